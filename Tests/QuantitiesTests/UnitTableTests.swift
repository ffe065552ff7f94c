@testable internal import Quantities
internal import Testing

@Suite struct UnitTableTests {
    let units = UnitTable()

    @Test func everySymbolResolvesToItself() throws {
        #expect(units.symbols.count > 130)
        for symbol in units.symbols {
            let unit = try #require(units.unit(symbol))
            #expect(unit.symbol == symbol)
            #expect(unit.scale > 0 && unit.scale.isFinite)
        }
    }

    @Test func noTwoUnitsShareASymbol() {
        #expect(Set(units.symbols).count == units.symbols.count)
    }

    @Test(
        arguments: [
            ("GiB", 1_073_741_824, Dimension(.data)), ("KiB", 1024, Dimension(.data)), ("GB", 1e9, Dimension(.data)),
            ("kB", 1e3, Dimension(.data)), ("Gbit", 1.25e8, Dimension(.data)), ("bit", 0.125, Dimension(.data)),
            ("kWh", 3.6e6, Dimension(.energy)), ("Wh", 3600, Dimension(.energy)), ("MJ", 1e6, Dimension(.energy)),
            ("kW", 1e3, Dimension(.energy) / Dimension(.time)), ("h", 3600, Dimension(.time)),
            ("min", 60, Dimension(.time)), ("day", 86_400, Dimension(.time)), ("ms", 1e-3, Dimension(.time)),
            ("µs", 1e-6, Dimension(.time)), ("us", 1e-6, Dimension(.time)), ("ns", 1e-9, Dimension(.time)),
            ("year", 8760 * 3600, Dimension(.time)), ("month", 730 * 3600, Dimension(.time)),
            ("GHz", 1e9, .none / Dimension(.time)), ("TFLOP", 1e12, Dimension(.operations)),
            ("Mtoken", 1e6, Dimension(.tokens)), ("krequest", 1e3, Dimension(.requests)),
            ("user", 1, Dimension(.users)),
            ("GPU", 1, Dimension(.accelerators)), ("node", 1, Dimension(.nodes)), ("USD", 1, Dimension(.dollars)),
            ("MUSD", 1e6, Dimension(.dollars)), ("EUR", 1, Dimension(.euros)), ("GBP", 1, Dimension(.pounds)),
            ("CNY", 1, Dimension(.yuan)), ("JPY", 1, Dimension(.yen)), ("%", 0.01, .none),
        ] as [(String, Double, Dimension)])
    func aUnitHasItsScaleAndDimension(_ symbol: String, _ scale: Double, _ dimension: Dimension) throws {
        let unit = try #require(units.unit(symbol))
        #expect((unit.scale / scale - 1).magnitude < 1e-15)
        #expect(unit.dimension == dimension)
    }

    @Test(arguments: ["", "gb", "mB", "kh", "KB", "MiUSD", "tok", " s", "s ", "µ", "k", "%%", "k%"])
    func whatIsNoUnitResolvesToNothing(_ symbol: String) {
        #expect(units.unit(symbol) == nil)
    }

    @Test func everyOtherSpellingLeadsToUnitsThatExist() {
        for entry in UnitFamily.otherSpellings {
            #expect(units.unit(entry.spelling) == nil, "\(entry.spelling) is a unit of its own")
            for part in entry.symbol.split(separator: "/") { #expect(units.unit(String(part)) != nil) }
            #expect(units.symbol(forSpelling: entry.spelling) != nil)
        }
        #expect(units.symbol(forSpelling: "hours") == "h")
        #expect(units.symbol(forSpelling: "parsec") == nil)
    }

    @Test func aDeclaredUnitIsADimensionOfItsOwnWithPrefixes() throws {
        var units = UnitTable()
        let isDeclared = units.declare("seat") && units.declare("desk")
        #expect(isDeclared)
        let seat = try #require(units.unit("seat"))
        let desk = try #require(units.unit("desk"))
        #expect(try #require(units.unit("kseat")).scale == 1_000)
        #expect(try #require(units.unit("Mseat")).dimension == seat.dimension)
        #expect(seat.dimension != desk.dimension)
        #expect(seat.dimension.factors.allSatisfy { $0.base.isCount && !$0.base.isMoney })
        #expect(UnitTable().unit("seat") == nil)
    }

    @Test(arguments: ["s", "GB", "%", "seat", "kseat"])
    func aSymbolThatIsTakenCannotBeDeclared(_ symbol: String) {
        var units = UnitTable()
        let isDeclared = units.declare("seat")
        let count = units.symbols.count
        let isDeclaredAnew = units.declare(symbol)
        #expect(isDeclared && !isDeclaredAnew)
        #expect(units.symbols.count == count)
    }

    @Test(arguments: ["iB", "PU", "BP"])
    func aPrefixIsLeftOutWhereItWouldMakeASymbolThatIsTaken(_ symbol: String) throws {
        var units = UnitTable()
        let isDeclared = units.declare(symbol)
        #expect(isDeclared)
        #expect(Set(units.symbols).count == units.symbols.count)
        let other = try #require(
            UnitTable().symbols.first { ["MiB", "GPU", "GBP"].contains($0) && $0.hasSuffix(symbol) })
        #expect(try #require(units.unit(other)).dimension == #require(UnitTable().unit(other)).dimension)
        #expect(try #require(units.unit("k" + symbol)).dimension == #require(units.unit(symbol)).dimension)
    }
}
