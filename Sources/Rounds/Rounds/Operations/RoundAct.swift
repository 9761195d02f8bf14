package import Casework
package import City

/// Who asks for something, why, and the number of the request, by which the same is never done twice.
package struct RoundAct: Hashable, Sendable {
    package let request: RequestKey
    package let standing: Standing
    package let reason: String

    package init(_ request: RequestKey, by standing: Standing, why reason: String = "") {
        self.request = request
        self.standing = standing
        self.reason = reason
    }
}

/// What became of one sheet in an operation on many.
package typealias SheetResult = Result<CaseOutcome, RoundError>

/// Which sheets somebody means, each as it was seen.
package struct SeenSheet: Hashable, Sendable {
    package let sheet: CaseID
    /// The version of it that the person saw.
    package let version: Int

    package init(_ sheet: CaseID, version: Int) {
        self.sheet = sheet
        self.version = version
    }
}

/// A remark that goes with a returned sheet.
package struct FieldRemark: Hashable, Sendable {
    package let address: FieldAddress
    package let text: String

    package init(_ address: FieldAddress, _ text: String) {
        self.address = address
        self.text = text
    }
}
