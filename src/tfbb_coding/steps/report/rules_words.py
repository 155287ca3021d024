"""The rule about how words are written."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.quotations import mark_pairs
from tfbb_coding.steps.report.review import Review
from tfbb_coding.swedish.words import is_known, lemma

_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_ENDINGS = r"(?:s|n|en|ns|ens|et|ets|t|r|er|ar|or|na|erna|arna|orna|ernas|arnas|ornas|ers|ars|are|aren|arens|arna|e|a)?"
_LONG, _PROJECT_LONG = 8, 5
_OFTEN = 2
_TWO = 2
_SELDOM, _MOSTLY = 2, 10
_TOOK_PART = re.compile(r"\b(?P<kind>deltagar|intervjuperson|informant|respondent)(?:e|en|na|ens|nas|er|erna|ernas|s)?\b", re.IGNORECASE)
_BY_ROLE = frozenset({"informant", "respondent", "intervjuperson"})
_OTHER_STUDY = re.compile(r"\benkät\w*|\((?:[^()]*\s)?(?:19|20)\d\d", re.IGNORECASE)
"""Others than those who took part in the study may be called otherwise."""
_LEAST_TIMES_MORE = 2
_INFLECTION = 3
_USUAL = (
    (
        "fokusgrupp",
        ("focusgrupp", "focus-grupp", "focus grupp", "fokus-grupp", "fokus grupp", "focusgruppsintervju", "focus-gruppsintervju"),
    ),
)
"""Words of the method that are often written otherwise; a study that has a term for them decides."""
_SHARED = 4
_PART = 3


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word where it stands. ``inside`` says that it neither opens a sentence nor stands in a heading."""

    form: str
    block: Block
    start: int
    end: int
    inside: bool


def naming(review: Review) -> Iterator[DraftFinding]:
    """The study's terms are written in one way (`terms`), and so is every other long or joined word and name in the draft."""
    told: set[tuple[int, int]] = set()
    for finding in (*_variants(review), *_turned_names(review), *_other_words(review), *_near_duplicates(review)):
        if (finding.block, finding.start) not in told:
            told.add((finding.block, finding.start))
            yield finding


def _variants(review: Review) -> Iterator[DraftFinding]:
    """Words that the study says are to be written otherwise; in quotations people may say what they will."""
    terms = (*review.study.terms, *review.study.report.terms)
    named = {preferred.lower() for preferred, _variants in terms} | {
        variant.lower() for _preferred, several in terms for variant in several
    }
    usual = [(preferred, variants) for preferred, variants in _USUAL if not named & {preferred, *variants}]
    for preferred, variants in (*terms, *usual):
        patterns = [
            (re.compile(rf"(?<![\w-]){_flexible(variant)}{_ENDINGS}(?![\w])", 0 if _cased(variant, preferred) else re.IGNORECASE))
            for variant in variants
        ]
        for block in review.body:
            for pattern in patterns:
                for match in pattern.finditer(block.text):
                    if not _is_preferred(match[0], preferred) and not _is_said(review, block, match.start(), match.end()):
                        yield _variant(review, block, match.start(), match.end(), preferred)


def _turned_names(review: Review) -> Iterator[DraftFinding]:
    """*Ekpiloten* and *Ek-piloten* where the case is called *Pilot Ek*."""
    names = [case.name.split() for case in review.study.cases]
    shared = {parts[0] for parts in names if len(parts) == _TWO and sum(other[:1] == parts[:1] for other in names) > 1}
    for first, own in (parts for parts in names if len(parts) == _TWO and parts[0] in shared):
        pattern = re.compile(rf"(?<![\w-]){re.escape(own)}s?[-‑ ]?{re.escape(first.lower())}(?:en|et|n|t)?s?(?![\w-])")
        for block in review.body:
            for match in pattern.finditer(block.text):
                if not _is_said(review, block, match.start(), match.end()):
                    yield _variant(review, block, match.start(), match.end(), f"{first} {own}")


def _other_words(review: Review) -> Iterator[DraftFinding]:
    """*Informanterna*, once or twice, in a draft that everywhere else calls them *deltagare*."""
    seen: dict[str, list[tuple[Block, re.Match[str]]]] = defaultdict(list)
    for block in review.body:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST):
            for match in _TOOK_PART.finditer(block.text):
                if not _is_said(review, block, *match.span()):
                    seen[match["kind"].lower()].append((block, match))
    usual = max(seen, key=lambda kind: len(seen[kind]), default="")
    for kind, places in seen.items():
        if kind != usual and len(places) <= _SELDOM and len(seen[usual]) >= _MOSTLY * len(places) and kind in _BY_ROLE:
            for block, match in places:
                if not _OTHER_STUDY.search(block.text):
                    message = _("'{words}' where the draft otherwise says '{model}'").format(
                        words=match[0], model=seen[usual][0][1][0].lower()
                    )
                    hint = _("call those who took part by one name")
                    yield review.finding(block.number, *match.span(), "naming", message, hint, Severity.WARNING)


def _cased(variant: str, preferred: str) -> bool:
    """Whether the two differ in capitals alone, so that capitals must be looked at."""
    return variant.lower() == preferred.lower()


def _flexible(variant: str) -> str:
    """Any hyphen and any white space, and the stem without a vowel that its forms lose (*grupp*, *skola* → *skolor*)."""
    pattern = re.escape(variant).replace(r"\-", "[-‑–]").replace(r"\ ", r"\s+")
    return pattern[:-1] + "a?" if pattern.endswith("a") else pattern


def _is_preferred(words: str, preferred: str) -> bool:
    return words.startswith(preferred) or (words.lower().startswith(preferred.lower()) and words[1:].startswith(preferred[1:]))


def _is_said(review: Review, block: Block, start: int, end: int) -> bool:
    """Whether it stands in a quotation, or in quotation marks."""
    return review.is_quoted(block.number, start, end) or any(o < start and end <= c for o, c in mark_pairs(block.text)[0])


def _variant(review: Review, block: Block, start: int, end: int, preferred: str) -> DraftFinding:
    words = block.text[start:end]
    message = _("'{words}' where the study writes '{preferred}'").format(words=words, preferred=preferred)
    return review.finding(
        block.number, start, end, "naming", message, _("write '{preferred}'").format(preferred=preferred), Severity.WARNING
    )


def _near_duplicates(review: Review) -> Iterator[DraftFinding]:
    seen = list(_words_of(review))
    times = Counter(word.form for word in seen)
    yield from _joined_in_two_ways(review, seen)
    yield from _capitals_in_two_ways(review, seen)
    rare = _misspelt(times)
    for word in seen:
        if word.form in rare:
            yield _duplicate(review, word, rare[word.form])


def _words_of(review: Review) -> Iterator[_Seen]:
    for block in review.body:
        for match in _WORD.finditer(block.text):
            if not _is_said_quick(review, block, match):
                opens = block.kind in (BlockKind.HEADING, BlockKind.CELL, BlockKind.CAPTION) or _opens(block.text, match.start())
                yield _Seen(match[0].replace("‑", "-"), block, match.start(), match.end(), not opens)


def _is_said_quick(review: Review, block: Block, match: re.Match[str]) -> bool:
    return review.is_quoted(block.number, match.start(), match.end())


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip(' ”"»“(*–—-\t\n•')
    return not before or before[-1] in ".!?:…" or before[-1].isdigit()


def _joined_in_two_ways(review: Review, seen: Sequence[_Seen]) -> Iterator[DraftFinding]:
    """*närvaroteam* and *närvaro-team* and *närvaro team*: the rarer one, or the later one of two equally common."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[tuple[str, str], list[_Seen]] = defaultdict(list)
    whole = {word.form.lower() for word in seen if "-" not in word.form and len(word.form) >= _LONG}
    for word in seen:
        low = word.form.lower()
        key = _stem(low.replace("-", ""))
        if "-" in low and len(key) >= _PROJECT_LONG and not low.startswith("-"):
            groups[key]["-"] += 1
            where[key, "-"].append(word)
        elif len(low) >= _LONG:
            groups[key][""] += 1
            where[key, ""].append(word)
    for first, second in pairwise(seen):
        low = f"{first.form}{second.form}".lower()
        apart = first.block is second.block and first.block.text[first.end : second.start] == " "
        if (
            apart
            and low in whole
            and not is_known(low)
            and len(first.form) >= _PART
            and len(second.form) >= _PART
            and first.form[-1].islower()
            and second.form[0].islower()
        ):
            key = _stem(low)
            groups[key][" "] += 1
            where[key, " "].append(_Seen(f"{first.form} {second.form}", first.block, first.start, second.end, first.inside))
    for key, ways in groups.items():
        if len(ways) > 1:
            usual = _usual(ways, {way: where[key, way][0] for way in ways})
            model = where[key, usual][0].form
            for way in ways.keys() - {usual}:
                for word in where[key, way]:
                    yield _duplicate(review, word, model)


def _usual(ways: Counter[str], first: dict[str, _Seen]) -> str:
    """The commonest way; of equally common ones the joined one, as Swedish usually has it, else that which stands first."""
    return min(ways, key=lambda way: (-ways[way], way != "", first[way].block.number, first[way].start))


def _stem(word: str) -> str:
    return (
        re.sub(r"(?:ernas|arnas|ornas|erna|arna|orna|enas|ena|ens|ets|en|et|er|ar|or|s|n|t|e|a)$", "", word) if len(word) > _LONG else word
    )


def _capitals_in_two_ways(review: Review, seen: Sequence[_Seen]) -> Iterator[DraftFinding]:
    """Names of several words (the project's, the cases') whose capitals differ from how they are mostly written."""
    names = [review.study.title.split("(")[0].strip(), *(case.name for case in review.study.cases)]
    names += [preferred for preferred, _v in (*review.study.terms, *review.study.report.terms) if any(c.isupper() for c in preferred)]
    del seen
    for name in sorted({name for name in names if " " in name or "-" in name}):
        pattern = re.compile(rf"(?<!\w){_spaced(name)}(?!\w)", re.IGNORECASE)
        for block in review.body:
            for match in pattern.finditer(block.text):
                plain = re.sub(r"s$", "", match[0]) if len(match[0]) == len(name) + 1 else match[0]
                upper = plain.isupper() or (plain[1:] == name[1:])
                if plain != name and not upper and not review.is_quoted(block.number, match.start(), match.end()):
                    yield _variant(review, block, match.start(), match.end(), name)
        yield from _misspelt_name(review, name, {known.lower() for known in names})


def _spaced(name: str) -> str:
    return r"[\s\u00a0‑-]*".join(re.escape(part) for part in re.split(r"[\s-]+", name)) + "s?"


def _misspelt_name(review: Review, name: str, names: set[str]) -> Iterator[DraftFinding]:
    """The same number of words in a row, capitals included, all but one equal and that one a letter or an ending away."""
    parts = name.split()
    if len(parts) < 2:  # noqa: PLR2004
        return
    for block in review.body:
        words = list(_WORD.finditer(block.text))
        for i in range(len(words) - len(parts) + 1):
            run = words[i : i + len(parts)]
            said = [m[0] for m in run]
            wrong = [n for n, (a, b) in enumerate(zip(said, parts, strict=True)) if a.lower() != b.lower() and a.lower() != f"{b.lower()}s"]
            if len(wrong) != 1 or any(block.text[a.end() : b.start()] != " " for a, b in pairwise(run)):
                continue
            ours, theirs = said[wrong[0]], parts[wrong[0]]
            if min(len(ours), len(theirs)) > 2 and ours[0].isupper() == theirs[0].isupper() and _is_near(ours.lower(), theirs.lower()):  # noqa: PLR2004
                start, end = run[0].start(), run[-1].end()
                if block.text[start:end].lower().removesuffix("s") not in names and not _is_said(review, block, start, end):
                    yield _variant(review, block, start, end, name)


def _is_near(first: str, second: str) -> bool:
    return _distance_at_most_one(first, second) or (first[:-2] == second[: len(first) - 2] and abs(len(first) - len(second)) <= 2)  # noqa: PLR2004


def _misspelt(times: Counter[str]) -> dict[str, str]:
    """Rare long words that are one letter away from a commoner one, and neither a form of it nor a word of their own."""
    low: Counter[str] = Counter()
    for form, n in times.items():
        low[form.lower()] += n
    for base in {lemma(form) for form in list(low) if len(form) >= _LONG and is_known(form)} - low.keys():
        low[base] += 1
    stems: dict[str, list[str]] = defaultdict(list)
    for form in low:
        if len(form) >= _LONG and "-" not in form:
            stems[_stem(form)].append(form)
    weight = Counter({stem: sum(low[form] for form in forms) for stem, forms in stems.items()})
    buckets: dict[str, list[str]] = defaultdict(list)
    for stem in stems:
        for key in _keys(stem):
            buckets[key].append(stem)
    found: dict[str, str] = {}
    for several in buckets.values():
        for rare in (stem for stem in several if not any(is_known(form) for form in (stem, *stems[stem]))):
            common = next((other for other in several if _is_slip(rare, other, weight, stems)), None)
            if common is not None:
                found.update({form: min(stems[common], key=lambda word: (-low[word], word)) for form in stems[rare]})
    return {form: found[form.lower()] for form in times if form.lower() in found}


def _keys(form: str) -> tuple[str, ...]:
    """Two long words one letter apart share the first letters or the last."""
    return (f"<{form[:_SHARED]}", f">{form[-_SHARED:]}")


def _is_slip(rare: str, common: str, times: Counter[str], stems: Mapping[str, Sequence[str]]) -> bool:
    """Whether one stem is a slip for the other: rarer, or equally rare where the other is a known word or comes first by the alphabet."""
    if rare == common or times[rare] > times[common] or not _distance_at_most_one(rare, common):
        return False
    if times[rare] == times[common] and not (any(is_known(form) for form in stems[common]) or rare > common):
        return False
    return _differs_inside(rare, common)


def _differs_inside(first: str, second: str) -> bool:
    """Whether they differ before the last letters, where forms of one word differ."""
    shared = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        shared += 1
    return shared < min(len(first), len(second)) - _INFLECTION + 1


def _distance_at_most_one(first: str, second: str) -> bool:
    """Whether one letter exchanged, added, left out, or two exchanged in place, makes one the other.

    >>> _distance_at_most_one("samverkansteam", "samverkanteam"), _distance_at_most_one("skola", "skylt")
    (True, False)
    """
    if abs(len(first) - len(second)) > 1:
        return False
    i = 0
    while i < min(len(first), len(second)) and first[i] == second[i]:
        i += 1
    if len(first) == len(second):
        swapped = first[i : i + 2] == second[i : i + 2][::-1] and first[i + 2 :] == second[i + 2 :]
        return first[i + 1 :] == second[i + 1 :] or swapped
    shorter, longer = sorted((first, second), key=len)
    return shorter[i:] == longer[i + 1 :]


def _duplicate(review: Review, word: _Seen, model: str) -> DraftFinding:
    message = _("'{words}', which is mostly written as in '{model}' here").format(words=word.form, model=model)
    return review.finding(word.block.number, word.start, word.end, "naming", message, _("write it in one way"), Severity.WARNING)
