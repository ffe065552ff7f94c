internal import InferenceEconomics
internal import SourceText

extension MeasuredRow {
    /// Whether the record has as many fields as the header; reported if not.
    mutating func hasAllFields() -> Bool {
        let count = record.fields.count
        guard count != header.count else { return true }
        let upper = record.range.upperBound
        let lower = count > header.count ? record.fields[header.count].content.lowerBound : upper
        let fields = count == 1 ? "1 field" : "\(count) fields"
        diagnostics.add(
            Diagnostic(
                "number-of-fields", "\(fields) in a table of \(header.count) columns",
                at: SourceSpan(file: id, lower: lower, upper: upper),
                hint: count > header.count
                    ? "put a field that holds a comma between quotation marks"
                    : "what is not known is an empty field, and keeps its comma"))
        return false
    }

    /// The text of a column; nil if there is no such column, or the field is empty.
    func text(_ column: MeasuredColumn) -> String? {
        guard let place = header.place(of: column) else { return nil }
        let text = table.text(record.fields[place])
        return text.isEmpty ? nil : text
    }

    /// Reports a mistake in a column's field.
    mutating func report(_ kind: String, _ summary: String, _ column: MeasuredColumn, hint: String?) {
        guard let place = header.place(of: column) else { return }
        let range = table.trimmed(record.fields[place])
        let span = SourceSpan(file: id, lower: range.lowerBound, upper: range.upperBound)
        diagnostics.add(Diagnostic(kind, summary, at: span, hint: hint))
    }

    /// The number in a column. What is wrong with it is reported, and that it is missing where it is required.
    mutating func number(_ column: MeasuredColumn, isRequired: Bool = false) -> Double? {
        guard let text = text(column) else {
            if isRequired { reportMissing(column) }
            return nil
        }
        let kind = column.numbers
        guard let value = MeasuredRow.number(text) else {
            report(
                "not-a-number", "'\(shown(text))' in the column '\(column.rawValue)' is no number", column,
                hint: kind.map { "write \($0.expected), as plain digits: 1024 or 61.3" })
            return nil
        }
        guard kind?.contains(value) ?? true else {
            report(
                "out-of-range", "\(column.rawValue) cannot be \(shown(text))", column,
                hint: kind.map { "write \($0.expected)" })
            return nil
        }
        return value
    }

    /// A number in decimal digits, with a fraction and an exponent if need be; nil for anything else, hexadecimal digits,
    /// `nan` and `inf` included.
    static func number(_ text: String) -> Double? {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                continue
            default: return nil
            }
        }
        return Double(text)
    }

    /// The day in a column; what is no day is reported.
    mutating func date(_ column: MeasuredColumn) -> CalendarDate? {
        guard let text = text(column) else { return nil }
        let date = CalendarDate(text)
        if date == nil {
            report(
                "not-a-date", "'\(shown(text))' in the column '\(column.rawValue)' is no date", column,
                hint: "write year, month and day: 2026-04-22")
        }
        return date
    }

    /// What a catalogue has under the name in a column. A name that it does not have is a reason to skip the row.
    mutating func name<Value>(_ column: MeasuredColumn, _ cache: inout NameCache<Value>) -> Value? {
        guard text(column) != nil else {
            reportMissing(column)
            return nil
        }
        return optionalName(column, &cache)
    }

    /// The same in a column that may be empty.
    mutating func optionalName<Value>(_ column: MeasuredColumn, _ cache: inout NameCache<Value>) -> Value? {
        guard let text = text(column) else { return nil }
        do {
            return try cache.value(of: text)
        } catch {
            unknownName = unknownName ?? error.reason
            return nil
        }
    }

    private mutating func reportMissing(_ column: MeasuredColumn) {
        report("missing-value", "\(column.rawValue) is missing", column, hint: "without it nothing can be predicted")
    }
}
