internal import InferenceEconomics

extension Arrivals {
    /// The name as measured tables write it.
    var name: String {
        switch self {
        case .closedLoop: "closed-loop"
        case .steady: "steady"
        case .unknown: "unknown"
        }
    }

    /// The kind of arrivals of a name, with `-` or `_`, in any case.
    static func named(_ name: String) -> Arrivals? {
        let plain = name.lowercased()
        return allCases.first { $0.name == plain || $0.rawValue == plain }
    }
}
