internal import SourceText

/// What help is asked about.
enum HelpTopic: String, CaseIterable, Equatable {
    case overview, build, check, eval, validate, calibrate, help, language, vocabulary, units

    /// The topic that the words after `help` name.
    init(_ words: [String]) throws(UsageFault) {
        guard let word = words.first else {
            self = .overview
            return
        }
        guard words.count == 1, let topic = HelpTopic(rawValue: word) else {
            let all = HelpTopic.allCases.map { $0.rawValue }
            let near = nearest(to: word, among: all)
            throw UsageFault(
                "there is no help on '\(words.joined(separator: " "))'",
                hint: near.map { "did you mean '\($0)'?" } ?? "the topics are \(all.joined(separator: ", "))")
        }
        self = topic
    }

    /// The topic of a command; the overview for a word that is none.
    init(command: String) {
        self = HelpTopic(rawValue: command) ?? .overview
    }
}
