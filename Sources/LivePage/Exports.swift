#if arch(wasm32)
internal import Cells

// What the module offers to the page. Bytes are handed over in memory that the page asks for and gives back; there is one
// page in a module, and one answer, which stays until the next.

nonisolated(unsafe) private var page: LivePage?
nonisolated(unsafe) private var answer: UnsafeMutableBufferPointer<UInt8>?

/// Memory for so many bytes.
@_expose(wasm, "marginal_allocate") @_cdecl("marginal_allocate")
public func allocate(_ count: Int32) -> UnsafeMutablePointer<UInt8> {
    UnsafeMutablePointer<UInt8>.allocate(capacity: max(Int(count), 1))
}

/// Gives memory back.
@_expose(wasm, "marginal_free") @_cdecl("marginal_free")
public func free(_ bytes: UnsafeMutablePointer<UInt8>) { bytes.deallocate() }

/// Reads what a page carries, in place of an earlier page.
@_expose(wasm, "marginal_load") @_cdecl("marginal_load")
public func load(_ bytes: UnsafePointer<UInt8>, _ count: Int32) {
    page = nil
    do throws(LiveFault) {
        let loaded = try LivePage(
            Array(UnsafeBufferPointer(start: bytes, count: Int(count))), engine: EngineVersion.current)
        reply(loaded.loaded)
        page = loaded
    } catch {
        reply(LiveAnswer.refusal(engine: EngineVersion.current, error))
    }
}

/// Sets parameters. Of `flags`, 1 lets simulations run, 2 lets the axes of charts fit their values anew, and 4 leaves what
/// follows to `marginal_continue`: the answer says only which cells may change (`later`).
@_expose(wasm, "marginal_set") @_cdecl("marginal_set")
public func set(_ bytes: UnsafePointer<UInt8>, _ count: Int32, _ flags: Int32) {
    let state = Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    // In place, so that nothing is copied.
    if flags & 4 != 0 {
        if let told = page?.move(state, simulate: flags & 1 != 0) { reply(told) }
        return
    }
    if let told = page?.set(state, simulate: flags & 1 != 0, isSteady: flags & 2 == 0) { reply(told) }
}

/// Puts a text in the place of a cell's; an empty one puts the published text back. The next `marginal_set` tells what comes
/// of it.
@_expose(wasm, "marginal_edit") @_cdecl("marginal_edit")
public func edit(_ bytes: UnsafePointer<UInt8>, _ count: Int32, _ cell: Int32) {
    let text = Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    if let told = page?.edit(Int(cell), text) { reply(told) }
}

/// Goes on with cells that may change: a line for each, with its number and how many parts of the work to do. Those that are
/// not done then are named again (`later`). Of `flags`, 1 lets simulations run and 2 lets the axes of charts fit.
@_expose(wasm, "marginal_continue") @_cdecl("marginal_continue")
public func proceed(_ bytes: UnsafePointer<UInt8>, _ count: Int32, _ flags: Int32) {
    let work = Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    if let told = page?.proceed(work, simulate: flags & 1 != 0, isSteady: flags & 2 == 0) { reply(told) }
}

/// Where the last answer stands.
@_expose(wasm, "marginal_answer") @_cdecl("marginal_answer")
public func answerStart() -> UnsafePointer<UInt8>? { answer?.baseAddress.map { UnsafePointer($0) } }

/// How many bytes it has.
@_expose(wasm, "marginal_answer_length") @_cdecl("marginal_answer_length")
public func answerLength() -> Int32 { Int32(answer?.count ?? 0) }

private func reply(_ bytes: [UInt8]) {
    answer?.deallocate()
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    answer = copy
}
#endif
