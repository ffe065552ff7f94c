@testable internal import Publishing
internal import Testing

/// What pages of one file each are made with.
@Suite struct SingleFileTests {
    /// Test vectors of FIPS 180-4 and of NIST's examples; the texts of 55, 56 and 64 bytes end just where padding does.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (String(repeating: "a", count: 56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
        (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    ])
    func `a hash is the standard's`(text: String, hash: String) {
        let digits = SHA256.hash(Array(text.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }
        #expect(digits.joined() == hash)
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ])
    func `bytes become sixty-four signs`(text: String, encoded: String) {
        #expect(Base64.encoded(Array(text.utf8)) == Array(encoded.utf8))
    }

    @Test func `script and styles can stand in a page`() {
        for text in [Script.bytes, Stylesheet.bytes] {
            let text = String(decoding: text, as: UTF8.self).lowercased()
            for end in ["</script", "</style", "<!--"] { #expect(!text.contains(end)) }
        }
    }

    @Test(
        arguments: [
            ("pictures/dot.svg", "data:image/svg+xml;base64,PHN2Zy8+"),
            ("./pictures/dot.svg", "data:image/svg+xml;base64,PHN2Zy8+"),
            ("pictures/d%6ft.svg?x", "data:image/svg+xml;base64,PHN2Zy8+"), ("https://example.org/dot.svg", nil),
        ] as [(String, String?)])
    func `a file beside the chapters is held`(destination: String, address: String?) {
        let single = SingleFile(
            module: [], assets: [PublishedFile(path: "pictures/dot.svg", bytes: Array("<svg/>".utf8))])
        let held = single.address(of: Array(destination.utf8))
        #expect(held.map { String(decoding: $0.address, as: UTF8.self) } == address)
    }
}
