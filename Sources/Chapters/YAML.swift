internal import CYaml
internal import SourceText

/// A part of a YAML document, with its place in the file.
struct YAMLNode {
    indirect enum Kind {
        case scalar(String)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    let kind: Kind
    let span: SourceSpan

    /// The text of a scalar; nil for anything else.
    var text: String? {
        if case .scalar(let text) = kind { return text }
        return nil
    }
}

/// Why YAML could not be read, and where.
struct YAMLFault: Error {
    let message: String
    let offset: Int
}

/// libyaml's parser. It owns C memory, which it frees at its end; nothing of C leaves this file.
struct YAMLParser: ~Copyable {
    /// How deep collections may nest.
    static let deepest = 16

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let file: SourceID
    private let base: Int
    /// Where each character begins, since libyaml counts characters; empty where each is a byte.
    private let starts: [Int]

    /// A parser of bytes that begin in their file at `base`. The bytes must outlive it.
    private init(_ bytes: UnsafeBufferPointer<UInt8>, file: SourceID, base: Int) {
        parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        yaml_parser_initialize(parser)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        self.file = file
        self.base = base
        let isPlain = bytes.allSatisfy { $0 < 0x80 }
        starts = isPlain ? [] : bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    }

    /// The place in the file of a character.
    private func offset(_ mark: yaml_mark_t) -> Int {
        let index = Int(mark.index)
        return base + (starts.isEmpty ? index : starts[min(index, starts.count - 1)])
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The document that the bytes hold; nil where they hold none.
    static func document(
        _ bytes: ArraySlice<UInt8>, file: SourceID
    ) throws(YAMLFault) -> YAMLNode? {
        if let plain = YAMLNode.plainMapping(bytes, file: file) { return plain }
        return try parsed(bytes, file: file)
    }

    /// The same by libyaml in any case.
    static func parsed(_ bytes: ArraySlice<UInt8>, file: SourceID) throws(YAMLFault) -> YAMLNode? {
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(YAMLFault) in
                let parser = YAMLParser(buffer, file: file, base: bytes.startIndex)
                return try parser.document()
            }
        }
        return try result.get()
    }

    private func document() throws(YAMLFault) -> YAMLNode? {
        while true {
            let event = try next()
            switch event.kind {
            case .start: continue
            case .end: return nil
            default: return try node(event, depth: 1)
            }
        }
    }

    // MARK: - Events

    private enum Kind {
        case start, end
        case scalar(String)
        case sequenceStart, sequenceEnd, mappingStart, mappingEnd
        case alias
    }

    private struct Event {
        let kind: Kind
        let lower: Int
        let upper: Int
    }

    private func next() throws(YAMLFault) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) != 0 else {
            let problem = parser.pointee.problem.map { String(cString: $0) } ?? "this is no YAML"
            throw YAMLFault(message: problem, offset: offset(parser.pointee.problem_mark))
        }
        defer { yaml_event_delete(&event) }
        let kind: Kind
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            kind = .scalar(
                String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self))
        case YAML_SEQUENCE_START_EVENT: kind = .sequenceStart
        case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
        case YAML_MAPPING_START_EVENT: kind = .mappingStart
        case YAML_MAPPING_END_EVENT: kind = .mappingEnd
        case YAML_ALIAS_EVENT: kind = .alias
        case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT: kind = .end
        default: kind = .start
        }
        return Event(
            kind: kind, lower: offset(event.start_mark), upper: offset(event.end_mark))
    }

    private func node(_ event: Event, depth: Int) throws(YAMLFault) -> YAMLNode {
        guard depth <= YAMLParser.deepest else {
            throw YAMLFault(message: "nests more than \(YAMLParser.deepest) levels deep", offset: event.lower)
        }
        switch event.kind {
        case .scalar(let text):
            return YAMLNode(kind: .scalar(text), span: span(event, event))
        case .sequenceStart:
            var elements: [YAMLNode] = []
            while true {
                let inner = try next()
                if case .sequenceEnd = inner.kind {
                    return YAMLNode(kind: .sequence(elements), span: span(event, inner))
                }
                elements.append(try node(inner, depth: depth + 1))
            }
        case .mappingStart:
            var entries: [(key: YAMLNode, value: YAMLNode)] = []
            while true {
                let inner = try next()
                if case .mappingEnd = inner.kind {
                    return YAMLNode(kind: .mapping(entries), span: span(event, inner))
                }
                let key = try node(inner, depth: depth + 1)
                entries.append((key, try node(try next(), depth: depth + 1)))
            }
        case .alias:
            throw YAMLFault(message: "aliases are not supported here", offset: event.lower)
        default:
            throw YAMLFault(message: "a value is missing", offset: event.lower)
        }
    }

    private func span(_ first: Event, _ last: Event) -> SourceSpan {
        SourceSpan(file: file, lower: first.lower, upper: last.upper)
    }
}
