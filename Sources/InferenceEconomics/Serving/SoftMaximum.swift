/// A softened maximum: the eighth root of the sum of the eighth powers, for numbers that are not negative.
///
/// Work that is bound by one resource hides most, but not all, of what it asks of the other. At a = b the result is
/// 9 % above either; at b = a / 2 it is 0.05 % above a. The larger number is taken out first, so that nothing over- or
/// underflows, and the root is three square roots, since this is in the innermost loop.
func softMaximum(_ a: Double, _ b: Double) -> Double {
    let larger = max(a, b)
    guard larger > 0 else { return 0 }
    let ratio = min(a, b) / larger
    let second = ratio * ratio
    let fourth = second * second
    return larger * (1 + fourth * fourth).squareRoot().squareRoot().squareRoot()
}
