"""Where one works in German: with the article that the name wants, or not at all where it cannot be told."""

from __future__ import annotations

import pytest

from tui.languages.german.grammar import job, with_them
from tui.languages.german.workplace import at_company


@pytest.mark.parametrize(
    ("company", "place"),
    [
        ("Nimbus", "bei Nimbus"),
        ("Nimbus GmbH & Co. KG", "bei Nimbus"),
        ("Tiefbau Sommer", "bei Tiefbau Sommer"),
        ("Hofmann Getränke", "bei Hofmann Getränke"),
        ("Elektro Baumgarten", "bei Elektro Baumgarten"),
        ("Müller & Söhne", "bei Müller & Söhne"),
        ("Gasthof Zur Linde", "im Gasthof Zur Linde"),
        ("Jugendhilfe Brücke e. V.", "bei der Jugendhilfe Brücke"),
        ("DRK Kreisverband Harz", "beim DRK Kreisverband Harz"),
        ("AWO Kreisverband Süd", "beim AWO Kreisverband Süd"),
        ("AWO", "bei der AWO"),
        ("Caritasverband Köln e.V.", "beim Caritasverband Köln"),
        ("Bayerisches Landesamt für Umwelt", "beim Bayerischen Landesamt für Umwelt"),
        ("Freie Schule Glonntal", "an der Freien Schule Glonntal"),
        ("Berliner Volksbank", "bei der Berliner Volksbank"),
        ("Kirchengemeinde St. Michael", "bei der Kirchengemeinde St. Michael"),
        ("Biohof Petersen", "auf dem Biohof Petersen"),
        ("Reederei Krohn", "bei der Reederei Krohn"),
        ("Stadtwerke Bergen", "bei den Stadtwerken Bergen"),
        ("Velowerk Basel", ""),
        ("Windpark Service Nord", ""),
        ("Nahverkehr Mannheim", ""),
        ("Deutsches Rotes Kreuz", ""),
        ("Grüne Insel", ""),
        ("Sonnenhof", ""),
        ("Wohnen am Park", ""),
    ],
)
def test_company_has_its_article_or_is_left_out(company: str, place: str) -> None:
    assert at_company(company) == place
    assert job("Köchin", company) == f"Stelle als Köchin {place}".rstrip()


def test_reader_works_there_unless_of_an_agency() -> None:
    assert with_them("Windpark Service Nord GmbH") == "bei Ihnen"
    assert with_them("Windpark Service Nord GmbH", outside=True) == "bei Windpark Service Nord"
    assert job("Köchin", "Grüne Insel", outside=True) == "Stelle als Köchin bei Grüne Insel"
    assert with_them("", outside=True) == "bei Ihnen"
