import TestSupport

/// A page as its tags.
typealias Document = HTMLDocument
