/// The hardware generation of an accelerator.
public enum AcceleratorGeneration: String, CaseIterable, Hashable, Sendable {
    /// NVIDIA A100, A40, A30, RTX A6000, RTX 3090.
    case ampere
    /// NVIDIA L4, L40, L40S, RTX 4090.
    case ada
    /// NVIDIA H100, H200, H800, H20.
    case hopper
    /// NVIDIA B200, B300 and the GB superchips.
    case blackwell
    /// NVIDIA RTX PRO 6000: the number formats of Blackwell, without its tensor memory.
    case blackwellWorkstation = "blackwell_workstation"
    /// AMD MI300X, MI325X.
    case cdna3
    /// AMD MI355X.
    case cdna4
    /// Intel Arc Pro B60.
    case xe2
}

/// An accelerator on which measurements were fitted.
enum MeasuredAccelerator: Hashable, Sendable {
    case h100, h200, b200, b300
}
