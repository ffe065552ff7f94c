#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What is left to compare of pieces with a file that is read: of arrays, or of bytes that the program holds.
struct ComparedPieces<Piece: RandomAccessCollection<UInt8>> {
    private let pieces: [Piece]
    private var piece = 0
    private var offset = 0

    init(_ pieces: [Piece]) { self.pieces = pieces }

    /// Whether the rest begins with some bytes, which then are left behind.
    mutating func begin(with bytes: UnsafeRawBufferPointer) -> Bool {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            guard piece < pieces.count else { return false }
            let count = min(bytes.count, pieces[piece].count - offset)
            let isSame = pieces[piece].withContiguousStorageIfAvailable { own in
                guard count > 0, let mine = own.baseAddress,
                    let theirs = UnsafeRawBufferPointer(rebasing: bytes).baseAddress
                else { return true }
                return memcmp(mine + offset, theirs, count) == 0
            }
            guard isSame == true else { return false }
            bytes = bytes.dropFirst(count)
            offset += count
            if offset == pieces[piece].count { (piece, offset) = (piece + 1, 0) }
        }
        return true
    }
}
