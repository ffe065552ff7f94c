internal import InferenceEconomics

/// What the names in a table mean. Each is looked up once, however many rows have it.
struct CatalogueNames {
    var models = NameCache(
        kind: "model", named: LanguageModel.named, nearest: { LanguageModel.closestNames(to: $0, atMost: 1).first })
    var accelerators = NameCache(
        kind: "accelerator", named: Accelerator.named, nearest: { Accelerator.closestNames(to: $0, atMost: 1).first })
    var engines = NameCache(kind: "engine", named: Engine.named)
    var precisions = NameCache(kind: "precision", named: Precision.named)
    var arrivals = NameCache(kind: "kind of arrivals", named: Arrivals.named)
}

/// The values of the names of one catalogue, as far as they were asked for.
struct NameCache<Value> {
    /// What the catalogue holds, in one word.
    let kind: String
    /// Looks a name up.
    let named: (String) -> Value?
    /// The name of the catalogue that a misspelt one most likely means.
    let nearest: (String) -> String?

    private var known: [String: Result<Value, UnknownName>] = [:]

    init(kind: String, named: @escaping (String) -> Value?, nearest: @escaping (String) -> String? = { _ in nil }) {
        self.kind = kind
        self.named = named
        self.nearest = nearest
    }

    /// What a name means.
    ///
    /// - Throws: ``UnknownName`` if the catalogue does not have it.
    mutating func value(of name: String) throws(UnknownName) -> Value {
        if let known = known[name] { return try known.get() }
        let value: Result<Value, UnknownName>
        if let found = named(name) {
            value = .success(found)
        } else {
            let hint = nearest(name).map { "; did you mean '\($0)'?" } ?? ""
            value = .failure(UnknownName(reason: "no \(kind) named '\(shown(name))'" + hint))
        }
        known[name] = value
        return try value.get()
    }
}

/// A name that a catalogue does not have.
struct UnknownName: Error {
    /// Which, as a reason to skip a row.
    let reason: String
}
