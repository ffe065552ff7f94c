internal import InferenceEconomics
internal import SourceText

/// Reads one record of a table of measured runs.
struct MeasuredRow {
    /// What came of a record.
    enum Outcome {
        case run(MeasuredRun)
        case skipped(SkippedRow)
    }

    /// The mistakes of the record, all of them.
    var diagnostics = Diagnostics()
    /// The first name that no catalogue has, as a reason to skip the row.
    var unknownName: String?

    let record: CommaSeparatedTable.Record
    let table: CommaSeparatedTable
    let header: MeasuredHeader
    let id: SourceID
    let line: Int

    init(
        _ record: CommaSeparatedTable.Record, of table: CommaSeparatedTable, _ header: MeasuredHeader,
        in file: SourceFile, id: SourceID
    ) {
        self.record = record
        self.table = table
        self.header = header
        self.id = id
        line = file.line(at: record.range.lowerBound) + 1
    }

    /// The run, if every field is right and every name known.
    mutating func read(_ names: inout CatalogueNames) -> Outcome {
        guard record.isWellFormed, hasAllFields() else { return skipped(SkippedRow.malformed) }
        let run = run(&names)
        guard diagnostics.isEmpty else { return skipped(SkippedRow.malformed) }
        guard let run else { return skipped(unknownName ?? SkippedRow.malformed) }
        return .run(run)
    }

    private func skipped(_ reason: String) -> Outcome { .skipped(SkippedRow(line: line, reason: reason)) }

    /// Reads every field, so that every mistake is found. Nil if one of those that must be there is missing or wrong.
    private mutating func run(_ names: inout CatalogueNames) -> MeasuredRun? {
        let model = name(.model, &names.models)
        let accelerator = name(.accelerator, &names.accelerators)
        let engine = name(.engine, &names.engines)
        let weights = name(.weights, &names.precisions)
        let keyValueCache = optionalName(.keyValueCache, &names.precisions)
        let arrivals = optionalName(.arrivals, &names.arrivals)
        let prompt = number(.inputTokens, isRequired: true)
        let output = number(.outputTokens, isRequired: true)
        let concurrency = number(.concurrency, isRequired: true)
        let widths = widths()
        let (memoryShare, lengthShare) = (number(.memoryShare), number(.lengthShare))
        let (budget, interval) = (number(.prefillTokenBudget), number(.receiveInterval))
        let softwareDate = softwareDate()
        let (first, other) = (number(.timeToFirstToken), number(.timePerOutputToken))
        guard unknownName == nil, let model, let accelerator, let engine, let weights, let prompt, let output,
            let concurrency, let widths
        else { return nil }
        return MeasuredRun(
            id: text(.id) ?? "line-\(line)", line: line, model: model, accelerator: accelerator, engine: engine,
            weights: weights, keyValueCache: keyValueCache, tensorParallel: widths.tensor,
            pipelineParallel: widths.pipeline, dataParallel: widths.data, expertParallel: widths.expert,
            memoryShare: memoryShare, prefillTokenBudget: budget, receiveInterval: interval ?? 1,
            softwareDate: softwareDate ?? Calibration.newestSoftware, promptTokens: prompt, outputTokens: output,
            lengthShare: lengthShare ?? 1, concurrency: concurrency, arrivals: arrivals ?? .closedLoop,
            timeToFirstToken: first.map { $0 / 1000 }, timePerOutputToken: other.map { $0 / 1000 })
    }

    /// The parallel widths. What is missing is 1, but for the tensor width, which makes up the number of GPUs if that is
    /// given.
    private mutating func widths() -> (tensor: Int, data: Int, pipeline: Int, expert: Int)? {
        let before = diagnostics.all.count
        let gpus = number(.gpus).map { Int($0) }
        let tensor = number(.tensorParallel).map { Int($0) }
        let data = number(.dataParallel).map { Int($0) } ?? 1
        let pipeline = number(.pipelineParallel).map { Int($0) } ?? 1
        let expert = number(.expertParallel).map { Int($0) } ?? 1
        guard diagnostics.all.count == before else { return nil }
        let others = data * pipeline
        if let gpus, tensor.map({ $0 * others != gpus }) ?? (gpus % others != 0) {
            let product = tensor.map { "tensor x data x pipeline parallel is \($0 * others)" }
            report(
                "number-of-gpus",
                "gpus is \(gpus), but "
                    + (product ?? "data x pipeline parallel is \(others), which does not divide it"), .gpus,
                hint: "gpus is the product of the three widths; expert parallelism adds none")
            return nil
        }
        return (tensor ?? gpus.map { $0 / others } ?? 1, data, pipeline, expert)
    }

    /// The date of the software, else of the run, in years from 2026-01-01.
    private mutating func softwareDate() -> Double? {
        let dates = [date(.softwareDate), date(.date)]
        return dates.compactMap { $0 }.first.map { $0.yearsFrom2026 }
    }
}
