"""Checking a report draft against its own material and its own rules. Each rule is a function whose docstring is the rule."""
