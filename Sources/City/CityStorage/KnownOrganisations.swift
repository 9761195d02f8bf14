import City
import Figures
import Synchronization

/// Organisations as they were last read, so that a request does not read hundreds of rows to find what one member may do.
///
/// The lock is held for the moment of looking only. An entry is used where the database still has its revision; only
/// what was committed is kept, so a revision always means the same organisation.
final class KnownOrganisations: Sendable {
    private let entries = Mutex<[MunicipalityCode: StoredOrganisation]>([:])
    /// One server works for a handful of municipalities; a nation of them must not fill the memory.
    private static let most = 64

    func organisation(of municipality: MunicipalityCode, at revision: Int) -> StoredOrganisation? {
        entries.withLock { $0[municipality].flatMap { $0.revision == revision ? $0 : nil } }
    }

    func keep(_ stored: StoredOrganisation) {
        entries.withLock { entries in
            if entries.count >= Self.most { entries.removeAll() }
            entries[stored.organisation.municipality.code] = stored
        }
    }
}
