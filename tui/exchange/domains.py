"""Domains that name no company: of applicant systems, and of mail that anybody can have."""

from __future__ import annotations

from functools import cache


def is_system(domain: str) -> bool:
    """Return whether a domain, in lower case, is an applicant system's or arranges meetings."""
    return _is_in(_sections()[0], domain)


def is_host(domain: str) -> bool:
    """Return whether a domain, in lower case, is such a system's or a mail host's, so that it names no company."""
    systems, hosts = _sections()
    name, _, _ = domain.rpartition(".")
    countries = (name, name.removesuffix(".co"), name.removesuffix(".com"))  # yahoo.de, yahoo.co.uk, yahoo.com.br
    return _is_in(systems, domain) or _is_in(hosts, domain) or any(_is_in(hosts, f"{country}.") for country in countries)


def _is_in(names: frozenset[str], domain: str) -> bool:
    """Return whether a domain, or one that it is below, is among the names."""
    labels = domain.split(".")
    return any(".".join(labels[place:]) in names for place in range(len(labels)))


@cache
def _sections() -> tuple[frozenset[str], frozenset[str]]:
    from importlib import resources  # slow to import, and needed for a file alone

    text = resources.files("tui.exchange").joinpath("data", "domains.txt").read_text("utf-8")
    _, systems, hosts = text.split("\n\n")
    return _names(systems), _names(hosts)


def _names(section: str) -> frozenset[str]:
    return frozenset(line for line in section.splitlines() if line and not line.startswith("#"))
