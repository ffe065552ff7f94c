/// What functions of a chapter gave for numbers, under one setting of the definitions: a search that asks the same function
/// again and again within another search pays once for each number.
///
/// A class, so that all who evaluate under one setting share it. It is not to be shared between threads: whoever goes on
/// with a copy of the values on another one begins with a memory of its own.
final class CallMemory: @unchecked Sendable {
    /// A function and the numbers that it is called with, up to three.
    struct Call: Hashable {
        let instance: Int
        let count: Int
        private var first: UInt64 = 0
        private var second: UInt64 = 0
        private var third: UInt64 = 0

        /// Nil where an argument is no number, or where there are more.
        init?(_ instance: Int, _ arguments: [Value]) {
            guard arguments.count <= 3 else { return nil }
            self.instance = instance
            count = arguments.count
            for (index, argument) in arguments.enumerated() {
                guard case .number(let number) = argument else { return nil }
                switch index {
                case 0: first = number.bitPattern
                case 1: second = number.bitPattern
                default: third = number.bitPattern
                }
            }
        }
    }

    /// How many results are kept; then it begins anew.
    private static let most = 4096

    private var results: [Call: Value] = [:]

    /// What a call gave; nil where it was not asked for yet.
    func result(of call: Call) -> Value? { results[call] }

    /// Keeps what a call gave. A list is made anew, so that the limit of work holds for lists of lists, which double.
    func keep(_ value: Value, of call: Call) {
        if case .list = value { return }
        if results.count >= CallMemory.most { forget() }
        results[call] = value
    }

    /// Forgets everything, since a definition has another value.
    func forget() { results.removeAll(keepingCapacity: true) }
}
