/// `marginal help`: how to use a command, the language, and the names that it knows.
struct HelpCommand {
    let subject: HelpSubject

    func run(on console: Console) -> Int32 {
        console.output(text)
        return 0
    }

    var text: String {
        switch subject {
        case .topic(let topic): text(on: topic)
        case .name(let name): VocabularyListing().text(on: name)
        }
    }

    private func text(on topic: HelpTopic) -> String {
        switch topic {
        case .overview: HelpText.overview
        case .build: HelpText.build + HelpText.bookOptions
        case .check: HelpText.check + HelpText.bookOptions
        case .eval: HelpText.eval + HelpText.bookOptions
        case .validate: HelpText.validate
        case .calibrate: HelpText.calibrate
        case .help: HelpText.help
        case .language: HelpText.language
        case .vocabulary: VocabularyListing().text
        case .units: HelpText.units
        }
    }
}
