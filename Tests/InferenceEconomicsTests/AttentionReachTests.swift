internal import InferenceEconomics
internal import Testing

/// How far attention reaches, seen from outside: by the time and the memory that it takes.
@Suite struct AttentionReachTests {
    /// A model on one GPU, of which only attention differs.
    func server(sliding: SlidingWindow? = nil, sparse: SparseAttention? = nil) throws -> Server {
        let model = try LanguageModel(
            name: "Test", identifier: "test", source: "made up", layers: 48, hiddenSize: 1024, vocabulary: 1000,
            attention: .groupedQuery(GroupedQueryAttention(heads: 8, keyValueHeads: 8, headSize: 128)),
            slidingWindow: sliding, sparseAttention: sparse, denseWidth: 512)
        return try Server(model: model, accelerator: .h200SXM)
    }

    /// Seconds that attention takes of a decode step.
    func attention(_ server: Server, context: Double) throws -> Double {
        try server.decodeStep(batch: 1, context: context).parts.attention
    }

    @Test(arguments: [100.0, 1000, 5000])
    func chunksAreFullWithinTheFirstOne(context: Double) throws {
        let chunked = try server(sliding: SlidingWindow(layers: 48, tokens: 8192, isChunked: true))
        let full = try server()
        expect(try attention(chunked, context: context), within: 1e-12, of: try attention(full, context: context))
    }

    @Test func ofManyChunksHalfOfOneIsSeenOnAverage() throws {
        let chunked = try server(sliding: SlidingWindow(layers: 48, tokens: 1000, isChunked: true))
        let half = try attention(try server(), context: 500)
        for context in [2000.0, 50_000, 100_000, 102_000] {
            expect(try attention(chunked, context: context), within: 1e-9, of: half)
        }
        for context in [50_123.0, 77_777, 99_500] {
            expect(try attention(chunked, context: context), within: 0.02, of: half)
        }
    }

    @Test(arguments: [1.0, 999, 1000, 1001, 10_000, 12_345])
    func promptsInChunksCostTheSumOfTheirChunks(prompt: Double) throws {
        let chunked = try server(sliding: SlidingWindow(layers: 48, tokens: 1000, isChunked: true))
        let full = try server()
        let chunks = (prompt / 1000).rounded(.down)
        let expected =
            try chunks * full.prefillAttentionWork(prompt: 1000)
            + full.prefillAttentionWork(prompt: prompt - chunks * 1000)
        expect(try chunked.prefillAttentionWork(prompt: prompt), within: 1e-12, of: expected)
    }

    @Test func layersBesideSparseOnesReadEverything() throws {
        let context = 50_000.0
        let all = try server(sparse: SparseAttention(indexSize: 1, selectedTokens: 2000))
        let some = try server(sparse: SparseAttention(indexSize: 1, selectedTokens: 2000, layers: 12))
        let none = try server()
        let (least, between, most) = try (
            attention(all, context: context), attention(some, context: context), attention(none, context: context)
        )
        expect((between - least) / (most - least), within: 0.001, of: 0.75)
        let stored = try all.keyValueBytesPerGPU(context: context) - none.keyValueBytesPerGPU(context: context)
        #expect(stored == 48 * context, "sparse attention keeps everything, and its index")
    }

    @Test func modelsRefuseMoreSparseLayersThanTheyHave() throws {
        #expect(throws: ServingError.self) {
            try server(sparse: SparseAttention(indexSize: 1, selectedTokens: 10, layers: 49))
        }
        #expect(throws: ServingError.self) {
            try server(sparse: SparseAttention(indexSize: 1, selectedTokens: 10, layers: 12, indexLayers: 13))
        }
        #expect(throws: ServingError.self) { try SparseAttention(indexSize: 1, selectedTokens: 1, layers: 0) }
    }
}
