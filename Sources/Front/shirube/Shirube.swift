import ArgumentParser
import Commands

struct Stub: ParsableCommand {}
@main extension Stub {}
