"""The words of English numbers."""

from __future__ import annotations

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
_ENDS_IN_S = "is was as this has us does its his plus across yes always perhaps thus"

UNITS: dict[str, int] = {word: n for n, word in enumerate(_UNITS.split())}
TENS: dict[str, int] = {word: 10 * n for n, word in enumerate(_TENS.split(), 2)} | {"fourty": 40}
SCALES: dict[str, int] = {
    "hundred": 100,
    "k": 1000,
    "grand": 1000,
    "thousand": 1000,
    "lakh": 100_000,
    "million": 10**6,
    "mio": 10**6,
    "billion": 10**9,
}
ORDINALS: dict[str, int] = {word: n for n, word in enumerate(_ORDINALS.split(), 1)}
TEN_ORDINALS: dict[str, int] = {word[:-1] + "ieth": n for word, n in TENS.items()}
#: Names of the parts of a whole, with how many make it up.
FRACTIONS: dict[str, int] = {"half": 2, "third": 3, "quarter": 4, "fourth": 4} | {
    word: n for word, n in ORDINALS.items() if 5 <= n <= 12
}
#: Words that end in "s" and are no plurals.
ENDS_IN_S: frozenset[str] = frozenset(_ENDS_IN_S.split())
