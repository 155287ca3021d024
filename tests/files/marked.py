"""Sentences of tests in which « » mark what must be found."""

Place = tuple[int, int]


def unmarked(sentence: str) -> tuple[str, list[Place]]:
    """The sentence without its marks, and the places in it that they held: ``("«Åsa» ringde")`` gives ``("Åsa ringde", [(0, 3)])``."""
    text, wanted = "", []
    for n, part in enumerate(sentence.replace("»", "«").split("«")):
        if n % 2:
            wanted.append((len(text), len(text) + len(part)))
        text += part
    return text, wanted
