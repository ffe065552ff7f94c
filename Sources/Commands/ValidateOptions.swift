/// What `validate` takes.
struct ValidateOptions: Equatable {
    /// The table of measured runs.
    var file: String
    /// Where the predictions are written, if they are.
    var predictions: String?
    /// Whether the report is for a program.
    var isJSON: Bool
    var colour: BookOptions.Colour

    func console(_ console: Console) -> Console {
        var options = BookOptions()
        options.colour = colour
        return options.console(console)
    }
}
