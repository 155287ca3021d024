"""``tfbb find``: words and codings in the interviews, with what stands around them."""

import shutil
import sys
import textwrap
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import end_with, say
from tfbb_coding.cli.options import CodebookOption, ExcelOption, NameOption, StudyOption, TableOutOption, WorkerOption
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, ngettext

if TYPE_CHECKING:
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.find import Count, Hit, Wanted
    from tfbb_coding.swedish.search import Search

_NARROWEST, _UNSEEN, _MOST_COUNTED, _MOST_ALONE = 60, 120, 12, 40


class FindFormat(StrEnum):
    """How hits are printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def find(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS…",
            help=_('Words, in any inflection and as parts of others; "ont om tid" in quotes is a phrase; tid* is a beginning.'),
            show_default=False,
        ),
    ] = None,
    study: StudyOption = None,
    exact: Annotated[bool, typer.Option("--exact", help=_("The words exactly as typed."))] = False,
    regex: Annotated[bool, typer.Option("--regex", help=_("The words are regular expressions."))] = False,
    any_word: Annotated[bool, typer.Option("--any", help=_("One of the words is enough (else all must stand in the passage)."))] = False,
    theme: Annotated[str, typer.Option("--theme", metavar="ID", help=_("Only in passages coded as this theme."))] = "",
    code: Annotated[str, typer.Option("--code", metavar="THEME/CODE", help=_("Only in passages coded as this code."))] = "",
    also: Annotated[
        list[str] | None, typer.Option("--and", metavar="ID", help=_("… and also as this theme (may be given several times)."))
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option("--not", metavar="ID", help=_("… and not as this theme (may be given several times)."))
    ] = None,
    interview: Annotated[
        list[str] | None, typer.Option("--interview", metavar="NAME", help=_("Only in this interview (may be given several times)."))
    ] = None,
    case: Annotated[
        list[str] | None, typer.Option("--case", metavar="ID", help=_("Only in this case (may be given several times)."))
    ] = None,
    speaker: Annotated[
        list[str] | None, typer.Option("--speaker", metavar="LABEL", help=_("Only what this speaker says (may be given several times)."))
    ] = None,
    questions: Annotated[bool, typer.Option("--questions", help=_("Also in what interviewers say."))] = False,
    coder: WorkerOption = None,
    name: NameOption = "",
    whole: Annotated[bool, typer.Option("--whole", help=_("Print the whole passage, not a line."))] = False,
    only_counts: Annotated[bool, typer.Option("--counts", help=_("Only how many, by interview, case, speaker, theme and form."))] = False,
    output: Annotated[FindFormat, typer.Option("--format", help=_("text, csv or json."))] = FindFormat.TEXT,
    as_csv: Annotated[bool, typer.Option("--csv", help=_("The same as --format csv."))] = False,
    out: TableOutOption = None,
    excel: ExcelOption = False,
    codebook: CodebookOption = None,
) -> None:
    """Print every place, a line each with what stands around it, and how many there are."""
    from tfbb_coding.cli.tables_out import print_table, write_table
    from tfbb_coding.files.study import find_study
    from tfbb_coding.steps.find import counts, counts_table, hits_table
    from tfbb_coding.steps.find import find as find_all
    from tfbb_coding.steps.tabulate import places

    searches = _searches(words or [], exact=exact, regex=regex)
    home = find_study([], study)
    wanted = _wanted(home, codebook, theme, code, also or [], without or [], speaker or [], questions=questions, any_word=any_word)
    if not searches and not wanted.by_coding and not wanted.speakers:
        raise TfbbError(_("nothing to look for"), hint=_("give words, --theme, --code or --speaker; `tfbb find --help` shows all"))
    findings: list[Finding] = []
    transcripts = _transcripts(home, interview or [], case or [], findings)
    _check_speakers(speaker or [], transcripts)
    codings = _codings(home, coder or [], name, findings) if wanted.by_coding else {}
    _check_themes(wanted, _ids(home, codebook) if wanted.by_coding else {}, codings)
    hits = list(find_all(transcripts.values(), searches, codings, wanted))
    where = places(list(transcripts), home)
    if out is not None:
        write_table(counts_table(counts(hits, where, words=bool(searches))) if only_counts else hits_table(hits, where), out, excel=excel)
    elif as_csv or output is not FindFormat.TEXT:
        table = counts_table(counts(hits, where, words=bool(searches))) if only_counts else hits_table(hits, where)
        print_table(table, "csv" if as_csv else str(output), excel=excel)
    else:
        called = _called(home, codebook, themes=wanted.by_coding)
        if not only_counts:
            _print_hits(hits, called["theme"], whole=whole or not searches)
        _print_counts(hits, counts(hits, where, words=bool(searches)), called, only=only_counts)
    if not hits and words and " " not in words[0].strip() and not (exact or regex) and not any("*" in word for word in words):
        say(_("`{word}*` finds whatever begins so.").format(word=words[0].strip()))
    end_with(findings)


def _searches(words: Sequence[str], *, exact: bool, regex: bool) -> "list[Search]":
    from tfbb_coding.swedish.search import PatternSearch, WordSearch, exactly

    if exact and regex:
        raise TfbbError(_("--exact and --regex do not go together"))
    said = [word for word in words if word.strip()]
    if regex:
        for word in said:
            _check_regex(word)
        return [PatternSearch(word) for word in said]
    return [exactly(word) for word in said] if exact else [WordSearch(word) for word in said]


def _check_regex(word: str) -> None:
    """Raises :class:`TfbbError` for what is no regular expression, and for one that could run for ever."""
    from tfbb_coding.files.regexes import regex_problem
    from tfbb_coding.steps.pattern_safety import may_explode

    problem, hint = regex_problem(word)
    if problem:
        raise TfbbError(problem, hint=hint)
    if may_explode(word):
        hint = _("do not put one + or * within another, as in (a+)+")
        raise TfbbError(_("the regular expression could take for ever in a long text"), hint=hint)


def _wanted(
    home: "Study", codebook: Path | None, theme: str, code: str, also: Sequence[str], without: Sequence[str], speakers: Sequence[str],
    *, questions: bool, any_word: bool,
) -> "Wanted":  # fmt: skip
    from tfbb_coding.steps.find import Wanted

    said = frozenset(one.casefold() for one in speakers)
    if not (theme or code or also or without):
        return Wanted(said, everyone=questions, any_word=any_word)
    if code and theme and "/" not in code:
        code = f"{theme}/{code}"
    of, _slash, inner = code.partition("/") if code else (theme, "", "")
    known = _ids(home, codebook)
    if code and (not inner or (theme and known.get(theme.casefold(), theme) != known.get(of.casefold(), of))):
        raise TfbbError(_("'{code}' is not written as THEME/CODE of that theme").format(code=code), hint=_("for instance hinder/tid"))
    return Wanted(
        said,
        everyone=questions,
        theme=known.get(of.casefold(), of),
        code=known.get(f"{of}/{inner}".casefold(), inner),
        also=tuple(known.get(one.casefold(), one) for one in also),
        without=tuple(known.get(one.casefold(), one) for one in without),
        any_word=any_word,
    )


def _ids(home: "Study", codebook: Path | None) -> dict[str, str]:
    """Ids by id and label, of themes and (after their theme's) of codes. Codings may use themes that the codebook lacks: these go by id."""
    from tfbb_coding.files.codebooks import find_codebook, load_codebook

    book = load_codebook(find_codebook(home.root if home.on_disk else None, codebook))
    found: dict[str, str] = {}
    for theme in book.themes:
        for called in (theme.label, theme.id):
            found[called.casefold()] = theme.id
            found |= {f"{called}/{name}".casefold(): one.id for one in theme.codes for name in (one.label, one.id)}
    return found


def _transcripts(home: "Study", interviews: Sequence[str], cases: Sequence[str], findings: "list[Finding]") -> "dict[str, Transcript]":
    """The interviews to look in. Raises :class:`TfbbError` for one, or a case, that there is not."""
    from tfbb_coding.cli.material import study_transcripts

    transcripts, unread = study_transcripts(home)
    findings += unread
    called = {i.id.casefold(): Path(i.transcript or i.id).stem for i in home.interviews} | {name.casefold(): name for name in transcripts}
    names = {case.id: {case.id.casefold(), case.name.casefold()} for case in home.cases}
    chosen = (
        set(transcripts) if not interviews else {_one_of(Path(one).stem, called, _("there is no interview '{name}'")) for one in interviews}
    )
    if cases:
        known = {name: id_ for id_, several in names.items() for name in several}
        asked = {_one_of(one, known, _("there is no case '{name}'")) for one in cases}
        chosen &= {name for name in transcripts if (i := home.interview_of(name)) is not None and i.case in asked}
    return {name: transcript for name, transcript in transcripts.items() if name in chosen}


def _one_of(asked: str, known: "Mapping[str, str]", message: str) -> str:
    found = known.get(asked.casefold())
    if found is None:
        hint = _("there are: {names}").format(names=", ".join(sorted(set(known.values()))))
        raise TfbbError(message.format(name=asked), hint=hint)
    return found


def _check_speakers(asked: Sequence[str], transcripts: "Mapping[str, Transcript]") -> None:
    """Raises :class:`TfbbError` for a speaker who says nothing in the interviews; who does is not listed, since labels may be names."""
    known = {(turn.speaker or "").casefold() for transcript in transcripts.values() for turn in transcript.turns}
    for one in asked:
        if one.casefold() not in known:
            hint = _("`tfbb show` prints an interview with its speakers as they are called there")
            raise TfbbError(_("there is no speaker '{name}' in these interviews").format(name=one), hint=hint)


def _codings(home: "Study", asked: Sequence[str], name: str, findings: "list[Finding]") -> "dict[str, list[Coding]]":
    """By transcript, those that count and stand where they say: all but rejected ones."""
    from tfbb_coding.cli.material import voice_word, whose_codings
    from tfbb_coding.cli.review_material import on_disk_study, reviewer_name
    from tfbb_coding.files.codings import load_codings
    from tfbb_coding.files.locks import login_name
    from tfbb_coding.model.coding import Status

    coders = whose_codings(on_disk_study(home), asked, reviewer_name(name) if name else login_name())
    say(_("Codings by {coders}.").format(coders=", ".join(map(voice_word, coders))))
    found: dict[str, list[Coding]] = {}
    for coder in coders:
        loaded = load_codings(home.root, coder)
        findings += loaded.findings
        for coding in loaded.codings:
            if coding.status is not Status.REJECTED:
                found.setdefault(coding.transcript, []).append(coding)
    return found


def _check_themes(wanted: "Wanted", known: "Mapping[str, str]", codings: "Mapping[str, Sequence[Coding]]") -> None:
    """Raises :class:`TfbbError` for a theme or code that neither the codebook nor any coding has."""
    used = {part for several in codings.values() for coding in several for part in (coding.theme, coding.code)}
    for one in (wanted.theme, wanted.code, *wanted.also, *wanted.without):
        if one and one not in used and one not in known.values():
            hint = _("there are: {names}").format(names=", ".join(sorted({id_ for name, id_ in known.items() if "/" not in name})))
            raise TfbbError(_("the codebook has no theme '{theme}'").format(theme=one), hint=hint)


def _called(home: "Study", codebook: Path | None, *, themes: bool) -> dict[str, Mapping[str, str]]:
    """How people call what goes by an id: cases, and the ``themes`` where codings were asked for."""
    from tfbb_coding.files.codebooks import find_codebook, load_codebook
    from tfbb_coding.model.codebook_names import theme_names

    cases = {case.id: case.name for case in home.cases if case.name}
    if not themes:
        return {"case": cases, "theme": {}}
    return {"case": cases, "theme": theme_names(load_codebook(find_codebook(home.root if home.on_disk else None, codebook)))}


def _print_hits(hits: "Sequence[Hit]", themes: Mapping[str, str], *, whole: bool) -> None:
    width = max(_NARROWEST, shutil.get_terminal_size((_UNSEEN, 24)).columns if sys.stdout.isatty() else _UNSEEN)
    room = min(width // 3, max((len(_place(hit)) for hit in hits), default=0))
    last = None
    for hit in hits:
        if not whole:
            typer.echo(_kwic(hit, room, width))
        elif hit.passage != last:
            _print_whole(hit, themes, width)
        last = hit.passage


def _place(hit: "Hit") -> str:
    passage = hit.passage
    return f"{passage.unit or f'{passage.transcript.name}:{passage.turn.number}'} {passage.turn.speaker or ''}".rstrip()


def _kwic(hit: "Hit", room: int, width: int) -> str:
    """Keyword in context: the words found stand under each other, with as much around them as the width has room for."""
    place, match = _shortened(_place(hit), room), " ".join(hit.match.split())
    left = (width - room - 4) * 2 // 5
    right = max(0, width - room - 4 - left - len(match))
    before, after = hit.around(width)
    before, after = before.lstrip() if len(before) < left else before, after.rstrip()
    cut = ("…" + before[-(left - 1) :]) if len(before) > left else before
    rest = (after[: max(0, right - 1)] + "…") if len(after) > right else after
    return f"{place:<{room}}  {cut:>{left}}{typer.style(match, bold=True)}{rest}"


def _shortened(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _print_whole(hit: "Hit", themes: Mapping[str, str], width: int) -> None:
    passage = hit.passage
    coded = f"  [{', '.join(themes.get(theme, theme) for theme in passage.themes)}]" if passage.themes else ""
    typer.echo(typer.style(_place(hit) + coded, bold=True))
    text = " ".join(passage.span.of(passage.transcript.text).split())
    typer.echo(textwrap.fill(text, min(width, _UNSEEN), initial_indent="    ", subsequent_indent="    ") + "\n")


def _print_counts(hits: "Sequence[Hit]", found: "Sequence[Count]", called: Mapping[str, Mapping[str, str]], *, only: bool) -> None:
    """How many in all on stderr, and by what; alone they are the result, and stand on stdout."""
    tell = typer.echo if only else say
    passages = len({(hit.passage.transcript.name, hit.passage.span) for hit in hits})
    interviews = len({hit.passage.transcript.name for hit in hits})
    if not hits:
        say(_("No hits."))
        return
    tell(
        ngettext("{n} hit", "{n} hits", len(hits)).format(n=len(hits))
        + ngettext(" in {n} passage", " in {n} passages", passages).format(n=passages)
        + ngettext(" of {n} interview.", " of {n} interviews.", interviews).format(n=interviews)
    )
    labels = {"interview": _("interview"), "case": _("case"), "speaker": _("speaker"), "theme": _("theme"), "match": _("form")}
    for by, label in labels.items():
        several = [count for count in found if count.by == by]
        shown = several[: _MOST_ALONE if only else _MOST_COUNTED]
        if shown and (only or by in {"case", "match", "theme"}):
            rest = f" … (+{len(several) - len(shown)})" if len(several) > len(shown) else ""
            names = called.get(by, {})
            tell(f"  {label}: " + ", ".join(f"{names.get(count.name, count.name)} ({count.hits})" for count in shown) + rest)
