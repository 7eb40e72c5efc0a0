"""The two engines that solve a ``solvers.rows.Model``: CP-SAT, and CBC through PuLP."""
