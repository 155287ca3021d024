"""Regular expressions that take too long, told by trying them in a process that can be stopped.

What :mod:`tfbb_coding.steps.pattern_safety` sees doubles with every character; found here are those that only grow with the third or
higher power of the text's length, such as ``\\w*\\w*\\w*x``. Run as ``python -m`` this module is the process itself: JSON in, a line for
each expression out.
"""

import json
import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from typing import IO, Any

from tfbb_coding.steps.regex_tree import LETTERS, bits, inner_trees, parse

LENGTH = 1000
"""Characters of the texts tried: a long turn. A pattern whose time grows with the square needs some 10 ms for it, with the cube seconds."""
CPU_SECONDS = 0.5
"""More than this for one text is too slow."""
_PATIENCE = 10.0  # seconds on the clock for one expression before the process is stopped; generous, since the machine may be busy
_LENGTHS = (20, 60, 120, 200, 300, 450, 700, LENGTH)  # small steps: the text that is too slow should not be far too slow


def slow_regexes(regexes: Sequence[str]) -> frozenset[str]:
    """Those of ``regexes`` (each must compile) that take more than :data:`CPU_SECONDS` for some text of :data:`LENGTH` characters."""
    slow: set[str] = set()
    waiting = sorted(set(regexes))
    while waiting:
        judged = list(_judge(waiting))
        slow.update(regex for regex, too_slow in zip(waiting, judged, strict=False) if too_slow)
        if len(judged) < len(waiting):  # it was stopped at this one
            slow.add(waiting[len(judged)])
        waiting = waiting[len(judged) + 1 :]
    return frozenset(slow)


def _judge(regexes: Sequence[str]) -> Iterator[bool]:
    """A verdict for each expression, ending early where one does not come back in time."""
    command = [sys.executable, "-m", "tfbb_coding.steps.regex_timing"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:  # noqa: S603 - ourselves
        assert process.stdin is not None
        assert process.stdout is not None
        lines: queue.Queue[str] = queue.Queue()
        reader = threading.Thread(target=_pass_on, args=(process.stdout, lines), daemon=True)
        reader.start()
        try:
            process.stdin.write(json.dumps(list(regexes)))
            process.stdin.close()
            for _regex in regexes:
                line = lines.get(timeout=_PATIENCE)
                if not line:
                    return
                yield line.startswith("slow")
        except queue.Empty:
            return
        finally:
            process.kill()
            reader.join()


def _pass_on(stream: IO[str], lines: "queue.Queue[str]") -> None:
    for line in stream:
        lines.put(line)
    lines.put("")


def stress_texts(regex: str, length: int) -> list[str]:
    """Texts of about ``length`` characters on which ``regex`` works hard: each repeated part over and over, then what fits nothing."""
    pumps = dict.fromkeys([*_pumps(parse(regex), ""), ("", "a"), ("", " "), ("", "ord ")])
    return [prefix + body * max(1, length // len(body)) + "\x00" for prefix, body in pumps if body]


_REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}


def _sample(tree: Any, *, whole: bool) -> str:
    """A text that the tree takes; with ``whole`` also every part that might be left out."""
    return "".join(_sample_of(str(op), argument, whole=whole) for op, argument in tree)


def _sample_of(name: str, argument: Any, *, whole: bool) -> str:
    if name in ("AT", "ASSERT", "ASSERT_NOT", "FAILURE", "GROUPREF", "GROUPREF_EXISTS"):
        return ""
    if name == "LITERAL":
        return chr(argument)
    inner = [_sample(tree, whole=whole) for tree in inner_trees(name, argument)]
    if name.endswith("_REPEAT"):
        times = max(min(int(argument[0]), 20), 1 if whole else 0)
        return inner[0] * times
    if inner:
        return max(inner, key=len)
    taken = bits(name, argument, LETTERS)
    return next((letter for i, letter in enumerate(LETTERS) if taken >> i & 1), "")


def _pumps(tree: Any, prefix: str) -> Iterator[tuple[str, str]]:
    """For every repeat the text that leads to it and the text that it repeats."""
    for op, argument in tree:
        name = str(op)
        if name in _REPEATS and argument[1] > 1:
            yield prefix, _sample(argument[2], whole=True)
        for inner in inner_trees(name, argument):
            yield from _pumps(inner, prefix)
        prefix += _sample_of(name, argument, whole=False)


def _too_slow(regex: str) -> bool:
    compiled = re.compile(regex)
    for length in _LENGTHS:
        for text in stress_texts(regex, length):
            before = time.process_time()
            for _match in compiled.finditer(text):
                pass
            if time.process_time() - before > CPU_SECONDS:
                return True
    return False


def _main() -> None:
    for regex in json.load(sys.stdin):
        sys.stdout.write("slow\n" if _too_slow(regex) else "fine\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main()
