extension Replica {
    /// Decides what is done from ``now`` on.
    mutating func schedule(_ requests: inout [RequestState]) {
        chunks.removeAll(keepingCapacity: true)
        // Who has nothing to do looks at once.
        if inbox.count == outstanding { phase = 0 }
        if phase == 0 { look(&requests) }
        plan = Plan(start: now)
        guard outstanding > 0 else { return }
        if setting.batching == .chunked, decodes > 0 { makeRoom(&requests) }
        let prompts = choosePrompts(&requests)
        if !chunks.isEmpty {
            plan.decodes = setting.batching == .chunked && decodes > 0
            plan.steps = 1
            plan.stepTime = setting.seconds(content(prompts, withDecodes: plan.decodes))
        } else if decodes > 0 {
            if setting.batching == .continuous { makeRoom(&requests) }
            plan.decodes = true
            plan.steps = stretch(requests)
            plan.stepTime = setting.seconds(decodeContent(steps: plan.steps))
        }
    }

    /// Prompt tokens and FLOPs of attention of a step, of all ranks.
    struct Prompts {
        var tokens = 0
        var work = 0.0
    }

    /// Fills the chunks of the next step: those under way first, then those that are let in.
    private mutating func choosePrompts(_ requests: inout [RequestState]) -> Prompts {
        var prompts = Prompts()
        let isWhole = setting.batching == .wholeBatches
        let admits = !isWhole || !ranks.contains { !$0.running.isEmpty }
        for rank in ranks.indices {
            var left = setting.tokenBudget
            if setting.batching == .chunked { left -= ranks[rank].decodes }
            for place in 0..<ranks[rank].prefilling.count where left > 0 {
                take(ranks[rank].prefilling[place], &left, &prompts, requests)
            }
            guard admits, !ranks[rank].preempted else {
                ranks[rank].preempted = false
                continue
            }
            while left > 0 || isWhole, let level = ranks[rank].firstLevel {
                guard let request = ranks[rank].waiting[level].first, hasRoom(rank, for: requests[Int(request)])
                else { break }
                // Prompts in steps of their own stay whole as far as the budget allows.
                let tokens = requests[Int(request)].target - Int(requests[Int(request)].cached)
                if setting.batching == .continuous, left < setting.tokenBudget, tokens > left { break }
                _ = ranks[rank].waiting[level].popFirst()
                admit(request, &requests)
                if left > 0 { take(request, &left, &prompts, requests) }
            }
        }
        return prompts
    }

    /// Takes as much of a prompt into the step as the budget still allows.
    private mutating func take(
        _ request: Int32, _ left: inout Int, _ prompts: inout Prompts, _ requests: [RequestState]
    ) {
        let state = requests[Int(request)]
        let done = Int(state.computed)
        let tokens = min(state.target - done, left)
        let attention = setting.figures.attention
        prompts.tokens += tokens
        prompts.work +=
            attention.prefillWork(prompt: Double(done + tokens)) - attention.prefillWork(prompt: Double(done))
        left -= tokens
        chunks.append(Chunk(request: request, tokens: Int32(tokens)))
    }

    /// How many steps are alike: until a request is done, the inbox is looked at, or memory runs out.
    private mutating func stretch(_ requests: [RequestState]) -> Int {
        while let first = finishes.first, requests[Int(first.request)].finish != first.clock { finishes.removeFirst() }
        var steps = (finishes.first?.clock ?? clock + 1) - clock
        if !inbox.isEmpty { steps = min(steps, setting.poll - phase) }
        guard setting.batching != .wholeBatches, setting.cache.blockBytes > 0 else { return steps }
        for rank in ranks.indices {
            steps = ranks[rank].steps(
                within: Int(clamping: ranks[rank].free / setting.cache.blockBytes), from: clock, limit: steps)
        }
        return steps
    }

    /// What the mean rank has in a step of a stretch of so many. The context is that in its middle: time is so nearly
    /// linear in it that the sum over the steps is the same.
    func decodeContent(steps: Int) -> RankStep {
        let context = Double(offsets) / Double(decodes) + Double(clock) + Double(steps - 1) / 2
        return RankStep(
            batch: Double(decodes) / setting.figures.batches, cacheOf: setting.figures.attention, context: context)
    }

    /// What the mean rank has in a step with prompts.
    private func content(_ prompts: Prompts, withDecodes: Bool) -> RankStep {
        let batches = setting.figures.batches
        guard withDecodes else {
            return RankStep(promptTokens: Double(prompts.tokens) / batches, attentionWork: prompts.work / batches)
        }
        var step = decodeContent(steps: 1)
        step.promptTokens = Double(prompts.tokens) / batches
        step.attentionWork = prompts.work / batches
        return step
    }
}
