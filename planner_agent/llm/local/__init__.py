"""A language model on this machine: weights known by their SHA-256, served on loopback when they are needed.

planner-agent model pull --from FILE     # once
planner-agent plan --model local "…"     # starts the server, or finds the one that runs
"""

from planner_agent.llm.local.server import Running, endpoint, running, start, stop
from planner_agent.llm.local.weights import KNOWN, Weights, folder, pull, verified

__all__ = [
    "KNOWN", "Running", "Weights", "endpoint", "folder", "pull", "running", "start", "stop", "verified",
]  # fmt: skip
