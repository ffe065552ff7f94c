internal import Formulas

/// Says in words where over a parameter's range a condition is otherwise: `flips at 4.83 USD/h (fails above)`.
struct FlipPhrase {
    /// The range, cut where the condition changes.
    let stretches: [ConditionStretch]
    /// Whether the condition holds in the book.
    let holds: Bool
    /// Whether the numbers of the range lie apart, so that a stretch has a first and a last of them.
    let hasSteps: Bool
    /// A number of the range as it is published.
    let show: (Double) -> String

    /// How many stretches are told one by one.
    static let mostTold = 6

    /// The whole phrase.
    var text: String {
        let others = stretches.indices.filter { isOther(stretches[$0].state) }
        var parts: [String] = []
        if others.isEmpty {
            parts.append(
                holds
                    ? stretches.contains { isUndefined($0.state) }
                        ? "holds wherever it can be evaluated" : "holds over its whole range"
                    : stretches.contains { isUndefined($0.state) }
                        ? "fails wherever it can be evaluated" : "fails over its whole range")
        } else if let only = flip {
            parts.append(only)
        } else {
            let told = others.prefix(FlipPhrase.mostTold).map { place($0) }
            var text = (holds ? "fails " : "holds ") + FlipPhrase.joined(told)
            if others.count > told.count { text += ", and in \(others.count - told.count) further parts of its range" }
            parts.append(text)
        }
        for (index, stretch) in stretches.enumerated() {
            guard case .undefined(let reason) = stretch.state else { continue }
            parts.append("cannot be evaluated " + place(index) + (reason.isEmpty ? "" : ": " + reason))
            if parts.count > FlipPhrase.mostTold { break }
        }
        return FlipPhrase.joined(parts, last: "; ", separator: "; ")
    }

    /// One change, and what is beyond it; nil where there are more.
    private var flip: String? {
        let defined = stretches.indices.filter { !isUndefined(stretches[$0].state) }
        guard !hasSteps, defined.count == 2, defined[1] == defined[0] + 1 else { return nil }
        let isFirst = isOther(stretches[defined[0]].state)
        // The number on the side that holds, as a solution of the condition is.
        let isHoldingFirst = isFirst != holds
        let place = isHoldingFirst ? stretches[defined[0]].upper : stretches[defined[1]].lower
        return "flips at " + show(place) + (holds ? " (fails " : " (holds ") + (isFirst ? "below)" : "above)")
    }

    /// Where a stretch lies, as in `from 2.4 USD/h to 3.1 USD/h`.
    private func place(_ index: Int) -> String {
        let stretch = stretches[index]
        let isFirst = index == 0
        let isLast = index == stretches.count - 1
        if isFirst, isLast { return "over its whole range" }
        // A boundary is a number of the side that holds; steps have a number on each side.
        let lower = hasSteps || isFirst ? stretch.lower : boundary(index - 1)
        let upper = hasSteps || isLast ? stretch.upper : boundary(index)
        let (low, high) = (show(lower), show(upper))
        if low.utf8.elementsEqual(high.utf8) { return "at " + low }
        if isFirst { return hasSteps ? "up to " + high : "below " + high }
        if isLast { return hasSteps ? "from " + low + " on" : "above " + low }
        return "from " + low + " to " + high
    }

    /// Where a stretch ends and the next one begins.
    private func boundary(_ index: Int) -> Double {
        if case .holds = stretches[index + 1].state { return stretches[index + 1].lower }
        return stretches[index].upper
    }

    private func isOther(_ state: ConditionStretch.State) -> Bool {
        switch state {
        case .holds: !holds
        case .fails: holds
        case .undefined: false
        }
    }

    private func isUndefined(_ state: ConditionStretch.State) -> Bool {
        if case .undefined = state { return true }
        return false
    }

    /// What choices do: `fails with 1 or 2`.
    static func choices(
        _ flipped: [String], _ undefined: [(text: String, reason: String)], holds: Bool
    ) -> String {
        var parts: [String] = []
        if flipped.isEmpty {
            parts.append(
                (holds ? "holds with every choice" : "fails with every choice")
                    + (undefined.isEmpty ? "" : " that can be evaluated"))
        } else {
            parts.append((holds ? "fails with " : "holds with ") + joined(flipped, last: " or "))
        }
        for choice in undefined.prefix(3) {
            parts.append(
                "cannot be evaluated with " + choice.text + (choice.reason.isEmpty ? "" : ": " + choice.reason))
        }
        if undefined.count > 3 { parts.append("nor with \(undefined.count - 3) more") }
        return joined(parts, last: "; ", separator: "; ")
    }

    private static func joined(_ parts: [String], last: String = " and ", separator: String = ", ") -> String {
        var text = ""
        for (index, part) in parts.enumerated() {
            text += index == 0 ? part : (index == parts.count - 1 ? last : separator) + part
        }
        return text
    }
}
