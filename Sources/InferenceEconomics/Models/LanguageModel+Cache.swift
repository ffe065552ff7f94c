extension LanguageModel {
    /// Bytes that each token adds to the KV cache of a request, over all GPUs that hold it once.
    ///
    /// Grouped-query attention caches a key and a value for each KV head, not for each query head; latent attention
    /// one compressed vector. Layers with a sliding window count until the window is full; the indexer of sparse
    /// attention adds its keys, which take one byte a number; linear and state-space layers add nothing.
    ///
    /// - Parameter precision: bf16 or fp8. Four-bit caches count a scale for 16 numbers.
    public func keyValueBytesPerToken(_ precision: Precision) -> Double {
        let layers = Double(attentionLayers)
        return layers * keyValueNumbersPerLayer * precision.bytesPerWeight(.nvfp4) + indexBytesPerToken
    }

    /// Bytes that the KV cache and the linear layers' states of one request hold at a context of so many tokens, over
    /// all GPUs that hold it once.
    ///
    /// - Parameters:
    ///   - context: tokens of the prompt and of the output so far, zero or more.
    ///   - precision: bf16 or fp8.
    public func keyValueBytes(context: Double, _ precision: Precision) -> Double {
        let perLayer = keyValueNumbersPerLayer * precision.bytesPerWeight(.nvfp4)
        var bytes = Double(fullAttentionLayers) * perLayer * context + indexBytesPerToken * context
        if let slidingWindow {
            bytes += Double(slidingWindow.layers) * perLayer * min(context, Double(slidingWindow.tokens))
        }
        return bytes + stateBytes
    }

    /// Numbers that one attention layer caches for a token.
    var keyValueNumbersPerLayer: Double {
        switch attention {
        case .groupedQuery(let grouped): 2 * Double(grouped.keyValueHeads) * Double(grouped.headSize)
        case .latent(let latent): Double(latent.keyValueRank) + Double(latent.ropeSize)
        }
    }

    /// Bytes that the indexer of sparse attention caches for a token, in all layers: fp8 whatever the cache is in.
    var indexBytesPerToken: Double {
        guard let sparseAttention else { return 0 }
        return Double(indexLayers) * Double(sparseAttention.indexSize)
    }

    /// Bytes of the linear and state-space layers' states of one request. Two bytes a number of gated delta: of the
    /// sizes tried it is the one that agrees with the worked example of Qwen3.5, though engines may keep the state in
    /// four.
    var stateBytes: Double {
        let stateSpaces = stateSpace?.stateBytes ?? 0
        guard let gatedDelta else { return stateSpaces }
        let numbers = Double(gatedDelta.valueHeads) * Double(gatedDelta.keySize) * Double(gatedDelta.valueSize)
        return Double(gatedDelta.layers) * numbers * Precision.bf16.bytesPerWeight(.nvfp4) + stateSpaces
    }
}
