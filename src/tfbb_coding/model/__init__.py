"""The nouns: frozen dataclasses that know no files and print nothing."""
