/// Refuses a number that is not finite or not above zero.
func requirePositive(_ value: Double, _ name: String) throws(ServingError) {
    guard value > 0, value.isFinite else {
        throw .value(name: name, given: value, expected: "a finite number above zero")
    }
}

/// Refuses a number that is not finite or below zero.
func requireNonNegative(_ value: Double, _ name: String) throws(ServingError) {
    guard value >= 0, value.isFinite else {
        throw .value(name: name, given: value, expected: "a finite number, zero or above")
    }
}

/// Refuses a number outside `range`; `expected` says the range in words.
func require(_ value: Double, _ name: String, in range: ClosedRange<Double>, expected: String) throws(ServingError) {
    guard range.contains(value) else { throw .value(name: name, given: value, expected: expected) }
}

/// Refuses a count below one, or so large that sums of its products would lose whole numbers.
func requireCount(_ value: Int, _ name: String) throws(ServingError) {
    guard value >= 1, value <= 1_000_000_000 else {
        throw .value(name: name, given: Double(value), expected: "a whole number from 1 to a billion")
    }
}

/// Refuses a name that stands twice.
func requireDistinct(_ names: [String], _ name: String) throws(ServingError) {
    var seen: [String] = []
    for text in names {
        guard !seen.contains(text) else {
            throw .choice(name: name, given: "'\(text)' twice", expected: "a name of its own for each")
        }
        seen.append(text)
    }
}

/// Refuses a width that does not divide a count of parts.
func requireDivides(_ width: Int, _ name: String, _ count: Int, _ whole: String) throws(ServingError) {
    guard count % width == 0 else {
        throw .doesNotDivide(name: name, given: width, whole: whole, count: count)
    }
}
