extension Accelerator {
    /// Every accelerator of the catalogue: those of the fit, others with a scale-up link, PCIe cards. The ``source`` of
    /// each says where its figures stand.
    ///
    /// ``allInPower`` is that of the table of the InferenceX site (SemiAnalysisAI/InferenceX-app@8647066e,
    /// constants.ts).
    ///
    /// Left out, because no dense tensor rate with its precision was found, only shader rates or sparse ones: H100 NVL,
    /// A10G, RTX 5090, RTX 5080, RTX 6000 Ada, DGX Spark (GB10), MI250X, Radeon and Apple. T4, V100 and older ones have
    /// no bf16. TPUs do not run the engines that the constants were fitted on.
    public static let catalogue: [Accelerator] = [
        .h100SXM, .h200SXM, .b200SXM, .b300SXM, .gb200, .gb300, .a100SXM, .a100SXM40GB, .h800, .h20, .mi300X, .mi325X,
        .mi355X, .h100PCIe, .a100PCIe, .a30, .a40, .l4, .l40, .l40S, .rtxA6000, .rtxPro6000Server, .rtx3090, .rtx3090Ti,
        .rtx4090, .arcProB60,
    ]

    /// NVIDIA H100 SXM. In the fit. 700 W.
    public static let h100SXM = entry(
        "H100 SXM", "h100_sxm", inferenceX("H100 SXM") + "; power: " + configurator("h100_sxm"), .hopper, gibibytes: 80,
        terabytesPerSecond: 3.35,
        PeakCompute(teraBF16: 989, teraFP8: 1979), gigabytesOneWay: 450, watts: 700, allIn: 1730, .h100)

    /// NVIDIA H200 SXM. In the fit. 700 W.
    public static let h200SXM = entry(
        "H200 SXM", "h200_sxm", inferenceX("H200 SXM") + "; power: " + configurator("h200_sxm"), .hopper,
        gibibytes: 141, terabytesPerSecond: 4.8,
        PeakCompute(teraBF16: 989, teraFP8: 1979), gigabytesOneWay: 450, watts: 700, allIn: 1730, .h200)

    /// NVIDIA B200 SXM. In the fit. Other sources round its 7.7 TB/s to 8.
    public static let b200SXM = entry(
        "B200 SXM", "b200_sxm", configurator("b200_sxm"), .blackwell, gibibytes: 180, terabytesPerSecond: 7.7,
        PeakCompute(teraBF16: 2250, teraFP8: 4500, teraFP4: 9000), gigabytesOneWay: 900, watts: 1000, allIn: 2170, .b200
    )

    /// NVIDIA B300 SXM. In the fit. InferenceX prints 13,500 TFLOP/s in fp4 where this source has 14,000.
    public static let b300SXM = entry(
        "B300 SXM", "b300_sxm", configurator("b300_sxm"), .blackwell, gibibytes: 268, terabytesPerSecond: 7.75,
        PeakCompute(teraBF16: 2250, teraFP8: 4500, teraFP4: 14000), gigabytesOneWay: 900, watts: 1100, allIn: 2170,
        .b300)

    /// NVIDIA GB200, one of its GPUs. Not in the fit.
    public static let gb200 = entry(
        "GB200", "gb200", configurator("gb200"), .blackwell, gibibytes: 185.03, terabytesPerSecond: 8,
        PeakCompute(teraBF16: 2500, teraFP8: 5000, teraFP4: 10000), gigabytesOneWay: 900, watts: 1200, allIn: 2100)

    /// NVIDIA GB300, one of its GPUs. Not in the fit.
    public static let gb300 = entry(
        "GB300", "gb300", configurator("gb300"), .blackwell, gibibytes: 277.547, terabytesPerSecond: 8,
        PeakCompute(teraBF16: 2500, teraFP8: 5000, teraFP4: 15000), gigabytesOneWay: 900, watts: 1400, allIn: 2100)

    /// NVIDIA A100 SXM with 80 GB. Not in the fit. Has no fp8.
    public static let a100SXM = entry(
        "A100 SXM 80GB", "a100_sxm",
        configurator("a100_sxm") + "; NVIDIA A100 datasheet (nvidia-a100-datasheet-us-nvidia-1758950-r4-web.pdf)",
        .ampere, gibibytes: 80, terabytesPerSecond: 2.039, PeakCompute(teraBF16: 312), gigabytesOneWay: 300,
        watts: 400)

    /// NVIDIA A100 SXM with 40 GB: the same chip, slower memory. Not in the fit. Has no fp8.
    public static let a100SXM40GB = entry(
        "A100 SXM 40GB", "a100_sxm_40gb",
        "memory and power: techpowerup.com/gpu-specs/a100-sxm4-40-gb.c3506; the rest: " + configurator("a100_sxm"),
        .ampere, gibibytes: 40, terabytesPerSecond: 1.555, PeakCompute(teraBF16: 312), gigabytesOneWay: 300,
        watts: 400)

    /// NVIDIA H800. Not in the fit. Its NVLink is printed as 400 GB/s both ways.
    public static let h800 = entry(
        "H800", "h800",
        "lm-sys/lm-sys.github.io@2896b379:blog/2025-09-26-sglang-ant-group.md; power: TechPowerUp, H800 SXM5",
        .hopper, gibibytes: 80, terabytesPerSecond: 3.352, PeakCompute(teraBF16: 989, teraFP8: 1979),
        gigabytesOneWay: 200, watts: 700)

    /// NVIDIA H20 with 96 GB. Not in the fit. Its NVLink is printed as 900 GB/s both ways.
    public static let h20 = entry(
        "H20", "h20",
        "lm-sys/lm-sys.github.io@2896b379:blog/2025-09-26-sglang-ant-group.md; power: tweaktown.com/news/95224",
        .hopper, gibibytes: 96, terabytesPerSecond: 4.0, PeakCompute(teraBF16: 148, teraFP8: 296),
        gigabytesOneWay: 450, watts: 400)

    /// AMD Instinct MI300X. Not in the fit.
    public static let mi300X = entry(
        "MI300X", "mi300x", inferenceX("MI300X") + "; power: gpu.blog/gpus/instinct-mi300x-mi300x", .cdna3,
        gibibytes: 192, terabytesPerSecond: 5.3, PeakCompute(teraBF16: 1307, teraFP8: 2615), gigabytesOneWay: 448,
        watts: 750, allIn: 1790)

    /// AMD Instinct MI325X. Not in the fit.
    public static let mi325X = entry(
        "MI325X", "mi325x", inferenceX("MI325X") + "; power: awesomeagents.ai/hardware/amd-mi325x", .cdna3,
        gibibytes: 256, terabytesPerSecond: 6, PeakCompute(teraBF16: 1307, teraFP8: 2615), gigabytesOneWay: 448,
        watts: 1000, allIn: 2180)

    /// AMD Instinct MI355X. Not in the fit.
    public static let mi355X = entry(
        "MI355X", "mi355x", inferenceX("MI355X") + "; power: Tom's Hardware on ISC 2025", .cdna4, gibibytes: 288,
        terabytesPerSecond: 8, PeakCompute(teraBF16: 2516, teraFP8: 5033, teraFP4: 10066), gigabytesOneWay: 576,
        watts: 1400, allIn: 2650)
}
