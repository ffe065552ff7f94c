extension Replica {
    /// Whether a request can be let in: it is within the limit, and its prompt fits into what is free and not needed by
    /// the requests that decode in the same step. Static batching wants room for its whole answer.
    func hasRoom(_ rank: Int, for request: RequestState) -> Bool {
        guard ranks[rank].running.count < setting.runningLimit else { return false }
        let taken =
            setting.batching == .chunked
            ? Int64(ranks[rank].residues[Rank.residue(clock)]) * setting.cache.blockBytes : 0
        return bytesToAdmit(request) <= ranks[rank].free - taken
    }

    private func bytesToAdmit(_ request: RequestState) -> Int64 {
        let tokens = setting.batching == .wholeBatches ? request.longest : request.target
        return setting.cache.bytes(tokens, longest: request.longest)
    }

    /// Lets a request in: it holds memory from now on.
    mutating func admit(_ request: Int32, _ requests: inout [RequestState]) {
        let index = Int(request)
        let rank = Int(requests[index].rank)
        let bytes = bytesToAdmit(requests[index])
        ranks[rank].free -= bytes
        requests[index].place = Int32(ranks[rank].running.count)
        ranks[rank].running.append(request)
        ranks[rank].prefilling.append(request)
        requests[index].computed = requests[index].cached
        if requests[index].started != requests[index].started { requests[index].started = now }
    }

    /// Takes back the memory of a request that holds so many tokens.
    mutating func release(_ request: Int32, tokens: Int, _ requests: inout [RequestState]) {
        let index = Int(request)
        let rank = Int(requests[index].rank)
        ranks[rank].free += setting.cache.bytes(tokens, longest: requests[index].longest)
        // The last takes its place.
        let place = Int(requests[index].place)
        let last = ranks[rank].running.removeLast()
        if last != request {
            ranks[rank].running[place] = last
            requests[Int(last)].place = Int32(place)
        }
        requests[index].place = -1
    }

    /// Lets a request, whose prompt is in the cache, take part in decode steps.
    mutating func beginDecoding(_ request: Int32, _ requests: inout [RequestState]) {
        let index = Int(request)
        let rank = Int(requests[index].rank)
        let offset = requests[index].target - 1 - clock
        let due = clock + Int(requests[index].output - requests[index].generated)
        requests[index].offset = offset
        requests[index].finish = due
        requests[index].lastToken = now
        finishes.insert(Finish(clock: due, request: request))
        decodes += 1
        offsets += offset
        tierDecodes[Int(requests[index].tier)] += 1
        ranks[rank].decodes += 1
        ranks[rank].residues[Rank.residue(-offset)] += 1
        fresh.append(request)
    }

    /// Takes a request out of the decode steps. Returns the tokens in its cache.
    mutating func endDecoding(_ request: Int32, _ requests: inout [RequestState]) -> Int {
        let index = Int(request)
        let rank = Int(requests[index].rank)
        let offset = requests[index].offset
        requests[index].finish = -1
        decodes -= 1
        offsets -= offset
        tierDecodes[Int(requests[index].tier)] -= 1
        ranks[rank].decodes -= 1
        ranks[rank].residues[Rank.residue(-offset)] -= 1
        return offset + clock
    }

    /// Sees to it that each decoding request has room for its next token. While there is too little, the request that
    /// came last of the lowest priority loses its memory, and waits at the front of its queue to be computed again, as
    /// in vLLM. The first of the highest priority never does, so that there is progress.
    mutating func makeRoom(_ requests: inout [RequestState]) {
        guard setting.cache.blockBytes > 0 else { return }
        for rank in ranks.indices {
            while Int64(ranks[rank].residues[Rank.residue(clock)]) * setting.cache.blockBytes > ranks[rank].free {
                preempt(lastOf(rank, requests), &requests)
                ranks[rank].preempted = true
            }
        }
    }

    /// The request of the lowest priority that came last, of those that hold memory.
    private func lastOf(_ rank: Int, _ requests: [RequestState]) -> Int32 {
        var found = ranks[rank].running[0]
        for request in ranks[rank].running {
            let level = setting.levels[Int(requests[Int(request)].tier)]
            let lowest = setting.levels[Int(requests[Int(found)].tier)]
            if level > lowest || (level == lowest && request > found) { found = request }
        }
        return found
    }

    /// Takes a request's memory away.
    private mutating func preempt(_ request: Int32, _ requests: inout [RequestState]) {
        let index = Int(request)
        let rank = Int(requests[index].rank)
        tally.preemptions += 1
        if requests[index].finish >= 0 {
            requests[index].generated = requests[index].output - Int32(requests[index].finish - clock)
            let tokens = endDecoding(request, &requests)
            tally.recomputedTokens += tokens - Int(requests[index].cached)
            if let place = fresh.firstIndex(of: request) {
                fresh.remove(at: place)
            } else {
                requests[index].lastToken = lastEmission
            }
            release(request, tokens: tokens, &requests)
        } else {
            tally.recomputedTokens += Int(requests[index].computed - requests[index].cached)
            ranks[rank].prefilling.remove(request)
            release(request, tokens: requests[index].target, &requests)
        }
        requests[index].computed = requests[index].cached
        ranks[rank].waiting[setting.levels[Int(requests[index].tier)]].prepend(request)
    }
}
