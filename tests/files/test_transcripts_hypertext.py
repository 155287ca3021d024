"""Web pages, and oTranscribe's file, which has one inside."""

import json
from pathlib import Path

import pytest
from transcripts_talk import CODES, TALK, clock, coded, each, read, short, turns

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.transcripts import find_transcripts, read_transcript

PAGES = {
    "word": each(lambda _i, s, t: f"<p class=MsoNormal><b>{s}:</b><span style='mso-spacerun:yes'>&nbsp; </span>{t}<o:p></o:p></p>"),
    "tabs": each(lambda _i, s, t: f"<p><b>{s}</b><span style='mso-tab-count:1'>      </span>{t}</p>"),
    "spans": each(lambda i, s, t: f"<div><span class='name'>{s}</span><span class='time'>{short(i)}</span></div><div>{t}</div>"),
    "list": "<ul>" + each(lambda _i, s, t: f"<li><strong>{s}</strong>: {t.replace(' ', '<br>', 1)}</li>") + "</ul>",
    "terms": "<dl>" + each(lambda _i, s, t: f"<dt>{s}</dt>\n<dd>{t}</dd>") + "</dl>",
    "headings": each(lambda _i, s, t: f"<h3>{s}</h3><p>{t}</p>"),
    "table": "<table>" + each(lambda i, s, t: f"<tr><td>{clock(i)}</td><td>{s}</td><td><p>{t}</p></td></tr>") + "</table>",
    "frame": "<table><tr><td>Samtal på gården</td></tr><tr><td><table>"
    + each(lambda _i, s, t: f"<tr><td>{s}<td>{t}")
    + "</table></td></tr></table>",
    "pre": "<pre>" + each(lambda _i, s, t: f"{s}: {t}") + "</pre>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page(tmp_path: Path, name: str) -> None:
    page = f"<html><head><title>Samtal</title><script>var x='I: nej';</script></head><body><nav>Hem Dela</nav>{PAGES[name]}</body></html>"
    assert turns(read(tmp_path, page, "samtal.html")) == TALK


def test_a_page_in_windows_letters(tmp_path: Path) -> None:
    page = f'<html><meta charset="windows-1252"><body>{PAGES["word"]}</body></html>'
    assert turns(read(tmp_path, page, "samtal.htm", "cp1252")) == TALK


def test_bold_questions_on_a_page(tmp_path: Path) -> None:
    page = "<p style='font-weight:700'>Hur var det?</p><p>Bra, tack.</p><p><b>Varför då?</b></p><p>Vi fick välja själva.</p>"
    said = turns(read(tmp_path, page, "a.html"))
    assert [speaker for speaker, _text in said] == ["Intervjuare", "Respondent"] * 2
    assert said[3][1] == "Vi fick välja själva."


def test_a_page_is_found_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "samtal.html").write_text(PAGES["word"], encoding="utf-8")
    assert [path.name for path in find_transcripts([tmp_path])[0]] == ["samtal.html"]


def test_a_page_without_words(tmp_path: Path) -> None:
    (tmp_path / "tom.html").write_text("<html><body><img src='a.png'></body></html>", encoding="utf-8")
    with pytest.raises(UnreadableError, match="no speech"):
        read_transcript(tmp_path / "tom.html")


def test_otranscribe(tmp_path: Path) -> None:
    words = each(
        lambda i, s, t: f'<p><span class="timestamp" data-timestamp="{3 + 7 * i}.2">{short(i)}</span> {CODES[s]}: {t}<br /></p>', between=""
    )
    transcript = read(tmp_path, json.dumps({"text": words, "media": "a.mp3", "media-time": 9.0}), "samtal.otr")
    assert turns(transcript) == coded(CODES)
    assert transcript.turns[2].time_start == 17.0


@pytest.mark.parametrize("text", ['{"text": 3}', '{"text": "<p>I: H', "[]"])
def test_a_broken_otranscribe_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.otr").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match="no whole oTranscribe file"):
        read_transcript(tmp_path / "a.otr")
