"""What ends the review from without: the window is closed, the machine logs off or shuts down."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress


def when_closed(then: Callable[[int], None]) -> None:
    """Call ``then`` with the signal's number instead of dying in the middle of what somebody writes.

    Only where there are such signals: Windows ends a program whose window is closed without asking it.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows; not the main thread
                loop.add_signal_handler(number, then, number)
