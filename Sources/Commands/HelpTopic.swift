internal import SourceText

/// What help is asked about.
enum HelpTopic: String, CaseIterable, Equatable {
    case overview, build, check, eval, validate, calibrate, help, language, vocabulary, units

    /// The topic of a command; the overview for a word that is none.
    init(command: String) {
        self = HelpTopic(rawValue: command) ?? .overview
    }
}

/// What `marginal help` explains: a topic, or a name that every chapter knows.
enum HelpSubject: Equatable {
    case topic(HelpTopic)
    case name(String)

    /// What the words after `help` name.
    init(_ words: [String]) throws(UsageFault) {
        guard let word = words.first else {
            self = .topic(.overview)
            return
        }
        if words.count == 1, let topic = HelpTopic(rawValue: word) {
            self = .topic(topic)
            return
        }
        let listing = VocabularyListing()
        if words.count == 1, listing.names.contains(word) {
            self = .name(word)
            return
        }
        let topics = HelpTopic.allCases.map { $0.rawValue }
        let near = nearest(to: word, among: topics) ?? nearest(to: word, among: listing.names)
        throw UsageFault(
            "there is no help on '\(words.joined(separator: " "))'",
            hint: near.map { "did you mean '\($0)'?" }
                ?? (VocabularyListing.wordsOfTheLanguage.contains(word)
                    ? "'\(word)' is a word of the language: marginal help language"
                    : "the topics are \(topics.joined(separator: ", "))"))
    }
}
