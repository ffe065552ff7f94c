/// A JSON value and where it starts. For configurations: fractions keep their text, since no field that is read has
/// one.
struct JSONValue {
    /// What it is.
    indirect enum Content {
        case null
        case bool(Bool)
        case integer(Int)
        /// A number that is no `Int`, and the words NaN and Infinity, which Python writes.
        case number(String)
        case string(String)
        case array([JSONValue])
        case object([JSONMember])
    }

    /// The first byte.
    let offset: Int
    let content: Content

    /// How a message shows it: the value itself if it is short, else its kind.
    var shown: String {
        switch content {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): "\(value)"
        case .number(let text): shortened(text)
        case .string(let text): "\"\(shortened(text))\""
        case .array: "a list"
        case .object: "an object"
        }
    }

    private func shortened(_ text: String) -> String {
        text.utf8.count <= 60 ? text : String(decoding: text.utf8.prefix(60), as: UTF8.self) + "..."
    }
}

/// A key of an object and its value.
struct JSONMember {
    let key: String
    /// The first byte of the key.
    let offset: Int
    let value: JSONValue
}
