extension LanguageModel {
    /// The model of the catalogue that a table of measurements, a repository or a person calls so, or nothing.
    ///
    /// Understood are names and identifiers of the catalogue and Hugging Face ids with any organisation
    /// ("nvidia/Llama-3.1-8B-Instruct-FP8"), in any case and punctuation, with what a release adds to a name: tuning
    /// (-Instruct, -Thinking), date (-0528), version (-v0.2), precision (-FP8, -NVFP4, -AWQ). A remark in parentheses
    /// is ignored. Of models that share a shape some resolve to the entry that has it: Llama 3 70B is Llama 3.1 70B.
    ///
    /// - Complexity: O(n) in the size of the catalogue.
    public static func named(_ name: String) -> LanguageModel? {
        var whole = PlainName(name, dropsParentheses: true)
        if let model = match(whole) { return model }
        // The organisation. Not first, since "DeepSeek-R1/V3" is a name.
        if let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) {
            whole = PlainName(String(name[name.utf8.index(after: slash)...]), dropsParentheses: true)
        }
        let model = match(whole.dropping("meta").dropping("nvidia"))
        return model
    }

    /// Names of the catalogue that come near to a name that ``named(_:)`` does not know, the nearest first: those of
    /// which at most a third of the letters differ (Levenshtein, 1966).
    public static func closestNames(to name: String, atMost limit: Int = 3) -> [String] {
        InferenceEconomics.closestNames(to: name, among: catalogue.map { $0.name }, atMost: limit)
    }

    /// The model whose key is the longest start of a name of which the rest is harmless. A longer key that leaves a
    /// rest of unknown words hides shorter ones: "DeepSeek-V3.2-Math" is not DeepSeek-V3.
    private static func match(_ name: PlainName) -> LanguageModel? {
        var best: (length: Int, suffix: ArraySlice<UInt8>, model: LanguageModel)?
        for (key, model) in keys where key.bytes.count > best?.length ?? 0 {
            if let suffix = name.rest(after: key) { best = (key.bytes.count, suffix, model) }
        }
        guard let best, ReleaseSuffix.isHarmless(best.suffix) else { return nil }
        return best.model
    }

    /// Names, identifiers and other names of the whole catalogue.
    private static let keys: [(PlainName, LanguageModel)] = {
        var keys: [(PlainName, LanguageModel)] = []
        for model in catalogue {
            keys.append((PlainName(model.name), model))
            keys.append((PlainName(model.identifier), model))
        }
        for (name, model) in otherNames { keys.append((PlainName(name), model)) }
        return keys
    }()
}
