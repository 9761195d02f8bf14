import Foundation
import SQLiteDriver

/// A round in a process of its own, so that a test can kill it at any moment.
///
/// ```
/// rounds-drill DATABASE work            cycles from the standard input, a line for each that is done
/// rounds-drill DATABASE board SHEETS    how long the board of so many sheets takes
/// rounds-drill DATABASE rate SECONDS TASKS    how many saves of sheets a second are durable
/// rounds-drill DATABASE open            opens a round in a demonstration's database
/// rounds-drill DATABASE town [SHEETS]   opens a round of a town with two departments, for the program to go on with
/// rounds-drill DATABASE crowd PEOPLE DEPARTMENTS    the same with so many people in so many departments, a sheet each
/// ```
@main
enum RoundsDrill {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else { return print("rounds-drill DATABASE work|board|rate|open|town|crowd …") }
        let database = try SQLiteDatabase(path: arguments[1])
        let numbers = arguments.dropFirst(3).compactMap { Int($0) }
        switch arguments[2] {
        case "work": try await Drill(database, sheets: 1).work()
        case "board": try await Drill(database, sheets: numbers.first ?? 1_000).measureBoard()
        case "rate":
            try await Drill(database, sheets: 80).measureRate(seconds: numbers.first ?? 5, tasks: numbers.last ?? 64)
        case "open": try await Opening.open(database)
        case "town": try await Town(database, more: numbers.first ?? 0).open()
        case "crowd":
            let crowd = Town.Crowd(people: numbers.first ?? 200, departments: numbers.last ?? 80)
            try await Town(database, crowd: crowd).open()
        default: print("unknown: \(arguments[2])")
        }
    }
}
