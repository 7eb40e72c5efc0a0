"""Several meetings with titles, lengths and people of their own: "Design sync (1 hour) with Ana and Ben, and
Retro (45 minutes) with Cleo"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planner_agent.families.meeting.words import vocabulary as v
from planner_agent.families.meeting.words.facts import ME, Facts, Planned
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

_CUTS = words(", ; . : ! ? and & then plus also - • * or +")
#: What is asked for stands behind one of these, and belongs to no title.
_REQUEST = words("""
    schedule book plan arrange find set up organise organize need needs want wants like have has for please us
    me let's lets do with is are meetings get fix put make hold in on at there one
""")
_ARTICLES = words("a an the one another first second third 1 2 3 4 5 ) our my of lasting takes lasts for (")
#: Behind one of these a title, or its people, end.
_PAST = words("with for between on at in , . ; ( ) : - and or from before after this next that which by & to")
#: No heading of a meeting but a change of mind or of somebody's time.
_NEVER = words(
    "it that actually no instead rather sorry make makes break buffer gap rest pause each both every only"
)
_SEPARATE = words("one another other first second third")


@dataclass(slots=True)
class _Item:
    title: list[Mark]
    minutes: Mark | None
    marks: list[Mark] = field(default_factory=list[Mark])
    #: Behind "then": after the one before it.
    then: bool = False
    people: list[str] = field(default_factory=list[str])


def agenda(read: Sequence[list[Mark]], facts: Facts, text: Sequence[str]) -> list[list[Mark]]:
    """Take the meetings of an agenda into ``facts``; the sentences without them. ``text``: tokens as
    written."""
    parted = [_parted(found) for found in read]
    items = [item for _, some in parted for item in some]
    if len(items) < 2 or len({_name(item, text).lower() for item in items}) < len(items):
        parted = [_one_each(found) for found in read]
        items = [item for _, some in parted for item in some]
        if len(items) < 2:
            return list(read)
    if not any(_people(item, facts) for item in items):
        if not all(len(item.title) == 1 and item.title[0].kind == "name" for item in items):
            return list(read)
        with_me = any(
            mark.value in ("1:1", "i", "me", "my", "i'm", "i've") for found in read for mark in found
        )
        for item in items:  # "1:1s: Ann 30 min, Bob 45 min": each with one of them
            item.people = [str(item.title[0].value), *([ME] if with_me else [])]
    for number, item in enumerate(items, 1):
        _take(item, number, facts, text)
    return [_titled(rest, facts) for rest, _ in parted if rest]


def _take(item: _Item, number: int, facts: Facts, text: Sequence[str]) -> None:
    people = _people(item, facts)
    for name in people:
        facts.person(name)
    before = facts.planned[-1].title if facts.planned else ""
    title = _name(item, text) or f"Meeting {number}"
    claimed = [
        mark for mark in item.marks if mark in item.title or mark.value in people or mark is item.minutes
    ]
    facts.claim(*claimed) if claimed else None
    minutes = None if item.minutes is None else int(item.minutes.value)
    span = item.marks[0].first, item.marks[-1].stop
    rest = [mark for mark in item.marks if mark not in claimed]
    if item.then and before:
        facts.orders.append((before, title, span))
    facts.planned.append(Planned(title, minutes, tuple(people), rest, span))


def _name(item: _Item, text: Sequence[str]) -> str:
    said = " ".join(" ".join(text[mark.first : mark.stop]) for mark in item.title)
    return said.replace(" - ", "-")[:1].upper() + said.replace(" - ", "-")[1:]


def _people(item: _Item, facts: Facts) -> list[str]:
    """All who are named, but for rooms."""
    found = list[str]()
    found += item.people
    for mark in item.marks:
        if mark in item.title or mark is item.minutes:
            continue
        if mark.kind in ("name", "address") and mark.value not in facts.rooms:
            found.append(str(mark.value))
        elif mark.value in ("me", "myself"):
            found.append(ME)
    return list(dict.fromkeys(found))


def _parted(found: list[Mark]) -> tuple[list[Mark], list[_Item]]:
    """A sentence without its items, and those."""
    starts: list[tuple[int, _Item]] = []
    for k, mark in enumerate(found):
        if mark.kind != "length" or _is_buffer(found, k):
            continue
        if (made := _opened(found, k)) is not None:
            starts.append(made)
    items: list[_Item] = []
    for n, (begin, item) in enumerate(starts):
        stop = starts[n + 1][0] if n + 1 < len(starts) else len(found)
        item.marks = found[begin:stop]
        while item.marks and item.marks[-1].value in (",", ";", "and", "&", "then", ".", "also", "plus"):
            item.marks.pop()
        items.append(item)
    return (found[: starts[0][0]], items) if starts else (found, [])


def _is_buffer(found: Sequence[Mark], k: int) -> bool:
    near = {mark.value for mark in found[max(0, k - 3) : k + 5]}
    return bool(near & v.BUFFER) or {"between", "meetings"} <= near


def _opened(found: Sequence[Mark], k: int) -> tuple[int, _Item] | None:
    """The item whose length is at ``k``, and where it begins; None where no title stands by it."""
    at = k
    if at and found[at - 1].value in ("for", ",", "(", "-", ":"):
        at = _before_people(found, at - 1) if found[at - 1].value in ("for", ",") else at - 1
    first = at
    while first and _in_title(found[first - 1]):
        first -= 1
    title = [mark for mark in found[first:at] if mark.value not in _ARTICLES]
    begin = first
    if not title:
        begin = k
        while begin and found[begin - 1].value in ("a", "an", "one", "another", "the"):
            begin -= 1
        title = _behind(found, k + 1)
    if not title or {mark.value for mark in title} & _NEVER or _is_told(found, begin):
        return None
    return begin, _Item(title, found[k], then=bool(begin) and found[begin - 1].value == "then")


def _in_title(mark: Mark) -> bool:
    return mark.kind in ("word", "name") and mark.value not in _CUTS | _REQUEST | _NEVER


def _before_people(found: Sequence[Mark], k: int) -> int:
    """Where the title ends that stands before "with Ana and Ben for (an hour)"."""
    at = k
    while at and (found[at - 1].kind == "name" or found[at - 1].value in (",", "and", "&", "me")):
        at -= 1
    return at - 1 if at and found[at - 1].value in ("with", "between") and at < k else k


def _behind(found: Sequence[Mark], k: int) -> list[Mark]:
    """ "1 hour design review with …": the title behind a length."""
    at = k + (k < len(found) and found[k].value in ("for", "-", "of", ":"))
    stop = at
    while stop < len(found) and found[stop].kind in ("word", "name") and found[stop].value not in _PAST:
        stop += 1
    title = list(found[at:stop])
    return [mark for mark in title if mark.value not in _ARTICLES] if len(title) < 6 else []


def _is_told(found: Sequence[Mark], begin: int) -> bool:
    """Whether the length is said of somebody: "Ann needs 30 minutes"."""
    return (
        bool(begin)
        and found[begin - 1].value in ("has", "needs", "wants")
        and found[begin - 2].kind == "name"
    )


def _one_each(found: list[Mark]) -> tuple[list[Mark], list[_Item]]:
    """ "One with Ana and Ben, another with Cleo", "with each of Ana, Ben and Cleo": meetings without
    titles."""
    of = next(
        (k for k in range(len(found) - 1) if (found[k].value, found[k + 1].value) == ("each", "of")), None
    )
    if of is not None and found[of - 1].value == "with":
        stop = of + 2
        while stop < len(found) and (found[stop].kind == "name" or found[stop].value in (",", "and", "&")):
            stop += 1
        with_each = [mark for mark in found[of + 2 : stop] if mark.kind == "name"]
        if len(with_each) > 1:
            made = [_Item([], None, [found[of], mark], people=[ME]) for mark in with_each]
            return [*found[: of - 1], *found[stop:]], made
    starts = [
        k
        for k, mark in enumerate(found)
        if mark.value in _SEPARATE
        and [each.value for each in found[k + 1 : k + 3]][:1] in (["with"], ["for"], ["meeting"], ["between"])
    ]
    if len(starts) < 2:
        return found, []
    ends = [*starts[1:], len(found)]
    items = [_Item([], None, found[begin:stop]) for begin, stop in zip(starts, ends, strict=True)]
    return found[: starts[0]], items


def _titled(found: list[Mark], facts: Facts) -> list[Mark]:
    """``found`` with each title that it speaks of as one mark."""
    made: list[Mark] = []
    k = 0
    titles = {tuple(each.title.lower().replace("-", " - ").split()): each.title for each in facts.planned}
    while k < len(found):
        for parts, title in titles.items():
            said = [word for mark in found[k : k + len(parts)] for word in str(mark.value).split()]
            size = next((n for n in range(1, len(parts) + 1) if _spells(found[k : k + n], parts)), 0)
            if said and size:
                made.append(Mark("title", title, found[k].first, found[k + size - 1].stop))
                k += size
                break
        else:
            made.append(found[k])
            k += 1
    return made


def _spells(found: Sequence[Mark], parts: Sequence[str]) -> bool:
    said = [word for mark in found for word in str(mark.value).replace("-", " - ").split()]
    return said == list(parts)
