"""Words of tours that name nothing: what is no known word may be a city."""

from __future__ import annotations

from planner_agent.language.lexicon import words

CONNECT = words("""
    direct directly nonstop connection connections connect connects connected connecting link links linked
    flight flights train trains ferry ferries bus buses route routes fly flies line lines
""")
TOTAL = words("total altogether overall whole entire all sum")
START = words(
    "start starts starting begin begins beginning arrive arriving first leave leaving depart departing"
)
END = words("end ends ending finish finishes finishing last back")
_OTHER = words("""
    plan plans planning planned tour tours trip trips travel travels travelling traveling visit visits
    visiting visited city cities town towns country countries stop stops place places stay stays staying
    spend spends spending spent day days night nights week weeks want wants wanted like likes would'd
    love need needs have has had wish hope hoping find finding give make making take takes taking
    commute commuting order route itinerary schedule see seeing meet meeting attend attending event
    wedding conference workshop show concert festival friend friends relatives family annual party
    birthday exhibition game match appointment there during between through until till together tour
    going go goes must should could can may will only also possible available following here these those
    them each one two three four five six seven eight nine ten about around exactly long short best good
    nice please thanks thank hello hi dear which what where when way ways both directions direction
    return one-way european asian american african different several some then next after before later
    earlier finally another other others same whole want'd i'd we'd i'll we'll you'd i'm we're it's
    that's let's figure out help me my our us work works suggest solve solution put how business doing
    get getting car drive by because since so date dates time times fixed free rest anything anywhere
    else just really actually wait sorry no not never without except
""")
KNOWN = CONNECT | TOTAL | START | END | _OTHER
#: Nouns behind which a capital word is an adjective ("European cities").
NOUNS = words(
    "city cities town towns tour trip country countries trips tours stops places flights trains days"
)
#: Words that turn a wish round: unread, they must be told.
TURNS = words("no not never without except cannot can't don't avoid unless")
