"""The travel model: a path in a time-expanded network with what is booked along it."""
