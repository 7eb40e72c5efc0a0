"""The lines that a travel outcome is told in: one template a kind, used to write and to audit."""

from __future__ import annotations

from planner_agent.families.notes import NOTES, head, item
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


TITLE = Template(
    "title",
    "{route:route} · {first:date} – {last:date} · {days:count} · {heads:count}"
    "[ · {children:count} among them]",
    opens=True,
    mark="# ",
    style="bold green",
)
DAY = head("day", "Day {n:int} · {date:date}[ · {route:route}]")
LEG = item(
    "leg",
    "{depart:clock}–{arrive:clock} " + _MODE + "[ {number:text}] · {origin:text} → {destination:text}"
    "[ · takes {minutes:duration}][ · {metres:km}] · {units:count} · {cost:money}",
    "cyan",
)
MEAL = item(
    "meal",
    "{start:clock}–{end:clock} " + _SLOT + " · {name:text}[ · in {city:text}][ · serves {cuisines:list}]"
    "[ · rated {rating:rating}] · {cost:money}",
)
SIGHT = item(
    "sight",
    "{start:clock}–{end:clock} Visit · {name:text}[ · in {city:text}][ · type: {categories:list}]"
    "[ · rated {rating:rating}][ · costs {cost:money}]",
)
ROAD_MEAL = item(
    "road_meal",
    _SLOT + " on the road[ · counted at {allowance:money} when plans are compared, not in the total]",
    "yellow",
)
CHECK_IN = item(
    "check_in",
    "Check in · {name:text} · in {city:text}[ · {room:=entire home|private room|shared room}]"
    "[ · rated {rating:rating}] · {units:count} · {nights:count} until {until:date} · {cost:money}",
    "magenta",
)
NIGHT = item("night", "Night · {name:text}", "magenta")
CHECK_OUT = item("check_out", "Check out · {name:text}", "magenta")
NOTHING = item("nothing", "Nothing planned")

COSTS = head("costs", "Costs")
COST = item("cost", _COST + ": {cost:money}")
OTHER_COST = item("other_cost", "Other costs, {name:text}: {cost:money}")
TOTAL = item("total", "Total: {cost:money}", "bold")
PER_HEAD = item("per_head", "Per head: {about:=about |}{cost:money}")

TEMPLATES = (
    MEAL, SIGHT, LEG, DAY, NIGHT, CHECK_IN, CHECK_OUT, ROAD_MEAL, NOTHING, COSTS, COST, OTHER_COST, TOTAL,
    PER_HEAD, *NOTES, TITLE,
)  # fmt: skip
