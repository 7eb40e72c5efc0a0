"""From the facts of a text to what all readings have: marks, rules, questions, refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from planner_agent.language.chart import Chart
from planner_agent.language.fact_bag import FactBag
from planner_agent.language.facts import Ask, CannotSay, Wish
from planner_agent.reading.model import Gap, Unsupported
from planner_agent.spec import Evidence, Hard, Mark, Priority, Rule, Source

Spans = Sequence[tuple[int, int]]
#: Tokens within which the mentions of one field make up one quote.
_NEAR = 25


def evidence(chart: Chart, first: int, stop: int) -> Evidence | None:
    """The words from token ``first`` up to ``stop``; None where there are none."""
    return chart.evidence(first, stop) if 0 <= first < stop <= len(chart.tokens) else None


def mark(chart: Chart, spans: Spans | None, clarified: bool, default: Source = "default") -> Mark:
    """Where a frame field came from: an answer, the words in ``spans``, or neither (``default``)."""
    if clarified:
        return Mark(source="clarified")
    if not spans:
        return Mark(source=default)
    first = spans[0][0]
    stop = max(span[1] for span in spans if span[0] - first < _NEAR)
    return Mark(source="stated", evidence=evidence(chart, first, stop))


def refused(facts: FactBag, chart: Chart) -> tuple[Unsupported, ...]:
    """The wishes that were understood but cannot be said."""
    found: list[Unsupported] = []
    for fact in facts.plain(CannotSay):
        place = evidence(chart, fact.first, fact.stop)
        found.append(
            Unsupported(
                code=fact.code,  # type: ignore[arg-type]
                quote=place.quote if place else "",
                message=fact.message,
                near=fact.near,
                evidence=place,
                soft=fact.soft,
            )
        )
    return tuple(found)


def gaps_of(
    chart: Chart,
    asks: Iterable[Ask],
    answered: frozenset[str],
    order: Sequence[str],
    within: Mapping[str, str] | None = None,
) -> tuple[Gap, ...]:
    """Questions in ``order`` of importance, one for each field; a field of ``within`` is not asked for
    where the field that includes it is."""
    ranks = {field: rank for rank, field in enumerate(order)}
    gaps: dict[str, Gap] = {}
    for ask in sorted(asks, key=lambda each: ranks.get(each.field, len(ranks))):
        if ask.field in gaps or (within or {}).get(ask.field) in gaps:
            continue
        place = evidence(chart, ask.first, ask.stop) if ask.field not in answered else None
        gaps[ask.field] = Gap(
            field=ask.field,
            reason=ask.reason,  # type: ignore[arg-type]
            question=ask.question,
            options=ask.options,
            default=ask.default,
            evidence=(place,) if place else (),
        )
    return tuple(gaps.values())


def rules_of(
    chart: Chart, wishes: Iterable[Wish], clarified: Callable[[Wish], bool] = lambda _: False
) -> tuple[Rule, ...]:
    """Rules with readable ids; the same wish said twice is one rule, hard if it was hard once.
    ``clarified`` tells the wishes that come from an answer."""
    rules: dict[str, Rule] = {}
    for wish in wishes:
        rule_id, n = wish.id, 2
        while rule_id in rules and rules[rule_id].body != wish.body:
            rule_id, n = f"{wish.id}-{n}", n + 1
        answered = clarified(wish)
        source: Source = "clarified" if answered else "assumed" if wish.own else "stated"
        if rule_id in rules and not (isinstance(rules[rule_id].strength, Priority) and not wish.soft):
            continue
        rules[rule_id] = Rule(
            id=rule_id,
            body=wish.body,
            strength=Priority(level=1) if wish.soft else Hard(),
            source=source,
            evidence=None if answered else _words(chart, wish),
        )
    return tuple(rules.values())


def _words(chart: Chart, wish: Wish) -> Evidence | None:
    """The user's words for a wish, with the negation, number or limit that belongs to them."""
    first, stop = wish.first, wish.stop
    if not 0 <= first < stop <= len(chart.tokens):
        return None
    phrase = next((each for each in chart.phrases if any(fact is wish for fact in each.facts)), None)
    used = phrase.used if phrase is not None else set[int]()
    others = {k for each in chart.phrases if each is not phrase for k in range(each.first, each.stop)}
    first = _reach(chart, used, others, first, -1)
    stop = _reach(chart, used, others, stop - 1, 1) + 1
    return chart.evidence(first, stop)


def _reach(chart: Chart, used: set[int], others: set[int], at: int, step: int) -> int:
    """The furthest used word on one side that small words alone part from ``at``."""
    best, k = at, at + step
    while 0 <= k < len(chart.tokens) and chart.same(k, at) and k not in others and abs(k - best) <= 4:
        if k in used:
            best = k
        elif not (chart.glue(k) or any(sense.kind == "support" for sense in chart.senses_from(k))):
            break
        k += step
    return best
