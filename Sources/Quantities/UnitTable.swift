/// The units that a chapter may write: the built-in ones and those that the book declares.
public struct UnitTable: Sendable {
    private(set) var families: [UnitFamily] = []
    private var units: [Unit] = []
    /// Places in `units` by a hash of the symbol's bytes. (A dictionary of `String` would pull the tables of Unicode
    /// equivalence into the browser's module.)
    private var places: [UInt64: [Int]] = [:]

    /// A table of the built-in units.
    public init() {
        for family in UnitFamily.builtIn { add(family) }
    }

    /// The unit under a symbol, or nil.
    ///
    /// - Complexity: O(1).
    public func unit(_ symbol: some Collection<UInt8>) -> Unit? {
        for place in places[hash(symbol)] ?? [] where units[place].symbol.utf8.elementsEqual(symbol) {
            return units[place]
        }
        return nil
    }

    /// The unit under a symbol, or nil.
    public func unit(_ symbol: String) -> Unit? {
        for place in places[hash(symbol.utf8)] ?? [] where units[place].symbol.hasSameBytes(as: symbol) {
            return units[place]
        }
        return nil
    }

    /// Declares a unit that counts things of a new kind, with those of the prefixes k, M and G that make no symbol that is
    /// taken.
    ///
    /// - Returns: false, and declares nothing, where the symbol is taken.
    public mutating func declare(_ symbol: String) -> Bool {
        guard unit(symbol) == nil else { return false }
        let base = BaseDimension(BaseDimension.builtInCount + families.count - UnitFamily.builtIn.count)
        let prefixes = [Prefix.kilo, .mega, .giga].filter { unit($0.symbol + symbol) == nil }
        add(UnitFamily(symbol, 1, Dimension(base), prefixes))
        return true
    }

    /// All symbols, for a suggestion where one is misspelt.
    public var symbols: [String] { units.map { $0.symbol } }

    /// The symbol here of a unit that people write in another way, as `h` for `hours`.
    public func symbol(forSpelling spelling: String) -> String? {
        for entry in UnitFamily.otherSpellings where entry.spelling.utf8.elementsEqual(spelling.utf8) {
            return entry.symbol
        }
        return nil
    }

    /// The unit of the family with one of the family's prefixes.
    func unit(of family: Int, prefix: Prefix) -> Unit {
        let entry = families[family]
        return Unit(
            symbol: prefix.symbol + entry.symbol, scale: prefix.scale * entry.scale, dimension: entry.dimension,
            family: family)
    }

    /// The family of the unprefixed unit that measures a single base dimension.
    func family(of base: BaseDimension) -> Int? {
        let wanted = Dimension(base)
        return families.firstIndex { $0.dimension == wanted && $0.scale == 1 }
    }

    /// The place of a built-in family.
    func family(_ symbol: String) -> Int? {
        families.firstIndex { $0.symbol.utf8.elementsEqual(symbol.utf8) }
    }

    private mutating func add(_ family: UnitFamily) {
        let index = families.count
        families.append(family)
        for prefix in [Prefix.none] + family.prefixes {
            let new = unit(of: index, prefix: prefix)
            places[hash(new.symbol.utf8), default: []].append(units.count)
            units.append(new)
        }
    }

    /// FNV-1a.
    private func hash(_ symbol: some Sequence<UInt8>) -> UInt64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in symbol { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return value
    }
}
