extension Replica {
    /// Takes in a request at a time that is not before the last step's end.
    mutating func receive(_ request: Int32, at time: Double, _ requests: inout [RequestState]) {
        let index = Int(request)
        let rank = chooseRank()
        requests[index].rank = Int32(rank)
        requests[index].arrived = time
        outstanding += 1
        ranks[rank].outstanding += 1
        guard plan.steps > 0 else {
            now = time
            inbox.append(request)
            schedule(&requests)
            return
        }
        guard plan.decodes, chunks.isEmpty else {
            inbox.append(request)
            return
        }
        // A stretch of decode steps. It ends at the next look, unless nobody would be let in then anyway.
        let steps = stepsUntilLook(after: time)
        let level = setting.levels[Int(requests[index].tier)]
        if setting.batching == .wholeBatches || ranks[rank].firstLevel.map({ $0 <= level }) ?? false,
            steps < plan.steps
        {
            requests[index].seen = max(plan.start + Double(steps) * plan.stepTime, time)
            ranks[rank].waiting[level].append(request)
            return
        }
        inbox.append(request)
        cut(to: steps, after: time)
    }

    /// Steps of the stretch under way until the inbox is looked at, not before a time.
    private func stepsUntilLook(after time: Double) -> Int {
        let begun = max(Int(((time - plan.start) / plan.stepTime).rounded(.up)), 1)
        let beyond = (phase + begun) % setting.poll
        return beyond == 0 ? begun : begun + setting.poll - beyond
    }

    /// Shortens the stretch under way.
    private mutating func cut(to steps: Int, after time: Double) {
        var steps = steps
        while steps < plan.steps {
            // A shorter stretch has a shorter mean step, and might end before the time.
            let stepTime = setting.seconds(decodeContent(steps: steps))
            if plan.start + Double(steps) * stepTime >= time {
                plan.steps = steps
                plan.stepTime = stepTime
                return
            }
            steps += setting.poll
        }
    }

    /// Lets the scheduler see what came.
    mutating func look(_ requests: inout [RequestState]) {
        while !inbox.isEmpty {
            let request = inbox.popFirst()
            let index = Int(request)
            requests[index].seen = now
            ranks[Int(requests[index].rank)].waiting[setting.levels[Int(requests[index].tier)]].append(request)
        }
    }
}
