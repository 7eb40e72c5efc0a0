"""Meetings: a slot for several people from their busy times, working hours and wishes."""
