"""`followup templates`, and the user's own templates instead of the built-in ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("sample_book")


def test_lists_both_languages(run: Run) -> None:
    out = run("templates").out
    assert "thank_you.en" in out
    assert "thank_you.de" in out
    assert "(yours)" not in out


def test_a_copy_is_used_from_then_on(run: Run, tmp_path: Path) -> None:
    before = run("draft", "2").out
    assert run("templates", "copy", "thank_you.en").status == 0
    assert run("draft", "2").out == before
    mine = tmp_path / ".config" / "followup" / "templates" / "thank_you.en.txt"
    assert mine.stat().st_mode & 0o777 == 0o600
    mine.write_text("kind: thank_you\nlanguage: en\n\n[thanks]\n- Cheers for the chat about {job}!\n")
    assert "Cheers for the chat about" in run("draft", "2").out
    assert "(yours)" in run("templates").out
    assert "Cheers" in run("templates", "show", "thank_you.en").out


def test_a_copy_never_overwrites(run: Run) -> None:
    run("templates", "copy", "thank_you.en")
    ran = run("templates", "copy", "thank_you.en")
    assert ran.status == 2
    assert "already exists" in ran.err


def test_an_unknown_field_is_named_with_file_and_line(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / ".config" / "followup" / "templates"
    folder.mkdir()
    (folder / "mine.txt").write_text("kind: thank_you\nlanguage: en\n\n[thanks]\n- Thank you for {tme}.\n")
    ran = run("draft", "2")
    assert ran.status == 2
    assert "mine.txt:5" in ran.err
    assert "{tme}" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_an_unknown_name(run: Run) -> None:
    ran = run("templates", "show", "limerick")
    assert ran.status == 2
    assert "thank_you.en" in ran.err


REFERRAL = """kind: referral_request
language: en

[subject @email]
- A favour: {position}

[ask]
- Thank you for talking with me about the {job}. Would you pass my name on to whoever leads the team?
"""


def own(tmp_path: Path, name: str, text: str) -> Path:
    """A template of the user's own."""
    folder = tmp_path / ".config" / "followup" / "templates"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    return folder / name


def test_a_kind_of_ones_own_is_drafted_reviewed_and_listed(run: Run, tmp_path: Path) -> None:
    said = run("draft", "2", "--kind", "referral_request")
    assert (said.status, said.out) == (2, "")
    assert "There is no kind of note 'referral_request'; the kinds are thank_you, " in said.err
    own(tmp_path, "referral.txt", REFERRAL)
    note = run("draft", "2", "--kind", "referral_request")
    assert "Would you pass my name on" in note.out
    file = tmp_path / "note.txt"
    file.write_text(note.out)
    assert (
        run("review", str(file), "--interview", "2", "--contact", "Ana", "--kind", "referral_request").out.strip()
        == "Nothing to fix."
    )
    assert "referral_request.en          referral request  (yours, in " in run("templates").out
    assert run("templates", "show", "referral_request.en").out == REFERRAL
    assert "is already your own" in run("templates", "copy", "referral_request.en").err


def test_a_file_of_any_name_takes_the_place_of_a_built_in_one(run: Run, tmp_path: Path) -> None:
    own(tmp_path, "mine.txt", "kind: thank_you\nlanguage: en\n\n[thanks]\n- Cheers for the chat about {job}!\n")
    out = run("templates").out
    assert out.count("thank_you.en") == 1
    assert "Cheers" in run("templates", "show", "thank_you.en").out


def test_note_is_in_the_contacts_language_if_it_has_a_template(run: Run, tmp_path: Path) -> None:
    own(tmp_path, "danke.txt", "kind: thank_you\nlanguage: nl\n\n[thanks]\n- Bedankt voor het gesprek over {job}!\n")
    config = tmp_path / ".config" / "followup" / "config.toml"
    config.write_text(config.read_text().replace("[profile]", '[profile]\nlanguage = "nl"'))
    assert "Bedankt voor het gesprek" in run("draft", "2").out
    assert "withdraw" in run("draft", "2", "--kind", "withdrawal").out


BROKEN = "kind: thank_you\nlanguage: en\n\n[thanks]\n- Thank you for {tme}.\n"


def test_a_broken_one_is_named_and_all_others_are_listed(run: Run, tmp_path: Path) -> None:
    own(tmp_path, "referral.txt", REFERRAL)
    own(tmp_path, "mine.txt", BROKEN)
    ran = run("templates", "list")
    assert ran.status == 1
    assert "thank_you.en" in ran.out
    assert "referral_request.en" in ran.out
    assert len(ran.err.splitlines()) == 1
    assert "mine.txt:5" in ran.err
    assert run("templates", "show", "inquiry.en").status == 0


def test_check_names_a_broken_template_with_file_and_line(run: Run, tmp_path: Path) -> None:
    assert run("check").status == 0
    own(tmp_path, "mine.txt", BROKEN)
    ran = run("check")
    assert ran.status == 1
    [line] = [line for line in ran.out.splitlines() if "mine.txt:5" in line]
    assert line.startswith("FAIL")


def test_mistyped_template_names_the_nearest(run: Run) -> None:
    ran = run("templates", "show", "thank_yuo.en")
    assert (ran.status, ran.err) == (2, "followup: There is no template 'thank_yuo.en'; did you mean 'thank_you.en'?\n")


def test_mistyped_kind_of_note_names_the_nearest(run: Run, sample_book: Path) -> None:
    ran = run("draft", "1", "--kind", "thankyou")
    assert (ran.status, ran.err) == (2, "followup: There is no kind of note 'thankyou'; did you mean 'thank_you'?\n")


def test_check_names_an_outdated_line_of_a_template(run: Run, tmp_path: Path) -> None:
    own(tmp_path, "mine.txt", "kind: thank_you\nlanguage: en\n\n[thanks]\n- I enjoyed {talked_about}, {reader}.\n")
    ran = run("check")
    assert ran.status == 0
    [line] = [line for line in ran.out.splitlines() if "mine.txt:5" in line]
    assert line.startswith("warn")
    assert "{say}" in line
