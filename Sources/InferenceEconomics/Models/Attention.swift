/// The attention of a language model's ordinary layers.
public enum Attention: Hashable, Sendable {
    /// Query heads in groups that share a key and a value head. Multi-head attention is the case of one query head in a
    /// group, multi-query attention that of one group.
    case groupedQuery(GroupedQueryAttention)
    /// Multi-head latent attention (MLA), which caches a compressed vector in place of keys and values.
    case latent(LatentAttention)

    /// Query heads of a layer.
    public var heads: Int {
        switch self {
        case .groupedQuery(let attention): attention.heads
        case .latent(let attention): attention.heads
        }
    }

    /// Whether the cache holds a compressed vector.
    public var isLatent: Bool {
        switch self {
        case .groupedQuery: false
        case .latent: true
        }
    }
}

/// Grouped-query attention: Ainslie et al., "GQA", 2023.
public struct GroupedQueryAttention: Hashable, Sendable {
    /// Query heads.
    public let heads: Int
    /// Key and value heads: what the cache holds.
    public let keyValueHeads: Int
    /// Numbers of one head.
    public let headSize: Int

    /// Grouped-query attention by its counts, each from 1 to a billion.
    ///
    /// - Throws: ``ServingError`` if a count is out of range, or the KV heads do not divide the query heads.
    public init(heads: Int, keyValueHeads: Int, headSize: Int) throws(ServingError) {
        try requireCount(heads, "query heads")
        try requireCount(keyValueHeads, "KV heads")
        try requireCount(headSize, "head size")
        try requireDivides(keyValueHeads, "KV heads", heads, "query heads")
        self.init(uncheckedHeads: heads, keyValueHeads: keyValueHeads, headSize: headSize)
    }

    /// For the catalogue.
    init(uncheckedHeads heads: Int, keyValueHeads: Int, headSize: Int) {
        self.heads = heads
        self.keyValueHeads = keyValueHeads
        self.headSize = headSize
    }
}

/// Multi-head latent attention: DeepSeek-AI, "DeepSeek-V2", 2024, section 2.1.
public struct LatentAttention: Hashable, Sendable {
    /// Query heads.
    public let heads: Int
    /// Rank of the compressed query.
    public let queryRank: Int
    /// Rank of the compressed keys and values: what the cache holds, together with ``ropeSize``.
    public let keyValueRank: Int
    /// Size of a head's key without position.
    public let nopeSize: Int
    /// Size of the key with rotary position, shared by all heads.
    public let ropeSize: Int
    /// Size of a head's value.
    public let valueSize: Int

    /// Latent attention by its sizes, each a count of numbers from 1 to a billion.
    ///
    /// - Throws: ``ServingError`` if a count is out of range.
    public init(
        heads: Int, queryRank: Int, keyValueRank: Int, nopeSize: Int, ropeSize: Int, valueSize: Int
    ) throws(ServingError) {
        try requireCount(heads, "query heads")
        try requireCount(queryRank, "query rank")
        try requireCount(keyValueRank, "KV rank")
        try requireCount(nopeSize, "nope size")
        try requireCount(ropeSize, "rope size")
        try requireCount(valueSize, "value size")
        self.init(
            uncheckedHeads: heads, queryRank: queryRank, keyValueRank: keyValueRank, nopeSize: nopeSize,
            ropeSize: ropeSize, valueSize: valueSize)
    }

    /// For the catalogue.
    init(
        uncheckedHeads heads: Int, queryRank: Int, keyValueRank: Int, nopeSize: Int, ropeSize: Int, valueSize: Int
    ) {
        self.heads = heads
        self.queryRank = queryRank
        self.keyValueRank = keyValueRank
        self.nopeSize = nopeSize
        self.ropeSize = ropeSize
        self.valueSize = valueSize
    }
}
