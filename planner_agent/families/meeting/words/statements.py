"""Sentences about people: who is busy when, who can, would like, is optional, works, lives where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner_agent.families.meeting.words import vocabulary as v
from planner_agent.families.meeting.words.facts import ALL, ME, TITLE, Facts, Limit, When
from planner_agent.families.meeting.words.kinds import FIRM, SOFTLY, activity, elsewhere, engagement, kind_of
from planner_agent.families.meeting.words.manners import weekly
from planner_agent.families.meeting.words.spans import (
    after_except,
    closed,
    lasting,
    several,
    span,
    taken,
    with_cue,
)
from planner_agent.families.meeting.words.times import Time, Times, whole_day
from planner_agent.families.meeting.words.zones import zone_of
from planner_agent.language.clocks import Clock, ClockRange
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

_VERBS = words("""
    is are am has have can can't cannot cant works work would wouldn't could doesn't does don't do want
    wants prefers prefer needs need must should isn't aren't only hates likes dislikes will won't busy
    booked blocked free out away unavailable available optional leaves leave starts finishes lives avoid
    avoids teaches never always usually got loves shouldn't 
    arrives lands returns comes gets joins need needn't whenever anytime
""")
_I = {"i": ME, "i'm": ME, "i've": ME, "i'd": ME, "i'll": ME, "my": ME}
_PRONOUNS = words("he she they he's she's they're he'd she'd they'd he'll she'll they'll they've")
_EVERY = frozenset({"everyone", "everybody", "neither", "nobody", "we", "all", "both"})
_NOBODY = frozenset({"neither", "nobody"})
_ARE = frozenset({"are", "were", "they're", "we", "they"})
_MARKERS = frozenset("-•*")
_WHENEVER = frozenset({"when", "where", "that", "which", "can", "could", "slot", "time"})
#: What may stand in a segment that goes on with what was said before: "and Bob 9 to 10 on Monday".
_SMALL = (
    v.BEFORE
    | v.AFTER
    | words(", . ; : ( ) - and or also & on at from to in the then as well all day too both")
)
#: What tells behind a name and a colon: "Omar: no meetings".
_TELLING = v.BUSY | v.FREE | {"no", "all", "not", "only"}
#: Verbs with which something else is said of the same people.
_TURNING = words(
    "hates prefers can't cannot must needs would wants likes has leaves isn't doesn't won't dislikes"
)
#: A clause may begin behind one of these.
_JOINTS = words(", ; : . ( and but because since as - so while whereas")
_NO_VERBS = words("and or with for from on to at in by of about between")
_OWNED = frozenset({"his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Segment:
    """What is said of ``who`` (empty: of the meeting); ``denied``: "nobody can"."""

    who: tuple[str, ...]
    marks: tuple[Mark, ...]
    denied: bool = False


def is_person(mark: Mark) -> bool:
    return mark.kind in ("name", "address")


class Statements:
    """Takes the segments of sentences into ``facts``."""

    def __init__(self, facts: Facts, text: str, starts: Sequence[tuple[int, int]]) -> None:
        self.facts, self.text, self.starts = facts, text, starts
        self.last: tuple[str, ...] = ()
        self.kind = ""
        self.heading = False

    # Segments -------------------------------------------------------------------------------------

    def segments(self, found: Sequence[Mark]) -> list[Segment]:
        """A sentence cut before each subject."""
        made: list[Segment] = []
        who: tuple[str, ...] = ()
        begin, k, told, denied = 0, 0, False, False
        while k < len(found):
            if who and found[k].value in ("all", "both") and (k == begin or found[k - 1].value in _ARE):
                others = tuple(name for name in self.facts.people if name != ME)
                who = others if found[k].value == "both" and len(who) < 2 <= len(others) else who
                k += 1  # "they are all free": the same people
                continue
            if who and self._turns(found, begin, k):  # "busy from 9 to 10, free from 10 to 12"
                made.append(Segment(who, tuple(found[begin:k]), denied))
                begin = k
            subject = self._subject(found, k, self.heading or (told and self._telling(found[begin:k])), who)
            if subject is None:
                k += 1
                continue
            if k > begin:
                made.append(Segment(who, tuple(found[begin:k]), denied))
            who, stop = subject
            denied = found[k].value in _NOBODY
            self.facts.claim(*found[k:stop])
            begin, k = stop, stop
            told = True
        if begin < len(found):
            made.append(Segment(who, tuple(found[begin:]), denied))
        return made

    @staticmethod
    def _turns(found: Sequence[Mark], begin: int, k: int) -> bool:
        """Whether something else is said of the same people from ``k`` on, behind a time."""
        joined = k > begin and found[k - 1].value in (",", "and", "but")
        timed = any(mark.kind in ("range", "clock", "days", "weekday") for mark in found[begin:k])
        return joined and timed and found[k].kind == "word" and found[k].value in v.BUSY | v.FREE | _TURNING

    def heads(self, found: Sequence[Mark]) -> int:
        """How many marks are a heading, "Busy:", "Not available:"; it holds while names follow."""
        stop = next((k for k, mark in enumerate(found[:5]) if mark.value == ":"), None)
        said = found[:stop] if stop else ()
        words = {mark.value for mark in said}
        heading = bool(said) and all(mark.kind == "word" for mark in said) and bool(words & _TELLING)
        if not heading:
            self.heading = (
                self.heading and bool(found) and (is_person(found[0]) or found[0].value in _MARKERS)
            )
            return 0
        self.heading, self.kind = True, "free" if words & v.FREE and not words & v.NOT else "busy"
        self.facts.claim(*said)
        return (stop or 0) + 1

    def _telling(self, found: Sequence[Mark]) -> bool:
        """Whether the segment so far says something of people, so that a bare name may go on with it."""
        return kind_of(found) in ("busy", "free", "not", "yes", "works")

    def _subject(
        self, found: Sequence[Mark], k: int, told: bool, who: tuple[str, ...]
    ) -> tuple[tuple[str, ...], int] | None:
        """People at ``k`` of whom something is said behind them, and the mark behind them."""
        names: list[str] = []
        at = k
        while at < len(found):
            mark = found[at]
            if is_person(mark) and not self._is_room(mark):
                names.append(mark.value)
            elif mark.value in _I:
                names.append(ME)
            elif mark.value in _EVERY and at == k:
                names.append(ALL)
            elif self._refers(found, at) and (meant := self._meant(who)):
                names += [name for name in meant if name not in names]
            elif self._is_room(mark):
                names.append(mark.value)
            elif mark.kind == "title" and at == k and not self._bounded(found, k):
                self.facts.claim(mark)
                return (f"{TITLE}{mark.value}",), k + 1
            else:
                break
            at += 1
            joined = at
            while joined < len(found) and found[joined].value in (",", "and", "&"):
                joined += 1
            nxt = found[joined] if joined < len(found) else None
            if joined == at or nxt is None or not (is_person(nxt) or nxt.value in _I):
                break
            at = joined
        if not names:
            return None
        if found[k].value in _PRONOUNS | _OWNED | {"i'm", "i've", "i'd"}:
            return tuple(names), at
        follow = found[at] if at < len(found) else None
        owned = self.text[self.starts[found[at - 1].stop - 1][0] : self.starts[found[at - 1].stop - 1][1]]
        if owned.lower().endswith(("'s", "’s")) or found[k].value == "my":
            return tuple(names), at
        if follow is None:
            return None
        listed = k == 0 or found[k - 1].value in (",", "and", "&", "but", ";")
        timed = told and (
            follow.kind in ("range", "days", "clock", "weekday") or (listed and follow.value in ("at", "in"))
        )
        if follow.value == ":" and any(
            mark.kind in ("range", "clock") or mark.value in _TELLING for mark in found[at:]
        ):
            return tuple(names), at
        known = all(name == ME or name in self.facts.people for name in names)
        acts = known and (k == 0 or found[k - 1].value in _JOINTS) and self._acts(found, at)
        return (tuple(names), at) if follow.value in _VERBS or timed or acts else None

    @staticmethod
    def _acts(found: Sequence[Mark], at: int) -> bool:
        """ "Picks up his kids from 3 to 4": whether a time follows before the clause ends."""
        if found[at].kind != "word" or not found[at].value.isalpha() or found[at].value in _NO_VERBS:
            return False
        for mark in found[at + 1 :]:
            if mark.kind in ("range", "clock", "days", "weekday"):
                return True
            if mark.kind == "length" or mark.value in (",", ";", ".", ":"):
                return False
        return False

    @staticmethod
    def _bounded(found: Sequence[Mark], k: int) -> bool:
        """Whether what is at ``k`` bounds something else: "after the retro"."""
        at = k - 1 - (k > 0 and found[k - 1].value in ("the", "our"))
        return at >= 0 and found[at].value in ("before", "after", "than")

    @staticmethod
    def _refers(found: Sequence[Mark], k: int) -> bool:
        """ "she"; "her" where a clause begins with it."""
        opens = k == 0 or found[k - 1].value in (",", "and", "but", ";")
        return found[k].value in _PRONOUNS or (opens and found[k].value in _OWNED)

    def _meant(self, who: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a pronoun means: those spoken of last (``who``: in this sentence), else the last one named."""
        for spoken in (who, self.last):
            others = tuple(name for name in spoken if name not in (ME, ALL) and not name.startswith(TITLE))
            if others:
                return others
        return tuple([name for name in self.facts.people if name != ME][-1:])

    def _is_room(self, mark: Mark) -> bool:
        return mark.kind == "name" and mark.value in self.facts.rooms

    def asks(self, segment: Segment, before: Sequence[Mark] = ()) -> bool:
        """ "Ann and Bob want to meet for an hour", "a time when Ann and Bob are free": people who ask for the
        meeting."""
        kind = kind_of(segment.marks)
        sought = bool(before) and before[-1].value in _WHENEVER and kind in ("free", "yes", "")
        return sought or kind == "request"

    def goes_on(self, segment: Segment, number: int) -> bool:
        """ "Tuesday after 12:30.": no more than a time, behind what was said of somebody."""
        small = (
            {"on", "and", "or", "also", "the", ",", ".", "in", "at", "during", "from", "to", ";"}
            | v.BEFORE
            | v.AFTER
        )
        plain = all(
            mark.kind in ("days", "weekday", "range", "clock") or mark.value in small
            for mark in segment.marks
        )
        timed = any(mark.kind in ("days", "weekday", "range", "clock") for mark in segment.marks)
        return (
            number == 1
            and plain
            and timed
            and bool(self.last)
            and self.kind in ("busy", "not", "yes", "free")
        )

    # One segment ----------------------------------------------------------------------------------

    def take(self, segment: Segment, days: tuple[date, ...]) -> None:
        """What is said of its people."""
        facts = self.facts
        found = tuple(weekly(segment.marks, {mark: self._written(mark) for mark in segment.marks}))
        words = {mark.value for mark in found if mark.kind == "word"}
        kind = kind_of(found)
        if segment.who[0].startswith(TITLE):
            self._planned(segment.who[0].removeprefix(TITLE), kind, found, days)
            return
        if kind == "yes" and segment.denied:
            kind = "not"
        if kind == "request":
            return
        self._zone(segment, found)
        people = [name for name in segment.who if name not in facts.rooms]
        if kind == "optional":
            facts.optional += [name for name in people if name not in facts.optional]
            facts.claim_words(
                found, v.OPTIONAL | {"doesn't", "don't", "need", "not", "needn't", "needs", "no"}
            )
            self.last, self.kind = tuple(people), kind
            return
        if kind == "busy":
            found = with_whole_days(lasting(found))
            if doing := engagement(found) or elsewhere(found) or activity(found):
                facts.claim(*doing)
        times = Times(found).all(facts, days)
        if whole_day(found, facts) and not any(time.clocked for time in times):
            times = times or [Time(When(days), span(found))]
        if kind == "" and all(mark.kind != "word" or mark.value in _SMALL for mark in found):
            kind = self.kind if times else ""
        if kind in ("busy", "free") and "except" in words:
            times = after_except(times)
        self._said(segment.who, kind, times, words, found)
        self.last, self.kind = segment.who, kind or self.kind

    def _said(
        self, who: tuple[str, ...], kind: str, times: list[Time], words: set[str], found: Sequence[Mark]
    ) -> None:
        facts = self.facts
        soft = bool(words & SOFTLY) and not words & FIRM
        cues = {
            "busy": v.BUSY | v.HELD | {"not", "isn't", "no", "aren't", "except"} | v.FREE,
            "free": v.FREE | {"no", "nothing", "only", "except", "not"},
            "works": v.WORKS | {"only"},
            "not": v.NOT | v.SOFT | v.HARD | {"more", "work", "works"},
            "yes": v.SOFT | v.HARD | {"leaves", "leave", "starts", "finishes"},
        }.get(kind, frozenset[str]())
        if times or kind == "free":
            facts.claim_words(found, frozenset(cues))
        if times:
            self._every_day(found)
        if not kind:  # "Ann: 9:00 to 10:00" is no more than a time
            for time in times:
                facts.used.difference_update(range(*time.span))
        if kind in ("busy", "free"):  # "a call at 2": until when is not said
            for time in times:
                if time.exact:
                    facts.used.difference_update(range(*time.span))
            times = [time for time in times if not time.exact]
        for name in who:
            if kind == "busy":
                known = facts.busy.setdefault(name, [])
                known += taken(times)
                if not times:
                    self._ask_busy(name, found)
            elif kind == "free":
                known = facts.free.setdefault(name, [])
                plain = closed([time for time in times if not (time.turned or time.off)])
                clocked = any(time.clocked for time in plain)
                known += [(time.when, time.span) for time in plain if clocked or "only" in words]
                not_then = [(time.when, time.span) for time in times if time.turned or time.off]
                if not_then:
                    facts.busy.setdefault(name, []).extend(not_then)
            elif kind == "works" and len(times) > 1:
                facts.free.setdefault(name, []).extend((time.when, time.span) for time in times)
            elif kind == "works":
                for time in times:
                    facts.own_hours[name] = (time.when, time.span)
            elif kind == "yes" and not soft and name != ALL and (several(times) or _bound_to_days(times)):
                facts.free.setdefault(name, []).extend((time.when, time.span) for time in times)
            elif kind in ("not", "yes"):
                for time in times:
                    if time.exact:
                        facts.used.difference_update(range(*time.span))
                        continue
                    inside = kind == "yes" or ("only" in words and "not" not in words)
                    about = None if name == ALL else name
                    span = with_cue(found, time.span, v.NOT | v.SOFT | v.HARD)
                    facts.limits.append(Limit(about, time.when, inside, soft, span))

    def _planned(self, title: str, kind: str, found: Sequence[Mark], days: tuple[date, ...]) -> None:
        """What is said of one of several meetings."""
        facts, said = self.facts, {mark.value for mark in found if mark.kind == "word"}
        for one, two in pairwise([mark for mark in found if mark.value not in ("the", "our")]):
            if two.kind == "title" and one.value in ("before", "after"):
                first, then = title, str(two.value)
                if (one.value == "after") != bool(said & v.NOT):
                    first, then = then, first
                if "right" not in said and not any(mark.kind == "length" for mark in found):
                    facts.orders.append((first, then, facts.claim(one, two)))
                    facts.claim_words(found, v.NOT)
                return
        soft = bool(said & SOFTLY) and not said & FIRM - {"needs", "need", "has"}
        for time in Times(found).all(facts, days):
            inside = not (time.turned or time.off) and (kind != "not" or "only" in said)
            facts.limits.append(Limit(None, time.when, inside, soft, time.span, title))
            facts.claim_words(found, v.NOT | v.SOFT | v.HARD)

    def _every_day(self, found: Sequence[Mark]) -> None:
        """ "every day", "both days", "daily"; a busy time without a day is on every one."""
        for one, two in pairwise(found):
            if one.value in ("every", "each", "both", "all") and (
                two.value in ("day", "days", "weekday", "morning", "afternoon")
                or (two.kind == "clock" and two.value.span is not None)
            ):
                self.facts.claim(one, two)
        self.facts.claim_words(found, frozenset({"daily"}))

    def _ask_busy(self, name: str, found: Sequence[Mark]) -> None:
        if any(mark.value in v.BUSY for mark in found):
            self.facts.wrong.append(("busy", name, span(found)))
            self.facts.claim_words(found, v.BUSY | v.HELD)

    def _written(self, mark: Mark) -> str:
        said = self.text[self.starts[mark.first][0] : self.starts[mark.stop - 1][1]]
        return said.lower().removeprefix("on ")

    def _zone(self, segment: Segment, found: Sequence[Mark]) -> None:
        """ "is in Tokyo", "(Berlin)", "lives in Paris"."""
        for k, mark in enumerate(found):
            if not k or found[k - 1].value not in ("in", "(", "from"):
                continue
            known = zone_of(str(mark.value)) if mark.kind in ("name", "word") else None
            for name in segment.who if known or mark.kind == "name" else ():
                if known and name == ALL:
                    self.facts.zone = known, self.facts.claim(mark)
                elif known:
                    self.facts.zones[name] = (known, self.facts.claim(mark))
                elif mark.value not in self.facts.rooms and mark.value not in self.facts.people:
                    self.facts.strange_zones.append((mark.value, self.facts.claim(mark)))


def _bound_to_days(times: Sequence[Time]) -> bool:
    """ "Can do Friday from 9 to 11": then, and at no other time."""
    return any(
        time.when.days and time.when.start is not None and time.when.end is not None and not time.turned
        for time in times
    )


def with_whole_days(found: Sequence[Mark]) -> tuple[Mark, ...]:
    """ "Tuesday all day and Wednesday from 10 to 3": "all day" as a span, beside others."""
    if not any(mark.kind in ("range", "clock") for mark in found):
        return tuple(found)
    made: list[Mark] = []
    for mark in found:
        if (
            mark.value == "day"
            and made
            and made[-1].value in v.ALL
            and "except" not in {m.value for m in found}
        ):
            made[-1] = Mark("range", ClockRange(Clock(0), Clock(1440)), made[-1].first, mark.stop)
        else:
            made.append(mark)
    return tuple(made)
