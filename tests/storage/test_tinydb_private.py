"""Everything private of TinyDB that is used, by name. An upgrade of TinyDB fails here first.

If it does: read the new `tinydb/table.py` and `tinydb/database.py` beside the docstring of the name in question, mend
tui/storage/tinydb_adapter.py, then run tests/storage/test_tinydb_adapter.py, which compares the book's tables with TinyDB's own.
"""

from __future__ import annotations

import ast
import inspect
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest
import tinydb.database
import tinydb.middlewares
import tinydb.queries
import tinydb.storages
import tinydb.table
import tinydb.utils
from tinydb import TinyDB
from tinydb.storages import JSONStorage
from tinydb.table import Table

import tui

pytestmark = pytest.mark.slow

ROOT = Path(tui.__file__).parent
ADAPTER = ROOT / "storage" / "tinydb_adapter.py"

USED = {
    "_storage": "Table and TinyDB keep their storage in it; the adapter's is a BookStorage",
    "_read_table": "every reading goes through it; it returns documents by id as text",
    "_update_table": "every writing goes through it, with a function that changes documents by whole ids",
    "_get_next_id": "insert and insert_multiple take the id of a new document from it",
}
"""The private names, and what the adapter assumes about each."""


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def names_in(source: str) -> set[str]:
    """The private names that a source defines or takes from an object."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return set(filter(private, found))


def private_names_of_tinydb() -> set[str]:
    modules: tuple[ModuleType, ...] = (
        tinydb.database, tinydb.middlewares, tinydb.queries, tinydb.storages, tinydb.table, tinydb.utils,
    )  # fmt: skip
    return set().union(*(names_in(inspect.getsource(module)) for module in modules))


def test_the_private_names_in_use_are_the_ones_listed() -> None:
    assert names_in(ADAPTER.read_text()) & private_names_of_tinydb() == set(USED)


def test_the_private_names_mean_what_the_adapter_relies_on() -> None:
    assert version("tinydb").startswith("4.9.")
    assert TinyDB.table_class is Table
    assert TinyDB.default_storage_class is JSONStorage
    assert list(inspect.signature(Table._read_table).parameters) == ["self"]
    assert list(inspect.signature(Table._update_table).parameters) == ["self", "updater"]
    assert list(inspect.signature(Table._get_next_id).parameters) == ["self"]
    sources = {name: inspect.getsource(member) for name, member in vars(Table).items() if inspect.isfunction(member)}
    assert {name for name, source in sources.items() if "_storage." in source} == {"_read_table", "_update_table"}
    assert {"insert", "insert_multiple", "update", "update_multiple", "remove", "truncate"} <= {
        name for name, source in sources.items() if "_update_table(" in source
    }
    assert {name for name, source in sources.items() if "_get_next_id()" in source} == {"insert", "insert_multiple"}


def test_nothing_private_of_tinydb_is_used_elsewhere() -> None:
    theirs = private_names_of_tinydb()
    for file in sorted(ROOT.rglob("*.py")):
        if file == ADAPTER:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                wrong = any(alias.name.startswith("tinydb") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                wrong = (node.module or "").startswith("tinydb")
            elif isinstance(node, ast.Attribute) and node.attr in theirs:
                wrong = not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
            else:
                continue
            assert not wrong, f"{file.relative_to(ROOT)}, line {node.lineno}: {ast.unparse(node)}"
