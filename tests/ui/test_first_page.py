"""A big book's first rows are on the screen before all of it is read, and nobody can tell the difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import crowd
from tests.domain.build import at
from tests.ui.conftest import SETTINGS, AppDriver, Clock, OpenApp
from tui.domain.agenda import Agenda
from tui.domain.models import Interview
from tui.session import Session
from tui.storage import Store, page
from tui.ui.app import FollowupApp

NOW = "2026-11-19 16:02"
MANY = 3 * page.ROWS


@pytest.fixture
def book(tmp_path: Path, open_app: OpenApp) -> Path:
    """A book of many interviews, and its first page beside it."""
    path = tmp_path / "followup" / "book.json"
    path.parent.mkdir(mode=0o700)
    crowd.write(path, MANY, at(NOW))
    with Store.open(path, at=at(NOW)) as store:
        page.write(tmp_path / "page.json", store, Agenda(store.book, SETTINGS.policy), at(NOW))
    return path


def app_over_a_page(book: Path, **options: object) -> tuple[FollowupApp, Store]:
    found = page.read(book.parents[1] / "page.json", book, SETTINGS.policy, at(NOW))
    assert found is not None
    store = Store.open(book, at=at(NOW), part=found.tables)
    return FollowupApp(Session(store, SETTINGS, Clock(at(NOW)), found.share)), store


async def test_the_first_frame_and_the_rest_look_the_same(
    book: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, store = app_over_a_page(book)
    with store, monkeypatch.context() as held:
        held.setattr(FollowupApp, "started", lambda _: None)
        held.setattr(FollowupApp, "_poll", lambda _: None)
        async with app.run_test(size=(120, 36)) as pilot:
            driver = AppDriver(app, pilot, Clock(at(NOW)))
            await driver.until(lambda: app.screen.settled)  # type: ignore[attr-defined]
            await driver.settle()
            assert store.partial
            before = driver.text()
            held.undo()
            app.started()
            await driver.until(lambda: app.screen.settled)  # type: ignore[attr-defined]
            await driver.settle()
            assert not store.partial
            assert len(app.screen.rows.keys) > MANY
            assert without_scrollbar(driver.text()) == without_scrollbar(before)


def without_scrollbar(text: str) -> str:
    return "".join(" " if "▀" <= sign <= "▟" else sign for sign in text)


async def test_the_first_key_finds_the_whole_book(book: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FollowupApp, "started", lambda _: None)
    app, store = app_over_a_page(book)
    with store:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("G")
            assert not store.partial
            assert len([*store.book.all(Interview)]) == MANY
            rows = app.screen.rows  # type: ignore[attr-defined]
            assert rows.highlighted == rows.keys[-1]
            assert len(rows.keys) > MANY


async def test_after_the_start_all_is_there_by_itself(book: Path, open_app: OpenApp) -> None:
    app, store = app_over_a_page(book)
    with store:
        async with app.run_test(size=(80, 24)) as pilot:
            driver = AppDriver(app, pilot, Clock(at(NOW)))
            await driver.until(lambda: not store.partial)
            await driver.settle()
            assert len(app.screen.rows.keys) > MANY  # type: ignore[attr-defined]


async def test_what_is_wrong_with_the_rest_is_told(book: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    app, store = app_over_a_page(book)
    data = book.read_bytes()
    book.write_bytes(data[: len(data) // 2])
    with store:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            driver = AppDriver(app, pilot, Clock(at(NOW)))
            await driver.until(lambda: "not JSON" in driver.text())
            await pilot.press("m")
            await driver.settle()
            assert "not JSON" in driver.text()
    assert book.read_bytes() == data[: len(data) // 2]


async def test_the_next_page_is_kept_by_who_began_without_one(book: Path, open_app: OpenApp, tmp_path: Path) -> None:
    file = tmp_path / "cache" / "page.json"
    with Store.open(book, at=at(NOW)) as store:
        app = FollowupApp(Session(store, SETTINGS, Clock(at(NOW)), page=file))
        async with app.run_test(size=(80, 24)) as pilot:
            await AppDriver(app, pilot, Clock(at(NOW))).until(file.exists)
        assert page.read(file, book, SETTINGS.policy, at(NOW)) is not None
