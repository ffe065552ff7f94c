internal import Quantities
internal import SourceText

/// What `with` and scenarios set.
extension Checker {
    mutating func checkWith(
        _ base: Expression, _ scenario: Expression?, _ settings: [Expression.Setting]
    ) -> Checked {
        let value = check(base)
        let applied = scenario.map { checkScenario($0) }
        guard let terms = terms(of: settings) else { return .broken }
        var needs: [Int] = []
        Dependencies.collect(base, locals.map { $0.name }, chapter, scopes, &needs)
        return Checked(
            .with(value.term, scenario: applied?.term, terms, needs: needs, scenario?.span ?? base.span), value.type,
            value.presentation)
    }

    /// A scenario of a chapter.
    mutating func check(_ written: WrittenScenario, _ span: SourceSpan) -> Checked {
        let base = written.base.map { checkScenario($0) }
        guard var terms = terms(of: written.settings) else { return .broken }
        if let base, let place = written.base?.span {
            // What it builds on is in force already where its own values are computed.
            var needs: [Int] = []
            for setting in written.settings { Dependencies.collect(setting.value, [], chapter, scopes, &needs) }
            terms = terms.map {
                ($0.definition, .with($0.value, scenario: base.term, [], needs: needs, place), $0.span)
            }
        }
        return Checked(.scenario(title: written.title, base: base?.term, terms, written.base?.span ?? span), .scenario)
    }

    /// What must be a scenario.
    private mutating func checkScenario(_ expression: Expression) -> Checked {
        let value = check(expression)
        guard !value.type.matches(.scenario) else { return value }
        var hint = "a scenario is a block of a chapter, ```scenario lab; a parameter is set as in rent = 3 USD/h"
        if case .name(let name) = expression.kind, parameter(named: name, in: chapter) != nil {
            hint = "give it a value, as in \(name.text) = …"
        }
        return report(
            "no-scenario", "'with' needs a scenario, this is \(describe(value))", at: expression.span, hint: hint)
    }

    /// The values of parameters; nil, with diagnostics, where one has a mistake.
    private mutating func terms(
        of settings: [Expression.Setting]
    ) -> [(definition: Int, value: Term, span: SourceSpan)]? {
        var terms: [(definition: Int, value: Term, span: SourceSpan)] = []
        var isFine = true
        for setting in settings {
            let new = check(setting.value)
            guard let index = parameter(setting) else { continue }
            let old = checked[index]
            if !new.type.matches(old.type) {
                reportWrongSetting(setting.name, is: old, not: new, at: setting.value.span)
                isFine = false
                continue
            }
            if terms.contains(where: { $0.definition == index }) {
                _ = report(
                    "duplicate-argument", "'\(setting.name.text)' is set twice", at: setting.span,
                    hint: "leave one of them out")
            }
            terms.append((index, new.term, setting.value.span))
        }
        return isFine ? terms : nil
    }

    mutating func reportWrongSetting(_ name: Name, is old: Checked, not new: Checked, at span: SourceSpan) {
        let notes =
            old.dimension.flatMap { one in
                new.dimension.map { differences(one, $0, "'\(name.text)'", "the value") }
            } ?? []
        var hint: String?
        if case .list = new.type {
            hint = "a range is written 1 .. 6, and choices 1, 2, 4, without brackets"
        } else if new.dimension?.isNone == true, old.dimension?.isNone == false {
            hint = "give it the unit, \(unitText(old))"
        }
        _ = report(
            "wrong-type", "'\(name.text)' is \(describe(old)), not \(describe(new))", at: span, notes: notes, hint: hint
        )
    }

    /// The parameter that a setting of a chapter names; nil for anything else.
    public func parameter(setBy setting: Expression.Setting, in chapter: Int) -> Int? {
        guard let address = setting.chapter else { return parameter(named: setting.name, in: chapter) }
        let base = Expression(.name(address), setting.span)
        guard let place = Dependencies.qualified(base, setting.name, [], chapter, scopes),
            scopes.definitions[place].isParameter
        else { return nil }
        return place
    }

    private mutating func parameter(_ setting: Expression.Setting) -> Int? {
        if let address = setting.chapter { return parameter(setting, of: address) }
        switch scopes.resolve(setting.name, in: chapter) {
        case .definition(let index): return parameter(index, setting)
        case .ambiguous(let candidates): _ = reportAmbiguous(setting.name, candidates, setting.span)
        case .none: reportUnknownParameter(setting)
        }
        return nil
    }

    private mutating func parameter(_ setting: Expression.Setting, of address: Name) -> Int? {
        guard let found = checkQualified(Expression(.name(address), setting.span), setting.name, setting.span) else {
            _ = report(
                "unknown-chapter", "there is no chapter '\(address.text)'", at: setting.span,
                hint: nearest(to: address.text, among: scopes.chapters.map { $0.name.text }).map {
                    "did you mean '\($0)'?"
                })
            return nil
        }
        return found.flatMap { parameter($0, setting) }
    }

    private mutating func parameter(_ index: Int, _ setting: Expression.Setting) -> Int? {
        let definition = scopes.definitions[index]
        if definition.isParameter { return isBroken[index] ? nil : index }
        guard !definition.isFaulty else { return nil }
        let what = definition.isScenario ? "a scenario" : "computed"
        _ = report(
            "not-a-parameter", "'\(setting.name.text)' is \(what) and cannot be set", at: setting.span,
            hint: definition.isScenario ? nil : "set one of the parameters that it is computed from")
        return nil
    }

    private mutating func reportUnknownParameter(_ setting: Expression.Setting) {
        guard scopes.chaptersDefining(setting.name).isEmpty else {
            _ = reportUnknown(setting.name, setting.span, isCall: false)
            return
        }
        let visible = [chapter] + scopes.chapters[chapter].uses
        let names = scopes.definitions.filter { $0.isParameter && visible.contains($0.chapter) }.map { $0.name.text }
        _ = report(
            "unknown-parameter", "there is no parameter '\(setting.name.text)'", at: setting.span,
            hint: nearest(to: setting.name.text, among: names).map { "did you mean '\($0)'?" })
    }
}
