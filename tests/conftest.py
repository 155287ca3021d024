"""What all tests share."""

import pytest
from hypothesis import settings

# The same examples on every machine: a clone that was green yesterday is green today. Search wider with `pytest --hypothesis-profile default`.
settings.register_profile("tfbb", derandomize=True, deadline=None)
settings.load_profile("tfbb")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew: look at what changed before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")
