"""Tours: the order of cities over direct connections, with days in each and windows."""
