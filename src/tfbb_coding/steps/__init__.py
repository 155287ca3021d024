"""The verbs: pure functions from noun to noun."""
