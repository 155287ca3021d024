"""All rules, and a draft checked by them."""

import inspect
from collections.abc import Callable, Collection, Iterable

from tfbb_coding.messages import _
from tfbb_coding.model.draft import DraftFinding
from tfbb_coding.steps.report.review import Review
from tfbb_coding.steps.report.rules_cases import one_case, quote_wrong_case
from tfbb_coding.steps.report.rules_claims import effect_claim
from tfbb_coding.steps.report.rules_counts import count_contradiction
from tfbb_coding.steps.report.rules_facts import count_mismatch
from tfbb_coding.steps.report.rules_file import docx_metadata
from tfbb_coding.steps.report.rules_form import (
    lead_in,
    one_voice,
    placeholder_form,
    quote_marks,
    quote_reused,
    quote_share,
    quote_too_long_inline,
    quote_too_short_block,
)
from tfbb_coding.steps.report.rules_groups import small_group
from tfbb_coding.steps.report.rules_numbering import cross_reference, figure_numbering, table_numbering
from tfbb_coding.steps.report.rules_outline import section_missing
from tfbb_coding.steps.report.rules_people import identifier, identifier_indirect
from tfbb_coding.steps.report.rules_period import period_mismatch
from tfbb_coding.steps.report.rules_quotations import omission_mark, quote_altered, quote_not_found
from tfbb_coding.steps.report.rules_shares import share_mismatch
from tfbb_coding.steps.report.rules_sources import citation_unlisted, reference_uncited
from tfbb_coding.steps.report.rules_summary import recommendation_ungrounded, summary_drift
from tfbb_coding.steps.report.rules_words import naming

Rule = Callable[[Review], Iterable[DraftFinding]]
RULES: tuple[Rule, ...] = (
    quote_not_found,
    quote_altered,
    quote_wrong_case,
    quote_too_long_inline,
    quote_too_short_block,
    quote_marks,
    lead_in,
    quote_reused,
    quote_share,
    one_voice,
    one_case,
    placeholder_form,
    omission_mark,
    identifier,
    identifier_indirect,
    small_group,
    figure_numbering,
    table_numbering,
    cross_reference,
    citation_unlisted,
    reference_uncited,
    naming,
    count_mismatch,
    count_contradiction,
    share_mismatch,
    period_mismatch,
    section_missing,
    effect_claim,
    summary_drift,
    recommendation_ungrounded,
    docx_metadata,
)


def name_of(rule: Rule) -> str:
    """The rule's name as findings and study.yaml write it.

    >>> name_of(quote_not_found)
    'quote-not-found'
    """
    return str(getattr(rule, "__name__", "")).replace("_", "-")


def statement_of(rule: Rule) -> str:
    """What the rule says, in the language chosen."""
    statement = " ".join((inspect.getdoc(rule) or "").split())
    return _(statement)


def check_draft(review: Review, off: Collection[str] = ()) -> list[DraftFinding]:
    """Everything that the rules find, in order of place; those named in ``off`` are not asked."""
    found = {finding for rule in RULES if name_of(rule) not in off for finding in rule(review)}
    return sorted(found, key=lambda f: (f.block, f.start, f.end, [name_of(rule) for rule in RULES].index(f.rule), f.message))
