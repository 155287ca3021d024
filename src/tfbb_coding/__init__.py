"""tfbb: qualitative interview coding in Swedish, on your own machine."""

__version__ = "0.1.0"
