"""The visits family: people or places in time windows, with travel times between them."""
