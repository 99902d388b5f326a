"""The company in an address is the person's own, never that of a mail host or an applicant system."""

from __future__ import annotations

import pytest

from tui.exchange.domains import is_host, is_system
from tui.exchange.people import company_of_address


@pytest.mark.parametrize(
    ("address", "company"),
    [
        ("ana@nimbus.example", "Nimbus"),
        ("ana@mail.nimbus-data.co.uk", "Nimbus Data"),
        ("ana@gmail.com", ""),
        ("ana@yahoo.co.uk", ""),
        ("ana@yahoo.com.br", ""),
        ("ana@gmx.net", ""),
        ("ana@outlook.de", ""),
        ("ana@notgmail.com", "Notgmail"),
        ("ana@gmail.nimbus.example", "Nimbus"),
        ("ana@mail.lever.co", ""),
        ("x@us.greenhouse-mail.io", ""),
        ("x@acme.myworkday.com", ""),
        ("x@calendly.com", ""),
        ("x@clever.com", "Clever"),
        ("x@localhost", ""),
        ("nobody", ""),
    ],
)
def test_company_is_read_from_its_own_domain_alone(address: str, company: str) -> None:
    assert company_of_address(address) == company


def test_system_is_a_host_and_a_host_no_system() -> None:
    assert is_system("hire.lever.co")
    assert is_host("hire.lever.co")
    assert not is_system("gmail.com")
