internal import SourceText

/// What each definition needs, and the order that follows from it.
struct Dependencies: Sendable {
    /// The definitions that each definition names, by place.
    let direct: [[Int]]
    /// All definitions, each after those that it needs. Those of a cycle stand in it too, in some order.
    let order: [Int]
    /// The definitions that need themselves, with the way round.
    let cycles: [[Int]]
    /// How many `with` stand within one another in each definition and what it needs: evaluation recurses as deep.
    let settingDepths: [Int]

    /// Finds what the definitions need. No recursion: a chain of definitions may be as long as a book.
    ///
    /// - Complexity: O(n) in the names that the definitions contain.
    init(_ scopes: Scopes) {
        var direct: [[Int]] = []
        // How many `with` stand within one another in each definition, and then below each.
        var settings: [Int] = []
        direct.reserveCapacity(scopes.definitions.count)
        for definition in scopes.definitions {
            var bound: [Name] = []
            if case .function(let parameters) = definition.kind { bound = parameters.map { $0.name } }
            var needs: [Int] = []
            settings.append(
                Dependencies.collect(
                    definition.override ?? definition.body, bound, definition.chapter, scopes, &needs))
            direct.append(needs)
        }
        self.direct = direct

        enum Mark { case new, open, done }
        var marks = [Mark](repeating: .new, count: direct.count)
        var order: [Int] = []
        var cycles: [[Int]] = []
        for root in direct.indices where marks[root] == .new {
            var path = [(definition: root, next: 0)]
            marks[root] = .open
            while let (definition, next) = path.last {
                guard next < direct[definition].count else {
                    marks[definition] = .done
                    order.append(definition)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let needed = direct[definition][next]
                switch marks[needed] {
                case .done: break
                case .new:
                    marks[needed] = .open
                    path.append((needed, 0))
                case .open:
                    let start = path.firstIndex { $0.definition == needed } ?? 0
                    cycles.append(path[start...].map { $0.definition })
                }
            }
        }
        self.order = order
        self.cycles = cycles
        for place in order { settings[place] += direct[place].reduce(0) { max($0, settings[$1]) } }
        settingDepths = settings
    }

    /// The definitions whose value may change with one of the given ones, themselves included, by place.
    func affected(by changed: [Int]) -> [Bool] {
        var affected = [Bool](repeating: false, count: direct.count)
        for place in changed { affected[place] = true }
        for place in order where !affected[place] {
            affected[place] = direct[place].contains { affected[$0] }
        }
        return affected
    }

    /// The given definitions and all that they need, directly or not, by place; without some, and without what only
    /// those need.
    func closure(of roots: [Int], but set: [Int] = []) -> [Bool] {
        var needed = [Bool](repeating: false, count: direct.count)
        var open = roots
        while let place = open.popLast() {
            if needed[place] || set.contains(place) { continue }
            needed[place] = true
            open += direct[place]
        }
        return needed
    }

    /// Adds the definitions that an expression names in a chapter. (Formulas nest at most `Parser.deepest` levels.)
    ///
    /// - Returns: how many `with` stand within one another in it.
    @discardableResult static func collect(
        _ expression: Expression, _ bound: [Name], _ chapter: Int, _ scopes: Scopes, _ needs: inout [Int]
    ) -> Int {
        var depth = 0
        func add(_ name: Name) {
            guard !bound.contains(name), case .definition(let place) = scopes.resolve(name, in: chapter) else { return }
            needs.append(place)
        }
        func visit(_ inner: Expression) { depth = max(depth, collect(inner, bound, chapter, scopes, &needs)) }
        func visit(_ setting: Expression.Setting) {
            if let address = setting.chapter {
                let base = Expression(.name(address), setting.span)
                if let place = qualified(base, setting.name, bound, chapter, scopes) { needs.append(place) }
            } else {
                add(setting.name)
            }
            visit(setting.value)
        }
        switch expression.kind {
        case .number, .text, .truth: break
        case .name(let name): add(name)
        case .negation(let inner), .not(let inner), .conversion(let inner, _): visit(inner)
        case .binary(_, let left, let right), .between(let left, let right):
            visit(left)
            visit(right)
        case .call(let name, _, let arguments):
            add(name)
            for argument in arguments { visit(argument.value) }
        case .member(let base, let field, _):
            if let place = qualified(base, field, bound, chapter, scopes) { needs.append(place) } else { visit(base) }
        case .methodCall(let base, let method, _, let arguments):
            if let place = qualified(base, method, bound, chapter, scopes) { needs.append(place) } else { visit(base) }
            for argument in arguments { visit(argument.value) }
        case .choice(let condition, let then, let otherwise):
            visit(condition)
            visit(then)
            visit(otherwise)
        case .list(let elements): for element in elements { visit(element) }
        case .range(let lower, let upper, let step, _):
            visit(lower)
            visit(upper)
            if let step { visit(step) }
        case .within(_, let left, let right, let tolerance):
            visit(left)
            visit(right)
            visit(tolerance)
        case .search(let search):
            for part in search.parts.dropLast() { visit(part) }
            let moved = parameter(search.name, bound, chapter, scopes)
            if let moved { needs.append(moved) }
            depth = max(
                depth,
                collect(search.condition, moved == nil ? bound + [search.name] : bound, chapter, scopes, &needs))
            depth += 1
        case .with(let base, let scenario, let settings):
            visit(base)
            if let scenario { visit(scenario) }
            for setting in settings { visit(setting) }
            depth += 1
        case .scenario(let scenario):
            for setting in scenario.settings { visit(setting) }
            guard let base = scenario.base else { break }
            // Its values are computed with the other scenario in force.
            depth += 1
            visit(base)
        }
        return depth
    }

    /// The parameter that `solve` moves under a name; nil where the name is a variable of its condition.
    static func parameter(_ name: Name, _ bound: [Name], _ chapter: Int, _ scopes: Scopes) -> Int? {
        guard !bound.contains(name), case .definition(let place) = scopes.resolve(name, in: chapter),
            scopes.definitions[place].isParameter
        else { return nil }
        return place
    }

    /// The definition that `assumptions.rent` names, where `assumptions` is a chapter that defines it, whether or not there is
    /// a value of that name too.
    static func qualified(
        _ base: Expression, _ field: Name, _ bound: [Name], _ chapter: Int, _ scopes: Scopes
    ) -> Int? {
        guard case .name(let name) = base.kind, !bound.contains(name), let other = scopes.chapter(named: name),
            let place = scopes.chapters[other].own[field]
        else { return nil }
        if case .none = scopes.resolve(name, in: chapter) { return place }
        return scopes.sees(other, from: chapter) ? place : nil
    }
}
