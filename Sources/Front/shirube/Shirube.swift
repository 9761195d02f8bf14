import Commands

@main
enum Shirube {
    static func main() async { await ShirubeCommand.run() }
}
