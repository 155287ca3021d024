"""Words that can identify a person: patterns, a lexicon of names and places, case logic, roles, and a small trained tagger.

Everything here works on a string in memory and knows nothing of files or studies. :func:`tfbb_coding.steps.identifiers.find_identifiers`
puts the voices together.
"""
