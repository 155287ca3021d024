"""The audit trail: from every coded quotation to its words in the transcript, who coded it, why, and with which codebook."""

from collections.abc import Mapping

from tfbb_coding.model.coding import Evidence
from tfbb_coding.model.indicator_words import reason_text
from tfbb_coding.model.report import Table
from tfbb_coding.model.review_words import words_for
from tfbb_coding.model.text import fingerprint
from tfbb_coding.steps.tables.condensed import Senses
from tfbb_coding.steps.tables.quotations import clock, coder_names
from tfbb_coding.steps.tables.view import View, in_order, left_out, shown, table

_COLUMNS = (
    "theme", "code", "quotation", "interview", "unit", "speaker", "turn", "time", "file", "start", "end", "verbatim", "coder", "status",
    "score", "evidence", "condensation", "coded_with", "text_fingerprint",
)  # fmt: skip


def trail(view: View, files: Mapping[str, str]) -> Table:
    """A row a coding, several coders' of one quotation each their own; ``files`` tells the transcripts' file names.

    Places are code points of the text that ``tfbb show`` prints. ``verbatim`` says whether the quotation is what stands there now.
    """
    words, results = view.words, view.results
    kept, hidden = shown(view, in_order(view, view.codings))
    senses, called, statuses = Senses(results), coder_names(view), words_for(results.book).statuses
    prints = {name: fingerprint(results.transcripts[name].text) for name in view.interviews}
    rows = []
    for one in kept:
        transcript = results.transcripts[one.transcript]
        sense = senses.of(one)
        stamp = transcript.turns[one.turn].time_start if one.turn < len(transcript.turns) else None
        verbatim = transcript.text[one.start : one.end] == one.quotation
        rows.append(
            (
                results.theme_label(one.theme), results.code_label(one.theme, one.code), one.quotation, view.interview(one.transcript).id,
                one.unit, one.speaker or "", one.turn, clock(stamp), files.get(one.transcript, one.transcript), one.start, one.end,
                words["yes"] if verbatim else words["no"], called[one.coder], statuses[one.status], one.score,
                " | ".join(_reason(piece, results.language) for piece in one.evidence),
                sense.text if sense.decided else "", one.codebook, prints[one.transcript],
            )
        )  # fmt: skip
    return table(view, "trail", (words[key] for key in _COLUMNS), rows, words["n_coders"], left_out(view, hidden))


def _reason(piece: Evidence, language: str) -> str:
    return f"{reason_text(piece.indicator, language)} ”{piece.words}” ({piece.weight:+.2g})"
