"""The phrases of visits: patterns over the marked line, each with what it says. At each place of the line the
first pattern that fits is taken; what none takes is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_N, _C, _R, _D, _Q, _T, _P = (rf"{kind}\d+" for kind in "NCRDQTP")
_DQ = r"[DQ]\d+"
_SEP = r"(?:[-–—>→:,=|(] )*"
_WE = r"(?:i|we|you|both|they|each of us|both of us|i'm|im|we're|i'll|we'll|you'll|you're|i am|we are) "
_BE = (
    r"(?:am |are |is |'m |will be |'ll be |will |would |be |can |could |want to |plan to |have to |need to )*"
)
_START = (
    r"(?:starts?|starting|begins?|beginning|arrives?|arriving|lands?|landing|get to|gets to|getting to|set off|setting off|"
    r"heads? out|heading out|departs?|departing|leaves?|leaving)"
)
_IN = r"(?:at |in |from |on |to |off |out |into )*"
_AT = r"(?:at |by |around |about |from |, |@ |on |exactly )*"
_DAILY = r"(?:each day |every day |both days |on both days |daily )?"
_BY = r"(?:by |before |at |no later than |until |not later than |at the latest by )"
_ABOUT = (
    r"(?:for |at |least |a |an |minimum |of |min |about |around |approximately |roughly |exactly |only |just |some |"
    r"another |to |spend |have |is |: |takes |take |needs |, |\( )*"
)
_MUST = (
    r"(?:i |we |you |and )*(?:absolutely |definitely |really )*(?:must|have to|has to|need to|needs to|got to|"
    r"definitely want to|absolutely want to)(?: absolutely| definitely| really)* "
)
_SEE = (
    r"(?:meet up with|meet with|meet|meeting|see|seeing|visit|visiting|catch up with|catch|call on|drop in on|"
    r"talk to|interview|go to|go and see|stop at|stop by|tour|check out|be at|do)"
)
_SEEING = r"(?:meet|meeting|see|seeing|visit|visiting)"
_HERE = (
    r"(?:, |who |which |that )*(?:is|will be|'s|'ll be|are|works|would be|can be found|can be met|can be seen|stays|"
    r"sits|waits|sells|has a desk|has an office)(?: available| free| there| around| only| also| back| out)* "
)
_FROM = r"(?:from |between |on |for |open |available |free |only |, |: |\| |\( |is |are |and |or |hours |- )*"
_WAYS = (
    r"(?:ways?|trips?|drives?|walks?|rides?|hops?|legs?|journeys?|transfers?|travel|travel time|travel times)"
)
_TAKES = r"(?:takes?|took|is|are|lasts?|:|=|about|around|roughly|in|,|it takes|it is|it's|you need|another) "
_PLACES = r"(?:places|place|stops|stop|of them|of these|locations|people|pair|pairs|visits|customers|ones?)"
_FOOT = (
    r"(?:walk|walking|drive|driving|ride|cycling|by car|on foot|by bike|by bus|by tram|by train|away|the way)"
)
_TRAVEL = r"(?:walking|walk|travel|travelling|traveling|driving|cycling|travel time|on the road|on foot|in transit|on the way)"
_TOTAL = r"(?: in total| overall| altogether| all day| in all)?"
_PER_DAY = r"(?P<day> a day| per day| each day| every day)?"

#: Names that a pattern gives to the marks that it takes, in order.
PHRASES: list[tuple[str, re.Pattern[str]]] = []


def _add(name: str, *patterns: str) -> None:
    PHRASES.extend((name, re.compile(pattern + r"(?: |$)")) for pattern in patterns)


# Corrections come first: what they take back is no longer there.
_add(
    "lunch",
    rf"(?:i |we |need |want |with |and |take |have |would like |'d like |include |plan |also |keep )*(?:a |an |my |our )?"
    rf"(?P<d>{_D} )?(?:for )?(?:lunch break|lunch|break for lunch|meal break|break)(?: of| for| lasting| :|,| should last)*"
    rf"(?: (?P<d2>{_D}))?(?: for lunch)?(?:,| somewhere| sometime| any time| anytime| some time)*"
    rf"(?: (?:between |from |within |at |around |starting at )*(?P<r>{_R}|{_C}))?(?: for (?P<d3>{_D}))?",
)
_add(
    "usual",
    rf"(?:it |we |i )?(?:assume |allow |count |reckon |takes |is |it's |it takes )*{_ABOUT}(?P<d>{_D}) (?:of travel |of travelling |to get )?"
    rf"(?:between|from) (?:any|each|every|all|the) (?:(?:two|{_Q}) )?(?:of )?(?:the )?{_PLACES}(?: to (?:any|every|the) other| and the next| to the next)?",
    rf"(?:everything|everyone|everybody|all of them|all of these|all places|all the places|they|these|places|they all|"
    rf"(?:any|every|all|each)(?: (?:two|{_Q}))? {_PLACES}) (?:is |are |lie |lies |all )*{_ABOUT}(?P<d>{_D})"
    rf"(?: away)?(?: apart| from (?:each|every|one|any|all)(?: the)? (?:others?|another)(?: one| place)?| away)",
    rf"(?P<kind>(?:all|every|each|any|the)(?: of the)?(?: single)? {_WAYS})(?: between (?:them|places|stops|any (?:two|{_Q})(?: {_PLACES})?))?"
    rf" {_TAKES}*{_ABOUT}(?P<d>{_D})",
    rf"(?P<kind>{_WAYS}) (?:between (?:them|places|stops|all places|any places) )?(?:always )?{_TAKES}+{_ABOUT}(?P<d>{_D})",
)
_add(
    "limit",
    rf"(?:no |not )?(?:more than|longer than|at most|maximum|max|up to|a maximum of|at the most) (?P<d>{_D})(?: of)? {_TRAVEL}{_TOTAL}{_PER_DAY}",
    rf"(?:i |we |don't |do not |won't |want to |like to )*{_TRAVEL} (?:for )?(?:no more than|at most|not more than|more than) (?P<d>{_D}){_TOTAL}{_PER_DAY}",
)
_add(
    "at_most",
    rf"(?:no more than|at most|not more than|maximum|max|up to) (?P<q>{_Q}) (?:visits?|meetings?|people|friends|customers|places|stops){_PER_DAY}",
)
_add(
    "at_least",
    rf"(?:at least|no fewer than|no less than) (?P<q>{_Q}) (?:visits?|meetings?|people|friends|customers|places|stops)",
)
_add(
    "none_before",
    rf"(?:but |and |please |with )*(?:no|not any|nothing|nobody|don't (?:see|meet|visit) (?:anyone|anybody))(?: visits?| meetings?| appointments?)?"
    rf"(?: to start| starting)? (?:before|earlier than) (?P<c>{_C})",
)
_add(
    "none_after",
    rf"(?:but |and |please |with )*(?:no|not any|nothing|nobody|don't (?:see|meet|visit) (?:anyone|anybody))(?: visits?| meetings?| appointments?)?"
    rf" (?:after|later than) (?P<c>{_C})",
)
_add(
    "order",
    rf"(?:i |we |want to |'d like to |would like to |like to |need to |must |have to |please |and )*(?:{_SEEING} )?(?P<a>{_N}) before (?:{_SEEING} |i {_SEEING} )?(?P<b>{_N})(?! at)",
)
_add(
    "order_after",
    rf"(?:i |we |want to |'d like to |would like to |like to |need to |must |have to |please |and )*(?:{_SEEING} )?(?P<b>{_N}) (?:only )?after (?:{_SEEING} |i {_SEEING} )?(?P<a>{_N})",
)
_add(
    "least_travel",
    rf"(?:and |with |then )*(?:as little|the least|least|as few minutes of|minimal|minimum|the shortest) (?:{_TRAVEL}|time {_TRAVEL}|route|way)(?: time)?(?: as possible| as i can| as we can)?",
    rf"(?:and |then )*(?:minimi[sz]e|keep) (?:the |my |our )?(?:total )?{_TRAVEL}(?: time)?(?: short| down)?",
)
_add(
    "earliest",
    r"(?:and |then |with |i want to |we want to |to )*(?:finish|finishing|be done|done|be back|be finished|get done|end) (?:the day )?(?:as early|as soon|as quickly) as (?:possible|i can|we can)",
)
_add(
    "score_goal",
    r"(?:and |i want |we want |please |to )*(?:get |reach |collect |score |with |maximi[sz]e |make |have )*(?:the |my |our |as )*(?:highest |best |greatest |maximum |most |many )*(?:total |overall )*(?:score|points|value)(?: as possible| possible| in total)?",
)
_add(
    "most",
    r"(?:and |so |i |we |you |would like to |'d like to |want to |wants to |like to |would |love to |please |to |let me |help me )*(?:meet |see |visit |fit in |do |manage |get to |reach )?(?:with )?"
    r"(?:as many|the most|the maximum number of|the greatest number of|the largest number of)(?: (?!as )[a-z]+){0,4}(?: as (?:possible|i can|we can|you can|i possibly can))?",
)
_add(
    "team",
    rf"(?P<a>{_N})(?: , (?P<c>{_N}))?(?: ,)? and (?P<b>{_N}) (?:can |will |could |may |want to )*(?:split up|go separately|share (?:the|these|them)(?: visits)?|travel separately|work in parallel|divide (?:the visits|them))(?: between them| up)?",
    rf"(?:{_Q} |the )?(?:travellers|travelers|of us|technicians|nurses|people|reps|colleagues)(?: ,| :| are| \(| -)* (?P<a>{_N})(?: , (?P<c>{_N}))?(?: ,)? and (?P<b>{_N})(?: ,)? (?:who )?(?:can |will |could )*(?:split up|go separately|share)?",
)
_add(
    "days",
    rf"(?:over |in |during |within |for |on |i have |we have |there are )(?:the |a |next )*(?P<p>{_P})",
)
_add(
    "way_between",
    rf"(?:it |it's |is |takes |it takes |it is |about |around )*(?P<m>{_DQ}) (?:{_FOOT} |travel )?between (?P<a>{_N}) and (?P<b>{_N})",
    rf"(?:between |the way between |from )?(?P<a>{_N}) and (?P<b>{_N}) (?:are |is |lie |it is |it's |it takes |takes |: |, )*{_ABOUT}(?P<m>{_D})(?: apart| away)?(?: from each other| of each other)?(?! with)",
    rf"between (?P<a>{_N}) and (?P<b>{_N}) (?:{_TAKES})*{_ABOUT}(?P<m>{_DQ})",
    rf"(?P<a>{_N}) (?:is |lies )(?:about |around |roughly |only )*(?P<m>{_D}) (?:away )?from (?P<b>{_N})",
    rf"(?P<a>{_N}) (?:<->|< - >|↔|⇄|<>|< >) (?P<b>{_N}) {_SEP}(?P<m>{_DQ})",
)
_add(
    "way",
    rf"(?:it |it's |is |takes |it takes |it is |takes me |takes us |about |around |, |and |you need |i walk : |{_FOOT} takes )*{_ABOUT}(?P<m>{_DQ}) (?:of )?(?:to (?:get|go|walk|drive) |{_FOOT} )*from (?P<a>{_N}) (?:over )?to (?P<b>{_N})",
    rf"(?:to (?:get|go|walk|drive) )?(?:from )?(?P<a>{_N}) (?:to|->|- >|→|➔|⇒) (?P<b>{_N}) (?:{_TAKES}|{_FOOT} )*{_SEP}{_ABOUT}(?P<m>{_DQ})(?: {_FOOT})?",
    rf"(?:to (?:get|go|walk|drive) )?from (?P<a>{_N}) to (?P<b>{_N}) (?:{_TAKES}|{_FOOT} )*{_ABOUT}(?P<m>{_DQ})(?: {_FOOT})?",
    rf"from (?P<a>{_N}) (?:it |{_TAKES}|{_FOOT} )*{_ABOUT}(?P<m>{_DQ}) (?:{_FOOT} )?to (?P<b>{_N})",
)
_add("way_dash", rf"(?P<a>{_N}) (?:-|–|—|/|\|) (?P<b>{_N}) {_SEP}(?P<m>{_DQ})(?! {_SEP}[RC]\d)")
_add(
    "way_on",
    rf"(?:, |; |and |it is |it's |it takes |takes )*{_ABOUT}(?P<m>{_DQ}) (?:{_FOOT} )?(?:to|on to) (?P<b>{_N})",
    rf"(?:, |; |and )+to (?P<b>{_N}) (?:{_TAKES}|{_FOOT} )*{_ABOUT}(?P<m>{_DQ})",
)
_add(
    "way_back",
    rf"(?:, |; |and |but |it is |it's |takes )*(?P<m>{_DQ}) (?:for )?(?:the )?(?:back|way back|on the way back|the other way(?: round| around)?|other way(?: round| around)?|in the (?:other|opposite) direction|return|coming back|going back|on the return)",
    rf"(?:, |; |and |but )*(?:back|the way back|the other way(?: round| around)?|in the (?:other|opposite) direction|the return) (?:it )?{_TAKES}*(?P<m>{_DQ})",
)
_add(
    "end",
    rf"(?:and |then |i |we |so |must |have to |has to |need to |want to |should |would like to |'d like to |to |be |get |come |return |go )*back (?:at|in|to) (?P<n>{_N}) (?P<by>{_BY})(?P<c>{_C})",
    rf"(?:and |then |i |we |so )*(?:must |have to |has to |need to |want to |should |would like to |'d like to )(?:be|end|finish|arrive|end up)(?: up| the day| again)? (?:at|in) (?P<n>{_N}) (?P<by>{_BY})(?P<c>{_C})",
    rf"(?:and |then |i |we |so )*(?:ends?|ending|finish|finishing|return|returning)(?: up| the day| back)? (?:at|in|to) (?P<n>{_N}) (?P<by>{_BY})(?P<c>{_C})",
)
_add(
    "end_place",
    rf"(?:and |then |i |we |so |must |have to |need to |want to |to |should )*(?:ends?|ending|finish|finishing|return|returning|go back|come back|get back|be back|end up)(?: up| the day| back)* (?:at|in|to) (?P<n>{_N})",
)
_add(
    "back",
    rf"(?:and |then |i |we |so |must |have to |has to |need to |want to |should |would like to |'d like to |be |get |come |to )*(?P<w>back|home|done|finished|finish|through|end|stop)(?: there| home| again| by then| everything| where i started| the day)* {_BY}(?P<c>{_C})",
    rf"(?:and |then |i |we |so |must |have to |need to |want to |to )*(?P<w>return|get back|go back|come back|be back)(?: there| home| again| where i started| to where i started| to the start)*(?: {_BY}(?P<c>{_C}))",
)
_add(
    "train",
    rf"(?:and )?(?:my |our |the )?(?:train|flight|bus|plane|ferry) (?:goes|leaves|departs|is)(?: from (?P<n>{_N}))? at (?P<c>{_C})",
)
_add(
    "setting",
    rf"(?:{_WE})?(?:am |are |is |'m |will be )*(?:visiting|in|exploring|touring) (?P<n>{_N}) for (?:the|a|one|P\d+)(?: (?:whole |full )?(?:day|weekend|P\d+))?(?! {_DQ})",
    rf"(?:{_WE})(?:am |are |will be )*(?:visiting) (?P<n>{_N})(?= (?:and|,|\.))",
)
_add(
    "start",
    rf"(?:{_WE})?{_BE}(?:{_START} )(?:the day |my day |our day )?{_DAILY}{_IN}(?P<n>{_N}) {_SEP}{_AT}(?P<c>{_C})(?: {_DAILY.strip()})?(?: in the morning)?",
    rf"{_WE}{_BE}{_IN}(?P<n>{_N}) {_SEP}{_AT}(?P<c>{_C})",
    rf"(?:{_WE})?{_BE}(?:{_START} ){_AT}(?P<c>{_C}) {_DAILY}(?:at|in|from) (?P<n>{_N})",
    rf"(?:at |from )?(?P<c>{_C}) (?:, )?{_WE}{_BE}(?:{_START} )?{_IN}(?P<n>{_N})",
    rf"start(?:ing)?(?: point| place| location)? : (?P<n>{_N}) {_SEP}{_AT}(?P<c>{_C})",
    rf"(?:my |our |the )?(?:day|tour|round) (?:starts|begins) (?:at|in|from) (?P<n>{_N}) (?:at )?(?P<c>{_C})",
    rf"(?:my |our |the )?(?:day|tour|round) (?:starts|begins) (?:at )?(?P<c>{_C}) (?:at|in|from) (?P<n>{_N})",
    rf"(?:round |tour |day |visits |go |going )*from (?P<n>{_N}) (?:at|from) (?P<c>{_C})(?: {_WE}(?:visit|see|meet)(?: customers| friends| people| patients| clients)?)?",
)
_add(
    "start_place",
    rf"(?:{_WE})?{_BE}(?:{_START} )(?:point |place |location )?(?:the day |my day |our day )?{_IN}{_SEP}(?P<n>{_N})",
    rf"(?:i'm|im|i am|we're|we are|i'll be|we'll be|you are) (?:staying |based |now |currently )*(?:at|in) (?P<n>{_N})",
)
_add(
    "start_clock",
    rf"(?:{_WE})?{_BE}(?:{_START} |free |available |ready )+(?:off |out )?(?:time )?{_SEP}{_AT}(?P<c>{_C})",
    rf"(?:my |our |the )?(?:day|tour|round) (?:starts|begins) (?:at )?(?P<c>{_C})",
)
_add("must_see_at", rf"{_MUST}{_SEE} (?P<n>{_N}) (?:, )?(?:at|in|@) (?P<p>{_N})")
_add("must_see", rf"{_MUST}{_SEE} (?P<n>{_N})")
_add(
    "musts",
    rf"(?P<a>{_N}) and (?P<b>{_N}) (?:are|is) (?:a )?(?:must|musts|essential|mandatory|non negotiable|not optional)",
    rf"(?P<a>{_N}) is (?:a |an )?(?:must|absolute must|essential|mandatory|non negotiable|not optional)",
    rf"(?:i |we )?(?:can't|cannot|can not|don't want to|must not|mustn't|don't) (?:miss|skip|leave out) (?P<a>{_N})",
)
_add(
    "must_be",
    r"(?:, |and |but |it |she |he |they |this one |that one |who |which )*(?:must be (?:seen|met|visited|included)|is a must|is essential|is mandatory|is non negotiable|"
    r"(?:can't|cannot|must not|may not) be (?:missed|skipped|left out)|is not optional|must not be left out|essential|mandatory)",
)
_add(
    "at",
    rf"(?P<n>{_N}) {_HERE}(?:at|in|on|by|near) (?P<p>{_N})",
    rf"{_SEE} (?P<n>{_N}) (?:, )?(?:who is )?(?:at|in|@) (?P<p>{_N})",
    rf"(?P<n>{_N}) (?:, |\( |: )?(?:at|in|@) (?P<p>{_N})",
    rf"(?P<n>{_N}) (?:[-:,(|–—/;] )+(?P<p>{_N})(?= (?:[-:,(|–—/;] )*(?:from |between |on |for |day |open )*[RCDTQ]\d)",
)
_add(
    "who_is",
    rf"(?P<x>, (?:who|and) |(?:she|he|it)(?: is| will be|'s) |(?:she's|he's|it's) )(?:is |will be )?(?:at|in|on) (?P<p>{_N})",
)
_add(
    "open",
    rf"(?P<n>{_N}) (?:, |\( |which |is |are )*(?:only |also )?(?:open|opens|accessible|available|opening hours)",
)
_add(
    "need",
    rf"(?P<n>{_N}) (?:needs?|takes?|wants?|requires?|lasts?|gets|is for|for) {_ABOUT}(?P<d>{_D})",
    rf"{_ABOUT}(?P<d>{_D}) (?:long )?(?:with|for|to see|to visit|to meet) (?P<n>{_N})",
)
_add(
    "see",
    rf"(?:and |also |i |we |want to |'d like to |would like to |like to |you'd |i'd |we'd )*(?P<v>{_SEE}) (?P<n>{_N})",
)
_add(
    "visits_of",
    rf"(?:plan )?(?:my |our |the )?(?:visits?|meetings?|appointments?) (?:to|with|at) (?P<a>{_N})(?: , (?P<c>{_N}))?(?: ,)?(?: and (?P<b>{_N}))?",
)
_add(
    "each",
    rf"(?:each|every one|everyone|everybody|all)(?: of them| one| of these)? for {_ABOUT}(?P<d>{_D})",
    rf"{_ABOUT}(?P<d>{_D}) (?:with |at |for |in )?(?:each|every one|everyone|everybody|all of them|every visit|each visit|each person|per visit|per person|per stop|apiece)(?: of them| one| person| visit| of these| place| stop)?",
    rf"(?:each|every|all)(?: of the)?(?: (?:visits?|meetings?|stops?|appointments?))? (?:takes?|lasts?|is|are|should last|should take|needs?) {_ABOUT}(?P<d>{_D})(?: long)?",
)
_add(
    "worth",
    rf"(?:, |and |is |are |it |which )*(?:worth|gives|scores|counts|brings|score|value) (?:: |of )*(?P<q>{_Q})(?: points?| pts?)?",
    rf"(?:, |and |for |\( )*(?P<q>{_Q}) (?:points?|pts?)",
)
_add(
    "day",
    rf"(?:on |only on )?(?:the )?day (?P<q>{_Q})(?: only)?",
    r"(?:on )?(?:the )?(?P<o>first|second|third|fourth|fifth) day",
)
_add("any_day", r"(?:on )?(?:both days|every day|each day|any day|all days|all P\d+)")
_add("date", rf"(?:on |for |only on )?(?P<t>{_T})")
_add(
    "window",
    rf"{_FROM}(?P<r>{_R})",
    rf"{_FROM}(?P<f>{_C}) (?:to|until|till|-|–|and) (?P<u>{_C})",
    rf"(?:is )?(?:opens? |open |starting |from |starts )+(?:at )?(?P<f>{_C}) and (?:it )?(?:closes? |shuts? )(?:at )?(?P<u>{_C})",
    rf"(?:only |open |there |available |free |is |, )*(?:until|till|before|up to|closes at|but leaves at|leaves at) (?P<u>{_C})",
    rf"(?:only |open |there |available |free |is |, )*(?:from|after|opens at|starting at|any time after) (?P<f>{_C})(?: on| onwards?)?",
)
_add(
    "length",
    rf"{_ABOUT}(?P<d>{_D})(?! (?:long )?(?:with|for|to see|to meet|to visit) (?:N\d|each|every|all))(?: (?:long|there|in there|inside|with (?:her|him|them|it)|to (?:see|meet|visit) (?:her|him|them|it)|for (?:her|him|them|it)|at least|minimum|each time|visit))?",
)
_add(
    "unit",
    r"(?:all |everything |times |travel times |distances |travel distances |the )*(?:\( )?in minutes(?: \))?(?: :)?",
)
_add(
    "walk",
    r"(?:, |and |i |we |will |by |going )*(?P<w>walk|walking|on foot|by car|drive|driving|by bike|cycling|bike|by bus|by tram|by train|public transport|by metro)(?: everywhere| between them)?(?: :)?",
)

#: "A, no, B": what stands before is taken back.
CORRECTION = re.compile(
    r"(?:(?:at|from|to|in|by|for|is) )*(?P<kind>[CRDNQT])(?P<old>\d+) (?:[-,(–—.] )*(?:no|sorry|actually|wait|oops|correction|i mean|make that|make it|"
    r"rather|scratch that|i meant)(?: (?:,|no|not|sorry|wait|actually|i|mean|meant|make|that|it|rather|at|from|to|for|in|by|is|,|:)){0,6} "
    r"(?=(?P=kind)\d+)"
)

Handler = Callable[["re.Match[str]"], None]
