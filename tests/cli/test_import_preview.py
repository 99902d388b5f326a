"""At a terminal one meeting is asked about whole; of several a list is printed, and only what is doubtful is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.domain.build import apply
from tests.exchange.build import BERLIN, NOW, read, vevent
from tui.cli.import_preview import MOST_LISTED, confirmed
from tui.domain.book import Book
from tui.domain.models import Interview
from tui.domain.settings import Profile
from tui.exchange.importer import Import
from tui.exchange.reading import read_items

Answer = Callable[..., list[str]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Return a function that sets what is typed; what it returns holds the prompts that were answered."""

    def will(*typed: str) -> list[str]:
        left: Iterator[str] = iter(typed)
        prompts: list[str] = []

        def read_line(prompt: str) -> str:
            prompts.append(prompt.strip())
            return next(left)

        monkeypatch.setattr("builtins.input", read_line)
        return prompts

    return will


def meeting(number: int, *more: str, **changed: str) -> str:
    person = f"ATTENDEE;CN=Person {number}:mailto:p{number}@firm{number}.example"
    said = {
        "UID": str(number),
        "SUMMARY": f"Panel at Firm{number}",
        "DTSTART": f"2026120{number}T150000Z",
        "DTEND": "",
        **changed,
    }
    return vevent(person, *more, without="ATTENDEE ORGANIZER", **said)


def work_on(*events: str) -> Import:
    return Import(read(*events, method="PUBLISH", name="cal.ics"), now=NOW, zone=BERLIN)


def imported(work: Import, book: Book) -> list[str]:
    """Import, and return when each interview starts."""
    apply(book, work.change(book))
    return [f"{interview.starts_at:%d %H}" for interview in book.all(Interview)]


def test_several_meetings_are_listed_and_asked_about_once(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    prompts, work, book = answer("y"), work_on(meeting(1), meeting(2)), Book()
    assert confirmed(work, book)
    assert prompts == ["Import 2 new? [y/N/each]"]
    assert capsys.readouterr().out.splitlines() == [
        "+ new        Tue 1 Dec 16:00   Person 1, Firm1: Panel at Firm1",
        "+ new        Wed 2 Dec 16:00   Person 2, Firm2: Panel at Firm2",
    ]
    assert imported(work, book) == ["01 15", "02 15"]


def test_nothing_typed_or_no_imports_nothing(answer: Answer) -> None:
    for typed in ("", "n", "no"):
        answer(typed)
        assert not confirmed(work_on(meeting(1), meeting(2)), Book())


def test_each_asks_meeting_by_meeting(answer: Answer) -> None:
    prompts, work, book = answer("what", "each", "", "n"), work_on(meeting(1), meeting(2)), Book()
    assert confirmed(work, book)
    assert [prompt.splitlines()[-1].strip() for prompt in prompts[2:]] == ["Import it? [Y/n]"] * 2
    assert imported(work, book) == ["01 15"]


def test_changes_are_listed_and_the_rest_counted(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    book = Book()
    apply(book, work_on(meeting(1), meeting(2), meeting(3)).change(book))
    later = {"SEQUENCE": "1", "DTSTAMP": "20261112T080000Z"}
    work = work_on(meeting(1, DTSTART="20261208T150000Z", **later), meeting(2), meeting(3), meeting(4))
    prompts = answer("y")
    assert confirmed(work, book)
    assert prompts == ["Import 1 new, 1 changed? [y/N/each]"]
    told = capsys.readouterr().out
    assert "    When: Tue 1 Dec 16:00 → Tue 8 Dec 16:00\n" in told
    assert "= 2 already in the book\n" in told


def test_zone_of_a_file_is_asked_for_once(answer: Answer) -> None:
    nowhere = [meeting(n, DTSTART=f";TZID=Customized Time Zone:2026120{n}T150000") for n in (1, 2, 3)]
    prompts, work, book = answer("Mars", "America/New_York", "y"), work_on(*nowhere), Book()
    assert confirmed(work, book)
    assert len(prompts) == 3
    assert imported(work, book) == ["01 20", "02 20", "03 20"]


def test_declined_and_old_and_whole_day_are_asked_about(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    declined = meeting(2, "ATTENDEE;PARTSTAT=DECLINED:mailto:sam@example.org")
    day = meeting(3, DTSTART=";VALUE=DATE:20261203")
    old = meeting(4, DTSTART="20260801T150000Z")
    prompts, work, book = answer("14:00", "", "", "y"), work_on(meeting(1), declined, day, old), Book()
    assert confirmed(work, book)
    assert [prompt.splitlines()[-1].strip() for prompt in prompts] == [
        "The file has it as all day, 2026-12-03. When does it begin? (14:00, 2-3pm; leave it empty to skip it)",
        "It was on Sat 1 Aug, more than 28 days ago. Import it all the same? (yes, no) [no]",
        "You declined this invitation. Import it anyway? [y/N]",
        "Import 2 new? [y/N/each]",
    ]
    assert "x 1 skipped: it was more than 28 days ago" in capsys.readouterr().out
    assert imported(work, book) == ["01 15", "03 13"]


def test_one_meeting_is_asked_about_whole(answer: Answer) -> None:
    prompts = answer("", "", "", "", "y")
    assert confirmed(work_on(meeting(1)), Book())
    assert [prompt.partition("?")[0] for prompt in prompts] == [
        "Which company is it",
        "What is the position called",
        "Which round is it",
        "Who will interview you",
        "Import this",
    ]


@pytest.mark.parametrize("typed", ["n", "No"])
def test_n_to_the_first_question_leaves_a_meeting_out(answer: Answer, typed: str) -> None:
    start = "2026120{}T150000Z"
    strange = [
        vevent(without="ATTENDEE ORGANIZER", UID=n, SUMMARY="Interview", DTSTART=start.format(n), DTEND="") for n in "12"
    ]
    prompts, work, book = answer(typed, "y", "Nimbus", "y"), work_on(*strange), Book()
    assert confirmed(work, book)
    assert prompts[:3] == ["Which company is it? (n leaves it out)"] * 3
    assert prompts[-1] == "Import 1 new? [y/N/each]"
    assert imported(work, book) == ["02 15"]
    prompts, work = answer(typed), work_on(strange[0])
    assert confirmed(work, Book()) is None
    assert work.declined
    assert len(prompts) == 1


def test_people_are_listed_and_what_is_doubtful_is_asked(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    book = Book()
    apply(book, people_work("Ana Ruiz,Nimbus,VP\n").change(book))
    work = people_work("Ana Ruiz,Nimbus,CTO\nBo Lind,Vega,\nCora Bell,Lyra,Editor\n")
    prompts = answer("", "t", "y")
    assert confirmed(work, book)
    assert [prompt.partition("? ")[0] for prompt in prompts[1:]] == [
        "Ana Ruiz (Nimbus): which role",
        "Import 2 new, 1 changed",
    ]
    assert (
        capsys.readouterr().out.splitlines()[-6:]
        == [
            "? same       Ana Ruiz, Nimbus: CTO",
            "    Ana Ruiz (Nimbus): which role?",
            "+ new        Bo Lind, Vega",
            "+ new        Cora Bell, Lyra: Editor",
            "",
            "Ana Ruiz (a.csv)",
            '  keep: "VP"',
            '  take: "CTO"',
        ][-6:]
    )


def people_work(rows: str) -> Import:
    text = f"Name,Company,Job Title\n{rows}"
    return Import(read_items(text.encode(), "a.csv", Profile()), now=NOW, zone=BERLIN)


def test_file_of_many_people_is_listed_in_part(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    answer("", "y")
    work = people_work("".join(f"Ana Ruiz{number},Company {number},\n" for number in range(MOST_LISTED + 2)))
    assert confirmed(work, Book())
    assert capsys.readouterr().out.splitlines()[-1] == "and 2 new more"
