"""What was typed, as it stands in a note: names in greetings, answers woven into sentences."""

from __future__ import annotations

import pytest

from tests.domain.build import NIMBUS, book_of, contact
from tests.drafting.drafted import TALK, make, meeting, simple
from tui.domain.notes import open_places
from tui.domain.settings import Profile
from tui.languages.english import grammar as english
from tui.languages.german import grammar as german
from tui.languages.reading.name_parts import read_name
from tui.languages.weaving import Woven


@pytest.mark.parametrize(
    ("typed", "english_greeting", "german_greeting"),
    [
        ("Ana Ruiz", "Dear Ana", "Guten Tag Ana Ruiz"),
        ("Ruiz, Ana", "Dear Ana", "Guten Tag Ana Ruiz"),
        ("Dr. Ana Ruiz", "Dear Dr. Ruiz", "Guten Tag Dr. Ruiz"),
        ("Ana Ruiz, PhD", "Dear Ana", "Guten Tag Ana Ruiz"),
        ("Ms. Ana Ruiz", "Dear Ms. Ruiz", "Sehr geehrte Frau Ruiz"),
        ("Herr Prof. Dr. Jan van der Berg", "Dear Prof. van der Berg", "Sehr geehrter Herr Prof. van der Berg"),
        ("J. Ruiz", "Dear J. Ruiz", "Guten Tag J. Ruiz"),
        ("Ana", "Dear Ana", "Guten Tag Ana"),
        ("李小龙", "Dear 李小龙", "Guten Tag 李小龙"),
        ("Ana Ruiz (she/her)", "Dear Ana", "Guten Tag Ana Ruiz"),
    ],
)
def test_greetings(typed: str, english_greeting: str, german_greeting: str) -> None:
    name = read_name(typed)
    assert name is not None
    assert english.salutation(name, letter=False) == english_greeting
    assert german.salutation(name, letter=False) == german_greeting


@pytest.mark.parametrize("typed", ["", " ", "\x1b[31m", "()", "...", "\u202e"])
def test_no_name_is_none(typed: str) -> None:
    assert read_name(typed) is None


# -- answers in sentences ---------------------------------------------------------------------------------------------

ENGLISH = {
    "talked_about": [
        ("we talked about their migration from Oracle and how they test it", "", "your migration from Oracle and how you test it"),
        ("their migration from Oracle", "", "your migration from Oracle"),
        ("Their migration from Oracle.", "", "your migration from Oracle"),
        ("Migration from Oracle and testing", "", "migration from Oracle and testing"),
        ("Kubernetes, Terraform", "", "Kubernetes and Terraform"),
        ("Oracle migration, testing, on-call", "", "Oracle migration, testing and on-call"),
        ("- their migration\n- how they hire", "", "your migration and how you hire"),
        ("her talk at PyCon; her book", "", "your talk at PyCon and your book"),
        ("how open she was about the outage", "", "how open you were about the outage"),
        ("liked how open she was about the outage", "", "how open you were about the outage"),
        ("I liked her honesty about the outage", "", "your honesty about the outage"),
        ("really enjoyed talking about grippers that do not bruise", "", "grippers that do not bruise"),
        ("I learned a lot about how they plan", "", "how you plan"),
        ("Ana explained how they test it", "", "how you test it"),
        ("what she looks for in the first ninety days", "", "what you look for in the first ninety days"),
        ("why the archive search still runs on his machine", "", "why the archive search still runs on your machine"),
        ("how customers test and why they churn", "", "how customers test and why they churn"),
        ("their sensors and how they freeze", "", "your sensors and how they freeze"),
        ("their nightly batches and how they test them", "", "your nightly batches and how you test them"),
        ("about the CTO and how he decides", "", "the CTO and how he decides"),
        ("pairing", "", "pairing"),
        ("she runs the team like a newsroom", "sentence", "You run the team like a newsroom."),
        ("The hardest part is hiring", "sentence", "The hardest part is hiring."),
        ("The team ships every Friday and nobody is on call alone.", "sentence", "The team ships every Friday and nobody is on call alone."),
        ("the team grew from three to nine", "sentence", "The team grew from three to nine."),
        ("she told me that they doubled last year", "sentence", "You told me that you doubled last year."),
        ("What do they do about drift?", "sentence", "What do you do about drift?"),
        ("He told me about the move to Iceberg and I liked how he explained the trade-offs", "", "the move to Iceberg and how you explained the trade-offs"),
        ("how he explains things and what he was missing", "", "how you explain things and what you were missing"),
        ("how he explains every step and listens to everybody", "", "how you explain every step and listen to everybody"),
        ("why she doesn't hire for speed and hasn't for years", "", "why you don't hire for speed and haven't for years"),
        ("what he’s building and how he patiently answers", "", "what you are building and how you patiently answer"),
        ("how Ana runs the team and what she looks for", "", "how you run the team and what you look for"),
        ("Ana's talk at PyCon", "", "your talk at PyCon"),
        ("migrations like theirs", "", "migrations like yours"),
        ("She was nice.", "own", "You were nice."),
        ("discussed Spark with him and how he tunes it", "", "Spark and how you tune it"),
        ("the on-call rota, which she hates", "", "the on-call rota, which you hate"),
        ("how he uses Kafka and why he dropped Oracle", "", "how you use Kafka and why you dropped Oracle"),
        ("about Tom and how he decides", "", "Tom and how he decides"),
        ("liked that they test everything", "own", "I liked that you test everything."),
        ("we share a love of climbing", "own", "We share a love of climbing."),
    ],
    "fit": [
        ("Because I like messy data.", "own", "I like messy data."),
        ("because of six years with pipelines", "", "six years with pipelines"),
        ("my experience with pipelines matches their needs", "own", "My experience with pipelines matches your needs."),
        ("I have led migrations like theirs", "own", "I have led migrations like yours."),
        ("she needs somebody who stays calm", "sentence", "You need somebody who stays calm."),
        ("I coached teams and their leads", "own", "I coached teams and their leads."),
        ("I worked for my old boss until she retired", "own", "I worked for my old boss until she retired."),
        ("six years of Postgres, two migrations", "", "six years of Postgres and two migrations"),
        ("Six years of Postgres.", "", "six years of Postgres"),
        ("advanced SQL and calm incident response", "", "advanced SQL and calm incident response"),
        ("I ran two such migrations at Initech.", "own", "I ran two such migrations at Initech."),
        ("led two migrations, each without a lost row", "own", "I led two migrations, each without a lost row."),
        ("Hardware in the loop is what I did for three years.", "sentence", "Hardware in the loop is what I did for three years."),
    ],
    "unsaid": [
        ("that I have read his book", "sentence", "That I have read your book."),
        ("I forgot to mention the on-call handbook I wrote.", "", "the on-call handbook I wrote"),
        ("forgot to say that I speak Polish", "own", "I speak Polish."),
    ],
    "contribution": [
        ("help her with the hiring", "verb", "help you with the hiring"),
        ("cut the nightly batch to minutes", "verb", "cut the nightly batch to minutes"),
        ("I would start with the tests", "verb", "start with the tests"),
        ("to build the test bench", "verb", "build the test bench"),
        ("a calm hand in migrations", "", "a calm hand in migrations"),
    ],
}  # fmt: skip
"""By field: what was typed, and the form and the words it takes."""
GERMAN = {
    "talked_about": [
        ("wir sprachen über ihre Migration von Oracle und wie sie testen", "object", "Ihre Migration von Oracle und darüber, wie Sie testen"),
        ("Wir haben über den Umzug gesprochen", "object", "den Umzug"),
        ("es ging um Datenschutz, Tests und Bereitschaft", "object", "Datenschutz, Tests und Bereitschaft"),
        ("der Umzug von Oracle", "", "der Umzug von Oracle"),
        ("ihr Plan für eine gemeinsame Patientenakte", "", "Ihr Plan für eine gemeinsame Patientenakte"),
        ("wie sie das Team leitet", "", "wie Sie das Team leiten"),
        ("wie er Fehler bespricht", "", "wie Sie Fehler besprechen"),
        ("mir gefiel, wie offen sie war", "", "wie offen Sie waren"),
        ("Sie hat erklärt, wie sie testen", "", "wie Sie testen"),
        ("wie die Maschine läuft und warum sie steht", "", "wie die Maschine läuft und warum sie steht"),
        ("Das Schwerste ist die Einstellung guter Leute.", "sentence", "Das Schwerste ist die Einstellung guter Leute."),
        ("ich habe viel über die Planung gelernt", "own", "Ich habe viel über die Planung gelernt."),
        ("Sie war nett.", "own", "Sie waren nett."),
        ("Er leitet das Team seit zehn Jahren", "sentence", "Sie leiten das Team seit zehn Jahren."),
        ("Frau Ruiz hat den Umzug geleitet", "sentence", "Sie haben den Umzug geleitet."),
        ("Ana leitet das Team", "sentence", "Sie leiten das Team."),
        ("Frau Brandt hat den Umzug geleitet", "sentence", "Frau Brandt hat den Umzug geleitet."),
        ("Anas Team wächst", "", "Anas Team wächst"),
        ("sie meinte, ihr sei Ruhe wichtiger als Tempo", "sentence", "Sie meinten, Ihnen sei Ruhe wichtiger als Tempo."),
        ("ihm ist wichtig, dass alle mitziehen", "sentence", "Ihnen ist wichtig, dass alle mitziehen."),
    ],
    "fit": [
        ("Weil ich unordentliche Daten mag.", "own", "Ich glaube, dass es passt, weil ich unordentliche Daten mag."),
        ("Erfahrung, die zu ihren Anforderungen passt", "", "Erfahrung, die zu Ihren Anforderungen passt"),
        ("passt zu ihren Anforderungen", "", "passt zu Ihren Anforderungen"),
        ("habe zwei Migrationen geleitet", "own", "Ich habe zwei Migrationen geleitet."),
        ("sechs Jahre Postgres", "", "sechs Jahre Postgres"),
    ],
    "unsaid": [
        ("vergessen zu erwähnen, dass ich Polnisch spreche", "", "dass ich Polnisch spreche"),
    ],
    "contribution": [
        ("die nächtlichen Läufe beschleunigen", "verb", "die nächtlichen Läufe beschleunigen"),
        ("ich würde gern die Tests aufbauen", "verb", "die Tests aufbauen"),
        ("Ruhe bei Migrationen", "", "Ruhe bei Migrationen"),
    ],
}  # fmt: skip


def cases(table: dict[str, list[tuple[str, str, str]]]) -> list[tuple[str, str, str, str]]:
    """A table's rows, each with its field."""
    return [(field, *row) for field, rows in table.items() for row in rows]


@pytest.mark.parametrize(("field", "typed", "form", "head"), cases(ENGLISH))
def test_english_weaving(field: str, typed: str, form: str, head: str) -> None:
    assert english.woven(typed, field, read_name("Ana Ruiz")) == Woven(form, head)


@pytest.mark.parametrize(("field", "typed", "form", "head"), cases(GERMAN))
def test_german_weaving(field: str, typed: str, form: str, head: str) -> None:
    assert german.woven(typed, field, read_name("Ana Ruiz")) == Woven(form, head)


@pytest.mark.parametrize(
    "typed",
    ["yes", "Yes.", "no", "ok", "OK!", "nothing", "n/a", "N/A", "-", "none", "don't know", "I don't know.", "dont know", "not sure",
     "ja", "Nein", "nichts", "keine", "weiß nicht", "Ich weiß es nicht.", "keine Ahnung", "k. A.", "- yes\n- ok", "?"],
)  # fmt: skip
def test_an_answer_that_is_no_fact_leaves_the_place_open(typed: str) -> None:
    for language in (english, german):
        for field in ("talked_about", "fit", "unsaid", "contribution"):
            assert language.woven(typed, field, None) is None
    note = make(simple(typed), profile=Profile(name="Kim Lee", strengths=("six years of Postgres",)))
    assert [slot.name for slot in note.open_slots] == ["talked_about"]


def test_a_fit_that_is_no_fact_leaves_the_strengths_to_speak() -> None:
    book = book_of(NIMBUS, contact(1), meeting(TALK["en"], fit="n/a", unsaid="no", contribution="nothing"))
    note = make(book, profile=Profile(name="Kim Lee", strengths=("six years of Postgres",)))
    assert "six years of Postgres" in note.body
    assert not dict(note.options)["unsaid"]
    assert note.open_slots == ()


@pytest.mark.parametrize(
    "typed",
    [
        "I liked how he convinced the CTO and what he did then",
        "how she disagreed with him",
        "how he and his mentor met and what he learned",
    ],
)
def test_where_nobody_can_tell_who_is_meant_the_place_is_open_and_shows_what_was_typed(typed: str) -> None:
    note = make(simple(typed, name="Jürgen Wolf"))
    assert [slot.name for slot in note.open_slots] == ["talked_about"]
    assert typed in note.open_slots[0].question
    assert note.open_slots[0].marker in note.body
    assert open_places(note.body) == [note.open_slots[0].marker]


def test_sentences_that_follow_are_whole_and_know_who_was_named_before() -> None:
    body = make(simple("She was nice. We talked about Iceberg. I liked how she explained the trade-offs.")).body
    assert "You were nice. We talked about Iceberg. I liked how you explained the trade-offs." in body
    assert (
        "Tom decides what ships. He decides everything."
        in make(simple("Their lead is Tom.\nTom decides what ships. He decides everything.")).body
    )


def test_further_sentences_follow_the_first() -> None:
    book = simple("We discussed the roadmap. She said the hardest part is hiring.")
    assert "I keep thinking about the roadmap. You said the hardest part is hiring." in make(book).body
