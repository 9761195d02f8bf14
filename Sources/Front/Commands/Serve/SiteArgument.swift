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
