/// What part of a request's whole time on the GPUs one token of each kind takes.
///
/// Costs and energy are split alike, by what would not be there without the token:
/// - Prefill belongs to the prompt tokens that are processed, in equal parts. What their attention reads of cached
///   tokens stays with them.
/// - Reading the KV cache of the prompt while decoding belongs to all prompt tokens in equal parts, cached or not: each
///   is read again for every output token.
/// - The rest of decoding belongs to the output tokens.
///
/// So a cached token costs a processed one less the prefill, and never more.
struct RequestShares {
    /// A prompt token that is processed.
    let prompt: Double
    /// A prompt token that is in a prefix cache.
    let cachedPrompt: Double
    /// An output token.
    let output: Double

    init(_ point: OperatingPoint) {
        let load = point.load
        let prefill = point.prefillShare
        let decode = 1 - prefill
        let reading = decode * point.step.parts.attention / point.step.time * point.promptCacheShare
        cachedPrompt = reading / load.meanPrompt
        prompt = prefill / load.processedPrompt + cachedPrompt
        output = (decode - reading) / load.meanOutput
    }
}
