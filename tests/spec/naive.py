"""A naive judge of rules: two-valued, on plain dicts in real units, from the rule's JSON alone.

It follows rule-language.md and shares no code with the item table, the evaluator or the compiler.
Items are dicts: ``kind``, ``day`` (from 1) and attributes; money in major units, ratings, hours and
kilometres as they are said, clocks in minutes, sets as frozensets.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

Item = dict[str, Any]

CLOCKS = {"start", "end", "depart", "arrive"}
NUMBERS = {
    "rating", "hours", "km", "beds", "occupancy", "minimum_nights", "day", "distance_to", "cost",
    "cost_per_head", "price", "price_per_night", "price_per_head", "count",
}  # fmt: skip
#: Group keys that the frame spans.
CLOSED = ("day", "date", "week", "weekend")


def holds(form: dict[str, Any], items: Sequence[Item], days: Sequence[date]) -> bool:
    """Whether the form holds on these items of a plan that spans ``days``."""
    return _scoped(form, list(items), days, form["scope"])


def _scoped(form: dict[str, Any], items: list[Item], days: Sequence[date], scope: list[Any]) -> bool:
    if not scope:
        return _body(form, items, days) != form["negated"]
    group, rest = scope[0], scope[1:]
    verdicts = []
    if group["by"] == "window":
        n = group["n"]
        if len(days) < n:
            verdicts = [_asks(form) or _scoped(form, items, days, rest)]
        for first in range(1, len(days) - n + 2):
            inside = [item for item in items if first <= item["day"] < first + n]
            verdicts.append(_scoped(form, inside, days, rest))
    else:
        for value in _values(group["by"], form, items, days):
            inside = [item for item in items if _in_group(item, group["by"], value)]
            verdicts.append(_scoped(form, inside, days, rest))
    if group["quantifier"] == "all":
        return all(verdicts)
    return sum(verdicts) >= group["k"] if group["quantifier"] == "at_least" else sum(verdicts) <= group["k"]


def _asks(form: dict[str, Any]) -> bool:
    if form["form"] != "compare":
        return False
    return form["op"] == "=" or (form["op"], form["negated"]) in ((">=", False), ("<=", True))


def _values(key: str, form: dict[str, Any], items: list[Item], days: Sequence[date]) -> list[Any]:
    """The groups of a key: all that the days span, or those that occur."""
    weeks = ["{}-W{:02d}".format(*day.isocalendar()[:2]) for day in days]
    if key == "day":
        return list(range(1, len(days) + 1))
    if key == "date":
        return [day.isoformat() for day in days]
    if key == "week":
        return sorted(set(weeks))
    if key == "weekend":
        return sorted({week for week, day in zip(weeks, days, strict=True) if day.isoweekday() >= 6})
    makers = ("stay",) if key == "city" else kinds_of(form)
    found: set[Any] = set()
    for item in items:
        if item["kind"] in makers and item.get(key) is not None:
            found |= set(item[key]) if isinstance(item[key], frozenset) else {item[key]}
    return sorted(found)


def _in_group(item: Item, key: str, value: Any) -> bool:
    mine = item.get(key)
    return value in mine if isinstance(mine, frozenset) else mine == value


def kinds_of(form: dict[str, Any]) -> set[str]:
    """All kinds that a form names."""
    if form["form"] == "compare":
        return set(form["amount"]["of"]) | set(form["other"]["of"] if form["other"] else ())
    if form["form"] == "order":
        return set(form["a"]["of"]) | set(form["b"]["of"])
    if form["form"] == "either":
        return {kind for branch in form["branches"] for part in branch for kind in kinds_of(part)}
    return set(form["of"])


def _body(form: dict[str, Any], items: list[Item], days: Sequence[date]) -> bool:
    if form["form"] == "compare":
        return _compare(form, items)
    if form["form"] == "mean":
        return _mean(form, items)
    if form["form"] == "order":
        return _order(form, items)
    if form["form"] == "run":
        return _run(form, items, days)
    return any(
        all(_scoped(part, items, days, part["scope"]) for part in branch) for branch in form["branches"]
    )


def _compare(form: dict[str, Any], items: list[Item]) -> bool:
    left = amount(form["amount"], items)
    right = constant(form["bound"], "number")
    if form["other"]:
        right += constant(form["times"], "number") * amount(form["other"], items)
    return {"<=": left <= right, ">=": left >= right, "=": left == right}[form["op"]]


def amount(said: dict[str, Any], items: list[Item]) -> Fraction:
    """A count or a sum, in real units."""
    chosen = _chosen(said, items)
    if said["measure"] == "count":
        return Fraction(len(chosen))
    return sum((Fraction(item[said["measure"]]) for item in chosen), Fraction(0))


def _mean(form: dict[str, Any], items: list[Item]) -> bool:
    chosen = _chosen(form, items)
    known = [Fraction(item[form["measure"]]) for item in chosen if item[form["measure"]] is not None]
    if len(known) < constant(form["known_share"], "number") * len(chosen):
        return False
    if not known:
        return True
    mean, bound = sum(known) / len(known), constant(form["bound"], "number")
    return mean <= bound if form["op"] == "<=" else mean >= bound


def _run(form: dict[str, Any], items: list[Item], days: Sequence[date]) -> bool:
    busy = {item["day"] for item in _chosen(form, items)}
    marks = [(day in busy) == form["present"] for day in range(1, len(days) + 1)]
    first = 0
    while first < len(marks):
        last = first
        while last < len(marks) and marks[last] == marks[first]:
            last += 1
        length, touches = last - first, first == 0 or last == len(marks)
        if marks[first]:
            if form["max"] is not None and length > form["max"]:
                return False
            if length < form["min"] and not (touches and form["edges"] == "open"):
                return False
        first = last
    return True


def _order(form: dict[str, Any], items: list[Item]) -> bool:
    xs, ys = _picked(form["a"], form["axis"], items), _picked(form["b"], form["axis"], items)

    def fits(x: Item, y: Item) -> bool:
        gap = y["day"] - x["day"]
        if form["axis"] == "time":
            gap = 1440 * gap + y["start"] - x["end"]
        least, most = form["min_gap"], form["max_gap"]
        return (least is None or gap >= least) and (most is None or gap <= most)

    quantify_a = any if form["a"]["pick"] == "some" else all
    quantify_b = any if form["b"]["pick"] == "some" else all
    return quantify_a(quantify_b(fits(x, y) for y in ys if y is not x) for x in xs)


def _picked(pick: dict[str, Any], axis: str, items: list[Item]) -> list[Item]:
    chosen = _chosen(pick, items)
    if pick["pick"] in ("each", "some") or not chosen:
        return chosen

    def at(item: Item) -> int:
        if axis == "day":
            return item["day"]
        return 1440 * item["day"] + item["start" if pick["pick"] == "first" else "end"]

    best = (min if pick["pick"] == "first" else max)(at(item) for item in chosen)
    return [item for item in chosen if at(item) == best]


def _chosen(said: dict[str, Any], items: list[Item]) -> list[Item]:
    where = said["where"]
    return [i for i in items if i["kind"] in said["of"] and (where is None or matches(where, i))]


def matches(pred: dict[str, Any], item: Item) -> bool:
    """Whether an item, all known, satisfies a predicate."""
    test = pred["test"]
    if test == "all":
        return all(matches(part, item) for part in pred["preds"])
    if test == "any":
        return any(matches(part, item) for part in pred["preds"])
    if test == "not":
        return not matches(pred["pred"], item)
    name = pred["attr"]
    value = item.get(f"{name}({pred['arg']})" if pred.get("arg") else name)
    if test == "known":
        return value is not None
    if test == "has":
        return bool(value & set(pred["values"]))
    if test == "is":
        return value in [constant(each, name) for each in pred["values"]]
    bound = constant(pred["value"], name)
    return {"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound}[pred["op"]]


def constant(value: Any, name: str) -> Any:
    """A constant as an attribute's items carry it."""
    if isinstance(value, dict):
        return Fraction(value["amount"])
    if name in CLOCKS and isinstance(value, str):
        return int(value.split(":")[0]) * 60 + int(value.split(":")[1])
    if name in NUMBERS or (name == "number" and not isinstance(value, str)) or isinstance(value, int):
        return Fraction(value)
    if name == "number" and _is_number(value):
        return Fraction(value)
    return value


def _is_number(text: str) -> bool:
    try:
        Fraction(text)
    except ValueError:
        return False
    return True
