"""A part of a book shows its first rows as the whole book does."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_rules_properties import hours, instants, numbered, policies, records, shown
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.models import Policy, Record
from tui.domain.part import part_of
from tui.domain.timeline import of_contact, of_process


@given(records(), policies, instants, st.integers(1, 4), hours, hours)
def test_the_first_rows_of_a_part_are_those_of_the_whole(
    found: list[Record], policy: Policy, now: datetime, count: int, holds: int, later: int
) -> None:
    book = numbered(found)
    until = now + timedelta(hours=holds)
    share = Agenda(book, policy).share(count, now, until)
    if share is None:
        assert len(Agenda(book, policy).at(now)) <= count
        return
    part = Book(part_of(book, share.owners))
    assert len(Agenda(part, policy, share).at(now)) == count
    for moment in (now, min(now + timedelta(hours=later), until), until):
        whole, first = Agenda(book, policy), Agenda(part, policy, share)
        rows = first.at(moment)
        assert shown(rows) == shown(whole.at(moment))[: len(rows)]
        for item in rows:
            if item.process is not None:
                assert of_process(first, item.process, moment) == of_process(whole, item.process, moment)
            else:
                assert of_contact(first, item.contact or 0, moment) == of_contact(whole, item.contact or 0, moment)


@given(records(), policies, instants)
def test_with_the_rest_of_the_book_the_agenda_is_whole(found: list[Record], policy: Policy, now: datetime) -> None:
    book = numbered(found)
    share = Agenda(book, policy).share(1, now, now + timedelta(hours=1))
    if share is not None:
        part = Book(part_of(book, share.owners))
        agenda = Agenda(part, policy, share)
        agenda.at(now)
        part.reset(book.docs)
        agenda.recompute()
        assert shown(agenda.at(now)) == shown(Agenda(book, policy).at(now))
