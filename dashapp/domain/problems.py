"""What the core says when it refuses: codes and parameters, put into words in dashapp/ui."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; the code chooses the sentence, the parameters fill it."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


class Rejected(Exception):
    """An act is refused: `problems` holds one problem by field; "" stands for the whole form."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__({name: problem.code for name, problem in problems.items()})
        self.problems: dict[str, Problem] = dict(problems)


class NotAllowed(Exception):
    """The actor may not do or see this, or it does not exist: one answer, so that nothing leaks."""


class NotThere(NotAllowed):
    """There is nothing of the actor's own under this number, whether or not it is another's."""


class BadValue(ValueError):
    """One value could not be read."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)
