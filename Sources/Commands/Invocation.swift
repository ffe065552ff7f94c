internal import SourceText

/// Why a command line makes no sense.
struct UsageFault: Error, Equatable {
    let message: String
    let hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}

/// A command line, read: a command as a value, which knows all it needs.
enum Invocation: Equatable {
    case build(BookOptions)
    case check(BookOptions)
    case eval(String, BookOptions)
    case validate(ValidateOptions)
    case calibrate(String)
    case help(HelpSubject)
    case version

    /// The commands by name.
    static let names = ["build", "check", "eval", "validate", "calibrate", "help"]

    /// Reads the words after the program's name.
    init(_ words: [String]) throws(UsageFault) {
        guard let first = words.first else {
            self = .help(.topic(.overview))
            return
        }
        var reader = OptionReader(Array(words.dropFirst()))
        switch first {
        case "build":
            try reader.read(taking: OptionReader.book + ["--output", "--single-file", "--timings"])
            self = .build(reader.options)
        case "check":
            try reader.read(taking: OptionReader.book)
            self = .check(reader.options)
        case "eval":
            try reader.read(taking: OptionReader.book + ["--working"])
            guard reader.words.count == 1 || reader.wantsHelp else {
                throw UsageFault(
                    reader.words.isEmpty ? "eval needs a formula" : "eval takes one formula",
                    hint: "put it between quotation marks: marginal eval '3 GB / (2 TB/s) in ms'")
            }
            self = .eval(reader.words.first ?? "", reader.options)
            reader.words = []
        case "validate":
            try reader.read(taking: ["--predictions", "--json", "--color"])
            self = .validate(
                ValidateOptions(
                    file: try Invocation.table(of: first, &reader), predictions: reader.predictions,
                    isJSON: reader.isJSON, colour: reader.options.colour))
        case "calibrate":
            try reader.read(taking: [])
            self = .calibrate(try Invocation.table(of: first, &reader))
        case "help", "--help", "-h":
            try reader.read(taking: [])
            self = .help(try HelpSubject(reader.words))
            reader.words = []
        case "version", "--version":
            try reader.read(taking: [])
            self = .version
        default:
            let near = nearest(to: first, among: Invocation.names)
            throw UsageFault(
                "there is no command '\(first)'",
                hint: near.map { "did you mean '\($0)'?" }
                    ?? "the commands are \(Invocation.names.joined(separator: ", "))")
        }
        if reader.wantsHelp { self = .help(.topic(HelpTopic(command: first))) }
        if let extra = reader.words.first {
            throw UsageFault("'\(extra)' means nothing here", hint: "see marginal help \(first)")
        }
    }

    /// The one table that a command takes; empty if only its help is wanted.
    private static func table(of command: String, _ reader: inout OptionReader) throws(UsageFault) -> String {
        guard reader.words.count == 1 || reader.wantsHelp else {
            throw UsageFault(
                reader.words.isEmpty ? "\(command) needs a table of measured runs" : "\(command) takes one table",
                hint: "its columns: marginal help validate")
        }
        defer { reader.words = [] }
        return reader.words.first ?? ""
    }
}

/// Takes options off a command line.
struct OptionReader {
    /// The options of every command that reads a book.
    static let book = ["--chapters", "-P", "--params", "--format", "--color"]

    private(set) var options = BookOptions()
    /// The file of `validate --predictions`.
    private(set) var predictions: String?
    /// Whether `validate` gives its report to a program.
    private(set) var isJSON = false
    private(set) var wantsHelp = false
    /// What is no option.
    var words: [String] = []
    private var rest: [String]

    init(_ rest: [String]) {
        self.rest = rest
    }

    mutating func read(taking known: [String]) throws(UsageFault) {
        var index = 0
        var isOver = false
        while index < rest.count {
            let word = rest[index]
            index += 1
            if isOver || !word.hasPrefix("-") || word == "-" || isFormula(word, known) {
                words.append(word)
                continue
            }
            if word == "--" {
                isOver = true
                continue
            }
            if word == "--help" || word == "-h" {
                wantsHelp = true
                continue
            }
            var (name, value) = split(word)
            guard known.contains(name) else {
                // Any letter is near to any other; only a word can be misspelt.
                let near = name.hasPrefix("--") ? nearest(to: name, among: known + ["--help"]) : nil
                throw UsageFault("there is no option '\(name)' here", hint: near.map { "did you mean '\($0)'?" })
            }
            if ["--timings", "--json", "--working", "--single-file"].contains(name) {
                if value != nil { throw UsageFault("'\(name)' takes no value") }
                switch name {
                case "--json": isJSON = true
                case "--working": options.showsWorking = true
                case "--single-file": options.isSingleFile = true
                default: options.showsTimings = true
                }
                continue
            }
            if value == nil, index < rest.count {
                value = rest[index]
                index += 1
            }
            guard let value else { throw UsageFault("'\(name)' needs a value") }
            try set(name, value)
        }
    }

    /// Whether a word that begins with a minus is a formula, as in `eval '-2 * 3'`.
    private func isFormula(_ word: String, _ known: [String]) -> Bool {
        guard let second = word.dropFirst().utf8.first else { return false }
        return second >= 0x30 && second <= 0x39 || second == UInt8(ascii: "(") || second == 0x20
    }

    /// `--name=value`, or `-Pname=value`.
    private func split(_ word: String) -> (String, String?) {
        if word.hasPrefix("-P"), word.utf8.count > 2 { return ("-P", String(word.dropFirst(2))) }
        guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return (word, nil) }
        return (String(word[..<sign]), String(word[word.index(after: sign)...]))
    }

    private mutating func set(_ name: String, _ value: String) throws(UsageFault) {
        switch name {
        case "--chapters":
            options.chapters = value
            options.namesChapters = true
        case "--output": options.output = value
        case "-P": options.settings.append(value)
        case "--params": options.parameterFile = value
        case "--predictions": predictions = value
        case "--format": options.format = try choice(name, value)
        default: options.colour = try choice(name, value)
        }
        if value.isEmpty { throw UsageFault("'\(name)' needs a value") }
    }

    private func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ value: String
    ) throws(UsageFault) -> Choice {
        guard let choice = Choice(rawValue: value) else {
            let all = Choice.allCases.map { $0.rawValue }
            throw UsageFault("'\(name)' cannot be '\(value)'", hint: "it is one of \(all.joined(separator: ", "))")
        }
        return choice
    }
}
