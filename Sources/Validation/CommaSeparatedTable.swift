internal import SourceText

/// A table of comma-separated values as RFC 4180 has it, whose fields know where they stand.
///
/// Our own reader, because a bad value has to be shown in its line, and because no CSV library for Swift can be installed
/// from a distribution. Beyond the RFC: a byte-order mark is skipped, a line may end with LF or CR alone, the last line
/// needs no end, and a line with nothing on it is no record.
struct CommaSeparatedTable: Sendable {
    /// One field: where its content stands, without the quotation marks around it.
    struct Field: Sendable {
        /// The bytes of the content.
        let content: Range<Int>
        /// Whether quotation marks in it are doubled.
        let hasEscapes: Bool
    }

    /// One line of the table, which may take several lines of the file.
    struct Record: Sendable {
        /// The fields, at least one.
        let fields: [Field]
        /// The bytes of the record without its line end.
        let range: Range<Int>
        /// Whether it can be read: no quotation mark is out of place.
        let isWellFormed: Bool
    }

    /// The records in the order of the file, the header among them.
    let records: [Record]

    private let bytes: [UInt8]

    /// Reads a file and reports every quotation mark that is out of place.
    ///
    /// - Complexity: O(n) in the number of bytes.
    init(_ file: SourceFile, id: SourceID, into diagnostics: inout Diagnostics) {
        var reader = RecordReader(bytes: file.bytes, id: id)
        bytes = file.bytes
        records = reader.records()
        diagnostics.add(contentsOf: reader.diagnostics)
    }

    /// The content of a field, blanks around it left out.
    func text(_ field: Field) -> String {
        let range = trimmed(field)
        guard field.hasEscapes else { return String(decoding: bytes[range], as: UTF8.self) }
        var content: [UInt8] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            content.append(bytes[offset])
            // Of two quotation marks the second is left out.
            offset += bytes[offset] == UInt8(ascii: "\"") ? 2 : 1
        }
        return String(decoding: content, as: UTF8.self)
    }

    /// Where a field's content stands, blanks around it left out.
    func trimmed(_ field: Field) -> Range<Int> {
        var (lower, upper) = (field.content.lowerBound, field.content.upperBound)
        while lower < upper, isBlank(bytes[lower]) { lower += 1 }
        while lower < upper, isBlank(bytes[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

/// A cursor over the bytes of a table, with a method for each rule of the grammar.
private struct RecordReader {
    let bytes: [UInt8]
    let id: SourceID
    var diagnostics = Diagnostics()
    private var offset = 0
    private var isWellFormed = true

    init(bytes: [UInt8], id: SourceID) {
        self.bytes = bytes
        self.id = id
    }

    /// file = [byte-order mark] *(record line-end)
    mutating func records() -> [CommaSeparatedTable.Record] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        var records: [CommaSeparatedTable.Record] = []
        while offset < bytes.count {
            let record = record()
            if !record.range.isEmpty { records.append(record) }
        }
        return records
    }

    /// record = field *("," field)
    private mutating func record() -> CommaSeparatedTable.Record {
        let start = offset
        isWellFormed = true
        var fields = [field()]
        while offset < bytes.count, bytes[offset] == UInt8(ascii: ",") {
            offset += 1
            fields.append(field())
        }
        let range = start..<offset
        skipLineEnd()
        return CommaSeparatedTable.Record(fields: fields, range: range, isWellFormed: isWellFormed)
    }

    /// field = quoted / plain
    private mutating func field() -> CommaSeparatedTable.Field {
        offset < bytes.count && bytes[offset] == UInt8(ascii: "\"") ? quoted() : plain()
    }

    /// plain = *(any byte but comma, quotation mark and line end)
    private mutating func plain() -> CommaSeparatedTable.Field {
        let start = offset
        skip { !$0.endsField }
        if let mark = bytes[start..<offset].firstIndex(of: UInt8(ascii: "\"")) {
            report(
                "a field that does not begin with a quotation mark holds one", mark..<mark + 1,
                hint: "put the whole field between quotation marks and double those in it, as in \"a \"\"b\"\" c\"")
        }
        return CommaSeparatedTable.Field(content: start..<offset, hasEscapes: false)
    }

    /// quoted = quotation mark, *(any byte but it / two of it), quotation mark
    private mutating func quoted() -> CommaSeparatedTable.Field {
        let open = offset
        var hasEscapes = false
        offset += 1
        while offset < bytes.count {
            guard bytes[offset] == UInt8(ascii: "\"") else {
                offset += 1
                continue
            }
            if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") {
                hasEscapes = true
                offset += 2
                continue
            }
            let content = open + 1..<offset
            offset += 1
            let end = offset
            skip { !$0.endsField }
            if offset > end {
                report(
                    "there is text after the closing quotation mark of a field", end..<offset,
                    hint: "a quotation mark inside a field is written twice, as in \"a \"\"b\"\" c\"")
            }
            return CommaSeparatedTable.Field(content: content, hasEscapes: hasEscapes)
        }
        report(
            "this quotation mark is never closed", open..<open + 1,
            hint: "close it before the comma or the end of the line")
        // The next line is read as if it were closed on this one. This happens at most once a file: of the quotation
        // marks that follow, none has closed the field, so all stand in pairs.
        offset = open + 1
        skip { !$0.endsLine }
        return CommaSeparatedTable.Field(content: open + 1..<offset, hasEscapes: hasEscapes)
    }

    /// line-end = CR LF / LF / CR
    private mutating func skipLineEnd() {
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "\r") {
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
        } else if offset < bytes.count {
            offset += 1
        }
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while offset < bytes.count, condition(bytes[offset]) { offset += 1 }
    }

    private mutating func report(_ summary: String, _ range: Range<Int>, hint: String) {
        // One a record: what follows a misplaced quotation mark is anybody's guess.
        guard isWellFormed else { return }
        isWellFormed = false
        let span = SourceSpan(file: id, lower: range.lowerBound, upper: range.upperBound)
        diagnostics.add(Diagnostic("csv-quotation", summary, at: span, hint: hint))
    }
}

extension UInt8 {
    /// Whether the byte is CR or LF.
    fileprivate var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

    /// Whether the byte ends a field that is not quoted.
    fileprivate var endsField: Bool { self == UInt8(ascii: ",") || endsLine }
}
