"""To-dos and projects: durations, deadlines, precedence, resources, splitting."""
