"""Where turns begin: ten ways in which people and programs put a speaker before the words.

Each way first collects its candidates line by line, then keeps those whose label is believable in *this* file: of a known form
(``IP2``), or a name that comes back. The way with the most heads is the file's layout.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tfbb_coding.files.transcripts.furniture import is_furniture
from tfbb_coding.files.transcripts.labels import Shape, clean_label, fold, is_remark, looks_like_a_word, parts_of, shape_of, split_note
from tfbb_coding.files.transcripts.lines import SourceLine
from tfbb_coding.files.transcripts.talk import Head, Heads, Talk
from tfbb_coding.files.transcripts.times import MARKED_STAMP, NO_STAMP, STAMP, STAMP_ONLY, stamp_of

_MARK = r"(?:\*\*|__|\*|_)?"
_LABEL = rf"{_MARK}[\[<]{{0,2}}[^\s:;\[\](){{}}<>|#\"”*][^:;\t|<>{{}}\[\]]{{0,58}}?[\]>]{{0,2}}{_MARK}"
_GAP = r"(?:\t+\s*|\s{2,}|\s*\|\s*|\s/\s+)"
_COLON = re.compile(
    rf"\s*(?:[-–—•]\s+|>{{1,3}}\s*)?(?:(?P<s1>{STAMP})\s*[-–|,]?\s*)?(?P<label>{_LABEL})(?:\s*[,|–-]?\s*(?P<s2>{STAMP}))?\s*[:：]{_MARK}(?P<gap>\s*)"
    rf"(?:(?P<s3>{MARKED_STAMP})\s*)?(?P<rest>.*)"
)
_STAMPED = re.compile(
    rf"\s*(?:(?P<label>{_LABEL})(?P<wide>\s*[-–|,]\s*|\s+)(?P<s1>{STAMP})\s*:?|"
    rf"(?P<s2>{STAMP})\s*[-–|,]?\s*(?P<label2>{_LABEL})\s*:?|(?P<label3>{_LABEL})\s+(?P<s3>{MARKED_STAMP})\s+(?P<rest>\S.*))\s*"
)
_COLUMN = re.compile(rf"\s*(?:(?P<s1>{STAMP}){_GAP})?(?P<label>{_LABEL}){_GAP}(?:(?P<s2>{STAMP}){_GAP})?(?P<rest>\S.*)")
_BRACKET = re.compile(
    rf"\s*(?:(?P<s1>{STAMP})\s*)?(?:\[{{1,2}}(?!(?i:namn))(?P<label>[^\[\]<>:]{{1,50}})\]{{1,2}}|<(?P<label2>[^\[\]<>:]{{1,50}})>|"
    rf"\((?P<label3>[^()\[\]<>:]{{1,50}})\))\s*:?\s*"
    rf"(?:(?P<s2>{MARKED_STAMP})\s*)?(?P<rest>\S.*)"
)
_DASHED = re.compile(rf"\s*(?:(?P<s1>{STAMP})\s*)?(?P<label>{_LABEL})\s+[–—-]\s+(?P<rest>\S.*)")
_PERIOD = re.compile(r"\s*(?P<label>[A-ZÅÄÖ]{1,3}\d{0,2})\.\s+(?P<rest>\S.*)")
_MARKED = re.compile(
    r"\s*(?:(?P<label>[A-ZÅÄÖ][\wåäö]{0,14}(?: \d{1,2})?)\s?[;>=–—-]\s+|(?P<label2>[A-ZÅÄÖ]{1,4}\d{0,2})\s+)(?P<rest>\S.*)"
)
_NAME_LINE = re.compile(rf"\s*(?P<label>{_LABEL})\s*")
_WIDE = re.compile(r"\t+|\s{2,}")
_FULL_STOP = re.compile(r"(?<![A-ZÅÄÖ])[.!?…]\W*$")
_QUESTION = re.compile(r"(?P<label>Fråga|Frågor|Svar|Question|Answer|Q|A|F|S)\s*\d{0,3}[a-z]?\.?", re.IGNORECASE)

_LEAST_SHARE, _LEAST_SHARE_OF_NAMES, _NEARLY_ALL = 0.05, 0.1, 0.8
_HEAD_LENGTH = 110
_A_THIRD, _HALF, _TWO, _THREE = 1 / 3, 0.5, 2, 3


Finder = Callable[[Talk], list[Head]]


def find_heads(lines: Sequence[SourceLine]) -> Heads:
    """The heads of the layout that explains most of ``lines``, by line index; empty where nobody is named."""
    talk = Talk(lines)
    best: list[Head] = []
    for finder in FINDERS:
        found = finder(talk)
        if len(found) > len(best):
            best = found
    return {head.index: head for head in best}


def find_heads_in_captions(lines: Sequence[SourceLine]) -> Heads:
    """The heads among caption lines: where the first line has a name, every name with a colon is one, also of somebody heard once.

    In captions a line without a name goes on with the speaker before, so few lines may have one.
    """
    found = find_heads(lines)
    talk = Talk(lines)
    named = [head for head, match in _matches(talk, _COLON, ":：") if not _is_clock_or_link(match) and head.shape >= Shape.NAME]
    named = _without_remarks(named, {fold(head.label) for head in named})
    counts = Counter(fold(head.label) for head in named)
    sure = [head for head in named if head.shape is Shape.KNOWN or " " in head.label or counts[fold(head.label)] > 1]
    believed = [h for h in named if h in sure or not (looks_like_a_word(h.label) or talk.is_also_a_word(h.label))]
    enough = sure or (len(believed) > 1 and len(believed) >= _A_THIRD * len(lines))
    if not enough or (believed[0].index > 0 and len(sure) < _HALF * len(lines)):
        return found
    return {**{head.index: head for head in believed}, **found}


def _head(index: int, match: re.Match[str]) -> Head:
    """A head from whichever groups took part in the match."""
    groups = match.groupdict()
    label = next((groups[name] for name in ("label", "label2", "label3") if groups.get(name)), "")
    stamps = (stamp_of(groups[name]) for name in ("s1", "s2", "s3") if groups.get(name))
    return Head(index, clean_label(label), (groups.get("rest") or "").strip(), next(stamps, NO_STAMP))


def _matches(talk: Talk, pattern: re.Pattern[str], marks: Sequence[str] = ()) -> Iterator[tuple[Head, re.Match[str]]]:
    """Every line that the pattern fits; one of ``marks`` must stand near its beginning, which is quick to see."""
    for index, text in talk.speech:
        beginning = text[:_HEAD_LENGTH]
        match = pattern.fullmatch(text) if not marks or any(mark in beginning for mark in marks) else None
        if match:
            head = _head(index, match)
            if head.label:
                yield head, match


# Namn: text


def by_colon(talk: Talk) -> list[Head]:
    """``Anna: text``, ``[00:03] IP1: text``, ``Anna (0:03): text``, ``**Anna:** text``, and text on the following lines."""
    found = [head for head, match in _matches(talk, _COLON, ":：") if not _is_clock_or_link(match)]
    found, asked = _without_lonely_questions(_questions(found))
    counts = Counter(fold(head.label) for head in found)
    strong = {fold(h.label) for h in found if h.shape is Shape.KNOWN or (h.shape is Shape.NAME and counts[fold(h.label)] > 1)}
    strong |= _lower_case_names(found, counts, talk) | asked
    found = _without_remarks(found, strong)
    kept = [head for head in found if fold(head.label) in strong]
    candidates = [head for head in found if head.shape >= Shape.NAME]
    if _is_nearly_all(candidates, talk):
        kept = [head for head in found if fold(head.label) in strong or (head.shape >= Shape.NAME and not looks_like_a_word(head.label))]
    elif len(kept) >= _THREE:
        kept = [head for head in found if fold(head.label) in strong or _speaks_once(head, strong, talk)]
    return _bare_labels(kept, talk) if _carries_the_file(kept, talk) else []


def _is_clock_or_link(match: re.Match[str]) -> bool:
    """In "kl 10:30", "50:50" and "http://…" the colon stands too close to what follows."""
    return not match["gap"] and (match["rest"][:1].isdigit() or match["rest"].startswith("//"))


def _questions(heads: list[Head]) -> list[Head]:
    """Without their numbers: "Fråga 3" and "Svar" are the two speakers of a written interview, and so are F1, S1, F2, S2."""
    asked = [_QUESTION.fullmatch(head.label) for head in heads]
    numbered = _numbered_pairs([match["label"].casefold() for match in asked if match], heads)
    return [
        replace(head, label=match["label"]) if match and (len(match["label"]) > 1 or match["label"].casefold() in numbered) else head
        for head, match in zip(heads, asked, strict=True)
    ]


def _numbered_pairs(letters: Sequence[str], heads: Sequence[Head]) -> set[str]:
    """The letters of questions and answers that are counted on and on (Q1, A1, Q2, A2); S1 and S2 who come back are people."""
    counts = Counter(fold(head.label) for head in heads)
    once = {letter for letter in letters if all(n == 1 for label, n in counts.items() if re.fullmatch(rf"{letter}\d+", label))}
    return {letter for pair in ({"q", "a"}, {"f", "s"}) if pair <= once for letter in pair}


def _without_lonely_questions(heads: list[Head]) -> tuple[list[Head], set[str]]:
    """Questions and answers are speakers only where both occur; the labels that are, folded."""
    said = {fold(h.label) for h in heads if (match := _QUESTION.fullmatch(h.label)) and len(match["label"]) > 1}
    if said & {"fråga", "question"} and said & {"svar", "answer"}:
        return [replace(h, label=h.label.capitalize()) if fold(h.label) in said else h for h in heads], said
    return [h for h in heads if fold(h.label) not in said], set()


def _lower_case_names(heads: Sequence[Head], counts: Counter[str], talk: Talk) -> set[str]:
    """Names without capital, where (nearly) every line has one."""
    lower = {fold(h.label) for h in heads if h.shape is Shape.LOWER and counts[fold(h.label)] >= _TWO}
    kept = [h for h in heads if fold(h.label) in lower or h.shape is Shape.KNOWN]
    return lower if _is_nearly_all(kept, talk) else set()


def _without_remarks(heads: list[Head], strong: set[str]) -> list[Head]:
    """The speaker of "R1 (skrattar): ja" is R1, who laughs; the remark goes to the words. In "R1 (kurator): ja" the note is the label's."""
    return [_without_remark(head, strong) for head in heads]


def _without_remark(head: Head, strong: set[str]) -> Head:
    base, note = split_note(head.label)
    if not note or not (fold(base) in strong or shape_of(base) is Shape.KNOWN):
        return head
    if not is_remark(note):
        strong.add(fold(head.label))
        return head
    strong.add(fold(base))
    return replace(head, label=base, rest=f"({note}) {head.rest}".strip())


def _is_nearly_all(heads: Sequence[Head], talk: Talk) -> bool:
    return len(heads) >= _TWO and len(heads) >= _NEARLY_ALL * talk.paragraphs


def _speaks_once(head: Head, strong: set[str], talk: Talk) -> bool:
    """Whether somebody with a name-like label who is heard only once is believed in a file that has other speakers."""
    if any(fold(part) in strong for part in parts_of(head.label)[:1]) and len(parts_of(head.label)) > 1:
        return True
    if head.shape is not Shape.NAME or looks_like_a_word(head.label) or talk.is_also_a_word(head.label):
        return False
    return talk.lines[head.index].new or not talk.has_blank_lines


def _carries_the_file(heads: Sequence[Head], talk: Talk) -> bool:
    """Whether the heads are the file's layout rather than a few lines with a colon in a document."""
    if not heads:
        return False
    known = any(head.shape is Shape.KNOWN for head in heads)
    share = len(heads) / len(talk.lines)
    early = heads[0].index <= max(10, len(talk.lines) // 4)
    if len(heads) == 1:
        return known and heads[0].index == 0
    several = len({fold(head.label) for head in heads}) > 1
    return early and (share >= (_LEAST_SHARE if known else _LEAST_SHARE_OF_NAMES)) and (several or known)


def _bare_labels(heads: list[Head], talk: Talk) -> list[Head]:
    """With the lines that hold a speaker's label alone, where somebody forgot the colon."""
    labels = {fold(head.label): head.label for head in heads}
    taken = {head.index for head in heads}
    bare = [
        Head(i, labels[fold(clean_label(line.text))])
        for i, line in enumerate(talk.lines[:-1])
        if i not in taken and i + 1 not in taken and fold(clean_label(line.text)) in labels and len(line.text) > 1
    ]
    return sorted([*heads, *bare], key=lambda head: head.index)


# Namn   0:03


def by_stamp(talk: Talk) -> list[Head]:
    """``Anna   0:03`` (Teams, Otter), ``[Anna] 00:00:03`` (Zoom), ``00:00:03 Talare 1`` (Word), ``Anna [0:03] text``."""
    found = [(head, match) for head, match in _matches(talk, _STAMPED, (":",)) if _names_somebody(head, match)]
    name_first = Counter(match["label2"] is None for _head, match in found).most_common(1)[0][0] if found else True
    found = [(head, match) for head, match in found if (match["label2"] is None) == name_first]
    kept = _without_narrow_gaps(found)
    believable = len(kept) > 1 or (len(kept) == 1 and kept[0].index == 0)
    return kept if believable else []


def _without_narrow_gaps(found: Sequence[tuple[Head, re.Match[str]]]) -> list[Head]:
    """Where nearly all labels stand wide apart from their stamps (Teams), "Anna 10:30" is something said."""
    wide = {fold(head.label) for head, match in found if _WIDE.fullmatch(match["wide"] or "")}
    apart = sum(fold(head.label) in wide for head, _match in found)
    return [head for head, _match in found if fold(head.label) in wide or apart < _NEARLY_ALL * len(found)]


def _names_somebody(head: Head, match: re.Match[str]) -> bool:
    """Whether a label with a stamp is one; the wide gap that Teams leaves is proof enough for any label."""
    if not head.stamp or (match["label2"] and _FULL_STOP.search(match["label2"])):
        return False
    return head.shape >= Shape.NAME or _WIDE.fullmatch(match["wide"] or "") is not None


# Namn <tab> text, [Namn] text, Namn – text


def by_column(talk: Talk) -> list[Head]:
    """``IP1 <tab> text`` or columns of blanks: Word's hanging indent saved as text."""
    return _most_lines(talk, _COLUMN, ("\t", "  ", "|", " / "))


def by_bracket(talk: Talk) -> list[Head]:
    """``[SPEAKER_00] text``; ``[namn]`` here and there is a placeholder and no speaker."""
    return _most_lines(talk, _BRACKET, "[<(")


def by_dash(talk: Talk) -> list[Head]:
    """``IP1 – text``."""
    return _most_lines(talk, _DASHED, "–—-")


def by_lead(talk: Talk) -> list[Head]:
    """A bold name and then plain words, without anything between them."""
    found = [
        Head(i, clean_label(line.lead), line.text[len(line.lead) :].strip())
        for i, line in enumerate(talk.lines)
        if line.lead.strip() and not is_furniture(line.text)
    ]
    return _come_back([head for head in found if head.label and head.rest and not STAMP_ONLY.fullmatch(head.rest)], talk)


def _most_lines(talk: Talk, pattern: re.Pattern[str], marks: Sequence[str]) -> list[Head]:
    found = (head for head, _match in _matches(talk, pattern, marks))
    return _come_back([head for head in found if not STAMP_ONLY.fullmatch(head.rest)], talk)  # "[Anna] 0:03" is by_stamp's


def _come_back(heads: Sequence[Head], talk: Talk) -> list[Head]:
    """The heads with known or repeated labels, when they begin at least half of the paragraphs."""
    counts = Counter(fold(head.label) for head in heads)
    strong = {fold(h.label) for h in heads if h.shape is Shape.KNOWN or (h.shape is Shape.NAME and counts[fold(h.label)] > 1)}
    strong |= _lower_case_names(heads, counts, talk)
    kept = [h for h in heads if fold(h.label) in strong]
    if _is_nearly_all([h for h in heads if h.shape >= Shape.NAME], talk):
        kept = [h for h in heads if h.shape >= Shape.NAME]
    return kept if len(kept) >= _TWO and len(kept) >= _HALF * talk.begins else []


def by_mark(talk: Talk) -> list[Head]:
    """``IP1; text``, ``IP1> text``, ``IP1- text``, ``IP1 = text``, ``IP1 text``, where nearly every turn has a label that comes back."""
    found = [head for head, _match in _matches(talk, _MARKED)]
    counts = Counter(fold(head.label) for head in found)
    kept = [head for head in found if counts[fold(head.label)] > 1]
    several = len({fold(head.label) for head in kept}) > 1
    return kept if several and _is_nearly_all(kept, talk) else []


def by_period(talk: Talk) -> list[Head]:
    """``A. text``; points in a list are counted on (A, B, C), speakers come back."""
    found = [head for head, _match in _matches(talk, _PERIOD, ".")]
    labels = Counter(fold(head.label) for head in found)
    return found if len(labels) > 1 and len(found) >= _TWO * len(labels) and _is_nearly_all(found, talk) else []


# Namn alone on a line


def by_name_line(talk: Talk) -> list[Head]:
    """The name on a line of its own, the words on the next ones; older Teams has a stamp above it."""
    short = [(i, text) for i, text in talk.speech if len(text) <= _HEAD_LENGTH and not _FULL_STOP.search(text)]
    found = [
        h
        for i, text in short
        if (match := _NAME_LINE.fullmatch(text)) and (h := _head(i, match)).shape >= Shape.NAME and h.index + 1 < len(talk.lines)
    ]
    counts = Counter(fold(head.label) for head in found)
    strong = {fold(h.label) for h in found if h.shape is Shape.KNOWN or counts[fold(h.label)] > 1}
    kept = [h for h in found if fold(h.label) in strong] or _all_after_stamps(found, talk)
    if len(kept) < _TWO or kept[0].index > max(10, len(talk.lines) // 4):
        return []
    style = Counter(_surroundings(h.index, talk) for h in kept).most_common(1)[0][0]
    taken = {h.index for h in kept}
    kept += [h for h in found if h.index not in taken and _is_known_in_this_style(h, strong, style, talk)]
    if style[2] or style[3]:
        kept = [h for h in kept if _surroundings(h.index, talk)[2:] == style[2:]]
    kept = _followed_by_speech(sorted(kept, key=lambda h: h.index), talk)
    several = len({fold(h.label) for h in kept}) > 1 or len(kept) >= _THREE
    return kept if several and len(kept) >= _LEAST_SHARE * len(talk.lines) else []


def _all_after_stamps(heads: Sequence[Head], talk: Talk) -> list[Head]:
    """In a file of stamps, each followed by a name and then by words, nobody needs to come back."""
    stamps = [i for i, line in enumerate(talk.lines) if STAMP_ONLY.fullmatch(line.text)]
    named = [h for h in heads if h.index - 1 in stamps]
    return named if stamps and len(named) == len(stamps) else []


def _surroundings(index: int, talk: Talk) -> tuple[bool, bool, bool, bool]:
    """Blank line before, blank line after, stamp before, stamp after: what the heads of one file have in common."""
    before = index > 0 and STAMP_ONLY.fullmatch(talk.lines[index - 1].text) is not None
    after = index + 1 < len(talk.lines) and STAMP_ONLY.fullmatch(talk.lines[index + 1].text) is not None
    return talk.lines[index].new, index + 1 < len(talk.lines) and talk.lines[index + 1].new, before, after


def _is_known_in_this_style(head: Head, strong: set[str], style: tuple[bool, bool, bool, bool], talk: Talk) -> bool:
    """Whether a name that stands alone only once is set as the others are, or is made of the others ("Lina o Nettan")."""
    if any(fold(part) in strong for part in parts_of(head.label)):
        return True
    stamped = style[2] or style[3]
    alike = _surroundings(head.index, talk)[1:] == style[1:] and (talk.lines[head.index].new or not style[0])
    return alike and (stamped or not (looks_like_a_word(head.label) or talk.is_also_a_word(head.label)))


def _followed_by_speech(heads: list[Head], talk: Talk) -> list[Head]:
    """Without what only looks like a name: answers ("BVC"), which always come right after one, and headings right before one."""
    indexes = {head.index for head in heads}
    after_a_name = {h.index for h in heads if _neighbour(h.index, -1, talk) in indexes}
    speaking = {fold(h.label) for h in heads if h.index not in after_a_name}
    heads = [h for h in heads if fold(h.label) in speaking]
    indexes = {head.index for head in heads} | {len(talk.lines)}
    counts = Counter(fold(head.label) for head in heads)
    return [h for h in heads if counts[fold(h.label)] > 1 or _neighbour(h.index, 1, talk) not in indexes]


def _neighbour(index: int, step: int, talk: Talk) -> int:
    """The next line up or down that is no bare stamp."""
    index += step
    while 0 <= index < len(talk.lines) and STAMP_ONLY.fullmatch(talk.lines[index].text):
        index += step
    return index


# every speaker's paragraphs in a style of their own


def by_style(talk: Talk) -> list[Head]:
    """Word's paragraph styles "Intervjuare" and "Respondent 1"; neighbouring paragraphs in one style are one turn."""
    styled = [(i, clean_label(talk.lines[i].style), text) for i, text in talk.speech if talk.lines[i].style]
    named = [(i, label, text) for i, label, text in styled if shape_of(label) >= Shape.NAME and not looks_like_a_word(label)]
    counts = Counter(label for _i, label, _text in named)
    known = any(shape_of(label) is Shape.KNOWN for label in counts)
    if len(counts) < _TWO or not (known or min(counts.values()) > 1) or len(named) < _NEARLY_ALL * len(talk.speech):
        return []
    befores = ["", *(label for _i, label, _text in named)]
    return [Head(i, label, text) for (i, label, text), before in zip(named, befores, strict=False) if label != before]


FINDERS: tuple[Finder, ...] = (by_colon, by_stamp, by_column, by_bracket, by_lead, by_name_line, by_dash, by_mark, by_period, by_style)
