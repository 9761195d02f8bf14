package import ArgumentParser

/// `shirube member`: who may sign in, and as what.
package struct MemberCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "member",
        abstract: said("ログインできる人と、その職を管理する。", "Looks after who may sign in, and in which post."),
        discussion: said(
            """
            例：
              shirube member add --municipality 462012 --name 主査 --mail syusa@example.lg.jp --role administrator
              shirube member list --municipality 462012
              shirube member reset syusa@example.lg.jp --municipality 462012
              shirube member import members.csv --units units.csv --municipality 462012 --preview
            初期パスワードはありません。一度だけ使えるリンクで、本人がパスフレーズを決めます。
            """,
            """
            Examples:
              shirube member add --municipality 462012 --name 主査 --mail syusa@example.lg.jp --role administrator
              shirube member list --municipality 462012
              shirube member reset syusa@example.lg.jp --municipality 462012
              shirube member import members.csv --units units.csv --municipality 462012 --preview
            There is no default password: each member sets a passphrase by a link that works once.
            """
        ),
        subcommands: [MemberAdd.self, MemberList.self, MemberReset.self, MemberImport.self]
    )

    package init() {}
}
