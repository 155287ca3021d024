"""Names in speakers' labels: *Åsa Påhitt: …* where *Deltagare 1: …* should stand."""

import re
from collections import Counter
from collections.abc import Iterator

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import PERSON, is_word, kinds, word_list
from tfbb_coding.swedish.identifiers.tokens import is_role_label, speaker_labels

NAME_LABEL = re.compile(r"[A-ZÅÄÖ][\w'’-]+(?:\s(?:[A-ZÅÄÖ][\w'’-]+|van|von|de|af|av|al)){0,3}")
VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+([^<>\n]{1,60})>")
TURNS = 2


def find_labels(text: str) -> Iterator[Hit]:
    """Labels that are names: known ones at once, unknown ones where they stand before more than one turn."""
    spans = [*speaker_labels(text), *(m.span(1) for m in VOICE.finditer(text))]
    times = Counter(text[a:b] for a, b in spans)
    for a, b in spans:
        label = text[a:b]
        if is_role_label(label) or not NAME_LABEL.fullmatch(label):
            continue
        words = [w for w in label.split() if w[0].isupper()]
        if any(w.lower() in word_list("allowed") or w.lower() in word_list("function_words") for w in words):
            continue
        if any(kinds(w) & PERSON and (not is_word(w) or times[label] >= TURNS) for w in words) or (
            times[label] >= TURNS and not all(is_word(w) for w in words)
        ):
            yield Hit(a, b, "person", "label", sure=True)


def role_labels(text: str) -> list[tuple[int, int]]:
    """Where labels stand that say a role: *Deltagare 1:*, *IP:*; nothing in them is a name."""
    return [(a, b) for a, b in speaker_labels(text) if is_role_label(text[a:b])]
