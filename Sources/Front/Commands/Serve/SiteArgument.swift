import ArgumentParser
import PagesSupport
import Wording

/// The argument that says where readers find the site.
package struct SiteArgument: ParsableArguments {
    @Option(
        name: .customLong("site-address"),
        help: help(
            "利用者から見たサイトのアドレス（例：https://dx.example.lg.jp）。共有されたときの画像に使います。",
            "The site's address as readers see it (https://dx.example.lg.jp), for the pictures of shared pages."
        ),
        transform: { text in
            guard let origin = SiteOrigin(text) else {
                throw ValidationError(
                    said(
                        "サイトのアドレスは、http か https とホスト名だけを書いてください（例：https://dx.example.lg.jp）。",
                        "Write the site's address as http or https and the host alone: https://dx.example.lg.jp."
                    )
                )
            }
            return origin
        }
    )
    var origin: SiteOrigin?

    package init() {}
}

/// The argument that makes the office's documents part of the public site, served and published alike.
package struct DocumentsArgument: ParsableArguments {
    @Flag(
        help: help(
            "会議資料・一覧・調査票などの資料（PDF、Excel、ウェブページ）も公開サイトに載せます。",
            "Puts the office's documents (PDF, Excel, pages) on the public site too."
        )
    )
    var documents = false

    package init() {}
}
