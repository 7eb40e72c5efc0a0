"""Clocks: "home by 8 pm", "nothing before 9", "no sights before ten on Sunday", "dinner over by nine"."""

from __future__ import annotations

from dataclasses import replace

from planner_agent.families.travel import wishes
from planner_agent.families.travel.words.exceptions import WAYS, Exempt, except_, exempt_at
from planner_agent.families.travel.words.moments import moment_of
from planner_agent.language.chart import Chart
from planner_agent.language.clocks import Clock
from planner_agent.language.facts import Assumed, Wish
from planner_agent.language.lexicon import Sense, words
from planner_agent.language.scan import any_at
from planner_agent.spec import Cmp, Form, Has, Is, Pred, clock_text

_EARLY = frozenset(["before", "earlier"])
_LATE = frozenset(["after", "later", "past", "beyond"])
_CUES = ("clock_cue", "mode", "neg", "kind", "slot", "side", "direction", "any_thing", "place", "category")
_USED = ("clock_cue", "side", "direction", "any_thing", "mode", "slot")
_ALL = ("leg", "meal", "attraction")


def read_clocks(chart: Chart) -> None:
    """Claim clocks that bound departures, arrivals, meals, sights or the whole day."""
    for sense in list(chart.all("clock")):
        if sense.value.span is None:
            _read(chart, sense)


def _read(chart: Chart, sense: Sense) -> None:
    clock: Clock = sense.value
    left = chart.left(sense.first, _CUES, through="clock")
    left += _beyond_not(chart, sense, left, _CUES)
    left = _from_subject(chart, left)
    right = chart.right(sense.stop, _CUES, through="clock")
    if any(each.kind == "clock_cue" for each in left):  # "arrive before noon and leave after lunch"
        right = [each for each in right if not any(map(chart.joins, range(sense.stop, each.first)))]
    side = _side(sense, left, right)
    if side is None:
        return
    negated = chart.scope(sense.first).negated
    early = (side == "before") if negated else (side in ("after", "not-before"))
    if side in ("not-before", "not-after"):
        early = side == "not-before"
    said = _Said(chart, sense, left, right, early)
    facts: list[object] = list(said.wishes())
    if not facts:
        return
    if clock.half_unsaid:
        facts.append(
            Assumed(f"{clock_text(clock.minutes)} is meant, 24-hour clock.", sense.first, sense.stop)
        )
    used = [each for each in (*left, *right) if each.kind in _USED or each in said.things]
    used += [Sense("way", True, each.stop, each.stop + 1) for each in used if _way(chart, each)]
    phrase = chart.claim(
        "clock",
        sense.first,
        sense.stop,
        *facts,
        satellites=[*used, *said.also],
        scope=chart.scope(sense.first),
    )
    chart.close(each for each in (*used, *said.also) if each.kind in ("mode", "slot", "exempt", "category"))
    chart.close(said.things)
    phrase.used.update(
        k for k in range(max(0, sense.first - 3), sense.first) if chart.low(k) in _EARLY | _LATE
    )


def _from_subject(chart: Chart, left: list[Sense]) -> list[Sense]:
    """ "eight hours of driving on any day and nothing after ten": what is before the subject is said of
    something else."""
    for n, each in enumerate(left):
        if each.kind == "any_thing" or (each.kind == "side" and chart.text_of(each).startswith("nothing")):
            return left[: n + 1]
    return left


def _way(chart: Chart, each: Sense) -> bool:
    return each.kind == "mode" and chart.low(each.stop) in WAYS


def _beyond_not(chart: Chart, sense: Sense, left: list[Sense], cues: tuple[str, ...]) -> list[Sense]:
    """ "Flights out must not leave before 8": the subject, which stands before the negation."""
    first = k = min([sense.first, *(each.first for each in left)])
    while (
        k > 0 and chart.same(k - 1, sense.first) and (chart.low(k - 1) in _NOT or chart.low(k - 1) in _MODALS)
    ):
        k -= 1
    if not any(chart.low(n) in _NOT for n in range(k, first)):
        return []
    return chart.left(k, cues, through="clock")


_MODALS = words(
    "must should may can could will would shall ought to do does has have be need needs we i want wants like"
)
_NOT = words("not never n't mustn't shouldn't can't cannot won't shan't don't doesn't couldn't wouldn't")


def _side(sense: Sense, left: list[Sense], right: list[Sense]) -> str | None:
    """Which side of the clock is spoken of: before or after it; None where nothing tells."""
    for each in left:
        if each.kind == "side" and sense.first - each.stop <= 1:
            return str(each.value)
    for each in right[:1]:
        if each.kind == "side" and each.first - sense.stop <= 1:
            return "not-before" if each.value == "after" else "not-after"
    return None


class _Said:
    """What a clock is said of. ``things`` are the words for it, ``also`` what else was used."""

    def __init__(
        self, chart: Chart, sense: Sense, left: list[Sense], right: list[Sense], early: bool
    ) -> None:
        self.chart, self.sense, self.early = chart, sense, early
        self.near = [*left, *right]
        self.also: list[Sense] = []
        self.cue = next((each.value for each in self.near if each.kind == "clock_cue"), None)
        self.carrier = next((each for each in self.near if each.kind == "mode"), None)
        self.meals = [each for each in self.near if each.kind == "slot"]
        self.things = [each for each in left if _is_thing(each)]
        self.nothing = any(
            each.kind == "any_thing" or (each.kind == "side" and chart.text_of(each).startswith("nothing"))
            for each in self.near
        )
        if self.nothing and (meant := self._restricted()):
            self.things = meant

    def _restricted(self) -> list[Sense]:
        """ "nothing before eleven, meals and sights I mean": only those."""
        chart, k = self.chart, self.sense.stop
        while chart.low(k) in (",", "(", "-", "–", "please", "for", "of", "the", "with", "as", "in", "or"):
            k += 1
        things: list[Sense] = []
        first = k
        while (thing := chart.at(k, "kind", "category")) is not None and (
            _is_thing(thing) or thing.value == "leg"
        ):
            things.append(thing)
            k = thing.stop
            while chart.joins(k) or chart.low(k) in ("the", "or"):
                k += 1
        told = any_at(chart.tokens, k, _I_MEAN)
        if not things or told is None:
            return []
        self.also.append(Sense("restricted", True, first, told))
        return things

    def wishes(self) -> list[Wish]:
        """The rules that the clock stands for; none where the words do not tell."""
        mode = self.carrier.value if self.carrier is not None else None
        if self.meals and self.cue in (None, "finish") and mode is None:
            return self._meals()
        if self.things and self.cue in (None, "finish", "day") and mode is None:
            return self._things(ends=self.cue == "finish" or not self.early)
        if self.cue == "finish":
            subject = _subject(self.chart, self.sense)
            if (self.early and not subject.startswith(("no", "nothing"))) or not subject:
                return []
            self.early = False
            return self._all("nothing-after")
        if self.cue in ("arrive", "home", "depart") or (mode is not None and not self.nothing):
            return self._legs(mode)
        if self.cue == "day" or self.nothing:
            return self._all("nothing-before" if self.early else "nothing-after")
        return []

    def _clock(self) -> str:
        return clock_text(_minutes(self.sense.value, self.early))

    def _legs(self, mode: str | None) -> list[Wish]:
        carrier, cue = self.carrier, self.cue
        said = WAYS.get(self.chart.low(carrier.stop)) if carrier is not None else None
        ways = [said] if said else [str(each.value) for each in self.near if each.kind == "direction"]
        back = "back" in ways or cue == "home"
        way = "back" if back else next(iter(ways), None)
        where: Pred | None = Is(attr="direction", values=(way,)) if way else None
        if mode is not None:
            where = wishes.both(where, wishes.mode_is(mode))
        exempt = self._exempt()
        if exempt is not None:
            where, left = except_(where, exempt, "leg")
            if not left:
                return []
        clock = self._clock()
        if cue in ("arrive", "home"):
            if self.early:
                return []
            return [
                self._wish("home-by" if back else "latest-arrival", wishes.arrive_not_after(clock, where))
            ]
        name = "earliest-departure" if self.early else "latest-departure"
        make = wishes.depart_not_before if self.early else wishes.depart_not_after
        return [self._wish(name, make(clock, where))]

    def _meals(self) -> list[Wish]:
        """ "no dinner before 7", "dinner over by 9": when a meal starts or ends."""
        slots = tuple(dict.fromkeys(each.value for each in self.meals))
        ends = self.cue == "finish"
        if ends and self.early:
            return []
        clock = clock_text(_of_meal(self.sense.value, slots, self.early))
        late = Cmp(attr="end" if ends else "start", op=">", value=clock)
        pred = Cmp(attr="start", op="<", value=clock) if self.early else late
        name = f"{'-'.join(slots)}-{'not-before' if self.early else 'over-by' if ends else 'not-after'}"
        day = self._day()
        body = wishes.none(("meal",), wishes.both(day, wishes.slot_is(*slots), pred))
        return [self._wish(name, body)]

    def _things(self, ends: bool) -> list[Wish]:
        """ "no sights before three on the Friday", "museums not before ten"."""
        if self.early and self.cue == "finish":
            return []
        side = Cmp(attr="end" if ends else "start", op=">" if not self.early else "<", value=self._clock())
        day, exempt = self._day(), self._exempt()
        made: list[Wish] = []
        for kind, where, name in _subjects(self.things):
            pred = wishes.both(day, where, side)
            if exempt is not None:
                pred, left = except_(pred, exempt, kind)
                if not left:
                    continue
            label = f"{name}-{'not-before' if self.early else 'not-after'}"
            made.append(self._wish(label, wishes.none((kind,), pred)))
        return made

    def _all(self, name: str) -> list[Wish]:
        """ "nothing before eleven, the flight home excepted": everything that is done."""
        make = wishes.nothing_before if self.early else wishes.nothing_after
        day, exempt = self._day(), self._exempt()
        if exempt is None and day is None:
            return [self._wish(name, make(self._clock()))]
        side = Cmp(attr="start" if self.early else "end", op="<" if self.early else ">", value=self._clock())
        groups: dict[str, tuple[list[str], Pred | None]] = {}
        for kind in _ALL:
            pred, left = except_(side, exempt, kind) if exempt is not None else (side, True)
            pred = wishes.both(day, pred)
            if left and pred is not None:
                groups.setdefault(pred.model_dump_json(), ([], pred))[0].append(kind)
        return [
            replace(self._wish(name, wishes.none(tuple(kinds), pred)), key="" if n else name)
            for n, (kinds, pred) in enumerate(groups.values())
        ]

    def _day(self) -> Pred | None:
        day, _, said = moment_of(self.chart, self.sense)
        self.also += said
        return day

    def _exempt(self) -> Exempt | None:
        chart, stop = self.chart, max([self.sense.stop, *(each.stop for each in (*self.near, *self.also))])
        exempt = exempt_at(chart, stop)
        for k in range(stop, min(stop + 14, len(chart.tokens))):
            if exempt is not None or not chart.same(k, stop - 1) or chart.at(k, *_OTHER) is not None:
                break
            exempt = exempt_at(chart, k) if chart.low(k) in (",", "(", "–", "—") else None
        if exempt is not None:
            self.also.append(Sense("exempt", True, exempt.first, exempt.stop))
        return exempt

    def _wish(self, name: str, body: Form) -> Wish:
        first, stop = self.sense.first, self.sense.stop
        soft = self.chart.scope(first).soft
        return Wish(name, body, first, stop, soft, key=name, shown=self._clock())


#: What another wish is about: an exception behind it is not one of the clock.
_OTHER = (
    "money", "category", "cuisine", "house", "room", "feature", "diet", "date", "place", "people", "number",
)  # fmt: skip
_I_MEAN = (
    "i mean", "that is", "only", "i . e .", "is what i mean", "we mean", "alike", "included", "at least", ")",
)  # fmt: skip


def _is_thing(each: Sense) -> bool:
    return each.kind == "category" or (each.kind == "kind" and each.value in ("meal", "attraction"))


def _subjects(things: list[Sense]) -> list[tuple[str, Pred | None, str]]:
    """The kinds that are spoken of, each with its predicate and a name."""
    found: dict[str, tuple[str, Pred | None, str]] = {}
    for each in things:
        if each.kind == "category":
            found[each.value] = ("attraction", Has(attr="categories", values=(each.value,)), str(each.value))
        else:
            found[each.value] = (
                each.value,
                None,
                {"attraction": "sights", "meal": "meals"}.get(each.value, "legs"),
            )
    return list(found.values())


def _subject(chart: Chart, sense: Sense) -> str:
    """ "nothing, be it travel or a meal, may end …": the word for all that is done, before the clock."""
    for k in range(sense.first - 1, max(-1, sense.first - 20), -1):
        if not chart.same(k, sense.first):
            break
        found = chart.at(k, "any_thing")
        if found is not None:
            return chart.text_of(found)
    return ""


def _of_meal(clock: Clock, slots: tuple[str, ...], early: bool) -> int:
    """ "dinner not before eight" is in the evening, a breakfast in the morning."""
    if clock.other is None or set(slots) == {"breakfast", "dinner"}:
        return _minutes(clock, early)
    choices = sorted((clock.minutes, clock.other))
    if "breakfast" in slots:
        return choices[0]
    return next((each for each in choices if each >= (660 if "lunch" in slots else 900)), choices[1])


def _minutes(clock: Clock, early: bool) -> int:
    """The half of the day that makes sense: bounds on the morning are am, on the evening pm."""
    if clock.other is None:
        return clock.minutes
    choices = sorted((clock.minutes, clock.other))
    if early:
        return choices[0] if choices[0] >= 240 else choices[1]
    return choices[1]
