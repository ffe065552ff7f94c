/// What several commands take: where the chapters lie, what is set, and how diagnostics are shown.
struct BookOptions: Equatable {
    /// How diagnostics are shown.
    enum Format: String, CaseIterable {
        case text, json
    }

    /// When diagnostics are coloured.
    enum Colour: String, CaseIterable {
        case auto, always, never
    }

    /// The folder of chapters.
    var chapters = "chapters"
    /// Whether the folder was named on the command line.
    var namesChapters = false
    /// The folder that the book is written to.
    var output = "output"
    /// What `-P` sets, as it is written.
    var settings: [String] = []
    /// The file that sets parameters.
    var parameterFile: String?
    /// Whether each page is one file that holds all it needs.
    var isSingleFile = false
    /// Whether a build says how long its phases take.
    var showsTimings = false
    /// Whether a formula is shown with its working.
    var showsWorking = false
    var format = Format.text
    var colour = Colour.auto

    func console(_ console: Console) -> Console {
        switch colour {
        case .auto: console
        case .always: console.coloured(true)
        case .never: console.coloured(false)
        }
    }
}
