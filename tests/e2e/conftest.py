"""Give each test real terminals and servers, and always end what was started."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.servers import Display, Sshd, Wayland
from tests.e2e.terminals import Home, Terminal


@pytest.fixture
def private_home() -> Iterator[Home]:
    """Return a home folder with a short path, for sockets, and the environment that other programs get."""
    yield from _home()


@pytest.fixture(scope="session")
def lasting_home() -> Iterator[Home]:
    """A home folder for servers that serve a whole run of tests."""
    yield from _home()


def _home() -> Iterator[Home]:
    home = Home(Path(tempfile.mkdtemp(prefix="fu")))
    try:
        yield home
    finally:
        home.end_leftovers()
        shutil.rmtree(home.path, ignore_errors=True)


@pytest.fixture
def terminal(private_home: Home) -> Iterator[Callable[..., Terminal]]:
    """Return a function that opens terminals (with the arguments of `Terminal`); all are hung up at the end."""
    with ExitStack() as stack:

        def open_terminal(*args: Any, **kwargs: Any) -> Terminal:
            return stack.enter_context(Terminal(*args, **kwargs))

        yield open_terminal


@pytest.fixture(scope="session")
def sshd(lasting_home: Home) -> Iterator[Sshd]:
    with closing(Sshd(lasting_home)) as server:
        yield server


@pytest.fixture(scope="session")
def display(lasting_home: Home) -> Iterator[Display]:
    with closing(Display(lasting_home)) as server:
        yield server


@pytest.fixture(scope="session")
def wayland(lasting_home: Home) -> Iterator[Wayland]:
    with closing(Wayland(lasting_home)) as server:
        yield server
