"""A regular expression as the tree that ``re`` itself makes of it.

The tree is a sequence of operations, each a name and an argument that depends on it; see CPython's ``re/_parser.py``. Shared by what tells
slow patterns by looking (:mod:`tfbb_coding.steps.pattern_safety`) and by trying (:mod:`tfbb_coding.steps.regex_timing`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any

LETTERS = "abcdefghijklmnopqrstuvwxyzåäöéü0123456789 \n\t.,:;!?-–_'\"()[]/\\@#%&+*=<>…☃"
"""Characters that stand for all others when two classes are compared."""


def literals(regex: str) -> str:
    """The characters that ``regex`` asks for by name, one by one (those of a class ``[...]`` are alternatives).

    >>> literals(r"SIP\\b|[a-c]möte")
    'SIPmöte'
    """
    return "".join(chr(value) for name, value in walk(parse(regex)) if name == "LITERAL")


@lru_cache(maxsize=1000)
def parse(regex: str) -> Any:
    """The tree that ``re`` itself makes; its module has no public name since ``sre_parse`` went out of use."""
    return import_module("re._parser").parse(regex)


def walk(tree: Any) -> Iterator[tuple[str, Any]]:
    """Every operation of the tree with its argument, outer ones first."""
    for op, argument in tree:
        yield str(op), argument
        for inner in inner_trees(str(op), argument):
            yield from walk(inner)


def inner_trees(name: str, argument: Any) -> list[Any]:
    """The trees within an operation."""
    if name == "BRANCH":
        return list(argument[1])
    if name == "GROUPREF_EXISTS":
        return [tree for tree in argument[1:] if tree is not None]
    if name == "ATOMIC_GROUP":
        return [argument]
    place = {"SUBPATTERN": 3, "MAX_REPEAT": 2, "MIN_REPEAT": 2, "POSSESSIVE_REPEAT": 2, "ASSERT": 1, "ASSERT_NOT": 1}.get(name)
    return [] if place is None else [argument[place]]


@lru_cache(maxsize=10_000)
def _bits_of_class(characters: str, alphabet: str) -> int:
    """``characters`` is a class as ``re`` writes it, such as ``\\w``."""
    return sum(1 << i for i, letter in enumerate(alphabet) if re.match(characters, letter, re.DOTALL))


_CATEGORIES = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}


def bits(name: str, argument: Any, alphabet: str) -> int:
    """The characters of the alphabet that a single-character operation takes."""
    everything = (1 << len(alphabet)) - 1
    match name:
        case "LITERAL":
            return _range_bits(argument, argument, alphabet)
        case "NOT_LITERAL":
            return everything & ~_range_bits(argument, argument, alphabet)
        case "RANGE":
            return _range_bits(argument[0], argument[1], alphabet)
        case "CATEGORY":
            return _bits_of_class(_CATEGORIES[str(argument).removeprefix("CATEGORY_")], alphabet)
        case "IN":
            taken = 0
            for op, inner in argument:
                taken |= bits(str(op), inner, alphabet) if str(op) != "NEGATE" else 0
            return everything & ~taken if argument and str(argument[0][0]) == "NEGATE" else taken
        case _:  # ANY, and whatever is not known better: a reference to a group
            return everything


def _range_bits(first: int, last: int, alphabet: str) -> int:
    return sum(1 << i for i, letter in enumerate(alphabet) if first <= ord(letter) <= last)
