"""Visits in time windows on routes with travel times (team orienteering with time windows)."""
