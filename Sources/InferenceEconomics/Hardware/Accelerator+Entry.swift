// How the catalogue is written down.

extension Accelerator {
    /// An entry in the units of data sheets. Memory is in GiB, as the sources of the larger part have it.
    static func entry(
        _ name: String, _ identifier: String, _ source: String, _ generation: AcceleratorGeneration,
        gibibytes: Double, terabytesPerSecond: Double, _ peak: PeakCompute, gigabytesOneWay: Double, watts: Double,
        allIn: Double? = nil, _ measured: MeasuredAccelerator? = nil
    ) -> Accelerator {
        Accelerator(
            unchecked: name, identifier: identifier, source: source, generation: generation,
            memory: gibibytes * .gibibyte, bandwidth: terabytesPerSecond * 1e12, peak: peak,
            interconnect: gigabytesOneWay * 1e9, power: watts, allInPower: allIn, measured: measured)
    }

    /// The description of a system in NVIDIA's aiconfigurator.
    static func configurator(_ system: String) -> String {
        "ai-dynamo/aiconfigurator@095f58a5:aic-core/src/aiconfigurator_core/systems/\(system).yaml"
    }

    /// The table of accelerators of the InferenceX site.
    static func inferenceX(_ name: String) -> String {
        "SemiAnalysisAI/InferenceX-app@8647066e gpu-specs.ts, \(name)"
    }
}
