internal import Cells
internal import Formulas
internal import InferenceEconomics
internal import SourceText
internal import Testing
internal import Vocabulary

@Suite struct CatalogueTests {
    static let constants = InferenceVocabulary.lexicon.constants
    static let names = constants.map { $0.name.text }

    @Test func everyNameIsUniqueAndDescribed() {
        #expect(Set(Self.names).count == Self.names.count)
        #expect(Self.constants.allSatisfy { !$0.summary.isEmpty })
        #expect(
            Set(Self.names).isSuperset(
                of: LanguageModel.catalogue.map { $0.identifier } + Accelerator.catalogue.map { $0.identifier }))
        #expect(Set(Self.names).isSuperset(of: ["bf16", "fp8", "vllm", "sglang", "steady", "closed_loop", "h100_sxm"]))
        #expect(!Self.names.contains("unknown"))
    }

    @Test(arguments: names)
    func everyNameHasAValue(_ name: String) throws {
        let constant = try #require(Self.constants.first { $0.name.text == name })
        let shown = try #require(evaluate(name).value)
        #expect(shown.figure == constant.value.record?.title)
        #expect(!shown.figure.isEmpty && shown.unit.isEmpty && shown.number == nil)
        #expect(evaluate("\(name) == \(name)").description == "yes")
        guard case .record(let type) = constant.type else {
            Issue.record("\(name) is no record")
            return
        }
        #expect(constant.value.record?.type == type)
    }

    @Test(arguments: names)
    func everyFieldOfANameHasAValueOrARefusal(_ name: String) throws {
        let constant = try #require(Self.constants.first { $0.name.text == name })
        guard case .record(let type) = constant.type else { return }
        for field in InferenceVocabulary.lexicon.records[type].fields {
            let outcome = evaluate("\(name).\(field.name.text)")
            if let value = outcome.value {
                #expect(!value.figure.isEmpty, "\(name).\(field.name.text)")
            } else {
                #expect(["compute_fp8", "compute_fp4", "power", "all_in_power"].contains(field.name.text))
                #expect(outcome.diagnostics.map { $0.id } == ["refused"])
                #expect(outcome.description.contains(constant.value.record?.title ?? "nothing"))
            }
        }
    }

    @Test func aFieldIsThatOfTheModel() throws {
        for model in LanguageModel.catalogue {
            let parameters = try #require(evaluate("\(model.identifier).parameters").value?.number)
            #expect(parameters == model.totalParameters)
            let layers = try #require(evaluate("\(model.identifier).layers").value?.number)
            #expect(layers == Double(model.layers))
            let cache = try #require(evaluate("\(model.identifier).kv_per_token in B/token").value?.number)
            #expect(cache == model.keyValueBytesPerToken(.bf16))
        }
        for accelerator in Accelerator.catalogue {
            let memory = try #require(evaluate("\(accelerator.identifier).memory in B").value?.number)
            #expect(memory == accelerator.memory)
            let bandwidth = try #require(evaluate("\(accelerator.identifier).bandwidth in B/s").value?.number)
            #expect(bandwidth == accelerator.bandwidth)
        }
    }

    @Test(
        arguments: [
            ("h100_sxm.memory", "80 GiB"), ("h100_sxm.bandwidth", "3.35 TB/s"), ("h100_sxm.power", "700 W"),
            ("fp8.bits", "8"), ("bf16.bits", "16"), ("llama_3_3_70b.layers", "80"), ("llama_3_3_70b.experts", "0"),
        ] as [(String, String)])
    func figuresAreShownInTheUnitsOfTheirMakers(_ formula: String, _ text: String) {
        #expect(evaluate(formula).description == text)
    }

    @Test func recordsAreOfTheTypesThatFieldsAndFunctionsName() {
        let lexicon = InferenceVocabulary.lexicon
        func isFine(_ type: Type) -> Bool {
            if case .record(let index) = type { return lexicon.records.indices.contains(index) }
            return type != .unknown
        }
        for record in lexicon.records {
            let names = record.fields.map { $0.name.text } + record.methods.map { $0.name.text }
            #expect(Set(names).count == names.count, "\(record.name)")
            #expect(record.fields.allSatisfy { isFine($0.type) && !$0.summary.isEmpty })
            #expect(
                record.methods.allSatisfy { method in
                    isFine(method.result) && method.parameters.allSatisfy { isFine($0.type) }
                })
        }
        #expect(lexicon.functions.allSatisfy { isFine($0.signature.result) })
    }
}
