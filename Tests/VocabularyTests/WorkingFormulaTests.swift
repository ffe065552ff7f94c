@testable internal import Cells
internal import Formulas
internal import SourceText
internal import Testing
internal import Vocabulary

/// The formulas that the vocabulary states of itself.
@Suite struct WorkingFormulaTests {
    /// The arguments of methods whose working is stated.
    private static let arguments = [
        "cost": "rent: 2 USD/h", "request_cost": "2 USD/h", "prompt_cost": "2 USD/h", "output_cost": "2 USD/h",
        "largest_batch": "2_000 token", "mean": "utilisation: 0.4", "useful_hour": "0.4",
        "revenue": "1_000 token, 300 token, prefix_hit_rate: 0.3, length_share: 0.8",
        "revenue_per_output_token": "1_000 token, output: 300 token, prefix_hit_rate: 0.3",
        "margin": "concurrency: 16, utilisation: 0.5",
    ]

    /// Formulas beside those of `Samples`, where a stated formula has a case of its own.
    private static let others = [
        "s.prefill(2_000 token).speed", "s.prefill(2_000 token).prompt_throughput", "s.prefill(2_000 token).time",
        "server(deepseek_v3, h200_sxm, tensor_parallel: 8, weights: fp8).decode(32, 1_000 token).time",
        "server(deepseek_v3, h200_sxm, tensor_parallel: 8, weights: fp8, speculation: speculation(2 token, 0.8))"
            + ".decode(32, 1_000 token).throughput",
        "server(deepseek_v3, h200_sxm, tensor_parallel: 8, weights: fp8, speculation: speculation(2 token, 0.8))"
            + ".serve(32, 1_000 token, 200 token).time_per_output_token",
        "server(llama_3_1_8b, h100_sxm, data_parallel: 4).largest_batch(3_000 token)",
        "server(llama_3_1_8b, h100_sxm, pipeline_parallel: 2).largest_batch(3_000 token)",
        "server(llama_3_1_8b, h100_sxm, pipeline_parallel: 2).weights_memory",
        "server(llama_3_1_8b, h100_sxm, data_parallel: 4).serve(64, 1_000 token, 100 token).time_per_output_token",
        "speculation(3 token, 1).tokens_per_step",
        "owned(30_000 USD, interest: 0, life: 5 year, power: draw, energy_price: 0.08 USD/kWh).recovery_factor",
        "theirs.useful_hour(0.4)", "list.revenue(1_000 token, 300 token)",
    ]

    private static func asked() -> [String] {
        let lexicon = InferenceVocabulary.lexicon
        return lexicon.workings.filter { $0.formula != nil }.map { working in
            let record = lexicon.records[working.record]
            let member = working.member.text
            let isMethod = record.methods.contains { $0.name == working.member }
            return "(\(Samples.formulas[record.name] ?? "")).\(member)"
                + (isMethod ? "(\(arguments[member] ?? ""))" : "")
        } + others
    }

    /// Put into the stated formula, the model's own numbers give the model's own result.
    @Test func everyStatedFormulaGivesWhatTheModelGives() throws {
        var diagnostics = Diagnostics()
        let definitions = Array(Samples.definitions.utf8)
        let info = SourceExcerpt(file: SourceID(0), bytes: Array("let".utf8), source: 0)
        let content = SourceExcerpt(file: SourceID(0), bytes: definitions, source: 0)
        let cell = try #require(CellReader.block(info, content, into: &diagnostics))
        let book = Book(
            [Book.Chapter(address: "chapter", uses: [], cells: [cell])], lexicon: InferenceVocabulary.lexicon,
            place: { "\($0.lower)" }, into: &diagnostics
        ).checked(into: &diagnostics)
        var checker = book.checker
        for text in Self.asked() {
            let excerpt = SourceExcerpt(file: SourceID(1), bytes: Array(text.utf8), source: 0)
            var parser = Parser(excerpt, 0..<excerpt.bytes.count)
            let read = parser.formula(into: &diagnostics)?.expression
            let asked = try #require(read, "\(text)")
            let found = checker.statedFormula(of: asked, in: 0)
            let stated = try #require(found, "\(text)")
            let result = checker.check(asked, in: 0)
            let formula = checker.check(stated.expression.replacing(stated.names), in: 0)
            #expect(checker.diagnostics.all.map { $0.summary } == [], "\(text)")
            #expect(result.type == formula.type, "\(text)")
            let evaluation = checker.extend(book.evaluation)
            let expected = try evaluation.evaluate(result).number
            let given = try evaluation.evaluate(formula).number
            #expect((given - expected).magnitude <= 1e-9 * expected.magnitude, "\(text): \(given), not \(expected)")
        }
        #expect(diagnostics.all.isEmpty)
    }

    /// A misspelt member would never be found.
    @Test func everyWorkingIsOfAMemberAndOfNoOtherTwice() {
        let lexicon = InferenceVocabulary.lexicon
        var seen: Set<String> = []
        for working in lexicon.workings {
            let record = lexicon.records[working.record]
            let isThere =
                record.fields.contains { $0.name == working.member }
                || record.methods.contains { $0.name == working.member }
            #expect(isThere, "\(record.name).\(working.member.text)")
            #expect(seen.insert("\(record.name).\(working.member.text)").inserted)
            #expect(working.formula != nil || !working.remark.isEmpty)
        }
    }
}
