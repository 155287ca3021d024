"""Tables for readers, each a pure function of a :class:`tfbb_coding.steps.tables.view.View`; ``catalogue`` names them all."""
