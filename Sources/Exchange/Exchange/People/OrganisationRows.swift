import City
import Figures
import Wording

/// Rows of the tables of units and members; `nil` after logging.
extension TableRow {
    func cityUnit() -> OrganisationImport.UnitRow? {
        let id = cityIdentifier("id", as: CityUnit.self)
        let parent = optionalCityIdentifier("parent", as: CityUnit.self)
        let kind = word("kind", of: CityUnit.Kind.self)
        let name = requiredText("name")
        let validity = days()
        guard let id, let parent, let kind, let name, let validity else { return nil }
        return OrganisationImport.UnitRow(id: id, parent: parent, kind: kind, name: name.trimmed, validity: validity)
    }

    func cityMember() -> OrganisationImport.MemberRow? {
        let person = person()
        let unit = optionalCityIdentifier("unit", as: CityUnit.self)
        let role = word("role", of: Role.self)
        let validity = days()
        guard let person, let unit, let role, let validity else { return nil }
        let post = word("post").isEmpty ? role.name.japanese : word("post")
        return OrganisationImport.MemberRow(person, post: post, role: role, unit: unit, validity: validity)
    }

    private func person() -> OrganisationImport.Person? {
        let name = requiredText("name")
        let mail = mail()
        // Without a name of its own the mail address is one.
        let column = word("sign_in_name").isEmpty ? "mail" : "sign_in_name"
        let signInName = SignInName(word(column))
        if signInName == nil, mail != nil { fail(column, .notASignInName) }
        guard let name, let mail, let signInName else { return nil }
        return OrganisationImport.Person(name: name.trimmed, mail: mail, signInName: signInName)
    }

    private func mail() -> String? {
        let mail = word("mail")
        guard !mail.isEmpty else {
            fail("mail", .missingValue)
            return nil
        }
        guard MailAddress.isPlausible(mail) else {
            fail("mail", .notMail)
            return nil
        }
        return mail
    }

    private func cityIdentifier<Subject>(
        _ column: String,
        as subject: Subject.Type = Subject.self
    ) -> CityIdentifier<Subject>? {
        if let identifier = CityIdentifier<Subject>(word(column)) { return identifier }
        fail(column, word(column).isEmpty ? .missingValue : .notIdentifier)
        return nil
    }

    /// Nothing where the cell is blank; the outer `nil` after logging.
    private func optionalCityIdentifier<Subject>(
        _ column: String,
        as subject: Subject.Type = Subject.self
    ) -> CityIdentifier<Subject>?? {
        guard !word(column).isEmpty else { return .some(nil) }
        return cityIdentifier(column).map { .some($0) }
    }

    /// The days `from` and `through`: a day, or a fiscal year, which begins in April and ends in March.
    private func days() -> Validity? {
        guard let from = day("from", ofYear: \.firstDay), let through = day("through", ofYear: \.lastDay) else {
            return nil
        }
        let validity = Validity(from: from, through: through)
        guard validity.isPossible else {
            fail("from", .fromAfterThrough)
            return nil
        }
        return validity
    }

    /// `2026/4/1`, as spreadsheets write it.
    private func slashed(_ word: String) -> CalendarDate? {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = parts.filter { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }.compactMap { Int($0) }
        guard parts.count == 3, numbers.count == 3, parts[0].utf8.count == 4 else { return nil }
        return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    private func day(_ column: String, ofYear day: (FiscalYear) -> CalendarDate?) -> CalendarDate?? {
        let word = word(column)
        guard !word.isEmpty else { return .some(nil) }
        if let exact = CalendarDate(word) ?? slashed(word) { return exact }
        if let year = try? FiscalYear(reading: word), let day = day(year) { return day }
        fail(column, .notADay)
        return nil
    }
}

extension Bilingual {
    static let notADay = Bilingual(
        "日付（2026-04-01）または年度（R8、令和8年度、2026）で書いてください。",
        "Write a day (2026-04-01) or a fiscal year (R8, 令和8年度, 2026)."
    )
    static let notMail = Bilingual(
        "メールアドレスの形ではありません。name@example.lg.jp のように、半角で書いてください。",
        "This is no mail address; write it like name@example.lg.jp, in ASCII."
    )
    static let notASignInName = Bilingual(
        "ログイン名は、半角の英数字と . - _ + @ の3～254文字で書いてください。",
        "A sign-in name is 3 to 254 ASCII letters, digits or “.”, “-”, “_”, “+”, “@”."
    )
}
