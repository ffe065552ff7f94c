/// A data-parallel rank of a replica (or a pipeline stage's turn): its own requests and its own memory.
struct Rank {
    /// Bytes of memory that nobody holds.
    var free: Int64
    /// The requests that hold memory, in no order.
    var running: [Int32] = []
    /// Those of them whose prompts are not in the cache yet, in the order in which they were let in.
    var prefilling = RingBuffer()
    /// Those that wait, by the level of their priority.
    var waiting: [RingBuffer]
    /// Requests that decode.
    var decodes = 0
    /// Of these, how many need a new block in a step, by the token clock's remainder before it.
    var residues: [Int]
    /// Requests under way.
    var outstanding = 0
    /// Whether a request lost its memory for the step that is planned.
    var preempted = false

    init(capacity: Int64, levels: Int) {
        free = capacity
        waiting = Array(repeating: RingBuffer(), count: levels)
        residues = Array(repeating: 0, count: PagedCache.blockTokens)
    }

    /// The first level at which a request waits.
    var firstLevel: Int? {
        for level in waiting.indices where !waiting[level].isEmpty { return level }
        return nil
    }

    /// Blocks that decoding requests need in so many steps from a token clock on.
    func blocksNeeded(from clock: Int, steps: Int) -> Int {
        let whole = steps / PagedCache.blockTokens
        var blocks = whole * decodes
        for step in whole * PagedCache.blockTokens..<steps { blocks += residues[Rank.residue(clock + step)] }
        return blocks
    }

    /// The most steps, at least one and at most `limit`, for which so many blocks are enough.
    func steps(within blocks: Int, from clock: Int, limit: Int) -> Int {
        guard decodes > 0, blocksNeeded(from: clock, steps: limit) > blocks else { return limit }
        // Each round of so many steps as a block has tokens needs a block for each request.
        var steps = blocks / decodes * PagedCache.blockTokens
        var left = blocks % decodes
        while steps < limit, residues[Rank.residue(clock + steps)] <= left {
            left -= residues[Rank.residue(clock + steps)]
            steps += 1
        }
        return max(steps, 1)
    }

    /// The remainder of a number by the tokens of a block, never negative.
    static func residue(_ number: Int) -> Int { number & (PagedCache.blockTokens - 1) }
}
