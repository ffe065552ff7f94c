extension Server {
    /// Bytes of weights that one GPU holds, embeddings included.
    public var weightBytesPerGPU: Double { figures.weightBytes }

    /// Bytes that the engine may use for weights and KV cache on one GPU.
    ///
    /// vLLM and SGLang take a share of the whole memory; TensorRT-LLM takes what it needs for weights, and a share of
    /// the rest for the cache.
    public var usableBytesPerGPU: Double {
        let whole = engine.sharesWhatIsLeft ? accelerator.memory : memoryShare * accelerator.memory
        return whole - calibration.memory.reserve[engine]
    }

    /// Bytes for the KV cache on one GPU: at least ``MemoryCalibration/leastCache``.
    public var keyValueRoomPerGPU: Double {
        let left = usableBytesPerGPU - figures.weightBytes
        return max(engine.sharesWhatIsLeft ? memoryShare * left : left, calibration.memory.leastCache)
    }

    /// Bytes that the KV cache of one request takes on one GPU that holds a part of it.
    ///
    /// - Throws: ``ServingError`` if the context is negative or not finite.
    public func keyValueBytesPerGPU(context: Double) throws(ServingError) -> Double {
        try requireNonNegative(context, "context")
        return figures.bytesStored(context: context) / Double(parallelism.pipeline)
    }

    /// The most requests of the whole server whose KV caches fit, each with so many tokens. A whole number; zero if not
    /// even one fits.
    ///
    /// - Throws: ``ServingError`` if the context is not finite and above zero.
    public func largestBatch(context: Double) throws(ServingError) -> Double {
        try requirePositive(context, "context")
        return (requestsPerBatch(context: context) * figures.batches).rounded(.down)
    }

    /// Requests that fit in each batch (a data-parallel rank's share of a pipeline stage's turn), not rounded.
    func requestsPerBatch(context: Double) -> Double {
        // Both the room and a stage's part of the cache are a GPU's, and each stage holds the caches of all turns.
        keyValueRoomPerGPU / figures.bytesStored(context: context)
    }

    /// What the memory of one GPU holds.
    public var memoryPerGPU: MemoryParts {
        let stages = Double(parallelism.pipeline)
        let held = figures.weightBytes + calibration.memory.reserve[engine]
        let cache = min(keyValueRoomPerGPU, max(accelerator.memory - held, 0))
        return MemoryParts(
            denseWeights: figures.denseBytes / stages, experts: figures.expertBytes / stages,
            embeddings: figures.embeddingBytes / stages, draft: figures.draftBytes,
            reserve: calibration.memory.reserve[engine], cache: cache, unused: accelerator.memory - held - cache)
    }

    /// The longest context whose KV cache fits for one request, in whole tokens; without bound for a model that keeps
    /// nothing that grows.
    ///
    /// - Complexity: at most 80 looks at the size of the cache.
    public var longestContext: Double {
        var low = 0.0
        var high = 1.0
        while fitsOne(context: high) {
            low = high
            high *= 2
            if high > 1e12 { return .infinity }
        }
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if fitsOne(context: middle) { low = middle } else { high = middle }
        }
        return low
    }

    /// Whether one request fits: a data-parallel rank keeps the cache of its requests alone, a stage a part of it.
    private func fitsOne(context: Double) -> Bool {
        requestsPerBatch(context: context) * Double(parallelism.pipeline) >= 1
    }

    /// Refuses a request that does not fit even alone.
    func requireRequestFits(context: Double) throws(ServingError) {
        guard fitsOne(context: context) else {
            throw .requestDoesNotFit(context: context, longest: longestContext)
        }
    }

    /// Refuses a batch whose KV cache does not fit.
    func requireCacheFits(batch: Double, context: Double) throws(ServingError) {
        let fits = requestsPerBatch(context: context) * figures.batches
        guard batch <= fits else {
            throw .cacheDoesNotFit(batch: batch, context: context, largest: fits.rounded(.down))
        }
    }

    /// Refuses a deployment whose weights do not fit, and looks for the tensor parallel width at which they would.
    func requireWeightsFit() throws(ServingError) {
        let available = usableBytesPerGPU
        guard figures.weightBytes > available else { return }
        let whole = figures.weightBytes * Double(parallelism.tensor)
        var width = 2
        var found: Int?
        while width <= ServingError.largestTensorWidthTried, found == nil {
            let divides =
                model.attention.heads % width == 0 && (model.gatedDelta?.valueHeads ?? 0) % width == 0
                && (model.stateSpace?.heads ?? 0) % width == 0 && (width * parallelism.data) % parallelism.expert == 0
            if width > parallelism.tensor, divides, whole / Double(width) <= available { found = width }
            width *= 2
        }
        throw .weightsDoNotFit(needed: figures.weightBytes, available: available, tensorWidth: found)
    }
}
