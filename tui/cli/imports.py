from typing import Any


def add(commands: Any, parents: Any) -> None:
    pass
