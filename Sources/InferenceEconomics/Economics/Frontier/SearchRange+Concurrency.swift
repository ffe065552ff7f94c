extension SearchRange {
    /// From one request of a load to as many as fit in a server's memory.
    ///
    /// - Throws: ``ServingError`` if not two fit.
    static func concurrencies(_ server: Server, _ load: Load) throws(ServingError) -> SearchRange {
        let most = try server.largestConcurrency(load)
        guard most >= 2 else {
            throw .cacheDoesNotFit(
                batch: 2, context: load.storedContext(server.calibration.scheduling), largest: most)
        }
        return try SearchRange(from: 1, to: most, isLogarithmic: true)
    }
}
