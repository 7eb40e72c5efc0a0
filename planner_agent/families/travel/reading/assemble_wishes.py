"""Wishes of the phrases -> rules: the latest value of each, what was taken back, what was said twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from planner_agent.families.travel.wishes import on_day
from planner_agent.families.travel.words.moments import LAST
from planner_agent.language.chart import Chart, Phrase
from planner_agent.language.fact_bag import FactBag
from planner_agent.language.facts import Ask, Wish
from planner_agent.language.lexicon import Sense
from planner_agent.spec import All, Compare, Form, Is, with_parts

_TOPICS = frozenset(
    ["mode", "cuisine", "diet", "category", "feature", "room", "house", "pace", "attraction", "restaurant"]
)
_TURNS = frozenset(["actually", "wait", "hmm", "hm", "rather", "reflection"])
_TURN_PAIRS = frozenset(
    [("second", "thought"), ("second", "thoughts"), ("never", "mind"), ("then", "again"), ("think", "of"),
     ("forget", "that"), ("forget", "it"), ("scratch", "that"), ("changed", "our"), ("changed", "my")]
)  # fmt: skip
_REACH = 14
_REFUSALS = ("no-", "never-", "cuisine-no-", "rooms-not-", "house-no-", "stay-no-")


def said_wishes(facts: FactBag, answered: Mapping[str, FactBag]) -> tuple[list[Wish], list[Ask]]:
    """All wishes, the latest value of each; two values of one budget without a correction are asked about."""
    chart = facts.chart
    wishes: list[Wish] = facts.plain(Wish)
    asks: list[Ask] = []
    keyed = [wish for wish in wishes if wish.key]
    kept = [wish for wish in wishes if not wish.key]
    kept = [wish for wish in kept if not _taken_back(chart, wish) and not _replaced(chart, wish, kept)]
    kept, allowed = _allowed_after_all(chart, kept)
    asks += allowed
    for key in dict.fromkeys(wish.key for wish in keyed):
        values = facts.latest([wish for wish in keyed if wish.key == key])
        reply = answered.get("budget") if key.startswith("budget") else None
        said = [wish for wish in (reply.plain(Wish) if reply else []) if wish.key == key]
        bodies = {wish.body.model_dump_json() for wish in values}
        if said:
            values = said[-1:]
        elif len(bodies) > 1:
            shown = tuple(dict.fromkeys(wish.shown for wish in values))
            field = "budget" if key.startswith("budget") else key
            what = "budget" if field == "budget" else key.replace("-", " ")
            question = f"Which {what} holds: {' or '.join(shown)}?"
            asks.append(Ask(field, "contradiction", question, values[-1].first, values[-1].stop, shown))
        kept.append(values[-1])
    kept += [
        wish
        for wish in (answered["budget"].plain(Wish) if "budget" in answered else [])
        if wish.key not in {each.key for each in keyed}
    ]
    kept = [wish for wish in kept if not any(_includes(other, wish) for other in kept)]
    return sorted(kept, key=lambda wish: wish.first), asks + _said_twice(kept)


def dated(wishes: Sequence[Wish], days: int | None) -> list[Wish]:
    """ "on the last day": its number, which the length of the trip tells."""
    if days is None:
        return list(wishes)
    last = on_day(LAST)
    found: list[Wish] = []
    for wish in wishes:
        body = with_parts(wish.body, Is, lambda pred: on_day(days) if pred == last else pred)
        found.append(
            wish if body is wish.body else replace(wish, body=body)
        )  # phrases know wishes by identity
    return found


def _includes(wide: Wish, narrow: Wish) -> bool:
    """ "each meal has to be Korean, breakfast too": what a wider refusal refuses anyway."""
    one, other = wide.body, narrow.body
    if wide is narrow or wide.soft or not (_refuses(one) and _refuses(other)) or one == other:
        return False
    assert isinstance(one, Compare) and isinstance(other, Compare)
    return one.amount.of == other.amount.of and _parts(one) < _parts(other)


def _refuses(body: Form) -> bool:
    plain = isinstance(body, Compare) and body.amount.measure == "count" and body.other is None
    return plain and (body.op, body.bound, body.scope, body.negated) == ("<=", 0, (), False)


def _parts(body: Compare) -> frozenset[str]:
    where = body.amount.where
    preds = where.preds if isinstance(where, All) else (where,) if where is not None else ()
    return frozenset(pred.model_dump_json() for pred in preds)


def _taken_back(chart: Chart, wish: Wish) -> bool:
    """ "no hikes, no wait, hikes are fine": what is said anew after a correction replaces the wish."""
    words = {chart.low(k) for k in range(wish.first, wish.stop) if not chart.glue(k)}
    return any(
        fix.old_first <= wish.first < fix.first
        and any(chart.low(k) in words for k in range(fix.stop, min(fix.new_stop, fix.stop + 8)))
        for fix in chart.corrections
    )


def _topics(chart: Chart, first: int, stop: int) -> set[tuple[str, str]]:
    """What the words are about: senses of wishes in them."""
    return {
        (sense.kind, "" if sense.kind == "room" else _value(sense))
        for k in range(first, stop)
        for sense in chart.senses_from(k)
        if sense.kind in _TOPICS and sense.stop <= stop
    }


def _value(sense: Sense) -> str:
    return str(getattr(sense.value, "id", sense.value))


def _turned(chart: Chart, old: int, new: int) -> bool:
    """Whether the user takes a turn between two tokens, close before the second ("… actually …")."""
    if not old < new or chart.sentence[new] - chart.sentence[old] > 3:
        return False
    floor = max(old + 1, new - _REACH)
    if any(floor <= fix.first < new for fix in chart.corrections):
        return True
    after = range(new + 1, min(new + 6, len(chart.tokens)))
    trailing = any(chart.low(k) == "actually" and chart.same(k, new) for k in after)
    return trailing or any(
        chart.low(k) in _TURNS or (chart.low(k), chart.low(k + 1)) in _TURN_PAIRS for k in range(floor, new)
    )


def _replaced(chart: Chart, wish: Wish, wishes: Sequence[Wish]) -> bool:
    """ "no museums. Actually, one museum is a must": a later wish on the same thing after a turn."""
    mine = _topics(chart, wish.first, wish.stop)
    return any(
        other.first > wish.first
        and chart.sentence[other.first] - chart.sentence[wish.first] <= 3
        and not mine.isdisjoint(_topics(chart, other.first, other.stop))
        and other.body != wish.body
        and not _listed(chart, wish, other)
        and _turned(chart, wish.stop - 1, other.first)
        for other in wishes
    )


def _listed(chart: Chart, wish: Wish, other: Wish) -> bool:
    return other.first - wish.stop <= 2 and all(chart.joins(k) for k in range(wish.stop, other.first))


def _allowed_after_all(chart: Chart, wishes: list[Wish]) -> tuple[list[Wish], list[Ask]]:
    """ "we'd rather not fly … actually flying is fine": no wish; without a turn a preference."""
    kept: list[Wish] = []
    asks: list[Ask] = []
    free = [phrase for phrase in chart.phrases if phrase.kind == "indifferent" and phrase.stop > phrase.first]
    for wish in wishes:
        after = _released(chart, wish, free)
        if after is None:
            kept.append(wish)
        elif _turned(chart, wish.stop - 1, after.first):
            continue
        elif wish.soft or not wish.id.startswith(_REFUSALS):
            kept.append(replace(wish, soft=True))
        else:
            kept.append(wish)
            name = chart.text_of(Sense("", None, wish.first, wish.stop))
            options = ("wanted or fine", "not wanted")
            question = f"Is it fine to have {name} or not? The text says both."
            asks.append(Ask(wish.id, "contradiction", question, after.first, after.stop, options))
    return kept, asks


def _released(chart: Chart, wish: Wish, free: Iterable[Phrase]) -> Phrase | None:
    mine = _topics(chart, wish.first, wish.stop)
    for phrase in free:
        if phrase.first > wish.first and not mine.isdisjoint(_topics(chart, phrase.first, phrase.stop)):
            same_room = ("room", "") in mine and phrase.first < len(chart.tokens)
            if same_room and not _turned(chart, wish.stop - 1, phrase.first):
                continue
            return phrase
    return None


def _said_twice(wishes: Iterable[Wish]) -> list[Ask]:
    """The same thing wanted and not wanted is a question, not a conflict for the solver."""
    ids: dict[str, Wish] = {wish.id: wish for wish in wishes}
    asks: list[Ask] = []
    for wish in ids.values():
        for yes, no in (
            ("cuisine-", "cuisine-no-"),
            ("see-", "no-"),
            ("visit-", "never-"),
            ("eat-at-", "never-"),
            ("house-", "house-no-"),
            ("stay-", "stay-no-"),
            ("rooms-", "rooms-not-"),
            ("use-", "no-"),
            ("only-", "no-"),
        ):
            other = ids.get(yes + wish.id.removeprefix(no)) if wish.id.startswith(no) else None
            if other is not None and other is not wish:
                name = wish.id.removeprefix(no).replace("-", " ")
                question = f"Is {name} wanted or not? The text says both."
                asks.append(
                    Ask(other.id, "contradiction", question, wish.first, wish.stop, ("wanted", "not wanted"))
                )
    return asks
