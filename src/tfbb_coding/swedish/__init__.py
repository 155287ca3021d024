"""The language: words, sentences, lemmas, compounds, stance, names. Knows nothing of codebooks or of a study's files."""
