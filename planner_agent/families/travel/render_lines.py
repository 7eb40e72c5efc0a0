"""The lines that a travel outcome is told in: one template a kind, used to write and to audit."""

from __future__ import annotations

from planner_agent.rendering.template import Template

#: How a mode of transport and its unit are called.
MODE_WORDS = {
    "flight": ("Flight", "ticket"),
    "train": ("Train", "ticket"),
    "bus": ("Bus", "ticket"),
    "ferry": ("Ferry", "ticket"),
    "drive": ("Drive", "car"),
    "taxi": ("Taxi", "taxi"),
}
ROOM_WORDS = {
    "entire": ("entire home", "home"),
    "private": ("private room", "room"),
    "shared": ("shared room", "room"),
}
COST_WORDS = {"leg": "Transport", "stay": "Stays", "meal": "Meals", "attraction": "Sights"}

_SLOT = "{slot:=Breakfast|Lunch|Dinner}"
_MODE = "{mode:=" + "|".join(word for word, _ in MODE_WORDS.values()) + "}"
_COST = "{cost_of:=" + "|".join(COST_WORDS.values()) + "}"


def _head(kind: str, form: str) -> Template:
    return Template(kind, form, opens=True, mark="## ", gap=True, style="bold")


def _item(kind: str, form: str, style: str = "") -> Template:
    return Template(kind, form, lead="  ", mark="- ", style=style)


def _part(kind: str, form: str) -> Template:
    """A paragraph that belongs to the header above it."""
    return Template(kind, form, lead="    ", style="dim")


TITLE = Template(
    "title",
    "{route:route} · {first:date} – {last:date} · {days:count} · {heads:count}"
    "[ · {children:count} among them]",
    opens=True,
    mark="# ",
    style="bold green",
)
DAY = _head("day", "Day {n:int} · {date:date}[ · {route:route}]")
LEG = _item(
    "leg",
    "{depart:clock}–{arrive:clock} " + _MODE + "[ {number:text}] · {origin:text} → {destination:text}"
    "[ · takes {minutes:duration}][ · {metres:km}] · {units:count} · {cost:money}",
    "cyan",
)
MEAL = _item(
    "meal",
    "{start:clock}–{end:clock} " + _SLOT + " · {name:text}[ · in {city:text}][ · serves {cuisines:list}]"
    "[ · rated {rating:rating}] · {cost:money}",
)
SIGHT = _item(
    "sight",
    "{start:clock}–{end:clock} Visit · {name:text}[ · in {city:text}][ · type: {categories:list}]"
    "[ · rated {rating:rating}][ · costs {cost:money}]",
)
ROAD_MEAL = _item(
    "road_meal",
    _SLOT + " on the road[ · counted at {allowance:money} when plans are compared, not in the total]",
    "yellow",
)
CHECK_IN = _item(
    "check_in",
    "Check in · {name:text} · in {city:text}[ · {room:=entire home|private room|shared room}]"
    "[ · rated {rating:rating}] · {units:count} · {nights:count} until {until:date} · {cost:money}",
    "magenta",
)
NIGHT = _item("night", "Night · {name:text}", "magenta")
CHECK_OUT = _item("check_out", "Check out · {name:text}", "magenta")
NOTHING = _item("nothing", "Nothing planned")

COSTS = _head("costs", "Costs")
COST = _item("cost", _COST + ": {cost:money}")
OTHER_COST = _item("other_cost", "Other costs, {name:text}: {cost:money}")
TOTAL = _item("total", "Total: {cost:money}", "bold")
PER_HEAD = _item("per_head", "Per head: {about:=about |}{cost:money}")

WISHES = _head("wishes", "Your wishes")
WISH = _item("wish", "“{words:quote}” · {status:=met|as far as known|not met}[ · {detail:line}]")
ASSUMPTIONS = _head("assumptions", "What I assumed")
ASSUMED = _item("assumed", "Assumed: {sentence:line}")
NOT_UNDERSTOOD = Template(
    "not_understood",
    "I did not understand: {words:quotes}; nothing was planned from these words.",
    opens=True,
    gap=True,
    style="yellow",
)
UNSUPPORTED = _head("unsupported", "What I cannot do")
CANNOT = _item("cannot", "“{quote:quote}” · {message:text}[ · what comes near: {near:list}]", "yellow")
CHECKS = _head("checks", "Checks that this plan fails")
FAILED = _item("failed", "Check failed: {message:line}", "red")
PROOF = Template("proof", "Proof: {statement:line}", opens=True, gap=True, style="green")

ASK = Template("ask", "Before I can plan, please tell me:", opens=True, mark="# ", style="bold green")
QUESTION = Template("question", "{n:int}) {text:line}", opens=True, mark="## ", gap=True, style="bold")
OPTION = _item("option", "Option {n:int}: {text:line}")
DEFAULT = _part("default", "If you skip this: {default:line}")
REASON = _part("reason", "Why I ask: {reason:line}")

INFEASIBLE = Template(
    "infeasible", "No plan meets all of this together:", opens=True, mark="# ", style="bold red"
)
CONFLICT = Template(
    "conflict", "{n:int}) [“{words:quote}” · ]{meaning:line}", opens=True, mark="## ", gap=True, style="bold"
)
CHANGE = _part("change", "The smallest change that gives a plan again: {change:line}")
NO_CHANGE = _part("no_change", "No change of this alone gives a plan.")

TIMED_OUT = Template(
    "timed_out",
    "The time ran out before a plan was found; whether there is one is not known.",
    opens=True,
    mark="# ",
    style="bold yellow",
)
CANNOT_PLAN = Template(
    "cannot_plan", "This cannot be planned as it was asked.", opens=True, mark="# ", style="bold red"
)
NO_PLAN = Template("no_plan", "There is no plan.", opens=True, mark="# ", style="bold red")

TEMPLATES = (
    MEAL, SIGHT, LEG, DAY, NIGHT, CHECK_IN, CHECK_OUT, ROAD_MEAL, NOTHING, COSTS, COST, OTHER_COST, TOTAL,
    PER_HEAD, WISHES, WISH, ASSUMPTIONS, ASSUMED, NOT_UNDERSTOOD, UNSUPPORTED, CANNOT, CHECKS, FAILED, PROOF,
    ASK, QUESTION, OPTION, DEFAULT, REASON, INFEASIBLE, CONFLICT, CHANGE, NO_CHANGE, TIMED_OUT, CANNOT_PLAN,
    NO_PLAN, TITLE,
)  # fmt: skip
