"""Examples for the model reader, a file a family, written by ``scripts/make_shots.py``."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Shot:
    """A request and the answer wanted for it; ``today`` is what its dates counted from."""

    today: str
    text: str
    answer: dict[str, Any]


@cache
def routes() -> tuple[tuple[str, str], ...]:
    """Short requests of all families, each with its family's name."""
    rows = map(json.loads, (FOLDER / "route.jsonl").read_text(encoding="utf-8").splitlines())
    return tuple((row["text"], row["kind"]) for row in rows)


def alike(family: str, *, text: str, n: int) -> tuple[Shot, ...]:
    """The ``n`` examples most like ``text`` by their words (cosine of inverse frequencies), the likest
    last."""
    shots, weights = _known(family)
    said = _vector(text, weights)
    ranked = sorted(range(len(shots)), key=lambda k: (-_dot(said, _vector(shots[k].text, weights)), k))
    return tuple(shots[k] for k in reversed(ranked[:n]))


def usual(family: str, *, n: int) -> tuple[Shot, ...]:
    """The same ``n`` examples for every text, so that an endpoint can keep the prompt: those that show the
    most
    labels not yet shown."""
    shots, _ = _known(family)
    chosen: list[Shot] = []
    seen: set[str] = set()
    while len(chosen) < min(n, len(shots)):
        rest = [shot for shot in shots if shot not in chosen]
        best = max(
            rest, key=lambda shot: (len(_labels(shot) - seen) / (60 + len(shot.text.split())), shot.text)
        )
        chosen.append(best)
        seen |= _labels(best)
    return tuple(chosen)


def _labels(shot: Shot) -> set[str]:
    """What an example shows: its labels, and the fields that it fills, with words or with numbers."""
    filled = {f"{name} {any(map(str.isdigit, str(value)))}" for name, value in shot.answer.items() if value}
    return filled | {wish["label"] for wish in shot.answer["wishes"]}


@cache
def _known(family: str) -> tuple[tuple[Shot, ...], dict[str, float]]:
    path = FOLDER / f"{family}.jsonl"
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    shots = tuple(Shot(**json.loads(row)) for row in rows)
    counts = Counter(word for shot in shots for word in set(_words(shot.text)))
    return shots, {word: math.log(1 + len(shots) / n) for word, n in counts.items()}


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _vector(text: str, weights: dict[str, float]) -> dict[str, float]:
    found = {word: weights[word] for word in set(_words(text)) if word in weights}
    size = math.sqrt(sum(weight * weight for weight in found.values())) or 1.0
    return {word: weight / size for word, weight in found.items()}


def _dot(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())
