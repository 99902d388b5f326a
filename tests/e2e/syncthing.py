"""Two Syncthing instances on the loopback, each with a device and a folder of its own, that know each other alone."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.terminals import Home, need

OFF = (
    "globalAnnounceEnabled",
    "localAnnounceEnabled",
    "relaysEnabled",
    "natEnabled",
    "crashReportingEnabled",
    "startBrowser",
)


class Syncthing:
    """One instance, which carries a folder; `meet` starts two of them."""

    def __init__(self, home: Home, folder: Path) -> None:
        need("syncthing")
        self.folder = folder
        self.port, self.gui = _free_ports(2)
        self._home = home
        self._settings = home.path / "syncthing"
        self._run("generate", "--no-default-folder")
        self.id = self._run("--device-id").strip()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, other: Syncthing) -> None:
        """Write the settings, and carry the folder to and from the other instance."""
        path = self._settings / "config.xml"
        text = path.read_text()
        for name in OFF:
            text = re.sub(f"<{name}>true</{name}>", f"<{name}>false</{name}>", text)
        text = re.sub("<urAccepted>.*?</urAccepted>", "<urAccepted>-1</urAccepted>", text)
        text = re.sub("<reconnectionIntervalS>.*?</", "<reconnectionIntervalS>1</", text)
        text = re.sub("<listenAddress>.*?</", f"<listenAddress>tcp://127.0.0.1:{self.port}</", text)
        text = re.sub(r"<address>127\.0\.0\.1:\d+</address>", f"<address>127.0.0.1:{self.gui}</address>", text)
        devices = f'<device id="{other.id}" name="other"><address>tcp://127.0.0.1:{other.port}</address></device>'
        shared = "".join(f'<device id="{each}"></device>' for each in (self.id, other.id))
        folder = (
            f'<folder id="followup" path="{self.folder}" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="true" '
            f'fsWatcherDelayS="1" ignorePerms="true">{shared}</folder>'
        )
        path.write_text(re.sub("(<configuration [^>]*>)", rf"\1{folder}{devices}", text, count=1))
        command = ["syncthing", "serve", f"--home={self._settings}", "--no-browser", "--no-restart"]
        self._process = subprocess.Popen(
            command, env=self._home.environ(STNODEFAULTFOLDER="1"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def close(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)

    def _run(self, *words: str) -> str:
        command = ["syncthing", *words, f"--home={self._settings}"]
        done = subprocess.run(command, env=self._home.environ(), capture_output=True, text=True, check=True, timeout=60)
        return done.stdout


def _free_ports(count: int) -> Sequence[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()
