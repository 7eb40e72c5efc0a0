"""A vocabulary: words and word groups by class, found in a token list by one walk of a trie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of tokens ``first`` up to ``stop``: a class (``mode``) and a value (``flight``)."""

    kind: str
    value: Any
    first: int
    stop: int


def words(text: str) -> frozenset[str]:
    """A small class of words, written with blanks between."""
    return frozenset(text.split())


class _Node:
    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: list[tuple[str, Any]] = []


def hyphens(tokens: Sequence[Token]) -> list[bool]:
    """Which tokens are hyphens inside a compound ("pet-friendly"): transparent to a lexicon."""
    marks = [False] * len(tokens)
    for i in range(1, len(tokens) - 1):
        if (
            tokens[i].text in "-‐‑–/"
            and tokens[i - 1].end == tokens[i].start
            and tokens[i].end == tokens[i + 1].start
        ):
            marks[i] = True
    return marks


class Lexicon:
    """Entries are written as people write them; hyphens do not matter ("pet friendly", "pet-friendly")."""

    def __init__(self) -> None:
        self._root = _Node()
        self._single: set[str] = set()

    def add(self, kind: str, value: Any, forms: Iterable[str]) -> None:
        """Let each of ``forms`` mean ``value`` of class ``kind``."""
        for form in forms:
            words = [token.low for token in tokenize(form) if token.text != "-"]
            node = self._root
            for word in words:
                node = node.next.setdefault(word, _Node())
            if (kind, value) not in node.ends:
                node.ends.append((kind, value))
            self._single.update(word for word in words if len(word) > 5)
            self.__dict__.pop("_by_letter", None)

    def table(self, kind: str, rows: Mapping[Any, str]) -> None:
        """Add many: value -> forms, separated by blanks; ``_`` joins a group of words."""
        for value, forms in rows.items():
            self.add(kind, value, (form.replace("_", " ") for form in forms.split()))

    def senses_at(
        self,
        tokens: Sequence[Token],
        i: int,
        transparent: Sequence[bool],
        low: Mapping[int, str] | None = None,
    ) -> list[Sense]:
        """All entries that begin at token ``i``; ``low`` replaces the spelling of some tokens."""
        node, found, j = self._root, [], i
        spelled = low or {}
        while j < len(tokens):
            if j > i and transparent[j]:
                j += 1
                continue
            follow = node.next.get(spelled.get(j, tokens[j].low))
            if follow is None:
                break
            node, j = follow, j + 1
            found.extend(Sense(kind, value, i, j) for kind, value in node.ends)
        return found

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        letters: dict[str, list[str]] = {}
        for word in sorted(self._single):
            letters.setdefault(word[0], []).append(word)
        return letters

    def spelled_like(self, word: str) -> Sequence[str]:
        """The known words with the same first letter, among which a misspelling may be looked for."""
        return self._by_letter.get(word[:1], ())

    def knows(self, word: str) -> bool:
        """Whether the word begins some entry or, if long, stands anywhere in one."""
        return word in self._root.next or word in self._single
