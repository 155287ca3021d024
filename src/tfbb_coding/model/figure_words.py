"""The words of figures, in the codebook's language."""

from collections.abc import Mapping

SWEDISH: Mapping[str, str] = {
    "f_theme_cases": "Hur många som talar om varje tema",
    "f_together": "Teman som möts i samma enhet",
    "f_programme": "Verksamhetslogik",
    "draft": "UTKAST att läsa, ändra och ta ställning till",
    "people_one": "{n} person",
    "people_many": "{n} personer",
    "mentions_one": "{n} omnämnande",
    "mentions_many": "{n} omnämnanden",
    "units_one": "{n} enhet",
    "units_many": "{n} enheter",
    "nothing": "ingen",
    "whole": "Alla samtal",
    "not_shown": "visas inte",
    "fewer": "färre än {k} personer",
    "other": "Andra uttryck för temat",
    "resources": "Resurser",
    "activities": "Aktiviteter",
    "outputs": "Prestationer",
    "aims": "Mål",
    "effects": "Effekter på lång sikt",
    "assumptions": "Antaganden",
    "external": "Yttre faktorer",
    "side_effects": "Bieffekter",
    "unplaced": "Sägs hjälpa (+) eller hindra (−), utan plats vid någon pil:",
    "n_shade": "Ju mörkare ruta, desto fler personer. Läs personer före omnämnanden.",
    "n_together": "Antal enheter som har båda temana; i diagonalen alla enheter med temat. Att teman möts säger inte att det ena leder till det andra.",
    "n_bars": "Staplarna visar antal personer som talar om kategorin.",
    "n_dashed": "En streckad ruta står för färre än {k} personer, hur många sägs inte.",
    "n_programme": (
        "Heldragna rutor: ur study.yaml. Streckade: kategorier ur kodningarna, de som flest talar om först. + hjälper och − hindrar, enligt deltagarna. "
        "Figuren visar vad som sägs, inte att något har orsakat något."
    ),
    "alt_cells": "{row}: {cells}.",
    "alt_cell": "{column} {text}",
    "alt_leads": "leder till",
}
ENGLISH: Mapping[str, str] = {
    "f_theme_cases": "How many people speak of each theme",
    "f_together": "Themes that meet in one unit",
    "f_programme": "Programme theory",
    "draft": "DRAFT to read, change and decide on",
    "people_one": "{n} person",
    "people_many": "{n} people",
    "mentions_one": "{n} mention",
    "mentions_many": "{n} mentions",
    "units_one": "{n} unit",
    "units_many": "{n} units",
    "nothing": "nobody",
    "whole": "All conversations",
    "not_shown": "not shown",
    "fewer": "fewer than {k} people",
    "other": "The theme in other words",
    "resources": "Resources",
    "activities": "Activities",
    "outputs": "Outputs",
    "aims": "Aims",
    "effects": "Long-term effects",
    "assumptions": "Assumptions",
    "external": "External factors",
    "side_effects": "Side effects",
    "unplaced": "Said to help (+) or hinder (−), without a place at any arrow:",
    "n_shade": "The darker a cell, the more people. Read people before mentions.",
    "n_together": "Units that have both themes; in the diagonal all units with the theme. That themes meet does not say that one leads to the other.",
    "n_bars": "The bars show how many people speak of the code.",
    "n_dashed": "A dashed box stands for fewer than {k} people; how many is not told.",
    "n_programme": (
        "Solid boxes: from study.yaml. Dashed: codes from the codings, those that most people speak of first. + helps and − hinders, say the participants. "
        "The figure shows what is said, not that anything has caused anything."
    ),
    "alt_cells": "{row}: {cells}.",
    "alt_cell": "{column} {text}",
    "alt_leads": "leads to",
}


def figure_words(language: str) -> Mapping[str, str]:
    """The words of a language; Swedish unless it is English."""
    return ENGLISH if language.startswith("en") else SWEDISH
