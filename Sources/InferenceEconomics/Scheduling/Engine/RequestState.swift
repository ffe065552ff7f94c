/// A request on its way.
struct RequestState {
    let prompt: Int32
    let output: Int32
    let tier: Int32
    /// Tokens at the start of the prompt that a prefix cache holds.
    let cached: Int32

    /// The data-parallel rank that serves it, of its replica.
    var rank: Int32 = 0
    /// Its place among those that hold memory on the rank; minus one if it holds none.
    var place: Int32 = -1
    /// Output tokens made so far.
    var generated: Int32 = 0
    /// Tokens in the cache while prompts are processed: those found there and those computed.
    var computed: Int32 = 0
    /// Tokens in its cache minus the replica's token clock while it decodes.
    var offset = 0
    /// The replica's token clock at its last token while it decodes; minus one otherwise.
    var finish = -1
    /// When the last token before a pause was made.
    var lastToken = 0.0

    // When, in seconds from the start: sent; at the balancer, the tokenizer, the engine, the scheduler's inbox; seen
    // by the scheduler; first part of a step; first and last token. Not a number until then.
    var sent = Double.nan
    var atBalancer = Double.nan
    var atTokenizer = Double.nan
    var atEngine = Double.nan
    var arrived = Double.nan
    var seen = Double.nan
    var started = Double.nan
    var first = Double.nan
    var last = Double.nan

    init(_ drawn: DrawnRequest, sent: Double, prefixHitRate: Double) {
        prompt = Int32(drawn.lengths.prompt)
        output = Int32(drawn.lengths.output)
        tier = Int32(drawn.tier)
        cached = Int32(min(Double(drawn.lengths.prompt) * prefixHitRate, Double(drawn.lengths.prompt - 1)))
        self.sent = sent
    }

    /// Whether all tokens are made.
    var isFinished: Bool { last == last }

    /// Tokens that must be in the cache before the next output token: the prompt, and after a preemption the output so
    /// far.
    var target: Int { Int(prompt) + Int(generated) }

    /// The most tokens that its cache will hold: the last output token is never put there.
    var longest: Int { Int(prompt) + Int(output) - 1 }
}
