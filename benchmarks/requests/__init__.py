"""Requests in travellers' own words on the sample world, with what a fair reader makes of them."""
