/// The one script of the published book: it loads the engine, makes the controls, and puts what changes in place.
enum Script {
    static let name = "marginal.js"

    /// Its parts, in one strict block that leaves no name behind.
    static let bytes: [UInt8] = {
        let parts = [
            PackageResources.engine_js, PackageResources.address_js, PackageResources.patch_js,
            PackageResources.controls_js, PackageResources.dock_js, PackageResources.edit_js,
            PackageResources.compare_js,
            PackageResources.page_js, PackageResources.following_js, PackageResources.start_js,
        ]
        return Array("\"use strict\";\n{\n".utf8) + parts.joined(separator: [UInt8(ascii: "\n")]) + Array("}\n".utf8)
    }()

    /// What a page may load: the book's own files, and the engine. Nothing from elsewhere, nothing written into the page.
    static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

    /// What a page of one file may load: its own style sheet and script, which the policy knows by their hashes, pictures that
    /// stand in it, and the engine. (The module stands in it as text, which no policy is asked about.)
    static let singlePolicy =
        "default-src 'none'; style-src \(SHA256.source(of: Stylesheet.bytes)); img-src data:; "
        + "script-src \(SHA256.source(of: bytes)) 'wasm-unsafe-eval'"
}
