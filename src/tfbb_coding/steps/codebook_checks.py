"""What is wrong with what a codebook says: patterns that cannot match or never end, indicators that count twice or tell nothing.

How it is *written* (keys, ids, stances) is checked where it is read, in ``files/codebooks``. Each check here is a pure function from a
codebook to findings; its docstring is the rule.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Code, Codebook, Indicator, IndicatorKind, Theme
from tfbb_coding.model.report import Finding, Severity
from tfbb_coding.model.token_pattern import ANNOTATIONS, ENTITIES, EXTENSIONS, FLAGS, OPERATOR, TEXTS
from tfbb_coding.steps.pattern_safety import may_explode
from tfbb_coding.steps.regex_timing import slow_regexes
from tfbb_coding.steps.regex_tree import literals
from tfbb_coding.swedish.stance import words_of
from tfbb_coding.swedish.vocabulary import FILLERS
from tfbb_coding.swedish.words import lemma

Check = Callable[[Codebook], Iterator[Finding]]

# Patterns see the talk's words in lower case, without marks and fillers; what asks for anything else can never match.
_NEVER_TRUE = frozenset(
    {"IS_PUNCT", "IS_SPACE", "IS_UPPER", "IS_TITLE", "IS_BRACKET", "IS_QUOTE", "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY"}
)
_OWN_EXTENSIONS = frozenset({"negated"})
_ENDINGS = tuple("r n t s d a e de te en et ar er or at na rna arna erna orna dde tt ade ats".split())  # noqa: SIM905 - a list to read
_MAY_BE_ABSENT = ("?", "*", "{0", "{,", "!")


def check_content(codebook: Codebook, path: str) -> list[Finding]:
    """Every finding of every check, in order of lines. ``path`` is what the findings call the file."""
    return sorted(replace(finding, path=path) for check in CHECKS for finding in check(codebook))


def empty_themes(codebook: Codebook) -> Iterator[Finding]:
    """Where any theme has indicators, each has one at least, its own or a code's; where none has, people code by themselves."""
    if not any(True for _each in codebook.indicators()):
        return
    for theme in codebook.themes:
        if not theme.indicators and not any(code.indicators for code in theme.codes):
            message = _("theme '{id}' has no indicators, so nothing can be coded with it").format(id=theme.id)
            yield _finding(theme.line, "empty-theme", message, _("add `indicators:`, or remove the theme"), Severity.WARNING)


def listed_twice(codebook: Codebook) -> Iterator[Finding]:
    """An indicator stands once in a theme, where it speaks for the theme, and once below its codes, where it chooses the code."""
    for theme in codebook.themes:
        first: dict[tuple[object, ...], tuple[Indicator, Code | None]] = {}
        for code, indicator in _indicators_of(theme):
            key = (code is None, *_identity(indicator))
            before, where = first.setdefault(key, (indicator, code))
            apart = code is not None and where is not None and code.id != where.id and before.weight != indicator.weight
            if before is not indicator and not apart:
                message = _("'{name}' stands twice in theme '{theme}', first in line {line}").format(
                    name=indicator.name, theme=theme.id, line=before.line
                )
                hint = _("keep one of them")
                yield _finding(indicator.line, "listed-twice", message, hint)


def same_in_two_themes(codebook: Codebook) -> Iterator[Finding]:
    """An indicator with the same weight in two themes cannot tell them apart; below codes it may stand, where it tells codes apart."""
    places: dict[tuple[object, ...], dict[str, Indicator]] = defaultdict(dict)
    telling: set[tuple[object, ...]] = set()
    for theme, code, indicator in codebook.indicators():
        if indicator.kind is IndicatorKind.STANCE:  # so general that several themes must share some
            continue
        key = (*_identity(indicator), indicator.weight)
        places[key].setdefault(theme.id, indicator)
        if code is None:
            telling.add(key)
    for key, themes in places.items():
        if len(themes) > 1 and key in telling:
            *others, last = themes
            message = _("'{name}' weighs the same in '{theme}' as in {others}, so it tells nothing between them").format(
                name=themes[last].name, theme=last, others=", ".join(f"'{other}' ({themes[other].line})" for other in others)
            )
            hint = _("weigh them differently, add a condition, or keep it where it belongs")
            yield _finding(themes[last].line, "same-in-two-themes", message, hint, Severity.WARNING)


def words_that_are_none(codebook: Codebook) -> Iterator[Finding]:
    """A phrase, lemma or compound is made of words as the program sees them: no marks, and in a phrase no fillers."""
    for _theme, _code, indicator in codebook.indicators():
        if indicator.kind not in (IndicatorKind.PHRASE, IndicatorKind.LEMMA, IndicatorKind.COMPOUND):
            continue
        for part in indicator.value.lower().split():
            problem, hint = _word_problem(part)
            if problem and not (part in FILLERS and indicator.kind is not IndicatorKind.PHRASE):
                yield _finding(indicator.line, "never-matches", f"{indicator.kind}: {problem}", hint)


def endless_regexes(codebook: Codebook) -> Iterator[Finding]:
    """A regular expression comes to an end on every text, within half a second on a long turn."""
    hint = _("make the inner repeat end in something the outer one cannot begin with, or use a phrase or a pattern")
    timed: list[Indicator] = []
    for _theme, _code, indicator in codebook.indicators():
        regexes = [indicator.value] if indicator.kind is IndicatorKind.REGEX else list(_regexes_in(indicator))
        if any(may_explode(regex) for regex in regexes):
            message = _("a repeat within a repeat can read the same words in many ways: on a long turn it would never end")
            yield _finding(indicator.line, "endless-regex", f"{indicator.kind}: {message}", hint)
        elif indicator.kind is IndicatorKind.REGEX:
            timed.append(indicator)
    slow = slow_regexes([indicator.value for indicator in timed])
    for indicator in timed:
        if indicator.value in slow:
            message = _("regex: takes more than half a second on a turn of 1,000 characters")
            yield _finding(indicator.line, "slow-regex", message, _("let fewer repeats (* and +) follow each other"))


def upper_case_regexes(codebook: Codebook) -> Iterator[Finding]:
    """A regular expression is held against lower-cased text, so it asks for no capital letters."""
    for _theme, _code, indicator in codebook.indicators():
        if indicator.kind is IndicatorKind.REGEX and "(?i" not in indicator.value:
            capitals = "".join(dict.fromkeys(c for c in literals(indicator.value) if c.isupper()))
            if capitals:
                message = _("regex: the text is in lower case, so {letters} can never match").format(letters=", ".join(capitals))
                yield _finding(indicator.line, "upper-case", message, _("write small letters"))


def patterns_that_cannot_match(codebook: Codebook) -> Iterator[Finding]:
    """A token pattern asks for words as the program sees them: lower case, one word a token, true lemmas, no marks, no fillers."""
    for _theme, _code, indicator in codebook.indicators():
        for problem, hint, severity in _pattern_problems(indicator.tokens):
            yield _finding(indicator.line, "never-matches", problem, hint, severity)


CHECKS: tuple[Check, ...] = (
    empty_themes,
    listed_twice,
    same_in_two_themes,
    words_that_are_none,
    endless_regexes,
    upper_case_regexes,
    patterns_that_cannot_match,
)


def _finding(line: int, rule: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("", line, 0, rule, message, hint, severity)


def _indicators_of(theme: Theme) -> Iterator[tuple[Code | None, Indicator]]:
    for indicator in theme.indicators:
        yield None, indicator
    for code in theme.codes:
        for indicator in code.indicators:
            yield code, indicator


def _identity(indicator: Indicator) -> tuple[object, ...]:
    """What makes two indicators fire on the same words."""
    exact = indicator.kind in (IndicatorKind.REGEX, IndicatorKind.PATTERN)  # \\w and \\W are not the same
    return indicator.kind, indicator.value if exact else indicator.value.lower(), indicator.needs, indicator.forbids


def _word_problem(word: str) -> tuple[str, str]:
    """Why the lower-case ``word`` is never one of the words of a text, and what to do; two empty texts when it may be."""
    seen = words_of(word)
    if len(seen) != 1 or not seen[0].is_word or len(seen[0].lower) != len(word):
        return _("'{word}' is not one word to the program").format(word=word), _("leave out marks, and give each word a place of its own")
    if word in FILLERS:
        return _("'{word}' is a filler, which is not seen").format(word=word), _("leave it out")
    return "", ""


Problem = tuple[str, str, Severity]


def _pattern_problems(tokens: tuple[dict[str, Any], ...]) -> Iterator[Problem]:
    if tokens and all(str(token.get(OPERATOR, "1")).startswith(_MAY_BE_ABSENT) for token in tokens):
        yield _("pattern: every token may be absent, so it asks for nothing"), _("leave out OP in at least one"), Severity.ERROR
    elif tokens and not any(token.keys() - {OPERATOR} for token in tokens):
        yield _("pattern: no token asks for anything, so it matches everywhere"), _("give one of them a word"), Severity.ERROR
    for token in tokens:
        for key, value in token.items():
            yield from _attribute_problems(key, value)


def _attribute_problems(key: str, value: Any) -> Iterator[Problem]:
    if key in _NEVER_TRUE and value is True:
        message = _("pattern: {key} is never true, since patterns see only words, in lower case").format(key=key)
        yield message, _("leave it out"), Severity.ERROR
    elif key in ENTITIES:
        message = _("pattern: {key} is never answered, since no names are looked for").format(key=key)
        yield message, _("ask for words instead (LEMMA, LOWER)"), Severity.ERROR
    elif key in ANNOTATIONS and not _has_model():
        message = _("pattern: {key} needs a Swedish spaCy model, and none is installed").format(key=key)
        yield message, _("ask for words instead (LEMMA, LOWER), or install sv_core_news_sm"), Severity.WARNING
    elif key == EXTENSIONS:
        for name in sorted(value.keys() - _OWN_EXTENSIONS):
            known = ", ".join(sorted(_OWN_EXTENSIONS))
            yield (
                _("pattern: nothing is known of '_: {name}'").format(name=name),
                _("known are: {words}").format(words=known),
                Severity.ERROR,
            )
    elif key in TEXTS - FLAGS:
        for word in _words_in(value):
            yield from _text_problems(key, word)


def _words_in(value: Any) -> list[str]:
    """The words that a text attribute asks for: its value, or those of IN."""
    if isinstance(value, dict):
        return [word for word in value.get("IN", ()) if isinstance(word, str)]
    return [value] if isinstance(value, str) else []


def _text_problems(key: str, word: str) -> Iterator[Problem]:
    if word != word.lower():
        message = _("pattern: {key}: words are in lower case, so '{word}' can never match").format(key=key, word=word)
        yield message, _("write small letters"), Severity.ERROR
        return
    if key == "SHAPE":
        return
    problem, hint = _word_problem(word)
    if problem:
        yield f"pattern: {key}: {problem}", hint, Severity.ERROR
    elif key == "LEMMA" and not _is_lemma(word):
        message = _("pattern: LEMMA: '{word}' is no lemma; its own is '{lemma}'").format(word=word, lemma=lemma(word))
        yield message, _("write LEMMA: {lemma}, or LOWER: {word}").format(lemma=lemma(word), word=word), Severity.WARNING


def _is_lemma(word: str) -> bool:
    """Whether some form has this lemma. A lemma may have another lemma by itself: *hette* has *heta*, *heta* alone has *het*."""
    stems = (word, word[:-1])
    return lemma(word) == word or word.endswith("as") or any(lemma(stem + ending) == word for stem in stems for ending in _ENDINGS)


def _regexes_in(indicator: Indicator) -> Iterator[str]:
    for token in indicator.tokens:
        for value in token.values():
            if isinstance(value, dict) and isinstance(value.get("REGEX"), str):
                yield value["REGEX"]


def _has_model() -> bool:
    from tfbb_coding.swedish.installed import installed_model

    return bool(installed_model())
