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

    /// The generation whose fitted constants this one takes: itself, or the nearest in age and in number formats.
    public var kind: CalibratedGeneration {
        switch self {
        case .ampere, .hopper, .cdna3: .hopper
        case .blackwell, .cdna4: .blackwell
        }
    }
}

/// A generation for which constants were fitted on measurements.
public enum CalibratedGeneration: String, CaseIterable, Hashable, Sendable {
    /// NVIDIA Hopper: fitted on H100 and H200.
    case hopper
    /// NVIDIA Blackwell: fitted on B200 and B300.
    case blackwell
}

/// An accelerator on which measurements were fitted.
enum MeasuredAccelerator: Hashable, Sendable {
    case h100, h200, b200, b300
}
