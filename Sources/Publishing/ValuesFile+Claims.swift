internal import Cells
internal import Chapters
internal import SourceText

/// The claims in `values.json`, with verdict, margin and the values at which the verdict would change.
extension ValuesFile {
    /// The claims of one chapter, separated by commas.
    static func claims(_ entries: [ClaimsOfBook.Entry], of chapter: Chapter, _ sources: SourceCollection) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
            append(entry.claim, of: chapter, sources, to: &bytes)
        }
        return bytes
    }

    private static func append(
        _ claim: EvaluatedClaim, of chapter: Chapter, _ sources: SourceCollection, to bytes: inout [UInt8]
    ) {
        func add(_ key: StaticString, _ value: String, to bytes: inout [UInt8]) {
            bytes.append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
            appendJSONString(value, to: &bytes)
        }
        add("\n{\"chapter\": ", chapter.address, to: &bytes)
        add(", \"label\": ", claim.label, to: &bytes)
        add(", \"verdict\": ", word(claim.verdict), to: &bytes)
        if let probability = claim.probability { bytes += ", \"probability\": \(probability.share.description)".utf8 }
        add(", \"condition\": ", claim.condition, to: &bytes)
        add(", \"margin\": ", claim.margin.text, to: &bytes)
        if let part = claim.margin.part { add(", \"part\": ", part, to: &bytes) }
        if let left = claim.margin.left, let right = claim.margin.right {
            append(", \"left\": ", left, to: &bytes)
            append(", \"right\": ", right, to: &bytes)
        }
        bytes += ", \"flips\": [".utf8
        for (index, flips) in claim.flips.enumerated() {
            add(index == 0 ? "{\"parameter\": " : ", {\"parameter\": ", flips.name, to: &bytes)
            add(", \"text\": ", flips.text, to: &bytes)
            bytes += ", \"at\": [".utf8
            for (number, place) in flips.places.enumerated() { append(number == 0 ? "" : ", ", place, to: &bytes) }
            bytes += "]}".utf8
        }
        let position = sources.position(of: claim.span)
        add("], \"file\": ", ValuesFile.fileName(of: claim.span, chapter, sources), to: &bytes)
        bytes += ", \"line\": \(position.line), \"column\": \(position.column)}".utf8
    }

    private static func append(_ key: StaticString, _ value: PublishedValue, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        bytes += "{\"text\": ".utf8
        appendJSONString(value.text, to: &bytes)
        if let number = value.number {
            bytes += ", \"value\": \(number.description), \"unit\": ".utf8
            appendJSONString(value.unit, to: &bytes)
            if let interval = value.interval {
                bytes +=
                    ", \"p5\": \(interval.lowerBound.description), \"p95\": \(interval.upperBound.description)".utf8
            }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func word(_ verdict: EvaluatedClaim.Verdict) -> String {
        switch verdict {
        case .holds: "holds"
        case .fails: "fails"
        case .refuted: "refuted"
        case .unexpected: "holds though refuted"
        }
    }
}
