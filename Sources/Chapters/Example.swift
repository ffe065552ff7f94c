public import CommonMark
public import SourceText

/// A stretch of Markdown that a page shows twice: as it is written and, below that, as what comes of it.
public struct Example: Sendable {
    /// What is shown below the text.
    public enum Outcome: Sendable {
        /// The text itself, whose cells are cells of the chapter.
        case blocks([Block])
        /// What is said of the text, which is a chapter of its own and has a mistake; empty until that is known.
        case mistake(String)
    }

    /// By what the renderer finds it: the first byte of the fence's info string.
    public let key: Int
    /// The fenced block, marks included.
    public let span: SourceSpan
    /// The lines between the fences, which begin and end where lines do.
    public let content: Range<Int>
    /// What is shown below.
    public internal(set) var outcome: Outcome
}

extension Chapter {
    /// The example that the renderer finds by `key`; nil for a block that is none.
    ///
    /// - Complexity: O(log n) in the number of examples.
    public func example(at key: Int) -> Example? {
        var low = 0
        var high = examples.count
        while low < high {
            let middle = (low + high) / 2
            if examples[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < examples.count && examples[low].key == key ? examples[low] : nil
    }
}
