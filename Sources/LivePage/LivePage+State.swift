internal import Cells
internal import Formulas
internal import SourceText

/// Reads what parameters are set to: the text of an address, or of controls.
extension LivePage {
    /// The settings of a state. What is wrong with one is told, and it is not among them.
    mutating func read(_ state: [UInt8], into answer: inout LiveAnswer) -> [LiveChapter.Setting] {
        var settings: [LiveChapter.Setting] = []
        for line in state.split(separator: UInt8(ascii: "\n")) {
            if let setting = read(Array(line), among: settings, into: &answer) { settings.append(setting) }
        }
        return settings
    }

    private mutating func read(
        _ line: [UInt8], among others: [LiveChapter.Setting], into answer: inout LiveAnswer
    ) -> LiveChapter.Setting? {
        let sign = line.firstIndex(of: UInt8(ascii: "=")) ?? line.count
        let key = String(decoding: trimmed(line[..<sign]), as: UTF8.self)
        guard firstEncodingFault(in: line) == nil else {
            answer.add(Diagnostic("invalid-utf8", "this is no text", at: nil), sources, cell: nil, parameter: key)
            return nil
        }
        let found = chapter.parameters(named: key)
        guard found.count == 1, let place = parameters.firstIndex(where: { $0.definition == found[0] }) else {
            answer.add(unknown(key, found.count), sources, cell: nil, parameter: key)
            return nil
        }
        let parameter = parameters[place]
        var text = Array(line[..<sign]) + [UInt8(ascii: "=")]
        let value = sign < line.count ? trimmed(line[(sign + 1)...]) : []
        text += value
        if isPlainNumber(value), !parameter.value.unit.utf8.isEmpty {
            text.append(0x20)
            text += parameter.value.unit.utf8
        }
        let id = SourceID(sources.files.count - parameters.count + place)
        sources.replace(id, with: SourceFile(path: "address", bytes: text))
        var diagnostics = Diagnostics()
        let settings = SettingsReader.read(SourceExcerpt(file: id, bytes: text, source: 0), into: &diagnostics)
        guard let setting = settings.first, settings.count == 1, diagnostics.isEmpty else {
            if diagnostics.isEmpty {
                diagnostics.add(
                    Diagnostic(
                        "no-value", "'\(key)' is given no value", at: SourceSpan(file: id, lower: 0, upper: text.count),
                        hint: "as in \(key)=\(parameter.value.text)"))
            }
            for diagnostic in diagnostics.all { answer.add(diagnostic, sources, cell: nil, parameter: key) }
            return nil
        }
        let result = LiveChapter.Setting(
            parameter: parameter.definition, text: String(decoding: text, as: UTF8.self), value: setting.value)
        if chapter.isCircular(result, among: others) {
            let circle = Diagnostic(
                "cycle", "'\(parameter.name)' is defined in terms of itself", at: setting.value.span,
                hint: "give it a value of its own")
            answer.add(circle, sources, cell: nil, parameter: key)
            return nil
        }
        let faults = chapter.faults(of: result).filter { $0.severity == .error }
        for diagnostic in faults { answer.add(diagnostic, sources, cell: nil, parameter: key) }
        return faults.isEmpty ? result : nil
    }

    private func unknown(_ key: String, _ count: Int) -> Diagnostic {
        guard count < 2 else {
            return Diagnostic(
                "ambiguous-name", "more than one chapter has a parameter '\(key)'", at: nil,
                hint: "say which, as in \(self.key(of: parameters.first { $0.name.utf8.elementsEqual(key.utf8) }))")
        }
        let near = nearest(to: key, among: parameters.map { $0.name })
        return Diagnostic(
            "unknown-parameter", "nothing on this page depends on a parameter '\(key)'", at: nil,
            hint: near.map { "did you mean '\($0)'?" })
    }

    private func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var bytes = bytes
        while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        return Array(bytes)
    }

    /// Whether a text is a number without a unit.
    private func isPlainNumber(_ text: [UInt8]) -> Bool {
        var hasDigit = false
        for (place, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: "."), UInt8(ascii: "_"): break
            case UInt8(ascii: "-"), UInt8(ascii: "+"): if place > 0, !isExponent(text[place - 1]) { return false }
            case UInt8(ascii: "e"), UInt8(ascii: "E"): if !hasDigit { return false }
            default: return false
            }
        }
        return hasDigit
    }

    private func isExponent(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") }

    /// What names a parameter in a state: its name, or its chapter's too where the name alone means another or several.
    func key(of parameter: LiveParameter?) -> String {
        guard let parameter else { return "" }
        let found = chapter.parameters(named: parameter.name)
        if found.count == 1, found[0] == parameter.definition { return parameter.name }
        return Book.formulaName(of: source.chapters[parameter.chapter].address) + "." + parameter.name
    }
}
