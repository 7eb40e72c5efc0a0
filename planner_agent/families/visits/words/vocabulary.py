"""Words that the phrases of visits are made of: none of them is a name by itself."""

from __future__ import annotations

from planner_agent.language.lexicon import words

VERBS = words(
    """start starts starting begin begins beginning arrive arrives arriving land lands landing leave leaves leaving
    set off setting head heading out depart departing get gets getting meet meets meeting see sees seeing visit visits
    visiting catch call drop talk interview tour go goes going gone stop stops stopping check do spend spends spending
    want wants wanted like liked love loved need needs needed require requires take takes taking took last lasts
    work works working stay stays staying sit sits wait waits waiting found met seen visited available free open opens
    opened close closes closed end ends ending finish finishes finishing finished done return returns returning come
    coming back be walk walks walking drive drives driving ride rides cycle cycling travel travels travelling traveling
    worth give gives score scores count counts bring brings split share plan plans planning make makes find help let
    give prefer hope hoping trying try know tell think mean say said wish keep include included reach reaching run
    skip skipped miss missed maximise maximize minimise minimize fit fits solve considering picking optimize optimise
    choose choosing pick use using allow assume reckon manage able lie lies want'd serve serves"""
)
NOUNS = words(
    """day days time times minute minutes min mins hour hours friend friends people person place places stop stops
    customer customers client clients patient patients appointment appointments visit visits meeting meetings schedule
    schedules way ways trip trips drive drives walk walks ride rides hop hops leg legs journey journeys travel distance
    distances transfer transfers lunch break breaks pause point points pts total number round tour today tomorrow
    everything everyone everybody car bike bus train tram metro subway foot transit flight plane ferry direction
    directions rest afternoon morning evening noon route routes list constraints constraint goals goal solution problem
    locations location pair home's lot lots example order sights sight city town's colleague colleagues team"""
)
FILLERS = words(
    """possible early earlier late later soon sooner least most more less many much few little highest best greatest
    maximum minimum long short shortest good great fine nice old new dear available various different same every each
    all any both none only also first second third two three four five next between apart away about around
    approximately roughly exactly sharp latest earliest no not never without please thanks thank sorry actually wait
    correction instead rather definitely absolutely really must essential mandatory optional non negotiable can cannot
    won't don't doesn't didn't can't mustn't nothing nobody else other another one ones opposite able again together
    far near following here's onwards onward respectively daily whole half quarter hi hello hey so then well ok okay
    yes otherwise while because per via overall separately too maybe perhaps ideally preferably need'd i'd we'd""",
)
KNOWN = VERBS | NOUNS | FILLERS

TITLES = words("mr mrs ms dr prof")
#: Words inside a name, between its capitals.
LINKS = words("of de la le del der den des du van von the am an and'")

MODES = {
    "walk": words("walk walks walking foot"),
    "drive": words("drive drives driving car"),
    "bike": words("bike cycling cycle bicycle"),
    "transit": words("bus tram metro subway transit train"),
}
