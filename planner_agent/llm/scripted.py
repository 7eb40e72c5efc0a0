"""A public test double: a model that answers from a script and records what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from planner_agent.errors import ModelError
from planner_agent.llm.model import Answer, Ask, Usage
from planner_agent.llm.schema import close, violations

Scripted = Mapping[str, Any] | ModelError | Callable[[Ask], "Mapping[str, Any] | ModelError"]
_SHOWN = 160


class NoScriptedAnswer(LookupError):
    """The script does not foresee an ask, or foresees an answer that the ask's schema does not allow: a
    fault of the test, and so no ModelError, which callers are right to catch."""


class ScriptedModel:
    """Answers by purpose, or by the first predicate that holds of the ask.

    ``ScriptedModel({"read": {"wishes": []}})`` answers each ask of that purpose so; a list is answered item
    by
    item. ``ScriptedModel([(lambda ask: "Paris" in ask.messages[-1].text, {...}), …])`` goes by predicates. An
    answer may be a mapping, a function of the ask, or a ModelError to raise. Answers are held to the ask's
    schema, as a real endpoint's are. ``asks`` keeps what was asked, in order.
    """

    def __init__(
        self,
        answers: Mapping[str, Scripted | list[Scripted]]
        | Iterable[tuple[Callable[[Ask], bool], Scripted]] = (),
        name: str = "scripted",
    ) -> None:
        self.name = name
        self.asks: list[Ask] = []
        self._lock = threading.Lock()
        self._by_purpose: dict[str, Scripted | list[Scripted]] = {}
        self._by_predicate: list[tuple[Callable[[Ask], bool], Scripted]] = []
        if isinstance(answers, Mapping):
            self._by_purpose = {
                purpose: list(answer) if isinstance(answer, list) else answer
                for purpose, answer in answers.items()
            }
        else:
            self._by_predicate = list(answers)

    def ask(self, request: Ask) -> Answer:
        """The scripted answer; NoScriptedAnswer where there is none, or none of the schema."""
        with self._lock:
            self.asks.append(request)
            scripted = self._find(request)
        found = scripted(request) if callable(scripted) else scripted
        if isinstance(found, ModelError):
            raise found
        wrong = violations(found, close(request.schema))
        if wrong:
            raise NoScriptedAnswer(
                f"The scripted answer to {_shown(request)} is not of its schema: {wrong[0]}."
            )
        text = json.dumps(found, ensure_ascii=False)
        return Answer(json.loads(text), text, Usage(calls=1))

    def _find(self, request: Ask) -> Scripted:
        for holds, scripted in self._by_predicate:
            if holds(request):
                return scripted
        scripted = self._by_purpose.get(request.purpose)
        if isinstance(scripted, list):
            scripted = scripted.pop(0) if scripted else None
        if scripted is None:
            raise NoScriptedAnswer(
                f"There is no scripted answer (any more) to {_shown(request)}. Scripted: "
                f"{', '.join(map(repr, self._by_purpose)) or f'{len(self._by_predicate)} predicates'}."
            )
        return scripted


def _shown(request: Ask) -> str:
    last = request.messages[-1].text if request.messages else ""
    shown = last if len(last) <= _SHOWN else f"{last[:_SHOWN]}…"
    return f"the ask for {request.purpose!r} ({shown!r})"
