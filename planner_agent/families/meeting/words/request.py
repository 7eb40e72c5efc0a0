"""The sentence that asks for the meeting: who, how long, when, where, how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from planner_agent.families.meeting.words import vocabulary as v
from planner_agent.families.meeting.words.facts import ALL, ME, Facts, Limit, Planned, When
from planner_agent.families.meeting.words.statements import is_person
from planner_agent.families.meeting.words.times import Time, Times
from planner_agent.families.meeting.words.zones import zone_of
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

_LEADS = words("for with between of among + : meet invite including - and / get see grab join")
#: Behind one of these is what the meeting is about, or where.
_THINGS = words("about on re regarding discuss project called titled in at to from by review")
_LINKS = frozenset({",", "+", "and", "&", "or", "(", ")", "the"})
_SOFTLY = frozenset({"ideally", "preferably", "prefer", "rather", "possible"})


_SEVERAL = frozenset({"meetings", "sessions", "calls", "interviews", "workshops"})


class Request:
    """Takes marks of which no person is the subject into ``facts``."""

    def __init__(self, facts: Facts, text: str, starts: Sequence[tuple[int, int]]) -> None:
        self.facts, self.text, self.starts = facts, text, starts

    def take(self, found: Sequence[Mark], who: Sequence[str] = ()) -> None:
        """``who`` are people who want to meet: "Ann and Bob want to meet"."""
        for name in who:
            if name != ALL and (name != ME or len(who) > 1):
                self.facts.person(name)
        self._people(found)
        self._lengths(found)
        self._often(found)
        self._same(found)
        self._options(found)
        self._zone(found)
        self._times(found)
        self.facts.claim_words(found, frozenset({"1:1"}))
        self.facts.claim_words(found, v.EARLY | v.FREE if who else v.EARLY)

    def planned(self, item: Planned) -> None:
        """When one of several meetings is to be."""
        facts, soft = self.facts, bool(_words(item.rest) & _SOFTLY)
        for time in Times(item.rest).all(facts):
            plain = not (soft or time.turned or time.off or time.clocked)
            if plain and time.when.days:
                facts.dates[item.title] = facts.dates.get(item.title, ()) + time.when.days
                facts.days.append((time.when.days, time.span))
                continue
            if time.when.days and not soft and not time.turned:
                facts.days.append((time.when.days, time.span))
            when = replace(time.when, end=time.when.start) if time.turned and time.exact else time.when
            inside = not (time.turned or time.off)
            facts.limits.append(Limit(None, when, inside, soft, time.span, item.title))
            if time.exact and inside:
                starts = replace(when, start=None, end=when.start, starting=True)
                facts.limits.append(Limit(None, starts, True, soft, time.span, item.title))
        if soft or any(mark.value in v.NOT for mark in item.rest):
            facts.claim_words(item.rest, _SOFTLY | v.NOT)

    def listed(self, found: Sequence[Mark]) -> None:
        """ "Everyone must be there: Ann, Bob, Carla": names alone behind a colon are people."""
        cut = next((k for k, mark in enumerate(found) if mark.value == ":"), None)
        behind = (
            []
            if cut is None
            else [mark for mark in found[cut + 1 :] if mark.value not in _LINKS | {".", ";"}]
        )
        if v.OPTIONAL & _words(found[: cut or 0]):  # "Optional: Ann, Bob"
            for mark in behind:
                if is_person(mark) and mark.value not in self.facts.optional:
                    self.facts.person(mark.value)
                    self.facts.optional.append(mark.value)
                    self.facts.claim(mark)
            self.facts.claim_words(found, v.OPTIONAL)
            return
        if len(behind) > 1 and all(is_person(mark) or mark.value in ("me", "i") for mark in behind):
            self._people(found[cut or 0 :])

    def _people(self, found: Sequence[Mark]) -> None:
        facts, listed = self.facts, False
        said = _words(found)
        for k, mark in enumerate(found):
            before = found[k - 1].value if k else ""
            if (
                mark.kind == "word"
                and mark.value in ("me", "myself", "i", "us")
                and before in ("and", ",", "with", "&", "for", ":", "")
                and (listed or before == "with" or self._begins_list(found, k))
            ):
                facts.person(ME)
                self._aside(found, k, ME)
                continue
            if not is_person(mark) or mark.value in facts.rooms:
                listed = listed and mark.value in _LINKS
                continue
            if zone_of(str(mark.value)) and before in ("(", "in"):
                continue
            listed = listed or self._opens_list(found, k, before) or self._in_row(found, k)
            if not listed:
                continue
            if self._leads(found, k) in ("with", "meet", "/", "to"):
                facts.person(ME)
            facts.person(mark.value)
            facts.claim(mark)
            self._aside(found, k, mark.value)
            if before in v.OPTIONAL or ("optionally" in said and before == "optionally"):
                facts.optional.append(mark.value)
                facts.claim(found[k - 1])

    @staticmethod
    def _begins_list(found: Sequence[Mark], k: int) -> bool:
        """ "Me and Ann"."""
        after = found[k + 1 : k + 3]
        return len(after) == 2 and after[0].value in ("and", ",", "&") and is_person(after[1])

    @staticmethod
    def _opens_list(found: Sequence[Mark], k: int, before: str) -> bool:
        """Whether people are named from here on: behind "with", or behind a colon or at the beginning if more
        follow."""
        after = found[k + 1].value if k + 1 < len(found) else "."
        alone = k == 0 or before == ":"
        spoken = (
            before == "to"
            and k > 1
            and found[k - 2].value in ("talk", "speak", "chat", "talking", "speaking")
        )
        if spoken:
            return True
        return after in (",", "and", "&", "(", ";", ".") if alone else before in _LEADS

    def _leads(self, found: Sequence[Mark], k: int) -> str:
        """The word before the list that the name at ``k`` is in."""
        at = k
        while at and (
            is_person(found[at - 1]) or found[at - 1].value in _LINKS or self._slash(found, at - 1)
        ):
            at -= 1
        return str(found[at - 1].value) if at else ""

    @staticmethod
    def _slash(found: Sequence[Mark], k: int) -> bool:
        """ "Ann/Ben", not "w/ Ben"."""
        return found[k].value == "/" and k > 0 and is_person(found[k - 1])

    def _in_row(self, found: Sequence[Mark], k: int) -> bool:
        """Whether the name at ``k`` is one of several, who are people unless it is what is met about."""
        if self._leads(found, k) in _THINGS:
            return False
        ahead, back = k + 1, k - 1
        while ahead < len(found) and (found[ahead].value in _LINKS or found[ahead].value == "/"):
            ahead += 1
        while back >= 0 and (found[back].value in _LINKS or found[back].value == "/"):
            back -= 1
        near = [found[at] for at in (ahead, back) if 0 <= at < len(found) and abs(at - k) > 1]
        return any(is_person(mark) and mark.value not in self.facts.rooms for mark in near)

    def _aside(self, found: Sequence[Mark], k: int, name: str) -> None:
        """ "(Berlin)", "(optional)", "in Berlin" behind a name."""
        if k + 2 < len(found) and found[k + 1].value in ("in", "from"):
            zone = zone_of(str(found[k + 2].value)) if found[k + 2].kind in ("name", "word") else None
            if zone:
                self.facts.zones[name] = zone, self.facts.claim(found[k + 2])
            return
        if k + 3 > len(found) or found[k + 1].value != "(":
            return
        stop = next((n for n in range(k + 2, min(k + 6, len(found))) if found[n].value == ")"), None)
        if stop is None:
            return
        inside = found[k + 2 : stop]
        said = (
            self.text[self.starts[inside[0].first][0] : self.starts[inside[-1].stop - 1][1]] if inside else ""
        )
        zone = zone_of(said.removesuffix(" time"))
        if zone:
            self.facts.zones[name] = (zone, self.facts.claim(*inside))
        elif said.lower() == "optional":
            self.facts.optional.append(name)
            self.facts.claim(*inside)
        elif inside and all(mark.kind == "name" for mark in inside):
            self.facts.strange_zones.append((said, self.facts.claim(*inside)))

    def _lengths(self, found: Sequence[Mark]) -> None:
        facts = self.facts
        for k, mark in enumerate(found):
            if mark.kind == "inexact":
                self._either(mark)
            if mark.kind != "length":
                continue
            apart = after_is(found, k, "between") and any(
                each.value
                in ("least", "minimum", "them", "anything", "each", "everything", "meetings", "leave")
                for each in (*found[max(0, k - 3) : k], *found[k + 2 : k + 8])
            )
            near = {each.value for each in found[max(0, k - 3) : k + 5] if each.kind == "word"}
            after = [each.value for each in found[k + 1 : k + 3]]
            behind = [each.value for each in found[k + 1 : k + 6]]
            around = ("before", "and", "after") in zip(behind, behind[1:], behind[2:], strict=False)
            if apart or near & v.BUFFER or after == ["between", "meetings"] or around:
                facts.buffer = mark.value, facts.claim(mark)
                facts.claim_words(
                    found[max(0, k - 3) : k + 6], v.BUFFER | {"before", "after", "each", "least", "every"}
                )
            else:
                facts.minutes.append((mark.value, facts.claim(mark)))

    def _either(self, mark: Mark) -> None:
        """ "30 or 60 minutes": one of the two is to be chosen; of "an hour or more" nothing is."""
        both: tuple[int, int | None] = mark.value or (0, None)
        if both[1] is not None:
            span = self.facts.claim(mark)
            self.facts.minutes += [(each, span) for each in dict.fromkeys((both[0], both[1]))]

    def _often(self, found: Sequence[Mark]) -> None:
        """ "weekly for the next two weeks", "every week", "in the next 3 weeks"."""
        facts = self.facts
        for k, mark in enumerate(found):
            after = found[k + 1].value if k + 1 < len(found) else ""
            if mark.kind == "word" and mark.value in v.AGAIN:
                facts.every = v.AGAIN[mark.value], facts.claim(mark)
            elif mark.value == "each" and k and found[k - 1].kind == "length":
                facts.claim(mark)
            elif mark.value in ("every", "each") and (
                after in ("week",) or (found[k + 1 : k + 2] and found[k + 1].kind in ("days", "weekday"))
            ):
                facts.every = 7, facts.claim(mark)
                for each in found[k + 1 : k + 8]:
                    if each.kind in ("days", "weekday"):
                        number = each.value if each.kind == "weekday" else each.value[0].weekday()
                        facts.weekly += [number] if number not in facts.weekly else []
                    elif each.value not in ("and", ",", "&"):
                        break
            elif mark.kind == "week":
                facts.weeks = int(mark.value)
                facts.claim(mark)

    def _same(self, found: Sequence[Mark]) -> None:
        """ "Always at the same time", "the same slot every week"."""
        for one, two in pairwise(found):
            if one.value == "same" and two.value in ("time", "slot", "hour"):
                self.facts.same_time = self.facts.claim(one, two)

    def _options(self, found: Sequence[Mark]) -> None:
        for k, mark in enumerate(found):
            if mark.kind != "word" or mark.value not in v.OPTIONS | _SEVERAL:
                continue
            numbers = [each for each in found[max(0, k - 2) : k] if each.kind == "number"]
            if numbers and mark.value in _SEVERAL:
                self.facts.count = numbers[-1].value, self.facts.claim(numbers[-1], mark)
                self.facts.claim_words(found, frozenset({"each"}))
            elif numbers and mark.value in v.OPTIONS:
                self.facts.k = numbers[-1].value, self.facts.claim(numbers[-1], mark)
            elif mark.value in ("options", "alternatives", "suggestions", "choices", "proposals"):
                self.facts.k = 0, self.facts.claim(mark)

    def late(self, found: Sequence[Mark]) -> None:
        """ "as late as possible", "the latest slot"."""
        for k, mark in enumerate(found):
            better = [each.value for each in found[k + 1 : k + 3]] == ["the", "better"]
            if better and mark.value in ("later", "earlier", "sooner"):
                span = self.facts.claim(mark, *found[k + 1 : k + 3])
                self.facts.late = span if mark.value == "later" else self.facts.late
            if mark.value == "latest" or (mark.value == "late" and k and found[k - 1].value == "as"):
                self.facts.late = self.facts.claim(mark)

    def _zone(self, found: Sequence[Mark]) -> None:
        """ "between 6:00 and 20:00 UTC", "10:00 Berlin time", "London time please", "all times in CET"."""
        for one, two in pairwise(found):
            if (
                one.kind in ("range", "clock")
                and two.kind in ("name", "word")
                and (zone := zone_of(str(two.value)))
            ):
                self.facts.zone = zone, self.facts.claim(two)
        for k, mark in enumerate(found):
            zone = zone_of(str(mark.value)) if mark.kind in ("name", "word") else None
            before = {each.value for each in found[max(0, k - 4) : k]}
            after = [each.value for each in found[k + 1 : k + 3]]
            told = after[:1] in (["time"], ["timezone"]) or after == ["time", "zone"]
            if zone and (told or (before & {"times", "clocks", "hours"} and before & {"in", "are", ":"})):
                self.facts.zone = zone, self.facts.claim(mark)

    def rooms(self, found: Sequence[Mark]) -> None:
        """ "the Blue Room (6 seats)"."""
        facts = self.facts
        for k, mark in enumerate(found):
            if mark.kind != "name":
                continue
            seated = [each.kind if n % 2 else each.value for n, each in enumerate(found[k + 1 : k + 3])]
            seated = seated == ["(", "number"] and k + 3 < len(found) and found[k + 3].value in v.SEATS
            if not seated and not v.ROOM & {mark.value.rsplit(" ", 1)[-1], mark.value.split(" ", 1)[0]}:
                continue
            facts.rooms.setdefault(mark.value, None)
            facts.claim(mark)
            near = found[k + 1 : k + 5]
            for one, two in pairwise(near):
                if one.kind == "number" and two.value in v.SEATS:
                    facts.rooms[mark.value] = one.value
                    facts.claim(one, two)
        if facts.rooms:
            facts.claim_words(found, frozenset({"room", "rooms"}))

    def _liked(self, found: Sequence[Mark]) -> list[Mark]:
        """``found`` without the days that are only liked best: "Tuesday or Thursday, preferably Thursday"."""
        rest, facts = list[Mark](), self.facts
        last, days = -1, list[Mark]()
        for k, mark in enumerate(found):
            lead = [each.value for each in found[max(0, k - 2) : k] if each.value not in ("on", "a")]
            others = facts.days or any(each.kind == "days" for each in rest)
            goes_on = days and k == last + 2 and lead[-1:] in (["or"], ["and"], [","])
            if mark.kind == "days" and others and (lead[-1:] in (["preferably"], ["ideally"]) or goes_on):
                days.append(mark)
                last = k
            else:
                rest.append(mark)
        if days:
            liked = tuple(day for mark in days for day in mark.value)
            facts.limits.append(Limit(None, When(days=liked), True, True, facts.claim(*days)))
            facts.claim_words(rest, frozenset({"preferably", "ideally"}))
            rest = [mark for mark in rest if mark.value not in ("preferably", "ideally")]
        return rest

    def _up_to(self, found: Sequence[Mark]) -> list[Mark]:
        """ "Before Friday", "by Thursday": the working days from tomorrow on."""
        made = list(found)
        for k in range(1, len(made)):
            mark, cue = made[k], made[k - 1].value
            clocked = k + 1 < len(made) and made[k + 1].kind in ("clock", "range")
            if (
                mark.kind != "days"
                or cue not in ("before", "by", "until")
                or clocked
                or self.facts.today is None
            ):
                continue
            last = mark.value[0] - timedelta(1) if cue == "before" else mark.value[-1]
            size = (last - self.facts.today).days
            days = tuple(self.facts.today + timedelta(n) for n in range(1, size + 1))
            days = tuple(day for day in days if day.weekday() < 5)
            if 0 < len(days) < 32:
                self.facts.claim(made[k - 1])
                made[k] = replace(mark, value=days)
        return made

    def _of_others(self, found: Sequence[Mark]) -> bool:
        """Whether somebody who is no part of what was read stands beside the times: they may be his."""
        strange = [mark for mark in found if is_person(mark) and mark.first not in self.facts.used]
        known = [mark for mark in strange if mark.value in self.facts.people]
        return bool(known) and not any(mark.kind == "length" for mark in found)

    def _times(self, found: Sequence[Mark]) -> None:
        facts = self.facts
        if _words(found) & v.INDIFFERENT and "no" in _words(found):
            facts.claim_words(found, v.INDIFFERENT | {"no"})
        found = self._up_to(self._liked(found))
        soft = bool(_words(found) & _SOFTLY)
        if self._of_others(found):
            return
        times = Times(found).all(facts)
        by_day = _by_day(times)
        for time in times:
            when = time.when
            if by_day:  # "Monday 9-12 or Tuesday 13-17"
                facts.days.append((when.days, time.span))
                facts.limits.append(Limit(None, when, True, soft, time.span))
                continue
            if when.weekdays and facts.every is None and not time.off and not time.clocked:
                facts.limits.append(Limit(None, when, True, soft, time.span))
                continue
            if time.off:
                facts.limits.append(Limit(None, when, False, soft, time.span))
                facts.claim_words(found, v.NOT)
                continue
            if when.days:
                facts.days.append((when.days, time.span))
            if time.turned and time.exact and when.start is not None:
                when = replace(when, end=when.start)
            if time.turned:
                facts.limits.append(Limit(None, replace(when, days=(), weekdays=()), False, soft, time.span))
                facts.claim_words(found, v.NOT)
                continue
            if when.weekdays:
                facts.limits.append(Limit(None, when, True, soft, time.span))
            if when.start is None and when.end is None:
                continue
            if time.exact and when.start is not None:
                facts.exact.append((when, soft, time.span))
                continue
            if time.vague:
                facts.parts.append((when, time.span))
            elif when.start is not None and when.end is not None and not soft:
                facts.hours.append((when.start, when.end, time.span))
                if _words(found) & {"everybody", "everyone", "local"}:
                    facts.all_hours = when.start, when.end
            else:
                facts.limits.append(Limit(None, replace(when, days=(), weekdays=()), True, soft, time.span))
        if times:
            facts.claim_words(
                found, frozenset({"only"}) if any(time.clocked for time in times) else frozenset()
            )
        if soft:
            facts.claim_words(found, _SOFTLY)


def with_rooms(found: Sequence[Mark]) -> list[Mark]:
    """ "Room Blue", "room 4", "meeting room B" as one name each."""
    made: list[Mark] = []
    for k, mark in enumerate(found):
        before = made[-1] if made else None
        after = found[k + 1].value if k + 1 < len(found) else ""
        numbered = mark.kind == "number" and after not in v.SEATS
        lettered = (
            mark.kind == "word" and len(str(mark.value)) == 1 and str(mark.value) not in "ai(),.;:-&/!?"
        )
        named = mark.kind == "name" and not v.ROOM & set(str(mark.value).split())
        if before is not None and before.kind == "name" and mark.value == "room":
            made[-1] = Mark("name", f"{before.value} room", before.first, mark.stop)
        elif before is not None and before.value == "room" and (numbered or lettered or named):
            made[-1] = Mark("name", f"room {mark.value}", before.first, mark.stop)
        else:
            made.append(mark)
    return made


def after_is(found: Sequence[Mark], k: int, word: str) -> bool:
    return k + 1 < len(found) and found[k + 1].value == word


def _by_day(times: Sequence[Time]) -> bool:
    """Whether each day has hours of its own."""
    plain = all(
        time.when.days and time.clocked and not (time.turned or time.off or time.vague or time.exact)
        for time in times
    )
    days = {time.when.days for time in times}
    return plain and len(days) > 1 and len({(time.when.start, time.when.end) for time in times}) > 1


def _words(found: Sequence[Mark]) -> set[str]:
    return {mark.value for mark in found if mark.kind == "word"}
