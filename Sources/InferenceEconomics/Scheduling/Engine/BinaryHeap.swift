/// A heap whose least element is first.
struct BinaryHeap<Element: Comparable> {
    private var elements: [Element] = []

    /// The least element; nothing if there is none.
    var first: Element? { elements.first }

    mutating func insert(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard element < elements[parent] else { break }
            elements[child] = elements[parent]
            child = parent
        }
        elements[child] = element
    }

    /// Takes the least element out. There must be one.
    mutating func removeFirst() {
        let element = elements.removeLast()
        guard !elements.isEmpty else { return }
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < elements.count else { break }
            if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
            guard elements[child] < element else { break }
            elements[parent] = elements[child]
            parent = child
        }
        elements[parent] = element
    }

    mutating func removeAll() { elements.removeAll(keepingCapacity: true) }
}
