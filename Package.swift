// swift-tools-version: 6.2
import PackageDescription

// A room of the house is up to three targets: the room itself, its storage and its pages (ARCHITECTURE.md).
// Every target states what it may import; the build refuses anything else.

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "shirube",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "shirube", targets: ["shirube"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/attaswift/BigInt.git", from: "6.0.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: [
        // Ground floor: knows nothing of plans or cities.
        .target(name: "Wording", path: "Sources/Ground/Wording"),
        .target(name: "Figures", dependencies: [bigInt, "Wording"], path: "Sources/Ground/Figures"),
        .target(name: "Tables", path: "Sources/Ground/Tables"),
        .target(name: "Documents", dependencies: ["Figures", "Wording"], path: "Sources/Ground/Documents"),
        .target(name: "SQLInterface", path: "Sources/Ground/SQLInterface"),
        .target(
            name: "SQLiteDriver",
            dependencies: [grdb, sqlite, "SQLInterface"],
            path: "Sources/Ground/SQLiteDriver"
        ),
        .systemLibrary(
            name: "CZlib",
            path: "Sources/Ground/CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"])]
        ),
        .systemLibrary(
            name: "CZip",
            path: "Sources/Ground/CZip",
            pkgConfig: "libzip",
            providers: [.apt(["libzip-dev"])]
        ),
        .systemLibrary(
            name: "CQrencode",
            path: "Sources/Ground/CQrencode",
            pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]
        ),
        .target(name: "CLinux", path: "Sources/Ground/CLinux"),
        .systemLibrary(
            name: "CPango",
            path: "Sources/Ground/CPango",
            pkgConfig: "pangocairo",
            providers: [.apt(["libpango1.0-dev"])]
        ),
        .target(
            name: "PaperWriter",
            dependencies: ["CPango", "CZlib", "Documents", "Wording"],
            path: "Sources/Ground/PaperWriter"
        ),
        .systemLibrary(
            name: "CXlsxWriter",
            path: "Sources/Ground/CXlsxWriter",
            pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"])]
        ),
        .target(
            name: "SheetWriter",
            dependencies: ["CLinux", "CXlsxWriter", "Documents", "Figures", "Wording"],
            path: "Sources/Ground/SheetWriter"
        ),
        .systemLibrary(
            name: "CXML",
            path: "Sources/Ground/CXML",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]
        ),
        .target(
            name: "SheetReader",
            dependencies: ["CXML", "CZip", "Figures", "Wording"],
            path: "Sources/Ground/SheetReader"
        ),
        .target(
            name: "Casework",
            dependencies: ["Figures", "Tables", "Wording", crypto],
            path: "Sources/Ground/Casework"
        ),
        .target(
            name: "CaseworkStorage",
            dependencies: ["Casework", "Figures", "SQLInterface", "Tables"],
            path: "Sources/Ground/CaseworkStorage"
        ),
        .systemLibrary(
            name: "CCurl",
            path: "Sources/Ground/CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .target(
            name: "Mailer",
            dependencies: ["CCurl", "Casework", "Figures", "Wording"],
            path: "Sources/Ground/Mailer"
        ),
        .target(
            name: "PagesSupport",
            dependencies: [crypto, httpTypes, hummingbird, logging, nioCore, "CQrencode", "CZlib", "Wording"],
            path: "Sources/Ground/PagesSupport"
        ),

        // Planning: plans, measures, indicators, figures, rules, evaluation, roll-up, checks.
        .target(name: "Planning", dependencies: ["Figures", "Wording"], path: "Sources/Planning/Planning"),
        .target(
            name: "PlanningStorage",
            dependencies: ["Figures", "Planning", "SQLInterface", "Tables", "Wording"],
            path: "Sources/Planning/PlanningStorage"
        ),
        .target(
            name: "PlanningPages",
            dependencies: [
                "Figures", "PagesSupport", "PaperWriter", "Planning", "Tables", "Wording", httpTypes, hummingbird,
            ],
            path: "Sources/Planning/PlanningPages"
        ),

        // Papers: the office's documents: definitions and facts, and the documents made of both.
        .target(
            name: "Papers",
            dependencies: ["Documents", "Figures", "Planning", "Wording"],
            path: "Sources/Papers/Papers"
        ),
        .target(
            name: "PapersPages",
            dependencies: [
                "Documents", "Figures", "PagesSupport", "Papers", "PaperWriter", "Planning", "PlanningPages",
                "SheetWriter", "Wording", httpTypes, hummingbird,
            ],
            path: "Sources/Papers/PapersPages"
        ),

        // City: municipalities, organisation, members, sign-in, rights.
        .target(
            name: "City",
            dependencies: ["Figures", "Wording", crypto, cryptoExtras],
            path: "Sources/City/City"
        ),
        .target(
            name: "CityStorage",
            dependencies: ["City", "Figures", "SQLInterface", "Tables", "Wording"],
            path: "Sources/City/CityStorage"
        ),
        .target(
            name: "CityPages",
            dependencies: ["City", "Figures", "PagesSupport", "Wording", httpTypes, hummingbird],
            path: "Sources/City/CityPages"
        ),

        // Rounds: the yearly collection: rounds, sheets, review, what is taken into the plan.
        .target(
            name: "Rounds",
            dependencies: ["Casework", "City", "Figures", "Planning", "Wording"],
            path: "Sources/Rounds/Rounds"
        ),
        .target(
            name: "RoundsStorage",
            dependencies: [
                "Casework", "CaseworkStorage", "Figures", "Planning", "Rounds", "SQLInterface",
            ],
            path: "Sources/Rounds/RoundsStorage"
        ),
        .target(
            name: "RoundsPages",
            dependencies: [
                "Casework", "City", "CityPages", "Figures", "PagesSupport", "Papers", "PapersPages", "Planning",
                "PlanningPages", "RoundBooks", "Rounds", "SheetWriter", "Wording", httpTypes, hummingbird, logging,
                nioCore,
            ],
            path: "Sources/Rounds/RoundsPages"
        ),
        .target(
            name: "Seals",
            dependencies: ["Figures", "Planning", "Rounds", "Tables", "Wording", crypto],
            path: "Sources/Rounds/Seals"
        ),
        .target(
            name: "SealsPages",
            dependencies: [
                "Casework", "City", "CityPages", "Figures", "PagesSupport", "Planning", "PlanningPages", "Rounds",
                "Seals", "Wording", hummingbird,
            ],
            path: "Sources/Rounds/SealsPages"
        ),
        .target(
            name: "SealsStorage",
            dependencies: ["CZlib", "Figures", "Planning", "PlanningStorage", "Seals", "SQLInterface", "Wording"],
            path: "Sources/Rounds/SealsStorage"
        ),

        .target(
            name: "RoundBooks",
            dependencies: [
                "Casework", "City", "Documents", "Figures", "Planning", "Rounds", "SheetReader", "SheetWriter",
                "Wording", crypto,
            ],
            path: "Sources/Rounds/RoundBooks"
        ),

        // Exchange: plan folders, units and members in and out.
        .target(
            name: "Exchange",
            dependencies: ["City", "CZip", "Documents", "Figures", "Papers", "Planning", "Tables", "Wording", yams],
            path: "Sources/Exchange/Exchange",
            // The forms that a new plan folder begins with: within the executable, so that it needs no file beside it.
            resources: [
                .embedInCode("Templates/document-evaluation-sheets.yaml"),
                .embedInCode("Templates/document-measure-briefs.yaml"),
                .embedInCode("Templates/document-measure-list.yaml"),
                .embedInCode("Templates/document-meeting-pack.yaml"),
                .embedInCode("Templates/document-progress-summary.yaml"),
                .embedInCode("Templates/document-reporting-sheets.yaml"),
            ]
        ),

        // Front: the only place that knows everything.
        .target(
            name: "Server",
            dependencies: [
                "Casework", "CaseworkStorage", "City", "CityPages", "CityStorage", "CLinux", "Exchange", "Figures",
                "Mailer", "PagesSupport", "PapersPages", "Planning", "PlanningPages", "PlanningStorage", "Rounds",
                "RoundsPages", "RoundsStorage", "Seals", "SealsPages", "SealsStorage",
                "SQLInterface", "SQLiteDriver", "Wording", crypto, httpTypes, hummingbird, hummingbirdCore, logging,
                nioCore, nioHTTP1, nioHTTPTypes,
            ],
            path: "Sources/Front/Server"
        ),
        .target(
            name: "Commands",
            dependencies: [
                argumentParser, "Casework", "City", "CityStorage", "Exchange", "Figures", logging, "Mailer",
                "PagesSupport", "Papers", "PapersPages", "Planning", "PlanningStorage", "RoundBooks", "Rounds",
                "RoundsStorage", "Seals", "SealsStorage", "Server", "SheetWriter", "SQLInterface", "SQLiteDriver",
                "Tables", "Wording",
            ],
            path: "Sources/Front/Commands"
        ),
        .executableTarget(
            name: "shirube",
            dependencies: [argumentParser, "Commands"],
            path: "Sources/Front/shirube"
        ),

        // What `make bench` runs.
        .executableTarget(
            name: "shirube-bench",
            dependencies: [
                "Exchange", "Figures", "PagesSupport", "PapersPages", "Planning", "PlanningStorage", "Seals",
                "SealsStorage", "Server", "SQLInterface", "SQLiteDriver", "Wording",
            ],
            path: "Benchmarks"
        ),

        // Tests stand in the same rooms.
        .target(
            name: "TestSupport",
            dependencies: [
                "Casework", "CZlib", "Exchange", "Figures", "PagesSupport", "Planning", "Wording", httpTypes,
            ],
            path: "Tests/TestSupport"
        ),
        .testTarget(
            name: "FiguresTests",
            dependencies: ["Figures", "TestSupport", "Wording"],
            path: "Tests/Ground/FiguresTests"
        ),
        .testTarget(
            name: "SQLiteDriverTests",
            dependencies: ["SQLInterface", "SQLiteDriver", "TestSupport"],
            path: "Tests/Ground/SQLiteDriverTests"
        ),
        .testTarget(
            name: "CaseworkTests",
            dependencies: ["Casework", "Figures", "Tables", "TestSupport", "Wording"],
            path: "Tests/Ground/CaseworkTests"
        ),
        .testTarget(
            name: "CaseworkStorageTests",
            dependencies: [
                "Casework", "CaseworkStorage", "Figures", "SQLInterface", "SQLiteDriver", "TestSupport", "Wording",
            ],
            path: "Tests/Ground/CaseworkStorageTests"
        ),
        .testTarget(
            name: "MailerTests",
            dependencies: ["Casework", "Figures", "Mailer", "TestSupport", "Wording"],
            path: "Tests/Ground/MailerTests"
        ),
        // A process of its own, to be killed in the middle of its work.
        .executableTarget(
            name: "casework-drill",
            dependencies: ["Casework", "CaseworkStorage", "Figures", "Mailer", "SQLiteDriver", "Wording"],
            path: "Tests/Ground/CaseworkDrill"
        ),
        .testTarget(
            name: "PagesSupportTests",
            dependencies: [
                "CZlib", "PagesSupport", "TestSupport", "Wording", httpTypes, hummingbird, logging, nioCore,
            ],
            path: "Tests/Ground/PagesSupportTests"
        ),
        .testTarget(
            name: "PaperWriterTests",
            dependencies: ["Documents", "Figures", "PaperWriter", "TestSupport", "Wording"],
            path: "Tests/Ground/PaperWriterTests"
        ),
        .testTarget(
            name: "SheetWriterTests",
            dependencies: ["CZip", "Documents", "Figures", "SheetWriter", "TestSupport", "Wording"],
            path: "Tests/Ground/SheetWriterTests"
        ),
        .testTarget(
            name: "SheetReaderTests",
            dependencies: ["CZip", "Documents", "Figures", "SheetReader", "SheetWriter", "TestSupport", "Wording"],
            path: "Tests/Ground/SheetReaderTests",
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "PlanningTests",
            dependencies: ["Figures", "Planning", "TestSupport", "Wording"],
            path: "Tests/Planning/PlanningTests"
        ),
        .testTarget(
            name: "PlanningStorageTests",
            dependencies: [
                "Exchange", "Figures", "Planning", "PlanningStorage", "SQLInterface", "SQLiteDriver", "TestSupport",
                "Wording",
            ],
            path: "Tests/Planning/PlanningStorageTests"
        ),
        .testTarget(
            name: "PlanningPagesTests",
            dependencies: [
                "Exchange", "Figures", "PagesSupport", "PaperWriter", "Planning", "PlanningPages", "Tables",
                "TestSupport",
                "Wording",
            ],
            path: "Tests/Planning/PlanningPagesTests"
        ),
        .testTarget(
            name: "CityTests",
            dependencies: ["City", "Figures", "TestSupport", "Wording"],
            path: "Tests/City/CityTests"
        ),
        .testTarget(
            name: "CityStorageTests",
            dependencies: [
                "City", "CityStorage", "Figures", "PlanningStorage", "SQLInterface", "SQLiteDriver", "TestSupport",
                "Wording",
            ],
            path: "Tests/City/CityStorageTests"
        ),
        .testTarget(
            name: "CityPagesTests",
            dependencies: [
                "City", "CityPages", "CityStorage", "Figures", "PagesSupport", "SQLiteDriver", "TestSupport", "Wording",
                httpTypes, hummingbird,
            ],
            path: "Tests/City/CityPagesTests"
        ),
        // A process of its own, to be killed in the middle of its work.
        .executableTarget(
            name: "rounds-drill",
            dependencies: [
                "Casework", "City", "CityStorage", "Exchange", "Figures", "Planning", "PlanningStorage", "Rounds",
                "RoundsStorage", "SQLiteDriver", "TestSupport", "Wording",
            ],
            path: "Tests/Rounds/RoundsDrill"
        ),
        .testTarget(
            name: "RoundsTests",
            dependencies: ["Casework", "City", "Figures", "Planning", "Rounds", "TestSupport", "Wording"],
            path: "Tests/Rounds/RoundsTests"
        ),
        .testTarget(
            name: "RoundsStorageTests",
            dependencies: [
                "Casework", "CaseworkStorage", "City", "CityStorage", "Exchange", "Figures", "Planning",
                "PlanningStorage", "Rounds", "RoundsStorage", "SQLInterface", "SQLiteDriver", "TestSupport", "Wording",
            ],
            path: "Tests/Rounds/RoundsStorageTests"
        ),
        .testTarget(
            name: "RoundsPagesTests",
            dependencies: [
                "Casework", "City", "CityPages", "CityStorage", "Exchange", "Figures", "PagesSupport", "Planning",
                "PlanningStorage", "Rounds", "RoundsPages", "RoundsStorage", "Seals", "SealsPages", "SealsStorage",
                "SheetReader", "SQLiteDriver", "TestSupport", "Wording", httpTypes, hummingbird,
            ],
            path: "Tests/Rounds/RoundsPagesTests"
        ),
        .testTarget(
            name: "SealsTests",
            dependencies: [
                "Exchange", "Figures", "Planning", "PlanningStorage", "Seals", "SealsStorage", "SQLInterface",
                "SQLiteDriver", "TestSupport", "Wording", sqlite,
            ],
            path: "Tests/Rounds/SealsTests"
        ),
        .testTarget(
            name: "RoundBooksTests",
            dependencies: [
                "Casework", "Figures", "Planning", "RoundBooks", "Rounds", "SheetReader", "TestSupport", "Wording",
            ],
            path: "Tests/Rounds/RoundBooksTests"
        ),
        .testTarget(
            name: "PapersTests",
            dependencies: ["Documents", "Exchange", "Figures", "Papers", "Planning", "TestSupport", "Wording"],
            path: "Tests/Papers/PapersTests",
            exclude: ["__Snapshots__"]
        ),
        .testTarget(
            name: "PapersPagesTests",
            dependencies: [
                "Documents", "Exchange", "Figures", "Papers", "PapersPages", "Planning", "TestSupport", "Wording",
            ],
            path: "Tests/Papers/PapersPagesTests"
        ),
        .testTarget(
            name: "ExchangeTests",
            dependencies: [
                "City", "Documents", "Exchange", "Figures", "Papers", "Planning", "Tables", "TestSupport", "Wording",
            ],
            path: "Tests/Exchange/ExchangeTests"
        ),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "City", "CityPages", "CityStorage", "Exchange", "Figures", "PagesSupport", "Planning", "PlanningPages",
                "PlanningStorage", "Seals", "SealsStorage", "Server", "SQLInterface", "SQLiteDriver", "TestSupport",
                "Wording", httpTypes, hummingbird, logging, nioCore, nioEmbedded, nioHTTP1,
                nioHTTPTypes,
            ],
            path: "Tests/Front/ServerTests",
            exclude: ["__Snapshots__"]
        ),
        .testTarget(
            name: "SecurityTests",
            dependencies: [
                "City", "CityStorage", "Exchange", "Figures", "PagesSupport", "Planning", "PlanningStorage", "Server",
                "SQLInterface", "SQLiteDriver", "TestSupport", "Wording", httpTypes, hummingbird,
            ],
            path: "Tests/Front/SecurityTests"
        ),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                argumentParser, "Casework", "City", "CityStorage", "Commands", "Exchange", "Figures", "Planning",
                "PlanningStorage", "Rounds", "RoundsStorage", "Seals", "SQLiteDriver", "TestSupport", "Wording",
            ],
            path: "Tests/Front/CommandsTests"
        ),
        .testTarget(
            name: "AcceptanceTests",
            dependencies: ["Commands", "Exchange", "Figures", "Planning", "TestSupport", "Wording"],
            path: "Tests/Acceptance"
        ),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                argumentParser, "Casework", "City", "Commands", "Documents", "Exchange", "Figures", hummingbird,
                "PagesSupport",
                "Papers",
                "PapersPages", "Planning",
                "PlanningStorage", "Rounds", "Seals", "Server", "SQLiteDriver", "TestSupport", "Wording",
            ],
            path: "Tests/Documentation"
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
