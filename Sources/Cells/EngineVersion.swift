/// The version of Marginal.
///
/// The program writes it into the pages, and the module that runs in the browser was compiled from the same line: where the
/// two differ, a page stays as it was published. (A hash of the sources would tell more, but then every page would change
/// with every line of the engine, and a review of the published book would show hashes and not numbers.)
public enum EngineVersion {
    /// As in `0.1.0`.
    public static let current = "0.1.0"
}
