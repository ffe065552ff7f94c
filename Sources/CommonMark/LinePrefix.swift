/// A container that a block stands in, as far as it decides what libcmark takes from the head of a line.
enum Container {
    /// A block quotation.
    case quote
    /// A list item that began on `line` and asks `width` columns of indentation of the lines that follow.
    case item(line: Int, width: Int)
}

/// The head of a line, from which the marks of containers are taken one after the other.
///
/// This repeats, rule by rule, what libcmark does when it continues its open containers. Tabs reach to the next
/// multiple of four columns, and a container may take a part of one.
struct LinePrefix {
    /// The bytes of the file.
    let text: UnsafeBufferPointer<UInt8>

    /// The offset at which the line ends, before its line end.
    let end: Int

    /// The offset of the next byte.
    private(set) var offset: Int

    /// The column of the next byte, from 0.
    private(set) var column = 0

    /// The number of columns of the tab at `offset` that are left, where some have been taken already; otherwise 0.
    private(set) var restOfTab = 0

    /// The head of the line that lies at a range of the file.
    init(text: UnsafeBufferPointer<UInt8>, line: Range<Int>) {
        self.text = text
        offset = line.lowerBound
        end = line.upperBound
    }

    /// The offset of the first byte that is neither space nor tab, and its distance in columns.
    var firstNonspace: (offset: Int, indent: Int) {
        var found = offset
        var reached = column
        while found < end {
            if text[found] == UInt8(ascii: " ") {
                reached += 1
            } else if text[found] == UInt8(ascii: "\t") {
                reached += 4 - reached % 4
            } else {
                break
            }
            found += 1
        }
        return (found, reached - column)
    }

    /// Takes columns of white space, perhaps only a part of a tab.
    mutating func takeColumns(_ count: Int) {
        var rest = count
        while rest > 0, offset < end {
            if text[offset] == UInt8(ascii: "\t") {
                let toStop = 4 - column % 4
                let taken = min(rest, toStop)
                restOfTab = toStop - taken
                column += taken
                if restOfTab == 0 { offset += 1 }
                rest -= taken
            } else {
                restOfTab = 0
                offset += 1
                column += 1
                rest -= 1
            }
        }
    }

    /// Takes a container's mark: `>` with the space after it, a list item's marker, or the indentation that stands
    /// for the marker on later lines. False where the line does not continue the container.
    mutating func take(_ container: Container, onLine line: Int) -> Bool {
        let (first, indent) = firstNonspace
        switch container {
        case .quote:
            guard indent <= 3, first < end, text[first] == UInt8(ascii: ">") else { return false }
            takeColumns(indent + 1)
            if offset < end, isSpaceOrTab(text[offset]) { takeColumns(1) }
            return true
        case .item(let started, let width):
            if started == line {
                _ = takeMarker()
                return true
            }
            guard indent >= width else { return false }
            takeColumns(width)
            return true
        }
    }

    /// Takes the marker that begins a list item, and returns the width of indentation that continues the item.
    mutating func takeMarker() -> Int {
        let (first, indent) = firstNonspace
        takeColumns(indent)
        var markerEnd = first
        while markerEnd < end, isDigit(text[markerEnd]) { markerEnd += 1 }
        markerEnd += 1
        let length = markerEnd - first
        takeColumns(length)
        let afterMarker = self
        while column - afterMarker.column <= 5, offset < end, isSpaceOrTab(text[offset]) { takeColumns(1) }
        let spaces = column - afterMarker.column
        if spaces >= 1, spaces < 5, offset < end { return indent + length + spaces }
        // Five columns or more are code inside the item, and an empty first line counts as one column.
        self = afterMarker
        if spaces > 0 { takeColumns(1) }
        return indent + length + 1
    }
}

func isSpaceOrTab(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

/// Whether C's `ispunct` holds: what CommonMark calls ASCII punctuation, which a backslash can escape.
func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
}
