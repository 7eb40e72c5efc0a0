"""Who takes part: numbers of adults, children and infants, and ages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .people_parts import Part, part_at
from .scan import MARKS, any_at, low_at
from .tokens import Found, Token


@dataclass(frozen=True, slots=True)
class People:
    """``total`` heads, infants included; None where unknown. ``adults``, ``children``: None where not said.

    ``children`` counts minors with infants; ``infants`` are the babies (under 2) among them. ``ages``
    are the
    children's ages as said; ``age_under`` is n for "kids under n". ``some_children`` where children
    come along
    in unknown number. ``exact`` is False for "about 8", "6-8 people" (``total`` is then the larger) and "my
    family". ``includes_speaker``: True ("my wife and I"), False ("my wife": the caller adds the
    speaker), None
    where the words do not tell ("two adults").
    """

    total: int | None
    adults: int | None = None
    children: int | None = None
    infants: int = 0
    ages: tuple[int, ...] = ()
    age_under: int | None = None
    some_children: bool = False
    exact: bool = True
    includes_speaker: bool | None = None


_JOINTS = (
    "and", ", and", ",", "&", "plus", "+", "with", "along with", "together with", "as well as", "and with",
    ", with", "and also", ", plus", "w /", "and my lovely", "and then", ", &", "n", "/",
)  # fmt: skip


_INSIDE = (
    "with",
    "including",
    "incl .",
    "incl",
    ", including",
    "( including",
    "( incl .",
    "of which",
    "(",
    ", with",
)


def people_at(tokens: Sequence[Token], i: int) -> Found[People] | None:
    """The longest group of people that begins at ``i``: "two adults and a child", "a family of four"."""
    if not 0 <= i < len(tokens) or tokens[i].low in MARKS:
        return None
    first = part_at(tokens, i)
    if first is None:
        return None
    parts, inside, stop = [first], list[Part](), first.stop
    gloss = _gloss(tokens, first)
    if gloss is not None:
        inside, stop = gloss
        return Found(_together(parts, inside), i, stop)
    while len(parts) + len(inside) < 12:
        within = any_at(tokens, stop, _INSIDE) if first.group or first.kind == "any" else None
        member = part_at(tokens, within, later=True) if within is not None else None
        if member is not None and within is not None and _is_inside(tokens, within, first, member):
            inside.append(member)
            stop = member.stop
            while (extra := _also_inside(tokens, stop)) is not None and len(inside) < 12:
                inside, stop = [*inside, extra], extra.stop
            stop += low_at(tokens, stop) == ")" and "(" in [t.low for t in tokens[first.stop : stop]]
            continue
        joint = any_at(tokens, stop, _JOINTS)
        member = part_at(tokens, joint, later=True) if joint is not None else None
        comma = joint is not None and all(tokens[k].low in (",", "/") for k in range(stop, joint))
        if member is None or (
            comma and member.bare and member.speaker and not _listed_on(tokens, member.stop)
        ):
            break  # "one adult, I have to be home by 6"
        parts.append(member)
        stop = member.stop
    if all(part.bare for part in parts) and not inside:
        spoken = any(part.speaker for part in parts)
        if len(parts) == 1 or not spoken:
            return None
    return Found(_together(parts, inside), i, stop)


def _gloss(tokens: Sequence[Token], first: Part) -> tuple[list[Part], int] | None:
    """ "three of us (me, my brother Tom and his mate)": who they are, the children among them, and the
    end. None where the words in the brackets say anything else, or count more people."""
    if first.count is None or first.speaker is not True:
        return None
    if (told := any_at(tokens, first.stop, _NAMELY)) is not None:
        return _told(tokens, first, told)
    if low_at(tokens, first.stop) != "(":
        return None
    i, found = first.stop + 1, list[Part]()
    while i < len(tokens) and low_at(tokens, i) != ")" and len(found) <= 12:
        member = part_at(tokens, i, later=True)
        joint = any_at(tokens, i, _JOINTS)
        if member is not None:
            found.append(member)
            i = member.stop
        elif joint is not None:
            i = joint
        elif tokens[i].kind == "word" and tokens[i].text[:1].isupper() and found:
            i += 1  # "my brother Tom"
        else:
            return None
    counted = all(part.count is not None for part in found)
    fits = bool(found) and low_at(tokens, i) == ")" and counted
    if not fits or sum(part.count or 0 for part in found) > first.count:
        return None
    return [part for part in found if part.kind in ("child", "infant")], i + 1


def _told(tokens: Sequence[Token], first: Part, i: int) -> tuple[list[Part], int] | None:
    """ "the three of us, that is my mother, my brother and I": who they are, where they are as many."""
    found, stop = list[Part](), i
    while len(found) < 12:
        member = part_at(tokens, i, later=True)
        if member is None or member.count is None:
            break
        found.append(member)
        stop = member.stop
        joint = any_at(tokens, stop, _JOINTS)
        if joint is None:
            break
        i = joint
    if sum(part.count or 0 for part in found) != first.count:
        return None
    return [part for part in found if part.kind in ("child", "infant")], stop


_NAMELY = (
    ", that is", ", that's", ", that is to say", ", namely", ", i . e .", ", i . e", ", meaning", ": that is",
    ":", ", being", "- that's", "– that's", "— that's", ", so",
)  # fmt: skip


def _listed_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a list goes on behind "me": "Tom, me, and two kids"."""
    return any_at(tokens, i, _JOINTS) is not None and low_at(tokens, i - 1) == "me"


def _is_inside(tokens: Sequence[Token], within: int, first: Part, member: Part) -> bool:
    """True if ``member`` is one of ``first``, not one more: a child of the family, or an adult in
    brackets."""
    fits = first.count is None or member.count is None or member.count < first.count
    listed = member.kind in ("child", "infant") or "(" in (
        low_at(tokens, within - 1),
        low_at(tokens, within - 2),
    )
    return fits and listed and first.speaker is not True


def _also_inside(tokens: Sequence[Token], i: int) -> Part | None:
    """ "five with two kids and a baby": the list goes on inside."""
    more = any_at(tokens, i, ("and", "&", ",", "+"))
    extra = part_at(tokens, more, later=True) if more is not None else None
    return extra if extra is not None and extra.kind in ("child", "infant") else None


def _together(parts: Sequence[Part], inside: Sequence[Part]) -> People:
    young = [p for p in (*parts, *inside) if p.kind in ("child", "infant")]
    known = all(p.count is not None for p in parts)
    total = sum(p.count or 0 for p in parts) if known else None
    counted = all(p.count is not None for p in young)
    children = sum(p.count or 0 for p in young) if young and counted else None
    grown = [p for p in parts if p.kind in ("adult", "any")]
    vague = any(p.kind == "any" for p in grown) and not young
    adults = None
    if total is not None and counted and not vague:
        adults = total - (children or 0)
    if adults == 0 and not grown:
        adults = None
    if children is None and grown and not young and not vague and known:
        children = 0 if any(p.speaker for p in parts) and all(p.kind == "adult" for p in parts) else None
    said = [p.speaker for p in parts]
    if False in said and any(p.kind == "adult" and p.speaker is None for p in parts):
        said = [None]  # "2 adults and our baby": those are all
    return People(
        total=total,
        adults=adults,
        children=children,
        infants=sum(p.count or 0 for p in young if p.kind == "infant"),
        ages=tuple(age for p in young for age in p.ages),
        age_under=next((p.under for p in young if p.under is not None), None),
        some_children=bool(young) and not counted,
        exact=all(p.exact for p in parts) and known,
        includes_speaker=True if True in said else (False if False in said else None),
    )
