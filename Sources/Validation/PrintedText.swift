/// A number with a fixed count of digits after the point, rounded half away from zero.
///
/// Without a locale and without Foundation, so that the same number gives the same text anywhere.
func decimal(_ value: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let whole = String(Int(scaled) / Int(scale))
    let fraction = String(Int(scaled) % Int(scale))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return sign + whole }
    return sign + whole + "." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
}

/// A share as per cent with one digit after the point: `6.6 %`.
func percent(_ share: Double) -> String { decimal(share * 100, digits: 1) + " %" }

/// A text from a table as a message shows it: of many characters the first, and none that steers a terminal.
func shown(_ text: String) -> String {
    var shown = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
        if index == 80 { return shown + "\u{2026}" }
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: shown += "\u{FFFD}"
        default: shown.unicodeScalars.append(scalar)
        }
    }
    return shown
}
