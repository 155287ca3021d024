"""Regular expressions that would never come to an end, told by looking at them.

Python's engine tries every way to match. When one stretch of text can be read in two ways within a loop, as by ``(a+)+`` or
``(\\w+\\s*)+``, the ways double with every character, and a codebook with such a pattern hangs on the first long turn. Looked at are the
pattern's positions and what may follow each (Glushkov's automaton), every pair of positions that the same text can reach, and
whether a pair of two different ones lies on a loop through a pair of equal ones (the criterion EDA of Weideman, van der Merwe, Berglund &
Watson, *Analyzing matching time behavior of backtracking regular expression matchers by using ambiguity of NFA*, 2016).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tfbb_coding.steps.regex_tree import LETTERS, bits, inner_trees, parse, walk

_LARGEST = 250  # positions in one loop; beyond that only timing tells
_UNROLLED = 4  # {0,3} is written out; larger numbers are taken for "any number"
_CLOSED = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}


def may_explode(regex: str) -> bool:
    """Whether the time for ``regex`` can double with every further character of a text.

    >>> may_explode(r"(\\w+\\s*)+x"), may_explode(r"(\\w+\\s+)+x")
    (True, False)
    """
    return any(_is_ambiguous(automaton) for automaton in _automata(regex))


@dataclass(slots=True)
class _Automaton:
    """``bits`` are the characters of each position; ``follow`` counts in how many ways one position leads to another."""

    alphabet: str
    bits: list[int] = field(default_factory=list)
    follow: Counter[tuple[int, int]] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the pattern: in how many ways it may be empty, and the positions that begin and end it, each with its ways."""

    empty: int = 1
    first: Counter[int] = field(default_factory=Counter)
    last: Counter[int] = field(default_factory=Counter)


def _times(positions: Counter[int], ways: int) -> Counter[int]:
    return Counter({position: n * ways for position, n in positions.items() if n * ways})


def _automata(regex: str) -> Iterator[_Automaton]:
    """The automaton of the pattern, and one for every part that is matched on its own (look-arounds, atomic groups)."""
    tree = parse(regex)
    alphabet = "".join(dict.fromkeys(LETTERS + regex))
    alone = [
        inner for name, argument in walk(tree) if name in _CLOSED or name.startswith("ASSERT") for inner in inner_trees(name, argument)
    ]
    for part in [tree, *alone]:
        automaton = _Automaton(alphabet)
        _sequence(part, automaton)
        yield automaton


def _sequence(tree: Any, automaton: _Automaton) -> _Part:
    whole = _Part()
    for op, argument in tree:
        whole = _joined(whole, _operation(str(op), argument, automaton), automaton)
    return whole


def _joined(left: _Part, right: _Part, automaton: _Automaton) -> _Part:
    for p, ways in left.last.items():
        for q, more in right.first.items():
            automaton.follow[p, q] += ways * more
    first = left.first + _times(right.first, left.empty)
    return _Part(min(left.empty * right.empty, 2), first, right.last + _times(left.last, right.empty))


def _operation(name: str, argument: Any, automaton: _Automaton) -> _Part:
    if name in ("AT", "ASSERT", "ASSERT_NOT", "FAILURE"):
        return _Part()
    if name in _CLOSED:  # never given back, so one step to those outside
        return _closed(name, argument, automaton)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeated(argument, automaton)
    inner = [_sequence(tree, automaton) for tree in inner_trees(name, argument)]
    if name == "GROUPREF_EXISTS":
        return _either([_Part(), *inner])
    return _either(inner) if inner else _position(bits(name, argument, automaton.alphabet), automaton)


def _position(taken: int, automaton: _Automaton) -> _Part:
    automaton.bits.append(taken)
    here = len(automaton.bits) - 1
    return _Part(0, Counter([here]), Counter([here]))


def _closed(name: str, argument: Any, automaton: _Automaton) -> _Part:
    inside = _Automaton(automaton.alphabet)
    part = _sequence(inner_trees(name, argument)[0], inside)
    begins = 0
    for position in part.first:
        begins |= inside.bits[position]
    whole = _position(begins, automaton)
    may_be_empty = part.empty or (name == "POSSESSIVE_REPEAT" and argument[0] == 0)
    return _Part(int(bool(may_be_empty)), whole.first, whole.last)


def _either(parts: list[_Part]) -> _Part:
    first: Counter[int] = Counter()
    last: Counter[int] = Counter()
    for part in parts:
        first.update(part.first)
        last.update(part.last)
    return _Part(min(sum(part.empty for part in parts), 2), first, last)


def _repeated(argument: Any, automaton: _Automaton) -> _Part:
    least, most, tree = argument
    if most > _UNROLLED:
        part = _sequence(tree, automaton)
        _joined(part, part, automaton)
        return _either([part, _Part()]) if least == 0 else part
    whole = _Part()
    for n in range(most, 0, -1):  # X{1,3} is X(X(X)?)?
        whole = _joined(_sequence(tree, automaton), whole, automaton)
        whole = whole if n <= least else _either([whole, _Part()])
    return whole


def _is_ambiguous(automaton: _Automaton) -> bool:
    """Whether one text leads round a loop in two ways."""
    follow: dict[int, set[int]] = defaultdict(set)
    for p, q in automaton.follow:
        follow[p].add(q)
    loop_of = _components(range(len(automaton.bits)), follow)
    if any(ways > 1 and loop_of[p] == loop_of[q] for (p, q), ways in automaton.follow.items()):
        return True
    loops: dict[int, list[int]] = defaultdict(list)
    for position, loop in loop_of.items():
        loops[loop].append(position)
    return any(_has_two_ways(loop, follow, automaton.bits) for loop in loops.values() if 1 < len(loop) <= _LARGEST)


def _has_two_ways(loop: list[int], follow: Mapping[int, set[int]], taken: list[int]) -> bool:
    inside = set(loop)
    pairs: dict[tuple[int, int], set[tuple[int, int]]] = {}
    waiting = [(p, p) for p in loop]
    while waiting:
        pair = waiting.pop()
        if pair not in pairs:
            steps = {(p, q) for p in follow[pair[0]] & inside for q in follow[pair[1]] & inside if taken[p] & taken[q]}
            pairs[pair] = steps
            waiting.extend(steps)
    component = _components(pairs, pairs)
    equal = {component[pair] for pair in pairs if pair[0] == pair[1]}
    return any(component[pair] in equal for pair in pairs if pair[0] != pair[1])


def _components(nodes: Iterable[Any], follow: Mapping[Any, Iterable[Any]]) -> dict[Any, int]:
    """For each node the number of its strongly connected component (Kosaraju); a node on no loop is alone in its own."""
    nodes = list(nodes)
    before: dict[Any, list[Any]] = defaultdict(list)
    for node in nodes:
        for after in follow.get(node, ()):
            before[after].append(node)
    component: dict[Any, int] = {}
    for number, start in enumerate(reversed(_finished(nodes, follow))):
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node not in component:
                component[node] = number
                waiting.extend(before[node])
    return component


def _finished(nodes: Iterable[Any], follow: Mapping[Any, Iterable[Any]]) -> list[Any]:
    """Nodes in the order in which a search into the depth leaves them."""
    order: list[Any] = []
    seen: set[Any] = set()
    for start in nodes:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(follow.get(start, ())))]
        while path:
            node, rest = path[-1]
            step = next((after for after in rest if after not in seen), None)
            if step is None:
                order.append(node)
                path.pop()
            else:
                seen.add(step)
                path.append((step, iter(follow.get(step, ()))))
    return order
