"""A sum of money with what was said around it -> the rule that it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from planner_agent.families.travel import wishes
from planner_agent.families.travel.items import ALL_KINDS
from planner_agent.language.facts import Assumed, CannotSay, Wish
from planner_agent.language.lexicon import Sense
from planner_agent.language.money import MoneyPhrase
from planner_agent.language.numbers import Share
from planner_agent.spec import Cmp, Form, Money, Pred

NAMES = {"stay": "lodging", "meal": "food", "leg": "transport", "attraction": "sights"}


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money with what was said around it."""

    money: Money
    phrase: MoneyPhrase
    kind: str | None
    slots: tuple[str, ...]
    modes: tuple[str, ...]
    per: frozenset[str]
    more: bool
    special: bool
    spending: bool
    first: int
    stop: int
    soft: bool
    without: str | None = None
    money_at: int = -1


def facts_of(found: Sum, share: Sense | None) -> list[object]:
    if share is not None:
        return _share(found, share.value)
    if found.more or (found.special and found.kind in (None, "meal")):
        return _special(found)
    wish = _wish(found)
    facts: list[object] = [wish]
    if found.phrase.least != found.phrase.most:
        facts.append(Assumed(f"The upper end {shown(found.money)} of the range is the bound; less is fine."))
    elif found.phrase.approx:
        facts.append(Assumed(f"{shown(found.money)} is taken as the most that may be spent."))
    return facts


def shown(money: Money) -> str:
    return f"{money.amount.removesuffix('.00')} {money.currency}"


def _special(found: Sum) -> list[object]:
    """ "one dinner over $60 a head"; a least sum for anything else is no wish that we can say."""
    if found.slots or found.kind == "meal":
        body = wishes.special_meal(found.money, *found.slots)
        name = "-".join(("special", *(found.slots or ("meal",))))
        return [Wish(name, body, found.first, found.stop, found.soft)]
    message = (
        "A least amount to spend is not a wish that a plan can be built on; give a most, or name the meal."
    )
    return [CannotSay("no_form", message, found.first, found.stop, ("budget",))]


def _share(found: Sum, share: Share) -> list[object]:
    of = (found.kind or ("meal" if found.slots else "stay"),)
    attr = "price_per_night" if of == ("stay",) else "price_per_head"
    pred = Cmp(attr=attr, op=">" if found.more else "<=", value=found.money)
    where = wishes.slot_is(*found.slots) if found.slots else None
    body = wishes.share_at_least(_fraction(share.value), of, pred, where)
    return [Wish("-".join(("share", *(found.slots or of))), body, found.first, found.stop, found.soft)]


def _fraction(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _wish(found: Sum) -> Wish:
    kind = found.kind or ("meal" if found.slots else "leg" if found.modes else None)
    per = found.per
    if kind is None and "night" in per:
        kind = "stay"
    if kind == "stay" and ({"night", "room"} & per) and "head" not in per:
        return _cap(found, "price-a-night", wishes.price_per_night_at_most(found.money))
    if kind == "meal" and (
        "meal" in per or (not {"day", "night"} & per and (found.slots or not found.spending))
    ):
        if found.spending and not per and not found.slots:
            return _budget(found, kind, None)
        where = wishes.slot_is(*found.slots) if found.slots else None
        assumed = "" if per & {"head"} else f"{shown(found.money)} a meal is meant for each person."
        name = "-".join((*found.slots, "price")) if found.slots else "meal-price"
        return _cap(found, name, wishes.meal_price_at_most(found.money, where), assumed)
    if kind is None and "meal" in per:
        return _cap(found, "meal-price", wishes.meal_price_at_most(found.money))
    where = wishes.mode_is(*found.modes) if found.modes else None
    if kind == "meal" and found.slots:
        where = wishes.slot_is(*found.slots)
    return _budget(found, kind, where)


def _cap(found: Sum, name: str, body: Form, assumed: str = "") -> Wish:
    return Wish(name, body, found.first, found.stop, found.soft, assumed, key=name, shown=shown(found.money))


def _budget(found: Sum, kind: str | None, where: Pred | None) -> Wish:
    head, day = "head" in found.per, bool(found.per & {"day", "night"})
    kinds = (kind,) if kind else tuple(each for each in ALL_KINDS if each != found.without)
    body = wishes.spend_at_most(found.money, kinds, per_head=head, per_day=day, where=where)
    parts = ["budget", *([kind] if kind else []), *found.modes, *found.slots]
    if found.without:
        parts += ["without", found.without]
    name = "-".join(parts) + ("-a-day" if day else "") + ("-a-head" if head else "")
    return Wish(name, body, found.first, found.stop, found.soft, key=name, shown=shown(found.money))
