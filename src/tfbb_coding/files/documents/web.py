"""Web pages: the text that is shown, and comments, descriptions and addresses that are not."""

from html.parser import HTMLParser
from pathlib import Path

from tfbb_coding.files.documents.parts import Document, Part
from tfbb_coding.model.text import normalise

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "br",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "header",
        "footer",
        "table",
        "ul",
        "ol",
        "dt",
        "dd",
        "figcaption",
        "pre",
        "title",
        "text",  # of drawings (SVG): each stands by itself
        "tspan",
        "desc",
    ]
)
_UNSHOWN = frozenset({"script", "style", "template"})
_TOLD = frozenset({"alt", "title", "aria-label", "placeholder", "content", "value"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.parts: list[Part] = []
        self.metadata: list[tuple[str, str]] = []
        self.unshown = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.unshown += tag in _UNSHOWN
        if tag in _BLOCKS:
            self.shown.append("\n")
        elif tag in ("td", "th"):
            self.shown.append("\t")
        if tag == "meta" and values.get("name", "").lower() in ("author", "creator", "dc.creator"):
            self.metadata.append(("author", values.get("content", "")))
        elif not (tag == "meta" and values.get("name", "").lower() in ("viewport", "generator")):
            self.parts += [Part("attribute", value) for name, value in values.items() if name in _TOLD and value.strip()]
        if values.get("href", "").startswith("mailto:"):
            self.parts.append(Part("link", values["href"].removeprefix("mailto:")))

    def handle_endtag(self, tag: str) -> None:
        self.unshown -= tag in _UNSHOWN and self.unshown > 0
        if tag in _BLOCKS:
            self.shown.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unshown:
            self.shown.append(data)

    def handle_comment(self, data: str) -> None:
        self.parts.append(Part("comment", data))


def read_html(path: Path, text: str) -> Document:
    """A page's shown text (positions count there), and its comments, texts of attributes and author."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Document(path, normalise("".join(reader.shown)), tuple(reader.parts), tuple(reader.metadata))
