import Testing

@testable import Formulas

/// A function that was asked before answers from memory, and never with what belongs to other values.
@Suite struct CallMemoryTests {
    private static let definitions = """
        input rent = 2
        double(x) = x * rent
        both(x, y) = double(x) + y
        """

    @Test(arguments: [
        ("double(3) + double(3)", 12.0),
        ("double(3) + (double(3) with rent = 5)", 21),
        ("(double(3) with rent = 5) + double(3)", 21),
        ("both(3, 1) - both(1, 3)", 2),
        ("sum([double(1) with rent = 1, double(1) with rent = 2, double(1)])", 5),
        ("solve r in 1 .. 9: both(r, r) == 12", 4),
        ("double(2) + (solve rent in 1 .. 9: double(2) == 12) + double(2)", 14),
    ])
    func aFunctionGivesWhatItsParametersGive(_ formula: String, _ expected: Double) throws {
        let outcome = evaluate(formula, Self.definitions)
        #expect(outcome.diagnostics.isEmpty)
        let number = try #require(outcome.value?.number)
        #expect((number - expected).magnitude < 1e-9)
    }

    @Test func nestedSearchesAskOnceForEachNumber() throws {
        // Without memory the inner search would run for each number of the outer one: too much work.
        let definitions = """
            slow(n) = sum(1 .. 2_000) * n
            least(goal) = solve n in 1 .. 256 by 1: slow(n) >= goal
            """
        let outcome = evaluate("solve m in 1 .. 256 by 1: slow(least(m * 2_001_000)) >= 200_100_000", definitions)
        #expect(outcome.diagnostics.isEmpty)
        #expect(outcome.value?.number == 100)
    }

    @Test func aCallIsToldByItsFunctionAndItsNumbers() throws {
        let memory = CallMemory()
        let call = try #require(CallMemory.Call(1, [.number(2), .number(3)]))
        memory.keep(.number(5), of: call)
        #expect(memory.result(of: call)?.number == 5)
        for other in [
            CallMemory.Call(2, [.number(2), .number(3)]), CallMemory.Call(1, [.number(3), .number(2)]),
            CallMemory.Call(1, [.number(2)]), CallMemory.Call(1, [.number(2), .number(3), .number(0)]),
        ] {
            #expect(try memory.result(of: #require(other)) == nil)
        }
        #expect(CallMemory.Call(1, [.text("2")]) == nil)
        #expect(CallMemory.Call(1, [.number(1), .number(2), .number(3), .number(4)]) == nil)
        memory.forget()
        #expect(memory.result(of: call) == nil)
    }
}
