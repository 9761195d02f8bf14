package import HTTPTypes
package import Hummingbird

/// A path on this site, perhaps with a query: where somebody is sent after signing in or after a form.
///
/// Nothing that a browser would read as another host can be one, so that a link to us cannot be made into a way to
/// somebody else (open redirect).
package struct SitePath: Hashable, Sendable {
    package let text: String

    /// Nothing unless `text` is one, in at most 2,048 visible ASCII characters.
    ///
    /// A second slash or a backslash at the beginning, and blanks and line breaks anywhere, which browsers drop before
    /// they read an address, would lead elsewhere.
    package init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard bytes.count <= 2048, bytes.first == UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "/"),
            bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
            PercentEncoding.decode(text) != nil
        else { return nil }
        self.text = String(text)
    }
}

extension Response {
    /// Sends the reader on after a form was taken, so that loading the page anew does not send the form again (303).
    package static func seeOther(_ path: SitePath, _ fields: [HTTPField] = []) -> Response {
        var headers: HTTPFields = [.location: path.text]
        for field in fields { headers.append(field) }
        return Response(status: .seeOther, headers: headers)
    }
}
