/// A day of the Gregorian calendar: that of software, whose latencies fall with the years.
public struct CalendarDate: Hashable, Sendable {
    /// Days from 2026-01-01; negative before it.
    public let daysFrom2026: Int

    /// Reads a day as ISO 8601 writes it, `2026-04-22`; nil for anything else and for days that do not exist.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), year >= 1,
            month >= 1, month <= 12, day >= 1, day <= CalendarDate.days(of: month, in: year)
        else { return nil }
        var days = CalendarDate.days(before: year) - CalendarDate.days(before: 2026) + day - 1
        for earlier in 1..<month { days += CalendarDate.days(of: earlier, in: year) }
        daysFrom2026 = days
    }

    /// Years from 2026-01-01, of 365.25 days, as ``Server/softwareDate`` counts them.
    public var yearsFrom2026: Double { Double(daysFrom2026) / 365.25 }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from the first of January of the year 1 to that of a year.
    private static func days(before year: Int) -> Int {
        let whole = year - 1
        return whole * 365 + whole / 4 - whole / 100 + whole / 400
    }
}
