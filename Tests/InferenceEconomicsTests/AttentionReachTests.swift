internal import InferenceEconomics
internal import Testing

/// How far attention reaches, seen from outside: by the time and the memory that it takes.
@Suite struct AttentionReachTests {
    /// A model on one GPU, of which only attention differs.
    func server(
        sliding: SlidingWindow? = nil, sparse: SparseAttention? = nil, linear: GatedDelta? = nil
    ) throws -> Server {
        let model = try LanguageModel(
            name: "Test", identifier: "test", source: "made up", layers: 48, hiddenSize: 1024, vocabulary: 1000,
            attention: .groupedQuery(GroupedQueryAttention(heads: 8, keyValueHeads: 8, headSize: 128)),
            slidingWindow: sliding, gatedDelta: linear, sparseAttention: sparse, denseWidth: 512)
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

    @Test(arguments: [(1.0, 0.001 * 0.001), (500, 0.25), (1000, 1), (1500, 2), (5000, 9), (100_000, 199)])
    func promptsCostTheWholeFirstWindowAndTwoOfItForEachMore(prompt: Double, windows: Double) throws {
        let sliding = try server(sliding: SlidingWindow(layers: 48, tokens: 1000))
        let first = try server().prefillAttentionWork(prompt: 1000)
        expect(try sliding.prefillAttentionWork(prompt: prompt), within: 1e-9, of: windows * first)
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

    /// Bytes that one request's cache takes and that a decode step reads of it, worked out by hand: 8 heads of 128
    /// numbers of two bytes, keys and values, are 4096 for each token and layer.
    @Test func everyKindOfLayerStoresAndReadsWhatItsFormulaSays() throws {
        func check(_ server: Server, stored: Double, read: Double) throws {
            #expect(try server.keyValueBytesPerGPU(context: 50_000) == stored)
            #expect(server.model.keyValueBytes(context: 50_000, .bf16) == stored)
            #expect(try server.decodeStep(batch: 3, context: 50_000).bytesRead.cache == 3 * read)
        }
        let whole = 4096 * 50_000.0
        try check(server(), stored: 48 * whole, read: 48 * whole)
        let window = 36.0 * 4096 * 1000
        try check(
            server(sliding: SlidingWindow(layers: 36, tokens: 1000)), stored: 12 * whole + window,
            read: 12 * whole + window)
        // The indexer looks at every token, one byte a number.
        let index = 48.0 * 100 * 50_000
        try check(
            server(sparse: SparseAttention(indexSize: 100, selectedTokens: 2000)), stored: 48 * whole + index,
            read: 48 * 4096 * 2000.0 + index)
        // A state is read and written. Two bytes a number.
        let state = 36.0 * 16 * 128 * 128 * 2
        try check(
            server(linear: GatedDelta(layers: 36, keyHeads: 16, valueHeads: 16, keySize: 128, valueSize: 128)),
            stored: 12 * whole + state, read: 12 * whole + 2 * state)
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
