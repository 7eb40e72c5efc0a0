"""``python -m planner_agent``: the same as the command ``planner-agent``."""

from planner_agent.cli import main

if __name__ == "__main__":
    main()
