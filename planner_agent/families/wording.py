"""Rules and goals in plain words, from a family's ``Wording``: for conflicts, wishes and "I understood …".

Every rule that an item table allows has a wording, such as "no flights", "at least one Thai meal",
"total cost at most $1,700.00".
"""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.families.wording_preds import (
    PLACED,
    Head,
    Names,
    Nouns,
    OwnNames,
    ValueWords,
    Wording,
    conjuncts,
    either,
    mapped,
    named,
    on_dates,
    share_words,
    value_words,
)
from planner_agent.rendering import formats
from planner_agent.spec import (
    All,
    Amount,
    Attribute,
    Compare,
    Either,
    Form,
    Goal,
    Group,
    Mean,
    Not,
    Order,
    Pick,
    Pred,
    Price,
    Priority,
    Rule,
    Run,
    fraction,
)
from planner_agent.spec.values import Value

_OPS = {"<=": "at most", ">=": "at least", "=": "exactly"}
_DENIED = {"<=": "more than", ">=": "less than", "=": "not exactly"}
__all__ = [
    "PLACED",
    "Head",
    "Names",
    "OwnNames",
    "Speaker",
    "ValueWords",
    "Wording",
    "either",
    "mapped",
    "named",
    "on_dates",
]


def _number(n: Value) -> str:
    return "one" if n in (1, "1") else str(n)


class Speaker:
    """Rules, forms and goals in a family's words, with one set of names for ids."""

    def __init__(self, wording: Wording, names: Names | None = None) -> None:
        self.wording, self.names = wording, names or OwnNames()
        self.nouns = Nouns(wording, self.names)

    def rule(self, rule: Rule) -> str:
        """A rule; a soft one says so."""
        said = self.say(rule.body)
        match rule.strength:
            case Priority(level=level):
                return f"{said}, if possible" + (f" (priority {level})" if level > 1 else "")
            case Price(per_unit=price):
                return f"{said}, or else {value_words(price)} for each unit missed"
            case _:
                return said

    def say(self, form: Form) -> str:
        """What a form asks, without its strength."""
        match form:
            case Compare():
                said = self._compare(form)
            case Mean():
                said = self._mean(form)
            case Order():
                said = f"{'never ' if form.negated else ''}{self._order(form, form.negated)}"
            case Run():
                said = self._run(form)
            case Either():
                branches = [" and ".join(self.say(part) for part in branch) for branch in form.branches]
                said = branches[0] if len(branches) == 1 else f"either {', or '.join(branches)}"
                said = f"not so: {said}" if form.negated else said
        return said + "".join(f" {self._group(group)}" for group in reversed(form.scope))

    def _group(self, group: Group) -> str:
        noun = self.wording.group(group.by)
        if group.quantifier == "all":
            if group.by == "window":
                return f"in any {group.n} days in a row"
            if noun is None:
                return f"for each {_plainly(group.by)} of the plan"
            return f"{'in every' if group.by in self.wording.inside else 'on each'} {noun}"
        words = f"{_OPS['<=' if group.quantifier == 'at_most' else '>=']} {group.k}"
        if group.by == "window":
            return f"in {words} stretches of {group.n} days in a row"
        where = "for each of" if noun is None else "in" if group.by in self.wording.inside else "on"
        return f"{where} {words} {_several(noun or _plainly(group.by), group.k or 0)}"

    def _compare(self, form: Compare) -> str:
        if form.other is not None:
            return self._related(form, form.other)
        if form.amount.measure != "count":
            ops = _DENIED if form.negated else _OPS
            return f"{self._amount(form.amount)} {ops[form.op]} {self._bound(form.amount, form.bound)}"
        return self._count(form)

    def _count(self, form: Compare) -> str:
        amount, bound = form.amount, form.bound
        none = form.op in ("<=", "=") and bound in (0, "0")
        if none and not form.negated:
            return self._none(amount)
        if none:
            return f"at least one {self.nouns.phrase(amount.of, amount.where, 1)}"
        n = 1 if bound in (1, "1") else 2
        words = (_DENIED if form.negated else _OPS)[form.op]
        return f"{words} {_number(bound)} {self.nouns.phrase(amount.of, amount.where, n)}"

    def _none(self, amount: Amount) -> str:
        """ "no flights", or, where what is excluded is a "not": "every night in Taos"."""
        parts = conjuncts(amount.where)
        denied = [part for part in parts if isinstance(part, Not)]
        if len(denied) != 1:
            return f"no {self.nouns.phrase(amount.of, amount.where, 2)}"
        rest = [part for part in parts if part is not denied[0]]
        subject = self.nouns.phrase(amount.of, _conjunction(rest), 1)
        return f"every {subject} {self.nouns.clause(amount.of, denied[0].pred)}"

    def _related(self, form: Compare, other: Amount) -> str:
        """An amount against another one: a share where it is one, else the comparison in full."""
        words = (_DENIED if form.negated else _OPS)[form.op]
        share = fraction(form.times)
        extra = _beyond(form.amount, other)
        if extra and form.bound in (0, "0") and form.amount.measure == other.measure and share <= 1:
            clauses = formats.listed([self.nouns.clause(other.of, part) for part in extra])
            if other.measure == "count":
                return f"{words} {share_words(share)} of the {self._items(other)} {clauses}"
            return f"{words} {share_words(share)} of the {self._amount(other)} for those {clauses}"
        times = "" if share == 1 else f"{share_words(share)} of " if share < 1 else f"{form.times} times "
        plus = f" {self._bound(form.amount, form.bound)} plus" if form.bound not in (0, "0") else ""
        return f"{self._amount(form.amount)} {words}{plus} {times}{self._amount(other)}"

    def _items(self, amount: Amount) -> str:
        return self.nouns.phrase(amount.of, amount.where, 2, last="and")

    def _amount(self, amount: Amount) -> str:
        if amount.measure == "count":
            return f"the number of {self._items(amount)}"
        name = self.wording.measures.get(amount.measure, f"sum of {amount.measure.replace('_', ' ')}")
        if amount.where is None and len(amount.of) > 1 and set(amount.of) == set(self.wording.table.kinds):
            return f"total {name}"
        return f"{name} of all {self._items(amount)}"

    def _bound(self, amount: Amount, bound: Value) -> str:
        return value_words(bound, self._attribute(amount.of, amount.measure))

    def _mean(self, form: Mean) -> str:
        words = (_DENIED if form.negated else _OPS)[form.op]
        items = self.nouns.phrase(form.of, form.where, 2, last="and")
        bound = value_words(form.bound, self._attribute(form.of, form.measure))
        said = f"average {form.measure.replace('_', ' ')} of {items} {words} {bound}"
        share = fraction(form.known_share)
        return said if share * 2 == 1 else f"{said}, known for at least {share_words(share)} of them"

    def _order(self, form: Order, negated: bool) -> str:
        a, b = self._pick(form.a, negated), self._pick(form.b, negated)
        low, high = form.min_gap, form.max_gap
        if form.axis == "position" and low == high == 1:
            return f"{a} directly before {b}"
        unit = {"time": "minute", "day": "day", "position": "place"}[form.axis]
        if form.axis == "day" and low == high:
            if low == 0:
                return f"{a} on the same day as {b}"
            if low is not None and low > 0:
                return f"{a} {formats.count(low, unit)} before {b}"
        low_words = f"at least {_gap(low, unit)}" if low else ""
        high_words = f"at most {_gap(high, unit)}" if high is not None else ""
        gaps = formats.listed([words for words in (low_words, high_words) if words])
        if low is None:
            return f"{a} before or after {b}" + (f", {b} {gaps} after it" if gaps else "")
        return f"{a} before {b}" + (f", {gaps} apart" if gaps else "")

    def _pick(self, pick: Pick, negated: bool) -> str:
        words = {
            "each": "every",
            "some": "any" if negated else "some",
            "first": "the first",
            "last": "the last",
        }
        return f"{words[pick.pick]} {self.nouns.phrase(pick.of, pick.where, 1)}"

    def _run(self, form: Run) -> str:
        items = self.nouns.phrase(form.of, form.where, 2)
        days = f"days {'with' if form.present else 'without'} {items}"
        limits = [f"at least {form.min}"] if form.min > 1 else []
        limits += [f"at most {form.max}"] if form.max is not None else []
        said = f"{days}: {formats.listed(limits) or 'any number'} in a row"
        said += ", also at the edges" if form.edges == "shut" and form.min > 1 else ""
        return f"not so: {said}" if form.negated else said

    def _attribute(self, kinds: Sequence[str], name: str) -> Attribute | None:
        return next((found for kind in kinds if (found := self.wording.table.attribute(kind, name))), None)

    def goal(self, goal: Goal) -> str:
        """ "the lowest total cost", "the highest average rating of meals"."""
        most = "the highest" if goal.sense == "max" else "the lowest"
        if goal.mean is not None:
            items = self.nouns.phrase(goal.mean.of, goal.mean.where, 2, last="and")
            return f"{most} average {goal.mean.measure.replace('_', ' ')} of {items}"
        if goal.ratio is not None:
            return f"{most} share of {self._amount(goal.ratio[0])} in {self._amount(goal.ratio[1])}"
        amount = self._amount(goal.amount) if goal.amount is not None else ""
        amount = amount.removeprefix("the ")
        if goal.fold == "total":
            return f"{most} {amount}"
        group = self.wording.group(goal.by or "") or _plainly(goal.by or "")
        fold = {"max": "greatest", "min": "least", "spread": "spread of the"}[goal.fold]
        return f"{most} {fold} {amount} by {group}"


def _plainly(name: str) -> str:
    return {"cuisines": "cuisine", "categories": "kind", "features": "feature"}.get(
        name, name.replace("_", " ")
    )


def _several(noun: str, n: int) -> str:
    return noun if n == 1 else "cities" if noun == "city" else formats.plural(noun, n)


def _gap(n: int, unit: str) -> str:
    if unit == "minute" and n >= 0:
        return formats.duration(n)
    return formats.count(n, unit)


def _conjunction(parts: Sequence[Pred]) -> Pred | None:
    return None if not parts else parts[0] if len(parts) == 1 else All(preds=tuple(parts))


def _beyond(amount: Amount, other: Amount) -> tuple[Pred, ...]:
    """What ``amount`` asks of the items of ``other``; empty where it is not a part of them."""
    if amount.of != other.of:
        return ()
    whole = conjuncts(other.where)
    parts = conjuncts(amount.where)
    if any(part not in parts for part in whole):
        return ()
    return tuple(part for part in parts if part not in whole)
