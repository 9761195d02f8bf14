/// The site's only script, at an address that contains a fingerprint of its content.
///
/// Everything works without it. It follows the links that sort and choose without loading the page anew, sorts the
/// small tables that have no such links, and answers the forms where nobody but a file server is there to do so.
struct SiteScript: Sendable {
    let bytes: [UInt8]
    let path: String

    static let site = SiteScript([
        Script.begin, Script.swap, Script.filter, Script.search, Script.sort, Script.boxes, Script.keeping,
        Script.drafts,
        Script.grid, Script.end,
    ])

    private init(_ parts: [String]) {
        bytes = Array(parts.joined(separator: "\n").utf8)
        path = "/assets/site-\(Fingerprint(bytes).text.prefix(16)).js"
    }
}

/// The parts of the script.
enum Script {
    static let begin = #"""
        "use strict";
        (() => {
        const byId = (id, within = document) => within.querySelector("#" + id);
        const read = async (address) => {
          const answer = await fetch(address, { credentials: "same-origin" });
          if (!answer.ok) throw new Error(String(answer.status));
          return answer;
        };
        // The page, and its address after redirects.
        const readPage = async (address) => {
          const answer = await read(address);
          return [new DOMParser().parseFromString(await answer.text(), "text/html"), new URL(answer.url)];
        };
        const readData = async (address) => (await read(address)).json();
        // The same letters whatever their width, case or kana.
        const fold = (text) => text.normalize("NFKC").toLowerCase()
          .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
        const given = (query) => new URLSearchParams([...new URLSearchParams(query)].filter(([, value]) => value));
        const english = document.documentElement.lang === "en";
        """#

    static let end = #"""
        })();
        """#
}
