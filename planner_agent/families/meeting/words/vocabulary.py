"""Words of meetings that name nobody: what is no known word may be a person."""

from __future__ import annotations

from planner_agent.language.day_leaves import PLURAL_DAYS
from planner_agent.language.lexicon import words

#: Somebody's time is taken.
BUSY = words("""
    busy booked blocked unavailable occupied taken engaged lunch appointment appointments tied travelling
    traveling
    out away off vacation holiday leave class conflict conflicts commitment commitments reserved swamped
    slammed
    dentist dentist's doctor doctor's gym teaching teaches training lecture lectures seminar exam court
    therapy
    commuting ooo presenting interviewing overbooked holidays
""")
#: Busy behind "has", "have", "in": "has meetings", "is in a meeting".
HELD = words("meeting meetings call calls calendar schedule interview interviews")
FREE = words("free available open clear nothing availability empty whenever anytime flexible")
#: What somebody does not want or cannot do stands behind one of these.
NOT = words("""
    not never no cannot can't cant won't wouldn't doesn't don't dont doesnt isn't aren't avoid avoiding
    unable except shouldn't
    hates dislikes without unavailable nor
""")
#: Wishes that may be left unmet.
SOFT = words("""
    rather ideally prefer prefers preferably preferred want wants like likes possible hopefully hates
    dislikes avoid love loves
""")
#: Limits that may not.
HARD = words("can cannot can't cant must unable impossible only needs need has")
BEFORE = words("before earlier until till by")
AFTER = words("after later from past since")
WORKS = words("works work working hours")
OPTIONAL = words("optional optionally")
BUFFER = words("buffer break breaks gap pause rest")
OPTIONS = words("options option slots times alternatives suggestions possibilities choices proposals")
EARLY = words("earliest earlist soonest early soon asap")
#: No wish: "no preference", "any time".
INDIFFERENT = words("preference preferences")
AGAIN = {"weekly": 7, "biweekly": 14, "fortnightly": 14}
SEATS = words("seats people persons places capacity seater holds")
ROOM = words("room hall office lounge studio")
ALL = words("all entire whole full")
#: What the meeting is called, and what is asked for.
MEET = words("""
    meeting meetings meet call sync catch-up catchup workshop kick-off kickoff kick review interview standup
    stand-up session
    discussion talk chat appointment slot time slots lunch coffee
""")
_OTHER = words("""
    schedule schedules scheduled scheduling arrange plan plans planning find set up organise organize book
    booking fix
    need needs want wants would like likes please could can will shall let let's us me my mine i'm i've i'd
    i'll our we'd
    team group everyone everyone's everybody everybody's participants attendees people person persons
    colleagues
    meeting meetings meet meets call calls sync catch catch-up kick kick-off review workshop session
    discussion talk chat
    hour hours half minute minutes min mins hr hrs day days week weeks weekly month daily morning mornings
    afternoon afternoons evening evenings noon midday midnight am pm today tomorrow weekday weekdays weekend
    time times slot slots calendar calendars constraint constraints existing work works working following
    here during
    between either there next this coming possible possibly give get make do does don't doesn't did hope
    well thanks
    thank hi hello hey everything anything suitable common good best fit fits suit suits when what which
    whenever while
    also then after before earlier later until till from past not never no cannot can't won't wouldn't isn't
    aren't
    avoid avoiding unable except more than less at least most same every each other others only just really
    already
    seats room rooms long length duration takes take lasts last attend attends attending come comes join
    joins needed
    required must should may might be there have has having had they're she's he's they'd she'd he'd it's
    that's
    zone timezone timezones utc gmt based lives located currently wide hours' hour's anytime any all entire
    whole full
    short quick brief regular recurring ahead go first second soon asap early work's office our's with without
    kickoff project one two three four five six seven eight nine ten twenty thirty forty forty-five sixty
    ninety
    would've because since for is are was were am into onto doing okay fine works better late starts start
    starting
    begins begin ends end finish finishes done gone away out off blocked booked busy free available open clear
    meeting's session's call's team's group's their them they his her him she he it its earliest earlist
    latest soonest
    standing standup stand-up slot's availability unavailable
    option options options' alternative alternatives suggestion suggestions choice choices
    optional optionally buffer break breaks gap pause rest nothing both neither retro retrospective check-in
    huddle brainstorm demo suggest propose together somewhere point been try trying thing got lunchtime
    actually sorry oops wait squeeze invite grab put get us we're they'll isn't shouldn't meets happy
    breathe breathing always leave board ending preference preferences love loves teach teaches
    sometime window date dates duration timeframe location topic subject agenda purpose venue sit down looking
workshops arrives arrive somewhat quick
attendees attendee participant invitees invited
""")
_CUES = BUSY | HELD | FREE | NOT | SOFT | HARD | BEFORE | AFTER | WORKS | OPTIONAL | BUFFER | OPTIONS | EARLY
PLAIN = _CUES | SEATS | ALL | MEET | frozenset(AGAIN) | frozenset(PLURAL_DAYS) | _OTHER
#: What may stand behind a person who opens a sentence.
BEHIND = words("""
    is are has have can can't cannot can't works work would wouldn't could should must may will won't
    doesn't does don't
    do wants want prefers prefer needs need likes hates and , & ( : ; busy free blocked booked out away off
    optional isn't
    aren't only also lives attends comes joins 's - leaves dislikes avoids starts finishes or with
""")
#: Words that turn, bound or soften a wish: unread, they must be told.
WEIGHTY = words("""
    not never no cannot can't cant won't wouldn't doesn't don't isn't aren't avoid avoiding unable except
    only before
    after earlier later until till by without rather ideally prefer prefers preferably optional optionally
    buffer busy
    booked blocked unavailable free available least most weekly biweekly fortnightly every each same
    earliest soonest
    latest late weekend weekdays mornings afternoons evenings room rooms first last
""")
