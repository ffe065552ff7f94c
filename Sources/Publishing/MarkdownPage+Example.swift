internal import Chapters
internal import SourceText

extension MarkdownPage {
    /// An example: its text as a block of Markdown, and below that, as a quotation, what comes of it.
    ///
    /// - Parameter replacements: those of the whole page, ascending by place.
    static func example(_ example: Example, _ file: SourceFile, _ replacements: [Replacement]) -> Replacement {
        let text = file.bytes
        let line = file.line(at: example.span.lower)
        let ending = Array(text[file.lineRange(line).upperBound..<file.lineStarts[line + 1]])
        // The block's place may end with its last line or after it; what follows stays where it is.
        let upper = min(example.span.upper, file.lineRange(file.line(at: example.span.upper - 1)).upperBound)
        var bytes = Array(text[example.span.lower..<example.key]) + Array("markdown".utf8) + ending
        bytes += text[example.content.lowerBound..<upper] + ending + ending
        switch example.outcome {
        case .blocks:
            bytes += quoted(apply(within(example.content, replacements), to: text, example.content), ending)
            // A line right below would belong to the quotation.
            let next = file.lineRange(file.line(at: upper) + 1)
            if !text[next].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { bytes += ending }
        case .mistake(let said):
            let fence = [UInt8](
                repeating: UInt8(ascii: "`"), count: max(3, longestRun(of: UInt8(ascii: "`"), said) + 1))
            bytes += fence + Array("text".utf8) + ending
            for line in said.utf8.split(separator: UInt8(ascii: "\n")) { bytes += Array(line) + ending }
            bytes += fence
        }
        return Replacement(range: example.span.lower..<upper, bytes: bytes)
    }

    /// The replacements that begin within a range. Finding them takes time in the logarithm of their number.
    private static func within(_ range: Range<Int>, _ replacements: [Replacement]) -> ArraySlice<Replacement> {
        func place(_ offset: Int) -> Int {
            var low = 0
            var high = replacements.count
            while low < high {
                let middle = (low + high) / 2
                if replacements[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return replacements[place(range.lowerBound)..<place(range.upperBound)]
    }

    /// Lines as a quotation, without the empty ones at both ends and without a line end after the last.
    private static func quoted(_ text: [UInt8], _ ending: [UInt8]) -> [UInt8] {
        let file = SourceFile(path: "", bytes: text)
        var lines = file.lineStarts.indices.map { file.lineRange($0) }
        let isEmpty = { (line: Range<Int>) in text[line].allSatisfy { $0 == 0x20 || $0 == 0x09 } }
        while let last = lines.last, isEmpty(last) { lines.removeLast() }
        var quoted: [UInt8] = []
        for line in lines.drop(while: isEmpty) {
            if !quoted.isEmpty { quoted += ending }
            quoted.append(UInt8(ascii: ">"))
            if isEmpty(line) { continue }
            quoted.append(0x20)
            quoted += text[line]
        }
        return quoted
    }

    private static func longestRun(of byte: UInt8, _ text: String) -> Int {
        var longest = 0
        var run = 0
        for found in text.utf8 {
            run = found == byte ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
