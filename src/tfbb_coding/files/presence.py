"""Whether a file or folder is there. ``Path.exists`` raises where one may not look, which on network drives is no rare thing."""

from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether a file is there and may be looked at."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder is there and may be looked at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether anything is there and may be looked at."""
    return is_file(path) or is_folder(path)
