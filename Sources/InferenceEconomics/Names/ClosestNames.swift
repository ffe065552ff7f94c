/// The candidates that an unknown name may mean, the nearest first: those of which at most a third of the letters
/// differ. Of equally near ones, the earlier candidate comes first.
///
/// - Complexity: O(c n m) for c candidates of length n and a name of length m, of which the first 100 letters count.
func closestNames(to name: String, among candidates: [String], atMost limit: Int) -> [String] {
    let letters = Array(PlainName(name, dropsParentheses: true).bytes.prefix(100))
    var near: [(distance: Int, name: String)] = []
    for candidate in candidates {
        let other = PlainName(candidate).bytes
        let distance = editDistance(letters, other)
        guard distance <= max(letters.count, other.count) / 3 else { continue }
        let place = near.firstIndex { $0.distance > distance } ?? near.count
        near.insert((distance, candidate), at: place)
    }
    return near.prefix(max(limit, 0)).map { $0.name }
}

/// Insertions, deletions and replacements between two names: Levenshtein, 1966.
func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var row = Array(0...second.count)
    for (i, letter) in first.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in second.enumerated() {
            let change = diagonal + (letter == other ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(change, row[j] + 1, diagonal + 1)
        }
    }
    return row[second.count]
}
