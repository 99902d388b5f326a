"""The config file is read, or refused with one sentence that says where it is wrong and what is valid."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.config import SECTIONS, AppSettings, Settings, SettingsError, declared, load, system_zone
from tui.config.loading import ConfigFile
from tui.config.saving import save
from tui.config.settings import RemindSettings
from tui.config.values import as_toml, read_setting
from tui.domain.days_off import DaysOff
from tui.domain.quiet_hours import QuietHours
from tui.domain.settings import Policy, Profile

ENVIRON = {"TZ": "Asia/Tokyo"}


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "config.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refused(folder: Path, text: str | bytes) -> str:
    path = written(folder, text)
    with pytest.raises(SettingsError) as error:
        load(path, environ=ENVIRON)
    sentence = str(error.value)
    assert "\n" not in sentence
    return sentence.removeprefix(str(folder) + "/")


def test_a_missing_file_is_all_defaults_in_the_systems_zone(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml", environ=ENVIRON) == Settings(
        policy=Policy(timezone="Asia/Tokyo"), path=tmp_path / "config.toml"
    )


def test_every_key_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """\ufeff
[profile]
name = "Sam Winter"
emails = ["sam@example.org", " sam@example.com "]
phone = "+49 30 1234"
signature = "Best,\\nSam"
strengths = ["calm", "SQL"]
language = "de"
[policy]
thank_within_hours = 12
weekend = ["Sunday", "fri"]
days_off = [2026-12-24, "2026-11-26"]
opening_time = "08:30"
timezone = "Europe/Berlin"
[app]
theme = "dark"
animation = false
bell = true
[remind]
quiet_hours = "22:00 - 08:00"
[keys]
undo = "u"
compose.copy = "c,f5"
""",
    )
    assert load(path, environ=ENVIRON) == Settings(
        profile=Profile(
            name="Sam Winter",
            emails=("sam@example.org", "sam@example.com"),
            phone="+49 30 1234",
            signature="Best,\nSam",
            strengths=("calm", "SQL"),
            language="de",
        ),
        policy=Policy(
            thank_within_hours=12,
            weekend=("fri", "sun"),
            days_off=(DaysOff.on(date(2026, 11, 26)), DaysOff.on(date(2026, 12, 24))),
            opening_time=time(8, 30),
            timezone="Europe/Berlin",
        ),
        path=path,
        app=AppSettings(theme="dark", animation=False, bell=True),
        remind=RemindSettings(quiet_hours=QuietHours(time(22), time(8))),
        keys={"undo": "u", "compose.copy": "c,f5"},
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '# mine\n\n[policy]\nurgnt_hours = 3\n[profile]\nname = "S"',
            "config.toml line 4: there is no key `urgnt_hours` in [policy]; did you mean `urgent_hours`?",
        ),
        (
            "[app]\ngrace_days = 3",
            "config.toml line 2: there is no key `grace_days` in [app]; did you mean `grace_days` in [policy]?",
        ),
        (
            "[app]\ncolour = 3",
            "config.toml line 2: there is no key `colour` in [app]; the keys are theme, animation, bell, plain.",
        ),
        ("[polcy]\n", "config.toml line 1: there is no section [polcy]; did you mean [policy]?"),
        (
            "[x]\n",
            "config.toml line 1: there is no section [x]; the sections are [profile], [policy], [app], [mail], [remind], [sync], [keys].",
        ),
        (
            "due_hours = 3\n[policy]",
            "config.toml line 1: `due_hours` is outside all sections; did you mean `due_hours` in [policy]?",
        ),
        ("policy = 3", "config.toml line 1: `policy` must be a section: [policy]."),
        (
            "[policy]\ndue_hours = -3",
            "config.toml line 2: `due_hours` in [policy] must be a whole number from 0 to 10000, not -3.",
        ),
        (
            "[policy]\nmax_inquiries = 0",
            "config.toml line 2: `max_inquiries` in [policy] must be a whole number from 1 to 10000, not 0.",
        ),
        (
            '[policy]\n\ndue_hours = "six"',
            'config.toml line 3: `due_hours` in [policy] must be a whole number from 0 to 10000, not "six".',
        ),
        (
            "[policy]\ndue_hours = true",
            "config.toml line 2: `due_hours` in [policy] must be a whole number from 0 to 10000, not true.",
        ),
        (
            "[policy]\nopening_time = '9'",
            'config.toml line 2: `opening_time` in [policy] must be a time, such as "09:00", not "9".',
        ),
        (
            "[policy]\nweekend = ['sat', 'funday']",
            "config.toml line 2: `weekend` in [policy] must be a list of days from mon, tue, wed, thu, fri, sat, sun,"
            " not ['sat', 'funday'].",
        ),
        (
            "[policy]\nweekend = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']",
            "config.toml line 2: `weekend` in [policy] must be at most six days, so that a working day is left,"
            " not ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].",
        ),
        (
            "[policy]\ndays_off = ['24 dec']",
            'config.toml line 2: `days_off` in [policy] must be a list of dates, such as ["2026-12-24"], or of days of every year,'
            ' such as ["12-24", "12-31..01-01"], not [\'24 dec\'].',
        ),
        (
            "[policy]\ndays_off = [2026-13-01]",
            "config.toml line 2: `days_off` must be a list of dates, but there is no day 2026-13-01; write dates as"
            " year-month-day, such as 2026-12-24.",
        ),
        (
            "[policy]\ntimezone = 'Europe/Berln'",
            "config.toml line 2: `timezone` in [policy]: There is no time zone 'Europe/Berln'; did you mean Europe/Berlin",
        ),
        ("[policy]\ntimezone = 1", "config.toml line 2: `timezone` in [policy] must be text in quotes, not 1."),
        (
            "[profile]\nemails = 'sam@example.org'",
            'config.toml line 2: `emails` in [profile] must be a list of e-mail addresses, such as ["ana@example.org"],'
            ' not "sam@example.org".',
        ),
        ("[app]\nbell = 'yes'", 'config.toml line 2: `bell` in [app] must be true or false, not "yes".'),
        (
            "[remind]\nquiet_hours = '22-8'",
            'config.toml line 2: `quiet_hours` in [remind] must be two times, such as "22:00-08:00", not "22-8".',
        ),
        ("[keys]\nundo = 1", "config.toml line 2: `undo` in [keys] must be keys in quotes, not 1."),
        (
            "[policy]\ndue_hours = \n",
            "config.toml line 2: not valid TOML: invalid value.",
        ),
        ("[mail]\n[app]\n[mail]\n", "config.toml line 3: not valid TOML: [mail] appears twice."),
        ("[app]\nbell = true\nbell = true\n", "config.toml line 3: not valid TOML: a key appears twice."),
        ("[keys]\ncompose = {}\n[keys.compose]\n", "config.toml line 3: not valid TOML: [keys.compose] appears twice."),
        ("[policy", "config.toml line 1: not valid TOML: expected ']' at the end of a table declaration."),
        (b"[profile]\nname = '\xff'", "config.toml is not UTF-8 text."),
        (
            '[profile]\n[policy]\n"\\u001b[31m" = 3',
            "config.toml line 2: there is no key `?[31m` in [policy]; the keys are",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    assert refused(tmp_path, text).startswith(sentence)


def test_a_folder_is_no_config(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        load(tmp_path, environ=ENVIRON)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("config") / "config.toml"
    for content in (text, f"[policy]\n{text}", f"[keys]\na = {text}"):
        path.write_text(content, encoding="utf-8", errors="replace")
        try:
            load(path, environ=ENVIRON)
        except SettingsError:
            continue


def test_saving_makes_a_first_config(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    save(path, {("profile", "name"): 'Sam "\x1b\\" Winter', ("policy", "timezone"): "Europe/Berlin"})
    settings = load(path, environ=ENVIRON)
    assert (settings.profile.name, settings.policy.timezone) == ('Sam "\x1b\\" Winter', "Europe/Berlin")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in path.parent.iterdir()] == ["config.toml"]


def test_saving_keeps_all_else(tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text('# mine\n[profile] # me\nname = "S" # short\nphone = "1"\n\n[keys]\nname = "n"\n')
    path = tmp_path / "config.toml"
    path.symlink_to(real)
    save(path, {("profile", "name"): "Sam", ("profile", "language"): "de", ("policy", "timezone"): "Asia/Tokyo"})
    assert path.is_symlink()
    assert real.read_text() == (
        '# mine\n[profile] # me\nname = "Sam" # short\nphone = "1"\nlanguage = "de"\n\n[keys]\nname = "n"\n'
        '\n[policy]\ntimezone = "Asia/Tokyo"\n'
    )


@pytest.mark.parametrize(
    ("text", "saved"),
    [
        ('profile.name = "S" # me\n', 'profile.name = "Sam" # me\n'),
        ('profile = {name = "S"}\n', 'profile = {name = "Sam"}\n'),
        ('[profile]\nname = """\nS"""\n', '[profile]\nname = "Sam"\n'),
        ('[profile]\r\nname = "S"\r\n', '[profile]\r\nname = "Sam"\r\n'),
        ("# only a remark\n", '# only a remark\n\n[profile]\nname = "Sam"\n'),
    ],
)
def test_saving_keeps_the_layout(tmp_path: Path, text: str, saved: str) -> None:
    path = written(tmp_path, text)
    save(path, {("profile", "name"): "Sam"})
    assert path.read_bytes().decode() == saved


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[profile\n", "line 1: not valid TOML"),
        ("profile = 1\n", r"line 1: `profile` must be a section: \[profile\]"),
        ("[[profile]]\n", r"line 1: `profile` must be a section: \[profile\]"),
    ],
)
def test_saving_into_a_wrong_config_writes_nothing(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError, match=said):
        save(path, {("profile", "name"): "Sam"})
    assert path.read_text() == text


@pytest.mark.slow
@given(st.text(max_size=80), st.text(max_size=20), st.lists(st.text(max_size=5), max_size=3))
def test_saving_into_any_config_keeps_the_rest(
    tmp_path_factory: pytest.TempPathFactory, rest: str, name: str, emails: list[str]
) -> None:
    path = tmp_path_factory.mktemp("config") / "config.toml"
    for content in (rest, f"[profile] {rest}", f"[profile]\nname = {rest}\n", f"profile.name = {rest}\n[policy]\n"):
        path.write_text(content, encoding="utf-8", errors="replace")
        as_it_was = path.read_bytes()
        try:
            before = ConfigFile(path).data
            save(path, {("profile", "name"): name, ("profile", "emails"): emails})
        except SettingsError:
            assert path.read_bytes() == as_it_was
            continue
        after = ConfigFile(path).data
        before.setdefault("profile", {}).update(name=name, emails=emails)
        assert after == before


def test_every_setting_says_what_it_means() -> None:
    for section, kind in SECTIONS.items():
        for key, setting in declared(section).items():
            assert setting.sentence.endswith("."), (section, key)
            assert key in kind.__struct_fields__


def test_every_default_would_be_accepted() -> None:
    for section, kind in SECTIONS.items():
        for key, setting in declared(section).items():
            default = getattr(kind(), key)
            if default is not None:
                assert read_setting(setting, tomllib.loads(f"x = {as_toml(default)}")["x"]) == default, (section, key)


def test_the_systems_zone() -> None:
    assert system_zone({"TZ": ":Europe/Berlin"}) == "Europe/Berlin"
    assert system_zone({"TZ": "no/such"}) == system_zone({}) != ""


def test_importing_and_loading_nothing_brings_in_nothing_heavy() -> None:
    code = (
        "import sys; from pathlib import Path; from tui.config import load;"
        "load(Path('/no/such/file'), environ={'TZ': 'UTC'});"
        "print({'tomllib', 'tzlocal', 'textual', 'tinydb', 'tempfile', 'difflib'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


@pytest.mark.parametrize("value", ["[" * 5000, "9" * 5000, "{a=" * 3000], ids=["deep", "long", "tables"])
def test_value_that_no_parser_can_take_is_refused(tmp_path: Path, value: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"[app]\ntheme = {value}\n")
    with pytest.raises(SettingsError, match="not valid TOML"):
        load(path, environ={})
