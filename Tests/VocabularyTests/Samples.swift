internal import Cells
internal import Formulas
internal import InferenceEconomics
internal import Testing
internal import Vocabulary

/// A formula for each kind of record, and what those formulas need.
enum Samples {
    static let definitions = """
        s = server(llama_3_3_70b, h100_sxm, tensor_parallel: 4, weights: fp8)
        draw = power_draw(board: 700 W, server: 300 W, load_factor: 0.8, idle_share: 0.3, pue: 1.3)
        mine = owned(30_000 USD, interest: 10 %, life: 5 year, power: draw, energy_price: 0.08 USD/kWh, \
        residual_share: 0.1, hosting: 150 USD/kW/month, maintenance: 3 %, staff: 500 USD/year)
        theirs = rented(2 USD/h, "reserved", interrupted_share: 0.02)
        wave = day_wave(1.6, peak_hour: 15 h)
        week = demand(20 request/s, 1_000 token, 300 token, day: wave, weekend_share: 0.7, prefix_hit_rate: 0.3)
        quick = latency_target(time_to_first_token: 2 s, time_per_output_token: 50 ms)
        f = fleet(s, week, target: quick, reserve_replicas: 1, reserve_share: 0.1)
        p = pool(s, week, models: 4, exponent: 1.1, stagger: 2 h)
        found = candidates(llama_3_3_70b, [h100_sxm.at(2 USD/h), b200_sxm.at(4 USD/h)], 1_000 token, 300 token, \
        gpus: [2, 4], largest_concurrency: 128)
        partly = candidates(llama_3_3_70b, [h100_sxm.at(2 USD/h)], 1_000 token, 300 token, gpus: [1, 4])
        list = token_prices(0.60 USD/Mtoken, 2.40 USD/Mtoken, cached_input: 0.10 USD/Mtoken)
        fast = service_tier("fast", latency_target(speed: 60 token/s), 0.2, utilisation: 0.4, margin: 0.5)
        slow = service_tier("slow", latency_target(), 0.8, prices: list)
        dear = serving_party(h100_sxm.terms(rented: rented(2.5 USD/h), owned: mine), false, 0.4, llama_3_3_70b, \
        gpus: [4], revenue_share: 0.1)
        cheap = serving_party(b200_sxm.terms(rented: rented(4 USD/h), owned: mine), true, 0.7, llama_3_3_70b, \
        gpus: [2], prefix_hit_rate: 0.5)
        trip = request_journey(gateway: journey_layer(5 ms, workers: 4), tokenizer: journey_layer(per_token: 2 us/token))
        sim = simulate(s, poisson_arrivals(4 request/s), lognormal_lengths(1_000 token, 200 token, 1, 0.5), 200 request, \
        tiers: [priority_tier("fast", -1, 1, target: quick), priority_tier("slow", share: 3)], \
        policy: scheduling_policy("continuous", running_limit: 64, token_budget: 4_096 token), replicas: 2, \
        balancing: "round_robin", journey: trip, warm_up: 20 request, prefix_hit_rate: 0.2, seed: 7)
        rivals = lab_against_provider(dear, cheap, 1_000 token, 300 token, target: quick)
        """

    /// By the name of the record.
    static let formulas = [
        "language model": "llama_3_3_70b", "accelerator": "h100_sxm", "precision": "fp8", "engine": "vllm",
        "speculation": "speculation(3 token, 0.7)", "draft": "draft_model(llama_3_1_8b)", "server": "s",
        "division of memory": "s.memory", "step": "s.decode(8, 2_000 token)",
        "breakdown of a step": "s.decode(8, 2_000 token).parts",
        "traffic of a step": "s.decode(8, 2_000 token).bytes_read", "pattern of arrivals": "steady",
        "operating point": "s.serve(8, 500 token, 500 token)",
        "end of the intervals": "s.serve(8, 500 token, 500 token).low",
        "disaggregated server": "disaggregated(s, s, decode_servers: 2)",
        "disaggregated operating point": "disaggregated(s, s).serve(32, 1_000 token, 300 token)",
        "latency target": "quick", "operating point at a rate": "s.serve_rate(1 request/s, 500 token, 500 token)",
        "power draw": "draw", "supply of accelerators": "mine", "cost of an hour": "mine.hour(0.5)",
        "published price of an hour": "h100_sxm.price(\"three_year_rental\")",
        "cost of tokens": "s.serve(8, 500 token, 500 token).token_costs(2 USD/h)",
        "energy of tokens": "s.serve(8, 500 token, 500 token).energy(draw)",
        "storage of caches": "cache_storage(0.01 USD/GB/h, 10 min)", "shape of a day": "wave", "demand": "week",
        "fleet": "f", "backfill": "backfill(0.8)", "bill of a week": "f.bill(mine)", "pool of models": "p",
        "model of a pool": "p.model(2)", "bill of a pool": "p.bill(mine)",
        "priced accelerator": "h100_sxm.at(2 USD/h)", "search": "partly", "frontier": "found.frontier()",
        "point of a frontier": "found.cheapest(quick)", "tier": "fast", "plan of tiers": "found.tiers([fast, slow])",
        "tier at its cheapest": "found.tiers([fast, slow]).tier(\"fast\")", "price of tokens": "list",
        "list price": "list_price(\"Anthropic\", \"claude-opus-4-6\", \"batch\")", "priced server": "s.at(2 USD/h)",
        "pair of tiers": "s.at(2 USD/h).tier_beside(16, 2, 1_000 token, 300 token)",
        "traffic": "s.at(2 USD/h).traffic(16, 1_000 token, 300 token)",
        "offer": "offer(s, mine, list, 1_000 token, 300 token)",
        "accelerator by its terms": "h100_sxm.terms(rented: rented(2.5 USD/h), owned: mine)", "party": "dear",
        "comparison of a lab and a provider": "rivals", "attribution of a gap": "rivals.attribution",
        "process of arrivals": "poisson_arrivals(2 request/s)",
        "distribution of lengths": "fixed_lengths(500 token, 100 token)",
        "trace": "request_trace([0 s, 1 s], [500 token, 600 token], [50 token, 60 token])",
        "tier of priority": "priority_tier(\"fast\")", "scheduling policy": "scheduling_policy()",
        "layer of a journey": "trip.gateway", "journey of requests": "trip",
        "stream of requests":
            "request_stream(poisson_arrivals(2 request/s), fixed_lengths(500 token, 100 token), 9 request)",
        "simulation": "sim", "report on a tier": "sim.tier(\"slow\")",
        "summary of a latency": "sim.all.time_to_first_token", "report on a journey": "sim.all.journey",
        "worth of a step": "rivals.attribution.step(\"ownership\")",
    ]

    /// Records that only a list holds: a formula for the list.
    static let lists = [
        "group of dropped candidates":
            "partly.dropped",
        "hosted endpoint": "gpt_oss_120b.endpoints()",
    ]

    /// The server `s`, made without the language.
    static func server() throws -> Server {
        let model = try #require(LanguageModel.catalogue.first { $0.identifier == "llama_3_3_70b" })
        return try Server(
            model: model, accelerator: accelerator("h100_sxm"), parallelism: Parallelism(tensor: 4), weights: .fp8)
    }

    static func accelerator(_ identifier: String) throws -> Accelerator {
        try #require(Accelerator.catalogue.first { $0.identifier == identifier })
    }

    static func load(concurrency: Double = 1) throws -> Load {
        try Load(concurrency: concurrency, promptTokens: 1_000, outputTokens: 300, arrivals: .steady)
    }

    /// The number that a formula gives, in the unit that it names.
    static func number(_ formula: String) throws -> Double {
        let outcome = evaluate(formula, definitions)
        return try #require(outcome.value?.number, "\(formula): \(outcome)")
    }
}

/// Whether a formula gives a number, but for the last digits that converting units costs.
func expectNumber(
    _ formula: String, _ expected: Double, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let number = try Samples.number(formula)
    #expect(
        number == expected || (number / expected - 1).magnitude < 1e-12, "\(formula) is \(number), not \(expected)",
        sourceLocation: sourceLocation)
}
