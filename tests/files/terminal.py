"""A program in a real pseudo-terminal, and what a person would see there."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

SOURCE = Path(__file__).parents[2] / "src"
UP, DOWN, RIGHT, LEFT, ESCAPE, ENTER = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b", "\r"


class Terminal:
    """``python -m tfbb_coding …`` in a terminal of its own; ``keys`` types, ``wait`` waits for what is seen."""

    def __init__(self, folder: Path, *arguments: str, columns: int = 80, rows: int = 24, language: str = "en", colour: bool = True) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8", "COLUMNS": "", "LINES": ""}
        environment = {name: value for name, value in environment.items() if value and name != "NO_COLOR"}
        environment |= {} if colour else {"NO_COLOR": "1"}
        self.pid, self.handle = pty.fork()
        if self.pid == 0:  # the child
            os.chdir(folder)
            os.execvpe(sys.executable, [sys.executable, "-m", "tfbb_coding", "--lang", language, *arguments], environment)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.code: int | None = None

    def keys(self, *typed: str) -> None:
        for text in typed:
            os.write(self.handle, text.encode())

    def look(self, seconds: float = 0.02) -> str:
        """What stands on the screen, after whatever is written within so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _w, _x = select.select([self.handle], [], [], left)
            if not ready:
                break
            try:
                data = os.read(self.handle, 65536)
            except OSError:  # the other end is gone
                break
            if not data:
                break
            self.stream.feed(data)
        return "\n".join(self.screen.display)

    def wait(self, seen: str | Callable[[str], bool], seconds: float = 60) -> str:
        """Wait until the words are seen. Fails with what is seen instead."""
        end = time.monotonic() + seconds
        while True:
            text = self.look()
            if seen(text) if callable(seen) else seen in text:
                return text
            assert time.monotonic() < end, f"never seen: {seen}\n{text}"

    def kill(self, how: int = signal.SIGKILL) -> None:
        os.kill(self.pid, how)
        self.end()

    def end(self, seconds: float = 60) -> int:
        """Wait for the program's end, and return its exit code (negative: the signal that ended it)."""
        end = time.monotonic() + seconds
        while self.code is None:
            self.look(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
                self.look(0.05)
                os.close(self.handle)
            elif time.monotonic() > end:
                os.kill(self.pid, signal.SIGKILL)
                msg = "the program does not end"
                raise AssertionError(msg)
        return self.code
