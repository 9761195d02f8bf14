import Figures
package import Hummingbird
package import PagesSupport
package import Planning
import Wording

/// The public pages about plans, each in every reading: Japanese, under `/seireki` with Western years, under `/en`
/// in English.
///
/// ``PlanRoute/all`` has the pages of one plan; besides these there are
///
/// - `GET /` the cities, and their picture
/// - `GET /plans/:plan/` leads to the plan in its current year
/// - `GET /plans/:plan/:year/measures/` the list by the conditions in the address
/// - `GET /plans/:plan/feed.atom` what was published and corrected
/// - beside each page of a plan its data, and its picture where it has one
/// - `GET /search/` a search in all plans
///
/// A year may be written in any notation; the address with the Western year is the one that counts.
package struct PlanPages: Sendable {
    let editions: PlanEditions
    let cache: PageCache
    /// Where readers find the site, as far as that is known.
    let origin: SiteOrigin?

    /// - Parameters:
    ///   - store: the plans.
    ///   - archive: where earlier states of the plans are found; without it they have no pages.
    ///   - cache: keeps pages.
    ///   - origin: where readers find the site, as far as that is known.
    ///   - showsDocuments: whether pages lead to the office's documents, which the site then has.
    package init(
        store: any PlanStore,
        archive: (any PlanArchive)? = nil,
        cache: PageCache = PageCache(),
        origin: SiteOrigin? = nil,
        showsDocuments: Bool = true
    ) {
        self.origin = origin
        editions = PlanEditions(store: store, archive: archive, showsDocuments: showsDocuments)
        self.cache = cache
    }

    package func addRoutes(to router: Router<ShirubeRequestContext>) {
        for reading in Reading.allCases {
            router.get(RouterPath(reading.path("/")), use: cities)
            router.get(RouterPath(reading.path("/search")), use: search)
            router.get(RouterPath(reading.path("/plans")), use: plans)
            let plan = reading.path("/plans/:plan")
            router.get(RouterPath(plan), use: currentYear)
            router.get(RouterPath(plan + "/feed.atom"), use: feed)
            router.get(RouterPath(plan + "/:year/measures"), use: measures)
            addPreviewRoutes(to: router, reading)
            addEditionRoutes(to: router, reading)
            for route in PlanRoute.all {
                router.get(RouterPath("\(plan)/\(route.pattern)")) { request, context in
                    try await self.page(route, request, context)
                }
            }
        }
        addDataRoutes(to: router)
    }
}

// MARK: All plans

extension PlanPages {
    @Sendable func cities(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let reading = context.reading
        let shelf = try await editions.shelf()
        return try await answer(request, path: PlanPaths.home(reading), revision: "all-\(shelf.revision)") {
            var shell = CitiesPage(try await currentPlaces(reading), reading: reading).shell
            shell.picturePath = PlanPaths.homePreview(reading)
            shell.origin = origin
            return shell
        }
    }

    /// Each plan in its current year.
    func currentPlaces(_ reading: Reading) async throws -> [Place] {
        var places: [Place] = []
        for summary in try await editions.shelf().summaries {
            if let edition = try await editions.edition(summary.id), let place = Place(current: edition, reading) {
                places.append(place)
            }
        }
        return places
    }

    @Sendable func plans(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        .redirect(to: PlanPaths.home(context.reading), type: .permanent)
    }

    @Sendable func search(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let path = PlanPaths.search(context.reading)
        if let response = canonicalRedirect(request, path) { return response }
        let query = try request.conditions
        let text = try query.text("q")?.trimmingBlanks ?? ""
        guard text.count <= SearchPage.maximumLength else { throw Self.searchTooLong }
        let shelf = try await editions.shelf()
        let chosen = try query.text("plan")
        let plan = chosen.flatMap { name in shelf.summaries.first { $0.id.text == name }?.id }
        if chosen != nil, plan == nil { throw Self.noSuchPlan }
        let hits =
            text.isEmpty ? [] : try await editions.search(text, in: plan, limit: SearchPage.maximumHits)
        var places: [Plan.ID: Place] = [:]
        for id in Set(hits.map(\.plan)) {
            places[id] = try await editions.edition(id).flatMap { Place(current: $0, context.reading) }
        }
        let page = SearchPage(
            text: text,
            chosen: plan,
            summaries: shelf.summaries,
            hits: hits,
            places: places,
            reading: context.reading
        )
        return PageResponse(page.shell).response(to: request)
    }

    private static let searchTooLong = PageError.invalid(
        "検索語は\(SearchPage.maximumLength)文字までにしてください。",
        "Please search with at most \(SearchPage.maximumLength) characters."
    )
    private static let noSuchPlan = PageError.invalid(
        "「plan」で指定された計画はありません。一覧からお選びください。",
        "There is no such plan as “plan” names. Please choose one from the list."
    )
}

// MARK: One plan

extension PlanPages {
    @Sendable func currentYear(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await currentPlace(context)
        return .redirect(to: place.paths.year(place.year), type: .found)
    }

    /// A page of the plan in the year of its address, or in the current one.
    func page(_ route: PlanRoute, _ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await place(context, route)
        let address = try route.address(place, context)
        return try await answer(request, path: address.path(place), about: place, address: address) {
            guard let page = address.page(place, try await history(for: address, place)) else {
                throw PageError.notFound
            }
            return page
        }
    }

    @Sendable func measures(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await place(context)
        let path = place.paths.measures(place.year)
        if let response = canonicalRedirect(request, path) { return response }
        let conditions = try request.conditions
        let filter = try MeasureFilter(conditions, names: try request.conditionNames, place: place)
        // What has an address without conditions has that one alone.
        if let plain = filter.plainPath(place), !conditions.isEmpty { return .redirect(to: plain, type: .permanent) }
        let query = conditions.canonical(MeasureFilter.names)
        let address = PlanAddress.list(filter.selection, filter.order)
        return try await answer(request, path: path, query: query, about: place, address: address) {
            MeasureListPage(place, filter: filter, query: query)
        }
    }
}

extension String {
    /// Without the white space around it.
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
