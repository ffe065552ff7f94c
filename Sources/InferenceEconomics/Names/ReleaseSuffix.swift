/// What may follow a model's name without making it another model: how it was tuned, when it was released, in which
/// precision its weights were published.
///
/// A rule and no list of names: "-Instruct-2507-FP8" is read word by word, and a single word that is not known ("-VL",
/// "-Distill", "-Math") makes the whole name unknown.
enum ReleaseSuffix {
    /// Tuning, container and method of quantisation; longer words before those that they start with.
    private static let words: [[UInt8]] = [
        "instruct", "chat", "it", "hf", "base", "thinking", "preview", "exp", "quantized", "dynamic", "static", "block",
        "awq", "gptq", "kv", "per", "tensor", "channel", "turbo", "edge",
    ].map { Array("\($0)".utf8) }

    /// Words that a number completes: number formats and versions.
    private static let numbered: [[UInt8]] = ["nvfp", "mxfp", "fp", "bfloat", "bf", "float", "int", "v"].map {
        Array("\($0)".utf8)
    }

    /// Whether all of it is known to be harmless.
    static func isHarmless(_ suffix: ArraySlice<UInt8>) -> Bool {
        var rest = suffix
        while !rest.isEmpty {
            guard let next = item(rest) else { return false }
            rest = next
        }
        return true
    }

    /// What is left after one word of the suffix.
    private static func item(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        if rest.first == UInt8(ascii: "-") { return rest.dropFirst() }
        if let (digits, after) = rest.number() {
            if let afterBits = after.rest(after: Array("bit".utf8)) { return afterBits }
            return isDate(digits) || isAccuracy(digits) ? after : nil
        }
        if let after = weightsAndActivations(rest) { return after }
        for word in numbered {
            if let (_, after) = rest.rest(after: word)?.number() { return after }
        }
        for word in words {
            if let after = rest.rest(after: word) { return after }
        }
        return rest.rest(after: Array("e4m3".utf8))
    }

    /// Month and day or year and month in four digits: "0528", "2507".
    private static func isDate(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count == 4 && digits.allSatisfy(isDigit)
    }

    /// MLPerf's share of the accuracy of the unquantised model: "llama2-70b-99.9".
    private static func isAccuracy(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.elementsEqual("99".utf8) || digits.elementsEqual("99.9".utf8)
    }

    /// Bits of weights and of activations: "w4a16".
    private static func weightsAndActivations(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let (_, middle) = rest.rest(after: [UInt8(ascii: "w")])?.number(),
            let (_, after) = middle.rest(after: [UInt8(ascii: "a")])?.number()
        else { return nil }
        return after
    }
}
