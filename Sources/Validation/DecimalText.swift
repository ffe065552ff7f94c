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
