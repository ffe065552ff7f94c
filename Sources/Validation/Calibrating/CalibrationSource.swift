public import InferenceEconomics

extension Calibration {
    /// The fitted constants as they stand in the source of `InferenceEconomics`, three significant digits each.
    public var source: String {
        """
            public static let fitted = Calibration(
                rates: RateCalibration(
                    memory: \(n(rates.memory)), wideProducts: \(n(rates.wideProducts)), narrowProducts: \(n(rates.narrowProducts)),
                    expertProducts: \(n(rates.expertProducts)), interconnect: \(n(rates.interconnect)),
                    interconnectCeiling: \(n(rates.interconnectCeiling))),
                latency: LatencyCalibration(
                    layer: \(n(latency.layer)), expertLayer: \(n(latency.expertLayer)),
                    queryKeyNorm: \(n(latency.queryKeyNorm)), blockScaling: \(n(latency.blockScaling)),
                    engine: \(n(latency.engine)),
                    latentAttention: \(n(latency.latentAttention)), sparseAttention: \(n(latency.sparseAttention)),
                    gatedDelta: \(n(latency.gatedDelta)), emulatedExperts: \(n(latency.emulatedExperts)),
                    allReduce: \(n(latency.allReduce)),
                    request: \(n(latency.request)),
                    prefill: \(n(latency.prefill)),
                    specialPrefill: \(n(latency.specialPrefill)), yearlyGain: \(n(latency.yearlyGain))),
                experts: ExpertCalibration(
                    popularityShape: \(n(experts.popularityShape)), tilePadding: \(n(experts.tilePadding)),
                    imbalance: \(n(experts.imbalance))),
                scheduling: SchedulingCalibration(
                    overhead: \(n(scheduling.overhead)),
                    overheadUnknown: \(n(scheduling.overheadUnknown)), burstUnknown: \(n(scheduling.burstUnknown)),
                    burstWaves: \(n(scheduling.burstWaves))))
        """
    }

    private func n(_ value: Double) -> String { sourceLiteral(value) }

    private func n(_ values: PerEngine) -> String {
        "PerEngine(vllm: \(n(values.vllm)), sglang: \(n(values.sglang)), tensorRTLLM: \(n(values.tensorRTLLM)))"
    }
}

/// A number as a literal of three significant digits, in units of thousandths, millionths or thousand millions where
/// that reads better.
func sourceLiteral(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    let magnitude = value.magnitude
    if magnitude < 1e-3 { return significant(value * 1e6) + "e-6" }
    if magnitude < 0.1 { return significant(value * 1e3) + "e-3" }
    if magnitude >= 1e9 { return significant(value / 1e9) + "e9" }
    return significant(value)
}

/// Three significant digits, without zeros at the end.
private func significant(_ value: Double) -> String {
    var scale = 1.0
    while value.magnitude * scale < 100 { scale *= 10 }
    while value.magnitude * scale >= 1000 { scale /= 10 }
    let digits = (value * scale).rounded()
    return plain(scale >= 1 ? digits / scale : digits * (1 / scale))
}

/// A number without a needless fraction.
private func plain(_ value: Double) -> String { Int(exactly: value).map { "\($0)" } ?? "\(value)" }
