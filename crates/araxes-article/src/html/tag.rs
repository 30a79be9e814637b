//! Names of elements, as numbers that can be compared and matched.

/// An element's name: the FNV-1a hash of its lower-case letters. Two names of one number are taken for one element,
/// which for hostile input does no harm.
pub(super) type Tag = u32;

/// The number of a name in any case.
pub(super) const fn of(name: &str) -> Tag {
    let bytes = name.as_bytes();
    let mut hash: u32 = 0x811C_9DC5;
    let mut at = 0;
    while at < bytes.len() {
        hash ^= bytes[at].to_ascii_lowercase() as u32;
        hash = hash.wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

macro_rules! tags {
    ($($name:ident = $text:literal),* $(,)?) => { $(pub(super) const $name: Tag = of($text);)* };
}

tags! {
    A = "a", ARTICLE = "article", ASIDE = "aside", AUDIO = "audio", BASE = "base", BLOCKQUOTE = "blockquote",
    BODY = "body", BR = "br", BUTTON = "button", CANVAS = "canvas", CAPTION = "caption", COL = "col",
    DD = "dd", DETAILS = "details", DIALOG = "dialog", DIV = "div", DL = "dl", DT = "dt", EMBED = "embed",
    FIELDSET = "fieldset", FIGCAPTION = "figcaption", FIGURE = "figure", FOOTER = "footer", FORM = "form", H1 = "h1",
    H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6", HEAD = "head", HEADER = "header", HR = "hr", HTML = "html",
    IFRAME = "iframe", IMG = "img", INPUT = "input", LABEL = "label", LI = "li", LINK = "link", MAIN = "main",
    MATH = "math", MENU = "menu", META = "meta", NAV = "nav", NOSCRIPT = "noscript", OBJECT = "object", OL = "ol",
    OPTION = "option", P = "p", PARAM = "param", PRE = "pre", SCRIPT = "script",
    SECTION = "section", SELECT = "select", SOURCE = "source", STYLE = "style", SUMMARY = "summary", SVG = "svg",
    TABLE = "table", TBODY = "tbody", TD = "td", TEMPLATE = "template", TEXTAREA = "textarea", TFOOT = "tfoot",
    TH = "th", THEAD = "thead", TIME = "time", TITLE = "title", TR = "tr", TRACK = "track", UL = "ul",
    VIDEO = "video", WBR = "wbr", ADDRESS = "address", CENTER = "center", HGROUP = "hgroup",
    B = "b", STRONG = "strong", XMP = "xmp", NOEMBED = "noembed", NOFRAMES = "noframes", ROOT = "#root", TEXT = "#text",
}

/// Elements without an end tag.
pub(super) fn is_void(tag: Tag) -> bool {
    matches!(
        tag,
        BASE | BR | COL | EMBED | HR | IMG | INPUT | LINK | META | PARAM | SOURCE | TRACK | WBR
    )
}

/// Elements whose content is not markup.
pub(super) fn is_raw(tag: Tag) -> bool {
    matches!(
        tag,
        SCRIPT | STYLE | TEXTAREA | TITLE | XMP | IFRAME | NOEMBED | NOFRAMES
    )
}

/// Elements that may stand in a page's head.
pub(super) fn is_of_head(tag: Tag) -> bool {
    matches!(tag, META | LINK | SCRIPT | STYLE | TITLE | BASE | NOSCRIPT | TEMPLATE)
}

/// Headings.
pub(super) fn is_heading(tag: Tag) -> bool {
    matches!(tag, H1 | H2 | H3 | H4 | H5 | H6)
}

/// Elements at whose edges a block of text ends.
pub(super) fn is_block(tag: Tag) -> bool {
    is_heading(tag)
        || matches!(
            tag,
            ADDRESS | ARTICLE | ASIDE | BLOCKQUOTE | BODY | CENTER | DD | DETAILS | DIALOG | DIV | DL | DT | FIELDSET
        )
        || matches!(
            tag,
            FIGCAPTION | FIGURE | FOOTER | FORM | HEADER | HGROUP | HR | HTML | LI | MAIN | MENU | NAV | OL | P | PRE
        )
        || matches!(
            tag,
            SECTION | SUMMARY | TABLE | TBODY | TD | TFOOT | TH | THEAD | TR | UL | CAPTION | ROOT | BUTTON | SELECT
        )
        || matches!(tag, OPTION | TEXTAREA | VIDEO | AUDIO | IFRAME | LABEL)
}

/// Elements that never hold text of an article.
pub(super) fn is_never_text(tag: Tag) -> bool {
    matches!(
        tag,
        SCRIPT | STYLE | NOSCRIPT | TEMPLATE | SVG | MATH | IFRAME | OBJECT | EMBED | CANVAS | AUDIO | VIDEO | SELECT
    ) || matches!(
        tag,
        TEXTAREA | BUTTON | NAV | DIALOG | TITLE | HEAD | NOEMBED | NOFRAMES | OPTION | INPUT
    )
}
