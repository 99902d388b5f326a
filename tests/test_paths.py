"""The program's files are where XDG and the environment say."""

from __future__ import annotations

from pathlib import Path

from tui.paths import book_path, config_path, state_folder


def test_places_follow_xdg_and_environment(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path)}
    assert config_path(home) == tmp_path / ".config/followup/config.toml"
    assert book_path(home) == tmp_path / ".local/share/followup/book.json"
    xdg = {**home, "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "relative"}
    assert config_path(xdg) == Path("/c/followup/config.toml")
    assert book_path(xdg) == Path("/d/followup/book.json")
    assert book_path({**xdg, "FOLLOWUP_BOOK": "~/jobs.json"}) == tmp_path / "jobs.json"
    assert config_path({**xdg, "FOLLOWUP_CONFIG": "/x.toml"}) == Path("/x.toml")


def test_the_state_folder_follows_xdg() -> None:
    assert state_folder({"XDG_STATE_HOME": "/x", "HOME": "/home/ana"}) == Path("/x/followup")
    assert state_folder({"XDG_STATE_HOME": "relative", "HOME": "/home/ana"}) == Path("/home/ana/.local/state/followup")
    assert state_folder({"HOME": "/home/ana"}) == Path("/home/ana/.local/state/followup")
