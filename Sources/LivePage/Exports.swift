#if arch(wasm32)

// What the browser calls. Memory that is handed over either way is the module's own.

/// Room for the bytes of a message.
@_expose(wasm, "marginal_allocate") @_cdecl("marginal_allocate")
public func allocate(_ count: Int32) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer.allocate(byteCount: Int(count), alignment: 8)
}

/// Gives room back.
@_expose(wasm, "marginal_free") @_cdecl("marginal_free")
public func free(_ bytes: UnsafeMutableRawPointer) { bytes.deallocate() }

#endif
