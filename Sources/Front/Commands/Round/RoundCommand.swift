package import ArgumentParser

/// `shirube round`: the sheets of a round as Excel workbooks, out and in.
package struct RoundCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "round",
        abstract: said("年度照会の調査票を Excel で出し入れする。", "Takes the sheets of a round out and in as Excel workbooks."),
        discussion: said(
            """
            例：
              shirube round list --municipality 462012 --by syusa@example.lg.jp
              shirube round export kagoshima-2024 --unit d01 --output d01.xlsx --municipality 462012 --by syusa@example.lg.jp
              shirube round import d01.xlsx --municipality 462012 --by syusa@example.lg.jp --preview
            --by の人の権限で、その人の名で行います。その人が画面でできないことは、ここでもできません。
            """,
            """
            Examples:
              shirube round list --municipality 462012 --by syusa@example.lg.jp
              shirube round export kagoshima-2024 --unit d01 --output d01.xlsx --municipality 462012 --by syusa@example.lg.jp
              shirube round import d01.xlsx --municipality 462012 --by syusa@example.lg.jp --preview
            It is done with the rights and in the name of the person of --by: what the person may not do on the screen is
            not done here.
            """
        ),
        subcommands: [RoundList.self, RoundExport.self, RoundImport.self]
    )

    package init() {}
}
