"""The templates of notes: the built-in ones, and the user's, which override them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.build import NIMBUS, at, book_of, contact, thanked
from tests.drafting.drafted import SAY, make, meeting, simple
from tui.domain.note_kinds import NOTE_KINDS
from tui.drafting import BUILT_IN, TemplateError, parse_templates

OWN = "kind: thank_you\nlanguage: en\n\n[subject @email]\n- Hi {reader}\n[thanks]\n- Thanks< for {when}>, {reader}.\n"


def test_a_users_template_takes_the_place_of_a_built_in_one() -> None:
    templates = parse_templates([("mine.txt", OWN)])
    note = make(simple(), templates=templates)
    assert (note.subject, note.body) == ("Hi Ana", "Dear Ana,\n\nThanks for on Thursday, Ana.\n\nKind regards,\nKim Lee\n")
    assert make(simple(), "inquiry", templates=templates).body == make(simple(), "inquiry").body


def test_a_new_kind_and_a_new_language() -> None:
    files = [
        ("postcard.txt", OWN.replace("thank_you", "postcard")),
        ("es.txt", "kind: thank_you\nlanguage: es\n[thanks]\n- Gracias, {reader}. {say}\n"),
    ]
    templates = parse_templates(files)
    assert make(simple(), "postcard", templates=templates).subject == "Hi Ana"
    assert "postcard" in templates.kinds("en")
    assert templates.languages == ("en", "de", "es")
    said = "Me gustó la visita al taller."
    assert f"Gracias, Ana. {said}" in make(simple(said, language="es"), templates=templates).body


@pytest.mark.parametrize("field", ["talked_about", "talked_about.any", "say", "fit.verb", "fit.sentence", "fit"])
def test_older_field_reads_the_sentence(field: str) -> None:
    templates = parse_templates([("mine.txt", OWN + f"[talk]\n- About {{{field}}}.\n")])
    book = book_of(NIMBUS, contact(1), meeting("their secret", say=[SAY["en"]], fit=SAY["en"]))
    body = make(book, templates=templates).body
    assert f"About {SAY['en']}\n" in body
    assert "secret" not in body


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- I enjoyed {talked_about}.", "{talked_about} reads a whole sentence now: write {say}, standing alone"),
        ("- {talked_about.sentence}", "{talked_about.sentence} reads a whole sentence now: write {say}, standing alone"),
        ("- I would like to {contribution.verb}.", "{contribution.verb} reads a whole sentence now: write {contribution}"),
        ("- What I bring is {fit}.", "{fit} is a whole sentence: let it stand alone"),
        ("- {say}, and more.", "{say} is a whole sentence: let it stand alone"),
    ],
)
def test_outdated_line_is_told_with_its_number(line: str, said: str) -> None:
    templates = parse_templates([("mine.txt", f"{OWN}[talk]\n{line}\n")])
    mine = templates.find("thank_you", "en")
    assert mine is not None
    assert [(old.file, old.line) for old in mine.outdated] == [("mine.txt", 9)]
    assert mine.outdated[0].sentence.startswith(said)


def test_sentence_that_stands_alone_is_not_outdated() -> None:
    own = OWN + "[talk]\n- {say}\n- One thing: {say} Thank you.\n- {fit} {unsaid}\n  {contribution}\n"
    mine = parse_templates([("mine.txt", own)]).find("thank_you", "en")
    assert mine is not None
    assert mine.outdated == ()


def test_tilde_joins_the_paragraph_of_the_section_before_it() -> None:
    own = "kind: thank_you\nlanguage: en\n[a]\n- One.\n[b = off]\n- Two.\n[~c = on]\n- Three.\n[+d]\n- Four.\n"
    templates = parse_templates([("mine.txt", own)])
    text = [make(simple(), templates=templates, options=on).body for on in ({}, {"b": True}, {"b": True, "c": False})]
    assert "One.\n\nThree. Four.\n" in text[0]
    assert "One.\n\nTwo. Three. Four.\n" in text[1]
    assert "One.\n\nTwo. Four.\n" in text[2]


def test_sections_may_depend_on_what_is_the_case() -> None:
    own = "kind: thank_you\nlanguage: en\n[a if thanked]\n- Again.\n[b @email unless thanked = on]\n- First.\n"
    templates = parse_templates([("mine.txt", own)])
    assert "First." in make(simple(), templates=templates).body
    once = book_of(NIMBUS, contact(1), meeting(""), thanked(1, "2026-11-19 18:00"))
    assert "Again." in make(once, templates=templates).body
    assert "First." not in make(once, templates=templates).body
    assert "late_thanks" in dict(make(simple(), "inquiry", now=at("2026-12-01 10:00")).options)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (OWN.replace("{reader}.", "{readr}."), 7, "there is no field {readr}; did you mean 'reader'?"),
        (OWN.replace("{reader}.", "{reader.any}."), 7, "{reader} has no form 'any'"),
        (OWN.replace("{reader}.", "{fit.sentense}."), 7, "{fit} has no form 'sentense'; did you mean 'sentence'?"),
        (OWN.replace("{reader}.", "{reader."), 7, "a '{' without its '}'"),
        (OWN.replace("{reader}.", "reader}."), 7, "a '}' without its '{'"),
        (OWN.replace("{when}>", "{when}"), 7, "a '<' without its '>'"),
        (OWN.replace("< for", "<< for"), 7, "a '<' too many"),
        (OWN.replace("@email", "@mail"), 4, "'mail' is no channel; did you mean 'email'?"),
        (OWN.replace("[thanks]", "[thanks = maybe]"), 6, "'maybe' is not 'on', 'off' or 'known'"),
        (OWN.replace("[thanks]", "[thanks if thankd]"), 6, "there is no field {thankd}; did you mean 'thanked'?"),
        (OWN.replace("[thanks]", "[thanks"), 6, "'[thanks' is no section"),
        (OWN.replace("- Thanks", "Thanks"), 7, "a wording begins with '- '"),
        (OWN.replace("kind:", "sort:"), 1, "before the first section there is only 'kind:' and 'language:'"),
        (OWN.replace("language: en", ""), 1, "the file must say its language"),
        ("kind: thank_you\nlanguage: en\n", 1, "the file has no section"),
        ("kind: frame\nlanguage: en\n[end]\n- Bye\n", 1, "the frame must say where the note goes"),
        ("", 1, "the file must say what it is for"),
    ],
)  # fmt: skip
def test_an_error_names_file_and_line(text: str, line: int, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parse_templates([("good.txt", OWN.replace("thank_you", "hello")), ("bad.txt", text)])
    assert any(p.file == "bad.txt" and p.line == line and said in p.sentence for p in caught.value.problems), caught.value
    assert f"bad.txt:{line}: " in str(caught.value)


def test_two_files_for_one_kind_are_an_error() -> None:
    with pytest.raises(TemplateError, match=r"b\.txt:1: a\.txt is a template for 'thank_you' in 'en' already"):
        parse_templates([("a.txt", OWN), ("b.txt", OWN)])


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("{}<>[]- \n#=@+.:ab"), max_size=80))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with suppress(TemplateError):
        parse_templates([("x.txt", f"kind: note\nlanguage: en\n[a]\n- {text}")])


def test_built_in_templates_are_complete_and_read_back_same() -> None:
    for language in ("en", "de"):
        assert set(BUILT_IN.kinds(language)) == set(NOTE_KINDS)
        assert BUILT_IN.find("frame", language) is not None
    again = parse_templates([(template.source, template.text) for template in BUILT_IN])
    assert list(again) == list(BUILT_IN)
