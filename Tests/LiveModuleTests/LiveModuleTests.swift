import Testing

@testable import LiveModule

struct LiveModuleTests {
    @Test func `it is a WebAssembly module of version 1`() {
        #expect(LiveModule.bytes.prefix(8).elementsEqual([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]))
    }

    @Test func `its size is known without decoding it`() { #expect(LiveModule.byteCount == LiveModule.bytes.count) }

    @Test func `it imports nothing`() {
        // After the head each section has a number, a length and its content; that of imports has the number 2.
        let bytes = LiveModule.bytes
        var sections: [UInt8] = []
        var place = 8
        while place < bytes.count {
            sections.append(bytes[place])
            place += 1
            var length = 0
            var shift = 0
            while true {
                let byte = bytes[place]
                place += 1
                length |= Int(byte & 0x7f) << shift
                shift += 7
                if byte < 0x80 { break }
            }
            place += length
        }
        #expect(place == bytes.count)
        #expect(sections.contains(7), "exports")
        #expect(sections.contains(10), "code")
        #expect(!sections.contains(2))
    }

    @Test(arguments: [
        ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
    ])
    func `base64 is read (the examples of RFC 4648)`(text: String, expected: String) {
        let bytes = Array(text.utf8).withUnsafeBufferPointer { LiveModule.decoded($0) }
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }
}
