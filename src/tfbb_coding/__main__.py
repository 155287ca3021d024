"""``python -m tfbb_coding`` is ``tfbb``, for machines where the command is not on the path."""

from tfbb_coding.cli import main

if __name__ == "__main__":
    main()
