"""A list of phrases, with what is known of each before it is tried."""

from __future__ import annotations

import re

#: Name, pattern and the kinds of marks without which it cannot match.
Phrase = tuple[str, re.Pattern[str], frozenset[str]]


class Phrases(list[Phrase]):
    """Phrases in the order in which they are tried."""

    def add(self, name: str, *patterns: str) -> None:
        """The phrase that the method ``_name`` of the walk handles, in its several forms."""
        self.extend((name, re.compile(rf"(?:{pattern})(?= )"), _needed(pattern)) for pattern in patterns)


def _needed(pattern: str) -> frozenset[str]:
    """The kinds of marks that stand outside of what is optional, alternative or only looked at."""
    inner = re.compile(r"\((\?(?:P<\w+>|:|!|=))?((?:[^()\\]|\\.)*)\)(\*|\?|\{\d)?")
    while (hit := inner.search(pattern)) is not None:
        loose = hit[1] in ("?!", "?=") or hit[3] or "|" in hit[2]
        pattern = f"{pattern[: hit.start()]}{'' if loose else hit[2]}{pattern[hit.end() :]}"
    return frozenset() if "|" in pattern else frozenset(re.findall(r"([A-Z])\\d\+(?![*?])", pattern))
