"""Recruiters of an agency, who pass on what an employer offers."""

from __future__ import annotations

import pytest

from tests.domain.build import book_of, contact
from tui.domain.models import Position
from tui.drafting.recruiters import is_agent


@pytest.mark.parametrize(
    ("company", "agent"),
    [("Bader Personal", True), ("", False), ("Nimbus", False), ("Nimbus Data GmbH", False), ("The Nimbus Group", False)],
)
def test_reader_of_another_company_is_of_an_agency(company: str, agent: bool) -> None:
    position = Position(id=1, title="Data Engineer", company="Nimbus GmbH", main_contact=1)
    reader = contact(1, company=company)
    assert is_agent(book_of(position, reader), position, reader) is agent


def test_way_to_the_main_contact_is_of_an_agency() -> None:
    position = Position(id=1, title="Data Engineer", company="Nimbus", main_contact=1)
    ana, rita = contact(1, via=2), contact(2, "Rita Hoff")
    book = book_of(position, ana, rita)
    assert is_agent(book, position, rita)
    assert not is_agent(book, position, ana)
