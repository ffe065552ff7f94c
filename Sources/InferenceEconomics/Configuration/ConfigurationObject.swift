/// An object of a configuration that remembers which of its keys were read, so that what was not can be refused.
struct ConfigurationObject {
    /// The whole text, for line and column.
    let bytes: [UInt8]
    /// Where the object starts.
    let offset: Int
    private let members: [JSONMember]
    private var isRead: [Bool]

    /// - Throws: ``ConfigurationError`` if the value is no object.
    init(_ value: JSONValue, of key: String, in bytes: [UInt8]) throws(ConfigurationError) {
        self.bytes = bytes
        offset = value.offset
        guard case .object(let members) = value.content else {
            throw .value(
                key: key, given: value.shown, expected: "an object",
                at: ConfigurationPosition(of: value.offset, in: bytes))
        }
        self.members = members
        isRead = [Bool](repeating: false, count: members.count)
    }

    /// The value of a key, or nothing if it is missing or null.
    mutating func value(_ key: StaticString) -> JSONValue? {
        for (index, member) in members.enumerated() where isSame(member.key, key) {
            isRead[index] = true
            if case .null = member.value.content { return nil }
            return member.value
        }
        return nil
    }

    /// A count from 1 to a billion.
    mutating func count(_ key: StaticString) throws(ConfigurationError) -> Int {
        guard let count = try optionalCount(key) else { throw missing(key) }
        return count
    }

    /// A count, or nothing if the key is missing or null.
    mutating func optionalCount(_ key: StaticString) throws(ConfigurationError) -> Int? {
        guard let value = value(key) else { return nil }
        guard case .integer(let number) = value.content, (1...1_000_000_000).contains(number) else {
            throw refused(key, value, "a whole number from 1 to a billion")
        }
        return number
    }

    /// A count that may be zero, which it is if the key is missing or null.
    mutating func countOrZero(_ key: StaticString) throws(ConfigurationError) -> Int {
        guard let value = value(key) else { return 0 }
        guard case .integer(let number) = value.content, (0...1_000_000_000).contains(number) else {
            throw refused(key, value, "a whole number from 0 to a billion")
        }
        return number
    }

    /// A truth value, or another if the key is missing or null.
    mutating func flag(_ key: StaticString, unlessGiven standard: Bool) throws(ConfigurationError) -> Bool {
        guard let value = value(key) else { return standard }
        guard case .bool(let flag) = value.content else { throw refused(key, value, "true or false") }
        return flag
    }

    /// A text.
    mutating func text(_ key: StaticString) throws(ConfigurationError) -> String? {
        guard let value = value(key) else { return nil }
        guard case .string(let text) = value.content else { throw refused(key, value, "a text") }
        return text
    }

    /// The items of a list.
    mutating func list(_ key: StaticString) throws(ConfigurationError) -> [JSONValue]? {
        guard let value = value(key) else { return nil }
        guard case .array(let items) = value.content else { throw refused(key, value, "a list") }
        return items
    }

    /// How many items of a list of texts are each of these; other texts are refused.
    mutating func census(
        _ key: StaticString, of kinds: [StaticString]
    ) throws(ConfigurationError) -> [Int]? {
        guard let items = try list(key) else { return nil }
        var counts = [Int](repeating: 0, count: kinds.count)
        for item in items {
            var place: Int?
            if case .string(let text) = item.content { place = kinds.firstIndex { isSame(text, $0) } }
            guard let place else {
                var names = ""
                for kind in kinds { names += (names.isEmpty ? "" : " or ") + "\(kind)" }
                throw refused(key, item, names)
            }
            counts[place] += 1
        }
        return counts
    }

    /// How many items of a list of noughts and ones are ones.
    mutating func ones(_ key: StaticString, outOf count: Int) throws(ConfigurationError) -> Int? {
        guard let items = try list(key) else { return nil }
        var sum = 0
        for item in items {
            guard case .integer(let number) = item.content, number == 0 || number == 1 else {
                throw refused(key, item, "a list of 0 and 1")
            }
            sum += number
        }
        try require(items.count == count, key, "a list of \(items.count)", "one of as many items as layers, \(count)")
        return sum
    }

    /// The product of two counts, either of which may be zero.
    func product(_ first: Int, _ second: Int, _ key: StaticString) throws(ConfigurationError) -> Int {
        let (product, overflow) = first.multipliedReportingOverflow(by: second)
        try require(
            !overflow && product <= 1_000_000_000, key, "\(first) x \(second)", "a product of at most a billion")
        return product
    }

    /// An object within.
    mutating func object(_ key: StaticString) throws(ConfigurationError) -> ConfigurationObject? {
        guard let value = value(key) else { return nil }
        return try ConfigurationObject(value, of: "\(key)", in: bytes)
    }

    /// The values of all keys, whatever they are called.
    var values: [JSONValue] { members.map { $0.value } }

    /// Refuses keys that were not read and are not known to cost nothing.
    func refuseUnknownKeys() throws(ConfigurationError) {
        for (index, member) in members.enumerated() where !isRead[index] && !HarmlessKeys.contains(member.key) {
            throw .unknownKey(member.key, at: ConfigurationPosition(of: member.offset, in: bytes))
        }
    }

    /// Refuses what does not hold of a key.
    func require(
        _ holds: Bool, _ key: StaticString, _ given: String, _ expected: String
    ) throws(ConfigurationError) {
        guard holds else { throw .value(key: "\(key)", given: given, expected: expected, at: place(of: key)) }
    }

    /// Where a key stands, or the object if it does not.
    func place(of key: StaticString) -> ConfigurationPosition {
        let member = members.first { isSame($0.key, key) }
        return ConfigurationPosition(of: member?.value.offset ?? offset, in: bytes)
    }

    /// A value that was refused.
    func refused(_ key: StaticString, _ value: JSONValue, _ expected: String) -> ConfigurationError {
        .value(
            key: "\(key)", given: value.shown, expected: expected,
            at: ConfigurationPosition(of: value.offset, in: bytes))
    }

    /// A key that is missing.
    func missing(_ key: StaticString) -> ConfigurationError {
        .missingKey("\(key)", at: ConfigurationPosition(of: offset, in: bytes))
    }
}

/// Whether two texts are the same bytes: cheaper than comparing characters, which needs the tables of Unicode.
func isSame(_ text: String, _ other: StaticString) -> Bool {
    text.utf8.elementsEqual("\(other)".utf8)
}
