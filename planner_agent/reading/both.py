"""The reader to use where a model is configured: the grammar first, the model where words are left over.

``effort``: "auto" lets the grammar stand alone where it has understood every word; "fast" always does;
"slow" always
asks the model too.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Literal

from planner_agent.data.sources import Sources
from planner_agent.errors import ModelError
from planner_agent.families import data_for, family
from planner_agent.llm import Answer, Ask, Message, Model, Usage
from planner_agent.reading.grammar import FAMILY, GrammarReader
from planner_agent.reading.model import Reading, ReadingUsage
from planner_agent.reading.modelled import WISH, model_reading, taking
from planner_agent.reading.reconcile import reconcile
from planner_agent.reading.routing import routed

Effort = Literal["auto", "fast", "slow"]


class Recall:
    """A model that is not asked twice for the same: an answer to a question reads the request anew."""

    def __init__(self, model: Model, size: int = 32) -> None:
        self._model, self._size = model, size
        self._answers: OrderedDict[tuple[Message, ...], Answer] = OrderedDict()
        self._lock = Lock()

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def keeps_prompts(self) -> bool:
        return getattr(self._model, "keeps_prompts", False)

    def ask(self, request: Ask) -> Answer:
        with self._lock:
            known = self._answers.get(request.messages)
        if known is not None:
            return replace(known, usage=Usage(cached=True))
        answer = self._model.ask(request)
        with self._lock:
            self._answers[request.messages] = answer
            while len(self._answers) > self._size:
                self._answers.popitem(last=False)
        return answer


class BothReader:
    """Grammar and model, put together by ``reconcile``. A model that fails leaves the grammar's reading,
    with a
    notice. See ``reading.model.Reader``."""

    name = "both"

    def __init__(self, model: Model | None, effort: Effort = "auto") -> None:
        self._model = None if model is None else Recall(model)
        self._effort, self._grammar = effort, GrammarReader()

    def read(
        self, text: str, sources: Sources, today: date, answers: Mapping[str, str] | None = None
    ) -> Reading:
        said = dict(answers or {})
        words = {name: answer for name, answer in said.items() if not name.startswith(WISH)}
        grammar = self._grammar.read(text, sources, today, words)
        why = self._alone(grammar)
        if why or self._model is None:
            return grammar.model_copy(update={"usage": ReadingUsage(why=why or "no model is configured")})
        try:
            if FAMILY in said:
                return self._together(self._model, grammar, sources, today, said, words)
            chosen, route = routed(
                self._model, grammar, today,
                lambda plans: self._grammar.read(text, sources, today, {**words, FAMILY: plans}),
            )  # fmt: skip
            if any(gap.field == FAMILY for gap in chosen.gaps):
                reading = self._with_why(chosen, grammar, ReadingUsage())
            else:
                reading = self._together(self._model, chosen, sources, today, said, words)
            if route is None:
                return reading
            return reading.model_copy(update={"usage": taking(reading.usage, route.usage, route.prompt)})
        except ModelError as error:
            note = f"The model could not be asked, so only the grammar has read this: {error.message}"
            usage = ReadingUsage(why="the model failed", model=self._model.name)
            return grammar.model_copy(update={"assumptions": (*grammar.assumptions, note), "usage": usage})

    def _alone(self, grammar: Reading) -> str:
        """Why the grammar's reading stands alone; "" where the model is to be asked."""
        if self._effort == "fast":
            return "fast reading was asked for"
        if self._effort == "slow" or grammar.not_understood:
            return ""
        if any(gap.field == FAMILY for gap in grammar.gaps):
            return ""
        return "the grammar understood every word"

    def _together(
        self, model: Model, grammar: Reading, sources: Sources, today: date, said: Mapping[str, str],
        words: Mapping[str, str],
    ) -> Reading:  # fmt: skip
        house = family(grammar.family)
        data = data_for(house, sources)
        found = model_reading(model, grammar, sources, today, words)
        reading = reconcile(
            grammar,
            found,
            house.wire(),
            house.describe(data),
            lambda fill: house.reader().read(grammar.text, data, today, {**fill, **words}),
            said,
        )
        return self._with_why(reading, grammar, found.usage)

    def _with_why(self, reading: Reading, grammar: Reading, usage: ReadingUsage) -> Reading:
        left = ", ".join(f"“{part.quote}”" for part in grammar.not_understood[:3])
        which = any(gap.field == FAMILY for gap in grammar.gaps)
        why = f"the grammar did not understand {left}" if left else "slow reading was asked for"
        why = "more than one kind of plan fits the words" if which and not left else why
        assert self._model is not None
        told = usage.model_copy(update={"path": "both", "model": self._model.name, "why": why})
        return reading.model_copy(update={"usage": told})
