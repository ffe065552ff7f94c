public import Quantities

/// What a chapter may name without defining it: the constants, functions and records that a vocabulary binds.
public struct Lexicon: Sendable {
    /// The constants.
    public let constants: [NativeConstant]
    /// The functions.
    public let functions: [NativeFunction]
    /// The types of records; `Type.record` refers to them by place.
    public let records: [RecordType]
    /// How fields and methods of records are computed.
    public let workings: [NativeWorking]

    /// What people call constants elsewhere, and their names here: `fp16` for `bf16`.
    public let otherSpellings: [(spelling: String, name: String)]

    private var constantPlaces: [Name: Int] = [:]
    private var functionPlaces: [Name: Int] = [:]

    /// A lexicon of these names. A later entry hides an earlier one of the same name.
    public init(
        constants: [NativeConstant] = [], functions: [NativeFunction] = [], records: [RecordType] = [],
        workings: [NativeWorking] = [], otherSpellings: [(spelling: String, name: String)] = []
    ) {
        self.constants = constants
        self.functions = functions
        self.records = records
        self.workings = workings
        self.otherSpellings = otherSpellings
        for (place, constant) in constants.enumerated() { constantPlaces[constant.name] = place }
        for (place, function) in functions.enumerated() { functionPlaces[function.name] = place }
    }

    /// The constant under a name.
    public func constant(_ name: Name) -> NativeConstant? {
        constantPlaces[name].map { constants[$0] } ?? (name == Lexicon.published.name ? Lexicon.published : nil)
    }

    /// The scenario in which nothing is changed: a word of the language rather than of a vocabulary.
    static let published = NativeConstant(
        "published", "the book as it is", type: .scenario, value: .scenario(.published))

    /// The name here of a constant that people call otherwise, whatever the case of the letters; nil where there is none.
    func otherSpelling(of word: String) -> String? {
        func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte }
        return otherSpellings.first { $0.spelling.utf8.elementsEqual(word.utf8) { lowered($0) == lowered($1) } }?.name
    }

    /// The place in `functions` of the function under a name.
    func function(_ name: Name) -> Int? { functionPlaces[name] }

    /// Whether a name is taken.
    func contains(_ name: Name) -> Bool {
        constant(name) != nil || functionPlaces[name] != nil || BuiltIn(name) != nil || Statistic(name) != nil
            || Distribution(name) != nil
    }

    /// All names, for suggestions and help.
    var names: [String] {
        constants.map { $0.name.text } + functions.map { $0.name.text } + BuiltIn.names
            + Statistic.names + Distribution.names
            + [Lexicon.published.name.text]
    }
}

/// A value that the vocabulary names: `h100_sxm`, `fp8`.
public struct NativeConstant: Sendable {
    /// The name.
    public let name: Name
    /// One line about it.
    public let summary: String
    /// What kind of value it is.
    public let type: Type
    /// The value.
    public let value: Value

    /// A named value.
    public init(_ name: String, _ summary: String, type: Type, value: Value) {
        self.name = Name(name)
        self.summary = summary
        self.type = type
        self.value = value
    }
}

/// What a function of the vocabulary takes and gives.
public struct Signature: Sendable {
    /// One parameter.
    public struct Parameter: Sendable {
        /// Its name, by which an argument may be passed.
        public let name: Name
        /// What kind of value it takes.
        public let type: Type
        /// The value where none is passed; nil for a parameter that must be given.
        public let standard: Value?

        /// A parameter.
        public init(_ name: String, _ type: Type, standard: Value? = nil) {
            self.name = Name(name)
            self.type = type
            self.standard = standard
        }
    }

    /// The name of the function or method.
    public let name: Name
    /// One line about it.
    public let summary: String
    /// What it takes, in order.
    public let parameters: [Parameter]
    /// What kind of value it gives.
    public let result: Type
    /// The unit in which its result is shown where the author names none; nil to choose by dimension.
    public let unit: UnitExpression?

    /// A signature.
    public init(
        _ name: String, _ summary: String, _ parameters: [Parameter], result: Type, unit: UnitExpression? = nil
    ) {
        self.name = Name(name)
        self.summary = summary
        self.parameters = parameters
        self.result = result
        self.unit = unit
    }
}

/// A function of the vocabulary. It is pure: the same arguments give the same result.
public struct NativeFunction: Sendable {
    /// What it takes and gives.
    public let signature: Signature
    /// Computes the result from one value for each parameter.
    public let body: @Sendable ([Value]) throws(NativeFault) -> Value

    /// The name.
    public var name: Name { signature.name }

    /// A function.
    public init(_ signature: Signature, _ body: @escaping @Sendable ([Value]) throws(NativeFault) -> Value) {
        self.signature = signature
        self.body = body
    }
}

/// What a kind of record consists of.
public struct RecordType: Sendable {
    /// A field.
    public struct Field: Sendable {
        /// Its name.
        public let name: Name
        /// What kind of value it holds.
        public let type: Type
        /// One line about it.
        public let summary: String
        /// The unit in which it is shown where the author names none; nil to choose by dimension.
        public let unit: UnitExpression?

        /// A field.
        public init(_ name: String, _ type: Type, _ summary: String, unit: UnitExpression? = nil) {
            self.name = Name(name)
            self.type = type
            self.summary = summary
            self.unit = unit
        }
    }

    /// What one is called, as in `server`.
    public let name: String
    /// The fields, by place.
    public let fields: [Field]
    /// The methods, by place.
    public let methods: [Signature]

    /// A kind of record.
    public init(_ name: String, fields: [Field], methods: [Signature] = []) {
        self.name = name
        self.fields = fields
        self.methods = methods
    }
}
