"""Requests that no reader can settle alone: something is missing, contradictory, unknown or cannot be."""
# ruff: noqa: E501 (texts are quoted whole)

from __future__ import annotations

from benchmarks.requests.cases import asks

CASES = (
    asks("ask-01", "Chicago to Denver, two people, $1,500", "dates"),
    asks("ask-02", "Plan a trip to Austin from 4 to 7 May 2026 for one person with 900 dollars.", "origin"),
    asks(
        "ask-03",
        "Surprise me! I'm in Boston, I have 2000 bucks and I'm off from 8 to 12 June.",
        "destination",
    ),
    asks("ask-04", "I need a holiday.", "destination", "dates", "origin"),
    asks("ask-05", "somewhere warm pls, 5 days from 1 may, leaving atlanta, 2 of us", "destination"),
    asks(
        "ask-06",
        "Houston to San Diego, 3 adults, from 9 May to 13 May. Our budget is $2,000. We want private rooms. "
        "The budget for the trip is $3,500.",
        "budget",
    ),
    asks(
        "ask-07",
        "We are two adults travelling from Seattle to Dallas, 1-4 June. As all four adults of us love Thai "
        "food, one Thai meal please.",
        "party",
    ),
    asks("ask-08", "A 6-day trip from Boston to Denver from 10 to 13 August, two people.", "dates"),
    asks("ask-09", "Boston to Denver, 31 February to 3 March, single traveller, $1,000.", "dates"),
    asks("ask-10", "From Chicago to San Francisco, 14 June 2026 until 9 June 2026, 2 people.", "dates"),
    asks("ask-11", "Atlanta to Houston, 4-7 May, solo, my budget is -3 dollars.", "budget"),
    asks("ask-12", "Dallas to Los Angeles for 400 travellers, 4 to 7 May 2026.", "party"),
    asks("ask-13", "We want 90 days in San Diego from 1 June 2026, two of us from Boston.", "dates"),
    asks("ask-14", "Chicago to Wobblyville, 4-7 May, one person.", "destination"),
    asks("ask-15", "From Gotham City to Denver, 2 adults, 5-8 June 2026, max 1500 USD.", "origin"),
    asks(
        "ask-16",
        "Hi, it's Tom. Mum's turning 70 so the three of us want to take her — well, she's one of the three — "
        "to Santa Barbara. We all live in Seattle. Budget is fine, say $4,500. Can you help?",
        "dates",
    ),
    asks("ask-17", "cheap flights + room, san antonio, 17-20 april, just 1 guy", "origin"),
    asks("ask-18", "2 cities in Colorado, 5 days, two adults from Dallas, vegetarian, no flights", "dates"),
    asks(
        "ask-19",
        "We are 4 and would like to go away from May 4 to May 8. Starting point Houston.",
        "destination",
    ),
    asks("ask-20", "Dates: 12-15 September. Budget: $1,100. Travellers: 1.", "destination", "origin"),
    asks("ask-21", "Take me to California! 3 cities, a week, solo, 3000 dollars.", "dates", "origin"),
    asks(
        "ask-22",
        "Seattle to Austin leaving on 3 May and coming back on 7 May, two adults. Sorry, I meant the trip goes "
        "either from the 3rd or from the 10th, I'm not sure which.",
        "dates",
    ),
    asks("ask-23", "Need to get from Boston to Monterey some time soon for four days. Two people.", "dates"),
    asks(
        "ask-24",
        "To Denver or to Durango? Can't decide. Leaving Chicago on 6 July, five days, me and my brother.",
        "destination",
    ),
    asks("ask-25", "Trip for zero people from Chicago to Dallas, 4-6 May.", "party"),
    asks(
        "ask-26",
        "My husband and I want to see San Francisco with our 3-year-old, flying from Atlanta. A place with a "
        "kitchen please, and not more than $3,000 altogether.",
        "dates",
    ),
    asks(
        "ask-27",
        "Quick getaway to Santa Barbara next month, 3 nights... from LA. Maybe the 10th? or the 17th?",
        "dates",
    ),
    asks("ask-28", "what can i do with $800 and 4 days off from 18 may? im in dallas", "destination"),
    asks(
        "ask-29",
        "Dear Sirs, kindly propose one trip for 2 persons to Los Angeles. Thanking you.",
        "dates",
        "origin",
    ),
    asks("ask-30", "I'd like the same as last year please", "destination", "dates", "origin"),
    asks(
        "ask-31",
        "Chicago to Boston, 3-6 June. We're five adults. Total budget $2,500. Correction: six adults... no, "
        "hang on, I honestly don't know yet whether it's five or six of us.",
        "party",
    ),
    asks(
        "ask-32",
        "going to denver, 4 to 7 may, two of us, and no im not telling you from where haha",
        "origin",
    ),
    asks("ask-33", "wanna go denver 2 aspen w/ my gf this summer, budget 2k", "dates"),
    asks(
        "ask-34",
        "From Boston, 20-24 April, two adults, $2,000, private room, Italian food, no flights.",
        "destination",
    ),
    asks(
        "ask-35",
        "Arrive in San Diego on 5 May, stay exactly three nights, go home to Denver on 12 May. One person.",
        "dates",
    ),
    asks(
        "ask-36", "Three nights in Austin in the first week of June for two people, up to $1,000.", "origin"
    ),
    asks("ask-37", "Atlanta to Mars, 4-8 May, 2 adults, $9,000", "destination"),
    asks("ask-38", "Book me something nice in Colorado Springs from the 8th to the 12th of June!", "origin"),
)
