import ArgumentParser
import PagesSupport
import Wording

/// The argument that names the proxies before the site.
package struct ProxyArgument: ParsableArguments {
    @Option(
        name: .customLong("trusted-proxy"),
        help: help(
            "サイトの前に置くプロキシのアドレスか、その範囲（例：10.1.0.0/16）。何度でも指定できます。そこからの要求では、X-Forwarded-For を利用者のアドレスとして読みます。",
            "The address of a proxy before the site, or a range (10.1.0.0/16); may be given several times. What asks from there is taken to be whom X-Forwarded-For names."
        ),
        transform: { text in
            guard let range = AddressRange(text) else {
                throw ValidationError(
                    said(
                        "プロキシは、IPアドレスか範囲で書いてください（例：192.0.2.7、10.1.0.0/16、2001:db8::/64）。すべてのアドレスを含む範囲は使えません。",
                        "Write a proxy as an address or a range of them: 192.0.2.7, 10.1.0.0/16, 2001:db8::/64. A range of all addresses is refused."
                    )
                )
            }
            return range
        }
    )
    private var ranges: [AddressRange] = []

    var proxies: TrustedProxies { TrustedProxies(ranges) }

    package init() {}
}
