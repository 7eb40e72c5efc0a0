"""TravelPlanner: multi-day trips under commonsense and stated rules, with its official verdict."""
