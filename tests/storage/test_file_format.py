"""Files written by earlier versions, byte for byte: their format must never change unnoticed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tui.domain.models import Contact
from tui.storage import Store

JOURNAL = b"""\
34e5be01 {"folded":0,"book":"d26cea5507d0","file":[2154513,384,1795909699891903883],"anew":true}
e5f2d5de {"seq":1,"at":"2026-11-20T09:00:00Z","session":"050584e08834","who":"root on vm, process 8512","change":{"sentence":"Contact Ana Ruiz added","edits":[["contacts",1,null,{"name":"Ana Ruiz","uid":"69fbd32af2fdd73e6800"}]],"quiet":false}}
d5619925 {"folded":1,"book":"d26cea5507d0","file":[2154515,439,1795909699899861082]}
58b62f7c {"seq":2,"at":"2026-11-20T10:00:00Z","session":"050584e08834","who":"root on vm, process 8512","change":{"sentence":"Contact Bo Lind added","edits":[["contacts",2,null,{"name":"Bo Lind","uid":"e15c13ed3a537bb6af9e"}]],"quiet":false}}
"""

BOOK = b"""\
{
"meta": {
"1": {"schema":1,"book":"d26cea5507d0","seq":1,"saved_at":"2026-11-20T09:00:00+00:00","next_ids":{"contacts":2,"positions":1,"interviews":1,"events":1,"notes":1},"sums":{"contacts":"3f9448c6","positions":"a3a6bf43","interviews":"a3a6bf43","events":"a3a6bf43","notes":"a3a6bf43"},"told":[]}
},
"contacts": {
"1": {"name":"Ana Ruiz","uid":"69fbd32af2fdd73e6800"}
},
"positions": {},
"interviews": {},
"events": {},
"notes": {}
}
"""


def test_open_old_journal_replays_what_the_book_lacks(tmp_path: Path) -> None:
    (tmp_path / "book.json").write_bytes(BOOK)
    (tmp_path / "book.json.journal").write_bytes(JOURNAL)
    for name in ("book.json", "book.json.journal"):
        (tmp_path / name).chmod(0o600)
    with Store.open(tmp_path / "book.json", at=datetime(2026, 11, 21, tzinfo=UTC)) as store:
        assert not store.notices
        assert [contact.name for contact in store.book.all(Contact)] == ["Ana Ruiz", "Bo Lind"]
        assert [act.change.sentence for act in store.history()] == ["Contact Ana Ruiz added", "Contact Bo Lind added"]
