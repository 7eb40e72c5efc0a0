"""Numbers only: integers in, proof out. No language model, no dates, no I/O, nothing of planner_agent."""
