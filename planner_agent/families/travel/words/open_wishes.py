"""Goals, indifference, and wishes that no attribute can prove."""

from __future__ import annotations

from planner_agent.families.travel import wishes
from planner_agent.families.travel.words.food import slug
from planner_agent.language.chart import Chart
from planner_agent.language.facts import Aim, Assumed, CannotSay
from planner_agent.language.lexicon import Sense, words
from planner_agent.language.negation import Scope
from planner_agent.spec import Amount, Goal

_NOUNS = (
    "kind",
    "slot",
    "mode",
    "room",
    "house",
    "cuisine",
    "diet",
    "house_noun",
    "category",
    "feature",
    "clock_cue",
)


def read_goals(chart: Chart) -> None:
    """ "as cheap as possible", "best rated", "fewest hours on the road", "shortest drive"."""
    _second_goals(chart)
    for sense in list(chart.all("goal")):
        if chart.meant(sense).negated:
            continue
        around = [
            *chart.right(sense.stop, ("kind", "mode", "slot"), through="goal", reach=6),
            *chart.left(sense.first, ("kind", "mode", "slot"), through="goal", reach=5, commas=True),
        ]
        goal, used = _goal(str(sense.value), around)
        stated = goal.model_copy(
            update={"source": "stated", "evidence": chart.evidence(sense.first, sense.stop)}
        )
        phrase = chart.claim(
            "goal", sense.first, sense.stop, Aim(stated, sense.first, sense.stop), satellites=used
        )
        if sense.value in ("travel", "least_drive", "longest_drive"):
            phrase.used.update(_reason(chart, sense))


def _second_goals(chart: Chart) -> None:
    """ "…; the price comes second": the cheapest, after another goal that was said."""
    for sense in list(chart.all("second_goal")):
        before = [goal for goal in chart.all("goal") if goal.first < sense.first and goal.value != "cheap"]
        if before:
            evidence = chart.evidence(sense.first, sense.stop)
            goal = wishes.cheapest().model_copy(update={"source": "stated", "evidence": evidence})
            chart.claim("goal", sense.first, sense.stop, Aim(goal, sense.first, sense.stop))


def _reason(chart: Chart, goal: Sense) -> set[int]:
    """ "I hate sitting in planes, so as little travel time as possible": the dislike is the goal's reason."""
    so = next((k for k in range(goal.first - 1, max(-1, goal.first - 8), -1) if chart.low(k) in _HENCE), None)
    if so is None or not chart.same(so, goal.first):
        return set()
    first = so
    while first > 0 and chart.same(first - 1, so):
        first -= 1
    if not any(chart.at(k, "fear") or chart.scope(k).negated for k in range(first, so)):
        return set()
    moving = [
        sense for k in range(first, so) for sense in chart.senses_from(k) if sense.kind in ("mode", "kind")
    ]
    if not any(sense.kind == "mode" or sense.value == "leg" for sense in moving):
        return set()
    nuclei = [k for k in range(first, so) if any(s.kind in _OTHER for s in chart.senses_from(k))]
    start = max(nuclei, default=first - 1) + 1
    chart.close([sense for sense in moving if sense.first >= start])
    return set(range(start, so + 1))


_HENCE = frozenset(["so", "hence", "therefore", ":"])
_OTHER = frozenset(["cuisine", "category", "room", "house", "money", "place", "date", "feature", "diet"])


def _goal(name: str, around: list[Sense]) -> tuple[Goal, list[Sense]]:
    kinds = [each for each in around if each.kind == "kind"][:1]
    modes = [each for each in around if each.kind == "mode"][:1]
    if name == "best":
        of = [each for each in kinds if each.value != "leg"]
        return (wishes.best_rated((of[0].value,)) if of else wishes.best_rated()), of
    if name == "cheap":
        where = wishes.mode_is(modes[0].value) if modes else None
        if kinds or modes:
            of = (kinds[0].value,) if kinds else ("leg",)
            return Goal(sense="min", amount=Amount(measure="cost", of=of, where=where)), [*kinds, *modes]
        return wishes.cheapest(), []
    if name == "longest_drive":
        amount = Amount(measure="hours", of=("leg",), where=wishes.mode_is("drive"))
        return Goal(sense="min", fold="max", by="id", amount=amount), modes
    if name == "least_drive":
        return Goal(
            sense="min", amount=Amount(measure="hours", of=("leg",), where=wishes.mode_is("drive"))
        ), modes
    return wishes.least_travel(), [*kinds, *modes]


def read_indifference(chart: Chart) -> None:
    """ "no preferences about food or rooms", "no special requirements": understood, and no rule."""
    for sense in list(chart.all("indifferent")):
        if chart.low(sense.first) in ("wherever", "anywhere") and chart.at(sense.first, "kind") is not None:
            continue  # "wherever we stay has to be …"
        right = chart.right(sense.stop, _NOUNS, through="indifferent", commas=True, reach=24)
        chart.claim("indifferent", sense.first, sense.stop, satellites=right, scope=chart.meant(sense))
        _close(chart, right)
    for sense in list(chart.all("restriction")):
        left = chart.left(sense.first, (*_NOUNS, "none_word"), through="indifferent", commas=True)
        scope = chart.meant(sense)
        if not (scope.negated or scope.indifferent or any(each.kind == "none_word" for each in left)):
            continue
        right = chart.right(sense.stop, _NOUNS, through="indifferent", commas=True, reach=24)
        chart.claim("indifferent", sense.first, sense.stop, satellites=[*left, *right], scope=scope)
        _close(chart, [*left, *right])


def _close(chart: Chart, senses: list[Sense]) -> None:
    """What one is indifferent about gives no rule: closed to the other readers."""
    for sense in senses:
        for k in range(sense.first, sense.stop):
            chart.claimed[k] = True


def read_indifferent_nouns(chart: Chart) -> None:
    """ "we don't care about the hotel": a noun under indifference."""
    for kind in ("kind", "slot", "house_noun"):
        for sense in list(chart.all(kind)):
            scope = chart.meant(sense)
            if scope.indifferent:
                chart.claim("indifferent", sense.first, sense.stop, scope=scope)


def read_vague(chart: Chart) -> None:
    """Words of taste without an attribute: quoted and listed, never dropped."""
    used = {k for phrase in chart.phrases for k in phrase.used}
    kinds: dict[int, set[str]] = {}
    for phrase in chart.phrases:
        for k in phrase.used:
            kinds.setdefault(k, set()).add(phrase.kind)
    for sense in list(chart.all("vague")):
        if _mere_praise(chart, sense, kinds):
            continue
        if any(each.kind == "support" and each.stop > sense.stop for each in chart.senses_from(sense.first)):
            continue  # "big fans of", a phrase of its own
        if sense.value == "departure|clock" and _clock_said(chart, sense):
            chart.claim("clock", sense.first, sense.stop, scope=chart.scope(sense.first))
            continue
        if sense.first in used or chart.before(sense.stop, "soft") is not None:
            continue
        scope = chart.meant(sense)
        around = [
            *chart.right(sense.stop, ("kind", "slot"), reach=4),
            *chart.left(sense.first, ("kind", "slot"), reach=3),
        ][:1]
        near = tuple(str(sense.value).split("|"))
        first = min([sense.first, *(each.first for each in around)])
        stop = max([sense.stop, *(each.stop for each in around)])
        word = chart.text[chart.tokens[sense.first].start : chart.tokens[sense.stop - 1].end]
        if near == ("cheap",) and scope.negated:
            continue  # "no cheap flights": no number, no rule; reported
        if near == ("cheap",):
            text = f'"{word}" has no number: among the plans that meet all wishes the cheapest is taken.'
            chart.claim(
                "goal", sense.first, sense.stop, Assumed(text, first, stop), satellites=around, scope=scope
            )
            continue
        message = f'The catalog has nothing that proves "{word}".'
        near = tuple(slug(each) for each in near if each)
        fact = CannotSay("no_attribute", message, first, stop, near, _decoration(chart, sense, scope))
        chart.claim("vague", sense.first, sense.stop, fact, satellites=around, scope=scope)


def _clock_said(chart: Chart, sense: Sense) -> bool:
    """ "nobody wants to get up early: no departure before 10": the reason of a rule."""
    return any(
        phrase.kind == "clock" and phrase.facts and chart.same(phrase.first, sense.first)
        for phrase in chart.phrases
    )


_DEMANDS = frozenset(
    [
        "want",
        "wants",
        "wanted",
        "need",
        "needs",
        "must",
        "should",
        "has",
        "have",
        "insist",
        "require",
        "requires",
        "essential",
        "important",
        "crucial",
        "only",
        "vital",
        "mandatory",
        "looking",
    ]
)


def _decoration(chart: Chart, sense: Sense, scope: Scope) -> bool:
    """Whether a word of taste only adorns ("a romantic getaway"): no verb asks for it."""
    if scope.soft:
        return True
    if scope.negated or scope.emphatic or scope.only:
        return False
    trip = any(chart.at(k, "trip") for k in range(sense.stop, sense.stop + 3) if chart.same(k, sense.first))
    if trip:
        return True
    clause = range(scope.first, min(scope.stop, sense.first))
    return not any(chart.low(k) in _DEMANDS for k in clause) and chart.low(sense.first - 1) not in (
        "be",
        "is",
    )


def _mere_praise(chart: Chart, sense: Sense, beside: dict[int, set[str]]) -> bool:
    """ "a great trip", "good Thai food": praise right beside a phrase that it adds nothing to."""
    kinds = next((each.value for each in chart.senses_from(sense.first) if each.kind == "tight"), frozenset())
    if "trip" in kinds and chart.at(sense.stop, "trip"):
        return True
    return any(not kinds.isdisjoint(beside.get(k, ())) for k in (sense.first - 1, sense.stop))


_OUTSIDE = {
    "outside": ("outside", "A plan cannot depend on what is not known yet."),
    "per_member": ("per_member", "One party travels together: separate plans for members are not offered."),
    "no_form": ("no_form", "This compares choices in a way that a rule cannot say."),
}


_NUCLEI = frozenset(["mode", "room", "category", "cuisine", "house", "feature", "diet", "public"])
_SOFT_IFS = frozenset(
    [
        "possible",
        "you",
        "it",
        "time",
        "they",
        "there",
        "feasible",
        "available",
        "not",
        "need",
        "so",
        "permits",
        "anything",
    ]
)


_PRAISE = words("great nice good lovely ideal perfect wonderful brilliant awesome fantastic cool best")


def _great_if(chart: Chart, k: int) -> bool:
    """ "it would be great if the house allowed pets": a preference, not a condition."""
    would = [chart.low(n) for n in range(max(0, k - 5), k) if chart.same(n, k)]
    if chart.low(k - 1) in _PRAISE:
        return "be" in would and any(low in ("would", "it'd", "that'd", "'d") for low in would)
    return chart.low(k - 1) == "it" and chart.low(k - 2) in ("love", "appreciate", "like", "prefer")


def read_outside(chart: Chart) -> None:
    """What depends on something else is no rule: its words are left to be reported."""
    for k in range(len(chart.tokens)):
        if chart.low(k) != "if" or (chart.low(k + 1) in _SOFT_IFS and chart.low(k - 1) != "only"):
            continue
        if _great_if(chart, k):
            continue
        scope = chart.scope(k + 1)
        if any(cue.first <= k < cue.stop for cue in scope.cues):
            continue
        first = k
        if chart.low(k - 1) == "only":
            while first > 0 and chart.same(first - 1, k) and not chart.weak(first - 1):
                first -= 1
        stop = k
        while stop < len(chart.tokens) and chart.same(stop, k) and not chart.weak(stop):
            stop += 1
        chart.close(s for n in range(first, stop) for s in chart.senses_from(n) if s.kind in _NUCLEI)
    for sense in list(chart.all("outside")):
        code, message = _OUTSIDE[sense.value]
        fact = CannotSay(code, message, sense.first, sense.stop)
        chart.claim("vague", sense.first, sense.stop, fact, scope=chart.meant(sense))
