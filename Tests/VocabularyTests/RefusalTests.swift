internal import Cells
internal import SourceText
internal import Testing

@Suite struct RefusalTests {
    @Test(
        arguments: [
            ("server(llama_3_3_70b, h100_sxm)", "the weights need 131.4 GiB per GPU and the engine may use"),
            (
                "server(llama_3_3_70b, h100_sxm, 3)",
                "tensor parallel width is 3, which does not divide the 64 query heads"
            ),
            ("server(llama_3_3_70b, h100_sxm, 4, expert_parallel: 2)", "expert parallel width is 2, expected 1"),
            ("server(llama_3_3_70b, h100_sxm, 2.5)", "tensor_parallel is 2.5, expected a whole number"),
            (
                "server(llama_3_3_70b, h100_sxm, 1e12)",
                "tensor_parallel is 1,000,000,000,000, expected less than a billion"
            ),
            ("server(llama_3_3_70b, h100_sxm, 0)", "tensor parallel width is 0, expected"),
            (
                "server(llama_3_3_70b, h100_sxm, 4, memory_share: 1.5)",
                "memory share is 1.5, expected above 0, at most 1"
            ),
            ("server(llama_3_3_70b, h100_sxm, 4, kv_cache: fp4)", "KV cache precision is fp4, expected bf16 or fp8"),
            ("s.decode(0, 2_000 token)", "batch is 0, expected"),
            ("s.decode(-1, 2_000 token)", "batch is -1, expected"),
            ("s.decode(8, 0 token)", "context is 0, expected"),
            ("s.decode(1_000_000, 2_000 token)", "the KV cache of 1,000,000 requests of 2,000 tokens does not fit"),
            ("s.serve(0, 500 token, 500 token)", "concurrency is 0, expected from 1 to a billion requests"),
            (
                "s.serve(8, 500 token, 500 token, prefix_hit_rate: 1)",
                "prefix hit rate is 1, expected from 0 to below 1"
            ),
            ("s.decode(8, 500 token).cost(-1 USD/h)", "hourly rate is -1, expected"),
            ("s.prefill(500 token).cost(1 USD/h)", "batch is 0, expected"),
            ("a100_sxm.compute_fp8", "does not compute in fp8"),
        ] as [(String, String)])
    func whatTheModelRefusesIsADiagnostic(_ formula: String, _ summary: String) throws {
        let outcome = evaluate(formula, ServingTests.definitions)
        #expect(outcome.diagnostics.map { $0.id } == ["refused"], "\(outcome)")
        #expect(try #require(outcome.diagnostics.first).summary.contains(summary), "\(outcome)")
    }

    @Test func whatDoesNotFitIsRefusedWithTheNearestThatDoes() throws {
        let small = evaluate("server(llama_3_3_70b, h100_sxm)")
        #expect(try #require(small.diagnostics.first).summary.hasSuffix("; tensor parallel width 2 fits"))
        #expect(evaluate("server(llama_3_3_70b, h100_sxm, 2)").value != nil)

        let large = evaluate("s.decode(100_000, 8_000 token).time", ServingTests.definitions)
        let text = try #require(large.diagnostics.first?.summary.split(separator: " ").last)
        let batch = try #require(Int(text))
        #expect(evaluate("s.decode(\(batch), 8_000 token).time", ServingTests.definitions).value != nil)
        #expect(
            evaluate("s.decode(\(batch + 1), 8_000 token).time", ServingTests.definitions).diagnostics.map { $0.id }
                == ["refused"])
        #expect(evaluate("s.largest_batch(8_000 token) == \(batch)", ServingTests.definitions).description == "yes")
    }

    @Test(
        arguments: [
            (
                "server(h100_sxm, llama_3_3_70b)",
                "wrong-type: 'model' of 'server' is a language model, not an accelerator\nwrong-type: 'accelerator' of 'server' is an accelerator, not a language model"
            ),
            ("server(llama_3_3_70b)", "missing-argument: 'server' needs 'accelerator'"),
            ("server(llama_3_3_70b, h100_sxm, tensor: 4)", "unknown-argument: 'server' has no argument 'tensor'"),
            (
                "server(llama_3_3_70b, h100_sxm, weights: vllm)",
                "wrong-type: 'weights' of 'server' is a precision, not an engine"
            ),
            (
                "server(llama_3_3_70b, h100_sxm, weights: 8)",
                "wrong-type: 'weights' of 'server' is a precision, not a plain number"
            ),
            (
                "server(llama_3_3_70b, h100_sxm, tensor_parallel: 4 GPU)",
                "dimension-mismatch: 'tensor_parallel' of 'server' is a plain number, not a quantity in GPU"
            ),
            (
                "s.decode(8, 2_000)",
                "dimension-mismatch: 'context' of 'decode' is a quantity in token, not a plain number"
            ),
            ("s.decode(8)", "missing-argument: 'decode' needs 'context'"),
            ("s.decode(batch: 8, ctx: 2_000 token)", "unknown-argument: 'decode' has no argument 'ctx'"),
            ("s.decode(8, 500 token, 3)", "too-many-arguments: 'decode' takes 2 arguments"),
            (
                "s.decode(8, 500 token).cost(2 USD)",
                "dimension-mismatch: 'rent' of 'cost' is a quantity in USD/h, not a quantity in USD"
            ),
            (
                "s.decode(8, 500 token).cost(2 EUR/h)",
                "dimension-mismatch: 'rent' of 'cost' is a quantity in USD/h, not a quantity in EUR/h"
            ),
            ("s.decode(8, 500 token).tiem", "unknown-field: a step has no 'tiem'"),
            ("s.speed", "unknown-field: a server has no 'speed'"),
            ("s.decode", "function-without-call: 'decode' of a server needs its arguments"),
            ("h100", "unknown-name: there is no value 'h100'"),
            ("h100_sxn", "unknown-name: there is no value 'h100_sxn'"),
            ("fp8 + 1", "wrong-type: a precision cannot be added"),
            ("server", "function-without-call: 'server' is a function and needs its arguments"),
        ] as [(String, String)])
    func anArgumentThatDoesNotFitIsNamed(_ formula: String, _ mistake: String) {
        #expect(evaluate(formula, ServingTests.definitions).description == mistake)
    }

    @Test func aNameNearlyRightIsSuggested() {
        let hints = ["h100_sxn", "s.decod(8, 1 token)", "server(llama_3_3_70b, h100_sxm, weight: fp8)", "lama_3_3_70b"]
            .map {
                evaluate($0, ServingTests.definitions).diagnostics.first?.hint
            }
        #expect(
            hints == [
                "did you mean 'h100_sxm'?", "did you mean 'decode'?", "did you mean 'weights'?",
                "did you mean 'llama_3_3_70b'?",
            ])
    }

    @Test(
        arguments: [
            ("fleet(s, 3)", "a demand comes from demand(…)"),
            ("s.serve(8, 1 token, 1 token, arrivals: 3)", "a pattern of arrivals is steady, closed_loop"),
            ("fleet(3, 3)", "a server comes from server(…)"),
            ("rented(2 USD/h).break_even(3)", "a supply of accelerators comes from owned(…) or rented(…)"),
        ])
    func whereARecordComesFromIsSaid(_ formula: String, _ hint: String) {
        #expect(evaluate(formula, ServingTests.definitions).diagnostics.first?.hint == hint)
    }
}
