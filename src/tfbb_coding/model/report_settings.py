"""How a study wants its report: what ``study.yaml`` says below ``report:``."""

from dataclasses import dataclass

Terms = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """Every field has the house's usual value.

    ``block_quote_over``: more words than this make a block quotation. ``marks``: the pair of quotation marks, empty for the one that the
    draft itself uses most. ``k``: the smallest group that may be shown, None for the study's. ``placeholders``, ``terms``: in addition to
    the study's. ``quote_share``: per cent of a section that may be quotations. ``fillers_may_go``: whether a quotation may leave out
    fillers and repairs without [...]. ``allow``: words that identify nobody here, such as the authority that ordered the report.
    ``participants``: what those interviewed are called, beside the usual words. ``off``: rules that are not applied.
    """

    block_quote_over: int = 40
    marks: str = ""
    k: int | None = None
    placeholders: tuple[str, ...] = ()
    terms: Terms = ()
    quote_share: int = 50
    fillers_may_go: bool = False
    allow: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
