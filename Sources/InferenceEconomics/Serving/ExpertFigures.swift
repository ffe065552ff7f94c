internal import CNumerics

/// What the routed experts of a deployment cost, per GPU and for all layers.
struct ExpertFigures: Hashable, Sendable {
    /// Seconds to read all experts.
    let readSeconds: Double
    /// Seconds to compute one token's experts.
    let secondsPerToken: Double

    /// Data-parallel ranks: the experts see the tokens of all.
    let ranks: Double
    /// Tokens times this are the mean tokens of an expert over the shape of its popularity.
    let loadPerToken: Double
    /// Minus the shape of the experts' popularity.
    let exponent: Double
    /// Tokens of padding if every expert is touched.
    let padding: Double
    /// Expert-parallel width.
    let width: Double
    /// Width over the number of experts: the inverse of the experts that a rank holds.
    let widthPerExpert: Double
    /// Half the square root of twice the logarithm of the width; zero at width one.
    let spread: Double
    let leastUntouched: Double

    /// Nothing if the model has no experts.
    init?(
        model: LanguageModel, accelerator: Accelerator, parallelism: Parallelism, bytes: Double, computeRate: Double,
        calibration: Calibration
    ) {
        guard let mixture = model.experts else { return nil }
        let constants = calibration.experts
        let experts = Double(mixture.experts)
        let perToken = Double(mixture.expertsPerToken)
        readSeconds = bytes / (accelerator.bandwidth * calibration.rates.memory)
        secondsPerToken =
            2 * model.activeExpertParameters / Double(parallelism.gpusPerStage) / computeRate
        ranks = Double(parallelism.data)
        loadPerToken = perToken / (experts * constants.popularityShape)
        exponent = -constants.popularityShape
        padding = constants.tilePadding * experts / perToken
        width = Double(parallelism.expert)
        widthPerExpert = width / experts
        spread = constants.imbalance * (2 * cnumerics_log(width)).squareRoot()
        leastUntouched = constants.leastUntouched
    }

    /// Share of the experts that so many tokens of all ranks touch: from 0 to 1.
    func touched(_ tokens: Double) -> Double { 1 - cnumerics_pow(1 + tokens * loadPerToken, exponent) }

    /// Share of the experts that so many tokens of each rank touch.
    func touched(tokensPerRank tokens: Double) -> Double { tokens > 0 ? touched(tokens * ranks) : 0 }

    /// How much longer the busiest expert-parallel rank takes than the mean: from 1 to the width.
    func imbalance(touched: Double) -> Double {
        guard width > 1 else { return 1 }
        let untouched = max(1 - touched, leastUntouched)
        return min(width, 1 + spread * (untouched * widthPerExpert / touched).squareRoot())
    }

    /// Seconds to read the touched experts and to compute with them, for so many tokens of each rank.
    func seconds(tokensPerRank: Double) -> (read: Double, compute: Double) {
        let tokens = tokensPerRank * ranks
        guard tokens > 0 else { return (0, 0) }
        let touched = touched(tokens)
        let imbalance = imbalance(touched: touched)
        return (imbalance * readSeconds * touched, imbalance * (tokens + padding * touched) * secondsPerToken)
    }
}
