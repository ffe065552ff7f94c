internal import Cells
internal import Formulas
internal import Quantities
internal import SourceText
internal import Testing
internal import Vocabulary

/// What holds for every record of the vocabulary, whatever it is.
@Suite struct RecordTests {
    static let records = InferenceVocabulary.lexicon.records
    static let names = records.map { $0.name }

    @Test func everyRecordIsOfASubjectAndEveryFunctionGivesOne() {
        let firsts = InferenceVocabulary.subjects.map { $0.firstRecord }
        #expect(firsts.first == 0 && firsts == firsts.sorted() && Set(firsts).count == firsts.count)
        for function in InferenceVocabulary.lexicon.functions {
            guard case .record = function.signature.result else {
                Issue.record("\(function.name.text) gives no record, and help does not list it")
                continue
            }
        }
    }

    @Test func everyRecordHasASample() {
        #expect(Set(Self.names).count == Self.names.count)
        #expect(Set(Samples.formulas.keys).union(Samples.lists.keys) == Set(Self.names))
    }

    @Test(arguments: Samples.formulas.keys.sorted())
    func everyFieldOfARecordCanBeRead(_ name: String) throws {
        let record = try #require(Self.records.first { $0.name == name })
        let formula = try #require(Samples.formulas[name])
        #expect(!evaluate(formula, Samples.definitions).description.contains("refused"))
        for field in record.fields {
            let outcome = evaluate("(\(formula)).\(field.name.text)", Samples.definitions)
            // A card without fp4 refuses.
            if name == "accelerator", field.name.text == "compute_fp4" { continue }
            let value = try #require(outcome.value, "\(name).\(field.name.text): \(outcome)")
            #expect(!value.figure.isEmpty, "\(name).\(field.name.text)")
            if case .quantity = field.type { #expect(try #require(value.number).isFinite) }
        }
    }

    @Test(arguments: Samples.lists.keys.sorted())
    func everyListHoldsRecords(_ name: String) throws {
        let formula = try #require(Samples.lists[name])
        #expect(try Samples.number("count(\(formula))") > 0)
        #expect(!evaluate(formula, Samples.definitions).description.isEmpty)
    }

    /// Every function and method, with the record that it is of.
    static let signatures: [(owner: String?, signature: Signature)] =
        InferenceVocabulary.lexicon.functions.map { (nil, $0.signature) }
        + records.flatMap { record in record.methods.map { (record.name, $0) } }

    @Test func everyDimensionOfEveryParameterIsChecked() throws {
        var checked = 0
        for (owner, signature) in Self.signatures {
            let arguments = signature.parameters.map { "\($0.name.text): \(sample($0.type))" }
            for (place, parameter) in signature.parameters.enumerated() {
                guard case .quantity = parameter.type else { continue }
                var wrong = arguments
                wrong[place] = "\(parameter.name.text): 1 EUR"
                let call = "\(signature.name.text)(\(wrong.joined(separator: ", ")))"
                let outcome = evaluate(owner.flatMap { prefix($0, call) } ?? call, Samples.definitions)
                let mistake = "dimension-mismatch: '\(parameter.name.text)' of '\(signature.name.text)' is"
                #expect(outcome.description.hasPrefix(mistake), "\(call): \(outcome)")
                #expect(outcome.diagnostics.count == 1, "\(call)")
                checked += 1
            }
        }
        #expect(checked > 150)
    }

    @Test func everyRecordThatAParameterTakesIsChecked() throws {
        var checked = 0
        for (owner, signature) in Self.signatures {
            let arguments = signature.parameters.map { "\($0.name.text): \(sample($0.type))" }
            for (place, parameter) in signature.parameters.enumerated() {
                if case .quantity = parameter.type { continue }
                var wrong = arguments
                wrong[place] = "\(parameter.name.text): 1 EUR"
                let call = "\(signature.name.text)(\(wrong.joined(separator: ", ")))"
                let outcome = evaluate(owner.flatMap { prefix($0, call) } ?? call, Samples.definitions)
                let mistake = "wrong-type: '\(parameter.name.text)' of '\(signature.name.text)' is"
                #expect(outcome.description.hasPrefix(mistake), "\(call): \(outcome)")
                checked += 1
            }
        }
        #expect(checked > 60)
    }

    @Test(arguments: Self.signatures.map { $0.signature.name.text })
    func whatAFunctionGivesIsOfTheTypeThatItSays(_ name: String) throws {
        for (owner, signature) in Self.signatures where signature.name.text == name {
            #expect(!signature.summary.isEmpty)
            let names = signature.parameters.map { $0.name.text }
            #expect(Set(names).count == names.count)
            if let owner { #expect(Self.names.contains(owner)) }
        }
    }

    private func prefix(_ owner: String, _ call: String) -> String? {
        Samples.formulas[owner].map { "(\($0)).\(call)" }
    }

    /// A formula of a type, which need not make sense: types are checked before anything is evaluated.
    private func sample(_ type: Type) -> String {
        switch type {
        case .quantity(let dimension):
            dimension.isNone
                ? "1" : "1 \(QuantityFormatter(units: UnitTable()).canonicalUnit(dimension).text)"
        case .truth: "true"
        case .text: "\"text\""
        case .scenario: "published"
        case .list(let element): "[\(sample(element))]"
        case .record(let index): Samples.formulas[Self.names[index]] ?? "0"
        case .unknown: "0"
        }
    }
}

@Suite struct RecordEqualityTests {
    @Test(
        arguments: [
            ("s.decode(8, 2_000 token) == s.decode(8, 2_000 token)", "yes"),
            ("s.decode(8, 2_000 token) == s.decode(9, 2_000 token)", "no"),
            ("rented(2 USD/h) == rented(3 USD/h)", "no"), ("rented(2 USD/h) == rented(120 USD/h / 60)", "yes"),
            ("s.model == llama_3_3_70b", "yes"), ("s.model == llama_3_1_70b", "no"),
            ("s != server(llama_3_3_70b, h100_sxm, 4, weights: fp8, memory_share: 0.8)", "yes"),
            ("h100_sxm == h100_pcie", "no"),
        ] as [(String, String)])
    func recordsAreEqualIfWhatTheyHoldIs(_ formula: String, _ answer: String) {
        #expect(evaluate(formula, Samples.definitions).description == answer)
    }
}
