"""NATURAL PLAN (google-deepmind/natural-plan): its three tasks, their text forms and its way of scoring."""
