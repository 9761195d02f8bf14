import City
import Figures
import Foundation
import Synchronization
import Wording

struct FixtureFault: Error {}

extension Optional {
    /// The value, or a failed test.
    func orFail() throws -> Wrapped {
        guard let self else { throw FixtureFault() }
        return self
    }
}

func day(_ text: String) throws -> CalendarDate { try CalendarDate(text).orFail() }

func id<Subject>(_ text: String) throws -> CityIdentifier<Subject> { try CityIdentifier<Subject>(text).orFail() }

func code(_ text: String = "462012") throws -> MunicipalityCode { try MunicipalityCode(reading: text) }

extension Effects {
    /// A clock that stands, and bytes that are the same in every run.
    static func still(at time: TimeInterval = 1_775_012_400, seed: UInt8 = 1) -> Effects {
        let next = Mutex(seed)
        return Effects(
            now: { Date(timeIntervalSince1970: time) },
            randomBytes: { count in
                (0..<count).map { _ in
                    next.withLock { byte in
                        byte = byte &* 73 &+ 41
                        return byte
                    }
                }
            }
        )
    }
}

extension Organisation {
    /// A bureau `b1` over the departments `d1` (with a section `s1`) and `d2`, since ever; a post for each role, held by a
    /// member of the role's name since April 2024.
    static func small() throws -> Organisation {
        var town = Organisation(
            RegisteredMunicipality(code: try code(), name: Bilingual("鹿児島市", "Kagoshima City"))
        )
        try town.begin(unit("b1", .bureau, "企画局", under: nil))
        try town.begin(unit("d1", .department, "デジタル課", under: "b1"))
        try town.begin(unit("s1", .section, "推進係", under: "d1"))
        try town.begin(unit("d2", .department, "市民課", under: "b1"))
        for role in Role.allCases {
            let unit: CityUnit.ID? = role.needsUnit ? try id("d1") : nil
            let phase = Post.Phase(validity: .always, name: role.name.japanese, role: role, unit: unit)
            try town.establish(Post(id: try id(role.rawValue), phase: phase))
            try town.admit(try person(role.rawValue))
            try town.appoint(
                try id(role.rawValue),
                to: try id(role.rawValue),
                Validity(from: try day("2024-04-01"))
            )
        }
        return town
    }

    static func unit(_ name: String, _ kind: CityUnit.Kind, _ title: String, under parent: String?) throws -> CityUnit {
        let phase = CityUnit.Phase(
            validity: .always,
            kind: kind,
            name: title,
            parent: try parent.map { try id($0) }
        )
        return CityUnit(id: try id(name), phase: phase)
    }
}

/// A member who is called by the post.
func person(_ name: String, title: String = "主査") throws -> Member {
    Member(
        id: try id(name),
        name: title,
        mail: "\(name)@city.example.lg.jp",
        signInName: try SignInName("\(name)@city.example.lg.jp").orFail()
    )
}
