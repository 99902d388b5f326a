"""The programs between a terminal and `followup`, each with settings and sockets of its own, so that tests meet nobody else's.

A `Terminal` shows them: `Tmux` and `Screen` inside it, `Sshd` and `Mosh` on the way, `Display` and `Wayland` around it.
"""

from __future__ import annotations

import getpass
import os
import re
import shlex
import shutil
import socket
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.e2e.terminals import PATIENCE, Home, find, need, wait_until


class Tmux:
    """A tmux server on a private socket. `options` are set for the whole server before anything starts."""

    def __init__(self, home: Home, options: Mapping[str, str] | None = None, name: str = "tmux") -> None:
        need("tmux")
        self.home = home
        self.socket = home.path / name
        self.config = home.path / f"{name}.conf"
        lines = [f"set -g {key} {shlex.quote(value)}" for key, value in (options or {}).items()]
        self.config.write_text("\n".join(["set -g status off", "set -s escape-time 0", *lines, ""]))

    def argv(self, command: Sequence[str]) -> list[str]:
        """Return the command line that runs a command in a new session of this server."""
        return ["tmux", "-S", str(self.socket), "-f", str(self.config), "new-session", shlex.join(command)]

    def ask(self, *words: str) -> bytes:
        """Return the output of a tmux command."""
        return _output(["tmux", "-S", str(self.socket), *words], self.home.environ())

    def buffer(self) -> str:
        """Return the newest paste buffer; empty if there is none."""
        return self.ask("show-buffer").decode()

    def close(self) -> None:
        if self.socket.exists():
            self.ask("kill-server")


class Screen:
    """GNU screen, its sockets and settings its own."""

    def __init__(self, home: Home) -> None:
        need("screen")
        self.config = home.path / "screenrc"
        self.config.write_text("startup_message off\nvbell off\n")

    def argv(self, command: Sequence[str]) -> list[str]:
        return ["screen", "-c", str(self.config), "-U", *command]


class Sshd:
    """An ssh server on 127.0.0.1 with its own keys, port and settings, for the user who runs the tests."""

    def __init__(self, home: Home) -> None:
        need("sshd", "ssh", "ssh-keygen")
        self.home, self.folder = home, home.path / "ssh"
        self.folder.mkdir(mode=0o700)
        for key in ("host", "client"):
            _output(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(self.folder / key)], home.environ())
        shutil.copy(self.folder / "client.pub", self.folder / "authorized")
        if os.getuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        self.port = free_port()
        settings = {
            "ListenAddress": f"127.0.0.1:{self.port}",
            "HostKey": self.folder / "host",
            "AuthorizedKeysFile": self.folder / "authorized",
            "PidFile": "none",
            "StrictModes": "no",
            "UsePAM": "no",
            "PasswordAuthentication": "no",
            "PermitRootLogin": "yes",
            "X11Forwarding": "yes",
            "PrintMotd": "no",
            "PrintLastLog": "no",
            "SetEnv": " ".join(f"{name}={value}" for name, value in home.environ().items() if name != "TERM"),
        }
        config = self.folder / "sshd_config"
        config.write_text("".join(f"{key} {value}\n" for key, value in settings.items()))
        self._server = subprocess.Popen(
            [find("sshd") or "sshd", "-D", "-e", "-f", str(config)],
            stdin=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("wb"),
            env=home.environ(),
        )
        wait_until(self._listens, "sshd to listen")

    def _listens(self) -> bool:
        assert self._server.poll() is None, (self.folder / "log").read_text()
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False

    def argv(self, command: Sequence[str], *flags: str) -> list[str]:
        """Return the command line that runs a command on the remote side, in a terminal there."""
        options = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "IdentitiesOnly=yes")
        login = ["ssh", "-F", "none", "-tt", "-p", str(self.port), "-i", str(self.folder / "client"), *flags]
        login += [word for option in options for word in ("-o", option)]
        return [*login, f"{getpass.getuser()}@127.0.0.1", shlex.join(command)]

    def close(self) -> None:
        _end(self._server)


class Display:
    """An X server without a screen, for xterm to show on and xclip to read."""

    def __init__(self, home: Home) -> None:
        need("Xvfb", "xclip")
        self.home = home
        ready, told = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told), "-screen", "0", "800x600x8", "-nolisten", "tcp", "-noreset"],
            pass_fds=[told],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=home.environ(),
        )
        os.close(told)
        with os.fdopen(ready, "rb") as number:
            self.name = ":" + number.readline().decode().strip()
        assert self.name != ":", "Xvfb did not start"

    def environ(self, **more: str) -> dict[str, str]:
        return self.home.environ(DISPLAY=self.name, **more)

    def xterm(self, command: Sequence[str], *, takes: bool = True) -> list[str]:
        """What shows a command in an xterm that takes OSC 52, or one as it comes."""
        need("xterm")
        return ["xterm", "-xrm", f"*allowWindowOps: {str(takes).lower()}", "-e", *command]

    def selection(self, name: str = "clipboard") -> str:
        """Return the content of a selection; empty if nobody owns it."""
        return _output(["xclip", "-selection", name, "-o"], self.environ()).decode()

    def close(self) -> None:
        _end(self._server)


class Wayland:
    """A headless compositor that has a clipboard. sway refuses to run as root, so root runs it as nobody."""

    def __init__(self, home: Home) -> None:
        need("sway", "wl-copy", "wl-paste")
        self.home, folder = home, home.path / "wayland"
        folder.mkdir(mode=0o700)
        nobody: dict[str, Any] = {}
        if os.getuid() == 0:
            nobody = {"user": 65534, "group": 65534, "extra_groups": []}
            home.path.chmod(0o711)
            os.chown(folder, 65534, 65534)
        config = home.path / "sway.conf"
        config.write_text("xwayland disable\n")
        config.chmod(0o644)
        environ = home.environ(HOME=str(folder), XDG_RUNTIME_DIR=str(folder))
        environ |= {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
        with (home.path / "sway.log").open("wb") as log:
            self._server = subprocess.Popen(
                ["sway", "-c", str(config)], stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environ, **nobody
            )
        sockets = wait_until(lambda: [path for path in folder.glob("wayland-*") if path.is_socket()], "sway's socket")
        self.name = str(sockets[0])
        wait_until(self._serves, "sway to serve")

    def _serves(self) -> bool:
        done = subprocess.run(["wl-paste", "-l"], env=self.environ(), capture_output=True, timeout=PATIENCE, check=False)
        return b"No selection" in done.stderr or b"Nothing is copied" in done.stderr

    def environ(self, **more: str) -> dict[str, str]:
        return self.home.environ(WAYLAND_DISPLAY=self.name, **more)

    def selection(self) -> str:
        return _output(["wl-paste", "-n"], self.environ()).decode()

    def close(self) -> None:
        _end(self._server)


class Mosh:
    """A mosh server for one command, and what connects to it."""

    def __init__(self, home: Home, command: Sequence[str]) -> None:
        need("mosh-server", "mosh-client")
        environ = home.environ(SSH_CONNECTION="127.0.0.1 1 127.0.0.1 22")
        told = _output(["mosh-server", "new", "-i", "127.0.0.1", "-c", "256", "--", *command], environ).decode()
        words = re.search(r"MOSH CONNECT (\d+) (\S+)", told)
        assert words, told
        self.argv = ["mosh-client", "127.0.0.1", words[1]]
        self.environ = home.environ(MOSH_KEY=words[2])


def free_port() -> int:
    """Return a TCP port on which nobody listens at the moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _output(argv: Sequence[str], environ: Mapping[str, str]) -> bytes:
    return subprocess.run(
        argv,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=False,
    ).stdout


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
