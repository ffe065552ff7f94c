internal import LiveModule
internal import Publishing

/// What lies beside the pages of a book so that they go on computing: the module, and the same as a script for pages that
/// are opened from a disk.
enum EngineFiles {
    static let module = "marginal.wasm"
    static let script = "marginal-module.js"

    /// The module in base64, as pages of one file each hold it.
    static var text: [UInt8] { LiveModule.text }

    /// The two files, and whether the folder holds them already.
    ///
    /// They are large, and change with the program only: where the script is there as it should be, and beside it a module of
    /// the right size, the module is not made at all.
    static func files(for output: OutputFolder) -> [(file: PublishedFile, isHeld: Bool)] {
        let isHeld =
            LiveModule.withScript { FileSystem.holds(output.path + "/" + Self.script, $0) }
            && FileSystem.size(of: output.path + "/" + Self.module) == LiveModule.byteCount
        let script = PublishedFile(path: Self.script, bytes: isHeld ? [] : LiveModule.script)
        let module = PublishedFile(path: Self.module, bytes: isHeld ? [] : LiveModule.bytes)
        return [(module, isHeld), (script, isHeld)]
    }
}
