internal import InferenceEconomics
internal import Testing
internal import Vocabulary

@Suite struct SpeculationTests {
    static let plain = "server(llama_3_3_70b, h100_sxm, 4, weights: fp8"

    static func server(_ draft: Speculation.Draft, acceptance: Double = 0.7) throws -> Server {
        let server = try Samples.server()
        return try Server(
            model: server.model, accelerator: server.accelerator, parallelism: server.parallelism, weights: .fp8,
            speculation: Speculation(draftTokens: 3, acceptance: acceptance, draft: draft))
    }

    static let drafts: [(String, Speculation.Draft)] = [
        ("", .predictionLayer), (", prediction_layer", .predictionLayer), (", prompt_lookup", .lookup),
        (", draft: draft_model(llama_3_1_8b)", .model(LanguageModel.catalogue[0])),
    ]

    @Test func theFirstModelIsTheSmallLlama() { #expect(LanguageModel.catalogue[0].identifier == "llama_3_1_8b") }

    @Test(arguments: drafts)
    func aServerWithSpeculationIsThatOfTheModel(_ argument: String, _ draft: Speculation.Draft) throws {
        let formula = "\(Self.plain), speculation: speculation(3 token, 0.7\(argument)))"
        let server = try Self.server(draft)
        let step = try server.decodeStep(batch: 8, context: 2_000)
        try expectNumber("\(formula).decode(8, 2_000 token).time in s", step.time)
        try expectNumber("\(formula).decode(8, 2_000 token).parts.draft in s", step.parts.draft)
        try expectNumber("\(formula).decode(8, 2_000 token).tokens_per_request in token", step.tokensPerRequest)
        try expectNumber("\(formula).memory.draft in B", server.memoryPerGPU.draft)
    }

    @Test func aSpeculationSaysWhatItBringsIn() throws {
        try expectNumber("speculation(2 token, 0.5).tokens_per_step in token", 1.75)
        try expectNumber("speculation(2 token, 0.5).draft_tokens in token", 2)
        try expectNumber("speculation(2 token, 0.5).acceptance", 0.5)
        #expect(evaluate("speculation(2 token, 0.5).draft").description == "prediction layer")
        #expect(evaluate("draft_model(llama_3_1_8b)").description == "Llama 3.1 8B")
        #expect(evaluate("draft_model(llama_3_1_8b).is_model").description == "yes")
        #expect(evaluate("prompt_lookup.is_model").description == "no")
    }

    @Test(
        arguments: [
            ("speculation(0 token, 0.5)", "draft tokens is 0, expected a whole number from 1 to 32"),
            ("speculation(1.5 token, 0.5)", "draft_tokens is 1.5, expected a whole number"),
            ("speculation(3 token, 1.1)", "acceptance rate is 1.1, expected from 0 to 1"),
        ])
    func nonsenseIsRefused(_ formula: String, _ summary: String) {
        #expect(evaluate(formula).description == "refused: \(summary)")
    }
}

@Suite struct ServerSettingTests {
    @Test func theDateOfTheSoftwareIsADay() throws {
        let server = try Samples.server()
        let days = try #require(CalendarDate("2025-09-01"))
        let same = try Server(
            model: server.model, accelerator: server.accelerator, engine: .sglang, parallelism: server.parallelism,
            weights: .fp8, compute: .bf16, receiveInterval: 20, softwareDate: days.yearsFrom2026)
        let formula = """
            server(llama_3_3_70b, h100_sxm, 4, weights: fp8, engine: sglang, receive_interval: 20, \
            software_date: "2025-09-01", compute: bf16)
            """
        let point = try same.operatingPoint(Samples.load(concurrency: 16))
        try expectNumber(
            "\(formula).serve(16, 1_000 token, 300 token).time_to_first_token in s", point.timeToFirstToken)
        try expectNumber(
            "\(formula).serve(16, 1_000 token, 300 token).time_per_output_token in s", point.timePerOutputToken)
    }

    @Test func whatIsNoDayIsRefused() {
        #expect(
            evaluate("server(llama_3_1_8b, h100_sxm, software_date: \"2025-13-01\")").description
                == "refused: software date is '2025-13-01', expected a day as in '2026-04-22'")
    }

    @Test func aServerSaysWhereItsMemoryGoes() throws {
        let server = try Samples.server()
        let memory = server.memoryPerGPU
        for (name, bytes) in [
            ("dense", memory.denseWeights), ("experts", memory.experts), ("embeddings", memory.embeddings),
            ("draft", memory.draft), ("reserve", memory.reserve), ("cache", memory.cache), ("unused", memory.unused),
            ("total", memory.total),
        ] {
            try expectNumber("s.memory.\(name) in B", bytes)
        }
        try expectNumber("s.longest_context in token", server.longestContext)
    }

    @Test func aStepSaysWhatItReads() throws {
        let bytes = try Samples.server().decodeStep(batch: 8, context: 2_000).bytesRead
        for (name, expected) in [
            ("dense", bytes.denseWeights), ("experts", bytes.experts), ("head", bytes.head), ("cache", bytes.cache),
            ("total", bytes.total),
        ] {
            try expectNumber("s.decode(8, 2_000 token).bytes_read.\(name) in B", expected)
        }
    }

    @Test func anOperatingPointSaysHowFarItMayBeOff() throws {
        let load = try Load(
            concurrency: 512, promptTokens: 4_000, outputTokens: 1_000, lengthShare: 0.9, arrivals: .steady,
            prefixHitRate: 0.1)
        let point = try Samples.server().operatingPoint(load)
        let formula = "s.serve(512, 4_000 token, 1_000 token, 0.1, length_share: 0.9)"
        try expectNumber("\(formula).low.time_per_output_token in s", point.intervals.timePerOutputToken.lowerBound)
        try expectNumber("\(formula).high.time_per_output_token in s", point.intervals.timePerOutputToken.upperBound)
        try expectNumber("\(formula).high.time_to_first_token in s", point.intervals.timeToFirstToken.upperBound)
        try expectNumber("\(formula).low.throughput_per_gpu in token/s", point.intervals.throughputPerGPU.lowerBound)
        try expectNumber("\(formula).memory_wait in s", point.memoryWait)
        try expectNumber("\(formula).largest_batch", point.largestBatch)
        #expect(evaluate("\(formula).bound", Samples.definitions).description == point.bound.rawValue)
        #expect(evaluate("\(formula).unmeasured", Samples.definitions).description == "the prefix cache")
        #expect(
            evaluate("s.serve(8, 500 token, 500 token).unmeasured", Samples.definitions).description == "nothing")
    }
}
