internal import CNumerics
internal import Formulas

extension ChartEvaluator {
    /// The middle of the widest gap between two samples, and the place for one there; nil where no gap is wide.
    func widestGap(in samples: [Sample], _ sampling: ChartSampling) -> (value: Double, place: Int)? {
        let frame = Frame(samples, isXLogarithmic: chart.block.x?.isLogarithmic ?? false, chart.block.isYLogarithmic)
        var widest: (gap: Double, place: Int, middle: Double)?
        for place in 1..<max(samples.count, 1) {
            guard let one = ChartEvaluator.number(samples[place - 1].variable),
                let other = ChartEvaluator.number(samples[place].variable)
            else { continue }
            let gap = frame.gap(samples[place - 1], samples[place], of: sampling.share(one, other))
            guard gap > ChartSampling.shortest, gap > widest?.gap ?? 0, let middle = sampling.middle(one, other)
            else { continue }
            widest = (gap, place, middle)
        }
        return widest.map { ($0.middle, $0.place) }
    }

    /// The extent of the samples, in which the length of a line is measured.
    private struct Frame {
        private let isXLogarithmic: Bool
        private let isYLogarithmic: Bool
        private var x = Extent()
        private var y = Extent()

        init(_ samples: [Sample], isXLogarithmic: Bool, _ isYLogarithmic: Bool) {
            self.isXLogarithmic = isXLogarithmic
            self.isYLogarithmic = isYLogarithmic
            for sample in samples {
                for reading in sample.readings {
                    guard let place = reading.place, let value = reading.middle ?? reading.interval?.upperBound
                    else { continue }
                    x.include(Frame.scaled(place, isXLogarithmic))
                    y.include(Frame.scaled(value, isYLogarithmic))
                }
            }
        }

        private static func scaled(_ value: Double, _ isLogarithmic: Bool) -> Double {
            isLogarithmic && value > 0 ? cnumerics_log(value) : value
        }

        /// How long the longest line between two samples is, as a part of the chart's size. Between a value and a refusal
        /// there is none; there the part of the range counts, so that a line ends close to where it must.
        func gap(_ one: Sample, _ other: Sample, of share: Double) -> Double {
            var widest = 0.0
            for (first, second) in zip(one.readings, other.readings) {
                let start = first.middle ?? first.interval?.upperBound
                let end = second.middle ?? second.interval?.upperBound
                guard let start, let end, let from = first.place, let to = second.place else {
                    if (start == nil) != (end == nil) { widest = max(widest, share * 4) }
                    continue
                }
                let across = x.share(Frame.scaled(from, isXLogarithmic), Frame.scaled(to, isXLogarithmic))
                let up = y.share(Frame.scaled(start, isYLogarithmic), Frame.scaled(end, isYLogarithmic))
                // A jump stays one, however many points are put beside it.
                widest = max(widest, across, min(up, share * 40))
            }
            return widest
        }
    }

    private struct Extent {
        private var low = Double.infinity
        private var high = -Double.infinity

        mutating func include(_ value: Double) {
            low = min(low, value)
            high = max(high, value)
        }

        func share(_ one: Double, _ other: Double) -> Double {
            high > low ? (other - one).magnitude / (high - low) : 0
        }
    }
}
