/// The texts that cells refer to by their place in the list.
final class SharedStringsPart: PartReading {
    private(set) var texts: [String] = []
    private let limits: ReadingLimits
    private var text = RichText()
    private var size = 0

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    func begin(_ element: String, _ attributes: XMLAttributes) { text.begin(element) }

    func end(_ element: String) {
        text.end(element)
        if element == "si" { texts.append(text.take()) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetReadError) {
        size += bytes.count
        guard size <= limits.textBytes else { throw SheetReadError(.tooLarge(.textBytes(limits.textBytes))) }
        text.append(bytes)
    }
}
