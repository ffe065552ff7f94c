extension Accelerator {
    /// The accelerator of the catalogue that a table of measurements, a price list or a driver calls so, or nothing.
    ///
    /// Understood are chip, form ("SXM4", "PCIe") and memory ("80GB") in any order after the chip, in any case and
    /// punctuation, with or without the maker: "NVIDIA H100 80GB HBM3", "a100_sxm_40gb", "GB200 NVL72". Where the form
    /// is not said, it is the module and not the card, and the larger memory: that is what people mean by "A100". A
    /// form or a memory that the catalogue does not have makes the name unknown: "H100 NVL".
    ///
    /// - Complexity: O(n) in the size of the catalogue.
    public static func named(_ name: String) -> Accelerator? {
        var plain = PlainName(name)
        for word: StaticString in ["nvidia", "amd", "intel", "hgx", "dgx", "instinct", "geforce", "tesla"] {
            plain = plain.dropping(word)
        }
        var longest = 0
        var found: Accelerator?
        // Of equally long chips the first that fits wins; a chip that is longer hides shorter ones, fit or not.
        for chip in chips {
            guard let rest = plain.rest(after: chip.name), chip.name.bytes.count >= longest else { continue }
            if chip.name.bytes.count > longest {
                longest = chip.name.bytes.count
                found = nil
            }
            if found == nil, chip.fits(rest) { found = chip.accelerator }
        }
        return found
    }

    /// Names of the catalogue that come near to a name that ``named(_:)`` does not know, the nearest first: those of
    /// which at most a third of the letters differ (Levenshtein, 1966).
    public static func closestNames(to name: String, atMost limit: Int = 3) -> [String] {
        InferenceEconomics.closestNames(to: name, among: catalogue.map { $0.name }, atMost: limit)
    }

    /// By chip, and of each chip what an unqualified name means first.
    private static let chips: [Chip] = [
        Chip("H100", .sxm, 80, .h100SXM), Chip("H100", .pcie, 80, .h100PCIe), Chip("H200", .sxm, 141, .h200SXM),
        Chip("B200", .sxm, 180, .b200SXM), Chip("B300", .sxm, 268, .b300SXM), Chip("GB200", .rack, 185, .gb200),
        Chip("GB300", .rack, 277, .gb300), Chip("A100", .sxm, 80, .a100SXM), Chip("A100", .sxm, 40, .a100SXM40GB),
        Chip("A100", .pcie, 80, .a100PCIe), Chip("H800", .sxm, 80, .h800), Chip("H20", .sxm, 96, .h20),
        Chip("MI300X", .module, 192, .mi300X), Chip("MI325X", .module, 256, .mi325X),
        Chip("MI355X", .module, 288, .mi355X), Chip("A30", .pcie, 24, .a30), Chip("A40", .pcie, 48, .a40),
        Chip("L4", .pcie, 24, .l4), Chip("L40", .pcie, 48, .l40), Chip("L40S", .pcie, 48, .l40S),
        Chip("RTX A6000", .pcie, 48, .rtxA6000), Chip("A6000", .pcie, 48, .rtxA6000),
        Chip("RTX PRO 6000", .pcie, 96, .rtxPro6000Server), Chip("RTX 3090", .pcie, 24, .rtx3090),
        Chip("RTX 3090 Ti", .pcie, 24, .rtx3090Ti), Chip("RTX 4090", .pcie, 24, .rtx4090),
        Chip("Arc Pro B60", .pcie, 24, .arcProB60), Chip("B60", .pcie, 24, .arcProB60),
    ]
}

/// A chip as it is sold, and the entry of the catalogue.
private struct Chip: Sendable {
    /// How it is plugged in.
    enum Form: Sendable { case sxm, pcie, rack, module }

    let name: PlainName
    let form: Form
    /// Memory as it is printed, in GB.
    let gigabytes: Int
    let accelerator: Accelerator

    init(_ name: String, _ form: Form, _ gigabytes: Int, _ accelerator: Accelerator) {
        self.name = PlainName(name)
        self.form = form
        self.gigabytes = gigabytes
        self.accelerator = accelerator
    }

    /// Words that say nothing more; with a number or without.
    private static let idle: [[UInt8]] = [
        "hbm", "gddr", "gpu", "tensorcore", "superchip", "blackwell", "server", "edition", "nvlink", "e",
    ].map { Array("\($0)".utf8) }

    /// Whether what follows the chip says nothing that contradicts it.
    func fits(_ rest: ArraySlice<UInt8>) -> Bool {
        var rest = rest
        while !rest.isEmpty {
            guard let next = item(rest) else { return false }
            rest = next
        }
        return true
    }

    /// What is left after one word, or nothing if it is unknown or does not fit.
    private func item(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        if rest.first == UInt8(ascii: "-") { return rest.dropFirst() }
        if let (digits, after) = rest.number() {
            guard digits.elementsEqual("\(gigabytes)".utf8) else { return nil }
            for unit: StaticString in ["gib", "gb", "g"] {
                if let next = after.rest(after: Array("\(unit)".utf8)) { return next }
            }
            return nil
        }
        for (word, forms) in Chip.forms {
            guard let after = rest.rest(after: word) else { continue }
            return forms.contains(form) ? Chip.dropNumber(after) : nil
        }
        for word in Chip.idle {
            if let after = rest.rest(after: word) { return Chip.dropNumber(after) }
        }
        return nil
    }

    /// What is left after the generation in "SXM4" and the size in "NVL72"; the number in "SXM 80GB" is memory.
    private static func dropNumber(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let (digits, after) = rest.number(), after.first != UInt8(ascii: "g") else { return rest }
        return digits.count == 1 || digits.elementsEqual("72".utf8) ? after : rest
    }

    private static let forms: [([UInt8], [Form])] = [
        (Array("sxm".utf8), [.sxm]), (Array("pcie".utf8), [.pcie]), (Array("nvl".utf8), [.rack]),
        (Array("oam".utf8), [.module]),
    ]
}
