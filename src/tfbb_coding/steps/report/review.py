"""Everything that the rules look at: the draft, the study, and each quotation with where its words were said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding.model.draft import Block, BlockKind, Draft, DraftFinding
from tfbb_coding.model.identifier import Identifier, NamedText
from tfbb_coding.model.report import Severity
from tfbb_coding.model.study import Study
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import Transcript
from tfbb_coding.steps.identifiers import KnownWords, find_identifiers
from tfbb_coding.steps.report.attribution import Attribution, is_spoken
from tfbb_coding.steps.report.corpus import Corpus, Source, build_corpus
from tfbb_coding.steps.report.matching import find_source
from tfbb_coding.steps.report.quotations import Form, Part, Quotation, find_quotations
from tfbb_coding.steps.report.sections import Section, is_preface, reference_blocks, sections_of
from tfbb_coding.steps.report.words import fold, tokens_of

_LEAST_SAID, _LEAST_UNCLEAR = 4, 5
_LEAST_PART = 3
_LIKE_ENOUGH = 0.7
_LONGEST_GAP = 60


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of a participant, and for each of its parts where the words were said (None: nowhere)."""

    quotation: Quotation
    sources: tuple[Source | None, ...]

    @property
    def parts(self) -> Iterator[tuple[Part, Source | None]]:
        """Each part with its source."""
        return zip(self.quotation.parts, self.sources, strict=True)

    @property
    def voice(self) -> tuple[str, str] | None:
        """Whose words it begins with: (transcript, speaker)."""
        return next((source.voice for source in self.sources if source is not None), None)


@dataclass(frozen=True, slots=True)
class Review:
    """A draft with all that the rules need.

    ``quoted`` holds participants' words alone, in order, and ``spans`` where they stand in each block. ``references`` are the numbers
    of the blocks in lists of references, ``prefaces`` of those in forewords and thanks. ``identifiers`` carry the number of their block as ``path``.
    """

    draft: Draft
    study: Study
    corpus: Corpus
    quoted: tuple[Quoted, ...]
    sections: tuple[Section, ...]
    references: frozenset[int]
    prefaces: frozenset[int] = frozenset()
    identifiers: tuple[Identifier, ...] = ()
    spans: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)

    @property
    def k(self) -> int:
        """The smallest group that may be shown."""
        return self.study.report.k or self.study.k

    @property
    def body(self) -> Iterator[Block]:
        """The blocks that a reader reads, without lists of references and of contents, headers and footers."""
        for block in self.draft.blocks:
            if block.number not in self.references and block.kind not in (BlockKind.CONTENTS, BlockKind.MARGIN) and block.text.strip():
                yield block

    def quoted_in(self, blocks: Iterable[int]) -> list[Quoted]:
        """The quotations that begin in one of these blocks."""
        wanted = set(blocks)
        return [quoted for quoted in self.quoted if quoted.quotation.block in wanted]

    def is_quoted(self, block: int, start: int, end: int) -> bool:
        """Whether the stretch lies within a participant's words."""
        return any(span.start <= start and end <= span.end for span in self.spans.get(block, ()))

    def finding(
        self, block: int, start: int, end: int, rule: str, message: str, hint: str = "", severity: Severity = Severity.ERROR
    ) -> DraftFinding:
        """A finding with the draft's own words at its place."""
        words = self.draft.blocks[block].text[start:end] if self.draft.blocks else ""
        return DraftFinding(block, start, end, rule, message, hint, severity, words)


def prepare(draft: Draft, study: Study, transcripts: Iterable[Transcript], known: KnownWords | None = None) -> Review:
    """The draft read for checking. ``transcripts`` are the study's, with roles."""
    corpus = build_corpus(transcripts)
    questions = frozenset(_forms(question.question) for question in study.guide)
    quoted = [
        found
        for quotation in find_quotations(draft.blocks, study.report.participants)
        if (found := _quoted(quotation, corpus, questions)) is not None
    ]
    sections = tuple(sections_of(draft.blocks))
    spans: dict[int, list[Span]] = defaultdict(list)
    for part in (part for one in quoted for part in one.quotation.parts):
        spans[part.block].append(Span(part.start, part.end))
    references = reference_blocks(draft.blocks)
    identifiers = _identifiers(draft, references, study, known or KnownWords())
    frozen = {block: tuple(several) for block, several in spans.items()}
    prefaces = frozenset(block.number for section in sections if is_preface(section.title) for block in section.blocks)
    return Review(draft, study, corpus, tuple(joined(quoted)), sections, references, prefaces, identifiers, frozen)


def _identifiers(draft: Draft, references: frozenset[int], study: Study, known: KnownWords) -> tuple[Identifier, ...]:
    """Everything that could tell who somebody is, outside lists of references and of contents."""
    blocks = [block for block in draft.blocks if block.number not in references and block.kind is not BlockKind.CONTENTS]
    texts = [NamedText(str(block.number), block.text) for block in blocks if block.text.strip()]
    allowed = known.allowed | {word.lower() for word in study.report.allow}
    return tuple(find_identifiers(texts, known=KnownWords(known.identifiers, allowed)))


def joined(quoted: Iterable[Quoted]) -> list[Quoted]:
    """Neighbouring block quotations made one where they are one stretch of one person's talk in several paragraphs."""
    found: list[Quoted] = []
    for one in quoted:
        if found and _goes_on(found[-1], one):
            before = found.pop()
            a, b = before.quotation, one.quotation
            whole = replace(a, text=f"{a.text} {b.text}", parts=(*a.parts, *b.parts), blocks=(*a.blocks, *b.blocks))
            found.append(Quoted(whole, (*before.sources, *one.sources)))
        else:
            found.append(one)
    return found


def _goes_on(before: Quoted, one: Quoted) -> bool:
    a, b = before.quotation, one.quotation
    if a.form is not Form.BLOCK or b.form is not Form.BLOCK or b.block != a.blocks[-1] + 1 or b.lead:
        return False
    first, second = before.sources[-1], one.sources[0]
    if first is None or second is None or first.talk is not second.talk or first.voice != second.voice:
        return False
    return 0 <= second.matched[0] - first.matched[-1] <= _LONGEST_GAP


def _forms(text: str) -> tuple[str, ...]:
    return tuple(token.form for token in tokens_of(text))


def _quoted(quotation: Quotation, corpus: Corpus, questions: frozenset[tuple[str, ...]]) -> Quoted | None:
    """The quotation with its sources when it is a participant's, else None."""
    if quotation.attribution is Attribution.DOCUMENT or (quotation.form is Form.INLINE and quotation.words < 2):  # noqa: PLR2004
        return None
    if _forms(quotation.text) in questions:
        return None
    sources = tuple(find_source(corpus, part.text) for part in quotation.parts)
    return Quoted(quotation, sources) if _counts(quotation, sources) else None


def _counts(quotation: Quotation, sources: Sequence[Source | None]) -> bool:
    found = [source for source in sources if source is not None]
    verbatim = any(source.verbatim for source in found)
    if quotation.text.rstrip().endswith("?") and found and found[0].is_interviewer and quotation.form is Form.INLINE:
        return False
    told, words = quotation.attribution, quotation.words
    if told is Attribution.WRITTEN:
        return verbatim and words >= _LEAST_SAID
    if quotation.form is Form.BLOCK:
        return quotation.sure or told in (Attribution.PARTICIPANT, Attribution.UNCLEAR) or bool(found)
    if words < _LEAST_SAID:
        return told is Attribution.PARTICIPANT and verbatim
    if told is Attribution.PARTICIPANT:
        return True
    likely = verbatim or any(source.likeness >= _LIKE_ENOUGH for source in found if words > _LEAST_UNCLEAR)
    return likely or (told is Attribution.UNCLEAR and words >= _LEAST_UNCLEAR and is_spoken(quotation.text))


def is_too_short_to_seek(part: Part) -> bool:
    """Whether a part is a mere *Ja.* in a dialogue, which nobody could look for."""
    return len([token for token in tokens_of(part.text) if token.kind == "word"]) < _LEAST_PART


def case_words(study: Study) -> Mapping[str, str]:
    """Words that name a case, in small letters, with its id: the whole name and its own word (*Pilot Ek*: ``pilot ek``, ``ek``)."""
    found: dict[str, str] = {}
    names = [(case.id, case.name or case.id) for case in study.cases]
    shared = [set(fold(name).split()) for _id, name in names]
    for n, (case, name) in enumerate(names):
        words = fold(name).split()
        found[" ".join(words)] = case
        others = set().union(*(s for i, s in enumerate(shared) if i != n)) if len(shared) > 1 else set(words[:1])
        own = [word for word in words if word not in others]
        if len(own) == 1 and (len(own[0]) > 1 or len(words) == 1):
            found.setdefault(own[0], case)
    return found
