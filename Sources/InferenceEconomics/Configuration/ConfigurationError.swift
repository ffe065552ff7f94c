/// Where something stands in a configuration.
public struct ConfigurationPosition: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column in bytes, from 1.
    public let column: Int

    /// The place of a byte.
    init(of offset: Int, in bytes: [UInt8]) {
        var line = 1
        var start = 0
        for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            start = index + 1
        }
        self.line = line
        column = offset - start + 1
    }
}

/// Why a `config.json` was refused.
///
/// Every case but the last says where; its ``description`` can be shown as it stands: lower case, without a full stop.
public enum ConfigurationError: Error, Hashable, Sendable {
    /// The text is not JSON; `expected` completes the sentence "expected ...".
    case syntax(expected: String, at: ConfigurationPosition)

    /// A key stands twice in an object.
    case duplicateKey(String, at: ConfigurationPosition)

    /// The architecture has no reader.
    case unknownArchitecture(String, at: ConfigurationPosition)

    /// A key is neither read nor known to be harmless, so that the model might cost other than it would say.
    case unknownKey(String, at: ConfigurationPosition)

    /// A key is missing; `at` is the object that should have it.
    case missingKey(String, at: ConfigurationPosition)

    /// A value has the wrong type, is out of range or is one that the model of cost does not express.
    case value(key: String, given: String, expected: String, at: ConfigurationPosition)

    /// The fields are well-formed, and do not fit together.
    case model(ServingError)
}

extension ConfigurationError: CustomStringConvertible {
    /// One line: where, what was wrong, and what to do.
    public var description: String {
        switch self {
        case .syntax(let expected, let place):
            "\(prefix(place))not JSON: expected \(expected)"
        case .duplicateKey(let key, let place):
            "\(prefix(place))the key \(key) stands twice"
        case .unknownArchitecture(let name, let place):
            "\(prefix(place))the architecture \(name) is not understood, expected one of "
                + ModelConfiguration.architectureList
        case .unknownKey(let key, let place):
            "\(prefix(place))the key \(key) is not understood; remove it if it changes neither sizes nor layers, "
                + "or describe the model by its fields"
        case .missingKey(let key, let place):
            "\(prefix(place))the key \(key) is missing"
        case .value(let key, let given, let expected, let place):
            "\(prefix(place))\(key) is \(given), expected \(expected)"
        case .model(let error):
            error.description
        }
    }

    /// "line 3, column 5: ".
    private func prefix(_ place: ConfigurationPosition) -> String {
        "line \(place.line), column \(place.column): "
    }
}
