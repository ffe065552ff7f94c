@testable internal import Figures
internal import TestSupport
internal import Testing

@Suite struct LabelPlacerTests {
    @Test(
        arguments: [
            ([10, 50, 90], [10, 50, 90]), ([50, 50], [42, 58]), ([50, 51, 52], [35, 51, 67]), ([0, 2], [8, 24]),
            ([100, 99], [92, 76]), ([60, 20, 21], [60, 12.5, 28.5]),
        ] as [([Double], [Double])])
    func whatCollidesMovesApartAsLittleAsPossible(_ wanted: [Double], _ placed: [Double]) {
        #expect(LabelPlacer.apart(wanted.map { ($0, 16) }, from: 0, to: 100) == placed)
    }

    @Test(arguments: 0..<200)
    func nothingOverlapsAndTheOrderStays(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let wanted = (0..<Int.random(in: 1...9, using: &random)).map { _ in
            (
                middle: Double.random(in: 0...300, using: &random),
                height: Double(16 * Int.random(in: 1...2, using: &random))
            )
        }
        let placed = LabelPlacer.apart(wanted, from: 0, to: 300)
        let order = wanted.indices.sorted { wanted[$0].middle < wanted[$1].middle }
        for (one, other) in zip(order, order.dropFirst()) {
            #expect(placed[other] - placed[one] >= (wanted[one].height + wanted[other].height) / 2 - 1e-9)
        }
        for (index, middle) in placed.enumerated() {
            #expect(middle - wanted[index].height / 2 >= -1e-9 && middle + wanted[index].height / 2 <= 300 + 1e-9)
        }
    }

    @Test(
        arguments: [
            (0, 0, 10, 10, true), (-5, 5, 15, 5, true), (11, 0, 20, 10, false), (-5, 0, 0, -5, false),
            (5, 5, 5, 5, true), (20, 20, 20, 20, false),
        ] as [(Double, Double, Double, Double, Bool)])
    func aLineIsCutToARectangle(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ isThere: Bool) {
        let box = Box(left: 0, top: 0, right: 10, bottom: 10)
        let piece = box.clipped(Place(x: x1, y: y1), Place(x: x2, y: y2))
        #expect((piece != nil) == isThere)
        if let piece {
            #expect(box.grown(by: 1e-9).contains(Box(piece.0)) && box.grown(by: 1e-9).contains(Box(piece.1)))
        }
    }
}
