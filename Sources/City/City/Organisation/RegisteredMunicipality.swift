package import Figures
package import Wording

/// A municipality that this server works for.
package struct RegisteredMunicipality: Hashable, Sendable {
    package let code: MunicipalityCode
    package var name: Bilingual

    package init(code: MunicipalityCode, name: Bilingual) {
        self.code = code
        self.name = name
    }
}
