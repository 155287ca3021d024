"""Which reader reads which draft."""

from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.presence import is_folder, is_there
from tfbb_coding.messages import _
from tfbb_coding.model.draft import Draft

SUFFIXES = (".docx", ".md", ".markdown", ".odt", ".html", ".htm")
"""The kinds of drafts that can be read."""
_WAYS_OUT = {".doc": ".docx", ".pdf": ".docx", ".rtf": ".docx", ".pages": ".docx", ".txt": ".md", ".tex": ".html", ".qmd": ".md"}


def read_draft(path: Path) -> Draft:
    """The draft in the file. Raises :class:`UnreadableError` when it is missing, broken, empty, or of another kind."""
    suffix = path.suffix.lower()
    if not is_there(path):
        raise UnreadableError(_("no such file"), path=path, hint=_("check the spelling and the folder"))
    if is_folder(path):
        raise UnreadableError(_("this is a folder, not a draft"), path=path, hint=_("name the file of the draft"))
    if suffix not in SUFFIXES:
        known = _("drafts can be: {kinds}").format(kinds=" ".join(SUFFIXES))
        way = _("save it as {extension}; {known}").format(extension=_WAYS_OUT[suffix], known=known) if suffix in _WAYS_OUT else known
        raise UnreadableError(_("drafts that end in '{extension}' cannot be read").format(extension=path.suffix), path=path, hint=way)
    draft = _read(path, suffix)
    if not any(block.text.strip() for block in draft.blocks):
        raise UnreadableError(_("there are no words in the draft"), path=path, hint=_("was the right file named?"))
    return draft


def _read(path: Path, suffix: str) -> Draft:
    if suffix == ".docx":
        from tfbb_coding.files.drafts.word import read_word_draft

        return read_word_draft(path)
    if suffix == ".odt":
        from tfbb_coding.files.drafts.opendocument import read_odt_draft

        return read_odt_draft(path)
    if suffix in (".html", ".htm"):
        from tfbb_coding.files.drafts.web import read_html_draft

        return read_html_draft(path)
    from tfbb_coding.files.drafts.markdown import read_markdown_draft

    return read_markdown_draft(path)
