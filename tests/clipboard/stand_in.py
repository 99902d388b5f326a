"""Fakes of other programs, with scripted answers, and of a terminal that records what is written to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tui.programs.subprocesses import CompletedRun

Answer = CompletedRun | bytes | OSError | Callable[[Sequence[str], bytes], CompletedRun]


class Programs:
    """Runs no program: answers by the program's name (`tmux load-buffer`, `ps`, ...), and records the calls."""

    def __init__(self, answers: Mapping[str, Answer] | None = None) -> None:
        self.answers = dict(answers or {})
        self.calls: list[tuple[list[str], bytes]] = []
        self.environs: list[Mapping[str, str]] = []

    def __call__(self, argv: Sequence[str], stdin: bytes, environ: Mapping[str, str], seconds: float) -> CompletedRun:
        self.calls.append((list(argv), stdin))
        self.environs.append(environ)
        name = "pyperclip" if argv[-1].endswith("pyperclip_worker.py") else argv[0]
        answer = self.answers.get(" ".join([name, *argv[1:2]]), self.answers.get(name, FileNotFoundError(2, "none", name)))
        if isinstance(answer, OSError):
            raise answer
        if isinstance(answer, bytes):
            return CompletedRun(0, answer)
        return answer if isinstance(answer, CompletedRun) else answer(argv, stdin)

    @property
    def argvs(self) -> list[list[str]]:
        return [argv for argv, _ in self.calls]


class Screen:
    """A terminal that records what is written to it."""

    def __init__(self) -> None:
        self.told = b""

    def __call__(self, data: bytes) -> None:
        self.told += data
