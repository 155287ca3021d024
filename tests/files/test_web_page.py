"""Pages as HTML: nothing but their own style and script runs, everything is escaped, and the skeleton can be walked."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from page_study import view

from tfbb_coding.files.handover import excerpts_of
from tfbb_coding.files.web_page import page_bytes
from tfbb_coding.model.handover import CELL_END
from tfbb_coding.steps.pages.sheets import make_pages
from tfbb_coding.steps.small import Small

VOID = {"meta", "input"}


class Skeleton(HTMLParser):
    """Tags with their attributes in order; raises when one is closed that is not open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append((self.open[-1] if self.open else "", data))

    def attributes(self, name: str) -> list[str]:
        return [str(attributes[name]) for _tag, attributes in self.tags if name in attributes]


PAGES = {
    **{("one", name): data.decode() for name, data in page_bytes(make_pages(view()), "case").items()},
    **{("many", name): data.decode() for name, data in page_bytes(make_pages(view(), split=True), "case").items()},
    **{("others", name): data.decode() for name, data in page_bytes(make_pages(view(Small.SUPPRESS)), "case").items()},
    **{("english", name): data.decode() for name, data in page_bytes(make_pages(view(language="en")), "case").items()},
}


@pytest.mark.parametrize("key", PAGES, ids=" ".join)
def test_only_the_pages_own_style_and_script_may_run(key: tuple[str, str]) -> None:
    found = Skeleton(PAGES[key])
    policy = next(a["content"] for tag, a in found.tags if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(part.strip().split(" ", 1) for part in str(policy).split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["require-trusted-types-for"] == "'script'"
    for kind in ("style", "script"):
        (inside,) = [text for tag, text in found.text if tag == kind]
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{digest}'"
    assert "unsafe" not in str(policy)
    names = {name for _tag, attributes in found.tags for name in attributes}
    assert not {name for name in names if name.startswith("on")} | names & {"style", "src", "srcset", "action"}
    assert not re.search(r"https?:", PAGES[key])


@pytest.mark.parametrize("key", PAGES, ids=" ".join)
def test_the_skeleton(key: tuple[str, str]) -> None:
    found = Skeleton(PAGES[key])
    assert not found.open
    tags = [tag for tag, _attributes in found.tags]
    assert [tags.count(tag) for tag in ("h1", "main", "header", "nav", "footer")] == [1] * 5
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = found.attributes("id")
    assert len(ids) == len(set(ids))
    needed = [one for name in ("for", "aria-labelledby", "aria-describedby") for one in found.attributes(name)]
    assert set(needed) <= set(ids)
    assert next(a["lang"] for tag, a in found.tags if tag == "html") == ("en" if key[0] == "english" else "sv")
    assert 'class="skip" href="#main"' in PAGES[key]


@pytest.mark.parametrize("key", PAGES, ids=" ".join)
def test_every_link_leads_somewhere(key: tuple[str, str]) -> None:
    ids = {name: set(Skeleton(page).attributes("id")) for (sort, name), page in PAGES.items() if sort == key[0]}
    for link in Skeleton(PAGES[key]).attributes("href"):
        file, _sign, anchor = link.partition("#")
        assert (file or key[1]) in ids, link
        assert not anchor or anchor in ids[file or key[1]], link


def test_what_people_say_is_text_and_never_markup() -> None:
    page = PAGES["one", "index.html"]
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;båten&#34;") == 3  # under two themes, and in its conversation
    assert page.count("<script>") == 1


def test_attributes_hold_no_words_of_the_study() -> None:
    for key, page in PAGES.items():
        found = Skeleton(page)
        for tag, attributes in found.tags:
            for name, value in attributes.items():
                if name in {"id", "href", "class", "data-sign", "content", "lang", "for", "aria-labelledby", "aria-describedby"}:
                    continue
                assert not re.search(r"Deltagare|Utmaning|Ön|Fastland|A1|Brygg", str(value)), (key, tag, name)


def test_the_language_of_talk_is_told_where_it_is_another() -> None:
    assert '<ul class="passages" lang="sv">' in PAGES["english", "index.html"]
    assert 'class="passages" lang' not in PAGES["one", "index.html"]


def test_the_gate_reads_every_word_but_the_programs_own() -> None:
    page = PAGES["one", "index.html"]
    (said,) = [e.text for e in excerpts_of({"index.html": page.encode()}) if e.file == "index.html" and "Ångbåten" in e.text]
    cells = [cell.strip() for cell in said.split(CELL_END)]
    assert {"Ångbåten hann aldrig fram.", "Deltagare 1 0:01:00", "Minnesanteckning: Samma som i våras?"} <= set(cells)
    assert not [cell for cell in cells if "addEventListener" in cell or "font-size" in cell or cell == "Samtal"]
    links = next(e.text for e in excerpts_of({"index.html": page.encode()}) if "attributes" in e.file)
    assert not [line for line in links.split() if line.startswith("#")]
    tagged = page.replace("Ångbåten hann aldrig fram.", "#zorvika").encode()
    assert any("#zorvika" in e.text for e in excerpts_of({"index.html": tagged}))
    strange = page.replace("</main>", "<script>const namn = 'Zorvika Kvist'</script></main>").encode()
    assert "Zorvika" in " ".join(e.text for e in excerpts_of({"index.html": strange}))


def test_a_notice_heads_every_page() -> None:
    pages = make_pages(view(), split=True, notice="Här står ord. Skäl: påhittat")
    assert all(b"<p>H\xc3\xa4r st\xc3\xa5r ord." in data for data in page_bytes(pages, "case").values())
