"""Where the words say that something is not settled: "not sure which week yet", "we can't agree"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .scan import any_at, low_at
from .tokens import Token

Topic = Literal["dates", "party", "destination", "origin", "budget", ""]

_UNSURE = (
    "not sure", "not sure yet", "unsure", "don't know", "do not know", "dont know", "idk", "dunno", "no idea",
    "not certain", "can't agree", "cannot agree", "cant agree", "can't decide", "cannot decide",
    "cant decide",
    "haven't decided", "have not decided", "havent decided", "undecided", "not decided", "yet to decide",
    "still deciding", "still debating", "torn between", "tbd", "tbc", "to be decided", "to be confirmed",
    "to be determined", "t . b . d", "still open", "not fixed yet", "not settled", "isn't settled",
    "not yet fixed",
    "haven't settled", "can't make up our minds", "can't make up my mind", "not yet known", "not known yet",
    "isn't fixed", "aren't fixed", "haven't agreed", "couldn't agree", "couldn't say", "can't say yet",
    "hard to say", "remains to be seen", "haven't worked out", "haven't figured out", "we disagree",
    "not confirmed", "unconfirmed",
)  # fmt: skip
_TOPICS: dict[str, Topic] = {
    **dict.fromkeys(
        [
            "when",
            "date",
            "dates",
            "week",
            "weekend",
            "weekends",
            "month",
            "day",
            "days",
            "long",
            "nights",
            "weeks",
            "time",
        ],
        "dates",
    ),
    **dict.fromkeys(["many", "who", "people", "headcount", "party"], "party"),
    **dict.fromkeys(["where", "city", "cities", "town", "destination", "place"], "destination"),
    **dict.fromkeys(["much", "budget", "money", "spend", "cost"], "budget"),
}
_REACH = 8


@dataclass(frozen=True, slots=True)
class Doubt:
    """The words ``first``..``stop`` leave ``topic`` open; "" where they do not name one."""

    first: int
    stop: int
    topic: Topic


def doubts(tokens: Sequence[Token], sentence: Sequence[int]) -> list[Doubt]:
    """All places of a text where something is left open; ``sentence`` numbers the sentence of each token."""
    found: list[Doubt] = []
    i = 0
    while i < len(tokens):
        stop = any_at(tokens, i, _UNSURE)
        if stop is None:
            i += 1
            continue
        topic: Topic = ""
        end = stop
        for k in range(stop, min(len(tokens), stop + _REACH)):
            if sentence[k] != sentence[i] or low_at(tokens, k) in (",", ")", "but", "so", "—", "–"):
                break
            if low_at(tokens, k) in _TOPICS:
                topic, end = _TOPICS[low_at(tokens, k)], k + 1
                break
        if not topic:
            before = [low_at(tokens, k) for k in range(max(0, i - 4), i) if sentence[k] == sentence[i]]
            topic = next((_TOPICS[word] for word in reversed(before) if word in _TOPICS), "")
        found.append(Doubt(i, end, topic))
        i = end
    return found
