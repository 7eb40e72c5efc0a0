"""Sums of money: budgets of every kind, caps on prices, one special meal."""

from __future__ import annotations

from dataclasses import replace

from planner_agent.families.travel.words.money_rules import NAMES, Sum, facts_of, shown
from planner_agent.language.chart import Chart
from planner_agent.language.facts import Ask, Assumed, CannotSay, Wish
from planner_agent.language.lexicon import Sense
from planner_agent.language.money import MoneyPhrase

_AROUND = (
    "budget",
    "cmp",
    "per",
    "kind",
    "slot",
    "mode",
    "total",
    "approx",
    "special",
    "share",
    "neg",
    "lasting",
)
_WHAT = ("kind", "slot", "mode")


def read_money(chart: Chart, currency: str) -> None:
    """Claim every sum of money that says what it bounds."""
    sums = [sense for sense in chart.all("money") if chart.free(sense.first, sense.stop)]
    last: Sum | None = None
    for n, sense in enumerate(sums):
        low = sums[n - 1].stop if n else 0
        high = sums[n + 1].first if n + 1 < len(sums) else len(chart.tokens)
        new = _corrected(chart, sense, last, currency) or _revised(chart, sense, last, currency)
        last = new or _read(chart, sense, low, high, currency) or last


def _revised(chart: Chart, sense: Sense, last: Sum | None, currency: str) -> Sum | None:
    """ "was $3,000 but has been raised to $3,600", "cut from 3,600 to 3,000": the new sum holds."""
    phrase: MoneyPhrase = sense.value
    if last is None or chart.low(sense.first - 1) != "to" or phrase.most <= 0:
        return None
    old = next((each for each in reversed(chart.phrases) if last.money_at == each.first), None)
    if old is None or not chart.same(old.first, sense.first) or sense.first - old.first > 16:
        return None
    cues = [k for k in range(max(0, old.first - 3), sense.first) if chart.low(k) in _REVISED]
    between = range(old.stop, sense.first)
    if any(chart.at(k, *_WHAT) is not None for k in between):
        return None  # "$300 on food, and the hotel was raised to $500"
    if not cues or (chart.low(old.first - 1) != "from" and cues[-1] < old.first):
        return None
    try:
        money = phrase.money(last.money.currency if phrase.currency is None else currency)
    except ValueError:
        return None
    new = replace(last, money=money, phrase=phrase, first=sense.first, stop=sense.stop, money_at=sense.first)
    if chart.low(old.first - 1) == "from":
        new = replace(new, more=False)  # "cut from 3,600 to 3,000" bounds nothing from below
    old.facts = [fact for fact in old.facts if not isinstance(fact, (Wish, Assumed, CannotSay))]
    span = Sense("revised", True, cues[-1], sense.first)
    satellites = [span if span.first > old.first else Sense("revised", True, cues[-1], cues[-1] + 1)]
    chart.claim("budget", sense.first, sense.stop, *facts_of(new, None), satellites=satellites)
    return new


_REVISED = frozenset(
    [
        "raised",
        "increased",
        "upped",
        "bumped",
        "boosted",
        "extended",
        "expanded",
        "lifted",
        "revised",
        "changed",
        "updated",
        "adjusted",
        "amended",
        "corrected",
        "cut",
        "reduced",
        "lowered",
        "dropped",
        "trimmed",
        "slashed",
        "decreased",
        "shrunk",
        "moved",
        "raise",
        "increase",
        "cutting",
        "raising",
        "cutting",
    ]
)


def _corrected(chart: Chart, sense: Sense, last: Sum | None, currency: str) -> Sum | None:
    """ "$2,000, actually make that 2,400": the new sum is for what the old one was for."""
    phrase: MoneyPhrase = sense.value
    fix = next((fix for fix in chart.corrections if fix.stop <= sense.first <= fix.stop + 2), None)
    if fix is None or last is None or not fix.old_first <= last.first < fix.first or phrase.most <= 0:
        return None
    if any(each.kind in ("budget", "kind", "slot") for each in chart.right(sense.stop, _AROUND, reach=3)):
        return None
    try:
        money = phrase.money(last.money.currency if phrase.currency is None else currency)
    except ValueError:
        return None
    new = replace(last, money=money, phrase=phrase, first=sense.first, stop=sense.stop, money_at=sense.first)
    chart.claim("budget", sense.first, sense.stop, *facts_of(new, None))
    return new


def _read(chart: Chart, sense: Sense, low: int, high: int, currency: str) -> Sum | None:
    phrase: MoneyPhrase = sense.value
    left = [each for each in chart.left(sense.first, _AROUND, through="budget") if each.first >= low]
    right = [each for each in chart.right(sense.stop, _AROUND, through="budget") if each.stop <= high]
    left = [each for each in left if not _counted_unit(chart, each)]
    right = [each for each in right if not _counted_unit(chart, each)]
    cues = [*left, *right]
    if any(each.kind == "cmp" for each in cues) and not any(
        each.kind in (*_WHAT, "budget", "per") for each in cues
    ):
        over = chart.left(sense.first, _AROUND, through="budget", commas=True)
        if any(each.kind == "special" for each in over):  # "one dinner should be special, over $50"
            left = [each for each in over if each.first >= low]
            cues = [*left, *right]
    named = _labelled(chart, sense, left, right)
    group = _for_group(chart, sense)
    if (
        phrase.currency is None
        and not any(each.kind in ("budget", "cmp", "special") for each in cues)
        and not phrase.per
        and named is None
        and group is None
        and not _in_all(chart, sense, left, right)
        and not _alone(chart, sense)
    ):
        return None
    left, right = _subject(chart, sense, left, low), right
    cues = [*left, *right]
    if phrase.currency is None and any(each.kind == "count_noun" for each in right[:1]):
        return None
    scope = chart.scope(sense.first)
    what = _what(chart, sense, left, right)
    what = [named] if named is not None else what
    cues += [each for each in what if each not in cues]
    used = [each for each in cues if each.kind not in _WHAT or each in what]
    used += [each for each in (named, group, _cent(chart, left)) if each is not None and each not in used]
    try:
        money = phrase.money(currency)
    except ValueError:
        return None
    if phrase.most <= 0:
        question = f"A budget of {money.amount} {money.currency} is not possible. How much may the trip cost?"
        chart.claim(
            "budget",
            sense.first,
            sense.stop,
            Ask("budget", "impossible", question, sense.first, sense.stop),
            satellites=used,
        )
        return None
    found = Sum(
        money,
        phrase,
        next((each.value for each in what if each.kind == "kind"), None),
        tuple(each.value for each in what if each.kind == "slot"),
        tuple(each.value for each in what if each.kind == "mode"),
        frozenset(phrase.per) | {each.value for each in cues if each.kind == "per"},
        _at_least(sense, cues, scope.negated),
        any(each.kind == "special" for each in cues),
        any(each.kind == "budget" for each in cues) or (named is not None and named.kind == "kind"),
        min([sense.first, *(each.first for each in used)]),
        max([sense.stop, *(each.stop for each in used)]),
        scope.soft,
        money_at=sense.first,
    )
    excluded = _excluded(chart, right[-1].stop if right and right[-1].kind == "per" else sense.stop)
    if excluded is not None:
        value = "leg" if excluded.kind == "mode" else "meal" if excluded.kind == "slot" else excluded.value
        found = replace(found, without=value, kind=None, slots=(), modes=(), stop=excluded.stop)
        note = f"The budget of {shown(money)} does not cover {NAMES.get(value, value)}, as you said."
        span = Sense("excluded", True, sense.stop, excluded.stop)
        used = [*(each for each in used if each.kind not in _WHAT), span]
        chart.close([span])
    share = next((each for each in cues if each.kind == "share"), None)
    facts = facts_of(found, share)
    if excluded is not None:
        facts.append(Assumed(note, sense.first, excluded.stop))
    if facts:
        chart.claim("budget", sense.first, sense.stop, *facts, satellites=used, scope=scope)
        chart.close(each for each in used if each.kind in ("mode", "slot"))
        chart.close(each for each in used if each.kind == "kind" and "ticket" in chart.low(each.stop - 1))
        return found
    return None


def _counted_unit(chart: Chart, each: Sense) -> bool:
    """ "this 3-day trip", "a 5 night stay": how long, never how often. "The total stays under …": a verb."""
    if each.kind == "kind" and chart.low(each.first) in ("stay", "stays", "staying"):
        noun = chart.low(each.first - 1) in ("our", "the", "a", "my", "each", "every", "per", "hotel")
        return chart.at(each.stop, "cmp") is not None and not noun
    if each.kind != "per" or chart.low(each.first) not in ("day", "night", "days", "nights", "week"):
        return False
    i = each.first - 1 if chart.low(each.first - 1) in ("-", "–", "‑", "‐") else each.first
    return chart.before(i, "number") is not None or any(
        sense.first < each.first < sense.stop for sense in chart.senses_until(each.stop)
    )


def _subject(chart: Chart, sense: Sense, left: list[Sense], low: int) -> list[Sense]:
    """ "Sightseeing tickets shouldn't come to more than $60": what stands before the verb of the sum."""
    i = min([sense.first, *(each.first for each in left)])
    verb = i - 1
    while verb > low and chart.low(verb) in ("to", "up", "than", "n't", "not", "a", "the"):
        verb -= 1
    if chart.low(verb) not in _AMOUNTING or any(each.kind in _WHAT for each in left):
        return left
    while chart.low(verb - 1) in _MODALS:
        verb -= 1
    beyond = [each for each in chart.left(verb, _AROUND, through="budget") if each.first >= low]
    return [*left, Sense("budget", True, verb, i), *beyond]


_MODALS = frozenset(
    [
        "should",
        "shouldn't",
        "must",
        "mustn't",
        "may",
        "might",
        "can",
        "can't",
        "cannot",
        "will",
        "won't",
        "would",
        "wouldn't",
        "could",
        "couldn't",
        "not",
        "to",
        "never",
        "all",
        "do",
        "don't",
        "doesn't",
        "does",
        "altogether",
        "together",
    ]
)
_AMOUNTING = frozenset(
    {"come", "comes", "amount", "amounts", "add", "adds", "run", "runs", "go", "reach", "total"}
)


def _labelled(chart: Chart, sense: Sense, left: list[Sense], right: list[Sense]) -> Sense | None:
    """ "food 300, hotels 600": a plain number right behind what it is for, with nothing else behind."""
    phrase: MoneyPhrase = sense.value
    i = sense.first - 1 if chart.low(sense.first - 1) in (":", "=", "-", "–") else sense.first
    kind = chart.before(i, *_WHAT)
    if (
        kind is None
        or phrase.most < 20
        or chart.low(kind.first) in ("room", "hotel", "bedroom", "flight", "train", "bus")
    ):
        return None
    ends = sense.stop >= len(chart.tokens) or not chart.same(kind.first, sense.stop)
    joins = ends or chart.tokens[sense.stop].kind == "symbol" or chart.joins(sense.stop) or bool(right)
    return (
        kind
        if joins and (phrase.currency is not None or i < sense.first or _starts_part(chart, kind.first))
        else None
    )


def _starts_part(chart: Chart, i: int) -> bool:
    """Whether token ``i`` opens a part of a list."""
    return i == 0 or not chart.same(i - 1, i) or chart.joins(i - 1) or chart.tokens[i - 1].kind == "symbol"


def _for_group(chart: Chart, sense: Sense) -> Sense | None:
    """ "2.5k between the three of us", "3000 between us": the sum is for all."""
    i = sense.stop
    if chart.low(i) not in ("between", "among", "amongst", "for"):
        return None
    lead = chart.low(i)
    if lead == "for":
        j = i + 1
        while chart.low(j) in ("the", "whole", "entire", "full", "complete"):
            j += 1
        if j > i + 1 and chart.low(j) in ("lot", "shebang", "thing", "caboodle"):
            return Sense("total", True, i, j + 1)
    j = i + 2 if chart.low(i + 1) == "all" and chart.low(i + 2) == "of" else i + 1
    people = chart.at(j, "people")
    if people is not None and people.value.total is not None and people.value.total > 1:
        return Sense("total", True, i, j)
    everyone = chart.low(j) in ("us", "everyone", "everybody", "everything")
    return Sense("total", True, i, j + 1) if everyone and (lead != "for" or chart.low(j) != "us") else None


def _in_all(chart: Chart, sense: Sense, left: list[Sense], right: list[Sense]) -> bool:
    """ "2,000 all up", "Overall 4400": a large number right beside a word for the whole, and nothing else."""
    if sense.value.most < 100:
        return False
    before = [each for each in left if each.kind == "total" and each.stop == sense.first]
    behind = [each for each in right if each.kind == "total" and each.first == sense.stop]
    opens = [each for each in before if _starts_part(chart, each.first)]
    stop = behind[0].stop if behind else sense.stop
    ends = stop >= len(chart.tokens) or not chart.same(sense.first, stop) or (
        chart.tokens[stop].kind == "symbol" or chart.joins(stop)
    )  # fmt: skip
    return ends and bool(opens or behind)


def _alone(chart: Chart, sense: Sense) -> bool:
    """ "…, 2k": thousands that stand alone in their part of the sentence are the budget."""
    phrase: MoneyPhrase = sense.value
    low = chart.low(sense.stop - 1)
    if not (low in ("k", "grand") and phrase.most >= 300):
        return False
    before = (
        sense.first == 0
        or not chart.same(sense.first - 1, sense.first)
        or chart.low(sense.first - 1) in ",;:-–—+"
    )
    after = sense.stop >= len(chart.tokens) or chart.tokens[sense.stop].kind == "symbol"
    return before and (after or not chart.same(sense.first, sense.stop))


def _cent(chart: Chart, left: list[Sense]) -> Sense | None:
    """ "not a cent over", "not a penny more than"."""
    i = next((each.first for each in left if each.kind == "cmp"), -1)
    if chart.low(i - 1) in ("cent", "penny", "dime", "dollar", "buck") and chart.low(i - 2) in (
        "a",
        "one",
        "single",
    ):
        return Sense("approx", True, i - 2, i)
    return None


def _excluded(chart: Chart, i: int) -> Sense | None:
    """ "2,000 dollars excluding flights": what the sum is not for."""
    while chart.low(i) in (",", "("):
        i += 1
    if chart.low(i) in ("excluding", "excl", "without", "except", "before"):
        i += 1
    elif chart.low(i) == "not" and chart.low(i + 1) in ("including", "counting"):
        i += 2
    else:
        return None
    i += 1 if chart.low(i) in (".", "the", "for") else 0
    return chart.at(i, *_WHAT)


def _what(chart: Chart, sense: Sense, left: list[Sense], right: list[Sense]) -> list[Sense]:
    """What the sum is for: "… on food" after it, else the nearest kind before it."""
    after = [each for each in right if each.kind in _WHAT and _prepositional(chart, sense.stop, each)]
    chosen = (
        after[:1]
        or [each for each in left if each.kind in _WHAT and _near(chart, each.stop, sense.first)][:1]
    )
    if not chosen:
        chosen = [
            each for each in right if each.kind in _WHAT and not _joined(chart, sense.stop, each.first)
        ][:1]
    if chosen and chosen[0].value == "leg" and chart.low(chosen[0].first) in ("ticket", "tickets"):
        chosen = [_ticketed(chart, chosen[0])]
    if chosen and chosen[0].kind == "kind":  # "food: dinners", "meal" beside a slot
        side = left if chosen[0] in left else right
        chosen += [each for each in side if each.kind == "slot"][:1]
    return chosen


def _ticketed(chart: Chart, tickets: Sense) -> Sense:
    """ "sightseeing tickets", "museum tickets": what the tickets are for."""
    before = chart.before(tickets.first, "kind", "mode", "category")
    if before is None:
        return tickets
    if before.kind == "category" or before.value == "attraction":
        return Sense("kind", "attraction", before.first, tickets.stop)
    return before if before.kind == "mode" else tickets


def _prepositional(chart: Chart, stop: int, each: Sense) -> bool:
    words = [chart.low(k) for k in range(stop, each.first)]
    return any(word in ("on", "for", "towards", "toward") for word in words) and not _joined(
        chart, stop, each.first
    )


def _joined(chart: Chart, stop: int, first: int) -> bool:
    return any(chart.low(k) in ("and", "plus", "with", "but", "which") for k in range(stop, first))


def _near(chart: Chart, stop: int, first: int) -> bool:
    return not any(chart.low(k) in ("plus", "with") for k in range(stop, first))


def _at_least(sense: Sense, cues: list[Sense], negated: bool) -> bool:
    """Whether the sum is a least one; the word right behind it tells before the nearest one ahead."""
    shares = {each.first for each in cues if each.kind == "share"}
    ops = [each for each in cues if each.kind == "cmp" and each.stop not in shares]
    behind = [each for each in ops if each.first == sense.stop]
    told = (behind or ops)[:1]
    return bool(told) and told[0].value == ">=" and not negated
