extension Server {
    /// What drafting costs a deployment.
    static func drafting(
        _ speculation: Speculation, for model: LanguageModel, on accelerator: Accelerator, _ engine: Engine,
        _ parallelism: Parallelism, _ keyValueCache: Precision, _ softwareDate: Double, _ calibration: Calibration
    ) throws(ServingError) -> SpeculationFigures {
        let verified = Double(speculation.draftTokens) + 1
        switch speculation.draft {
        case .lookup:
            return SpeculationFigures(
                verified: verified, tokensPerStep: speculation.tokensPerStep, weightBytes: 0, draftSteps: 0, model: [],
                layerShare: 0)
        case .predictionLayer:
            return SpeculationFigures(
                verified: verified, tokensPerStep: speculation.tokensPerStep, weightBytes: 0,
                draftSteps: Double(speculation.draftTokens), model: [], layerShare: 1 / Double(model.layers))
        case .model(let draft):
            // The draft follows the model's split of attention and has one stage: it is small.
            let split = try Parallelism(tensor: parallelism.tensor, data: parallelism.data)
            try requireSplits(draft, split)
            let figures = ServerFigures(
                model: draft, accelerator: accelerator, engine: engine, parallelism: split, weights: .bf16,
                keyValueCache: keyValueCache, computePeak: accelerator.peak.bf16,
                computeShare: calibration.rates.wideProducts, softwareDate: softwareDate, calibration: calibration,
                speculation: nil)
            return SpeculationFigures(
                verified: verified, tokensPerStep: speculation.tokensPerStep, weightBytes: figures.weightBytes,
                draftSteps: Double(speculation.draftTokens), model: [figures], layerShare: 0)
        }
    }
}
