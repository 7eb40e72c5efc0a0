"""Tours in integers: orders of cities over direct connections."""
