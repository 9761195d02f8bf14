import Exchange
import Wording

extension PlanFolder {
    /// What reading says, line by line in English; empty where the folder is sound.
    func problemLines(_ encoding: EncodingChoice = .automatic) -> [String] {
        do {
            _ = try PlanFolderReader(encoding: encoding).read(self)
            return []
        } catch {
            return error.list.map { $0.line(in: .english) }
        }
    }
}
