internal import InferenceEconomics
internal import Testing

/// Rows whose answers a second implementation of the same equations worked out with the same constants.
@Suite struct WorkedRowsTests {
    @Test(arguments: MeasuredRow.all)
    func operatingPointAgreesWithTheWorkedRow(_ row: MeasuredRow) throws {
        let point = try row.operatingPoint()
        expect(point.timePerOutputToken * 1e3, within: 0.0005, of: row.timePerOutputToken)
        expect(point.timeToFirstToken * 1e3, within: 0.0005, of: row.timeToFirstToken)
    }

    @Test func partsOfTheDeepSeekStepAgreeToThePrintedDigits() throws {
        let point = try MeasuredRow.deepSeek.operatingPoint()
        let parts = point.step.parts
        let printed: [(part: Double, milliseconds: Double)] = [
            (parts.layers, 5.0038), (parts.collectiveLatency, 0.7887), (parts.denseWeights, 0.9957),
            (parts.experts, 4.7089), (parts.head, 0.0792), (parts.attention, 0.6703), (parts.communication, 0.1620),
            (parts.requests, 0.3140), (parts.fixed, 0.3765), (point.insertedPrefill, 4.5113),
        ]
        for (part, milliseconds) in printed {
            // Half of the last printed digit, and a little for the digits of the date.
            #expect((part * 1e3 - milliseconds).magnitude < 0.0006, "\(part * 1e3) for \(milliseconds)")
        }
        #expect((point.runningBatch - 15.168).magnitude < 0.001)
    }

    @Test func sizesOfTheDeepSeekServerAgreeToThePrintedDigits() throws {
        let server = try MeasuredRow.deepSeek.server()
        // Dense weights 6.23 GB and experts 92.0 GB a GPU; two embeddings of 129,280 x 7,168 in bf16 over four GPUs.
        let embeddings = 2.0 * 2 * 129_280 * 7168 / 4
        expect(server.weightBytesPerGPU, within: 0.001, of: 6.23e9 + 92.0e9 + embeddings)
        let context = 0.9 * (8192 + 1024 / 2)
        expect(try server.keyValueBytesPerGPU(context: context), within: 0.0005, of: 275.2e6)
    }

    @Test func partsAddUpToTheTimePerOutputToken() throws {
        for row in MeasuredRow.all {
            let point = try row.operatingPoint()
            expect(point.step.parts.total + point.insertedPrefill, within: 1e-12, of: point.timePerOutputToken)
            let step = point.step
            let bounds = step.bandwidthTime + step.computeTime + step.latencyTime + step.communicationTime
            expect(bounds, within: 1e-12, of: step.time)
        }
    }
}

/// Expects a number within a relative tolerance of another.
func expect(
    _ value: Double, within tolerance: Double, of expected: Double, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(
        (value / expected - 1).magnitude <= tolerance, "\(value) is not within \(tolerance) of \(expected)",
        sourceLocation: sourceLocation)
}
