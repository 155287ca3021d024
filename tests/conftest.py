"""What all tests share."""

from hypothesis import settings

# The same examples on every machine: a clone that was green yesterday is green today. Search wider with `pytest --hypothesis-profile default`.
settings.register_profile("tfbb", derandomize=True, deadline=None)
settings.load_profile("tfbb")
