"""Clauses of a list of tasks: each names a task, or says more of the one before it or of one named
earlier."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner_agent.families.tasks import wishes as w
from planner_agent.families.tasks.words import habits, manner
from planner_agent.families.tasks.words import orders as orders_
from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.context import Context
from planner_agent.families.tasks.words.facts import Away, Facts, Order, Seen, meant, stem
from planner_agent.families.tasks.words.orders import Said
from planner_agent.families.tasks.words.parts import clauses, headed, trimmed
from planner_agent.families.tasks.words.phrases import Phrases
from planner_agent.families.tasks.words.shapes import is_bullet
from planner_agent.families.tasks.words.workdays import every_weekday, words_of
from planner_agent.language.marks import Mark

_SUBJECTS = frozenset({"i", "we", "i'll", "i've", "we'll", ":"}) | v.PIECEWISE
_BACK = (("that",), ("this",), ("it",))
_PRONOUNS = frozenset({"it", "that", "this", "which", "they", "these", "those"})
_POLITE = frozenset(
    {
        "please",
        "can",
        "could",
        "you",
        "hi",
        "hello",
        ",",
        "then",
        "now",
        "kindly",
        "help",
        "me",
        "to",
        "i",
        "want",
    }
)
#: Their object is the list of tasks.
_REQUESTS = frozenset({"schedule", "plan", "organise", "organize", "arrange", "slot"})


class Items:
    """Takes clauses into ``facts``. ``text`` gives a mark as it was written."""

    def __init__(self, facts: Facts, text: Callable[[Mark], str]) -> None:
        self.facts, self.text = facts, text
        self.context = Context(facts, text)
        self.current: Seen | None = None
        #: Whether the clause before belonged to nobody.
        self.lost = False
        #: The tasks that were spoken of, in order.
        self.spoken: list[Seen] = []
        self.fresh: list[Seen] = []
        #: The task of the clause before, with its orders, where it says no more.
        self.beside: tuple[Seen | None, list[Said]] = (None, [])

    def take(self, found: Sequence[Mark], listing: bool, *, heads: Sequence[str] = ()) -> None:
        """A sentence. ``listing``: what it names without a length is a task all the same. ``heads``:
        names under
        which a line lists the steps of something."""
        self.fresh = []
        self.beside = (None, [])
        if self._same_day(found) or self.context.each_needs(found) or self.context.only_days(found):
            return
        if self.context.mine(found):
            return
        bullet = bool(found) and is_bullet(found[0])
        group, rest = headed(found, heads)
        if group:
            self.facts.claim(*found[: len(found) - len(rest)])
        found = rest
        found = self._leading(self._asked(found))
        parts = clauses(found)
        for n, (marks, cue) in enumerate(parts):
            sized_next = n + 1 < len(parts) and self._only_sized(parts[n + 1][0])
            listed = listing or bool(group) or sized_next
            self.context.opens = n == 0
            if self._aside(marks):
                self.lost = True
                continue
            told = self._clause(marks, listed, cue, opening=n == 0 and not bullet, group=group)
            if sized_next and parts[n + 1][1] == "(" and told is not None:
                self.current = self._unknown(told, parts[n + 1][0]) or self.current

    def _aside(self, marks: list[Mark]) -> bool:
        """What says nothing of tasks: resources, events, hours, limits."""
        context = self.context
        if (
            context.each_needs(marks)
            or context.resources(marks, bare=False)
            or context.event(every_weekday(marks, self.text))
        ):
            return True
        if context.hours(every_weekday(marks, self.text)) or context.limit(marks) or context.begin(marks):
            return True
        return context.goal(marks) and not any(mark.kind == "length" for mark in marks)

    def _asked(self, found: Sequence[Mark]) -> Sequence[Mark]:
        """ "Schedule A (2h), B (3h) and C (1h) on Tuesday": without the request, and the days that are
        for all."""
        at = 0
        while at < len(found) and found[at].value in _POLITE:
            at += 1
        sized = [k for k, mark in enumerate(found) if mark.kind in ("length", "week", "inexact")]
        if at == len(found) or found[at].value not in _REQUESTS or not sized or sized[0] == at + 1:
            return found
        self.facts.claim(*found[: at + 1])
        found = found[at + 1 :]
        ends = len(found) - (found[-1].value in (".", "!", "?"))
        while ends and found[ends - 1].value in ("please",):
            ends -= 1
        days = [mark for mark in found if mark.kind == "days"]
        trailing = ends > 1 and found[ends - 1].kind in ("days", "range") and len(days) < 2 and len(sized) > 1
        lead = found[ends - 2].value if trailing else ""
        if trailing and lead not in v.DUE | v.RELEASE | v.DENIALS:
            self.context.header([found[ends - 1]])
            return found[: ends - 1]
        return found

    def _unknown(self, told: list[Said], sized: Sequence[Mark]) -> Seen | None:
        """ "Not before the labels are printed (10 min)": a task that an order names, with its length
        behind."""
        names = [task.name for task in self.facts.tasks]
        strange = [said for said in told if meant(said.words, names, v.TRIM) is None]
        if not strange:
            return None
        made = Seen(" ".join(strange[-1].words), strange[-1].span)
        self.facts.tasks.append(made)
        self.fresh.append(made)
        return made

    def _same_day(self, found: Sequence[Mark]) -> bool:
        """ "Draft and review on the same day": a sentence that names two tasks."""
        lows = [mark.value if mark.kind == "word" else "" for mark in found]
        at = next((k for k in range(len(lows)) if lows[k : k + 2] == ["same", "day"]), None)
        if at is None or "and" not in lows[:at] or words_of(found) & {"not", "never", "no"}:
            return False
        cut = lows.index("and")
        names = [task.name for task in self.facts.tasks]
        sides = [[each for each in part if each] for part in (lows[:cut], lows[cut + 1 : at])]
        meant_ = [meant(trimmed([*side]), names, v.TRIM) if side else None for side in sides]
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

    def _clause(
        self, marks: Sequence[Mark], listing: bool, cue: str, *, opening: bool, group: str
    ) -> list[Said] | None:
        """Take a clause; its orders, where it belongs to a task."""
        facts = self.facts
        phrases = Phrases(marks, facts, self.text)
        told, read = Seen("", (marks[0].first, marks[-1].stop), group=group), set(facts.used)
        each = self._counted(phrases)
        orders = orders_.take(phrases, [task.name for task in facts.tasks])
        how = manner.take(phrases, told)
        phrases.due_and_release(told)
        phrases.by(told)
        phrases.lengths(told)
        phrases.needs(told)
        habits.take(phrases, told)
        told.windows = phrases.windows()
        self._liked(told, how)
        before = self.current
        targets = self._targets(phrases, told, listing, opening)
        if len(targets) == 1 and self._is_event(marks, targets[0], told):
            return None
        for task in targets:
            _merge(task, told)
            if each > 1:
                task.times, task.apart = each, False
            for said in orders:
                facts.orders += self._ordered(said, task)
        self.spoken += [task for task in targets if task not in self.spoken[-1:]]
        self._shared(told, targets, orders, cue == "and")
        self.lost = not targets
        if not targets:  # nobody to whom it belongs: it is told, not dropped
            facts.used &= read
            self.context.week(marks)
            return None
        begins = marks[0].value in (
            "there's",
            "there",
            "i",
            "also",
            "we",
            "i've",
        )  # "then there's …": one more
        if cue == "then" and not begins and before is not None and targets[-1] is not before:
            facts.orders.append(Order(before, targets[-1], 0, told.span))
        return orders

    def _ordered(self, said: Said, task: Seen) -> list[Order]:
        """The order of a task; "after both", "after that": against those spoken of before."""
        before = [each for each in self.spoken if each is not task]
        meant_ = before[-2:] if said.words == ("both",) else before[-1:] if said.words in _BACK else []
        if not meant_:
            return [_order(said, task)]
        ends = [(each, task) if said.early else (task, each) for each in meant_]
        return [Order(*pair, said.lag, said.span, said.most) for pair in ends]

    @staticmethod
    def _counted(phrases: Phrases) -> int:
        """ "5 calls of 20 minutes each", "3 x 20 minutes of reading": how many are meant."""
        number = next((k for k, mark in enumerate(phrases.left[:3]) if mark.kind == "number"), None)
        if number is None or not phrases.words() & {"each", "apiece", "x"}:
            return 1
        if (
            any(mark.value not in v.TRIM for mark in phrases.left[:number])
            or phrases.word(number + 1) == "times"
        ):
            return 1
        value = int(phrases.left[number].value)
        if not 1 < value <= 31:
            return 1
        phrases.take(number, number + 1 + (phrases.word(number + 1) == "x"))
        return value

    def _liked(self, told: Seen, how: manner.Manner) -> None:
        """ "Ideally", "if possible": the times of the clause are only liked; without any it need not be
        done."""
        if not how.soft:
            return
        if told.due is not None or told.by is not None:
            told.strict = False
        elif told.windows:
            told.liked = [(when, told.span) for when in told.windows]
            told.windows = []
        elif how.possible and told.release is None:
            told.must = False
        else:
            told.strict = False

    def _is_event(self, marks: Sequence[Mark], task: Seen, told: Seen) -> bool:
        """ "Gym 18-19" in a list: what names its time, and no length, is where it is."""
        fixed = [when for when in told.windows if when.start is not None and when.end is not None]
        ranges = [mark for mark in marks if mark.kind == "range"]
        between = any(self.text(mark).lower().startswith("between") for mark in ranges)
        sized = task.minutes or task.days or told.minutes or told.days or told.modes or task.modes
        fresh = task in self.fresh and task.span[0] >= marks[0].first
        if len(fixed) != 1 or len(told.windows) != 1 or between or sized or not fresh or told.inexact:
            return False
        when = fixed[0]
        if not when.start or not when.end or not 0 < when.end - when.start <= 300:
            return False
        self.facts.tasks.remove(task)
        self.fresh.remove(task)
        self.current = None
        self.facts.events.append(Away(tuple(task.name.lower().split()), when.days, when.start, when.end))
        return True

    def _shared(self, told: Seen, targets: list[Seen], orders: list[Said], joined: bool) -> None:
        """ "A before B and C", "A and B before C": an order that a bare name beside it shares."""
        facts, (task, known) = self.facts, self.beside
        bare = not orders and len(targets) == 1 and targets[0].span != told.span and _says_nothing(told)
        if joined and bare and task is not None and known:
            for said in known:
                ends = (targets[0], task) if said.early else (task, targets[0])
                facts.orders.append(Order(*ends, said.lag, said.span, said.most))
        elif joined and orders and task is not None and not known and targets:
            for said in orders:
                facts.orders.append(_order(said, task))
        if bare:
            self.beside = (task, known) if joined and known else (targets[0], [])
        else:
            only = orders if orders and _says_nothing(told) else []
            self.beside = (targets[0] if only and targets else None, only)

    def _targets(self, phrases: Phrases, told: Seen, listing: bool, opening: bool) -> list[Seen]:
        """The tasks that a clause speaks of."""
        facts = self.facts
        first, stop = self._name_span(phrases.left)
        words = [str(mark.value) for mark in phrases.left[first:stop]]
        if not words:
            every = bool(phrases.words() & v.PIECEWISE)
            plain = bool(told.due or told.minutes or told.days or phrases.words() & _PRONOUNS)
            lost = self.lost and not opening
            if not every and ((opening and not plain) or lost or phrases.words() & {"i", "we"}):
                return []
            return (self.fresh or facts.tasks) if every else [self.current] if self.current else []
        same = [n for n, task in enumerate(facts.tasks) if not told.group or task.group == told.group]
        known = meant(words, [facts.tasks[n].name for n in same], v.TRIM)
        known = None if known is None else same[known]
        grouped = facts.groups.get(" ".join(words).lower(), [])
        if known is None and grouped and not (told.minutes or told.days):
            facts.claim(*phrases.left[first:stop])
            return grouped[-1:] if told.due or told.by else grouped
        sized = bool(told.minutes or told.days or told.modes or told.inexact)
        if known is not None and not (
            sized and facts.tasks[known].minutes and len(words) > 1 and not self._same(known, words)
        ):
            self.current = facts.tasks[known]
        elif sized or listing:
            name = " ".join(self.text(mark) for mark in phrases.left[first:stop])
            name = f"{told.group}: {name}" if told.group else name
            self.current = Seen(
                name, (phrases.left[first].first, phrases.left[stop - 1].stop), group=told.group
            )
            if told.group:
                facts.groups.setdefault(told.group.lower(), []).append(self.current)
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
        while first < len(left) and (
            self._small(left, first) or (left[first].value == "one" and first + 1 < len(left))
        ):
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


def _order(said: Said, task: Seen) -> Order:
    ends = (said.words, task) if said.early else (task, said.words)
    return Order(*ends, said.lag, said.span, said.most)


def _merge(task: Seen, told: Seen) -> None:
    """What a clause says of a task, added to what is known of it."""
    task.minutes += told.minutes
    task.days += told.days
    task.modes = task.modes or told.modes
    task.inexact = task.inexact or told.inexact
    task.due = told.due or task.due
    task.by = told.by or task.by
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


def _says_nothing(told: Seen) -> bool:
    """Whether a clause has said no more than a name and its orders."""
    sized = told.minutes or told.days or told.modes or told.inexact
    timed = told.due or told.release or told.windows or told.liked or told.on_each or told.every or told.place
    return not (sized or timed or told.wanted or told.split or told.whole or not told.must or told.priority)
