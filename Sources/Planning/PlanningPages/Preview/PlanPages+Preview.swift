import Hummingbird
import PagesSupport
import Planning

// The pictures that stand for a page where its address is shared.
extension PlanPages {
    /// The pages that have a picture of their own; all others are shared with that of the plan in the year.
    private static let pictured: Set<String> = [":year", ":year/nodes/:node", ":year/measures/:measure"]

    func addPreviewRoutes(to router: Router<ShirubeRequestContext>, _ reading: Reading) {
        for route in PlanRoute.all where Self.pictured.contains(route.pattern) {
            let path = reading.path("/plans/:plan/\(route.pattern)/\(PlanAddress.previewFile)")
            router.get(RouterPath(path)) { request, context in try await self.preview(route, request, context) }
        }
        router.get(RouterPath(PlanPaths.homePreview(reading)), use: homePreview)
    }

    @Sendable private func homePreview(
        _ request: Request,
        _ context: ShirubeRequestContext
    ) async throws -> Response {
        let revision = try await editions.shelf().revision
        let path = PlanPaths.homePreview(context.reading)
        return try await answer(request, path: path, revision: "all-\(revision)") {
            let picture = PreviewPicture(cities: try await currentPlaces(context.reading), context.reading.language)
            return PageResponse(bytes: try picture.png(), contentType: "image/png")
        }
    }

    private func preview(
        _ route: PlanRoute,
        _ request: Request,
        _ context: ShirubeRequestContext
    ) async throws -> Response {
        let place = try await place(context, route)
        let address = try route.address(place, context)
        let path = address.path(place) + PlanAddress.previewFile
        return try await answer(request, path: path, revision: place.revision) {
            guard let picture = address.preview(place) else { throw PageError.notFound }
            return PageResponse(bytes: try picture.png(), contentType: "image/png")
        }
    }
}

extension PlanAddress {
    static let previewFile = "preview.png"

    /// The picture of the page; nothing for pages without one, or where the plan has no such thing.
    fileprivate func preview(_ place: Place) -> PreviewPicture? {
        switch self {
        case .year: PreviewPicture(year: place)
        case .node(let id, _): place.edition.node(id).map { PreviewPicture(heading: place, $0) }
        case .measure(let id): place.edition.index(of: id).map { PreviewPicture(measure: place, index: $0) }
        case .list, .units, .unit, .years, .rules, .findings, .glossary, .history, .editions: nil
        }
    }

    /// Where the picture of the page stands.
    ///
    /// A measure's shows all of its years and a heading's hardly differs, so there is one in the current year for all
    /// years; few readers of the English pages would miss the names of years in it.
    ///
    /// Earlier states of a plan are shared without one.
    func previewPath(_ place: Place) -> String {
        guard place.edition.past == nil else { return "" }
        let current = place.current(.japanese)
        let path =
            switch self {
            case .measure: path(current)
            case .node(let id, _): PlanAddress.node(id, SeriesOrder(.number)).path(current)
            default: PlanAddress.year.path(place)
            }
        return path + Self.previewFile
    }
}
