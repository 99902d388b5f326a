"""The first page counts only for the book as it was left, and the rest of the book is read before anything is changed."""

from __future__ import annotations

import stat
import zlib
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from tests.bench import crowd
from tests.storage.conftest import AT, add, open_book
from tui.domain.agenda import Agenda
from tui.domain.models import Contact, Interview, Policy
from tui.storage import Store, page

POLICY = Policy()
MANY = 2 * page.ROWS


@pytest.fixture
def big(path: Path) -> Path:
    """A book of more than a page."""
    path.parent.mkdir(mode=0o700)
    crowd.write(path, MANY, AT)
    return path


@pytest.fixture
def kept(big: Path, tmp_path: Path) -> Path:
    """Its first page, kept."""
    return keep(big, page.page_file(tmp_path / "cache" / "followup", big))


def keep(book: Path, file: Path) -> Path:
    with open_book(book) as store:
        page.write(file, store, Agenda(store.book, POLICY), AT)
    return file


def first(kept: Path, book: Path) -> page.Page:
    found = page.read(kept, book, POLICY, AT)
    assert found is not None
    return found


def test_it_holds_the_first_rows(kept: Path, big: Path) -> None:
    found = first(kept, big)
    with Store.open(big, at=AT, part=found.tables) as store:
        assert store.partial
        rows = Agenda(store.book, POLICY, found.share).at(AT)
    with open_book(big) as store:
        assert rows == Agenda(store.book, POLICY).at(AT)[: page.ROWS]


def test_it_is_its_owners_alone(kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert [*kept.parent.iterdir()] == [kept]


def test_a_look_reads_the_rest(kept: Path, big: Path) -> None:
    with Store.open(big, at=AT, part=first(kept, big).tables) as store:
        assert len([*store.book.all(Interview)]) < MANY
        touched = store.refresh()
        assert not store.partial
        assert touched >= {("process", key) for key in store.book.processes()}
        with open_book(big) as whole:
            assert store.book.docs == whole.book.docs
        assert store.refresh() == set()


def test_an_act_and_its_undo_are_made_in_the_whole_book(kept: Path, big: Path) -> None:
    with Store.open(big, at=AT, part=first(kept, big).tables) as store:
        store.act(add("Ana Ruiz"), AT)
        assert not store.partial
        newest = max(contact.id for contact in store.book.all(Contact))
        assert newest == MANY // 2 + 1, "it has an id that no contact had"
        store.undo(AT)
        assert store.book.get(Contact, newest) is None
    with open_book(big) as store:
        assert len([*store.book.all(Interview)]) == MANY


def test_left_at_once_the_book_is_as_it_was(kept: Path, big: Path) -> None:
    before = big.read_bytes()
    Store.open(big, at=AT, part=first(kept, big).tables).close()
    assert big.read_bytes() == before


def test_a_busy_book_is_read_when_it_is_free(kept: Path, big: Path) -> None:
    with Store.open(big, at=AT, part=first(kept, big).tables) as store, open_book(big) as other:
        with other._lock:
            assert store.refresh() == set()
            assert store.partial
        assert store.refresh()
        assert not store.partial


class TestCountsNoMore:
    def test_after_an_act(self, kept: Path, big: Path) -> None:
        open_book(big).act(add("Ana Ruiz"), AT)
        assert page.read(kept, big, POLICY, AT) is None

    def test_after_a_fold(self, kept: Path, big: Path) -> None:
        with open_book(big) as store:
            store.act(add("Ana Ruiz"), AT)
            page.write(kept, store, Agenda(store.book, POLICY), AT)
            assert page.read(kept, big, POLICY, AT) is not None
        assert page.read(kept, big, POLICY, AT) is None

    def test_for_another_copy_of_the_book(self, kept: Path, big: Path) -> None:
        data = big.read_bytes()
        big.unlink()
        big.write_bytes(data)
        assert page.read(kept, big, POLICY, AT) is None

    def test_without_the_book(self, kept: Path, big: Path) -> None:
        big.unlink()
        assert page.read(kept, big, POLICY, AT) is None

    def test_under_another_policy(self, kept: Path, big: Path) -> None:
        assert page.read(kept, big, Policy(grace_days=1), AT) is None

    def test_for_another_book(self, kept: Path, big: Path, tmp_path: Path) -> None:
        crowd.write(tmp_path / "other.json", MANY, AT)
        assert page.read(kept, tmp_path / "other.json", POLICY, AT) is None

    def test_before_it_was_kept_and_when_its_time_is_over(self, kept: Path, big: Path) -> None:
        assert page.read(kept, big, POLICY, AT - timedelta(seconds=1)) is None
        assert page.read(kept, big, POLICY, AT + page.HOLDS - timedelta(seconds=1)) is not None
        assert page.read(kept, big, POLICY, AT + page.HOLDS) is None

    @pytest.mark.parametrize("text", [b"", b"{}", b"\xff", b'{"version": 1}', b"[" * 100_000], ids=str)
    def test_when_it_is_damaged(self, kept: Path, big: Path, text: bytes) -> None:
        for data in (text, b"%08x %s" % (zlib.crc32(text), text)):
            kept.write_bytes(data)
            assert page.read(kept, big, POLICY, AT) is None

    def test_when_a_letter_is_another(self, kept: Path, big: Path) -> None:
        kept.write_bytes(kept.read_bytes().replace(b"We spoke", b"We smoke", 1))
        assert page.read(kept, big, POLICY, AT) is None

    def test_when_it_is_cut_off(self, kept: Path, big: Path) -> None:
        data = kept.read_bytes()
        for end in range(0, len(data), len(data) // 50):
            kept.write_bytes(data[:end])
            assert page.read(kept, big, POLICY, AT) is None

    def test_from_another_version(self, kept: Path, big: Path) -> None:
        text = msgspec.json.encode({**msgspec.json.decode(kept.read_bytes()[9:]), "version": "0.0"})
        kept.write_bytes(b"%08x %s" % (zlib.crc32(text), text))
        assert page.read(kept, big, POLICY, AT) is None


def test_a_book_of_one_page_needs_none(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.json"
    file.write_text("an old one")
    path.parent.mkdir(mode=0o700)
    crowd.write(path, 20, AT)
    keep(path, file)
    assert not file.exists()


def test_where_none_can_be_kept_none_is(big: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    keep(big, page.page_file(tmp_path / "cache" / "followup", big))
    assert page.read(page.page_file(tmp_path / "cache" / "followup", big), big, POLICY, AT) is None


def test_a_book_for_looking_only_keeps_none(big: Path, tmp_path: Path) -> None:
    with Store.open(big, at=AT, read_only=True) as store:
        page.write(tmp_path / "page.json", store, Agenda(store.book, POLICY), AT)
    assert not (tmp_path / "page.json").exists()
