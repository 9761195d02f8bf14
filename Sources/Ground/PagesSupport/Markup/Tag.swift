/// The name of an element.
///
/// Only the names below exist, so that a misspelt one does not compile.
package enum Tag: Sendable {
    case html
    case head
    case title
    /// Only for the site's own file: the shell names it.
    case script
    case body
    case header
    case footer
    case main
    case nav
    case section
    case article
    case aside
    case div
    case span
    case p
    case h1
    case h2
    case h3
    case h4
    case a
    case ul
    case ol
    case li
    case dl
    case dt
    case dd
    case table
    case caption
    case thead
    case tbody
    case tfoot
    case tr
    case th
    case td
    case colgroup
    case details
    case summary
    case strong
    case em
    case small
    case abbr
    case time
    case code
    case pre
    case blockquote
    case figure
    case figcaption
    case form
    case label
    case select
    case option
    case textarea
    case button
    case fieldset
    case legend
    case ruby
    case rt
    case rp
    case sup
    case sub
    case mark
    case bdi
    case data
    case output

    // Without content and without an end.
    case meta
    case link
    case img
    case br
    case hr
    case col
    case input
    case wbr

    // Drawings. A title inside a drawing is the same element name as a page's title.
    case svg
    case g
    case rect
    case line
    case path
    case polyline
    case polygon
    case circle
    case svgText
    case desc
}

extension Tag {
    /// As it is written between brackets.
    var name: StaticString {
        switch self {
        case .html: "html"
        case .head: "head"
        case .title: "title"
        case .script: "script"
        case .body: "body"
        case .header: "header"
        case .footer: "footer"
        case .main: "main"
        case .nav: "nav"
        case .section: "section"
        case .article: "article"
        case .aside: "aside"
        case .div: "div"
        case .span: "span"
        case .p: "p"
        case .h1: "h1"
        case .h2: "h2"
        case .h3: "h3"
        case .h4: "h4"
        case .a: "a"
        case .ul: "ul"
        case .ol: "ol"
        case .li: "li"
        case .dl: "dl"
        case .dt: "dt"
        case .dd: "dd"
        case .table: "table"
        case .caption: "caption"
        case .thead: "thead"
        case .tbody: "tbody"
        case .tfoot: "tfoot"
        case .tr: "tr"
        case .th: "th"
        case .td: "td"
        case .colgroup: "colgroup"
        case .details: "details"
        case .summary: "summary"
        case .strong: "strong"
        case .em: "em"
        case .small: "small"
        case .abbr: "abbr"
        case .time: "time"
        case .code: "code"
        case .pre: "pre"
        case .blockquote: "blockquote"
        case .figure: "figure"
        case .figcaption: "figcaption"
        case .form: "form"
        case .label: "label"
        case .select: "select"
        case .option: "option"
        case .textarea: "textarea"
        case .button: "button"
        case .fieldset: "fieldset"
        case .legend: "legend"
        case .ruby: "ruby"
        case .rt: "rt"
        case .rp: "rp"
        case .sup: "sup"
        case .sub: "sub"
        case .mark: "mark"
        case .bdi: "bdi"
        case .data: "data"
        case .output: "output"
        case .meta: "meta"
        case .link: "link"
        case .img: "img"
        case .br: "br"
        case .hr: "hr"
        case .col: "col"
        case .input: "input"
        case .wbr: "wbr"
        case .svg: "svg"
        case .g: "g"
        case .rect: "rect"
        case .line: "line"
        case .path: "path"
        case .polyline: "polyline"
        case .polygon: "polygon"
        case .circle: "circle"
        case .svgText: "text"
        case .desc: "desc"
        }
    }

    /// Whether it has neither content nor an end.
    var isVoid: Bool {
        switch self {
        case .meta, .link, .img, .br, .hr, .col, .input, .wbr: true
        default: false
        }
    }
}
