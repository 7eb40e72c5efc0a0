"""Meetings: candidates over slots as rows, and a sweep for one meeting."""
