"""The disk: the only rooms that open files."""
