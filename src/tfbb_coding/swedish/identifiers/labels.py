"""Names in speakers' labels: *Åsa Påhitt: …* where *Deltagare 1: …* should stand."""

import re
from collections import Counter
from collections.abc import Iterator

from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.lexicon import PERSON, is_word, kinds, word_list
from tfbb_coding.swedish.identifiers.tokens import is_role_label, speaker_labels

NAME_LABEL = re.compile(r"[A-ZÅÄÖ][\w'’-]+(?:\s(?:[A-ZÅÄÖ][\w'’-]+|van|von|de|af|av|al)){0,3}")
TURNS = 2


def find_labels(text: str) -> Iterator[Hit]:
    """Labels that are names: known ones at once, unknown ones where they stand before more than one turn."""
    spans = speaker_labels(text)
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
