"""Random specs over the travel item table, for property tests. Shapes only: nothing need be solvable."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from planner_agent.families.travel.items import ALL_KINDS
from planner_agent.families.travel.spec import (
    MEAL_SLOTS,
    Dates,
    Destination,
    Party,
    Stop,
    TravelFrame,
    TravelSpec,
)
from planner_agent.spec import (
    All,
    Amount,
    Any_,
    Cmp,
    Compare,
    Either,
    Evidence,
    Goal,
    Group,
    Hard,
    Has,
    Is,
    Known,
    Mark,
    Mean,
    MeanOf,
    Money,
    Not,
    Order,
    Pick,
    Price,
    Priority,
    Rule,
    Run,
)

words = st.sampled_from(["thai", "flight", "pool", "007", "café", "a, b", "dinner", "1700"])
numbers = st.one_of(st.integers(-5, 5000), st.sampled_from(["4.5", "1/3", "2.50", "10"]))
money = st.builds(
    Money,
    amount=st.decimals(0, 9999, places=2).map(lambda amount: f"{amount:.2f}"),
    currency=st.sampled_from(["USD", "EUR", "JPY"]),
)
clocks = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
values = st.one_of(numbers, words, money, clocks)
value_sets = st.lists(values, min_size=1, max_size=3).map(tuple)
attributes = st.sampled_from(["mode", "cuisines", "rating", "start", "distance_to", "slot"])
arguments = st.sampled_from([None, "place:harbour"])
kinds = st.lists(st.sampled_from(ALL_KINDS), min_size=1, max_size=3, unique=True).map(tuple)

leaves = st.one_of(
    st.builds(Is, attr=attributes, arg=arguments, values=value_sets),
    st.builds(Has, attr=attributes, values=value_sets),
    st.builds(Cmp, attr=attributes, arg=arguments, op=st.sampled_from(["<", "<=", ">", ">="]), value=values),
    st.builds(Known, attr=attributes, arg=arguments),
)
preds = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(All, preds=st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Any_, preds=st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, pred=inner),
    ),
    max_leaves=5,
)
wheres = st.none() | preds
amounts = st.builds(Amount, measure=st.sampled_from(["count", "cost", "hours"]), of=kinds, where=wheres)
picks = st.builds(Pick, pick=st.sampled_from(["each", "some", "first", "last"]), of=kinds, where=wheres)
groups = st.one_of(
    st.builds(Group, by=st.sampled_from(["day", "city"]), quantifier=st.just("all")),
    st.builds(Group, by=st.just("cuisines"), quantifier=st.just("at_least"), k=st.integers(0, 3)),
    st.builds(
        Group,
        by=st.just("window"),
        n=st.integers(2, 4),
        quantifier=st.just("at_most"),
        k=st.integers(0, 3),
    ),
)
scopes = st.lists(groups, max_size=2, unique_by=lambda group: group.by).map(tuple)
compares = st.builds(
    Compare,
    amount=amounts,
    op=st.sampled_from(["<=", ">=", "="]),
    bound=st.one_of(numbers, money),
    times=st.sampled_from([0, 1, "1/2", "0.5"]),
    other=st.none() | amounts,
    scope=scopes,
    negated=st.booleans(),
)
plain = st.one_of(
    compares,
    st.builds(
        Mean,
        measure=st.just("rating"),
        of=kinds,
        where=wheres,
        op=st.sampled_from(["<=", ">="]),
        bound=numbers,
        scope=scopes,
    ),
    st.builds(
        Order,
        a=picks,
        b=picks,
        axis=st.sampled_from(["time", "day", "position"]),
        min_gap=st.none() | st.integers(-3, 0),
        max_gap=st.none() | st.integers(1, 60),
    ),
    st.builds(Run, of=kinds, where=wheres, present=st.booleans(), max=st.none() | st.integers(1, 5)),
)
branches = st.lists(st.lists(plain, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2).map(tuple)
forms = st.one_of(plain, st.builds(Either, branches=branches, scope=scopes, negated=st.booleans()))
evidence = st.none() | st.builds(
    Evidence, start=st.integers(0, 9), end=st.integers(10, 20), quote=st.text(max_size=9)
)
sources = st.sampled_from(["stated", "assumed", "clarified", "default"])
strengths = st.one_of(
    st.just(Hard()),
    st.builds(Priority, level=st.integers(1, 3)),
    st.builds(Price, per_unit=money),
)
rules = st.builds(Rule, id=words, body=forms, strength=strengths, source=sources, evidence=evidence)
goals = st.one_of(
    st.builds(Goal, sense=st.sampled_from(["min", "max"]), amount=amounts, source=sources),
    st.builds(Goal, sense=st.just("min"), fold=st.just("spread"), by=st.just("day"), amount=amounts),
    st.builds(Goal, sense=st.just("max"), mean=st.builds(MeanOf, measure=st.just("rating"), of=kinds)),
    st.builds(Goal, sense=st.just("max"), ratio=st.tuples(amounts, amounts), evidence=evidence),
)


@st.composite
def frames(draw: st.DrawFn) -> TravelFrame:
    names = draw(st.lists(st.sampled_from(["austin", "dallas", "denver"]), max_size=3, unique=True))
    stops = tuple(Stop(city=name, nights=draw(st.none() | st.integers(1, 4))) for name in names)
    destination = Destination(
        stops=stops,
        ordered=draw(st.booleans()),
        region=draw(st.sampled_from(["Texas", None])) if stops else "Texas",
        count=max(1, len(stops)) + draw(st.integers(0, 1)),
    )
    first = draw(st.dates(date(2026, 1, 1), date(2027, 1, 1)))
    days = draw(st.integers(1, 9))
    dates = Dates(earliest=first, latest=first + timedelta(days - 1 + draw(st.integers(0, 3))), days=days)
    return TravelFrame(
        origin=draw(st.none() | st.just("boston")),
        destination=draw(st.sampled_from([destination, None])),
        dates=draw(st.sampled_from([dates, None])),
        party=Party(adults=draw(st.integers(1, 5)), children=draw(st.integers(0, 3))),
        round_trip=draw(st.booleans()),
        currency=draw(st.sampled_from(["USD", "EUR"])),
        meals=tuple(draw(st.permutations(MEAL_SLOTS)))[: draw(st.integers(0, 3))],
        sights_a_day=draw(st.none() | st.integers(0, 3)),
    )


specs = st.builds(
    TravelSpec,
    family=st.just("travel"),
    frame=frames(),
    rules=st.lists(rules, max_size=3, unique_by=lambda rule: rule.id).map(tuple),
    goals=st.lists(goals, max_size=2).map(tuple),
    marks=st.dictionaries(
        st.sampled_from(["origin", "party.adults"]), st.builds(Mark, source=sources, evidence=evidence)
    ),
)
