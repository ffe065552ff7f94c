/// The hardware generation of an accelerator.
public enum AcceleratorGeneration: String, CaseIterable, Hashable, Sendable {
    /// NVIDIA A100.
    case ampere
    /// NVIDIA H100, H200, H800, H20.
    case hopper
    /// NVIDIA B200, B300 and the GB superchips.
    case blackwell
    /// AMD MI300X, MI325X.
    case cdna3
    /// AMD MI355X.
    case cdna4
}

/// An accelerator on which measurements were fitted.
enum MeasuredAccelerator: Hashable, Sendable {
    case h100, h200, b200, b300
}
