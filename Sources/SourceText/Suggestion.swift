/// The candidate that a misspelt word most likely means, or nil where none is near.
///
/// Near means at most a third of the letters changed, counted as insertions, deletions, replacements and swaps of
/// neighbours (Damerau-Levenshtein, restricted), with at least one change allowed. Of equally near candidates the first one
/// wins. Before all of them goes the word in another case, and then the shortest that it begins: `h100` means `h100_sxm`
/// and not `h800`.
///
/// - Complexity: O(c n m) for c candidates of length n and a word of length m.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.utf8)
    let plain = letters.map { lowercased($0) }
    for candidate in candidates where candidate.utf8.map({ lowercased($0) }) == plain { return candidate }
    if let whole = shortest(startingWith: letters, among: candidates) { return whole }
    let limit = max(1, letters.count / 3)
    var best: String?
    var bestDistance = limit + 1
    for candidate in candidates {
        let other = Array(candidate.utf8)
        guard abs(other.count - letters.count) < bestDistance else { continue }
        let distance = editDistance(letters, other)
        // A word all of whose letters change is a different word, not a misspelling.
        if distance < bestDistance, distance < letters.count {
            best = candidate
            bestDistance = distance
        }
    }
    return best
}

/// The shortest candidate that is the word and then, after an underscore, more; of equally short ones the first.
private func shortest(startingWith word: [UInt8], among candidates: some Sequence<String>) -> String? {
    guard word.count >= 3 else { return nil }
    var best: String?
    for candidate in candidates where candidate.utf8.count > word.count + 1 {
        let letters = Array(candidate.utf8)
        guard letters[word.count] == UInt8(ascii: "_"),
            zip(letters, word).allSatisfy({ lowercased($0) == lowercased($1) }),
            letters.count < best?.utf8.count ?? .max
        else { continue }
        best = candidate
    }
    return best
}

/// The number of single-letter changes, and swaps of neighbours, between two words.
/// A change between upper and lower case counts as none, since that is the likeliest slip, unless it is the only one.
func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
    var beforeLast = [Int](repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    for i in 1...first.count {
        var row = [i] + [Int](repeating: 0, count: second.count)
        for j in 1...second.count {
            let same = lowercased(first[i - 1]) == lowercased(second[j - 1])
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
            if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
                row[j] = min(row[j], beforeLast[j - 2] + 1)
            }
        }
        beforeLast = last
        last = row
    }
    return last[second.count] == 0 && first != second ? 1 : last[second.count]
}

private func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte
}
