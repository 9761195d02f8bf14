import Hummingbird
import PagesSupport
import Planning

// The pages as data: beside each page of a plan one JSON file with all of its tables, and a CSV file for each.
extension PlanPages {
    func addDataRoutes(to router: Router<ShirubeRequestContext>) {
        let list = PlanRoute(pattern: ":year/measures") { _, _ in .list(.all, .init(.number)) }
        // A table in another order is the same data.
        for route in PlanRoute.all + [list] where !route.pattern.hasSuffix(":order") {
            let path = "/plans/:plan/\(route.pattern)"
            router.get(RouterPath(path + "/data.json")) { request, context in
                try await self.data(route, request, context, file: "data.json", type: "application/json; charset=utf-8")
                {
                    $0.json
                }
            }
            router.get(RouterPath(path + "/{table}.csv")) { request, context in
                let table = try context.pathText("table")
                return try await self.data(
                    route,
                    request,
                    context,
                    file: table + ".csv",
                    type: "text/csv; charset=utf-8"
                ) {
                    $0.csv(table)
                }
            }
        }
    }

    private func data(
        _ route: PlanRoute,
        _ request: Request,
        _ context: ShirubeRequestContext,
        file: String,
        type: String,
        bytes: (PageData) -> [UInt8]?
    ) async throws -> Response {
        let place = try await place(context, route)
        let address = try route.address(place, context)
        return try await answer(request, path: address.path(place) + file, revision: place.revision) {
            let history = try await history(for: address, place)
            guard let bytes = address.page(place, history).flatMap({ bytes($0.data) }) else { throw PageError.notFound }
            return PageResponse(bytes: bytes, contentType: type)
        }
    }
}
