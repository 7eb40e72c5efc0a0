"""What clauses of a list of tasks share: orders, days and needs that are said once for several tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from planner_agent.families.tasks import wishes as w
from planner_agent.families.tasks.words import manner
from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.context import Context
from planner_agent.families.tasks.words.facts import Facts, Order, Seen, Span, meant
from planner_agent.families.tasks.words.orders import Said
from planner_agent.families.tasks.words.phrases import Phrases
from planner_agent.language.marks import Mark

_BACK = (("that",), ("this",), ("it",))


class Sharing:
    """What has been said so far of the tasks of a text, and how far it holds. ``text`` gives a mark as it was
    written."""

    def __init__(self, facts: Facts, text: Callable[[Mark], str]) -> None:
        self.facts, self.text = facts, text
        self.context = Context(facts, text)
        self.current: Seen | None = None
        #: Where a number was taken out of a name: "two papers".
        self.gap: Span | None = None
        #: What the last clause told of its task.
        self.told: Seen | None = None
        #: Whether the clause before belonged to nobody.
        self.lost = False
        #: The tasks that were spoken of, in order.
        self.spoken: list[Seen] = []
        self.fresh: list[Seen] = []
        #: The task of the clause before, with its orders, where it says no more.
        self.beside: tuple[Seen | None, list[Said]] = (None, [])
        #: The known tasks of the clauses before that said no more than their names.
        self.bare: list[Seen] = []
        #: Whether the clause before told what its task needs.
        self.needing = False

    def _trailing(self) -> None:
        """ "Study bio 3 h, chem 2 h and math 4 h by Friday": due for all of the list, if nothing else of it
        is."""
        told, fresh = self.told, self.fresh
        if (
            told is None
            or len(fresh) < 2
            or told.span[0] > fresh[-1].span[0]
            or not (told.minutes or told.days)
        ):
            return
        others = fresh[:-1]
        if any(task.due or task.by or task.release or task.windows or task.on_each for task in others):
            return
        if told.due is not None and fresh[-1].due == told.due:
            for task in others:
                task.due, task.strict = told.due, told.strict
        elif told.windows and any(when.days for when in told.windows):
            self.facts.assumed.append(f"Only {fresh[-1].name} is bound to that day.")

    def _in_order(self, group: str) -> None:
        """The steps that are listed under a name follow each other."""
        steps = self.facts.groups.get(group.lower(), [])
        known = {(id(order.first), id(order.then)) for order in self.facts.orders}
        missing = [
            (one, two) for one, two in pairwise(steps) if not {(id(one), id(two)), (id(two), id(one))} & known
        ]
        if missing:
            self.facts.orders += [Order(one, two, 0, two.span) for one, two in missing]
            self.facts.assumed.append(f"The steps of {group} are done in the order in which they are listed.")

    def _shared(self, told: Seen, targets: list[Seen], orders: list[Said], cue: str) -> None:
        """ "A before B and C", "A and B before C", "A, B and C are due on Friday": what bare
        names beside a clause share with it."""
        facts, (task, known) = self.facts, self.beside
        joined, silent = cue == "and", says_nothing(told)
        bare = not orders and len(targets) == 1 and targets[0].span != told.span and silent
        if joined and bare and task is not None and known:
            for said in known:
                ends = (targets[0], task) if said.early else (task, targets[0])
                facts.orders.append(Order(*ends, said.lag, said.span, said.most))
        elif joined and targets and not known:
            old = targets[0] not in self.fresh and not (told.minutes or told.days)
            for each in self.bare if old or orders else ():
                if old and not silent:
                    merge(each, told)
                for said in orders:
                    facts.orders.append(order_of(said, each))
        if bare:
            self.bare = [*self.bare, targets[0]] if cue in ("and", ",") or not self.bare else [targets[0]]
            self.beside = (task, known) if joined and known else (targets[0], [])
        else:
            self.bare = []
            only = orders if orders and silent else []
            self.beside = (targets[0] if only and targets else None, only)

    def _others(self, phrases: Phrases, targets: list[Seen], told: Seen, orders: list[Said]) -> None:
        """ "Wiring 6 hours and plumbing 5 hours, both after the frame": what is said of those before, too."""
        others = [task for task in self.fresh if task not in targets]
        others = others[-1:] if "both" in phrases.words() else others
        for task in others:
            merge(task, replace(told, minutes=[], days=[], modes=[], inexact=None, times=1))
            for said in orders:
                self.facts.orders += self._ordered(said, task)
        for mark in phrases.left:
            if mark.value in ("both", "all"):
                self.facts.claim(mark)

    def _again(self, phrases: Phrases, targets: list[Seen], told: Seen) -> list[Seen]:
        """ "Homework: 1 hour on Monday, 2 hours on Wednesday": the same once more, on another day."""
        if len(targets) != 1 or not told.minutes or targets[0].span == told.span:
            return targets
        task = targets[0]
        first, stop = self._name_span(phrases.left)
        dated = [when for when in told.windows if when.days]
        before = [when for when in task.windows if when.days]
        if first != stop or not task.minutes or not dated or not before or task.every or task.on_each:
            return targets
        base = task.name.split(" on ")[0]
        task.name = f"{base} on {before[0].days[0]:%A}"
        self.current = Seen(f"{base} on {dated[0].days[0]:%A}", told.span)
        self.facts.tasks.append(self.current)
        self.fresh.append(self.current)
        return [self.current]

    def _more_needs(self, phrases: Phrases) -> bool:
        """ "(needs 2 painters) and the lift": a resource that the clause before goes on with."""
        said = [
            mark for mark in phrases.left if mark.value not in ("the", "a", "an", "one", ".", "also", "both")
        ]
        words = tuple(str(mark.value) for mark in said)
        if not words or any(mark.kind != "word" for mark in said) or not self.needing or self.current is None:
            return False
        if meant(words, list(self.facts.resources), v.SMALL) is None:
            return False
        self.current.wanted.append((words, 1))
        self.facts.claim(*phrases.left)
        return True

    def _on_same_day(self, targets: list[Seen], orders: list[Said], how: manner.Manner) -> bool:
        """ "(After digging,) ideally on the same day": as what it was ordered against."""
        if len(targets) != 1:
            return False
        task = targets[0]
        ends = [
            end for order in self.facts.orders[-1:] for end in (order.first, order.then) if end is not task
        ]
        others = [end if isinstance(end, Seen) else self._meant(end) for end in ends]
        if len(others) != 1 or others[0] is None:
            return False
        body = w.same_day(w.named(others[0].name), w.named(task.name))
        self.facts.rules.append(("same-day", body, how.soft, task.span))
        return True

    def _meant(self, words: tuple[str, ...]) -> Seen | None:
        place = meant(words, [task.name for task in self.facts.tasks], v.TRIM)
        return None if place is None else self.facts.tasks[place]

    def _ordered(self, said: Said, task: Seen) -> list[Order]:
        """The order of a task; "after both", "after that": against those spoken of before."""
        label = self.facts.labels.get(" ".join(said.words).lower())
        if label is not None and label is not task:
            ends = (label, task) if said.early else (task, label)
            return [Order(*ends, said.lag, said.span, said.most)]
        before = [each for each in self.spoken if each is not task]
        meant_ = before[-2:] if said.words == ("both",) else before[-1:] if said.words in _BACK else []
        if not meant_:
            return [order_of(said, task)]
        ends = [(each, task) if said.early else (task, each) for each in meant_]
        return [Order(*pair, said.lag, said.span, said.most) for pair in ends]

    def _name_span(self, left: Sequence[Mark]) -> tuple[int, int]:
        """The words that name a task: the first run of words, without small ones at its ends."""
        first = 0
        while first < len(left) and (
            self._small(left, first) or (left[first].value == "one" and first + 1 < len(left))
        ):
            first += 1
        stop = first
        while stop < len(left) and self._named(left, stop, first):
            stop += 1
        while stop > first and left[stop - 1].kind == "word" and self._small(left, stop - 1):
            stop -= 1
        return first, stop

    def _named(self, left: Sequence[Mark], k: int, first: int) -> bool:
        """Whether the name that began at ``first`` goes on: "write 3 letters"; not past a verb, nor a gap."""
        mark = left[k]
        joint = k > first and (left[k - 1].stop, mark.first) in ((mark.first, mark.first), self.gap)
        if k > first and (not joint or mark.value in v.TAKES):
            return False
        if mark.kind == "number":
            ends = k + 1 == len(left) or (
                left[k + 1].kind in ("symbol", "length") and left[k + 1].value != "x"
            )
            return k > first and (ends or left[k + 1].kind == "word")
        return mark.kind == "word"

    def _small(self, left: Sequence[Mark], k: int) -> bool:
        mark = left[k]
        if mark.kind != "word":
            return True
        if mark.value in ("a", "i") and self.text(mark).isupper():
            follow = left[k + 1] if k + 1 < len(left) else None
            return mark.value == "i" or (
                follow is not None and follow.kind == "word" and follow.value not in v.TRIM
            )
        return mark.value in v.TRIM


def order_of(said: Said, task: Seen) -> Order:
    ends = (said.words, task) if said.early else (task, said.words)
    return Order(*ends, said.lag, said.span, said.most)


def merge(task: Seen, told: Seen) -> None:
    """What a clause says of a task, added to what is known of it."""
    task.minutes += told.minutes
    task.days += told.days
    task.modes = task.modes or told.modes
    task.inexact = task.inexact or told.inexact
    task.due = told.due or task.due
    task.by, task.at = told.by or task.by, told.at or task.at
    task.strict = task.strict and told.strict
    task.release = told.release or task.release
    task.windows += told.windows
    task.split, task.whole = task.split or told.split, task.whole or told.whole
    task.must = task.must and told.must
    task.priority = told.priority or task.priority
    task.wanted += told.wanted
    task.on_each, task.every = (*task.on_each, *told.on_each), task.every or told.every
    if told.times > 1:
        task.times, task.apart = told.times, True
    task.liked += told.liked
    task.place = told.place or task.place


def says_nothing(told: Seen) -> bool:
    """Whether a clause has said no more than a name and its orders."""
    sized = told.minutes or told.days or told.modes or told.inexact
    timed = told.due or told.release or told.windows or told.liked or told.on_each or told.every or told.place
    return not (sized or timed or told.wanted or told.split or told.whole or not told.must or told.priority)
