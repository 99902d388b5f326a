"""Stand-ins for what lies outside: programs that answer from a script, and a terminal that keeps what it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tui.clipboard.model import Ran

Answer = Ran | bytes | OSError | Callable[[Sequence[str], bytes], Ran]


class Programs:
    """Runs nothing: answers each program by its name (`tmux load-buffer`, `ps`, ...), and keeps the calls."""

    def __init__(self, answers: Mapping[str, Answer] | None = None) -> None:
        self.answers = dict(answers or {})
        self.calls: list[tuple[list[str], bytes]] = []
        self.environs: list[Mapping[str, str]] = []

    def __call__(self, argv: Sequence[str], stdin: bytes, environ: Mapping[str, str], seconds: float) -> Ran:
        self.calls.append((list(argv), stdin))
        self.environs.append(environ)
        name = "pyperclip" if argv[-1].endswith("guarded.py") else argv[0]
        answer = self.answers.get(" ".join([name, *argv[1:2]]), self.answers.get(name, FileNotFoundError(2, "none", name)))
        if isinstance(answer, OSError):
            raise answer
        if isinstance(answer, bytes):
            return Ran(0, answer)
        return answer if isinstance(answer, Ran) else answer(argv, stdin)

    @property
    def argvs(self) -> list[list[str]]:
        return [argv for argv, _ in self.calls]


class Screen:
    """A terminal that keeps what it is told."""

    def __init__(self) -> None:
        self.told = b""

    def __call__(self, data: bytes) -> None:
        self.told += data
