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

    /// Bytes for the KV cache on one GPU.
    public var keyValueRoomPerGPU: Double {
        let left = usableBytesPerGPU - figures.weightBytes
        return max(engine.sharesWhatIsLeft ? memoryShare * left : left, calibration.memory.leastCache)
    }

    /// Bytes that the KV cache of one request takes on one GPU that holds a part of it.
    ///
    /// - Throws: ``ServingError`` if the context is negative or not finite.
    public func keyValueBytesPerGPU(context: Double) throws(ServingError) -> Double {
        try requireNonNegative(context, "context")
        return figures.attention.bytesStored(context: context) / Double(parallelism.pipeline)
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
        keyValueRoomPerGPU / figures.attention.bytesStored(context: context)
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
