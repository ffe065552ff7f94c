internal import SourceText

/// A formula after checking: names are resolved to places, units to numbers, calls to what they call.
///
/// Terms need no table of names, so that evaluating one again with other parameters is all the work there is.
indirect enum Term: Sendable {
    case constant(Value)
    /// What a mistake leaves behind: it has no value, and nobody is told so a second time.
    case broken
    /// The value of a definition.
    case definition(Int)
    /// A parameter of the function, or the variable of a loop, by its place in the frame.
    case local(Int)
    case negation(Term)
    case not(Term)
    case arithmetic(BinaryOperator, Term, Term, SourceSpan)
    /// A power with a constant whole exponent, which multiplication computes exactly.
    case wholePower(Term, Int, SourceSpan)
    case comparison(BinaryOperator, Term, Term)
    case equality(isEqual: Bool, Term, Term)
    case and(Term, Term)
    case or(Term, Term)
    case choice(Term, Term, Term)
    case builtIn(BuiltIn, [Term], SourceSpan)
    case native(Int, [Term], SourceSpan)
    /// A function of a chapter, checked for the types of these arguments.
    case instance(Int, [Term], SourceSpan)
    case field(Term, Int, SourceSpan)
    case method(Term, Int, [Term], SourceSpan)
    case list([Term])
    case range(Term, Term, step: Term?, unit: Double, isLogarithmic: Bool, SourceSpan)
    /// Whether two numbers are as near as a tolerance allows.
    case within(isEqual: Bool, Term, Term, tolerance: Term, isRelative: Bool, SourceSpan)
    /// What `solve` and `solutions` find.
    case search(Search)
    /// An uncertain quantity: the draws that its parameters make of its scores.
    case uncertain(Distribution, [Term], scores: [Double], SourceSpan)
    /// What is asked of an uncertain value.
    case statistic(Statistic, Term, SourceSpan)
    /// A formula under other parameters: those of a scenario, and then the given ones. `needs` are the definitions that
    /// the formula names.
    case with(Term, scenario: Term?, [(definition: Int, value: Term, span: SourceSpan)], needs: [Int], SourceSpan)
    /// A scenario, which may build on another.
    case scenario(title: String, base: Term?, [(definition: Int, value: Term, span: SourceSpan)], SourceSpan)
}
