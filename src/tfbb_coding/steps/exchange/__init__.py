"""A study as a project for other programs, and other programs' projects as a study's codebook, codings, cases and memos."""
