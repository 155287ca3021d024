"""PDFs made by hand: pages of lines at places, in Helvetica, plain, bold or large."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TOP, _LEFT, _STEP = 780.0, 70.0, 14.0


@dataclass(frozen=True)
class Bit:
    """Words at a place: points from the left margin, lines from the top; bold, their size in points, aslant across the page."""

    words: str
    down: float
    right: float = 0.0
    bold: bool = False
    size: float = 11.0
    aslant: bool = False


def pdf(path: Path, pages: Sequence[Sequence[Bit]], info: str = "", annotations: str = "", more: str = "") -> Path:
    """A PDF of one content stream a page. ``info`` goes into its properties, ``annotations`` onto its first page, ``more`` into the trailer."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        5: f"<< {info} >>",
    }
    for n, bits in enumerate(pages):
        held = "\n".join(map(_shown, bits))
        objects[10 + 2 * n] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {11 + 2 * n} 0 R "
            f"/Resources << /Font << /F0 3 0 R /F1 4 0 R >> >> {annotations if n == 0 else ''} >>"
        )
        objects[11 + 2 * n] = f"<< /Length {len(held.encode('cp1252'))} >>\nstream\n{held}\nendstream"
    out, places = b"%PDF-1.4\n", {}
    for number, text in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    tail = f"xref\n0 1\n0000000000 65535 f \n{table}trailer\n<< /Size 999 /Root 1 0 R /Info 5 0 R {more} >>\nstartxref\n{len(out)}\n%%EOF\n"
    path.write_bytes(out + tail.encode())
    return path


def _shown(bit: Bit) -> str:
    words = bit.words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    turned = "0.7 0.7 -0.7 0.7" if bit.aslant else "1 0 0 1"
    return f"BT /F{int(bit.bold)} {bit.size} Tf {turned} {_LEFT + bit.right} {_TOP - bit.down * _STEP} Tm ({words}) Tj ET"


def wrapped(paragraphs: Sequence[str], gap: float = 0.8, width: int = 82, bold: Sequence[bool] = (), lines: int = 48) -> list[list[Bit]]:
    """Paragraphs as pages: wrapped at so many letters, with a gap in lines between them; ``\\n`` is a line break."""
    pages: list[list[Bit]] = [[]]
    down = 2.0
    for number, paragraph in enumerate(paragraphs):
        for line in (piece for part in paragraph.split("\n") for piece in textwrap.wrap(part, width) or [""]):
            if down > lines:
                pages.append([])
                down = 2.0
            pages[-1].append(Bit(line, down, bold=bool(bold) and bold[number]))
            down += 1
        down += gap
    return pages
