"""What is seen: names, categories, how much a day."""

from __future__ import annotations

from itertools import pairwise

from planner_agent.families.travel import wishes
from planner_agent.families.travel.words.food import slug
from planner_agent.families.travel.words.moments import moment_of
from planner_agent.families.travel.words.unsure import narrowed
from planner_agent.language.chart import Chart
from planner_agent.language.facts import Assumed, Setting, Wish
from planner_agent.language.lexicon import Sense
from planner_agent.spec import Has

_AROUND = ("number", "cmp", "per", "kind", "category", "share", "distinct", "only_word")


def read_names(chart: Chart) -> None:
    """Claim attractions and restaurants by name: to be visited, or never."""
    for kind in ("attraction", "restaurant"):
        for sense in list(chart.all(kind)):
            scope = chart.meant(sense)
            record = sense.value
            if _beside(chart, sense):
                continue
            if scope.indifferent:
                chart.claim("indifferent", sense.first, sense.stop, scope=scope)
                continue
            item = "meal" if kind == "restaurant" else "attraction"
            if scope.negated:
                wish = Wish(
                    f"never-{slug(record.id)}",
                    wishes.never_use(item, record.id),
                    sense.first,
                    sense.stop,
                    scope.soft,
                )
            elif kind == "restaurant":
                wish = Wish(
                    f"eat-at-{slug(record.id)}", wishes.eat_at(record.id), sense.first, sense.stop, scope.soft
                )
            else:
                wish = Wish(
                    f"visit-{slug(record.id)}", wishes.visit(record.id), sense.first, sense.stop, scope.soft
                )
            chart.claim("place", sense.first, sense.stop, wish, scope=scope)


def read_categories(chart: Chart) -> None:
    """ "two museums", "no zoos", "a museum in every city", "we love gardens" (soft)."""
    _alternatives(chart)
    for sense in list(chart.all("category")):
        scope = chart.meant(sense)
        left = chart.left(sense.first, _AROUND, through="category")
        right = chart.right(sense.stop, ("per", "cmp", "kind"), through="category")
        name: str = sense.value
        per = next(
            (each for each in (*right, *left) if each.kind == "per" and each.value in ("day", "city")), None
        )
        number = _number(chart, sense, left)
        cmp = next(
            (each for each in left if each.kind == "cmp" and number and each.stop <= number.first), None
        )
        after = chart.at(sense.stop, "cmp")
        if cmp is None and number and after is not None and chart.text_of(after) in _AFTER:
            cmp = after
        used = [each for each in (per, number, cmp) if each is not None]
        if scope.indifferent:
            chart.claim("indifferent", sense.first, sense.stop, satellites=used, scope=scope)
            continue
        if _beside(chart, sense) or _all_of_them(chart, sense):
            continue  # "a hotel near the beach": left to be reported
        if number is None and _echo(chart, sense):
            chart.claim("category", sense.first, sense.stop)
            continue
        n = number.value if number is not None else 1
        most = cmp is not None and cmp.value == "<="
        if scope.negated and number is not None and not most:  # "never two museums on the same day"
            more = cmp is not None and "more" in chart.text_of(cmp)
            if cmp is not None and not more:
                continue  # "don't want at least two museums": left to be reported
            n, most = (n if more else n - 1), True
        day, label, said = (None, "", []) if most or per is not None else moment_of(chart, sense)
        if scope.negated and day is not None and not number:
            used += said
            body = wishes.none(("attraction",), wishes.both(day, Has(attr="categories", values=(name,))))
            wish = Wish(f"no-{slug(name)}-{label}", body, sense.first, sense.stop, scope.soft)
        elif scope.negated and not (most or number) and narrowed(chart, sense, scope, "category"):
            continue  # "no crowded museums"
        elif scope.negated and not (most or number):
            wish = Wish(f"no-{slug(name)}", wishes.avoid_category(name), sense.first, sense.stop, scope.soft)
        elif day is not None:
            used += said
            body = wishes.at_least(
                n, ("attraction",), wishes.both(day, Has(attr="categories", values=(name,)))
            )
            wish = Wish(f"see-{slug(name)}-{label}", body, sense.first, sense.stop, scope.soft)
        else:
            wish = _category(sense, n, most, per, scope.soft or _loved(chart, sense))
        chart.claim("category", sense.first, sense.stop, wish, satellites=used, scope=scope)


_AFTER = {
    "max", "max.", "maximum", "tops",
    "at most", "or less", "at the most", "or fewer", "or more", "minimum", "at least"
}  # fmt: skip


def _beside(chart: Chart, sense: Sense) -> bool:
    """ "near the beach", "close to a park": where, not what."""
    k = sense.first - 1
    while chart.low(k) in ("the", "a", "an", "to", "some", "any", "of"):
        k -= 1
    return chart.same(k, sense.first) and chart.low(k) in (
        "near", "close", "beside", "next", "nearby", "overlooking", "opposite", "distance", "closer",
    )  # fmt: skip


def _all_of_them(chart: Chart, sense: Sense) -> bool:
    """ "see every park": more than some of them, which no rule on a plan can say; left to be reported."""
    if chart.scope(sense.first).negated:
        return False
    low, before = chart.low(sense.first - 1), chart.low(sense.first - 2)
    return low == "every" or (low == "the" and before == "all")


def _alternatives(chart: Chart) -> None:
    """ "a museum or a gallery", "three parks or gardens": one wish for any of them."""
    for run in chart.runs("category"):
        joints = {chart.low(k) for one, two in pairwise(run) for k in range(one.stop, two.first)}
        scope = chart.meant(run[0])
        if len(run) < 2 or "or" not in joints or scope.negated or scope.indifferent:
            continue
        number = _number(chart, run[0], chart.left(run[0].first, _AROUND, through="category"))
        if chart.before((number or run[0]).first, "cmp") or chart.at(run[-1].stop, "per", "cmp"):
            chart.close(run)  # "a museum or a park each day": left to be reported
            continue
        names = tuple(dict.fromkeys(sense.value for sense in run))
        n = number.value if number is not None else 1
        body = wishes.at_least(n, ("attraction",), Has(attr="categories", values=names))
        first, stop = run[0].first, run[-1].stop
        wish = Wish(f"see-{'-or-'.join(map(slug, names))}", body, first, stop, scope.soft)
        phrase = chart.claim(
            "category", first, stop, wish, satellites=[number] if number else [], scope=scope
        )
        phrase.used.update(k for k in range(max(0, first - 2), first) if chart.low(k) == "either")


def _echo(chart: Chart, sense: Sense) -> bool:
    """ "the aquarium" in a text that names one: the same place again."""
    if not any(chart.low(k) == "the" for k in (sense.first - 1, sense.first - 2)):
        return False
    words = {chart.low(k) for k in range(sense.first, sense.stop)}
    return any(
        words <= {chart.low(k) for k in range(phrase.first, phrase.stop)}
        and any(isinstance(fact, Wish) and fact.id.startswith("visit-") for fact in phrase.facts)
        for phrase in chart.phrases
        if phrase.kind == "place"
    )


def _number(chart: Chart, sense: Sense, left: list[Sense]) -> Sense | None:
    """A number right before the category ("two good museums" is not one: "good" stays visible)."""
    for each in left[:2]:
        if each.kind == "category":
            return None  # "two museums and a garden"
        if each.kind == "number" and isinstance(each.value, int) and not isinstance(each.value, bool):
            return each
    return None


def _category(sense: Sense, n: int, most: bool, per: Sense | None, soft: bool) -> Wish:
    scope = ()
    if per is not None:
        by = per.value
        scope = (wishes.Group(by=by, quantifier="all"),)
    pred = Has(attr="categories", values=(sense.value,))
    make = wishes.at_most if most else wishes.at_least
    body = make(n, ("attraction",), pred, scope)
    name = slug(sense.value) + (f"-a-{per.value}" if per is not None else "")
    return Wish(f"{'most' if most else 'see'}-{name}", body, sense.first, sense.stop, soft)


def _loved(chart: Chart, sense: Sense) -> bool:
    """ "we love gardens" tells a taste: soft."""
    labels = {"likes", "like", "loves", "love", "interests", "interested in"}
    return any(cue.value in labels for cue in chart.scope(sense.first).cues) or any(
        chart.low(k)
        in (
            "love",
            "loves",
            "like",
            "likes",
            "enjoy",
            "lovers",
            "lover",
            "fan",
            "fans",
            "buff",
            "buffs",
            "into",
            "fancy",
            "fancies",
            "keen",
            "fond",
            "adore",
            "adores",
            "mad",
            "crazy",
            "partial",
            "nuts",
        )
        and chart.low(k - 1) not in ("would", "'d", "we'd", "i'd", "we'll", "not")
        for k in (*range(max(0, sense.first - 3), sense.first), sense.stop)
        if chart.same(k, sense.first)
    )


def read_pace(chart: Chart) -> None:
    """ "at most two sights a day", "three sights a day", and words of pace with an assumed number."""
    for sense in list(chart.all("kind")):
        if sense.value != "attraction":
            continue
        left = chart.left(sense.first, ("number", "cmp", "per", "neg"), through="sights")
        right = chart.right(sense.stop, ("per", "cmp"), through="sights")
        number = next(
            (each for each in left[:2] if each.kind == "number" and isinstance(each.value, int)), None
        )
        per = next((each for each in (*right, *left) if each.kind == "per" and each.value == "day"), None)
        if number is None or per is None:
            continue
        cmp = next((each for each in (*left, *right) if each.kind == "cmp"), None)
        used = [each for each in (number, per, cmp) if each is not None]
        first = min(each.first for each in (*used, sense))
        stop = max(each.stop for each in (*used, sense))
        if cmp is not None and cmp.value == "<=":
            fact: object = Wish(
                "sights-a-day", wishes.sights_a_day_at_most(number.value), first, stop, key="sights-a-day"
            )
        else:
            fact = Setting("sights_a_day", number.value, first, stop)
        chart.claim("sights", sense.first, sense.stop, fact, satellites=used, scope=chart.meant(sense))
    _pace_words(chart)


def _pace_words(chart: Chart) -> None:
    for sense in list(chart.all("pace")):
        scope = chart.meant(sense)
        slow = (sense.value == "slow") != scope.negated
        first, stop = sense.first, sense.stop
        if scope.indifferent:
            chart.claim("indifferent", first, stop, scope=scope)
        elif slow:
            wish = Wish(
                "sights-a-day",
                wishes.sights_a_day_at_most(2),
                first,
                stop,
                scope.soft,
                assumed="A relaxed pace is taken as at most 2 sights a day.",
                own=True,
                key="sights-a-day",
            )
            chart.claim("pace", first, stop, wish, scope=scope)
        else:
            text = "A full programme is taken as 3 sights on each full day."
            facts = (Setting("sights_a_day", 3, first, stop), Assumed(text, first, stop))
            chart.claim("pace", first, stop, *facts, scope=scope)
