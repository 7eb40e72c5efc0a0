"""The graph: begin → read → judge → (ask → read …) → plan."""

from __future__ import annotations

from functools import cache
from typing import Any

from langgraph.graph import END, START, StateGraph

from planner_agent.graph import nodes
from planner_agent.graph.state import Live, State


@cache
def builder() -> StateGraph[Any, Any, Any, Any]:
    graph = StateGraph(State, context_schema=Live)
    for node in (nodes.begin, nodes.read, nodes.judge, nodes.ask, nodes.plan):
        graph.add_node(node.__name__, node)
    graph.add_edge(START, "begin")
    graph.add_edge("begin", "read")
    graph.add_edge("read", "judge")
    graph.add_conditional_edges("judge", nodes.after_judge, {"ask": "ask", "plan": "plan", END: END})
    graph.add_edge("ask", "read")
    graph.add_edge("plan", END)
    return graph


def compiled(saver: Any) -> Any:
    """The graph with a checkpoint saver (or None: it cannot pause)."""
    return _plain().copy(update={"checkpointer": saver})


@cache
def _plain() -> Any:
    """Compiled once: that costs milliseconds, a copy costs none."""
    return builder().compile()


def graph() -> Any:
    """For ``langgraph.json``: the graph without a saver, which the host supplies."""
    return compiled(None)
