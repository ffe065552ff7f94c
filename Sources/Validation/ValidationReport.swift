internal import InferenceEconomics

/// How well the model predicts a table of measured runs.
public struct ValidationReport: Sendable {
    /// What runs are told apart by.
    public enum Grouping: String, CaseIterable, Hashable, Sendable {
        case engine, accelerator, precision, model, arrivals

        /// The name of the group that a run belongs to.
        func name(of run: MeasuredRun) -> String {
            switch self {
            case .engine: run.engine.name
            case .accelerator: run.accelerator.name
            case .precision: run.weights.rawValue
            case .model: run.model.name
            case .arrivals: run.arrivals.name
            }
        }
    }

    /// Runs that have something in common, and the errors over them.
    public struct Group: Hashable, Sendable {
        /// What they have in common.
        public let name: String
        /// How many they are.
        public let rows: Int
        /// The errors in time per output token; nil if no run has it measured, as for the others.
        public let timePerOutputToken: ErrorSummary?
        /// The errors in time to first token.
        public let timeToFirstToken: ErrorSummary?
        /// The errors in throughput per GPU.
        public let throughput: ErrorSummary?

        /// The errors in a metric.
        public subscript(metric: Metric) -> ErrorSummary? {
            switch metric {
            case .timePerOutputToken: timePerOutputToken
            case .timeToFirstToken: timeToFirstToken
            case .throughput: throughput
            }
        }

        init(_ name: String, _ predictions: [Prediction]) {
            self.name = name
            rows = predictions.count
            timePerOutputToken = ErrorSummary(predictions.map { $0.timePerOutputToken })
            timeToFirstToken = ErrorSummary(predictions.map { $0.timeToFirstToken })
            throughput = ErrorSummary(predictions.map { $0.throughput })
        }
    }

    /// Rows that were not predicted, for one reason.
    public struct Skips: Hashable, Sendable {
        /// The reason, in lower case without a full stop.
        public let reason: String
        /// The lines of the rows, ascending.
        public let lines: [Int]
    }

    /// What was predicted, in the order of the table.
    public let predictions: [Prediction]
    /// The rows that were not, by reason; the reason of the first row comes first.
    public let skips: [Skips]
    /// The errors over all runs.
    public let all: Group

    /// Predicts every run of a table. A run that the model refuses is skipped for the reason that the model gives.
    ///
    /// - Complexity: O(n log n) in the number of rows.
    public init(_ table: MeasuredTable) {
        var predictions: [Prediction] = []
        var skipped = table.skipped
        predictions.reserveCapacity(table.runs.count)
        for run in table.runs {
            do {
                predictions.append(try Prediction(run))
            } catch {
                skipped.append(SkippedRow(line: run.line, reason: error.description))
            }
        }
        self.predictions = predictions
        skips = ValidationReport.byReason(skipped.sorted { $0.line < $1.line })
        all = Group("all", predictions)
    }

    /// How many rows were not predicted, those with a mistake included.
    public var skippedRows: Int { skips.reduce(0) { $0 + $1.lines.count } }

    /// Whether the table has any row.
    public var isAboutAnything: Bool { !predictions.isEmpty || !skips.isEmpty }

    /// The groups of a grouping, by name.
    public func groups(by grouping: Grouping) -> [Group] {
        var members: [String: [Prediction]] = [:]
        for prediction in predictions { members[grouping.name(of: prediction.run), default: []].append(prediction) }
        // Sorted by bytes, so that the order is that of no dictionary and no locale.
        let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return sorted.map { Group($0.key, $0.value) }
    }

    private static func byReason(_ rows: [SkippedRow]) -> [Skips] {
        var places: [String: Int] = [:]
        var reasons: [(reason: String, lines: [Int])] = []
        for row in rows {
            if let place = places[row.reason] {
                reasons[place].lines.append(row.line)
            } else {
                places[row.reason] = reasons.count
                reasons.append((row.reason, [row.line]))
            }
        }
        return reasons.map { Skips(reason: $0.reason, lines: $0.lines) }
    }
}
