internal import Formulas
internal import Quantities

/// Says in words how far a figure is from its threshold: `41.3; at least 10 is needed: 4.1 times as much`.
struct MarginPhrase {
    /// A side of a comparison.
    struct Side {
        /// In base units; nil for what is no number.
        let number: Double?
        /// As it is published.
        let text: String
    }

    /// How far the two may be apart.
    struct Tolerance {
        /// In base units, or as a share of the threshold.
        let amount: Double
        let isRelative: Bool
        /// As it is published.
        let text: String
    }

    let sign: BinaryOperator
    let figure: Side
    let threshold: Side
    var tolerance: Tolerance?
    /// A difference of the two as it is published.
    let difference: (Double) -> String

    /// The whole phrase.
    var text: String {
        if figure.number == nil {
            let isNeeded = sign == .equal
            return figure.text + "; " + threshold.text + (isNeeded ? " is needed" : " is not allowed")
        }
        let comparison = self.comparison
        return figure.text + "; " + requirement + (comparison.isEmpty ? "" : ": " + comparison)
    }

    /// How near it is to being otherwise, as a share of the larger side: above zero where it holds. What is no number
    /// is as far as it can be.
    var size: Double {
        guard let left = figure.number, let right = threshold.number else { return 1 }
        let scale = max(left.magnitude, right.magnitude)
        guard scale > 0 else { return 0 }
        let gap = left - right
        switch sign {
        case .greater, .greaterOrEqual: return gap / scale
        case .less, .lessOrEqual: return -gap / scale
        case .notEqual: return (gap.magnitude - width) / scale
        default: return (width - gap.magnitude) / scale
        }
    }

    /// How far the two may be apart.
    private var width: Double {
        guard let tolerance else { return 0 }
        return tolerance.isRelative ? tolerance.amount * (threshold.number ?? 0).magnitude : tolerance.amount
    }

    private var requirement: String {
        let bound = threshold.text
        if let tolerance {
            return sign == .equal
                ? bound + " within " + tolerance.text + " is needed"
                : "more than " + tolerance.text + " from " + bound + " is needed"
        }
        return switch sign {
        case .greaterOrEqual: "at least " + bound + " is needed"
        case .greater: "more than " + bound + " is needed"
        case .lessOrEqual: "at most " + bound + " is allowed"
        case .less: "less than " + bound + " is needed"
        case .notEqual: "anything but " + bound + " is allowed"
        default: "exactly " + bound + " is needed"
        }
    }

    /// The figure against the threshold: as a ratio where both are above zero, as a difference otherwise.
    private var comparison: String {
        guard let left = figure.number, let right = threshold.number else { return "" }
        if left == right { return "exactly that" }
        let side = left > right ? "above" : "below"
        guard left > 0, right > 0, (left / right).isFinite, (right / left).isFinite else {
            return difference((left - right).magnitude) + " " + side
        }
        let ratio = left / right
        if ratio >= 2 { return MarginPhrase.short(ratio) + " times as much" }
        if ratio < 0.005 { return "1/" + MarginPhrase.short(1 / ratio) + " of it" }
        let share = (ratio - 1).magnitude * 100
        if share < 0.1 { return "less than 0.1 % " + side }
        return MarginPhrase.short(share) + " % " + side
    }

    /// Two significant figures; three where two would round to a hundred or say nothing of hundreds.
    private static func short(_ number: Double) -> String {
        NumberFormat(digits: .significant(number >= 99 ? 3 : 2)).text(number)
    }
}
