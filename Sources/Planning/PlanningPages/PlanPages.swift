import Figures
package import Hummingbird
package import PagesSupport
package import Planning
import Wording

/// The public pages about plans, each in Japanese and, under `/en`, in English.
///
/// - `GET /` the cities
/// - `GET /plans/:plan/` leads to the plan in its current year
/// - `GET /plans/:plan/:year/` the plan in a year
/// - `GET /plans/:plan/:year/measures/` its measures, by the conditions in the address
/// - `GET /plans/:plan/:year/measures/:measure/` a measure
/// - `GET /plans/:plan/:year/nodes/:node/` a heading
/// - `GET /plans/:plan/rules/` the rules in words
/// - `GET /plans/:plan/findings/` what the check found
/// - `GET /search/` a search in all plans
///
/// A year may be written in any notation; the address with the Western year is the one that counts.
package struct PlanPages: Sendable {
    let editions: PlanEditions
    let cache: PageCache

    package init(store: any PlanStore, cache: PageCache = PageCache()) {
        editions = PlanEditions(store: store)
        self.cache = cache
    }

    package func addRoutes(to router: Router<ShirubeRequestContext>) {
        for prefix in ["", "/en"] {
            router.get(RouterPath(prefix + "/"), use: cities)
            router.get(RouterPath(prefix + "/search"), use: search)
            router.get(RouterPath(prefix + "/plans"), use: plans)
            let plan = prefix + "/plans/:plan"
            router.get(RouterPath(plan), use: currentYear)
            router.get(RouterPath(plan + "/rules"), use: rules)
            router.get(RouterPath(plan + "/findings"), use: findings)
            router.get(RouterPath(plan + "/feed.atom"), use: feed)
            router.get(RouterPath(plan + "/:year"), use: year)
            router.get(RouterPath(plan + "/:year/measures"), use: measures)
            router.get(RouterPath(plan + "/:year/measures/:measure"), use: measure)
            router.get(RouterPath(plan + "/:year/nodes/:node"), use: node)
        }
    }
}

// MARK: All plans

extension PlanPages {
    @Sendable func cities(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let language = context.language
        let shelf = try await editions.shelf()
        return try await answer(request, path: PlanPaths.home(language), revision: "all-\(shelf.revision)") {
            var places: [Place] = []
            for summary in shelf.summaries {
                if let edition = try await editions.edition(summary.id), let place = Place(current: edition, language) {
                    places.append(place)
                }
            }
            return CitiesPage(places, language: language).shell
        }
    }

    @Sendable func plans(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        .redirect(to: PlanPaths.home(context.language), type: .permanent)
    }

    @Sendable func search(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let path = PlanPaths.search(context.language)
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
            places[id] = try await editions.edition(id).flatMap { Place(current: $0, context.language) }
        }
        let page = SearchPage(
            text: text,
            chosen: plan,
            summaries: shelf.summaries,
            hits: hits,
            places: places,
            language: context.language
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

    @Sendable func rules(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await currentPlace(context)
        return try await answer(request, path: place.paths.rules, about: place) { RulesPage(place).shell }
    }

    @Sendable func findings(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await currentPlace(context)
        return try await answer(request, path: place.paths.findings, about: place) { FindingsPage(place).shell }
    }

    @Sendable func year(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await place(context)
        return try await answer(request, path: place.paths.year(place.year), about: place) { YearPage(place).shell }
    }

    @Sendable func measures(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await place(context)
        let path = place.paths.measures(place.year)
        if let response = canonicalRedirect(request, path) { return response }
        let conditions = try request.conditions
        let filter = try MeasureFilter(conditions, names: try request.conditionNames, place: place)
        let query = conditions.canonical(MeasureFilter.names)
        return try await answer(request, path: path, query: query, about: place) {
            MeasureListPage(place, filter: filter, query: query).shell
        }
    }

    @Sendable func measure(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await place(context)
        guard let id = Measure.ID(try context.pathText("measure")) else { throw PageError.notFound }
        return try await answer(request, path: place.paths.measure(id, place.year), about: place) {
            guard let page = MeasurePage(place, id) else { throw PageError.notFound }
            return page.shell
        }
    }

    @Sendable func node(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await place(context)
        guard let id = PlanNode.ID(try context.pathText("node")) else { throw PageError.notFound }
        return try await answer(request, path: place.paths.node(id, place.year), about: place) {
            guard let page = NodePage(place, id) else { throw PageError.notFound }
            return page.shell
        }
    }
}

// MARK: Places and answers

extension PlanPages {
    private func edition(_ context: ShirubeRequestContext) async throws -> PlanEdition {
        guard let id = Plan.ID(try context.pathText("plan")), let edition = try await editions.edition(id) else {
            throw PageError.notFound
        }
        return edition
    }

    private func currentPlace(_ context: ShirubeRequestContext) async throws -> Place {
        guard let place = Place(current: try await edition(context), context.language) else { throw PageError.notFound }
        return place
    }

    private func place(_ context: ShirubeRequestContext) async throws -> Place {
        let edition = try await edition(context)
        guard let year = try? FiscalYear(reading: try context.pathText("year")), let evaluation = edition.years[year]
        else { throw PageError.notFound }
        return Place(edition: edition, evaluation: evaluation, language: context.language)
    }

    private func answer(
        _ request: Request,
        path: String,
        query: String = "",
        about place: Place,
        make: () throws -> PageShell
    ) async throws -> Response {
        let revision = "\(place.plan.id.text)-\(place.edition.revision)"
        return try await answer(request, path: path, query: query, revision: revision, make: make)
    }

    /// The page at its one address, from the cache where it is there; a redirect from every other spelling of it.
    private func answer(
        _ request: Request,
        path: String,
        query: String = "",
        revision: String,
        make: () async throws -> PageShell
    ) async throws -> Response {
        if let response = canonicalRedirect(request, path) { return response }
        let key = PageCache.Key(revision: revision, path: path, query: query)
        return try await cache.page(key) { PageResponse(try await make()) }.response(to: request)
    }

    private func canonicalRedirect(_ request: Request, _ path: String) -> Response? {
        guard request.uri.path != path else { return nil }
        let query = request.uri.query.map { "?" + $0 } ?? ""
        return .redirect(to: path + query, type: .permanent)
    }
}

extension Place {
    /// The plan in the year that readers ask about when they name none; nothing where no rules hold in any year.
    init?(current edition: PlanEdition, _ language: Language) {
        guard let evaluation = edition.years[edition.currentYear] ?? edition.years.max(by: { $0.key < $1.key })?.value
        else { return nil }
        self.init(edition: edition, evaluation: evaluation, language: language)
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
