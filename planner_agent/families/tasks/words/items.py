"""Clauses of a list of tasks: each names a task, or says more of the one before it or of one named
earlier."""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.families.tasks import wishes as w
from planner_agent.families.tasks.words import habits, manner
from planner_agent.families.tasks.words import orders as orders_
from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.facts import Away, Order, Seen, When, meant, stem
from planner_agent.families.tasks.words.orders import Said
from planner_agent.families.tasks.words.parts import clauses, headed, trimmed
from planner_agent.families.tasks.words.phrases import Phrases
from planner_agent.families.tasks.words.shapes import is_bullet, unnumbered
from planner_agent.families.tasks.words.sharing import Sharing, merge
from planner_agent.families.tasks.words.workdays import every_weekday, words_of
from planner_agent.language.day_leaves import clock
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

_SUBJECTS = frozenset({"i", "we", "i'll", "i've", "we'll", ":"}) | v.PIECEWISE
#: How long one sits at it, which no plan here says.
_AT_A_TIME = (("at", "a", "time"), ("per", "session"), ("in", "a", "sitting"), ("at", "a", "stretch"))
_NO_NAMES = words(
    "start starts begin begins finish finishes end ends happen happens any anytime time whenever"
)
_NO_TASKS = frozenset({"break", "breaks", "pause", "pauses", "rest", "time", "gap"})
_PRONOUNS = frozenset({"it", "that", "this", "which", "they", "these", "those"})
_POLITE = words("please can could you hi hello , then now kindly help me to i want")
_BEFORE_TIMES = frozenset({"on", "at", "in", "between", "from", "and", ",", "the"})
#: Their object is the list of tasks.
_REQUESTS = frozenset({"schedule", "plan", "organise", "organize", "arrange", "slot"})


class Items(Sharing):
    """Takes clauses into ``facts``. ``text`` gives a mark as it was written."""

    def take(self, found: Sequence[Mark], listing: bool, *, heads: Sequence[str] = ()) -> None:
        """A sentence. ``listing``: what it names without a length is a task all the same. ``heads``:
        names under
        which a line lists the steps of something."""
        self.fresh = []
        self.beside = (None, [])
        self.bare, self.needing = [], False
        if self._same_day(found) or self.context.each_needs(found) or self.context.only_days(found):
            return
        if self.context.mine(found) or self._between(found):
            return
        label = self._label(found)
        found = unnumbered(list(found))
        bullet = bool(found) and is_bullet(found[0])
        if bullet:
            self.facts.claim(found[0])
        group, rest = headed(found, heads)
        if group:
            self.facts.claim(*found[: len(found) - len(rest)])
        found = rest
        found = self._leading(self._asked(found))
        parts = clauses(found)
        for n, (marks, cue) in enumerate(parts):
            sized_next = n + 1 < len(parts) and self._only_sized(parts[n + 1][0])
            listed = (listing and cue != "(") or bool(group) or sized_next
            behind = any(mark.kind == "length" for rest, _ in parts[n + 1 :] for mark in rest)
            inner = n and behind and not self.lost
            self.context.scope = self.current.name if inner and self.current else None
            if n == 0 and not bullet and len(parts) > 1 and self._is_frame(marks):
                continue
            self.context.opens = n == 0 or self.lost
            if self._aside(marks) or (self.lost and n and self._is_time(marks)):
                self.lost = True
                continue
            told = self._clause(marks, listed, cue, opening=n == 0 and not bullet, group=group)
            if sized_next and parts[n + 1][1] == "(" and told is not None:
                self.current = self._unknown(told, parts[n + 1][0]) or self.current
        if label and self.fresh:
            self.facts.labels[label] = self.fresh[0]
        self._trailing()
        if group:
            self._in_order(group)

    def _label(self, found: Sequence[Mark]) -> str:
        """The letter before a line: "B) install updates"."""
        labelled = len(found) > 2 and found[1].value in (")", ".") and found[0].kind == "word"
        return str(found[0].value).lower() if labelled and len(str(found[0].value)) == 1 else ""

    def _is_frame(self, marks: Sequence[Mark]) -> bool:
        """ "Thursday 10-16" before everything else: the days and hours of the plan."""
        times = [mark for mark in marks if mark.kind in ("days", "range")]
        rest = {str(mark.value) for mark in marks if mark not in times}
        if not times or not rest <= {"on", "from", "between", "and", "."}:
            return False
        self.context.header(marks)
        return True

    def _between(self, found: Sequence[Mark]) -> bool:
        """ "Wait at least 4 hours between the ceiling and the walls"."""
        lows = [str(mark.value) if mark.kind in ("word", "number") else "" for mark in found]
        sizes = [mark for mark in found if mark.kind in ("length", "week")]
        if len(sizes) != 1 or "between" not in lows:
            return False
        at = lows.index("between")
        if "and" not in lows[at:]:
            return False
        cut = lows.index("and", at)
        names = [task.name for task in self.facts.tasks]
        sides = [trimmed([each for each in part if each]) for part in (lows[at + 1 : cut], lows[cut + 1 :])]
        one, two = (meant(side, names, v.TRIM) if side else None for side in sides)
        if one is None or two is None or one == two:
            return False
        ends = self.facts.tasks[one], self.facts.tasks[two]
        size = int(sizes[0].value) * (1440 if sizes[0].kind == "week" else 1)
        turned = any(order.first is ends[1] and order.then is ends[0] for order in self.facts.orders)
        first, then = ends[::-1] if turned else ends
        most = "most" in lows[:at]
        span = self.facts.claim(*found)
        self.facts.orders.append(Order(first, then, 0 if most else size, span, size if most else None))
        return True

    def _is_time(self, marks: Sequence[Mark]) -> bool:
        """ "(Max 3 hours a day,) only between 4 and 9 pm": hours of all work."""
        ranges = [mark for mark in marks if mark.kind == "range"]
        rest = {str(mark.value) for mark in marks if mark.kind != "range"}
        if len(ranges) != 1 or not rest <= {"only", "and", ".", "between", "from"}:
            return False
        self.context.header(marks)
        self.facts.claim(*marks)
        return True

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
        asked = at < len(found) and found[at].value in _REQUESTS and bool(sized) and sized[0] != at + 1
        if asked:
            self.facts.claim(*found[: at + 1])
            found = found[at + 1 :]
        if not found:
            return found
        ends = len(found) - (found[-1].value in (".", "!", "?"))
        while ends and found[ends - 1].value in ("please",):
            ends -= 1
        first = ends
        while first and (
            found[first - 1].kind in ("days", "range") or found[first - 1].value in _BEFORE_TIMES
        ):
            first -= 1
        while first < ends and found[first].value in _BEFORE_TIMES - {"between", "from"}:
            first += 1
        tail = found[first:ends]
        days = [mark for mark in found if mark.kind in ("days", "range") and mark not in tail]
        lead = str(found[first - 1].value) if first else ""
        near = {"days", "range"} <= {mark.kind for mark in tail} or any(
            self.text(mark).lower() in ("today", "tomorrow", "tonight") for mark in tail
        )
        if not asked and not near:
            return found
        timed = any(mark.kind in ("days", "range") for mark in tail) and not days and len(sized) > 1
        if timed and lead not in v.DUE | v.RELEASE | v.DENIALS | {"preferably", "ideally"}:
            self.context.header(tail)
            return found[:first]
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
        self.told = None
        if self._more_needs(phrases):
            return None
        if any(phrases.at(said) is not None for said in _AT_A_TIME):
            self.lost = True
            return None
        self._reasons(phrases)
        same_day = phrases.at(("same", "day"))
        if same_day is not None:
            phrases.take(same_day, same_day + 2)
        self._closes(phrases, told)
        each = self._counted(phrases)
        self.gap = phrases.gap
        orders = orders_.take(phrases, [task.name for task in facts.tasks])
        how = manner.take(phrases, told)
        habits.take(phrases, told)
        phrases.due_and_release(told)
        phrases.by(told)
        phrases.lengths(told)
        phrases.needs(told)
        phrases.starts_at(told)
        told.windows += phrases.windows()
        if same_day is None:
            self._liked(told, how)
        before = self.current
        targets = self._targets(phrases, told, listing, opening)
        if len(targets) == 1 and self._is_event(marks, targets[0], told):
            return None
        targets = self._again(phrases, targets, told)
        if same_day is not None and not self._on_same_day(targets, orders, how):
            targets = []
        for task in targets:
            merge(task, told)
            if each > 1:
                task.times, task.apart = each, False
            for said in orders:
                facts.orders += self._ordered(said, task)
        self.spoken += [task for task in targets if task not in self.spoken[-1:]]
        if targets and phrases.words() & {"both", "all"}:
            self._others(phrases, targets, told, orders)
        self._shared(told, targets, orders, cue)
        self.lost, self.told = not targets, told if targets else None
        self.needing = bool(told.wanted and targets)
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

    def _closes(self, phrases: Phrases, told: Seen) -> None:
        """ "(The shop) closes at 18:00": until when it can be done."""
        k = next(
            (k for k in range(len(phrases.left)) if phrases.word(k) in ("closes", "shuts", "opens")), None
        )
        at = next((n for n in range(k or 0, len(phrases.left)) if phrases.left[n].kind == "clock"), None)
        if k is None or at is None or self.current is None or phrases.left[at].value.span is not None:
            return
        minutes, late = clock(phrases.left[at].value), phrases.word(k) == "opens"
        told.windows.append(When(start=minutes) if late else When(end=minutes))
        phrases.take(0, at + 1)

    @staticmethod
    def _counted(phrases: Phrases) -> int:
        """ "5 calls of 20 minutes each", "3 x 20 minutes of reading": how many are meant."""
        number = next((k for k, mark in enumerate(phrases.left[:6]) if mark.kind == "number"), None)
        if number is None or not phrases.words() & {"each", "apiece", "x"}:
            return 1
        value = int(phrases.left[number].value)
        if phrases.word(number + 1) in ("times", "") or not 1 < value <= 31:
            return 1
        gap = phrases.take(number, number + 1 + (phrases.word(number + 1) == "x"))
        phrases.gap = gap
        if (k := phrases.at(("each", "of"))) is not None:
            phrases.take(k, k + 1)
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

    def _reasons(self, phrases: Phrases) -> None:
        """ "Because of the neighbours": why, which nothing follows from."""
        k = phrases.at(("because",))
        if k is not None and all(mark.kind in ("word", "symbol") for mark in phrases.left[k:]):
            phrases.take(k, len(phrases.left))

    def _targets(self, phrases: Phrases, told: Seen, listing: bool, opening: bool) -> list[Seen]:
        """The tasks that a clause speaks of."""
        facts = self.facts
        first, stop = self._name_span(phrases.left)
        named = [str(mark.value) for mark in phrases.left[first:stop]]
        if not named:
            every = bool(phrases.words() & v.PIECEWISE)
            plain = bool(told.due or told.minutes or told.days or phrases.words() & _PRONOUNS)
            lost = self.lost and not opening
            if not every and ((opening and not plain) or lost or phrases.words() & {"i", "we"}):
                return []
            return (self.fresh or facts.tasks) if every else [self.current] if self.current else []
        if {str(word) for word in named} <= _NO_TASKS:
            return []
        if {str(word) for word in named} <= _NO_NAMES and not (told.minutes or told.days):
            return [self.current] if self.current and not self.lost else []
        same = [n for n, task in enumerate(facts.tasks) if not told.group or task.group == told.group]
        known = meant(named, [facts.tasks[n].name for n in same], v.TRIM)
        known = None if known is None else same[known]
        grouped = facts.groups.get(" ".join(named).lower(), [])
        if known is None and grouped and not (told.minutes or told.days):
            facts.claim(*phrases.left[first:stop])
            return grouped[-1:] if told.due or told.by else grouped
        sized = bool(told.minutes or told.days or told.modes or told.inexact)
        if known is not None and not (
            sized and facts.tasks[known].minutes and len(named) > 1 and not self._same(known, named)
        ):
            self.current = facts.tasks[known]
        elif sized or listing:
            name = " ".join(self.text(mark) for mark in phrases.left[first:stop])
            name = f"{told.group}: {name}" if told.group else name
            self.current = Seen(
                name, (phrases.left[first].first, phrases.left[stop - 1].stop), group=told.group
            )
            if self.context.section is not None:
                self.current.windows.append(self.context.section)
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
