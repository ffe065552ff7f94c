internal import Formulas
internal import InferenceEconomics

/// How the model computes what a chapter may ask of a record: the formulas of its documentation, over the record's own
/// fields. (`TheModel.md` has those of a step and of an operating point; the others stand at their declarations.)
enum Workings {
    /// All of them. A test evaluates each and compares it with what the model gives.
    static let all = serving + points + hours + fleets + prices + simulations

    /// What cannot be put into a formula.
    private static let search = "found by a search"
    private static let fixedPoint = "the batch, the waits and the times settle together, in four rounds"

    // MARK: - Serving

    private static let serving: [NativeWorking] =
        of(
            .step,
            [
                (
                    "time",
                    "parts.fixed + parts.layers + parts.prefill_layers + parts.collectives + parts.dense + parts.experts"
                        + " + parts.head + parts.attention + parts.prefill_attention + parts.communication"
                        + " + parts.requests + parts.draft", "the parts follow one another"
                ),
                ("throughput", "batch * tokens_per_request / time", ""),
                ("throughput_per_gpu", "throughput / gpus", ""),
                ("prompt_throughput", "prompt_tokens / time", ""),
                ("speed", "if batch > 0 then tokens_per_request / time else 0 token/s", ""),
                ("bandwidth_time", nil, overlap), ("compute_time", nil, overlap),
                (
                    "latency_time",
                    "parts.fixed + parts.layers + parts.prefill_layers + parts.collectives + parts.requests", ""
                ),
                ("communication_time", "parts.communication", ""), ("cost", "rent * gpus / throughput", ""),
            ])
        + of(
            .parts,
            [
                ("fixed", nil, "a constant of the engine, at the date of its software"),
                ("layers", nil, "a sum over the layers of each kind, by engine and date of the software"),
                ("prefill_layers", nil, "a multiple of the latency of the layers where the step reads a prompt"),
                ("collectives", nil, "two in each layer, longer with more GPUs; none on one"),
                ("dense", "(dense_read^8 + dense_compute^8)^(1/8)", softMaximum),
                ("dense_read", nil, "bytes over the share of the bandwidth that weights are read at"),
                ("dense_compute", nil, "FLOPs of all tokens over the share of the peak that products reach"),
                ("experts", "(experts_read^8 + experts_compute^8)^(1/8)", softMaximum),
                ("experts_read", nil, "bytes of the touched experts, times the imbalance between GPUs"),
                ("experts_compute", nil, "FLOPs of all tokens and of the padding, times the imbalance between GPUs"),
                ("head", "head_read + head_compute", ""),
                ("attention", "(attention_read^8 + attention_compute^8)^(1/8)", softMaximum),
                ("attention_read", nil, "bytes of the cache over the share of the bandwidth that it is read at"),
                ("attention_compute", nil, "FLOPs of all requests over the share of the peak that attention reaches"),
                ("prefill_attention", nil, "FLOPs of the prompts' attention over what attention reaches"),
                ("communication", nil, "bytes that all tokens send over the rate of collectives"),
                ("requests", nil, "the batch times what a request takes, times sqrt(data-parallel ranks)"),
                ("draft", nil, "a step of what drafts for each drafted token"),
            ])
        + of(.bytes, [("total", "dense + experts + head + cache", "")])
        + of(
            .memory, [("total", "dense + experts + embeddings + draft + reserve + cache + unused", "")]
        )
        + of(
            .server,
            [
                ("weights_memory", "memory.dense + memory.experts + memory.embeddings + memory.draft", ""),
                ("largest_batch", "floor(kv_room / it.kv_memory(context) * data_parallel)", ""),
                ("kv_memory", nil, "keys and values of all layers, as their attention keeps them, split over the GPUs"),
                ("longest_context", nil, search), ("busiest", nil, search), ("serve_rate", nil, search),
                ("largest_concurrency", nil, "room for the KV cache over what a request keeps of it"),
            ])
        + of(
            .speculation,
            [
                (
                    "tokens_per_step",
                    "if acceptance < 1 then (1 - acceptance^(draft_tokens / (1 token) + 1)) / (1 - acceptance) * 1 token"
                        + " else draft_tokens + 1 token", "Leviathan et al., 2023"
                )
            ])

    private static let softMaximum = "reading and computing overlap; their softened maximum"
    private static let overlap = "summed over the parts; where reading and computing overlap, the larger counts whole"

    // MARK: - Operating points

    private static let points: [NativeWorking] =
        of(
            .operatingPoint,
            [
                ("time_per_output_token", "step.time / step.tokens_per_request * 1 token + inserted_prefill", ""),
                (
                    "time_per_request",
                    "time_to_first_token + time_per_output_token * (output_tokens - 1 token) / (1 token)",
                    ""
                ),
                ("speed", "1 token / time_per_output_token", ""),
                ("request_rate", "concurrency / time_per_request * 1 request", "Little's law"),
                ("throughput", "request_rate * output_tokens / (1 request)", ""),
                ("throughput_per_gpu", "throughput / gpus", ""),
                ("prompt_throughput", "request_rate * prompt_tokens / (1 request)", ""),
                ("prefill_share", "inserted_prefill / time_per_output_token", ""),
                ("cost", "rent * gpus / throughput", ""), ("request_cost", "rent * gpus / request_rate", ""),
                ("prompt_cost", "rent * gpus * prefill_share / prompt_throughput", ""),
                ("output_cost", "rent * gpus * (1 - prefill_share) / throughput", ""),
                ("time_to_first_token", nil, fixedPoint), ("inserted_prefill", nil, fixedPoint),
                ("running_batch", nil, fixedPoint), ("memory_wait", nil, "whole turns of the largest batch"),
                ("largest_batch", nil, "the smaller of the concurrency and of what fits into memory"),
            ])
        + of(
            .disaggregatedPoint,
            [
                ("speed", "1 token / time_per_output_token", ""), ("throughput_per_gpu", "throughput / gpus", ""),
                ("time_to_first_token", nil, search), ("time_per_output_token", nil, search),
                ("running_batch", nil, search),
            ])
        + of(
            .ratedPoint,
            [
                ("mean_concurrency", "point.concurrency * busy_share", ""),
                ("mean_batch", "min(point.running_batch, point.concurrency) * busy_share", ""),
                ("request_rate", "point.request_rate * busy_share", ""), ("busy_share", nil, search),
            ])

    // MARK: - Hours, fleets, prices

    private static let hours: [NativeWorking] =
        of(
            .powerDraw,
            [("mean", "reserved * load_factor * pue * (idle_share + (1 - idle_share) * utilisation)", "")])
        + of(
            .supply,
            [
                ("useful_hour", "it.hour(utilisation).total / (utilisation * availability)", ""),
                (
                    "annuity",
                    "(capital - residual_share * capital / (1 + interest)^(life / (1 year))) * recovery_factor", ""
                ),
                (
                    "recovery_factor",
                    "if interest > 0 then interest / (1 - (1 + interest)^(-life / (1 year))) else 1 year / life",
                    "the capital recovery factor"
                ),
                ("break_even", nil, search),
            ])
        + of(
            .hourCost,
            [
                ("total", "capital + energy + hosting + maintenance + staff + rent", ""),
                ("capital", nil, "the annuity of what was bought, over the hours of a year"),
                ("energy", nil, "the mean power at the meter times the price of energy"),
            ])
        + of(.acceleratorPrice, [("per_gpu", "price / quantity", "")])

    private static let fleets: [NativeWorking] =
        of(
            .demand,
            [
                ("output_rate", "rate * output / (1 request)", ""), ("requests_per_week", "rate * 168 h", ""),
            ])
        + of(
            .fleet,
            [
                ("gpus", "replicas * point.gpus", ""), ("capacity_per_replica", "point.request_rate", ""),
                ("utilisation", "demand.rate / (replicas * capacity_per_replica)", ""),
                ("utilisation_if_scaled", "demand.rate / (mean(replicas_by_hour) * capacity_per_replica)", ""),
                ("replicas", nil, "the most that any hour of the week needs"),
            ])
        + of(
            .fleetBill,
            [
                ("utilisation", "busy_hours / paid_hours", ""),
                ("utilisation_with_backfill", "(busy_hours + backfilled_hours) / paid_hours", ""),
                ("requests_cost", "cost - backfill_credit", ""),
                ("cost_per_useful_hour", "requests_cost / busy_hours", ""),
                ("cost_per_request", "requests_cost / requests", ""),
                ("cost_per_output_token", "cost_per_request * (1 request) / point.output_tokens", ""),
                ("cost", nil, "summed over the hours of the week"),
                ("paid_hours", nil, "summed over the hours of the week"),
            ])
        + of(
            .poolBill,
            [("utilisation", "busy_hours / paid_hours", ""), ("cost_per_request", "requests_cost / requests", "")])

    private static let prices: [NativeWorking] =
        of(.frontierPoint, [("cost", "rent * point.gpus / point.throughput", "")])
        + of(
            .solvedTier,
            [
                ("cost", "point.cost / utilisation", ""), ("margin", "price / cost - 1", ""),
                ("price", nil, "the cost and its margin, or what the list prices bring in"),
            ])
        + of(
            .tierPlan,
            [
                ("margin", "price / cost - 1", ""), ("cost", nil, "summed over the tiers by their shares"),
                ("price", nil, "summed over the tiers by their shares"),
            ])
        + of(
            .tokenPrices,
            [
                (
                    "revenue",
                    "(prompt * (1 - prefix_hit_rate) * it.input + prompt * prefix_hit_rate * it.cached_input"
                        + " + output * it.output) * length_share / (1 request)", ""
                ),
                (
                    "revenue_per_output_token",
                    "it.output + prompt / output * ((1 - prefix_hit_rate) * it.input + prefix_hit_rate * it.cached_input)",
                    ""
                ),
            ])
        + of(
            .offer,
            [
                ("margin", "income / it.cost(concurrency, utilisation) - 1", ""),
                ("income", nil, "what the prices bring in for an output token, less the share of others"),
                ("cost", nil, "the cost at the operating point, at the rent of a useful hour"),
                ("utilisation", nil, search), ("concurrency", nil, search),
            ])
        + of(.attribution, [("gap", "provider - lab", ""), ("ratio", "provider / lab", "")])

    /// What a simulation counts has no formula at all.
    private static let simulations: [NativeWorking] = [
        (RecordPlace.simulation, SimulationOutcome.binding), (.tierReport, TierReport.binding),
        (.latencySummary, LatencySummary.binding), (.journeyReport, JourneyReport.binding),
    ].flatMap { place, binding in
        of(place, binding.fields.map { ($0.declaration.name.text, nil, "simulated request by request") })
    }

    private static func of(
        _ place: RecordPlace, _ members: [(name: String, formula: String?, remark: String)]
    ) -> [NativeWorking] {
        members.map {
            NativeWorking(record: place.rawValue, member: $0.name, formula: $0.formula, remark: $0.remark)
        }
    }
}
