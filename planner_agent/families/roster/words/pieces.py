# ruff: noqa: E501 (patterns and word lists are read better whole)
"""The small parts that phrases are put together from, each named once, as patterns over the marked line."""

from __future__ import annotations

from planner_agent.families.roster.words import vocabulary

N, S, K, W, T, R, D, P, B = (rf"{kind}\d+" for kind in "NSKWTRDPB")
DAYS = rf"(?:{W}|{T})"
PEOPLE = rf"(?:{'|'.join(sorted(vocabulary.PEOPLE, key=len, reverse=True))})"
#: Between a verb and what it is about.
SMALL = (
    r"(?:the|a|an|any|on|in|to|at|of|for|his|her|their|shift|shifts|during|this|that|and|or|,|day|each|every)"
)
DAILY = r"(?:every day|each day|a day|per day|daily|every single day|on every day|on each day|all days|any day|every night|each night|per night|a night)"
NOT = r"(?:can't|cannot|can not|cant|couldn't|won't|will not|doesn't|does not|doesnt|don't|do not|dont|isn't|is not|aren't|are not|must not|mustn't|shouldn't|should not|may not|never|no|not)"
MODAL = r"(?:must|should|has to|have to|can|may|will|shall|needs to|need to|wants to|is to|are to|is allowed to|are allowed to|gets to|would|might)"
ALL = rf"(?:everyone|everybody|each of them|all of them|each one|every one|all {PEOPLE}|all {K}|each {K}|each {PEOPLE}|every {K}|every {PEOPLE}|they all|all|anybody|anyone|any {K}|any {PEOPLE}|each|they|we)"
NONE = rf"(?:nobody|no one|no {K}|no {PEOPLE}|none of them|not anyone|noone|none|never)"
OTHERS = r"(?:the others|all others|everyone else|everybody else|all the others|the rest|others)"
BUT = r"(?:except|but|apart from|other than|excluding|besides|bar|not counting)(?: for)?(?: the)?"
WHO = rf"(?:(?P<n>{N})|(?:(?P<none>{NONE})|(?P<others>{OTHERS})|(?P<all>{ALL}))(?:(?: ,)? {BUT} (?P<but>{N})(?: ,)?)?)"
WORK = r"(?:work|works|working|do|does|doing|have|has|having|get|gets|getting|be|is|are|cover|covers|take|takes|want|wants|need|needs|on|take on|be on|be scheduled|be scheduled for|be rostered|stay|assigned|be assigned|put in|pull|serve|serves|left with)"
WEEKLY = r"(?:a week|per week|each week|weekly|every week|in a week|in any week|in one week|/ week|the week)"
ROW = r"(?:in a row|consecutively|running|straight|in sequence|on end|back to back|one after the other|on the trot|in one go|in succession|at a stretch)"
EACH = rf"(?:each|per person|per head|apiece|per {K}|for each|for everyone|for everybody|for all|for each {PEOPLE}|for each {K}|for each of them|in total|total|altogether|overall|per roster|all in all)"
AFTER = r"(?:(?:on |straight |directly |immediately |right )*(?:the )?(?:(?:very )?next day |day |morning |next morning )?(?:straight |directly |immediately |right )*after|following|the day following|the day after)"

WHOEVER = r"(?:(?:and|but|also|,|there|must|should|have|has|to|always|be|is|are|please|we|need|want) )*"
#: Of whom something is said, up to what is said of them.
PLAIN_NOT = rf"{NOT}(?! (?:more|fewer|less|longer) than)"
WISHED = r"(?:would like|would prefer|would love|would rather|wants|prefers|likes|hopes|wishes)(?: to)?(?: have| do| get)?"
SUBJECT = rf"(?:(?:and |but |also |, |please |then |with |while |whereas |so |that |want |wants |we |i |need )*{WHO} (?:: |- |– |\( |= )?)?(?:(?:and |but |also |then |, |{PLAIN_NOT} |{MODAL} |{WISHED} |only |please |so |a |the |who |{WORK} )*)"
