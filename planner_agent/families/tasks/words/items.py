"""Clauses of a list of tasks: each names a task, or says more of the one before it or of one named
earlier."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner_agent.families.tasks import wishes as w
from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.context import Context, words_of
from planner_agent.families.tasks.words.facts import Facts, Order, Seen, Span, When, meant, stem
from planner_agent.families.tasks.words.phrases import Phrases
from planner_agent.language.marks import Mark

_CUTS = frozenset({",", ";", "and", "but", "then", "(", ")", "•", "*", "&"})
_SUBJECTS = frozenset({"i", "we", "i'll", "i've", "we'll", ":"}) | v.PIECEWISE
_TIMES = frozenset({"days", "range", "clock", "weekday"})


def clauses(found: Sequence[Mark]) -> list[tuple[list[Mark], str]]:
    """A sentence cut at commas and conjunctions, with the word at which each part was cut; not between two
    times."""
    made: list[tuple[list[Mark], str]] = [([], "")]
    for k, mark in enumerate(found):
        cut = mark.kind in ("word", "symbol") and (
            mark.value in _CUTS or (mark.value == "-" and not made[-1][0])
        )
        before, after = (found[n].kind if 0 <= n < len(found) else "" for n in (k - 1, k + 1))
        if not cut or (before in _TIMES and after in _TIMES):
            made[-1][0].append(mark)
        elif made[-1][0]:
            made.append(([], str(mark.value)))
        elif mark.value == "then":
            made[-1] = ([], "then")
    return [(marks, cue) for marks, cue in made if marks]


class Items:
    """Takes clauses into ``facts``. ``text`` gives a mark as it was written."""

    def __init__(self, facts: Facts, text: Callable[[Mark], str]) -> None:
        self.facts, self.text = facts, text
        self.context = Context(facts, text)
        self.current: Seen | None = None
        self.fresh: list[Seen] = []
        #: The task of the clause before, with its orders, where it says no more.
        self.beside: tuple[Seen | None, list[tuple[bool, tuple[str, ...], int, Span]]] = (None, [])

    def take(self, found: Sequence[Mark], listing: bool) -> None:
        """A sentence. ``listing``: what it names without a length is a task all the same."""
        self.fresh = []
        self.beside = (None, [])
        if self._same_day(found):
            return
        parts = clauses(self._leading(found))
        for n, (marks, cue) in enumerate(parts):
            listed = listing or (n + 1 < len(parts) and self._only_sized(parts[n + 1][0]))
            beside = self.context.resources(marks, bare=False) or self.context.event(marks)
            if beside or self.context.hours(marks) or self.context.limit(marks) or self.context.begin(marks):
                continue
            if self.context.goal(marks) and not any(mark.kind == "length" for mark in marks):
                continue
            self._clause(marks, listed, cue)

    def _same_day(self, found: Sequence[Mark]) -> bool:
        """ "Draft and review on the same day": a sentence that names two tasks."""
        lows = [mark.value if mark.kind == "word" else "" for mark in found]
        at = next((k for k in range(len(lows)) if lows[k : k + 2] == ["same", "day"]), None)
        if at is None or "and" not in lows[:at] or words_of(found) & {"not", "never", "no"}:
            return False
        cut = lows.index("and")
        names = [task.name for task in self.facts.tasks]
        sides = [[each for each in part if each] for part in (lows[:cut], lows[cut + 1 : at])]
        meant_ = [meant(_trimmed([*side]), names, v.TRIM) if side else None for side in sides]
        one, other = meant_
        rest = {each for each in lows[at + 2 :] if each} - v.SMALL
        if one is None or other is None or one == other or rest:
            return False
        body = w.same_day(w.named(names[one]), w.named(names[other]))
        self.facts.rules.append(("same-day", body, False, self.facts.claim(*found)))
        return True

    def _only_sized(self, marks: Sequence[Mark]) -> bool:
        """Whether a clause says how long, and names nothing: "Grant application, 8 hours"."""
        sized = any(mark.kind in ("length", "inexact", "week") for mark in marks)
        first, stop = self._name_span(marks)
        return sized and first == stop

    def _leading(self, found: Sequence[Mark]) -> Sequence[Mark]:
        """ "This week I have to …", "Tomorrow between 9 and 18, …": days at the beginning are those of the
        plan;
        so is a sentence of times alone."""
        times = [k for k, mark in enumerate(found) if mark.kind in ("days", "range")]
        small = ("on", "for", "in", "from", ",", ".", "and", "the", "between")
        stop = 0
        while stop < len(found) and (stop in times or found[stop].value in small):
            stop += 1
        follow = found[stop].value if stop < len(found) else ""
        if times and times[0] < stop and (stop == len(found) or follow in _SUBJECTS):
            self.context.header(found[:stop])
            return found[stop:]
        return found

    def _clause(self, marks: Sequence[Mark], listing: bool, cue: str) -> None:
        facts = self.facts
        phrases = Phrases(marks, facts, self.text)
        told, read = Seen("", (marks[0].first, marks[-1].stop)), set(facts.used)
        orders = self._orders(phrases)
        phrases.manner(told)
        phrases.due_and_release(told)
        phrases.lengths(told)
        phrases.needs(told)
        told.windows = phrases.windows()
        before = self.current
        targets = self._targets(phrases, told, listing)
        for task in targets:
            _merge(task, told)
            for early, words, lag, span in orders:
                pair = (words, task) if early else (task, words)
                facts.orders.append(_order(*pair, lag, span))
        self._shared(told, targets, orders, cue == "and")
        if not targets:  # nobody to whom it belongs: it is told, not dropped
            facts.used &= read
            self.context.week(marks)
        if cue == "then" and before is not None and targets and targets[-1] is not before:
            facts.orders.append(Order(before, targets[-1], 0, told.span))

    def _shared(
        self,
        told: Seen,
        targets: list[Seen],
        orders: list[tuple[bool, tuple[str, ...], int, Span]],
        joined: bool,
    ) -> None:
        """ "A before B and C", "A and B before C": an order that a bare name beside it shares."""
        facts, (task, known) = self.facts, self.beside
        bare = not orders and len(targets) == 1 and targets[0].span != told.span and _says_nothing(told)
        if joined and bare and task is not None and known:
            for early, _, lag, span in known:
                pair = (targets[0], task) if early else (task, targets[0])
                facts.orders.append(_order(*pair, lag, span))
        elif joined and orders and task is not None and not known and targets:
            for early, words, lag, span in orders:
                facts.orders.append(_order(*((words, task) if early else (task, words)), lag, span))
        if bare:
            self.beside = (task, known) if joined and known else (targets[0], [])
        else:
            only = orders if orders and _says_nothing(told) else []
            self.beside = (targets[0] if only and targets else None, only)

    def _orders(self, phrases: Phrases) -> list[tuple[bool, tuple[str, ...], int, tuple[int, int]]]:
        """ "after the report", "before dinner", "at least 2 hours after baking": whether the words come
        first, the words, the lag (below zero: at most so long), their span."""
        found: list[tuple[bool, tuple[str, ...], int, tuple[int, int]]] = []
        k = 0
        while k < len(phrases.left):
            word, follow = phrases.word(k), phrases.left[k + 1] if k + 1 < len(phrases.left) else None
            if word not in ("before", "after", "once") or follow is None or follow.kind != "word":
                k += 1
                continue
            stop = k + 1
            while stop < len(phrases.left) and phrases.left[stop].kind == "word":
                stop += 1
            said = [phrases.word(n) for n in range(k + 1, stop)]
            words = tuple(_trimmed(said))
            lag, begin = 0, k
            lengths = sum(mark.kind == "length" for mark in phrases.left)
            if (
                k
                and phrases.left[k - 1].kind == "length"
                and (phrases.word(k - 2) in ("least", "most") or lengths > 1)
            ):
                size = int(phrases.left[k - 1].value)
                lag = -size if phrases.word(k - 2) == "most" else size  # below zero: a wait at most so long
                begin = k - 1
                while phrases.word(begin - 1) in ("at", "least", "most"):
                    begin -= 1
            elif not words:
                k += 1
                continue
            denied = phrases.denial(k)
            named = k and phrases.word(0) in v.DENIALS  # "no text before the analysis"
            if (denied is not None or named) and (word != "before" or lag):
                k += 1  # "not after": what it leaves open, no order says
                continue
            if denied is not None:
                begin = denied
            elif named:
                phrases.take(0, 1)
                stop -= 1
                k, begin = k - 1, begin - 1
            turned = denied is not None or bool(named)
            while phrases.word(begin - 1) in (
                "comes",
                "come",
                "only",
                "must",
                "is",
                "are",
                "be",
                "done",
                "start",
                "should",
            ):
                begin -= 1
            found.append((word != "before" or turned, words, lag, phrases.take(begin, stop)))
            k = begin
        return found

    def _targets(self, phrases: Phrases, told: Seen, listing: bool) -> list[Seen]:
        """The tasks that a clause speaks of."""
        facts = self.facts
        first, stop = self._name_span(phrases.left)
        words = [str(mark.value) for mark in phrases.left[first:stop]]
        if not words:
            every = bool(phrases.words() & v.PIECEWISE)
            return (self.fresh or facts.tasks) if every else [self.current] if self.current else []
        known = meant(words, [task.name for task in facts.tasks], v.TRIM)
        sized = bool(told.minutes or told.days or told.modes or told.inexact)
        if known is not None and not (
            sized and facts.tasks[known].minutes and len(words) > 1 and not self._same(known, words)
        ):
            self.current = facts.tasks[known]
        elif sized or listing:
            name = " ".join(self.text(mark) for mark in phrases.left[first:stop])
            self.current = Seen(name, (phrases.left[first].first, phrases.left[stop - 1].stop))
            facts.tasks.append(self.current)
            self.fresh.append(self.current)
        else:
            return []
        known_as = {stem(word) for word in self.current.name.lower().split()}
        for mark in phrases.left[first:stop]:  # what else is said of it is left to be told
            if mark.value in v.TRIM or stem(str(mark.value)) in known_as:
                facts.claim(mark)
        return [self.current]

    def _same(self, known: int, words: Sequence[str]) -> bool:
        return self.facts.tasks[known].name.lower() == " ".join(words)

    def _name_span(self, left: Sequence[Mark]) -> tuple[int, int]:
        """The words that name a task: the first run of words, without small ones at its ends."""
        first = 0
        while first < len(left) and self._small(left, first):
            first += 1
        stop = first
        while stop < len(left) and self._named(left, stop, first):
            stop += 1
        while stop > first and self._small(left, stop - 1):
            stop -= 1
        return first, stop

    def _named(self, left: Sequence[Mark], k: int, first: int) -> bool:
        """Whether the name that began at ``first`` goes on: "write 3 letters"; not past a verb, nor a gap."""
        mark = left[k]
        if k > first and (mark.first != left[k - 1].stop or mark.value in v.TAKES):
            return False
        if mark.kind == "number":
            return k > first and k + 1 < len(left) and left[k + 1].kind == "word"
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


def _order(first: Seen | tuple[str, ...], then: Seen | tuple[str, ...], lag: int, span: Span) -> Order:
    """``lag`` minutes between at least, or at most where it is below zero."""
    return Order(first, then, max(0, lag), span, -lag if lag < 0 else None)


def _trimmed(words: list[str]) -> list[str]:
    found = list(words)
    while len(found) > 1 and found[0] in v.TRIM:
        found.pop(0)
    while len(found) > 1 and found[-1] in v.TRIM | {"start", "starts", "begin", "begins"}:
        found.pop()
    return found


def _merge(task: Seen, told: Seen) -> None:
    """What a clause says of a task, added to what is known of it."""
    task.minutes += told.minutes
    task.days += told.days
    task.modes = task.modes or told.modes
    task.inexact = task.inexact or told.inexact
    task.due = told.due or task.due
    task.strict = task.strict and told.strict
    task.release = told.release or task.release
    task.windows += [when for when in told.windows if isinstance(when, When)]
    task.split, task.whole = task.split or told.split, task.whole or told.whole
    task.must = task.must and told.must
    task.priority = told.priority or task.priority
    task.wanted += told.wanted


def _says_nothing(told: Seen) -> bool:
    """Whether a clause has said no more than a name and its orders."""
    sized = told.minutes or told.days or told.modes or told.inexact
    timed = told.due or told.release or told.windows
    return not (sized or timed or told.wanted or told.split or told.whole or not told.must or told.priority)
