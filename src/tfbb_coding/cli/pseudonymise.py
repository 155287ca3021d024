"""``tfbb pseudonymise``: copies with placeholders instead of names, and the key to them."""

import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.answers_kept import Before, is_anything_there, opened, where_kept
from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.cli.options import ReplaceOption, StudyOption
from tfbb_coding.cli.pseudonymise_material import FILE_NAME, Material, finder, open_material
from tfbb_coding.cli.restoring import restore_originals
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, current_language, ngettext
from tfbb_coding.model.identifier_words import counted_kinds, kind_word

if TYPE_CHECKING:
    from tfbb_coding.model.identifier import Identifier, NamedText
    from tfbb_coding.model.replacement import Copy, Key
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.pseudonymise import Decision, Plan, Proposal


def pseudonymise(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help=_("Transcripts or folders; they are never changed."))],
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help=_("Where the copies go."))] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help=_("The key, encrypted, outside the study."))] = None,
    decisions: Annotated[Path | None, typer.Option("--decisions", metavar="CSV", help=_("A reviewed table of decisions."))] = None,
    propose: Annotated[Path | None, typer.Option("--propose", metavar="CSV", help=_("Only write a table of decisions to review."))] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("Replace what is certain, without asking."))] = False,
    restore: Annotated[bool, typer.Option("--restore", help=_("Give back the originals of the copies in PATHS."))] = False,
    ask_again: Annotated[
        bool, typer.Option("--ask-again", help=_("Ask about what was answered in an earlier run, too; Enter keeps the answer."))
    ] = False,
    replace: ReplaceOption = False,
    study: StudyOption = None,
) -> None:
    """Copy transcripts with placeholders for what identifies people; ask, take a reviewed table, or take what is certain."""
    from tfbb_coding.files.key import check_place
    from tfbb_coding.files.study import find_study

    home = find_study(paths, study)
    inside = [*([home.root] if home.on_disk else []), *([out] if out else [])]
    if propose:
        check_place(propose, inside, _("the table of decisions"))
        _check_no_answers(propose, replace=replace)
        _propose(paths, propose, key, home)
        return
    if out is None or key is None:
        raise TfbbError(_("--out and --key are needed"), hint=_("tfbb pseudonymise FILES --out FOLDER --key FILE"))
    if restore:
        restore_originals(paths, out, key)
        return
    check_place(key, inside, _("the key"))
    _check_apart(paths, out)
    _replace(paths, out, key, home, _Way(decisions, yes, ask_again))


@dataclass(frozen=True, slots=True)
class _Way:
    """Who decides: a reviewed table, the program where it is certain, or somebody at the terminal, who may want to be asked again."""

    table: Path | None
    yes: bool
    again: bool

    def check(self) -> None:
        """Raise :class:`TfbbError` where nobody can decide so, before anybody types a passphrase."""
        from tfbb_coding.files.decisions import read_decisions

        if self.table is not None:
            read_decisions(self.table)
        elif not self.yes and not sys.stdin.isatty():
            hint = _("use --yes for what is certain, or --propose and --decisions to review a table")
            raise TfbbError(_("nobody is there to be asked about each finding"), hint=hint)


def _check_no_answers(table: Path, *, replace: bool) -> None:
    """Raise :class:`TfbbError` where a table lies already: somebody may have filled it in."""
    from tfbb_coding.files.presence import is_there

    if is_there(table) and not replace:
        hint = _("choose another name, or write over it with --replace")
        raise TfbbError(_("the table is there already, and might hold decisions"), path=table, hint=hint)


def _check_apart(paths: Sequence[Path], out: Path) -> None:
    """Raise :class:`TfbbError` where copies would lie among originals: nobody could tell later which of them are safe to share."""
    from tfbb_coding.files.presence import is_folder

    place = out.resolve()
    for path in paths:
        folder = path if is_folder(path) else path.parent
        if place == folder.resolve() or (is_folder(path) and place.is_relative_to(folder.resolve())):
            hint = _("choose another folder with --out, beside the originals' folder or elsewhere")
            raise TfbbError(_("the copies would lie among their originals"), path=out, hint=hint)


def _propose(paths: Sequence[Path], table: Path, key: Path | None, home: "Study") -> None:
    from tfbb_coding.files.decisions import decisions_bytes
    from tfbb_coding.files.vault import write_private
    from tfbb_coding.steps.earlier_answers import Places, earlier_answers, filled_rows
    from tfbb_coding.steps.pseudonymise import propose as make_proposals
    from tfbb_coding.steps.pseudonymise import with_swept

    material = open_material(paths, home)
    if not material.sources:
        say(_("Nothing was done: no file could be read. No table was written."))
        raise typer.Exit(EXIT_FINDINGS)
    texts = material.texts()
    before = opened(key) if key and is_anything_there(key) else None
    proposals = with_swept(texts, make_proposals(texts, finder(home)(texts), before.known() if before else (), material.speakers))
    answers = before.answers.answers if before else ()
    rows = filled_rows(proposals, earlier_answers(answers, proposals, Places.of(texts, material.called())))
    write_private(table, decisions_bytes(rows, home.language if home.on_disk else current_language()))
    typer.echo(_("{n} proposals: {path}").format(n=len(rows), path=table))
    say(_("Review the table and run the command with --decisions. Delete it afterwards: it holds names."))
    if material.unread:
        raise typer.Exit(EXIT_FINDINGS)


def _replace(paths: Sequence[Path], out: Path, key_path: Path, home: "Study", way: _Way) -> None:
    from tfbb_coding.cli.recoding import move_codings, move_notes, read_otherwise
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.copies import rights_of, write_copies
    from tfbb_coding.files.key import write_key
    from tfbb_coding.files.locks import EVERYBODY
    from tfbb_coding.files.study_places import study_above
    from tfbb_coding.steps.pseudonymise import make_plan
    from tfbb_coding.steps.pseudonymise import propose as make_proposals

    way.check()
    material = open_material(paths, home)
    if not material.sources:
        say(_("Nothing was done: no file could be read. No copy and no key was written."))
        raise typer.Exit(EXIT_FINDINGS)
    before = opened(key_path)
    key = before.key
    texts = material.texts()
    find = finder(home)
    found = find(texts)
    if way.yes and way.table is None:
        found = _worth_a_number(found, before)
    proposals = make_proposals(texts, found, before.known(), material.speakers)
    decided = _decided(proposals, material, texts, before, way)
    plan = make_plan(texts, decided, key.identities, again=find if way.yes else None, speakers=material.speakers)
    copies = _checked_copies(material, plan, out, key)
    write_key(key_path, _key_with(key, material, plan, copies), before.secret)  # first, so that no copy is ever without one
    modes = {name: rights_of(source.path) for source, name in zip(material.sources, copies, strict=True)}
    paths_of = dict(zip((source.path for source in material.sources), copies, strict=True))
    around = study_above(out)
    with changing(around, "pseudonymise", EVERYBODY, remembers=False) if around else nullcontext():
        write_copies(out, {name: copy.data for name, copy in copies.items()}, modes)
        if around:
            _forget(around, [Path(name).stem for name in copies])
        lost = (*move_codings(home, out, paths_of, plan.identities), *move_notes(home, out, paths_of, plan.identities))
    for finding in lost:
        say(str(finding))
    clashes = _tell_clashes(texts, plan)
    for sentence in read_otherwise(out, paths_of):
        say(sentence)
    _log(home, out, plan, len(copies))
    rest = _tell(material, plan, texts, find, out, key_path)
    if kept := where_kept(before.answers):
        say(kept)
    if rest or material.unread or clashes:
        raise typer.Exit(EXIT_FINDINGS)


def _forget(root: Path, names: Sequence[str]) -> None:
    """Take what the study remembers of earlier copies out of its history: it may hold names that are replaced only now."""
    from tfbb_coding.files.history import forget
    from tfbb_coding.files.kept_texts import drop_texts
    from tfbb_coding.model.text import normalise

    stems = {normalise(name) for name in names}
    forget(root, lambda one: normalise(Path(one.path).stem) in stems)
    for name in sorted(stems):
        drop_texts(root, name)


def _tell_clashes(texts: "Sequence[NamedText]", plan: "Plan") -> int:
    """Say where a neutral label is somebody else in the key; how many there are."""
    from tfbb_coding.steps.standing import clashing_labels

    clashes = clashing_labels(texts, plan.edits)
    for name, label in clashes:
        message = _(
            "{path}: '{label}' speaks here, and [{label}] is somebody else in the key; rename the label, or choose with --decisions"
        )
        say(message.format(path=name, label=label))
    return len(clashes)


def _worth_a_number(found: "list[Identifier]", before: Before) -> "list[Identifier]":
    """What will be replaced without a question, so that no number is spent on what is not."""
    from tfbb_coding.model.identifier import Certainty
    from tfbb_coding.steps.same_identity import fold

    said = {fold(one.words) for one in before.answers.answers}
    return [i for i in found if i.certainty is Certainty.CERTAIN or fold(i.match) in said]


def _decided(
    proposals: "Sequence[Proposal]", material: Material, texts: "Sequence[NamedText]", before: Before, way: _Way
) -> "Sequence[Decision]":
    """What the reviewed table says, what is certain, or what somebody at the terminal says, now or in an earlier run."""
    from tfbb_coding.cli.asking import ask, say_before
    from tfbb_coding.steps.earlier_answers import Places, earlier_answers
    from tfbb_coding.steps.pseudonymise import certain_decisions, with_swept
    from tfbb_coding.steps.sitting import Sitting

    if way.table is not None:
        return _as_the_table_says(proposals, texts, way.table, yes=way.yes)
    proposals = with_swept(texts, proposals)
    places = Places.of(texts, material.called())
    earlier = earlier_answers(before.answers.answers, proposals, places)
    sitting = Sitting(proposals, places, earlier, again=way.again)
    if sitting.used or not way.yes:
        say_before(sitting)
    if way.yes:
        known = earlier.known(proposals)
        return [*known.values(), *certain_decisions(p for number, p in enumerate(proposals) if number not in known)]
    return ask(sitting, texts, before.answers)


def _as_the_table_says(proposals: "Sequence[Proposal]", texts: "Sequence[NamedText]", table: Path, *, yes: bool) -> "Sequence[Decision]":
    from tfbb_coding.files.decisions import read_decisions
    from tfbb_coding.steps.decide import decide
    from tfbb_coding.steps.pseudonymise import certain_decisions

    rows, findings = read_decisions(table)
    result = decide(proposals, rows, texts, str(table))
    for finding in (*findings, *result.findings):
        say(str(finding))
    if findings or result.findings:
        raise TfbbError(_("nothing was written, since rows of the table cannot be used"), path=table)
    if result.open and not yes:
        say(_("{n} certain findings are not in the table, and are left as they are.").format(n=result.open))
    extra = certain_decisions(proposals) if yes else []
    return [*result.decisions, *extra]


def _checked_copies(material: Material, plan: "Plan", out: Path, key: "Key") -> "dict[str, Copy]":
    """The copies by name, in the order of the files, after everything that could speak against writing them was looked at."""
    from tfbb_coding.files.copies import check_copies

    copies = dict(zip(_copies(material, plan), _contents(material, plan), strict=True))
    check_copies(out, copies, [source.path for source in material.sources], key)
    _check_nothing_survives(copies, plan)
    return copies


def _key_with(key: "Key", material: Material, plan: "Plan", copies: "dict[str, Copy]") -> "Key":
    from tfbb_coding.files.copies import kept_file, rights_of, with_files
    from tfbb_coding.steps.standing import reserved_labels

    kept = [
        kept_file(name, material.names[source.path] + source.path.suffix, source.original, copy, rights_of(source.path))
        for source, (name, copy) in zip(material.sources, copies.items(), strict=True)
    ]
    kept_free = [one for one in reserved_labels(material.texts()) if one.placeholder not in {i.placeholder for i in plan.identities}]
    return with_files(key, (*plan.identities, *kept_free), kept)


def _contents(material: Material, plan: "Plan") -> "list[Copy]":
    return [source.rewritten(plan.edits[str(source.path)]) for source in material.sources]


def _copies(material: Material, plan: "Plan") -> list[str]:
    """What each file's copy is called below --out."""
    from tfbb_coding.files.copies import name_edits, unlike
    from tfbb_coding.files.replace_in.source import KEPT
    from tfbb_coding.model.replacement import apply_edits

    names = []
    for source in material.sources:
        clean = apply_edits(material.names[source.path], name_edits(plan.edits[str(source.path) + FILE_NAME]))
        names.append(clean + (source.path.suffix if source.path.suffix.lower() in KEPT else ".txt"))
    return unlike(names)


def _check_nothing_survives(copies: "dict[str, Copy]", plan: "Plan") -> None:
    """Look through the finished files, hidden parts and all, for everything that was replaced. Raises :class:`TfbbError`."""
    from tfbb_coding.files.texts import texts_of
    from tfbb_coding.steps.same_identity import fold
    from tfbb_coding.steps.survivors import survivors

    left = {fold(i.match) for i in plan.left}
    for name, copy in copies.items():
        for text in texts_of(name, copy.data):
            still = [e for e in survivors(text.text, plan.identities) if not any(w in fold(text.text[e.start : e.end]) for w in left)]
            if still:
                raise TfbbError(
                    _("nothing was written: words that were replaced would survive in a hidden part of the file ({part})").format(
                        part=text.name
                    ),
                    path=Path(name),
                    hint=_("save the document anew without its hidden parts (Word: Inspect Document), and run the command again"),
                )


def _log(home: "Study", out: Path, plan: "Plan", files: int) -> None:
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.study_places import study_above

    root = study_above(out) or (home.root if home.on_disk else None)
    if root is not None:
        counts = {"files": files, "swept": plan.swept, **{f"replaced.{kind}": n for kind, n in plan.counts.items()}}
        append_log(root, "pseudonymise", counts, {}, {"out": out.name, "key": "outside"})


def _tell_layouts(material: Material) -> None:
    """How many copies are plain text though their originals are not, since only some layouts can be kept."""
    from tfbb_coding.files.replace_in.source import KEPT

    changed = sorted({source.path.suffix.lower() for source in material.sources} - KEPT)
    number = sum(source.path.suffix.lower() in changed for source in material.sources)
    if number:
        said = ngettext(
            "{n} copy is plain text (.txt): the layout of {kinds} is not kept.",
            "{n} copies are plain text (.txt): the layout of {kinds} is not kept.",
            number,
        )
        say(said.format(n=number, kinds=", ".join(changed)))


def _tell(
    material: Material,
    plan: "Plan",
    texts: "Sequence[NamedText]",
    find: "Callable[[Sequence[NamedText]], list[Identifier]]",
    out: Path,
    key: Path,
) -> int:
    """What was done on stdout, what is left on stderr; the number of certain findings that nobody has decided to leave."""
    from tfbb_coding.model.identifier import Certainty
    from tfbb_coding.steps.flow import edited
    from tfbb_coding.steps.same_identity import fold

    kinds = counted_kinds(plan.counts)
    total = sum(plan.counts.values())
    typer.echo(ngettext("{n} place replaced", "{n} places replaced", total).format(n=total) + (f" ({kinds})" if kinds else "") + ".")
    if plan.swept:
        typer.echo(_("{n} more places held the same words and were replaced too.").format(n=plan.swept))
    typer.echo(_("Copies: {out} ({n} files). Key: {key}").format(out=out, n=len(material.sources), key=key))
    _tell_layouts(material)
    after = [edited(text, plan.edits[text.name]) for text in texts]
    left = {fold(i.match) for i in plan.left}
    found = [i for i in find(after) if i.suggestion and fold(i.match) not in left]
    certain = [i for i in found if i.certainty is Certainty.CERTAIN]
    for i in certain:
        say(
            _("{path}:{line}: a certain finding is left ({kind})").format(
                path=i.path, line=i.line, kind=kind_word(i.kind, current_language())
            )
        )
    if len(found) > len(certain):
        say(
            _("{n} more are uncertain: read them in what `tfbb check anonymity` prints for the copies.").format(n=len(found) - len(certain))
        )
    say(_("Keep the key apart from the copies, and the passphrase apart from the key. While there is a key, the copies are personal data."))
    return len(certain)
