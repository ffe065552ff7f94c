internal import Formulas
internal import SourceText
internal import Testing

@Suite struct FuzzTests {
    /// What is true of every outcome: a finite value, or diagnostics whose places lie in their files.
    static func check(_ outcome: Outcome, _ formula: String) {
        if let value = outcome.value {
            #expect(isFinite(value), "\(formula)")
            #expect(outcome.diagnostics.isEmpty, "\(formula)")
        } else {
            #expect(!outcome.diagnostics.isEmpty, "\(formula)")
        }
        for diagnostic in outcome.diagnostics {
            guard let span = diagnostic.span else {
                Issue.record("\(diagnostic.id) has no place: \(formula)")
                continue
            }
            #expect(span.upper <= outcome.sources[span.file].bytes.count, "\(formula)")
            #expect(!diagnostic.summary.isEmpty && !diagnostic.summary.hasSuffix("."), "\(formula)")
            #expect(!DiagnosticText(outcome.sources, isColoured: false).text(diagnostic).isEmpty)
        }
    }

    static func isFinite(_ value: Value) -> Bool {
        switch value {
        case .number(let number): number.isFinite
        case .list(let values): values.allSatisfy(isFinite)
        case .uncertain(.numbers(let numbers)): numbers.allSatisfy { $0.isFinite }
        case .uncertain(.others(let values)): values.allSatisfy(isFinite)
        default: true
        }
    }

    /// Runs formulas through fresh books, so that none becomes large.
    static func run(_ count: Int, seed: UInt64, _ next: (inout FormulaGenerator) -> [UInt8]) -> (
        values: Int, mistakes: Int
    ) {
        var generator = FormulaGenerator(seed: seed)
        var book = TestBook(FormulaGenerator.definitions, draws: 20)
        var (values, mistakes) = (0, 0)
        for round in 1...count {
            if round.isMultiple(of: 100) { book = TestBook(FormulaGenerator.definitions, draws: 20) }
            let formula = next(&generator)
            let outcome = book.evaluate(formula)
            check(outcome, String(decoding: formula, as: UTF8.self))
            if outcome.value == nil { mistakes += 1 } else { values += 1 }
        }
        return (values, mistakes)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func aFormulaHasAFiniteValueOrADiagnostic(_ seed: UInt64) {
        let (values, mistakes) = Self.run(1_500, seed: seed) { Array($0.formula().utf8) }
        #expect(values > 100 && mistakes > 100)
    }

    @Test(arguments: [5, 6, 7, 8] as [UInt64])
    func aFormulaOfPlainNumbersHasAFiniteValueOrAFaultOfArithmetic(_ seed: UInt64) {
        let (values, mistakes) = Self.run(1_500, seed: seed) { Array($0.plain().utf8) }
        #expect(values > 500 && mistakes > 100)
    }

    @Test(arguments: [9, 10, 11, 12] as [UInt64])
    func aSoupOfWordsIsADiagnosticOrAFormula(_ seed: UInt64) {
        let (_, mistakes) = Self.run(3_000, seed: seed) { Array($0.soup().utf8) }
        #expect(mistakes > 2_000)
    }

    @Test(arguments: [13, 14, 15, 16] as [UInt64])
    func anyBytesAreADiagnosticOrAFormula(_ seed: UInt64) {
        let (values, mistakes) = Self.run(3_000, seed: seed) { $0.bytes() }
        #expect(values > 3 && mistakes > 1_500)
    }

    @Test(arguments: [17, 18] as [UInt64])
    func linesOfSoupAreABook(_ seed: UInt64) {
        var generator = FormulaGenerator(seed: seed)
        for round in 0..<1_500 {
            let names = ["a", "b", "f(x)", "input c", "d"]
            let lines = (0..<5).map { index in
                names[index] + " = " + (round.isMultiple(of: 3) ? generator.soup() : generator.formula(2))
            }
            var book = TestBook((lines + ["e = a + b", "rent = 1", "gpus = c"]).joined(separator: "\n"))
            Self.check(book.evaluate("a"), lines.joined(separator: "\n"))
        }
    }
}
