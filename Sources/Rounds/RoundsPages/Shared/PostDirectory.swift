import Casework
import City
import Figures
import Rounds
import Wording

/// What the posts of an organisation are called, with their units: people stand in the pages of rounds as their posts.
struct PostDirectory: Sendable {
    private let organisation: Organisation
    private let posts: [Post.ID: Post]

    init(_ organisation: Organisation) {
        self.organisation = organisation
        posts = Dictionary(organisation.posts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// 総務課 主査, as it was called then.
    func name(of key: PostKey, at time: Moment, _ language: Language) -> String {
        if key == RoundOffice.clock.post { return RoundClockWords.name[language] }
        if key == YearEndHand.terminalActor.post { return RoundClockWords.terminal[language] }
        let day = CalendarDate(inJapan: time.date)
        guard let post = Post.ID(key.text).flatMap({ posts[$0] }),
            let phase = post.phase(on: day) ?? post.phases.last
        else { return key.text }
        let unit = phase.unit.flatMap { organisation.unit($0)?.name(around: day) }
        return unit.map { "\($0) \(phase.name)" } ?? phase.name
    }

    /// What a unit is called on a day.
    func name(ofUnit text: String, on day: CalendarDate) -> String {
        CityUnit.ID(text).flatMap { organisation.unit($0)?.name(around: day) } ?? text
    }
}

/// Who is called so where nobody of the organisation did it.
enum RoundClockWords {
    static let name = Bilingual("自動（毎朝の点検）", "Automatic (every morning)")
    static let terminal = Bilingual("サーバーの運用者（shirube freeze）", "whoever runs the server (shirube freeze)")
}
