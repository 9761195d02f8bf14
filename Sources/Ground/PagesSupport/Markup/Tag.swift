/// The name of an element.
///
/// Only the names below exist, so that a misspelt one does not compile.
package struct Tag: Sendable {
    /// The start tag without its attributes and end; whole pieces are faster to write than names between brackets.
    let start: StaticString
    /// The end tag; none for an element that has neither content nor an end.
    let end: StaticString?

    private init(_ start: StaticString, _ end: StaticString? = nil) {
        self.start = start
        self.end = end
    }
}

extension Tag {
    package static var html: Tag { Tag("<html", "</html>") }
    package static var head: Tag { Tag("<head", "</head>") }
    package static var title: Tag { Tag("<title", "</title>") }
    /// Only for the site's own file: the shell names it.
    static var script: Tag { Tag("<script", "</script>") }
    package static var body: Tag { Tag("<body", "</body>") }
    package static var header: Tag { Tag("<header", "</header>") }
    package static var footer: Tag { Tag("<footer", "</footer>") }
    package static var main: Tag { Tag("<main", "</main>") }
    package static var nav: Tag { Tag("<nav", "</nav>") }
    package static var section: Tag { Tag("<section", "</section>") }
    package static var article: Tag { Tag("<article", "</article>") }
    package static var aside: Tag { Tag("<aside", "</aside>") }
    package static var div: Tag { Tag("<div", "</div>") }
    package static var span: Tag { Tag("<span", "</span>") }
    package static var p: Tag { Tag("<p", "</p>") }
    package static var h1: Tag { Tag("<h1", "</h1>") }
    package static var h2: Tag { Tag("<h2", "</h2>") }
    package static var h3: Tag { Tag("<h3", "</h3>") }
    package static var h4: Tag { Tag("<h4", "</h4>") }
    package static var a: Tag { Tag("<a", "</a>") }
    package static var ul: Tag { Tag("<ul", "</ul>") }
    package static var ol: Tag { Tag("<ol", "</ol>") }
    package static var li: Tag { Tag("<li", "</li>") }
    package static var dl: Tag { Tag("<dl", "</dl>") }
    package static var dt: Tag { Tag("<dt", "</dt>") }
    package static var dd: Tag { Tag("<dd", "</dd>") }
    package static var table: Tag { Tag("<table", "</table>") }
    package static var caption: Tag { Tag("<caption", "</caption>") }
    package static var thead: Tag { Tag("<thead", "</thead>") }
    package static var tbody: Tag { Tag("<tbody", "</tbody>") }
    package static var tfoot: Tag { Tag("<tfoot", "</tfoot>") }
    package static var tr: Tag { Tag("<tr", "</tr>") }
    package static var th: Tag { Tag("<th", "</th>") }
    package static var td: Tag { Tag("<td", "</td>") }
    package static var colgroup: Tag { Tag("<colgroup", "</colgroup>") }
    package static var details: Tag { Tag("<details", "</details>") }
    package static var summary: Tag { Tag("<summary", "</summary>") }
    package static var strong: Tag { Tag("<strong", "</strong>") }
    package static var em: Tag { Tag("<em", "</em>") }
    package static var small: Tag { Tag("<small", "</small>") }
    package static var abbr: Tag { Tag("<abbr", "</abbr>") }
    package static var time: Tag { Tag("<time", "</time>") }
    package static var code: Tag { Tag("<code", "</code>") }
    package static var pre: Tag { Tag("<pre", "</pre>") }
    package static var blockquote: Tag { Tag("<blockquote", "</blockquote>") }
    package static var figure: Tag { Tag("<figure", "</figure>") }
    package static var figcaption: Tag { Tag("<figcaption", "</figcaption>") }
    package static var form: Tag { Tag("<form", "</form>") }
    package static var label: Tag { Tag("<label", "</label>") }
    package static var select: Tag { Tag("<select", "</select>") }
    package static var option: Tag { Tag("<option", "</option>") }
    package static var textarea: Tag { Tag("<textarea", "</textarea>") }
    package static var button: Tag { Tag("<button", "</button>") }
    package static var fieldset: Tag { Tag("<fieldset", "</fieldset>") }
    package static var legend: Tag { Tag("<legend", "</legend>") }
    package static var ruby: Tag { Tag("<ruby", "</ruby>") }
    package static var rt: Tag { Tag("<rt", "</rt>") }
    package static var rp: Tag { Tag("<rp", "</rp>") }
    package static var sup: Tag { Tag("<sup", "</sup>") }
    package static var sub: Tag { Tag("<sub", "</sub>") }
    package static var mark: Tag { Tag("<mark", "</mark>") }
    package static var bdi: Tag { Tag("<bdi", "</bdi>") }
    package static var data: Tag { Tag("<data", "</data>") }
    package static var output: Tag { Tag("<output", "</output>") }
}

// Elements without content.
extension Tag {
    package static var meta: Tag { Tag("<meta") }
    package static var link: Tag { Tag("<link") }
    package static var img: Tag { Tag("<img") }
    package static var br: Tag { Tag("<br") }
    package static var hr: Tag { Tag("<hr") }
    package static var col: Tag { Tag("<col") }
    package static var input: Tag { Tag("<input") }
    package static var wbr: Tag { Tag("<wbr") }
}

// Drawings. A title inside a drawing is the same element name as a page's title.
extension Tag {
    package static var svg: Tag { Tag("<svg", "</svg>") }
    package static var g: Tag { Tag("<g", "</g>") }
    package static var rect: Tag { Tag("<rect", "</rect>") }
    package static var line: Tag { Tag("<line", "</line>") }
    package static var path: Tag { Tag("<path", "</path>") }
    package static var polyline: Tag { Tag("<polyline", "</polyline>") }
    package static var polygon: Tag { Tag("<polygon", "</polygon>") }
    package static var circle: Tag { Tag("<circle", "</circle>") }
    package static var svgText: Tag { Tag("<text", "</text>") }
    package static var desc: Tag { Tag("<desc", "</desc>") }
}
