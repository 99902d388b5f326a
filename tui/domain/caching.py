"""Caching: compute once for each process what several rules need."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")


class HasAnswers(Protocol):
    """An object with two caches of results, as a process has: the second is for functions that depend on other processes."""

    answers: dict[Callable[..., Any], Any]
    answers_by_elsewhere: dict[Callable[..., Any], Any]


P = TypeVar("P", bound=HasAnswers)


class cached_property(Generic[T]):
    """A property that is computed at the first access.

    It is `functools.cached_property` without the lock of Python 3.11, which costs a twelfth of computing a process.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        found = self._find(instance)
        instance.__dict__[self._name] = found
        return found


def cached_per_process(find: Callable[[P], T]) -> Callable[[P], T]:
    """Return the function, with its result computed once for each process."""

    @wraps(find)
    def answer(process: P) -> T:
        return _answer(find, process, process.answers)

    return answer


def cached_by_elsewhere(find: Callable[[P], T]) -> Callable[[P], T]:
    """Return the function, with its result computed once for each process and each `Elsewhere`."""

    @wraps(find)
    def answer(process: P) -> T:
        return _answer(find, process, process.answers_by_elsewhere)

    return answer


def _answer(find: Callable[[P], T], process: P, answers: dict[Callable[..., Any], Any]) -> T:
    if find not in answers:
        answers[find] = find(process)
    found: T = answers[find]
    return found
