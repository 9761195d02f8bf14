package import Wording

/// A place where something does not stand as it was sealed.
package struct SealFault: Hashable, Sendable {
    /// Where: an entry, a file of it, a row of the database, a thing of the plan.
    package let place: Bilingual
    package let message: Bilingual

    package init(_ place: Bilingual, _ message: Bilingual) {
        self.place = place
        self.message = message
    }

    /// Both in one line.
    package var line: Bilingual {
        Bilingual("\(place.japanese)：\(message.japanese)", "\(place.english): \(message.english)")
    }
}

extension SealEntry.Kind {
    /// What people call it.
    package var name: Bilingual {
        switch self {
        case .seal: Bilingual("確定", "seal")
        case .erratum: Bilingual("訂正", "erratum")
        }
    }
}

extension SealEntry {
    /// The entry as people name it: 第2号（訂正）.
    package var name: Bilingual {
        Bilingual("第\(number)号（\(kind.name.japanese)）", "No. \(number) (\(kind.name.english))")
    }
}
