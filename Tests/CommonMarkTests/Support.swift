internal import CCmark
internal import CommonMark
internal import SourceText

/// What libcmark itself makes of a text.
func htmlByLibcmark(_ text: [UInt8]) -> String {
    text.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
            let html = cmark_markdown_to_html(start, text.count, CMARK_OPT_DEFAULT)
        else { return "" }
        let result = String(cString: html)
        cmark_get_default_mem_allocator().pointee.free(html)
        return result
    }
}

/// What this module makes of a text.
func html(_ document: Document) -> String {
    var html: [UInt8] = []
    renderHTML(document.blocks, into: &html)
    return String(decoding: html, as: UTF8.self)
}

/// Parses a text as the file with number 0.
func parse(_ text: String, from offset: Int = 0) -> Document {
    parse(Array(text.utf8), from: offset)
}

/// Parses bytes as the file with number 0.
func parse(_ bytes: [UInt8], from offset: Int = 0) -> Document {
    Document(parsing: SourceFile(path: "test.md", bytes: bytes), id: SourceID(0), from: offset)
}
