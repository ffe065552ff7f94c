// PCIe cards, of data centres and of workstations. None is in the fit, whose collectives ran over NVLink. Between cards
// the link is PCIe: 32 GB/s one way for the fourth generation at sixteen lanes, 64 GB/s for the fifth; bridges that join
// two cards are not reckoned with.

extension Accelerator {
    /// NVIDIA H100 PCIe.
    public static let h100PCIe = entry(
        "H100 PCIe", "h100_pcie", configurator("h100_pcie"), .hopper, gibibytes: 80, terabytesPerSecond: 2,
        PeakCompute(teraBF16: 756.5, teraFP8: 1513), gigabytesOneWay: 64, watts: 350)

    /// NVIDIA A100 PCIe with 80 GB. Has no fp8.
    public static let a100PCIe = entry(
        "A100 PCIe 80GB", "a100_pcie", configurator("a100_pcie"), .ampere, gibibytes: 80, terabytesPerSecond: 1.935,
        PeakCompute(teraBF16: 312), gigabytesOneWay: 32, watts: 300)

    /// NVIDIA A30. Has no fp8.
    public static let a30 = entry(
        "A30", "a30", configurator("a30"), .ampere, gibibytes: 24, terabytesPerSecond: 0.933,
        PeakCompute(teraBF16: 165), gigabytesOneWay: 32, watts: 165)

    /// NVIDIA A40. Has no fp8.
    public static let a40 = entry(
        "A40", "a40",
        "NVIDIA A40 data sheet as copied at ecer.com (details-uuuedqa-p1bsay9), the same rate at "
            + "hmc-tech.com/gpu/nvidia-a16-vs-nvidia-a40; read 2026-11",
        .ampere, gibibytes: 48, terabytesPerSecond: 0.696, PeakCompute(teraBF16: 149.7), gigabytesOneWay: 32, watts: 300
    )

    /// NVIDIA L4.
    public static let l4 = entry(
        "L4", "l4", configurator("l4"), .ada, gibibytes: 24, terabytesPerSecond: 0.3,
        PeakCompute(teraBF16: 121, teraFP8: 242), gigabytesOneWay: 32, watts: 72)

    /// NVIDIA L40. hmc-tech.com reckons twice these rates from the clock; NVIDIA's data sheet prints these, and those
    /// only with sparsity.
    public static let l40 = entry(
        "L40", "l40", "NVIDIA L40 data sheet as copied at mullet.se/product.html?product_id=355414; read 2026-11", .ada,
        gibibytes: 48, terabytesPerSecond: 0.864, PeakCompute(teraBF16: 181.05, teraFP8: 362), gigabytesOneWay: 32,
        watts: 300)

    /// NVIDIA L40S. The memory is what its driver shows of 48 GB.
    public static let l40S = entry(
        "L40S", "l40s", configurator("l40s"), .ada, gibibytes: 44.9883, terabytesPerSecond: 0.864,
        PeakCompute(teraBF16: 362.05, teraFP8: 733), gigabytesOneWay: 32, watts: 350)

    /// NVIDIA RTX A6000. Has no fp8.
    public static let rtxA6000 = entry(
        "RTX A6000", "rtx_a6000",
        "techpowerup.com/gpu-specs/rtx-a6000.c3686; tensor rate: Microway, by llmperf.net/categories/gpu/Nvidia-A6000-GPUs, "
            + "read 2026-11",
        .ampere, gibibytes: 48, terabytesPerSecond: 0.768, PeakCompute(teraBF16: 154.8), gigabytesOneWay: 32, watts: 300
    )

    /// NVIDIA RTX PRO 6000 Blackwell, server edition. The memory is what its driver shows of 96 GB.
    public static let rtxPro6000Server = entry(
        "RTX PRO 6000 Server", "rtx_pro_6000_server", configurator("rtx_pro_6000_server"), .blackwellWorkstation,
        gibibytes: 95.5928, terabytesPerSecond: 1.792,
        PeakCompute(teraBF16: 467.801, teraFP8: 935.601, teraFP4: 1871.2), gigabytesOneWay: 64, watts: 600)

    /// NVIDIA GeForce RTX 3090. Sums in fp32, at half the rate of sums in fp16. Has no fp8.
    public static let rtx3090 = entry(
        "GeForce RTX 3090", "rtx_3090",
        "techpowerup.com/gpu-specs/geforce-rtx-3090.c3622; tensor rate: ctc.archdevil.net/blog/23, a page of low grade",
        .ampere, gibibytes: 24, terabytesPerSecond: 0.9362, PeakCompute(teraBF16: 71.2), gigabytesOneWay: 32, watts: 350
    )

    /// NVIDIA GeForce RTX 3090 Ti. Sums in fp32, at half the rate of sums in fp16. Has no fp8.
    public static let rtx3090Ti = entry(
        "GeForce RTX 3090 Ti", "rtx_3090_ti",
        "techpowerup.com/gpu-specs/geforce-rtx-3090-ti.c3829; tensor rate: "
            + "hmc-tech.com/gpu/nvidia-geforce-rtx-4090-d-vs-nvidia-geforce-rtx-3090-ti",
        .ampere, gibibytes: 24, terabytesPerSecond: 1.01, PeakCompute(teraBF16: 80), gigabytesOneWay: 32, watts: 450)

    /// NVIDIA GeForce RTX 4090. Sums in fp32, at half the rate of sums in fp16.
    public static let rtx4090 = entry(
        "GeForce RTX 4090", "rtx_4090",
        "waredb.com/processor/nvidia-geforce-rtx-4090; power: techpowerup.com/gpu-specs/geforce-rtx-4090.c3889", .ada,
        gibibytes: 24, terabytesPerSecond: 1.008, PeakCompute(teraBF16: 165.15, teraFP8: 330.30), gigabytesOneWay: 32,
        watts: 450)

    /// Intel Arc Pro B60. Its fp8 is no faster than its bf16. PCIe with eight lanes.
    public static let arcProB60 = entry(
        "Arc Pro B60", "arc_pro_b60", configurator("b60"), .xe2, gibibytes: 24, terabytesPerSecond: 0.456,
        PeakCompute(teraBF16: 98.304, teraFP8: 98.304), gigabytesOneWay: 28.4, watts: 200)
}
