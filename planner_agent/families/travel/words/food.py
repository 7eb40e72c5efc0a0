"""What is eaten: cuisines, diets, meals to plan."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from planner_agent.families.days import WEEKDAYS
from planner_agent.families.travel import wishes
from planner_agent.families.travel.spec import MEAL_SLOTS
from planner_agent.families.travel.words.moments import moment_of
from planner_agent.families.travel.words.unsure import narrowed
from planner_agent.language.chart import Chart
from planner_agent.language.facts import Setting, Wish
from planner_agent.language.lexicon import Sense
from planner_agent.language.negation import Scope
from planner_agent.spec import Form, Group, Has, Pred


def slug(name: str) -> str:
    return name.lower().replace(" ", "-").replace("_", "-")


def read_cuisines(chart: Chart) -> None:
    """Claim cuisines: each one named is a wish of its own."""
    for run in chart.runs("cuisine"):
        if _alternatives(chart, run):
            continue
        for sense in run:
            scope = chart.meant(sense)
            around = _around(chart, sense)
            if scope.indifferent:
                chart.claim("indifferent", sense.first, sense.stop, satellites=around, scope=scope)
            elif scope.negated and narrowed(chart, sense, scope, "cuisine"):
                continue  # "no spicy Indian food": left to be reported
            else:
                share, said = share_of(chart, sense)
                day, label, when = moment_of(chart, sense)
                if share and not (scope.negated or scope.only) and len(run) == 1:
                    around = [*around, *said]
                    wish = _share(sense, "cuisines", share, around, scope)
                elif day is not None and not scope.only:
                    around = [*around, *when]
                    day = wishes.both(day, _slots(_at_meal(chart, sense, around)))
                    pred = wishes.both(day, Has(attr="cuisines", values=(sense.value,)))
                    name = f"cuisine-{'no-' if scope.negated else ''}{slug(sense.value)}-{label}"
                    body = (
                        wishes.none(("meal",), pred) if scope.negated else wishes.at_least(1, ("meal",), pred)
                    )
                    wish = Wish(name, body, sense.first, sense.stop, scope.soft)
                else:
                    n, counted = _times(chart, sense)
                    around = [*around, *counted]
                    most = any(each.kind == "cmp" and each.value == "<=" for each in counted)
                    wish = _cuisine(sense, scope, around, n, most)
                chart.claim("cuisine", sense.first, sense.stop, wish, satellites=around, scope=scope)
                if scope.negated:
                    chart.close(each for each in around if each.kind == "slot")


def _at_meal(chart: Chart, sense: Sense, around: list[Sense]) -> list[Sense]:
    """The meals named right beside a cuisine: "Japanese for dinner", "a Thai lunch"."""
    beside = [each for each in around if each.kind == "slot" and 0 <= each.first - sense.stop <= 2]
    return [each for each in beside if all(chart.glue(k) for k in range(sense.stop, each.first))]


def _alternatives(chart: Chart, run: list[Sense]) -> bool:
    """ "Thai or Greek food": one meal of either."""
    joints = {chart.low(k) for one, two in pairwise(run) for k in range(one.stop, two.first)}
    scope = chart.meant(run[0])
    plain = not (scope.negated or scope.indifferent or scope.only)
    around = [each for sense in run for each in _around(chart, sense)]
    if len(run) < 2 or "or" not in joints or not plain or any(each.kind != "kind" for each in around):
        return False
    names = tuple(dict.fromkeys(sense.value for sense in run))
    body = wishes.at_least(1, ("meal",), Has(attr="cuisines", values=names))
    wish = Wish(f"cuisine-{'-or-'.join(map(slug, names))}", body, run[0].first, run[-1].stop, scope.soft)
    chart.claim("cuisine", run[0].first, run[-1].stop, wish, satellites=around, scope=scope)
    return True


def _around(chart: Chart, sense: Sense) -> list[Sense]:
    kinds = ("kind", "slot", "cuisine", "cmp", "per")
    around = [
        *chart.left(sense.first, kinds, through="cuisine", commas=True),
        *chart.right(sense.stop, kinds, through="cuisine", commas=True),
    ]
    return [each for each in around if each.value == "meal" or each.kind in ("slot", "per")]


def _times(chart: Chart, sense: Sense) -> tuple[int, list[Sense]]:
    """ "two Thai dinners", "Thai twice": how many meals of it."""
    number, after = chart.before(sense.first, "number"), chart.at(sense.stop, "slot", "kind")
    if number is not None and isinstance(number.value, int) and 2 <= number.value <= 9:
        meal = after is not None and (after.kind == "slot" or after.value == "meal")
        free = not any(number.first in phrase.used for phrase in chart.phrases)
        if meal and free and chart.low(number.first - 1) != "for":
            cmp = chart.before(number.first, "cmp")
            return number.value, [number, *([cmp] if cmp is not None else [])]
    k = after.stop if after is not None and (after.kind == "slot" or after.value == "meal") else sense.stop
    if not chart.same(k, sense.first):
        return 1, []
    start = k
    while chart.low(k) in ("pls", "please", "at", "least") and chart.same(k + 1, sense.first):
        k += 1
    if chart.low(k) not in ("twice", "thrice"):
        k = start
    if chart.low(k) in ("twice", "thrice"):
        return (2 if chart.low(k) == "twice" else 3), [Sense("times", True, k, k + 1)]
    times = chart.at(k, "number")
    if times is not None and chart.low(times.stop) == "times" and isinstance(times.value, int):
        return times.value, [Sense("times", True, k, times.stop + 1)]
    return 1, []


def _cuisine(sense: Sense, scope: Scope, around: list[Sense], n: int = 1, most: bool = False) -> Wish:
    name: str = sense.value
    slots = [each.value for each in around if each.kind == "slot" and abs(each.first - sense.stop) <= 1]
    where = wishes.slot_is(*slots) if slots else None
    often = [each for each in around if each.kind == "per" and each.value in ("day", "night", "meal")]
    body: Form
    pred = Has(attr="cuisines", values=(name,))
    if scope.negated and where is not None:  # "no Thai at lunch"
        body = wishes.none(("meal",), wishes.both(where, pred))
        return Wish(f"cuisine-no-{slug(name)}-{slots[0]}", body, sense.first, sense.stop, scope.soft)
    if scope.negated:
        body = wishes.avoid_cuisine(name)
        return Wish(f"cuisine-no-{slug(name)}", body, sense.first, sense.stop, scope.soft)
    if scope.only:
        body = wishes.every(("meal",), pred, where)
        return Wish(f"cuisine-only-{slug(name)}", body, sense.first, sense.stop, scope.soft)
    if most:  # "at most two Thai dinners"
        body = wishes.at_most(n, ("meal",), wishes.both(where, pred))
        return Wish(f"most-cuisine-{slug(name)}", body, sense.first, sense.stop, scope.soft)
    if often:  # "Italian every night", "Thai at every dinner"
        slots = [each.value for each in around if each.kind == "slot"] or slots
        if often[0].value == "night" and not slots:
            slots = ["dinner"]
        where = wishes.slot_is(*slots) if slots else None
        if where is None and often[0].value != "meal":
            body = wishes.at_least(1, ("meal",), pred, wishes.EVERY_DAY)
        else:
            body = wishes.every(("meal",), pred, where)
        return Wish(f"cuisine-always-{slug(name)}", body, sense.first, sense.stop, scope.soft)
    if where is None:
        body = wishes.some_cuisine(name) if n == 1 else wishes.at_least(n, ("meal",), pred)
        return Wish(f"cuisine-{slug(name)}", body, sense.first, sense.stop, scope.soft)
    body = wishes.at_least(n, ("meal",), wishes.both(where, pred))
    return Wish(f"cuisine-{slug(name)}-{slots[0]}", body, sense.first, sense.stop, scope.soft)


def read_variety(chart: Chart) -> None:
    """ "at least three different cuisines"."""
    for sense in list(chart.all("kind")):
        if chart.low(sense.first) not in ("cuisines", "cuisine"):
            continue
        left = chart.left(sense.first, ("number", "distinct", "cmp"), reach=6)
        number = next((each for each in left if each.kind == "number" and isinstance(each.value, int)), None)
        if number is None or chart.scope(sense.first).negated or any(each.value == "<=" for each in left):
            continue
        group = Group(by="cuisines", quantifier="at_least", k=number.value)
        body = wishes.at_least(1, ("meal",), None, (group,))
        wish = Wish("different-cuisines", body, number.first, sense.stop, chart.scope(sense.first).soft)
        chart.claim("cuisine", sense.first, sense.stop, wish, satellites=left, scope=chart.scope(sense.first))


def read_diets(chart: Chart) -> None:
    """Claim diets: the party eats together, so each meal must cater for each of them."""
    for sense in list(chart.all("diet")):
        scope = chart.meant(sense)
        kinds = ("kind", "slot", "diet", "member", "cmp", "number")
        around = [
            *chart.left(sense.first, kinds, through="diet"),
            *chart.right(sense.stop, kinds, through="diet"),
        ]
        used = [each for each in around if each.value == "meal" or each.kind in ("slot", "member")]
        share, said = share_of(chart, sense)
        words = [chart.low(k) for k in range(sense.first, sense.stop)]
        when = _only_when(chart, sense)
        if when is None:
            continue  # "vegan on weekdays": not a rule for all meals, left to be reported
        if "allergic" in words or "allergy" in words:
            scope = replace(scope, negated=False)
        avoided = words[-1] in ("meat", "gluten", "lactose") and "no" not in words
        if scope.indifferent or ("no" not in words and scope.negated != avoided):
            chart.claim("indifferent", sense.first, sense.stop, satellites=used, scope=scope)
            continue
        if share and not scope.negated:
            wish = _share(sense, "diets", share, [*used, *said], scope)
            chart.claim("diet", sense.first, sense.stop, wish, satellites=[*used, *said], scope=scope)
            continue
        day, label, said = when
        where = wishes.both(day, _slots([each for each in used if each not in said]))
        wish = Wish(
            f"diet-{slug(sense.value)}{label}",
            wishes.every(("meal",), Has(attr="diets", values=(sense.value,)), where),
            sense.first,
            sense.stop,
            scope.soft,
        )
        chart.claim("diet", sense.first, sense.stop, wish, satellites=[*used, *said], scope=scope)
        chart.close(each for each in said if each.kind == "slot")


_SINCE = frozenset(["on", "from", "until", "till", "before", "after", "since", "during", "while"])
_EXCEPT = frozenset(["except", "besides", "excluding", "save", "barring", "but"])


def _only_when(chart: Chart, sense: Sense) -> tuple[Pred | None, str, list[Sense]] | None:
    """When a diet holds: "on Fridays", "except breakfast"; None where that was said but cannot be read."""
    k = sense.stop
    meals = ("food", "meals", "meal", "dishes", "only", "diet", "all", "the", "time", "always", "eating")
    while (chart.low(k) in meals or chart.at(k, "slot")) and chart.same(k, sense.first):
        k += 1
    if chart.low(k) == "," and chart.low(k + 1) in _EXCEPT - {"but"}:
        k += 1
    low = chart.low(k)
    if not chart.same(k, sense.first) or low not in _SINCE | _EXCEPT:
        return None, "", []
    first, k = k, k + 1
    if low in _EXCEPT:
        while chart.low(k) in ("for", "at", "the", "our", "on"):
            k += 1
        slot = chart.at(k, "slot")
        if slot is None:
            return (None, "", []) if low == "but" and chart.low(first + 1) != "not" else None
        after = chart.low(slot.stop) if chart.same(slot.stop, first) else ""
        if low == "but" or after in ("and", "or", "on", "&", "/"):
            return None
        others = [each for each in MEAL_SLOTS if each != slot.value]
        said = [Sense("except", True, first, slot.first), slot]
        return wishes.slot_is(*others), f"-not-{slot.value}", said
    if low != "on":
        return None
    day = chart.low(k).removesuffix("s")
    if day in WEEKDAYS and chart.low(k + 1) not in (
        "and",
        "or",
        "&",
        "to",
        "-",
        "evening",
        "night",
        "nights",
    ):
        said = [Sense("weekday", day, first, k + 1)]
        return wishes.on_weekday(day), f"-on-{day}", said
    return None


def _slots(around: list[Sense]) -> Pred | None:
    slots = tuple(dict.fromkeys(each.value for each in around if each.kind == "slot"))
    return wishes.slot_is(*slots) if slots else None


def share_of(chart: Chart, sense: Sense) -> tuple[str, list[Sense]]:
    """ "half of the dinners", "mostly": the share of the meals, as a fraction, with its words."""
    kinds = ("share", "mostly", "kind", "slot", "cmp")
    near = [
        *chart.left(sense.first, kinds, through="diet", reach=9),
        *chart.right(sense.stop, kinds, through="diet", reach=7),
    ]
    said = next((each for each in near if each.kind == "share"), None)
    said = said or next((each for each in near if each.kind == "mostly"), None)
    if said is None:
        return "", []
    words = [each for each in near if each.kind == "cmp" and abs(each.stop - said.first) <= 1]
    if any(each.value != ">=" for each in words):
        return "", []
    if said.kind == "mostly":
        return "1/2", [said]
    return f"{said.value.value.numerator}/{said.value.value.denominator}", [said, *words]


def _share(sense: Sense, attr: str, share: str, around: list[Sense], scope: Scope) -> Wish:
    slots = tuple(dict.fromkeys(each.value for each in around if each.kind == "slot"))
    body = wishes.share_of_meals(share, Has(attr=attr, values=(sense.value,)), *slots)
    mostly = any(each.kind == "mostly" for each in around)
    assumed = f'"Mostly {sense.value}" means at least half of the meals.' if mostly else ""
    return Wish(f"share-{slug(sense.value)}", body, sense.first, sense.stop, scope.soft, assumed)


def _on_a_day(chart: Chart, run: list[Sense], scope: Scope) -> None:
    day, label, said = moment_of(chart, run[-1])
    if not scope.negated or day is None or len(run) > 1:
        return
    first, stop = run[0].first, run[-1].stop
    body = wishes.none(("meal",), wishes.both(day, wishes.slot_is(run[0].value)))
    wish = Wish(f"no-{run[0].value}-{label}", body, first, stop, scope.soft)
    chart.claim("meals", first, stop, wish, satellites=said, scope=scope)


def _skipped(chart: Chart, k: int) -> range:
    """ "no breakfasts needed, we skip them"."""
    for n in range(k, k + 6):
        if chart.low(n) in ("skip", "skipping") and chart.low(n + 1) in ("them", "it", "those", "that"):
            return range(n, n + 2) if chart.same(n, k - 1) else range(0)
    return range(0)


def read_meals(chart: Chart) -> None:
    """ "no breakfasts", "skip lunch", "only dinners": which meals to plan."""
    for run in chart.runs("slot"):
        scope = chart.meant(run[-1])
        slots = tuple(dict.fromkeys(sense.value for sense in run))
        first, stop = run[0].first, run[-1].stop
        if any(chart.low(k) in ("on", "last") for k in (stop, stop + 1, stop + 2) if chart.same(k, first)):
            _on_a_day(chart, run, scope)  # "no dinner on the last day" is not "no dinners"
            continue
        if chart.low(first - 1) in ("before", "after", "until", "since", "during"):
            continue  # "no driving after dinner" is no word on the dinner
        if scope.excepted:
            continue  # "all vegetarian except breakfast" is about something else: left to be reported
        skipped = _skipped(chart, stop) if scope.indifferent else range(0)
        if scope.indifferent and not skipped:
            chart.claim("indifferent", first, stop, scope=scope)
        elif scope.indifferent:
            meals = tuple(slot for slot in MEAL_SLOTS if slot not in slots)
            phrase = chart.claim("meals", first, stop, Setting("meals", meals, first, stop), scope=scope)
            phrase.used.update(skipped)
        elif scope.negated:
            meals = tuple(slot for slot in MEAL_SLOTS if slot not in slots)
            chart.claim("meals", first, stop, Setting("meals", meals, first, stop), scope=scope)
        elif scope.only:
            meals = tuple(slot for slot in MEAL_SLOTS if slot in slots)
            chart.claim("meals", first, stop, Setting("meals", meals, first, stop), scope=scope)
