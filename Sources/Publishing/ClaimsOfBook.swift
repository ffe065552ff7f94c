internal import Cells
internal import Chapters

/// The claims of a book, in the order of the text.
struct ClaimsOfBook: Sendable {
    /// The address of the page that lists them.
    static let address = "argument"

    /// A claim with its place.
    struct Entry: Sendable {
        let claim: EvaluatedClaim
        /// How the text calls it.
        let name: String
    }

    /// The claims, chapter by chapter.
    let chapters: [[Entry]]
    /// Whether there are none.
    let isEmpty: Bool

    init(_ book: BookSource, _ cells: [[EvaluatedCell]]) {
        let first = book.chapters.first?.isIndex ?? false ? 1 : 0
        chapters = zip(book.chapters.indices, cells).map { index, cells in
            let claims = cells.compactMap { cell -> EvaluatedClaim? in
                if case .claim(let claim) = cell { claim } else { nil }
            }
            return claims.enumerated().map { ordinal, claim in
                Entry(
                    claim: claim, name: ClaimsOfBook.name(chapter: index < first ? nil : index - first + 1, ordinal + 1)
                )
            }
        }
        isEmpty = chapters.allSatisfy { $0.isEmpty }
    }

    /// How the text calls a claim: by chapter and place in it, or on the front page by its place.
    private static func name(chapter: Int?, _ ordinal: Int) -> String {
        chapter.map { "Claim \($0).\(ordinal)" } ?? "Claim \(ordinal)"
    }

    /// How the text calls the claim of a chapter that has a label.
    func name(of label: String, in chapter: Int) -> String {
        chapters[chapter].first { $0.claim.label == label }?.name ?? "Claim"
    }

    /// What became of them.
    var summary: ClaimSummary { ClaimSummary(chapters.joined().map { $0.claim.verdict }) }
}
