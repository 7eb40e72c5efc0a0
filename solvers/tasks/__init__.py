"""Tasks with modes, precedence, resources and open times: schedules, bounds, a model, an exact method."""
