"""The spec: a family's frame, rules in one language, goals, and the words they came from."""

from planner_agent.spec.kinds import (
    Attribute,
    Item,
    ItemTable,
    Kind,
    Level,
    RateMissing,
    Scales,
    by_name,
    stored,
)
from planner_agent.spec.model import SCHEMA_VERSION, Horizon, Spec, named_once, week_key
from planner_agent.spec.parts import with_parts
from planner_agent.spec.rules import (
    All,
    Amount,
    Any_,
    Cmp,
    Compare,
    Either,
    Form,
    Goal,
    Group,
    Hard,
    Has,
    Is,
    Known,
    Mean,
    MeanOf,
    Not,
    Order,
    Pick,
    Pred,
    Price,
    Priority,
    Rule,
    Run,
)
from planner_agent.spec.values import (
    Evidence,
    Frozen,
    Mark,
    Money,
    Source,
    clock_minutes,
    clock_text,
    exponent,
    fraction,
)

__all__ = [
    "SCHEMA_VERSION", "All", "Amount", "Any_", "Attribute", "Cmp", "Compare", "Either", "Evidence",
    "Form", "Frozen", "Goal", "Group", "Hard", "Has", "Horizon", "Is", "Item", "ItemTable",
    "Kind", "Known", "Level", "Mark", "Mean", "MeanOf", "Money", "Not", "Order", "Pick", "Pred", "Price",
    "Priority", "RateMissing", "Rule", "Run", "Scales", "Source", "Spec", "by_name",
    "clock_minutes", "clock_text", "exponent", "fraction", "named_once", "stored", "week_key",
    "with_parts",
]  # fmt: skip
