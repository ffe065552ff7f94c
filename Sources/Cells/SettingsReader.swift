internal import Formulas
public import SourceText

/// Reads what sets parameters from outside a book: `name = value`, one a line, notes after a `#`.
public enum SettingsReader {
    /// The settings of a text. A name may be that of a parameter, or `chapter.parameter`.
    public static func read(_ text: SourceExcerpt, into diagnostics: inout Diagnostics) -> [Book.Setting] {
        let lines = LogicalLines(text)
        var settings: [Book.Setting] = []
        for line in lines.all {
            var parser = Parser(lines.text, line.range)
            if let written = parser.setting(into: &diagnostics) {
                settings.append(Book.Setting(name: written.name, span: written.span, value: written.value))
            }
        }
        return settings
    }
}
