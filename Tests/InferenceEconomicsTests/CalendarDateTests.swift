internal import InferenceEconomics
internal import Testing

@Suite struct CalendarDateTests {
    @Test(
        arguments: [
            ("2026-01-01", 0), ("2026-01-02", 1), ("2025-12-31", -1), ("2026-12-31", 364), ("2027-01-01", 365),
            ("2026-03-01", 59), ("2024-02-29", -672), ("2024-03-01", -671), ("2025-07-15", -170),
            ("2026-04-22", 111), ("2000-02-29", -9438), ("1970-01-01", -20454), ("2100-03-01", 27087),
        ] as [(String, Int)])
    func daysAreCountedFrom2026(_ text: String, _ days: Int) {
        #expect(CalendarDate(text)?.daysFrom2026 == days)
        #expect(CalendarDate(text)?.yearsFrom2026 == Double(days) / 365.25)
    }

    @Test(
        arguments: [
            "", "2026", "2026-1-1", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "2026-04-31", "2025-02-29",
            "2100-02-29", "0000-01-01", "2026/01/01", "01-01-2026", "2026-01-01T00:00", "2026-0a-01", "20260101",
            "-026-01-01",
        ])
    func whatIsNoDayIsRefused(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }
}
