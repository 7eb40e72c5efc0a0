"""Words of tasks that name none: what is no known word names a task."""

from __future__ import annotations

from planner_agent.language.lexicon import words

#: What is asked for, and how a list of tasks is opened.
PLAN = words("""
    plan schedule organise organize arrange task tasks to-do to-dos todo todos jobs job list project week
    planning
    chores errands dos
""")
DUE = words("due by until till deadline before")
RELEASE = words("from after starting since")
#: Words between a cue and its time or task.
LINKS = words("on at the is are be for it of a an been")
#: Somebody's time is taken: an event beside the tasks.
EVENT = words("""
    appointment appointments meeting meetings lunch call class lecture lectures busy away training course
    dentist doctor
    lesson out dinner rehearsal match concert party game choir train flight practice seminar workshop exam
""")
HAVE = words("have has i've got i'm i am")
WORKS = words("work working works hours available free")
SPLIT = words("pieces parts split chunks sessions sittings bits interrupted divided spread")
#: Verbs behind the name of a task.
TAKES = words("""
    depends follows precedes
    takes take taking lasts last needs need requires require is are has have must can should may will comes
    come starts
""")
#: What turns the word behind it round.
DENIALS = words("""
    not no never nothing can't cannot mustn't shouldn't won't don't doesn't isn't aren't cant dont mustnt wont
""")
#: Who does it is more than one.
MANY = words("we we're our crew")
PEOPLE = words(
    "people person persons workers worker helpers helper staff men women colleagues hands painters builders"
)
ABOUT = words("about around roughly approximately maybe some probably circa ca like")
#: Without "in" before them.
SPLITTING = words("split divided spread interrupted")
AROUND_SPLIT = words("in be can done several may into is over a few could more two three it also which")
WHOLE = words("go stretch interruption once")
TIMED = words("time possible optional")
HIGH = words("high urgent top important")
LOW = words("low lowest unimportant")
NEEDS = words("needs need requires require using uses with on in")
COUNTED = words("there we have machines people workers team staff is are only")
PIECEWISE = words("both all each everything")
_SMALL = words("""
    i need needs to have has had must should want wants would like the a an my our your is are be was it its
    which that
    will also please for about of takes take taking lasts last at on in and or with me us we this these those
    them they he she then first next finally lastly so can could may come comes start starts started begin
    begins happen
    done finished finish complete completed ready there i'm i've i'd we'd we've got get not no only just
    still yet but
    while when as by from until till due before after once during between everything all both each every per
    good thanks thank hello hi dear help let's let some more other following here what
    around roughly approximately exactly longer long duration hour hours minute minutes min mins day days am
    pm
    either least most working work works nothing
    possible soon early earliest late deadlines deadline matter matters priority high low urgent important
    top pieces
    piece parts split interruptions interruption few go one machine machines worker people requires require
    using uses
    up out spread over several sessions if time permits optional nice today tomorrow week
""")
SMALL = _SMALL | PLAN | WORKS
#: Words that turn, bound or soften a wish: unread, they must be told.
WEIGHTY = words("""
    not no never nothing without except only before after until till by due unless if ideally rather prefer
    possible
    least most either deadline priority high low urgent important first last once needs requires must pieces
    split
    optional busy interruptions early soon late every each same
""")
#: Words that are cut from both ends of a task's name.
TRIM = words("""
    i we you need needs to have has had must should want wants would like the an a my our is are be it its
    which that
    will also please for about of takes take taking lasts last at on in and or with me us this these
    those then
    first next finally lastly so can could may come comes done there i'm i've i'd we'd we've got as by from
    before after
    not no only just least most due either all both each everything around exactly roughly until it's that's
    during
    while when some another say maybe but now up out finished spend requires require within total deadline
    deadlines alone tasks task sure within
    do doing get actually really also still ahead hopefully
    happen occur anytime goes gets
    ok okay well oh there's maybe because sorry
""")
