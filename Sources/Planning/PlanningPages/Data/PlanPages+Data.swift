import Hummingbird
import PagesSupport
import Planning

// The pages as data: beside each page of a plan one JSON file with all of its tables, and a CSV file for each.
extension PlanPages {
    func addDataRoutes(to router: Router<ShirubeRequestContext>) {
        // A table in another order is the same data.
        for route in PlanRoute.all where !route.pattern.hasSuffix(":order") {
            addDataRoutes(to: router, below: route.pattern) { try await self.data(route, $0, $1, $2) }
        }
        addDataRoutes(to: router, below: ":year/measures", answer: listData)
        addDataRoute(to: router, below: "/plans/:plan/editions") { try await self.data(.editions, $0, $1, $2) }
    }

    private func addDataRoutes(
        to router: Router<ShirubeRequestContext>,
        below pattern: String,
        answer: @escaping @Sendable (Request, ShirubeRequestContext, DataFile) async throws -> Response
    ) {
        addDataRoute(to: router, below: "/plans/:plan/\(pattern)", answer: answer)
        addDataRoute(to: router, below: "/plans/:plan/editions/:edition/\(pattern)") { request, context, file in
            try await inEdition { try await answer($0, $1, file) }(request, context)
        }
    }

    private func addDataRoute(
        to router: Router<ShirubeRequestContext>,
        below path: String,
        answer: @escaping @Sendable (Request, ShirubeRequestContext, DataFile) async throws -> Response
    ) {
        router.get(RouterPath(path + "/data.json")) { request, context in
            try await answer(request, context, .json)
        }
        router.get(RouterPath(path + "/{table}.csv")) { request, context in
            try await answer(request, context, .csv(try context.pathText("table")))
        }
    }

    private func data(
        _ route: PlanRoute,
        _ request: Request,
        _ context: ShirubeRequestContext,
        _ file: DataFile
    ) async throws -> Response {
        let place = try await place(context, route)
        let address = try route.address(place, context)
        return try await answer(request, path: address.path(place) + file.name, revision: place.revision) {
            let history = try await history(for: address, place)
            return try file.response(address.page(place, history)?.data)
        }
    }

    /// The data of the list under the conditions of the address; its order makes no difference.
    @Sendable private func listData(
        _ request: Request,
        _ context: ShirubeRequestContext,
        _ file: DataFile
    ) async throws -> Response {
        let place = try await place(context)
        let conditions = try request.conditions
        let filter = try MeasureFilter(conditions, names: try request.conditionNames, place: place).inOrderOfPlan
        if let plain = filter.plainPath(place), !conditions.isEmpty {
            return .redirect(to: plain + file.name, type: .permanent)
        }
        let path = place.paths.measures(place.year) + file.name
        return try await answer(request, path: path, query: filter.query, revision: place.revision) {
            try file.response(MeasureListPage(place, filter: filter, query: filter.query).data)
        }
    }
}

/// A file that stands beside a page.
private enum DataFile: Sendable {
    case json
    case csv(String)

    var name: String {
        switch self {
        case .json: "data.json"
        case .csv(let table): table + ".csv"
        }
    }

    /// - Throws: `PageError.notFound` where the page has no such table.
    func response(_ data: PageData?) throws(PageError) -> PageResponse {
        switch self {
        case .json:
            guard let bytes = data?.json else { throw .notFound }
            return PageResponse(bytes: bytes, contentType: "application/json; charset=utf-8")
        case .csv(let table):
            guard let bytes = data?.csv(table) else { throw .notFound }
            return PageResponse(bytes: bytes, contentType: "text/csv; charset=utf-8")
        }
    }
}
