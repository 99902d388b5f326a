"""What is guessed from an invitation's title, and what is not."""

from __future__ import annotations

import pytest

from tui.exchange.people import company_of_address
from tui.exchange.title_guess import guess

PEOPLE = ["Ana Ruiz", "Bo Lind", "Sam Winter"]


@pytest.mark.parametrize(
    ("summary", "company", "title", "round_"),
    [
        ("Interview: Backend Engineer - Ana Ruiz", "", "Backend Engineer", ""),
        ("Final round - Data Engineer at Nimbus", "Nimbus", "Data Engineer", "Final round"),
        ("Phone screen with Nimbus", "Nimbus", "", "Phone screen"),
        ("Technical interview (Data Engineer) | Nimbus", "Nimbus", "Data Engineer", "Technical interview"),
        ("Sam Winter x Nimbus: Hiring Manager interview", "Nimbus", "", "Hiring Manager interview"),
        ("Nimbus Interview - Senior Product Designer", "Nimbus", "Senior Product Designer", ""),
        ("Invitation: Round 2 of 3: Platform Engineer @ Nimbus", "Nimbus", "Platform Engineer", "Round 2 of 3"),
        ("Interview for Senior Engineer at Acme Corp with Bo Lind", "Acme Corp", "Senior Engineer", ""),
        ("Onsite: Nimbus <> Sam Winter", "Nimbus", "", "Onsite"),
        ("Nimbus Data Engineer Interview", "Nimbus", "Data Engineer", ""),
        ("Intro call: Product Manager role", "", "Product Manager", "Intro call"),
        ("Software Engineer, Platform - Onsite loop", "", "Software Engineer", "Onsite loop"),
        ("Interview with Ana Ruiz", "", "", ""),
        ("Catch up at 3pm", "", "", ""),
        ("Interview at our office", "", "", ""),
        ("Imip Testing", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_titles(summary: str, company: str, title: str, round_: str) -> None:
    found = guess(summary, PEOPLE, ["Nimbus"])
    assert (found.company, found.title, found.round) == (company, title, round_)


def test_company_is_written_as_in_the_title_not_the_domain() -> None:
    found = guess("Interview Vega Optics - Data Engineer", PEOPLE, ["Vegaoptics"])
    assert (found.company, found.title) == ("Vega Optics", "Data Engineer")


@pytest.mark.parametrize(
    ("address", "company"),
    [
        ("ana@nimbus.example", "Nimbus"),
        ("ana@mail.nimbus-data.co.uk", "Nimbus Data"),
        ("ana@eu.nimbus.com", "Nimbus"),
        ("ana@gmail.com", ""),
        ("ana@yahoo.co.uk", ""),
        ("x@calendar.google.com", ""),
        ("no-reply@us.greenhouse-mail.io", ""),
        ("ana@localhost", ""),
        ("", ""),
    ],
)
def test_companies_of_addresses(address: str, company: str) -> None:
    assert company_of_address(address) == company


@pytest.mark.parametrize(
    ("summary", "description", "title", "round_"),
    [
        (
            "Coding - Sam Winter <> Nimbus",
            "Candidate: Sam\nRole: Staff Engineer\nhttps://x.example",
            "Staff Engineer",
            "Coding",
        ),
        ("Hiring Manager - Sam Winter <> Nimbus", "", "", "Hiring Manager"),
        ("Ana Ruiz and Sam Winter", "Event Name: Recruiter Screen\nLocation: Zoom", "", "Recruiter Screen"),
        ("Ana Ruiz and Sam Winter", "Event Name: 30 Minute Meeting", "", ""),
        ("Bewerbungsgespräch Softwareentwicklerin", "", "Softwareentwicklerin", "Bewerbungsgespräch"),
        ("Interview", "Position: https://nimbus.example/jobs/1", "", ""),
    ],
)
def test_description_says_what_the_title_does_not(summary: str, description: str, title: str, round_: str) -> None:
    found = guess(summary, PEOPLE, ["Nimbus"], description)
    assert (found.title, found.round) == (title, round_)
