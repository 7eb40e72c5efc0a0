"""Words of tours that name nothing: what is no known word may be a city."""

from __future__ import annotations

from planner_agent.language.lexicon import words

CONNECT = words("""
    direct directly nonstop connection connections connect connects connected connecting link links linked
    flight flights train trains ferry ferries bus buses route routes fly flies line lines
""")
#: Cues behind the names that they connect: "Rome and Oslo are connected".
VERBS = words("connected connects connect linked links link has have flies")
TOTAL = words("total altogether overall whole entire all sum")
SOFT = words("preferably prefer ideally rather possible hopefully")
#: Before the land in which the cities lie.
AREA = words("through across around throughout")
START = words(
    "set land lands landing start starts starting begin begins beginning arrive arriving"
    " leave leaving depart departing"
)
END = words("end ends ending finish finishes finishing")
#: Cities as a number of them: "four cities".
STOPS = words("cities city towns town stops destinations")
#: What a trip is called: a length beside such a word is the whole's.
TRIP = words("tour trip cities travel visiting visit plan itinerary journey holiday holidays vacation")
REST = words("rest remaining remainder leftover whatever left")
THEN = words("then afterwards finally next lastly thereafter")
#: Words before a city where one is: what no length stands with is a city only behind such a word.
PLACE = words("in at to from via visit visiting visits see seeing over through of cities tour city between")
_OTHER = words("""
    plan plans planning planned tour tours trip trips travel travels travelling traveling visit visits
    visiting visited city cities town towns country countries stop stops place places stay stays staying
    spend spends spending spent day days night nights week weeks want wants wanted like likes would'd
    love need needs have has had wish hope hoping find finding give make making take takes taking
    commute commuting order orders route itinerary schedule see seeing meet meeting attend attending event
    wedding conference workshop show concert festival friend friends relatives family annual party
    birthday exhibition game match fair appointment there during between through until till together tour
    going go goes must should could can may will only also possible available following here these those
    them each about around exactly long short best good run runs married
    nice please thanks thank hello hi dear which what where when way ways both directions direction
    one-way european asian american african different several some then next after before later
    earlier finally another other others same whole want'd i'd we'd i'll we'll you'd i'm we're it's
    that's let's figure out help me my our us work works suggest solve solution put how business doing
    get gets getting by because since so date dates time times fixed rest remaining remainder anything
    destination destinations holiday holidays journey vacation everything split spread divide divided
    neither nor nothing little big loop thinking obviously land lands landing somewhere friends meets offices
    fly out skip wait correction actually oops possible can go pairs exist exists sail run runs
    team subject regards board else just really actually wait sorry no not never without except first last
    least most ideally
    prefer preferably rather perhaps maybe minimum maximum more less than again return back round right
    straight immediately
""")
#: Places that are words as well: a capital before a length is enough.
PLACES = words("split nice bath reading")
KNOWN = SOFT | CONNECT | VERBS | TOTAL | START | END | STOPS | TRIP | REST | THEN | PLACE | _OTHER
#: Nouns behind which a capital word is an adjective ("European cities").
NOUNS = words(
    "city cities town towns tour trip country countries trips tours stops places flights trains days"
)
#: Words that turn, bound or soften a wish: unread, they must be told.
WEIGHTY = words("""
    no not never without except cannot can't don't avoid unless only ideally prefer preferably rather perhaps
    maybe least most minimum maximum more less again return back round right straight immediately first last
    before after then rest remaining remainder start starts begin begins end ends finish finishes
    finally afterwards each
""")

#: What stands behind a city that opens a sentence; behind "Arrange" stands something else.
BEHIND = words("""
    one two three four five six seven eight nine ten twelve : ( - – — , and & for is to before after
    gets has = / > → ↔ or at can't cannot should must has needs needn't last first comes minimum at
    not a no exactly about around + <
""")
