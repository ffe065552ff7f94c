extension Replica {
    /// Does what is planned, and plans what is next. `answered` gets the requests that are done.
    mutating func commit(_ requests: inout [RequestState], _ answered: inout [Int32]) {
        let steps = plan.steps
        let bytesBefore = heldBytes
        let batch = (plan.decodes ? decodes : 0) + chunks.count
        if plan.decodes {
            if setting.batching != .wholeBatches { growCaches(steps: steps) }
            recordGaps(requests)
            clock += steps
        }
        tally.count(
            steps: steps, stepTime: plan.stepTime, batch: batch, bytes: (bytesBefore + heldBytes) / 2)
        now = plan.end
        phase = (phase + steps) % setting.poll
        if plan.decodes || decodes == 0 {
            lastEmission = now
            fresh.removeAll(keepingCapacity: true)
        }
        if plan.decodes { finishDue(&requests, &answered) }
        for chunk in chunks { advance(chunk, &requests, &answered) }
        if setting.batching == .wholeBatches, finishes.first == nil { endBatch() }
        schedule(&requests)
    }

    /// Bytes that requests hold, of all ranks.
    var heldBytes: Int64 {
        var free: Int64 = 0
        for rank in ranks.indices { free += ranks[rank].free }
        return Int64(ranks.count) * setting.cache.capacity - free
    }

    /// Takes the blocks that the decode steps fill.
    private mutating func growCaches(steps: Int) {
        for rank in ranks.indices {
            ranks[rank].free -= Int64(ranks[rank].blocksNeeded(from: clock, steps: steps)) * setting.cache.blockBytes
        }
    }

    /// Counts the times between tokens of the decode steps. The first of them ends a longer time if prompts were
    /// processed since the last.
    private mutating func recordGaps(_ requests: [RequestState]) {
        let paused = lastEmission != plan.start
        let later = paused ? plan.steps - 1 : plan.steps
        for tier in tierDecodes.indices where tierDecodes[tier] > 0 {
            tally.gaps[tier].add(plan.stepTime, times: tierDecodes[tier] * later)
        }
        guard paused else { return }
        let end = plan.start + plan.stepTime
        for tier in tierDecodes.indices where tierDecodes[tier] > 0 {
            var others = tierDecodes[tier]
            for request in fresh where requests[Int(request)].tier == tier {
                tally.gaps[tier].add(end - requests[Int(request)].lastToken, times: 1)
                others -= 1
            }
            tally.gaps[tier].add(end - lastEmission, times: others)
        }
    }

    /// Lets the requests go whose last token came.
    private mutating func finishDue(_ requests: inout [RequestState], _ answered: inout [Int32]) {
        while let first = finishes.first, first.clock <= clock {
            finishes.removeFirst()
            let index = Int(first.request)
            guard requests[index].finish == first.clock else { continue }
            requests[index].generated = requests[index].output
            if setting.batching == .wholeBatches {
                // It keeps its place until the batch is done, and is computed with.
                requests[index].finish = -1
                tierDecodes[Int(requests[index].tier)] -= 1
            } else {
                let tokens = endDecoding(first.request, &requests)
                release(first.request, tokens: tokens, &requests)
            }
            answer(first.request, &requests, &answered)
        }
    }

    /// A piece of a prompt is in the cache; with the last piece comes a token.
    private mutating func advance(_ chunk: Chunk, _ requests: inout [RequestState], _ answered: inout [Int32]) {
        let index = Int(chunk.request)
        let rank = Int(requests[index].rank)
        requests[index].computed += chunk.tokens
        tally.promptTokens += Int(chunk.tokens)
        let target = requests[index].target
        guard requests[index].computed == target else { return }
        if ranks[rank].prefilling.first == chunk.request {
            _ = ranks[rank].prefilling.popFirst()
        } else {
            ranks[rank].prefilling.remove(chunk.request)
        }
        if requests[index].generated == 0 {
            requests[index].first = now
        } else {
            tally.gaps[Int(requests[index].tier)].add(now - requests[index].lastToken, times: 1)
        }
        requests[index].generated += 1
        if requests[index].generated < requests[index].output {
            beginDecoding(chunk.request, &requests)
            return
        }
        if setting.batching != .wholeBatches { release(chunk.request, tokens: target, &requests) }
        answer(chunk.request, &requests, &answered)
    }

    private mutating func answer(_ request: Int32, _ requests: inout [RequestState], _ answered: inout [Int32]) {
        requests[Int(request)].last = now
        answered.append(request)
        outstanding -= 1
        ranks[Int(requests[Int(request)].rank)].outstanding -= 1
    }

    /// A static batch is done once nobody waits for a token: all its memory is free.
    private mutating func endBatch() {
        for rank in ranks.indices where !ranks[rank].prefilling.isEmpty { return }
        decodes = 0
        offsets = 0
        for rank in ranks.indices {
            ranks[rank].free = setting.cache.capacity
            ranks[rank].running.removeAll(keepingCapacity: true)
            ranks[rank].decodes = 0
            for residue in ranks[rank].residues.indices { ranks[rank].residues[residue] = 0 }
        }
    }
}
