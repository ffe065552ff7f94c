/// How much memory the caches of requests take on a data-parallel rank, in whole blocks.
///
/// After Kwon et al., "Efficient Memory Management for Large Language Model Serving with PagedAttention", SOSP 2023.
/// Full layers get a block for each 16 tokens as they come. What does not grow without bound is set aside when a
/// request is let in: the window of sliding layers, or as much of it as the request will fill, and the states of
/// linear layers.
///
/// Bytes are counted in 64 bits: an `Int` has 32 in the browser, which is too few for the memory of a GPU.
struct PagedCache {
    /// Tokens of a block: the default of vLLM.
    static let blockTokens = 16

    /// Bytes for all requests of a rank, on each of its GPUs.
    let capacity: Int64
    /// Bytes of a block in the layers that see everything.
    let blockBytes: Int64
    /// Bytes of a block in the sliding layers.
    let slidingBlockBytes: Int64
    /// Blocks of the sliding window.
    let windowBlocks: Int
    /// Bytes of the states.
    let stateBytes: Int64

    init(server: Server) {
        let attention = server.figures.attention
        let tokens = Double(PagedCache.blockTokens)
        // A turn of a pipeline holds a part of the layers on each GPU, and each GPU holds all turns: the same as one
        // turn of the whole.
        capacity = Int64(server.keyValueRoomPerGPU)
        // What drafts for speculative decoding has a cache of its own, of which windows are counted as if they grew.
        let drafting = server.figures.speculation
        let own = 1 + (drafting?.layerShare ?? 0)
        let draft = drafting?.model.first?.attention
        let draftBytes = draft.map { $0.growingBytes + $0.slidingBytes } ?? 0
        let perToken = attention.growingBytes * own + draftBytes
        blockBytes = Int64((perToken * tokens).rounded(.up))
        slidingBlockBytes = Int64((attention.slidingBytes * own * tokens).rounded(.up))
        windowBlocks = attention.slidingBytes > 0 ? Int((attention.window / tokens).rounded(.up)) : 0
        stateBytes = Int64((attention.stateBytes * own + (draft?.stateBytes ?? 0)).rounded(.up))
    }

    /// Blocks that hold so many tokens.
    func blocks(_ tokens: Int) -> Int { (tokens + PagedCache.blockTokens - 1) / PagedCache.blockTokens }

    /// Bytes that are set aside when a request is let in whose cache will grow to so many tokens.
    func fixedBytes(longest tokens: Int) -> Int64 {
        stateBytes + Int64(min(blocks(tokens), windowBlocks)) * slidingBlockBytes
    }

    /// Bytes of a request that holds so many tokens and will hold so many more at most.
    func bytes(_ tokens: Int, longest: Int) -> Int64 {
        Int64(blocks(tokens)) * blockBytes + fixedBytes(longest: longest)
    }
}
