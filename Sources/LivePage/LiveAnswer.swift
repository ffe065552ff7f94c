internal import SourceText

/// What a page is told, as JSON: its parameters, the cells that changed, what is wrong, and which cells are still to follow.
struct LiveAnswer {
    private let engine: String
    private var parameters: [[UInt8]] = []
    private var changed: [[UInt8]] = []
    private var faults: [[UInt8]] = []
    /// The published text of the cell that is asked about.
    var text: String?
    private var later: [UInt8] = []

    init(engine: String) { self.engine = engine }

    /// An answer that says why a page stays as it is.
    static func refusal(engine: String, _ fault: LiveFault) -> [UInt8] {
        var object = JSONObject()
        object.add("version", engine)
        object.add("mismatch", true)
        var told = JSONObject()
        told.add("message", fault.message)
        told.add("text", fault.message)
        object.add("faults", objects: [told.bytes])
        return object.bytes
    }

    mutating func add(_ parameter: [UInt8]) { parameters.append(parameter) }

    mutating func add(_ cell: Int, _ html: [UInt8]) {
        var object = JSONObject()
        object.add("cell", Double(cell))
        object.add("html", String(decoding: html, as: UTF8.self))
        changed.append(object.bytes)
    }

    mutating func addPublished(_ cell: Int) { addChange(cell, "published") }
    mutating func addPending(_ cell: Int) { addChange(cell, "pending") }

    /// Says of a cell that it may change: it is not followed yet, or not to the end.
    mutating func addLater(_ cell: Int) {
        if !later.isEmpty { later.append(UInt8(ascii: ",")) }
        later += String(cell).utf8
    }

    private mutating func addChange(_ cell: Int, _ what: StaticString) {
        var object = JSONObject()
        object.add("cell", Double(cell))
        object.add(what, true)
        changed.append(object.bytes)
    }

    mutating func add(_ diagnostic: Diagnostic, _ sources: SourceCollection, cell: Int?, parameter: String?) {
        var object = JSONObject()
        if let cell { object.add("cell", Double(cell)) }
        if let parameter { object.add("parameter", parameter) }
        object.add("message", diagnostic.summary)
        if let hint = diagnostic.hint { object.add("hint", hint) }
        object.add("text", DiagnosticText(sources, isColoured: false).text(diagnostic))
        faults.append(object.bytes)
    }

    var bytes: [UInt8] {
        var object = JSONObject()
        object.add("version", engine)
        if let text { object.add("text", text) }
        object.add("parameters", objects: parameters)
        object.add("changed", objects: changed)
        object.add("faults", objects: faults)
        if !later.isEmpty { object.add("later", objects: [later]) }
        return object.bytes
    }
}

/// An object of JSON that is being written.
struct JSONObject {
    private var content: [UInt8] = []

    var bytes: [UInt8] { [UInt8(ascii: "{")] + content + [UInt8(ascii: "}")] }

    private mutating func begin(_ name: StaticString) {
        if !content.isEmpty { content.append(UInt8(ascii: ",")) }
        content.append(UInt8(ascii: "\""))
        content += UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        content += "\":".utf8
    }

    mutating func add(_ name: StaticString, _ text: String) {
        begin(name)
        appendJSONString(text, to: &content)
    }

    mutating func add(_ name: StaticString, _ truth: Bool) {
        begin(name)
        content += (truth ? "true" : "false").utf8
    }

    /// Adds a number; what is none becomes null.
    mutating func add(_ name: StaticString, _ number: Double) {
        begin(name)
        guard number.isFinite else {
            content += "null".utf8
            return
        }
        var text = Array(number.description.utf8)
        if text.suffix(2).elementsEqual(".0".utf8) { text.removeLast(2) }
        content += text
    }

    mutating func add(_ name: StaticString, _ texts: [String]) {
        begin(name)
        content.append(UInt8(ascii: "["))
        for (place, text) in texts.enumerated() {
            if place > 0 { content.append(UInt8(ascii: ",")) }
            appendJSONString(text, to: &content)
        }
        content.append(UInt8(ascii: "]"))
    }

    mutating func add(_ name: StaticString, objects: [[UInt8]]) {
        begin(name)
        content.append(UInt8(ascii: "["))
        for (place, object) in objects.enumerated() {
            if place > 0 { content.append(UInt8(ascii: ",")) }
            content += object
        }
        content.append(UInt8(ascii: "]"))
    }
}
