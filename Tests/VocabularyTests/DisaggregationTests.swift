internal import InferenceEconomics
internal import Testing
internal import Vocabulary

@Suite struct DisaggregationTests {
    static let formula = "disaggregated(s, s, prefill_servers: 2, decode_servers: 3, transfer: 50 GB/s)"

    static func deployment() throws -> DisaggregatedServer {
        let server = try Samples.server()
        return try DisaggregatedServer(
            prefill: server, prefillServers: 2, decode: server, decodeServers: 3, transferBandwidth: 50e9)
    }

    @Test func itIsThatOfTheModel() throws {
        let deployment = try Self.deployment()
        let point = try deployment.operatingPoint(Samples.load(concurrency: 64))
        let served = "\(Self.formula).serve(64, 1_000 token, 300 token)"
        for (name, seconds) in [
            ("time_to_first_token", point.timeToFirstToken), ("time_per_output_token", point.timePerOutputToken),
            ("time_per_request", point.timePerRequest), ("prefill_wait", point.prefillWait),
            ("prefill_time", point.prefillTime), ("transfer_time", point.transferTime),
            ("memory_wait", point.memoryWait), ("step.time", point.step.time),
        ] {
            try expectNumber("\(served).\(name) in s", seconds)
        }
        try expectNumber("\(served).throughput in token/s", point.throughput)
        try expectNumber("\(served).throughput_per_gpu in token/s", point.throughputPerGPU)
        try expectNumber("\(served).request_rate in request/s", point.requestRate)
        try expectNumber("\(served).prefill_utilisation", point.prefillUtilisation)
        try expectNumber("\(served).running_batch", point.runningBatch)
        try expectNumber("\(served).gpus", 20)
        try expectNumber("\(served).low.throughput_per_gpu in token/s", point.intervals.throughputPerGPU.lowerBound)
        try expectNumber("\(served).high.time_to_first_token in s", point.intervals.timeToFirstToken.upperBound)
        #expect(evaluate("\(served).unmeasured", Samples.definitions).description == "disaggregated prefill")
        let costs = try point.tokenCosts(prefillHourlyRate: 2, decodeHourlyRate: 3)
        try expectNumber("\(served).prompt_cost(2 USD/h) in USD/token", costs.prompt)
        try expectNumber("\(served).output_cost(3 USD/h) in USD/token", costs.output)
        try expectNumber(
            "\(Self.formula).transfer_memory(1_000 token) in B", deployment.transferBytes(prompt: 1_000))
        try expectNumber("\(Self.formula).transfer in GB/s", 50)
    }

    @Test func theTransferIsTheInterconnectsUnlessStated() throws {
        try expectNumber("disaggregated(s, s).transfer / h100_sxm.interconnect", 1)
    }

    @Test(
        arguments: [
            (
                "disaggregated(s, server(llama_3_1_8b, h100_sxm))",
                "the model of the decode servers is Llama 3.1 8B, expected that of the prefill servers, Llama 3.3 70B"
            ),
            (
                "disaggregated(s, s, prefill_servers: 0)",
                "prefill servers is 0, expected a whole number from 1 to a billion"
            ),
            (
                "disaggregated(s, s, decode_servers: 1.5)",
                "decode_servers is 1.5, expected a whole number"
            ),
            ("disaggregated(s, s, transfer: 0 B/s)", "transfer bandwidth is 0, expected a finite number above zero"),
        ])
    func nonsenseIsRefused(_ formula: String, _ summary: String) {
        #expect(evaluate(formula, Samples.definitions).description == "refused: \(summary)")
    }
}
