/// What a Hugging Face `config.json` says of a model: its shape, and the precision of its published weights.
public struct ModelConfiguration: Hashable, Sendable {
    /// The model.
    public let model: LanguageModel
    /// Precision of the bulk of the weights as they are published.
    public let weights: Precision

    /// Reads a `config.json`.
    ///
    /// An architecture or a key that is not understood is refused rather than passed over: a model with a part that was
    /// not seen would look cheaper than it is. Encoders of images and multi-token-prediction layers are left out.
    ///
    /// - Parameters:
    ///   - configuration: the text, in UTF-8.
    ///   - name: the name for people.
    ///   - identifier: the name in a chapter.
    ///   - source: where the file comes from.
    /// - Throws: ``ConfigurationError`` with line and column.
    public init(
        configuration: [UInt8], name: String, identifier: String, source: String
    ) throws(ConfigurationError) {
        var parser = JSONParser(configuration)
        var root = try ConfigurationObject(try parser.document(), of: "the configuration", in: configuration)
        guard let architectures = try root.list("architectures"), let first = architectures.first else {
            throw root.missing("architectures")
        }
        guard case .string(let architecture) = first.content else {
            throw root.refused("architectures", first, "the name of an architecture")
        }
        guard let reader = ModelConfiguration.reader(of: architecture) else {
            throw .unknownArchitecture(architecture, at: ConfigurationPosition(of: first.offset, in: configuration))
        }

        // Models that also see images keep their language model in an object of its own.
        var nested = try root.object("text_config")
        var quantization = try root.object("quantization_config")
        if var text = nested {
            if let inner = try text.object("quantization_config") { quantization = quantization ?? inner }
            _ = text.value("architectures")
            nested = text
        }
        let outerTies = try root.flag("tie_word_embeddings", unlessGiven: false)
        var text = nested ?? root
        let format = try WeightFormat(quantization)
        var shape = try ModelConfiguration.shape(reader, &text)
        shape.tiesEmbeddings = nested == nil ? outerTies : try text.flag("tie_word_embeddings", unlessGiven: outerTies)
        try text.refuseUnknownKeys()
        if nested != nil { try root.refuseUnknownKeys() }
        weights = format.precision
        do {
            model = try shape.model(name, identifier, source, format.fourBit)
        } catch {
            throw .model(error)
        }
    }

}

extension LanguageModel {
    /// The model of a Hugging Face `config.json`: see ``ModelConfiguration``, which also says in which precision the
    /// weights are published.
    ///
    /// - Throws: ``ConfigurationError`` with line and column.
    public init(
        configuration: [UInt8], name: String, identifier: String, source: String
    ) throws(ConfigurationError) {
        self = try ModelConfiguration(
            configuration: configuration, name: name, identifier: identifier, source: source
        ).model
    }
}
