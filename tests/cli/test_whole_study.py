"""A whole study played through: code, two people review in Excel, agree, settle, merge, condense, tables; and every number adds up."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest
from commands import Sheet, printed
from small_study import NAMES, kind_of, make_study, units_of

from tfbb_coding.files.codings import load_codings
from tfbb_coding.model.coding import Coding

CASES = {"norr": "a", "soder": "a", "vaster": "b", "oster": "b"}


def run(*arguments: str | Path, code: int = 0) -> tuple[str, str]:
    return printed(*arguments, code=code)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four interviews in two cases, in which worry, lying awake, care, joy and plain talk are said three times each."""
    home = make_study(tmp_path / "Skolgården våren")
    interviews = "".join(f"  - {{id: {name}, case: {case}, kind: individual, participants: 1}}\n" for name, case in CASES.items())
    (home / "study.yaml").write_text(
        f"title: Skolgården\nk: 1\ncases:\n  - {{id: a, name: Pilot A}}\n  - {{id: b, name: Pilot B}}\ninterviews:\n{interviews}",
        encoding="utf-8",
    )
    monkeypatch.chdir(home)
    return home


def review(study: Path, name: str, kinds: dict[str, str]) -> None:
    """Anna takes lying awake for worry and rejects care as such; Bo takes care for joy, and does not hear worry in lying awake."""
    run("review", "export", "--as", name)
    sheet = Sheet(study / "review" / f"{name}.xlsx")
    for unit, kind in kinds.items():
        if kind in {"worry", "joy"}:
            sheet.put(unit, Beslut="godkänn")
        elif kind == "care":
            sheet.put(unit, **({"Beslut": "avvisa"} if name == "anna" else {"Beslut": "ändra", "Tema_1": "Glädje"}))
        elif kind == "awake" and name == "anna":
            sheet.put(unit, Tema_1="Oro")
    out, _err = run("review", "import", sheet.save(), "--as", name)
    assert "Refused: 0" in out


def table(study: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((study / "results" / "handover" / f"{name}.csv").read_text(encoding="utf-8-sig"))))


def settle(study: Path, kinds: dict[str, str]) -> None:
    """They settle twenty of the twenty-four: lying awake half and half (on those Bo took no stand), care in thirds, of which one is left open."""
    _out, err = run("agree", "anna", "bo", "--workbook", "avgör.xlsx")
    assert "24 rows" in err
    sheet = Sheet(study / "avgör.xlsx")
    awake = [unit for unit in sheet.units if kinds[unit] == "awake"]
    care = [unit for unit in sheet.units if kinds[unit] == "care"]
    assert (len(awake), len(care)) == (12, 12)
    for number, unit in enumerate(awake):
        sheet.put(unit, Avgörande="som anna" if number < 6 else "inget tema", Skäl="Det är natten som oroar." if number < 6 else "")
    for unit in care[:4]:
        sheet.put(unit, Tema_1="Glädje")
    for unit in care[4:8]:
        sheet.put(unit, Avgörande="inget tema")
    out, _err = run("merge", sheet.save())
    assert "Consensus of anna, bo: 36 units agreed, 20 settled, 4 still open." in out
    assert "Nothing is new." in run("merge", "avgör.xlsx")[0]


def condense(study: Path, n: int) -> None:
    """What is condensed and tabled is the consensus, since there is one; every proposal is confirmed."""
    _out, err = run("condense", "--as", "anna")
    assert "Codings by the consensus (consensus)." in err
    path = study / "results" / "condensations.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert len(rows) == n == 34
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows([row | {"Bekräfta": "x"} for row in rows])
    assert "34 confirmed" in run("condense", "--import", path, "--as", "anna")[0]
    run("themes")
    condensed = table(study, "meningskoncentrering")
    assert [(bool(row["Koncentrat"]), row["Status"]) for row in condensed] == [(True, "")] * 34  # a proposal would be called one


def tables_add_up(study: Path, agreed: list[Coding]) -> None:
    """Every table counts the consensus's codings, no more and no fewer."""
    whole = {row["Tema"]: int(row["Omnämnanden"]) for row in table(study, "teman") if row["Fall"] == "Alla"}
    assert whole == {"Oro": 18, "Glädje": 16}
    parts: Counter[str] = Counter()
    for row in table(study, "teman"):
        parts[row["Tema"]] += int(row["Omnämnanden"]) if row["Fall"] != "Alla" else 0
    assert parts == whole
    by_case = Counter(("Pilot A" if CASES[c.transcript] == "a" else "Pilot B", c.theme) for c in agreed)
    assert {(row["Fall"], row["Tema"]): int(row["Omnämnanden"]) for row in table(study, "teman") if row["Fall"] != "Alla"} == {
        (case, {"oro": "Oro", "gladje": "Glädje"}[theme]): n for (case, theme), n in by_case.items()
    }
    assert len(table(study, "citat")) == 34
    assert next(row for row in table(study, "materialet") if row["Samtal"] == "Alla")["Kodningar"] == "34"


def test_from_proposals_to_tables(study: Path) -> None:
    kinds = {unit.id: kind_of(unit) for name in NAMES for unit in units_of(study, name)}
    assert Counter(kinds.values()) == dict.fromkeys(("worry", "awake", "care", "joy", "plain"), 12)

    run("code", "--coder", "rules")
    proposed = load_codings(study, "rules").codings
    assert Counter(c.theme for c in proposed) == {"oro": 24, "gladje": 12}
    for name in ("anna", "bo"):
        review(study, name, kinds)

    # Oro: twelve by both, twelve (lying awake) by anna alone. Glädje: twelve by both, twelve (care) by bo alone.
    told = json.loads(run("agree", "anna", "bo", "--format", "json")[0])
    figures = {row["about"]: row for row in told["figures"] if row["on"] == "all"}
    for theme in ("oro", "gladje"):
        row = figures[theme]
        assert (row["n"], row["by_all"], row["by_any"], row["percent"]) == (60, 12, 24, 0.8)
        assert row["kappa"] == pytest.approx((0.8 - 0.56) / 0.44, abs=1e-6)
        assert row["alpha"] == pytest.approx(1 - 119 * 24 / (2 * 36 * 84), abs=1e-6)
        assert row["ac1"] == pytest.approx((0.8 - 0.42) / 0.58, abs=1e-6)
    assert told["different"] == 24
    assert {(row["one"], row["other"]): row["units"] for row in told["mixed"]} == {("", "gladje"): 12, ("", "oro"): 12}

    settle(study, kinds)
    agreed = [c for c in load_codings(study, "consensus").codings if c.status in {"accepted", "changed"}]
    assert Counter(c.theme for c in agreed) == {"oro": 12 + 6, "gladje": 12 + 4}
    condense(study, len(agreed))
    tables_add_up(study, agreed)

    # Nothing that anybody did on the way is lost, and the log knows all of it without a word of theirs.
    assert [json.loads(line)["command"] for line in (study / "log.jsonl").read_text(encoding="utf-8").splitlines()] == [
        "code", "review export", "review import", "review export", "review import", "agree", "merge", "condense", "condense", "themes",
    ]  # fmt: skip
    assert "natten" not in (study / "log.jsonl").read_text(encoding="utf-8")
    assert Counter(c.theme for c in load_codings(study, "anna").codings if c.status != "rejected") == {"oro": 24, "gladje": 12}
