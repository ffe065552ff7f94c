/// How a deployment is spread over GPUs: tensor x data x pipeline of them.
public struct Parallelism: Hashable, Sendable {
    /// GPUs that share every attention and dense layer.
    public let tensor: Int

    /// Ranks that each run the attention of their own requests; the experts are shared by all.
    public let data: Int

    /// GPUs over which whole experts are spread. It adds no GPUs: each expert is further split over tensor x data /
    /// expert of them.
    public let expert: Int

    /// Stages that hold the layers one after the other. Not fitted on measurements.
    public let pipeline: Int

    /// Each width is one unless stated.
    ///
    /// - Throws: ``ServingError`` if a width is below one, or the expert width does not divide tensor x data.
    public init(tensor: Int = 1, data: Int = 1, expert: Int = 1, pipeline: Int = 1) throws(ServingError) {
        try requireCount(tensor, "tensor parallel width")
        try requireCount(data, "data parallel width")
        try requireCount(expert, "expert parallel width")
        try requireCount(pipeline, "pipeline parallel width")
        let gpus = Double(tensor) * Double(data) * Double(pipeline)
        try require(gpus, "number of GPUs", in: 1...1e6, expected: "at most a million")
        try requireDivides(expert, "expert parallel width", tensor * data, "GPUs of a pipeline stage")
        self.init(unchecked: tensor, data, expert, pipeline)
    }

    /// For widths that are known to fit together.
    init(unchecked tensor: Int, _ data: Int, _ expert: Int, _ pipeline: Int) {
        self.tensor = tensor
        self.data = data
        self.expert = expert
        self.pipeline = pipeline
    }

    /// One GPU.
    public static let single = Parallelism(unchecked: 1, 1, 1, 1)

    /// GPUs of the deployment.
    public var gpus: Int { tensor * data * pipeline }

    /// GPUs that work on a layer together.
    public var gpusPerStage: Int { tensor * data }
}
