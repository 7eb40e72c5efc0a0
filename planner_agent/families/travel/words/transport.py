"""How to get there: modes liked and disliked, hours on the way."""

from __future__ import annotations

from fractions import Fraction

from planner_agent.families.travel import wishes
from planner_agent.families.travel.items import MODES
from planner_agent.families.travel.words.unsure import narrowed
from planner_agent.language.chart import Chart
from planner_agent.language.durations import Duration
from planner_agent.language.facts import Assumed, CannotSay, Wish
from planner_agent.language.lexicon import Sense, words
from planner_agent.language.negation import Scope
from planner_agent.spec import Cmp, Form, Is

_VERBS = frozenset(["fly", "flies", "flying", "flew", "drive", "drives", "driving", "drove", "driven"])
_DIRECTIONS = {
    "out": "out",
    "there": "out",
    "outbound": "out",
    "back": "back",
    "home": "back",
    "return": "back",
}


def read_modes(chart: Chart) -> None:
    """Claim modes of transport that are wanted or not."""
    for run in chart.runs("mode"):
        scopes = [chart.meant(sense) for sense in run]
        only = any(scope.only for scope in scopes) or _only_near(chart, run)
        for sense, scope in zip(run, scopes, strict=True):
            kept = [each for each, how in zip(run, scopes, strict=True) if how.negated == scope.negated]
            _mode(chart, kept, sense, scope, only)
    for sense in list(chart.all("no_mode")):
        wish = Wish(f"no-{sense.value}", wishes.avoid_modes(sense.value), sense.first, sense.stop)
        chart.claim("mode", sense.first, sense.stop, wish, scope=chart.meant(sense))


def _only_near(chart: Chart, run: list[Sense]) -> bool:
    whole = chart.at(run[-1].stop, "whole_way") is not None
    return (
        whole
        or _own_car(chart, run)
        or chart.low(run[-1].stop) in ("only", "exclusively")
        or chart.low(run[0].first - 1)
        in (
            "only",
            "exclusively",
        )
    )


_OWNERS = words("the our my own")
_TAKING = words("take taking bring bringing with in have using use got")


def _own_car(chart: Chart, run: list[Sense]) -> bool:
    """ "we take the car", "with our own car", "a road trip": the car is how they travel."""
    first = run[0].first
    if len(run) > 1 or run[0].value != "drive":
        return False
    if chart.text_of(run[0]).replace(" ", "") in ("roadtrip",):
        return True
    if chart.low(first - 1) not in _OWNERS and not chart.text_of(run[0]).startswith(("our own", "my own")):
        return False
    k = first - 1
    while chart.low(k) in _OWNERS:
        k -= 1
    return chart.low(k) in _TAKING and chart.same(k, first)


def read_public(chart: Chart) -> None:
    """ "public transport only": no own car and no taxi; "no public transport": no train and no bus."""
    for sense in list(chart.all("public")):
        scope = chart.meant(sense)
        first, stop = sense.first, sense.stop
        if scope.indifferent:
            chart.claim("indifferent", first, stop, scope=scope)
            continue
        asked = scope.only or _asked_for(chart, sense) or chart.low(first - 1) in ("by", "on", "via", "using")
        if not (scope.negated or asked):
            continue
        modes = ("train", "bus") if scope.negated else ("drive", "taxi")
        facts: list[object] = [
            Wish(f"no-{mode}", wishes.avoid_modes(mode), first, stop, scope.soft) for mode in modes
        ]
        if not scope.negated:
            facts.append(Assumed("Public transport means neither driving nor taxis.", first, stop))
        phrase = chart.claim("mode", first, stop, *facts, scope=scope)
        phrase.used.update(k for k in (first - 1, stop) if chart.low(k) in ("only", "exclusively"))


def _mode(chart: Chart, run: list[Sense], sense: Sense, scope: Scope, only: bool) -> None:
    mode: str = sense.value
    around = [
        *chart.left(sense.first, ("kind", "mode"), through="mode"),
        *chart.right(sense.stop, ("kind", "mode"), through="mode"),
    ]
    used = [each for each in around if each.value == "leg"]
    if scope.indifferent:
        chart.claim("indifferent", sense.first, sense.stop, satellites=used, scope=scope)
        return
    first, stop = sense.first, sense.stop
    if mode == "drive" and _left_at_home(chart, sense):
        wish = Wish("no-drive", wishes.avoid_modes("drive"), first, stop, scope.soft)
        phrase = chart.claim("mode", first, stop, wish, satellites=used, scope=scope)
        phrase.used.update(range(max(0, first - 3), stop + 2))
        return
    if scope.negated and any(narrowed(chart, each, scope, "mode") for each in (sense, run[-1])):
        return  # "no overnight buses", "I don't drive at night": left to be reported
    if scope.negated and chart.right(stop, ("cmp", "side"), through="mode", reach=5):
        return  # "no drive longer than …" without a bound that we can read: left to be reported
    way = next(
        (each for each in chart.right(stop, ("direction",), through="mode", reach=6) if not scope.soft), None
    )
    if (
        way is not None and (scope.negated or only) and not chart.at(stop, "whole_way") and len(run) == 1
    ):  # "no flights on the way back"
        where = Is(attr="direction", values=(way.value,))
        body = (
            wishes.none(("leg",), wishes.both(where, wishes.mode_is(mode)))
            if scope.negated
            else wishes.every(("leg",), wishes.mode_is(mode), where)
        )
        name = f"no-{mode}-{way.value}" if scope.negated else f"{mode}-{way.value}"
        wish = Wish(name, body, first, stop, scope.soft)
        phrase = chart.claim("mode", first, stop, wish, satellites=[*used, way], scope=scope)
        phrase.used.update(k for k in range(stop, way.first) if chart.low(k) == "only")
        return
    fear = _no_licence(chart, sense)
    if scope.negated or fear:
        used += fear
        wish = Wish(f"no-{mode}", wishes.avoid_modes(mode), first, stop, scope.soft)
        chart.claim("mode", first, stop, wish, satellites=used, scope=scope)
        return
    facts = _wanted(chart, run, sense, scope, only)
    if facts:
        phrase = chart.claim("mode", first, stop, *facts, satellites=used, scope=scope)
        for k in (stop, run[0].first - 1):
            if chart.low(k) in ("only", "exclusively") or chart.low(k) in _DIRECTIONS:
                phrase.used.add(k)
        if (whole := chart.at(stop, "whole_way")) is not None:
            phrase.used.update(range(whole.first, whole.stop))


def _left_at_home(chart: Chart, sense: Sense) -> bool:
    """ "leave the car at home"."""
    k = sense.first - 1
    while chart.low(k) in _OWNERS:
        k -= 1
    after = (chart.low(sense.stop), chart.low(sense.stop + 1))
    away = after == ("at", "home") or (after[0] == "behind" and after[1] in ("", ".", ",", "!", "and"))
    return chart.low(k) in ("leave", "leaving") and chart.same(k, sense.first) and away


def _no_licence(chart: Chart, sense: Sense) -> list[Sense]:
    return [
        *chart.left(sense.first, ("fear",), through="mode"),
        *chart.right(sense.stop, ("fear",), through="mode"),
    ]


def _wanted(chart: Chart, run: list[Sense], sense: Sense, scope: Scope, only: bool) -> list[object]:
    """ "by train": every leg; "a train ride": one; "fly out": each leg of that direction."""
    modes = tuple(dict.fromkeys(each.value for each in run))
    first, stop = sense.first, sense.stop
    direction = _DIRECTIONS.get(chart.low(stop))
    verb = chart.low(first) in _VERBS and stop - first == 1
    ends = not chart.same(stop, stop + 1) or chart.joins(stop + 1) or chart.weak(stop + 1)
    if not verb and direction in ("out", "back") and chart.low(stop) in ("there", "back") and ends:
        verb = _asked_for(chart, sense)
    if verb and not only and chart.low(first - 1) in ("can", "could", "may", "might"):
        return []  # "we can drive there" allows it
    if verb and direction:
        where = Is(attr="direction", values=(direction,))
        body: Form = wishes.every(("leg",), wishes.mode_is(sense.value), where)
        return [Wish(f"{sense.value}-{direction}", body, first, stop, scope.soft)]
    if verb and not only and _enjoyed(chart, first):
        return [Wish(f"use-{sense.value}", wishes.use_mode(sense.value), first, stop, True)]
    if only or verb or _by(chart, run):
        if sense is not run[-1]:
            return [_Nothing()]
        return [Wish(f"only-{'-or-'.join(modes)}", wishes.only_modes(*modes), run[0].first, stop, scope.soft)]
    if sense.value in MODES and (scope.soft or scope.emphatic or _asked_for(chart, sense)):
        return [Wish(f"use-{sense.value}", wishes.use_mode(sense.value), first, stop, scope.soft)]
    return []


def _enjoyed(chart: Chart, first: int) -> bool:
    """ "I love flying" tells a taste; "I'd love to fly" a wish."""
    liked = chart.low(first - 1) in ("love", "loves", "like", "likes", "enjoy", "enjoys")
    return liked and chart.low(first - 2) not in ("would", "we'd", "i'd", "we'll", "i'll")


_WANTING = words("""
    take taking want wants like love ride riding use using go going prefer book enjoy try catch rent
    hire renting hiring need needs travel travelling traveling least once yes
    rely relying stick sticking
""")


def _asked_for(chart: Chart, sense: Sense) -> bool:
    """A mode that is merely mentioned is no wish ("cars make me sick")."""
    around = (*range(max(0, sense.first - 6), sense.first), sense.stop, sense.stop + 1)
    return any(chart.same(k, sense.first) and chart.low(k) in _WANTING for k in around)


class _Nothing:
    """Stands for an alternative whose wish is on the last of its list."""


def _by(chart: Chart, run: list[Sense]) -> bool:
    low = chart.low(run[0].first - 1)
    label = chart.before(run[0].first - 1, "kind") if low == ":" else None
    if label is not None and label.value == "leg":
        return True
    return (
        low in ("by", "via", "using")
        or chart.low(run[0].first).startswith(("by", "road"))
        or (low in ("a", "the") and chart.low(run[0].first - 2) in ("in", "on", "by") and _going(chart, run))
    )


_MOTION = words("go going travel travelling traveling get getting come coming there out back trip journey")


def _going(chart: Chart, run: list[Sense]) -> bool:
    """ "we go on the train", not "window seats on the flight"."""
    first = run[0].first
    near = range(max(0, first - 6), first - 2)
    return any(chart.low(k) in _MOTION and chart.same(k, first) for k in near)


def read_hours(chart: Chart) -> None:
    """Caps on hours behind the wheel or on the way: "no more than four hours of driving a day"."""
    for sense in list(chart.all("duration")):
        length: Duration = sense.value
        if length.unit != "minute" or length.most is None:
            continue
        kinds = ("mode", "kind", "cmp", "per", "total", "neg", "longest")
        around = [
            *chart.left(sense.first, kinds, through="mode"),
            *chart.right(sense.stop, kinds, through="mode"),
        ]
        ops = [each.value for each in around if each.kind == "cmp"]
        driving = any(
            each.value == "drive" or (each.kind == "longest" and "driv" in chart.text_of(each))
            for each in around
        )
        moving = driving or any(each.kind == "mode" or each.value == "leg" for each in around)
        scope = chart.meant(sense)
        if not moving or not (ops or scope.negated or any(each.kind == "longest" for each in around)):
            continue
        if ops[:1] == [">="] and not scope.negated:
            continue
        used = [each for each in around if each.kind != "kind" or each.value == "leg"]
        chart.claim(
            "mode",
            sense.first,
            sense.stop,
            _hours(sense, length, around, driving),
            satellites=used,
            scope=scope,
        )
        chart.close(each for each in used if each.kind in ("mode", "kind", "longest"))


def _hours(sense: Sense, length: Duration, around: list[Sense], driving: bool) -> object:
    hours = _decimal(length.most or 0)
    day = any(each.kind == "per" and each.value == "day" for each in around)
    other = next((each.value for each in around if each.kind == "mode" and each.value != "drive"), None)
    whole = any(each.kind == "total" for each in around)
    if other is not None and not (driving or day or whole):  # "no flight longer than 3 hours"
        pred = wishes.both(wishes.mode_is(other), Cmp(attr="hours", op=">", value=hours))
        name = f"longest-{other}"
        return Wish(name, wishes.none(("leg",), pred), sense.first, sense.stop, key=name, shown=f"{hours} h")
    total = any(each.kind == "total" for each in around)
    if driving and (day or total):
        name = "drive-hours-a-day" if day else "drive-hours"
        return Wish(
            name,
            wishes.drive_hours_at_most(hours, per_day=day),
            sense.first,
            sense.stop,
            key=name,
            shown=f"{hours} h",
        )
    if driving:
        return Wish(
            "longest-drive",
            wishes.longest_drive(hours),
            sense.first,
            sense.stop,
            key="longest-drive",
            shown=f"{hours} h",
        )
    if day:
        message = "Hours on the way can be limited in total; on each day only for driving."
        return CannotSay(
            "no_form", message, sense.first, sense.stop, ("drive_hours_at_most", "travel_hours_at_most")
        )
    return Wish(
        "travel-hours",
        wishes.travel_hours_at_most(hours),
        sense.first,
        sense.stop,
        key="travel-hours",
        shown=f"{hours} h",
    )


def _decimal(minutes: int) -> str:
    """Hours as an exact number: 90 minutes are "3/2", 240 are "4"."""
    return str(Fraction(minutes, 60))
