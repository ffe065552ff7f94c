/// A quotation that is set apart: `> [!NOTE]` on a line of its own, and the text below it.
public struct Callout: Sendable, Hashable {
    /// What a callout is for, as code hosts know it.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// What is good to know.
        case note
        /// What helps.
        case tip
        /// What one must know.
        case important
        /// What may go wrong.
        case warning
        /// What does harm.
        case caution

        /// The word that stands above the text, as in `Note`.
        public var title: String {
            switch self {
            case .note: "Note"
            case .tip: "Tip"
            case .important: "Important"
            case .warning: "Warning"
            case .caution: "Caution"
            }
        }
    }

    /// What it is for.
    public let kind: Kind

    /// The blocks below the mark.
    public let blocks: [Block]
}
