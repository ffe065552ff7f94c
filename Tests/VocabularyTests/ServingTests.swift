internal import Cells
internal import Formulas
internal import InferenceEconomics
internal import Testing
internal import Vocabulary

@Suite struct ServingTests {
    static let definitions = "s = server(llama_3_3_70b, h100_sxm, tensor_parallel: 4, weights: fp8)"

    static func server() throws -> Server {
        let model = try #require(LanguageModel.catalogue.first { $0.identifier == "llama_3_3_70b" })
        let accelerator = try #require(Accelerator.catalogue.first { $0.identifier == "h100_sxm" })
        return try Server(
            model: model, accelerator: accelerator, parallelism: Parallelism(tensor: 4), weights: .fp8)
    }

    static func number(_ formula: String) throws -> Double {
        let outcome = evaluate(formula, definitions)
        return try #require(outcome.value?.number, "\(outcome)")
    }

    static func isSame(_ formula: String, _ expected: Double) throws -> Bool {
        (try number(formula) / expected - 1).magnitude < 1e-12
    }

    @Test func aServerIsThatOfTheModel() throws {
        let server = try Self.server()
        #expect(try Self.number("s.gpus") == 4)
        #expect(try Self.isSame("s.weights_memory in B", server.weightBytesPerGPU))
        #expect(try Self.isSame("s.kv_room in B", server.keyValueRoomPerGPU))
        #expect(evaluate("s", Self.definitions).description == "\(server.model.name) on 4 × \(server.accelerator.name)")
        #expect(
            evaluate("s.model == llama_3_3_70b and s.accelerator == h100_sxm", Self.definitions).description == "yes")
    }

    @Test(arguments: [1, 8, 64] as [Double], [500, 2_000, 8_000] as [Double])
    func aStepIsThatOfTheModel(_ batch: Double, _ context: Double) throws {
        let step = try Self.server().decodeStep(batch: batch, context: context)
        let formula = "s.decode(batch: \(Int(batch)), context: \(Int(context)) token)"
        #expect(try Self.isSame("\(formula).time in s", step.time))
        #expect(try Self.isSame("\(formula).throughput in token/s", step.throughput))
        #expect(try Self.isSame("\(formula).throughput_per_gpu in token/s", step.throughputPerGPU))
        #expect(try Self.isSame("\(formula).speed in token/s", step.speed))
        #expect(try Self.isSame("\(formula).bandwidth_time in s", step.bandwidthTime))
        #expect(try Self.isSame("\(formula).parts.dense in s", step.parts.denseWeights))
        #expect(try Self.number("\(formula).batch") == batch)
        #expect(evaluate("\(formula).bound", Self.definitions).description == step.bound.rawValue)
        #expect(try Self.isSame("\(formula).cost(2.10 USD/h) in USD/token", step.costPerToken(hourlyRate: 2.1)))
        #expect(try Self.isSame("\(formula).cost(rent: 0.001 USD/s) in USD/token", step.costPerToken(hourlyRate: 3.6)))
    }

    @Test func aPrefillIsThatOfTheModel() throws {
        let server = try Self.server()
        #expect(try Self.isSame("s.prefill(2_000 token).time in s", server.prefillStep(prompt: 2_000).time))
        #expect(
            try Self.isSame(
                "s.prefill(prompt: 2_000 token, prompts: 3).time in s",
                server.prefillStep(prompt: 2_000, prompts: 3).time))
        #expect(
            try Self.isSame(
                "s.prefill(2_000 token, cached: 500 token).time in s",
                server.prefillStep(prompt: 2_000, cached: 500).time))
        #expect(
            try Self.isSame(
                "s.prefill(2_000 token).prompt_throughput in token/s",
                server.prefillStep(prompt: 2_000).promptThroughput))
    }

    @Test func memoryIsThatOfTheModel() throws {
        let server = try Self.server()
        #expect(try Self.number("s.largest_batch(8_000 token)") == server.largestBatch(context: 8_000))
        #expect(try Self.isSame("s.kv_memory(8_000 token) in B", server.keyValueBytesPerGPU(context: 8_000)))
    }

    @Test(arguments: [Arrivals.steady, .closedLoop] as [Arrivals])
    func anOperatingPointIsThatOfTheModel(_ arrivals: Arrivals) throws {
        let load = try Load(
            concurrency: 32, promptTokens: 1_000, outputTokens: 500, arrivals: arrivals, prefixHitRate: 0.2)
        let point = try Self.server().operatingPoint(load)
        let formula = "s.serve(32, 1_000 token, 500 token, prefix_hit_rate: 0.2, arrivals: \(arrivals.rawValue))"
        #expect(try Self.isSame("\(formula).time_to_first_token in s", point.timeToFirstToken))
        #expect(try Self.isSame("\(formula).time_per_output_token in s", point.timePerOutputToken))
        #expect(try Self.isSame("\(formula).time_per_request in s", point.timePerRequest))
        #expect(try Self.isSame("\(formula).throughput in token/s", point.throughput))
        #expect(try Self.isSame("\(formula).prompt_throughput in token/s", point.promptThroughput))
        #expect(try Self.isSame("\(formula).request_rate in request/s", point.requestRate))
        #expect(try Self.isSame("\(formula).running_batch", point.runningBatch))
        #expect(try Self.isSame("\(formula).prefill_share", point.prefillShare))
        #expect(try Self.isSame("\(formula).step.time in s", point.step.time))
        #expect(try Self.isSame("\(formula).cost(3 USD/h) in USD/token", point.costPerToken(hourlyRate: 3)))
        #expect(
            try Self.isSame("\(formula).prompt_cost(3 USD/h) in USD/token", point.phaseCosts(hourlyRate: 3).prefill))
        #expect(try Self.isSame("\(formula).output_cost(3 USD/h) in USD/token", point.phaseCosts(hourlyRate: 3).decode))
        let isBound = evaluate("\(formula).is_memory_bound", Self.definitions).description
        #expect(isBound == (point.isMemoryBound ? "yes" : "no"))
    }

    @Test func requestsArriveOneByOneWhereNothingElseIsSaid() throws {
        let short = try Self.number("s.serve(32, 1_000 token, 500 token).time_to_first_token in s")
        let steady = try Self.number("s.serve(32, 1_000 token, 500 token, arrivals: steady).time_to_first_token in s")
        #expect(short == steady)
    }

    @Test func thePartsOfAStepAddUpToItsTime() throws {
        let parts = try #require(InferenceVocabulary.lexicon.records.first { $0.name == "breakdown of a step" }).fields
        let sum = parts.map { "p.\($0.name.text)" }.joined(separator: " + ")
        let definitions = Self.definitions + "\nd = s.decode(16, 2_000 token)\np = d.parts"
        let share = try #require(evaluate("(\(sum)) / d.time", definitions).value?.number)
        #expect(share > 0.5 && share < 2)
    }

    @Test(
        arguments: [
            ("weights: fp8, engine: sglang", Engine.sglang, Precision.fp8, 4), ("", .vllm, .bf16, 4),
        ] as [(String, Engine, Precision, Int)])
    func whatTheAuthorLeavesOutTheModelChooses(
        _ arguments: String, _ engine: Engine, _ weights: Precision, _ width: Int
    ) throws {
        let server = try Self.server()
        let same = try Server(
            model: server.model, accelerator: server.accelerator, engine: engine,
            parallelism: Parallelism(tensor: width), weights: weights)
        let formula = "server(llama_3_3_70b, h100_sxm, \(width)\(arguments.isEmpty ? "" : ", " + arguments))"
        #expect(
            try Self.isSame(
                "\(formula).decode(8, 2_000 token).time in s", same.decodeStep(batch: 8, context: 2_000).time))
        #expect(try Self.isSame("\(formula).kv_room in B", same.keyValueRoomPerGPU))
    }

    @Test func everySettingOfAServerReachesTheModel() throws {
        let server = try Self.server()
        let same = try Server(
            model: server.model, accelerator: server.accelerator, engine: .sglang,
            parallelism: Parallelism(tensor: 4, pipeline: 2), weights: .fp8, keyValueCache: .fp8, memoryShare: 0.8,
            prefillTokenBudget: 4_096)
        let formula = """
            server(llama_3_3_70b, h100_sxm, tensor_parallel: 4, pipeline_parallel: 2, weights: fp8, kv_cache: fp8, \
            engine: sglang, memory_share: 80 %, prefill_token_budget: 4_096 token)
            """
        #expect(try Self.isSame("\(formula).kv_room in B", same.keyValueRoomPerGPU))
        #expect(
            try Self.isSame(
                "\(formula).decode(8, 2_000 token).time in s", same.decodeStep(batch: 8, context: 2_000).time))
        #expect(try Self.number("\(formula).gpus") == 8)
    }
}
