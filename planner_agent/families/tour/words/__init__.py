"""How tours are spoken of."""
