# ruff: noqa: E501 (patterns and word lists are read better whole)
"""Days, shifts, staff and demand as patterns over the marked line, the sharper before the vaguer."""

from __future__ import annotations

from planner_agent.families.roster.words.phrase_list import Phrases
from planner_agent.families.roster.words.pieces import (
    DAILY,
    DAYS,
    EACH,
    PEOPLE,
    SUBJECT,
    B,
    D,
    K,
    N,
    P,
    R,
    S,
    T,
    W,
)

PHRASES = Phrases()

# Shifts.
PHRASES.add(
    "runs",
    rf"(?:the |our |and |, )*(?P<s>{S})(?: shifts?)? (?:starts?|begins?|runs?|goes?|is|are) (?:at |from )?(?P<f>[BC]\d+) (?:and |, )*(?:ends?|finish|finishes|stops?|until|till|to|lasts until|goes on until)(?: at)? (?P<l>[BC]\d+)",
)
PHRASES.add("hours_list", rf"(?:from |, |at )*(?P<list>{R} (?:and|&|/|or) (?:from |then )*{R})")
PHRASES.add(
    "hours_list",
    rf"(?:(?:{B} |the |our |with |in |different )*(?:shifts?|lessons|sessions|slots|classes|blocks)(?: are| is| at| run| going| :| ,| from| of| a day| per day| -| \()* )(?P<list>{R}(?: (?:,|and|&|/|, and|or|;) (?:then |from )*{R})+)(?: \))?",
)
PHRASES.add(
    "shift",
    rf"(?:the |a |an |our |and |shifts? |are |is |: )*(?P<s>{S})(?: shift| shifts)?(?: runs?| is| goes| lasts| from| :| ,| \(| =| are| -| –)*(?: (?P<r>{R}))(?: \))?",
    rf"(?:(?:one|a|single|each|every|B\d+|the|there is|there's|we have|have|run) )*(?:shift|shifts)(?: a day| per day| each day| every day| a S\d+| a night| is| are|:|,| from| of| runs| \()* (?P<r>{R})(?: \))?",
    rf"(?P<s>{S})(?: shifts?)? (?:is |are |lasts? |takes? |: |of |at |, |with |each |\( )*(?P<d>{D})(?: long)?(?: each)?(?: \))?",
    rf"(?:from )?(?P<r>{R}) \( (?:the )?(?P<s>{S})(?: shift)? \)",
    rf"(?:all |in )?(?P<d>{D}) (?:shifts|duty|duties|watches)(?: (?:starting|beginning|from|start|which start|that start) (?:at )?(?P<c>C\d+))?",
    rf"(?:all |each |every |a )*shifts? (?:is |are |lasts? |take |takes |of |: )*(?P<d>{D})(?: long)?(?: each)?",
)
PHRASES.add(
    "shifts_",
    rf"(?:(?:the |our |we have |have |there are |{B} |with )*(?:shifts?|kinds of shifts?|shift types?)(?: are| is|:| :| called| named| =| per day| a day| each day| \()* )(?P<s>{S})(?= [.,;¶:)] )",
)
PHRASES.add(
    "aside",
    r"(?:, |\( )?(?:when|as|since|because|where|since then) (?:(?:we|it|the [a-z]+|they) )?(?:'re |are |is |we're |it's |they're )?(?:closed|shut|not open)(?: \))?",
)
# Closed days.
PHRASES.add(
    "shut",
    rf"(?:closed|shut|not open)(?: on| every| each)* (?P<w>{W}) and (?P<w2>{W}) (?P<s>{S})",
    rf"(?:(?:we're|we are|it's|it is|is|are|the [a-z]+ is|and|,) )*(?:closed|shut|not open|no work)(?: on| every| each| all day)* (?P<w>{DAYS})(?! S)(?: all day)?",
    rf"(?:(?:we're|we are|it's|it is|is|are|the [a-z]+ is|and|,) )*(?:closed|shut|not open|no work)(?: on| every| each)* (?P<w>{DAYS}) (?P<s>{S})",
)
PHRASES.add(
    "shut",
    rf"(?:on )?(?P<w>{DAYS})(?: ,)? (?:we|it|the [a-z]+)? ?(?:we're|it's|is|are|remain|stay)? ?(?:closed|shut|not open)(?! (?:on |every |each )?{W})",
)
PHRASES.add(
    "open",
    rf"(?:and |so )*we(?: only| are| also)?(?: [a-z]+)?(?: only| on| from| every| each)* (?P<w>{W})(?= [.,;¶])",
)
PHRASES.add("open", rf"(?:on )?(?P<w>{W}) only(?= [.,;¶])")
PHRASES.add("open", rf"(?P<whole>(?P<w>{W}))(?: only)?(?= [.¶;])")
PHRASES.add(
    "open",
    rf"(?:(?:we're|we are|it's|is|are|the [a-z]+ is|and|,|which is|only) )*(?:open|opened)(?: on| every| each| from| only)* (?P<w>{DAYS}|every day|daily|seven days|7 days)",
)
# People.
PHRASES.add(
    "staff",
    rf"(?:the )?(?:others|rest)(?: of the [a-z]+)?(?: :| are| is)+ (?P<n>{N})",
    rf"(?:the |our |my |available |we have |these |on the |for )*{PEOPLE}(?: members?)?(?: of {B})?(?: at| for| of| on| in)*(?: the| our| my)?(?: [a-z]+){{0,3}}?(?: :| are| is| =| -| consists of| consist of| available :|,)* (?P<n>{N})",
    rf"(?:(?:{B} )?(?P<k>{K}|{PEOPLE}) )(?:are |is |: |, |- |– |— |called |named |\( )*(?P<n>{N})",
    rf"(?:we are|we're|there are|there is|there's|it's|us :|that's|for|with|of|only|shifts of|i have|we have|have|one of|between|among|:) (?:just |only |the |me , |{B} )*(?P<n>{N})(?! (?:can't|cannot|cant|is|are|would|off|never|doesn't|does|not|no|max|at|only|works|prefers|wants|must|needs|has|likes|gets|hates|may|should|will|won't))(?: works? there| work there)?",
)
PHRASES.add(
    "staff",
    rf"(?:we have |we've got |i have |there's |there are |only |just )+(?P<n>{N}) (?:are |is |left |working |who are )*(?:available|around|here|free|on duty|in)(?! (?:on )?(?:W|T)\d+ (?:and|only))",
)
PHRASES.add(
    "staff",
    rf"(?P<n>{N}) (?:are (?:in|available|around|up for it)|share|cover|split|take turns|do)(?: it| this| them| the work| the shifts| all| everything)*(?= [.,;¶])",
)
PHRASES.add("bracket", rf"(?:and |with |, |: |plus |- |• |\* )*(?P<n>{N})(?= \()")
PHRASES.add(
    "contract",
    rf"(?P<n>{N}) (?:is |are |works? |both |only |on |a |employed )*(?:part|full) -? ?(?:time|timers?)(?: :| ,| -| with| on| contract| at| \(| and)*(?: (?:works?|does|has|gets) )?",
)
PHRASES.add("entry", rf"(?:- |• |\* |– |, )*(?P<n>{N})(?= (?:[:,.;¶–-]|$))")
PHRASES.add("head", rf"(?:number of )?(?P<k>{K}|{PEOPLE}) : (?P<b>{B})(?= [.,;¶])")
PHRASES.add("period", rf"(?:number of )?days : (?P<bare>{B})(?= [.,;¶])")
PHRASES.add("head", rf"(?P<b>{B}) (?P<k>{K}|{PEOPLE})(?P<opens>(?= [,:;.¶]))")
PHRASES.add(
    "head",
    rf"(?:we have|we are|we're|there are|have|team of|staff of|crew of|for|roster|rota for|schedule|plan)(?: about| a team of| our| my| a staff of| the)* (?P<b>{B}) (?P<k>{K}|{PEOPLE})(?! (?:on|each|per|in|at|for the|every|working|a day|needed))",
)
# Demand.
WANT = r"(?:(?:all|and|but|also|,|normally|usually|just|only|with|we|i|need|needs|want|wants|require|requires|there|must|should|has|have|to|be|is|are|please|put|always|then|otherwise|it|takes|will|would|like|staffed|by|the rest of the time|in general|plus|having) )*"
TARGET = rf"(?:(?:needed |required |working |there |present |on duty )*(?:on|in|per|for|at|during|to|every|each|a|work|the|cover|do|doing)(?: on| in| at| for| the| each| every| both| all| a| our| of| do| cover)* (?P<s>{S})(?: shifts?)?(?: each)?(?! followed| after))"
GENERAL = rf"(?:(?:needed |required |working |on duty |is |are |there |at a time |at once |at any time )*(?:on |in |per |for |at |during )*(?:the )?(?:each|every|both|all|either|any|apiece|per|a|of)(?: of)?(?: the| them| these| those)?(?: {B}| two| three)?(?: shifts?(?! S)|(?! shift| S| day| night| W| {PEOPLE}| K)))"
WANTING = r"(?:(?:all|normally|usually|just|only|with|we|i|need|needs|want|wants|require|requires|there|must|should|has|have|to|be|is|are|please|put|always|then|it|takes|will|would|like|staffed|by|the rest of the time|in general|having) )*"
PART = r"(?: S\d+(?: shifts?)?)?"
#: Behind days: a number that they are for, since no comma stands between, or it has no days of its own.
HERE = rf"{PART} (?:{WANTING})(?:B\d+(?! (?:K\d+ |{PEOPLE} )?S\d+ (?:on |at )?[WT]\d)|nobody|no one)"
NEXT = rf"[ ,:]*{PART} (?:{WANT})(?:B\d+|nobody|no one)(?! (?:(?:K\d+|{PEOPLE}|on each|per shift|each|extra|more|S\d+|on S\d+|in the S\d+|on the S\d+) )*(?:(?:on|from|at|in|over|during|for|the|each|every|, on) )*[WT]\d)"
SHUT = rf"(?!(?: (?!{W})[a-z']+){{0,3}} (?:closed|shut) (?!(?:on |every |each )?{W}))"
LEAD = r"(?:on |from |for |at |during |in |over )*(?:the |each |every |any )*"
ON = rf"(?:{LEAD}{DAYS}(?!{HERE}){SHUT}|(?:, |and ){LEAD}{DAYS}(?!{NEXT}){SHUT}|(?:, )?{DAILY}(?!{NEXT} {W})|(?:on |at )?both(?: days)?)"
PHRASES.add(
    "demand_hours",
    rf"{WANT}(?P<b>{B}) (?:(?P<k>{K})|{PEOPLE}) (?:from |at |on |between |work |working |for )*(?P<r>{R})(?P<when>(?: {ON})*)",
)
PHRASES.add(
    "including",
    rf"(?:, |\( |- |and )*(?:including|incl \.|incl|of whom|of which|of them|of those|among them|among whom|with)(?: there| should| must| has| have| be| is| are| to)* (?P<b>{B})(?: of them| of which)?(?: must| should| has| have| to| be| is| a| an| our| qualified)* (?P<k>{K})(?: \))?",
    rf"(?:, |\( |- |and )*(?P<b>{B}) of (?:them|these|those|whom|which|the two|the three|the {B}|each pair|those on (?:duty|shift))(?: must| should| has| have| to| be| is| a| an| our| qualified)* (?P<k>{K})(?: \))?",
)
PHRASES.add(
    "demand",
    rf"{WANT}(?P<b>{B}|nobody|none)(?: (?:(?P<k>{K})|{PEOPLE}))? (?:on |for |at |during |in |the |each |every )*(?P<when0>{W}) (?P<s>{S})(?: shifts?)?(?: each)?",
    rf"(?:and |but |, )*(?:on |for |at |the |every |each )*(?P<when0>{W}) (?P<s>{S})(?: shifts?)?(?: :| ,| -)? {WANT}(?P<b>{B}|nobody|none)(?: (?:(?P<k>{K})|{PEOPLE}))?(?= [.,;¶)(]| and| but)",
)
PHRASES.add(
    "demand",
    rf"(?P<g>(?:each|every|all|both|any)(?: of the)?(?: the)?(?: {B}| two| three)? shifts?) (?:needs?|requires?|has|have|must have|should have|gets|get|is staffed with|are staffed with|with|takes|:|=|is covered by| )+ ?(?P<b>{B})(?: (?:(?P<k>{K})|{PEOPLE}))?(?P<when>(?: {ON})*)",
    rf"(?:just |only |when |where |then |there |, )*(?P<b>{B})(?: (?:(?P<k>{K})|{PEOPLE}))? (?P<same>is enough|are enough|will do|suffices?|is fine|is plenty|would do|is sufficient|are sufficient)",
    rf"{WANT}(?P<b>{B}|nobody|no one|none)(?: (?:of (?:N\d+|them|us|these)|(?P<k>{K})|{PEOPLE}|extra|more|{N}))?(?P<when0>(?: {ON})*)(?: (?:{TARGET}(?: \( (?P<r>{R}) \))?|(?P<g>{GENERAL})))?(?P<when>(?: {ON})*)(?P<g2> each| per shift| on each(?: shift)?| on every shift)?(?P<when2>(?: {ON})*)(?:(?: ,)? (?:except|but not|apart from|other than|excluding)(?: on| for)?(?: the)? (?P<x>{DAYS})(?:(?: ,)? when (?:we|it|the [a-z]+)? ?(?:we're|are|is|it's|'re|stay|remains?)? ?(?:closed|shut|not open))?)?(?: only)?(?! (?:are|is) not| (?:aren't|isn't))",
    rf"{WANT}(?P<b>{B}) (?:(?P<k>{K}) |{PEOPLE} )?(?P<s>{S})(?: shifts?)?(?P<when>(?: {ON})*)",
    rf"(?P<s>{S})(?: shifts?)? (?P<b>{B}|nobody|none)(?: (?:(?P<k>{K})|{PEOPLE}))?(?P<when>(?: {ON})*)(?= [.,;¶)(])",
    rf"(?:and |but |, )*(?:on|for|at|in|during) (?:the |each |every |all )*(?P<s>{S})(?: shifts?)?(?P<when0>(?: {ON})*)(?: ,| :)? {WANT}(?P<b>{B}|nobody|none)(?: (?:(?P<k>{K})|{PEOPLE}))?(?P<when>(?: {ON})*)(?! shifts| days| nights| in a row)(?! (?:are|is) not| (?:aren't|isn't))",
    rf"(?:, |to |it's |to )*(?P<b>{B})(?: (?:(?P<k>{K})|{PEOPLE}))?(?P<again>)(?= [.,;¶!)])",
    rf"(?P<s>{S})(?: shifts?)?(?: needs?| requires?| has| gets| wants| is covered by| with| :| ,| -| =)+ (?P<b>{B}|nobody|no one)(?: (?:(?P<k>{K})|{PEOPLE}))?(?P<when>(?: {ON})*)",
)
PHRASES.add(
    "aligned",
    rf"(?P<op>(?!))?(?P<b>{B})(?P<more>(?: and {B})+)(?= (?:at |on )?(?:the )?{W})(?P<when>(?: {ON})*)",
)
PHRASES.add(
    "aligned",
    rf"(?:{WANT})(?:(?P<op>minimum|min|at least|maximum|max|at most|exactly) )?(?:staffing |staff |cover |crew |people |levels |strength |of |: )*(?P<b>{B})(?P<more>(?: / {B})+)",
)
PHRASES.add(
    "ellipsis",
    rf"{SUBJECT}(?P<op>at most|at least|no more than|not more than|up to|max|maximum|min|minimum|exactly)? ?(?P<b>{B})(?: {EACH})?(?= (?:[.,;¶)]|and|but|in total))(?: in total)?",
)
PHRASES.add(
    "context",
    rf"(?:and |but |, )*(?:on|for|at|in|during) (?:the |each |every |all )*(?P<s>{S})(?: shifts?)?(?: ,)?(?= (?:{B}|nobody|we|there|one))",
)
PHRASES.add("row_head", rf"(?P<s>{S})(?: shifts?)? :(?= (?:W|T|B|every|each|daily))")
PHRASES.add(
    "when",
    rf"(?:on |from |for |at |during |in |over |and |but |until |till |before |after |since )*(?:the |each |every )*(?:{W}|{DAILY})(?! S)(?: onwards?)?(?: ,| :)?(?: there| we)?",
)
PHRASES.add("dates_", rf"(?:(?:on|and|but|only) )*(?P<t>{T})(?: ,| :)?(?= (?:{WANT})(?:B|nobody))")
# The time.
PHRASES.add(
    "period",
    rf"(?:for |over |the |next |a |during |covering |lasting |in )*(?P<p>{P}|{B} days|one week|a week)(?: ,)? (?:from|starting|beginning|starting on|beginning on|commencing|as of|starting from)(?: next| the| coming| this)* (?P<w>{W})",
    rf"(?:for |over |in |a |the |roster |rota |plan )*(?P<p>{P}|one week|a week|week|one day)(?: roster| rota| schedule| plan| period| shift plan)?(?: ,)?(?: starting| beginning| from| as of| commencing| of| on| ,)* (?P<t>{T})",
    rf"(?:the |start |starting |starts |from |for |on |date |: |rota |roster )*(?P<t>{T})(?: ,| and| \(| :| -)* (?:for |lasting |runs for |over |covering )*(?P<p>{P}|{B} days?|one week|a week|one day)(?: \))?(?: long)?",
    rf"(?:the |week |of |starting |start |starts |begins |from |for |on |date |: |is |rota |between |during |in |over |commencing |beginning |of the |roster )*(?P<t>{T})(?: \( (?:W\d+) \))?",
    rf"(?:for |over |the |next |a |during |covering |lasting |in )*(?P<p>{P}|one week|a week)(?: roster| rota| schedule| plan| shift plan)?(?: long)?(?! off)",
    rf"(?:for |over |the |next )*(?P<p>{B} days)(?: long)?(?! off| in a row)",
    rf"\( (?:{W}) \)",
    rf"(?:starting|beginning|commencing|starts|begins|start)(?: on| from| next| the| coming| this| is|:)* (?P<w>{W})",
)
PHRASES.add("kind", rf"(?P<s>{S}) (?:watch|rota|roster|duty|duties|schedule|cover|list|service)")
PHRASES.add("clock", rf"(?:from |, |is |at |open |always |on duty )*(?P<r>{R})")
PHRASES.add("alone", rf"(?:and |with |, )*(?P<n>{N})(?= [.,;¶:)])")
# A list of shifts by itself makes them.
PHRASES.add("named", rf"(?:the |and |with |both )*(?P<s>{S})(?: shift| shifts)?(?= [,.;¶:(])")
