public import SourceText

/// One definition of a book: a parameter, a value, a function or a scenario.
public struct Definition: Sendable {
    /// What a definition is.
    public enum Kind: Sendable {
        /// An input, which the reader may set.
        case parameter
        /// A value computed from others.
        case value
        /// A function of the named parameters.
        case function([WrittenDefinition.Parameter])
        /// A set of parameter values.
        case scenario
        /// A line that could not be read, which is reported already. Its name is known, and what uses it is not to blame.
        case faulty
    }

    /// What is defined.
    public let name: Name
    /// Where the name stands.
    public let span: SourceSpan
    /// The chapter that defines it, by its place in the book.
    public let chapter: Int
    /// What it is.
    public let kind: Kind
    /// What it stands for.
    public let body: Expression
    /// The values that a parameter may have; nil where they are not listed, and for what is no parameter.
    public let choices: [Expression]?
    /// What a parameter is set to from outside the book, in place of its body.
    public internal(set) var override: Expression?

    /// A definition of a chapter.
    public init(
        name: Name, span: SourceSpan, chapter: Int, kind: Kind, body: Expression, choices: [Expression]? = nil
    ) {
        self.name = name
        self.span = span
        self.chapter = chapter
        self.kind = kind
        self.body = body
        self.choices = choices
    }

    /// A definition of which only the name could be read.
    public init(faulty name: Name, span: SourceSpan, chapter: Int) {
        self.init(
            name: name, span: span, chapter: chapter, kind: .faulty,
            body: Expression(.number(.nan, decimals: 0, unit: nil), span))
    }

    var isFaulty: Bool {
        if case .faulty = kind { return true }
        return false
    }

    var isScenario: Bool {
        if case .scenario = kind { return true }
        return false
    }

    var isParameter: Bool {
        if case .parameter = kind { return true }
        return false
    }

    var isFunction: Bool {
        if case .function = kind { return true }
        return false
    }
}

/// The names that the chapters of a book see: each its own, and those of the chapters that it uses.
public struct Scopes: Sendable {
    /// A chapter as its formulas see it.
    struct Chapter: Sendable {
        let address: String
        /// The address as a formula writes it: `batch-size` is `batch_size`.
        let name: Name
        var uses: [Int] = []
        var own: [Name: Int] = [:]
    }

    private(set) var chapters: [Chapter] = []
    /// The definitions of all chapters.
    public private(set) var definitions: [Definition] = []
    private var chapterPlaces: [Name: Int] = [:]

    /// No chapters yet.
    public init() {}

    /// An address as a formula writes it: `batch-size` is `batch_size`.
    public static func formulaName(of address: String) -> String {
        String(decoding: address.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    }

    /// Adds a chapter under its address and returns its place.
    public mutating func addChapter(address: String) -> Int {
        let name = Name(Scopes.formulaName(of: address))
        chapterPlaces[name] = chapters.count
        chapters.append(Chapter(address: address, name: name))
        return chapters.count - 1
    }

    /// Lets a chapter see the names of another.
    public mutating func use(_ other: Int, in chapter: Int) {
        chapters[chapter].uses.append(other)
    }

    /// Adds a definition to its chapter. A name that is taken there, or that the lexicon has, is reported and not added.
    public mutating func define(
        _ definition: Definition, lexicon: Lexicon, into diagnostics: inout Diagnostics
    ) -> Int? {
        let name = definition.name.text
        if lexicon.contains(definition.name) {
            diagnostics.add(
                Diagnostic(
                    "duplicate-definition", "'\(name)' is a name of the vocabulary and cannot be defined anew",
                    at: definition.span, hint: "choose another name, as in my_\(name)"))
            return nil
        }
        if let earlier = chapters[definition.chapter].own[definition.name] {
            let place = definitions[earlier].span
            diagnostics.add(
                Diagnostic(
                    "duplicate-definition", "'\(name)' is defined twice", at: definition.span,
                    labels: [Diagnostic.Label(place, "first defined here")],
                    hint: "give one of them another name"))
            return nil
        }
        chapters[definition.chapter].own[definition.name] = definitions.count
        definitions.append(definition)
        return definitions.count - 1
    }

    /// Sets a parameter from outside the book, in place of the value that its chapter gives it.
    ///
    /// - Parameter value: nil for the value that its chapter gives it.
    public mutating func override(_ parameter: Int, with value: Expression?) {
        definitions[parameter].override = value
    }

    /// Whether the formulas of a chapter may name what another defines.
    func sees(_ other: Int, from chapter: Int) -> Bool { other == chapter || chapters[chapter].uses.contains(other) }

    /// What a name means in a chapter.
    enum Resolution {
        case definition(Int)
        /// Two chapters that are used define it.
        case ambiguous([Int])
        case none
    }

    /// What a name means in a chapter: its own definition, or that of a chapter it uses.
    func resolve(_ name: Name, in chapter: Int) -> Resolution {
        if let own = chapters[chapter].own[name] { return .definition(own) }
        var found: [Int] = []
        for other in chapters[chapter].uses {
            if let definition = chapters[other].own[name] { found.append(definition) }
        }
        return found.count > 1 ? .ambiguous(found) : found.first.map { .definition($0) } ?? .none
    }

    /// The chapter that formulas name so.
    func chapter(named name: Name) -> Int? { chapterPlaces[name] }

    /// Chapters that define a name, for a hint at a missing `uses`.
    func chaptersDefining(_ name: Name) -> [Int] {
        chapters.indices.filter { chapters[$0].own[name] != nil }
    }

    /// The definition of a parameter by the name that a command line gives: `rent`, or `assumptions.rent`.
    public func parameters(named name: String) -> [Int] {
        let parts = name.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1)
        if parts.count == 2 {
            let address = Name(String(decoding: parts[0], as: UTF8.self))
            let own = Name(String(decoding: parts[1], as: UTF8.self))
            guard let chapter = chapter(named: address), let place = chapters[chapter].own[own] else { return [] }
            return definitions[place].isParameter ? [place] : []
        }
        let wanted = Name(name)
        return chapters.compactMap { $0.own[wanted] }.filter { definitions[$0].isParameter }
    }

    /// The address of a chapter.
    public func address(of chapter: Int) -> String { chapters[chapter].address }

    /// The names of all parameters, for a suggestion.
    public var parameterNames: [String] { definitions.filter { $0.isParameter }.map { $0.name.text } }
}
