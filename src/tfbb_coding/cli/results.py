"""What commands that hand results over share: which codings count, gathered with everything that belongs to them, and their options."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import say
from tfbb_coding.cli.material import on_disk_study, voice_word
from tfbb_coding.cli.options import Which
from tfbb_coding.errors import StudyError, TfbbError, UnreadableError
from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.coding import CONSENSUS, VOICES, people_among
from tfbb_coding.model.results import Results, interviews_of

if TYPE_CHECKING:
    from tfbb_coding.files.codings import LoadedCodings
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.condensation import Condensation
    from tfbb_coding.model.decision import Note, NoteKind
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript

    ByPerson = Mapping[str, Sequence[Coding]]


def gather(home: "Study", coders: Sequence[str], status: Which | None, codebook: Path | None, findings: "list[Finding]") -> Results:
    """The codings that count with all that belongs to them; what is wrong with the material is added to ``findings``.

    Without ``coders`` those of people count (of what they agreed on, where there is that), else the program's; without ``status`` what
    people have accepted or changed, else all proposals. Raises :class:`StudyError` when there is nothing to count.
    """
    from tfbb_coding.model.coding import Status

    chosen = chosen_coders(home, coders)
    transcripts = all_transcripts(home, findings)
    loaded = _loaded(home, chosen)
    findings += [finding for name in chosen for finding in loaded[name].findings]
    every = _in_place(home, [coding for name in chosen for coding in loaded[name].codings], transcripts, findings)
    decided = {Status.ACCEPTED, Status.CHANGED}
    people_decided = any(coding.status in decided for coding in every)
    only_decided = status is Which.ACCEPTED or (status is None and people_decided)
    codings = tuple(c for c in every if (c.status in decided if only_decided else c.status is not Status.REJECTED))
    if not codings:
        raise StudyError(_("no codings are left to count"), path=home.root, hint=_("see --status and --coder"))
    read = _read_by(home, chosen) & transcripts.keys()
    by_person = {name: loaded[name].codings for name in people_among(list(loaded))}
    outside = _outside(home, chosen, transcripts.keys() - read, by_person)
    _say_what_counts(chosen, len(codings), only_decided=only_decided, people_decided=people_decided)
    _say_outside(chosen, outside)
    waiting = _still_open(home, {name: transcripts[name] for name in read}, by_person) if CONSENSUS in chosen else {}
    _say_open(sum(waiting.values()))
    return Results(
        home, _codebook_of(home, codings, codebook), codings, transcripts, read, tuple(chosen),
        not people_decided, *_written(home, chosen, findings), interviews_of(home, list(transcripts)), _people(chosen, by_person),
        frozenset(outside), waiting,
    )  # fmt: skip


def _outside(home: "Study", chosen: Sequence[str], unread: Collection[str], by_person: "ByPerson") -> dict[str, int]:
    """``{transcript: codings}`` for those that people have been through, but none of those who count."""
    from tfbb_coding.model.coding import Status

    others = [name for name in by_person if name not in chosen]
    found = dict.fromkeys(sorted(_read_by(home, others) & set(unread)), 0)
    for coding in (coding for name in others for coding in by_person[name]):
        if coding.transcript in found and coding.status is not Status.REJECTED:
            found[coding.transcript] += 1
    return found


def _say_outside(chosen: Sequence[str], outside: Mapping[str, int]) -> None:
    """What people have coded that is in none of the products, and how it gets there."""
    if not outside:
        return
    names, n = ", ".join(outside), sum(outside.values())
    if CONSENSUS in chosen:
        said = _("Note: coded but not merged, and so left out: {names} ({n} codings); `tfbb merge` takes it in (--single: coded by one).")
    else:
        said = _("Note: coded by others than these coders, and so left out: {names} ({n} codings).")
    say(said.format(names=names, n=n))


def _still_open(home: "Study", transcripts: "dict[str, Transcript]", by_person: "ByPerson") -> dict[str, int]:
    """``{transcript: units}`` of merged interviews that those whose consensus it is still see differently."""
    from tfbb_coding.cli.agree import works_of
    from tfbb_coding.cli.settling import agreed_so_far
    from tfbb_coding.model.coders import coders_of
    from tfbb_coding.steps.compare_coders import compare
    from tfbb_coding.steps.merge import open_units, settled_before

    compared = coders_of(by_person).compared
    if not transcripts or len(compared) < 2:  # noqa: PLR2004 - it takes two to differ
        return {}
    try:
        comparison = compare(transcripts.values(), works_of(home, compared, transcripts, []))
        consensus, memos = agreed_so_far(home, transcripts)
    except TfbbError:
        return {}  # what is wrong with the codings has been told by those who count
    return open_units(comparison.units, settled_before(comparison.units, consensus, memos))


def _say_open(n: int) -> None:
    if n:
        said = ngettext(
            "Note: {n} unit is still open, since the coders see it differently: only themes that all gave it count. "
            "`tfbb agree … --workbook` writes the sheet to settle.",
            "Note: {n} units are still open, since the coders see them differently: only themes that all gave them count. "
            "`tfbb agree … --workbook` writes the sheet to settle.",
            n,
        )
        say(said.format(n=n))


def _people(chosen: Sequence[str], by_person: "ByPerson") -> int:
    """How many people have coded; of a consensus those whose codings it was made from, as far as the study knows."""
    from tfbb_coding.model.coders import coders_of

    return len(coders_of(by_person).people) if CONSENSUS in chosen else len(people_among(chosen))


def _say_what_counts(chosen: Sequence[str], n: int, *, only_decided: bool, people_decided: bool) -> None:
    say(_("Codings by {coders}.").format(coders=", ".join(map(voice_word, chosen))))
    if len(people_among(chosen)) > 1:
        say(_("Note: several people's codings count side by side; `tfbb agree` compares them, `tfbb merge` makes them one."))
    if only_decided:
        said = ngettext("{n} coding that a person accepted or changed counts.", "{n} codings that a person accepted or changed count.", n)
        say(said.format(n=n))
    elif people_decided:
        say(_("{n} codings count, proposals among them.").format(n=n))
    else:
        say(_("{n} codings count. All are proposals that nobody has reviewed, and the products say so.").format(n=n))


def chosen_coders(home: "Study", asked: Sequence[str]) -> list[str]:
    """Those asked for; else what people agreed on; else every person who has coded; else one of the program's voices."""
    from tfbb_coding.files.codings import coders

    there = coders(home.root)
    if not there:
        on_disk_study(home)
    unknown = [name for name in asked if name not in there]
    if unknown or not there:
        hint = _("coders are: {names}").format(names=", ".join(there)) if there else _("run `tfbb code` first")
        message = _("there are no codings by '{name}'").format(name=unknown[0]) if unknown else _("the study has no codings yet")
        raise StudyError(message, path=home.root, hint=hint)
    people = [CONSENSUS] if CONSENSUS in there else people_among(there)
    return list(dict.fromkeys(asked)) or people or [name for name in VOICES if name in there][:1]


def _loaded(home: "Study", chosen: Sequence[str]) -> "dict[str, LoadedCodings]":
    """What these coders and every person have said, read once; people in the order of the folder."""
    from tfbb_coding.files.codings import coders, load_codings

    return {name: load_codings(home.root, name) for name in dict.fromkeys([*people_among(coders(home.root)), *chosen])}


def _read_by(home: "Study", chosen: Sequence[str]) -> frozenset[str]:
    """The transcripts that these coders have been through: a file without codings says that nothing was found."""
    from tfbb_coding.files.codings import FOLDER
    from tfbb_coding.model.text import normalise

    return frozenset(normalise(path.stem) for name in chosen for path in (home.root / FOLDER / name).glob("*.jsonl"))


def all_transcripts(home: "Study", findings: "list[Finding]") -> "dict[str, Transcript]":
    """Every transcript of the study by name, with roles told; one that cannot be read is a finding."""
    from tfbb_coding.files.presence import is_folder
    from tfbb_coding.files.transcripts import find_transcripts, read_transcript
    from tfbb_coding.model.report import Finding
    from tfbb_coding.steps.roles import assign_roles

    inside = home.root / "transcripts"
    found: dict[str, Transcript] = {}
    for path in find_transcripts([inside if is_folder(inside) else home.root])[0]:
        try:
            transcript = read_transcript(path)
        except UnreadableError as error:
            findings.append(Finding(str(path), error.line or 0, 0, "unreadable", error.message, error.hint))
            continue
        found[transcript.name] = transcript
    named = interviews_of(home, list(found))
    return {name: assign_roles(transcript, named[name].interviewers) for name, transcript in found.items()}


def _in_place(
    home: "Study", codings: "Sequence[Coding]", transcripts: "Mapping[str, Transcript]", findings: "list[Finding]"
) -> "list[Coding]":
    """Each coding in its place in the transcript as it is now; those that have none are findings."""
    from tfbb_coding.files.kept_texts import kept_texts
    from tfbb_coding.model.report import Finding
    from tfbb_coding.steps.anchor import in_transcript, re_anchor

    for name in sorted({coding.transcript for coding in codings} - transcripts.keys()):
        findings.append(Finding(name, 0, 0, "missing-transcript", _("has codings, but there is no such transcript: they are left out")))
    kept: list[Coding] = []
    texts: dict[str, tuple[str, ...]] = {}
    for coding in codings:
        transcript = transcripts.get(coding.transcript)
        if transcript is None:
            continue
        if transcript.text[coding.start : coding.end] == coding.quotation:
            kept.append(coding)
            continue
        if coding.transcript not in texts:
            texts[coding.transcript] = kept_texts(home.root, coding.transcript)
        old = next((text for text in texts[coding.transcript] if text[coding.start : coding.end] == coding.quotation), None)
        moved = re_anchor(coding, old, transcript.text)
        if isinstance(moved, Finding):
            findings.append(moved)
        else:
            kept.append(in_transcript(moved, transcript))
    return kept


def _codebook_of(home: "Study", codings: "Sequence[Coding]", asked: Path | None) -> "Codebook":
    """The codebook, which must know every theme that is coded."""
    from tfbb_coding.files.codebooks import find_codebook, load_codebook

    book = load_codebook(find_codebook(home.root if home.on_disk else None, asked))
    unknown = sorted({coding.theme for coding in codings} - set(book.theme_ids))
    if unknown:
        hint = _("name the codebook that was used with --codebook")
        raise TfbbError(_("the codebook lacks the theme '{theme}' of some codings").format(theme=unknown[0]), hint=hint)
    return book


def chosen_themes(book: "Codebook", asked: Sequence[str]) -> tuple[str, ...]:
    """The ids of the themes asked for by id or label; none for all. Raises :class:`TfbbError` for one that the codebook has not."""
    named = {name.casefold(): theme.id for theme in book.themes for name in (theme.label, theme.id)}
    unknown = [theme for theme in asked if theme.casefold() not in named]
    if unknown:
        known = ", ".join(f"{theme.id} ({theme.label})" for theme in book.themes)
        message = _("the codebook has no theme '{theme}'").format(theme=unknown[0])
        raise TfbbError(message, hint=_("its themes are: {themes}").format(themes=known))
    return tuple(named[theme.casefold()] for theme in asked)


def _written(
    home: "Study", chosen: Sequence[str], findings: "list[Finding]"
) -> "tuple[tuple[Condensation, ...], tuple[Note, ...], tuple[Note, ...]]":
    """Everybody's condensations and favourites, and the memos of the coders that count: a memo is its writer's own."""
    from tfbb_coding.files.condensations import load_condensations
    from tfbb_coding.model.decision import NoteKind

    loaded = load_condensations(home.root)
    findings += loaded.findings
    favourites = _notes(home, NoteKind.FAVOURITE, None, findings)
    return loaded.condensations, favourites, _notes(home, NoteKind.MEMO, chosen, findings)


def _notes(home: "Study", kind: "NoteKind", names: Sequence[str] | None, findings: "list[Finding]") -> "tuple[Note, ...]":
    from tfbb_coding.files.notes import load_notes, note_writers

    loaded = [load_notes(home.root, kind, name) for name in (note_writers(home.root, kind) if names is None else names)]
    findings += [finding for one in loaded for finding in one.findings]
    return tuple(note for one in loaded for note in one.notes)
