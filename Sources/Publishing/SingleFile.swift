internal import Chapters

/// What pages of one file each take in, since nothing lies beside them but other such pages.
public struct SingleFile: Sendable {
    /// The engine's module, in base64.
    let module: [UInt8]
    private let assets: [String: PublishedFile]

    /// Pages that hold everything themselves.
    ///
    /// - Parameters:
    ///   - module: the engine's module, in base64.
    ///   - assets: the files beside the chapters.
    public init(module: [UInt8], assets: [PublishedFile]) {
        self.module = module
        self.assets = Dictionary(assets.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A file beside the chapters as an address that holds it; nil where a destination leads elsewhere.
    func address(of destination: [UInt8]) -> (address: [UInt8], name: String)? {
        let end = destination.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
        var path = BookSource.decoded(String(decoding: destination[..<(end ?? destination.count)], as: UTF8.self))
        if path.hasPrefix("./") { path.removeFirst(2) }
        guard let asset = assets[path] else { return nil }
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        return (Array("data:\(SingleFile.type(of: name));base64,".utf8) + Base64.encoded(asset.bytes), name)
    }

    /// The media type of a file, by its name.
    private static func type(of name: String) -> String {
        let parts = name.split(separator: ".")
        return switch parts.count > 1 ? parts.last?.lowercased() : nil {
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "avif": "image/avif"
        case "csv": "text/csv"
        case "json": "application/json"
        case "pdf": "application/pdf"
        case "txt": "text/plain"
        default: "application/octet-stream"
        }
    }
}
