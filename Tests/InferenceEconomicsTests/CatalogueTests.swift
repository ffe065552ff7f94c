internal import InferenceEconomics
internal import Testing

@Suite struct CatalogueTests {
    /// Each entry through the initialiser that checks, which must accept it and change nothing.
    @Test(arguments: LanguageModel.catalogue)
    func modelPassesItsOwnChecks(_ model: LanguageModel) throws {
        let attention: Attention
        switch model.attention {
        case .groupedQuery(let grouped):
            attention = .groupedQuery(
                try GroupedQueryAttention(
                    heads: grouped.heads, keyValueHeads: grouped.keyValueHeads, headSize: grouped.headSize))
        case .latent(let latent):
            attention = .latent(
                try LatentAttention(
                    heads: latent.heads, queryRank: latent.queryRank, keyValueRank: latent.keyValueRank,
                    nopeSize: latent.nopeSize, ropeSize: latent.ropeSize, valueSize: latent.valueSize))
        }
        let checked = try LanguageModel(
            name: model.name, identifier: model.identifier, source: model.source, layers: model.layers,
            hiddenSize: model.hiddenSize, vocabulary: model.vocabulary, attention: attention,
            slidingWindow: model.slidingWindow.map {
                try SlidingWindow(layers: $0.layers, tokens: $0.tokens, isChunked: $0.isChunked)
            },
            gatedDelta: model.gatedDelta.map {
                try GatedDelta(
                    layers: $0.layers, keyHeads: $0.keyHeads, valueHeads: $0.valueHeads, keySize: $0.keySize,
                    valueSize: $0.valueSize)
            },
            stateSpace: model.stateSpace.map {
                try StateSpace(
                    layers: $0.layers, heads: $0.heads, headSize: $0.headSize, stateSize: $0.stateSize,
                    groups: $0.groups)
            },
            sparseAttention: model.sparseAttention.map {
                try SparseAttention(
                    indexSize: $0.indexSize, selectedTokens: $0.selectedTokens, layers: $0.layers,
                    indexLayers: $0.indexLayers)
            },
            normalizesQueriesAndKeys: model.normalizesQueriesAndKeys, gatesOutput: model.gatesOutput,
            loneFeedForwards: model.loneFeedForwards, gatesFeedForward: model.gatesFeedForward,
            denseWidth: model.denseWidth,
            experts: model.experts.map {
                try MixtureOfExperts(
                    experts: $0.experts, expertsPerToken: $0.expertsPerToken, width: $0.width,
                    sharedWidth: $0.sharedWidth, leadingDenseLayers: $0.leadingDenseLayers,
                    layerInterval: $0.layerInterval, latentSize: $0.latentSize)
            },
            tiesEmbeddings: model.tiesEmbeddings, fourBitFormat: model.fourBitFormat)
        #expect(checked == model)
    }

    @Test(arguments: Accelerator.catalogue)
    func acceleratorPassesItsOwnChecks(_ accelerator: Accelerator) throws {
        let peak = try PeakCompute(
            bf16: accelerator.peak.bf16, fp8: accelerator.peak.fp8, fp4: accelerator.peak.fp4)
        let checked = try Accelerator(
            name: accelerator.name, identifier: accelerator.identifier, source: accelerator.source,
            generation: accelerator.generation, memory: accelerator.memory, bandwidth: accelerator.bandwidth,
            peak: peak, interconnect: accelerator.interconnect, power: accelerator.power,
            allInPower: accelerator.allInPower)
        #expect(checked.peak == accelerator.peak)
        #expect(!checked.isCalibrated, "figures alone do not make an accelerator measured")
    }

    @Test func namesForChaptersAreWordsAndDiffer() {
        let names =
            LanguageModel.catalogue.map(\.identifier) + Accelerator.catalogue.map(\.identifier)
            + Engine.allCases.map(\.rawValue) + Precision.allCases.map(\.rawValue)
        #expect(Set(names).count == names.count)
        for name in names {
            let isWord = name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
            }
            #expect(isWord && !(name.first?.isNumber ?? true), "\(name)")
        }
    }

    @Test func everyEntryHasASource() {
        #expect(LanguageModel.catalogue.allSatisfy { !$0.source.isEmpty && !$0.name.isEmpty })
        #expect(Accelerator.catalogue.allSatisfy { !$0.source.isEmpty && !$0.name.isEmpty })
    }

    @Test func onlyTheFittedAcceleratorsAreCalibrated() {
        let fitted = Accelerator.catalogue.filter(\.isCalibrated).map(\.identifier)
        #expect(fitted == ["h100_sxm", "h200_sxm", "b200_sxm", "b300_sxm"])
    }

    @Test func everyModelRunsOnEveryAcceleratorThatHoldsIt() throws {
        for model in LanguageModel.catalogue {
            for accelerator in Accelerator.catalogue {
                let width = model.attention.heads % 8 == 0 ? 8 : 4
                guard
                    let server = try? Server(
                        model: model, accelerator: accelerator, parallelism: Parallelism(tensor: width), weights: .fp8)
                else { continue }
                let step = try server.decodeStep(batch: 1, context: 1000)
                #expect(step.time.isFinite && step.time > 0.5e-3 && step.time < 0.2, "\(model.name) \(step.time)")
            }
        }
    }
}
