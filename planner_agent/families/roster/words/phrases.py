# ruff: noqa: E501 (patterns and word lists are read better whole)
"""Phrases of rosters as patterns over the marked line, tried in order at each place where a phrase may begin.

Small parts are named once and put together; each phrase has a handler ``_name`` in ``reading.Walk``.
"""

from __future__ import annotations

import re

from planner_agent.families.roster.words.vocabulary import PEOPLE

_N, _S, _K, _W, _T, _R, _D, _P, _B = (rf"{kind}\d+" for kind in "NSKWTRDPB")
_DAYS = rf"(?:{_W}|{_T})"
_PEOPLE = rf"(?:{'|'.join(sorted(PEOPLE, key=len, reverse=True))})"
#: Between a verb and what it is about.
_SMALL = (
    r"(?:the|a|an|any|on|in|to|at|of|for|his|her|their|shift|shifts|during|this|that|and|or|,|day|each|every)"
)
_DAILY = r"(?:every day|each day|a day|per day|daily|every single day|on every day|on each day|all days|any day|every night|each night|per night|a night)"
_NOT = r"(?:can't|cannot|can not|cant|couldn't|won't|will not|doesn't|does not|doesnt|don't|do not|dont|isn't|is not|aren't|are not|must not|mustn't|shouldn't|should not|may not|never|no|not)"
_MODAL = r"(?:must|should|has to|have to|can|may|will|shall|needs to|need to|wants to|is to|are to|is allowed to|are allowed to|gets to|would|might)"
_ALL = rf"(?:everyone|everybody|each of them|all of them|each one|every one|all {_PEOPLE}|all {_K}|each {_K}|each {_PEOPLE}|every {_K}|every {_PEOPLE}|they all|all|anybody|anyone|any {_K}|any {_PEOPLE}|each|they|we)"
_NONE = rf"(?:nobody|no one|no {_K}|no {_PEOPLE}|none of them|not anyone|noone|none|never)"
_OTHERS = r"(?:the others|all others|everyone else|everybody else|all the others|the rest|others)"
_BUT = r"(?:except|but|apart from|other than|excluding|besides|bar|not counting)(?: for)?(?: the)?"
_WHO = rf"(?:(?P<n>{_N})|(?:(?P<none>{_NONE})|(?P<others>{_OTHERS})|(?P<all>{_ALL}))(?:(?: ,)? {_BUT} (?P<but>{_N})(?: ,)?)?)"
_WORK = r"(?:work|works|working|do|does|doing|have|has|having|get|gets|getting|be|is|are|cover|covers|take|takes|want|wants|need|needs|on|take on|be on|be scheduled|be scheduled for|be rostered|stay|assigned|be assigned|put in|pull|serve|serves|left with)"
_WEEKLY = r"(?:a week|per week|each week|weekly|every week|in a week|in any week|in one week|/ week|the week)"
_ROW = r"(?:in a row|consecutively|running|straight|in sequence|on end|back to back|one after the other|on the trot|in one go|in succession|at a stretch)"
_EACH = rf"(?:each|per person|per head|apiece|per {_K}|for each|for everyone|for everybody|for all|for each {_PEOPLE}|for each {_K}|for each of them|in total|total|altogether|overall|per roster|all in all)"
_AFTER = r"(?:(?:on |straight |directly |immediately |right )*(?:the )?(?:(?:very )?next day |day |morning |next morning )?(?:straight |directly |immediately |right )*after|following|the day following|the day after)"

_WHOEVER = r"(?:(?:and|but|also|,|there|must|should|have|has|to|always|be|is|are|please|we|need|want) )*"

#: Name, pattern and the kinds of marks without which it cannot match.
PHRASES: list[tuple[str, re.Pattern[str], frozenset[str]]] = []


def _add(name: str, *patterns: str) -> None:
    PHRASES.extend((name, re.compile(rf"(?:{pattern})(?= )"), _needed(pattern)) for pattern in patterns)


def _needed(pattern: str) -> frozenset[str]:
    """The kinds of marks that stand outside of what is optional, alternative or only looked at."""
    inner = re.compile(r"\((\?(?:P<\w+>|:|!|=))?((?:[^()\\]|\\.)*)\)(\*|\?|\{\d)?")
    while (hit := inner.search(pattern)) is not None:
        loose = hit[1] in ("?!", "?=") or hit[3] or "|" in hit[2]
        pattern = f"{pattern[: hit.start()]}{'' if loose else hit[2]}{pattern[hit.end() :]}"
    return frozenset() if "|" in pattern else frozenset(re.findall(r"([A-Z])\\d\+(?![*?])", pattern))


# What nothing here can say.
_add(
    "refuse",
    r"(?:(?:make|keep|have) (?:it|them|this|the [a-z]+|[a-z]+) )?(?:as )?(?:cheap|cheaply|inexpensive|low cost) as possible(?: in [a-z]+)?",
    r"(?:minimi[sz]e|keep down|reduce|lowest|lower|low|least|cheapest|minimal|minimum) (?:the )?(?:total |overall )*(?:wages?|costs?|pay|salary|salaries|labou?r|payroll|overtime)(?: costs?)?",
    rf"(?:{_N} )?(?:is |are |{_MODAL} |would |happy |fine |ok |okay |willing |with |to |also |do |doing |work |working |have |having |take |does |works )*(?P<b>{_B}) shifts (?:on |in )?(?:the |a |one |per )?(?:same |single |each )?day",
    r"(?:happy |willing |ok |to |do |doing |work |a |allow |can |be )*(?:double|split) shifts?(?: is| are)?(?: ok| fine| allowed)*",
)
_add(
    "refuse",
    r"(?:keep|get|make|minimi[sz]e|reduce|cut|lower|hold) (?:the |our |total |overall |wage |labou?r |staff |payroll |salary |personnel )*(?:costs?|wages?|pay|expenses|payroll|bill)(?: (?:as )?(?:low|small|down|minimal|little)(?: as (?:possible|we can))?| to a minimum)?",
)
_add("place", rf"(?:ward|room|floor|unit|line|gate|station|building|block|level) {_B}")
_add(
    "correct",
    r"(?:, |- |– |— |oh |\( )*(?:no (?:, )?(?:sorry|wait)|sorry|no , make that|wait|actually|correction|i meant|i mean|make that|make it|or rather|rather|instead|edit|update)(?: ,|:| no| wait| make that| make it| i mean| i meant| correction| i should have said| that should be| it should be|!)*(?! of)",
)
_add(
    "forget",
    r"(?:, |- |– |so |please |actually |just |and |but |can )*(?:forget|ignore|scratch|strike|disregard|drop|delete|skip)(?: about)?(?: that| it| this| the last(?: one| bit| part| point)?)(?: one| bit| part| again| please)*",
)
_add("exempt", rf"(?:, )?{_BUT} (?P<n>{_N})(?= (?:[.,;¶)]|who))(?: ,)?(?: who)?")
# Pairs.
_add(
    "apart",
    rf"(?P<n>{_N}) (?:{_NOT}|never) (?:ever )?share (?:a |the same |any |the )?shifts?",
    rf"(?P<n>{_N}) (?:{_NOT}|never) (?:be |work |working |put |do |scheduled |rostered |want to |allowed |to |ever )*(?:on |in )?(?:the |a )?(?:together|same shift|same shifts|same time|at the same time|shift together|shifts together)(?: together)?",
    rf"(?:please )?(?:keep|separate) (?P<n>{_N})(?: apart)?(?: on different shifts)?",
    rf"(?P<n>{_N}) (?:{_NOT}|never) (?:both |be |work |working |on |ever )*(?:on )?(?P<daily>the same days?)(?: together)?",
    rf"(?:never|do not|don't|not) (?:put |schedule |roster |have |to )*(?P<n>{_N}) (?:work |working )*(?:together|on the same shift|in the same shift|on one shift)(?: together)?",
    rf"(?P<n>{_N}) {_NOT} both (?:be |work |works |do |have )*(?:on |in )?(?:the )?(?P<s>{_S})(?: shifts?)?(?: together| at once| at the same time)?",
    rf"(?P<n>{_N}) (?:can't|cannot|don't|do not) (?:stand each other|get along|get on|work together)(?: (?:so|and|,)+ (?:never|not) (?:on )?(?:the )?(?:same shift|together))?",
)
_add(
    "apart",
    rf"(?P<n>{_N}) (?:{_NOT}|never) (?:be |work |working |works |put |do |scheduled |rostered |want to |wants to |allowed |to |ever |a |shifts? |share )*(?:on |in )?(?:the |a )?(?:(?:same )?shifts? )?(?:together )?(?:with|alongside|next to|as) (?P<o>{_N})(?: on| in| the| same| shift| together| please)*",
    rf"(?:please )?(?:keep|separate) (?P<n>{_N}) (?:away |apart |separate )*from (?P<o>{_N})",
)
_add(
    "together",
    rf"(?P<n>{_N}) (?:{_MODAL} |would |like to |want to |always |only |prefer to |rather |ever )*(?:be |work |works |working |scheduled |rostered |put |do |shifts |paired |on )*(?:on |in )?(?:always )?(?:together|at the same station|(?:at )?the same (?:shifts?|station|slots?|team|times?)|in pairs?)(?: always| please)?",
    rf"(?:please )?(?:always )?(?:put|schedule|roster|keep|pair) (?P<n>{_N}) (?:always )?(?:together|on the same shifts?)",
)
_add(
    "only_with",
    rf"(?P<n>{_N}) (?:can |may |should |must |is |is allowed to |is to )*(?:only |always )(?:ever )?(?:work|works|be|is|do shifts|on duty)?(?: on)?(?: a)?(?: shift| shifts)? ?(?:when|if|with|together with|alongside|while)(?: a)? (?P<o>{_N})(?: is| works| does)?(?: also| too)?(?: on duty)?(?: on| in)?(?: the)?(?: same)?(?: shift)?(?: too| as well)?",
    rf"(?P<n>{_N}) (?:{_MODAL} |is |works? |always |only )*(?:always |only ){1, 2}(?:work |works |be |paired |on |together )*with (?P<o>{_N})(?: on| in| the| same| shift| present)*",
    rf"(?P<n>{_N}) {_NOT} (?:be |work |works |to )*(?:without|unless) (?P<o>{_N})(?: is| works)?(?: also| there| too| on| the| same| shift)*",
)
# So many of some.
_add(
    "among",
    rf"{_WHOEVER}(?:on |at |during )?(?:(?:the |each |every |any )*(?P<s2>{_S}) )?(?P<b>{_B}) of (?P<n>{_N})(?: (?:must|should|has|have|needs?|is|be|are|to|always|on duty|present|there|works?|working|scheduled))*(?: (?:on|at|in|during|for|per) (?:the |each |every |any |all )*(?:(?P<s>{_S})(?: shifts?)?|(?P<g>shifts?)))?(?P<when>(?: (?:on )?(?:every |each |the )?{_DAYS}| {_DAILY})*)",
    rf"(?:either )?(?P<n>{_N}) (?:must|should|has to|have to|needs? to|is to)(?: always| at least)?(?: be| work)?(?: on duty| present| there| scheduled)?(?: (?:on|at|in|during|for) (?:the |each |every |any |all )*(?:(?P<s>{_S})(?: shifts?)?|(?P<g>shifts?)))?(?P<when>(?: (?:on )?(?:every |each |the )?{_DAYS}| {_DAILY})*)",
)
# What follows what.
_add(
    "succession",
    rf"(?:and |but |also |please |with |, )*(?P<neg>{_NONE}|no|never|not|without|avoid) (?:{_MODAL} |(?:ever )?{_WORK} |{_NOT} )*(?:a |an |any |the |another )*(?P<then>{_S}) {_AFTER} (?:working |doing |having |they |did |a |an |the |any |had |one )*(?P<first>{_S})",
    rf"(?:and |but |also |, )*(?:the day )?after (?:working |doing |a |an |the |any |each |every )*(?P<first>{_S}) (?:, )?(?:there |{_ALL} |{_NONE} |is |are |should |must |may |can |be |{_MODAL} |{_WORK} |follow |comes? )*(?P<neg>no|not|never|neither|can't|cannot|mustn't|nobody|no one) (?:{_MODAL} |{_WORK} |follow |allowed |be |any |a |an |another )*(?P<then>{_S})(?: the next day| next day| on the next day| the day after)?(?: allowed| follows?)?",
    rf"(?P<neg>{_NONE}|no|never|not|without|avoid) (?:{_MODAL} |{_WORK} |{_NOT} )*(?:a |an |any |the )*(?P<first>{_S}) (?:be |is |that is |to be |immediately |directly |right |straight )*(?:followed by|followed on by|and then|and|then|before) (?:a |an |any |the |another )*(?P<then>{_S})(?P<day> the next day| the day after| the following day| next day| the next morning| on the next day)?",
    rf"(?:and |but |a |an |the |any )*(?P<first>{_S}) (?P<neg>{_NOT}|must never|may never|can never) (?:be |is |immediately |directly |right |ever |straight )*followed (?:on )?(?:straight |immediately |directly )?by (?:a |an |any |the |another )*(?P<then>{_S})(?: the next day| the day after)?",
    rf"(?:and |but |a |an |the |any )*(?P<then>{_S}) {_AFTER} (?:a |an |the |any )*(?P<first>{_S}) (?:is |are |should be |must be )*(?P<neg>not|never|forbidden|banned|prohibited|off limits|out)(?: allowed| permitted| ok| okay| possible| on)?",
    rf"(?:and |but |a |an |the |any |no |who |whoever |{_ALL} )*(?P<first>{_S}) (?P<neg>{_NOT}) (?:{_WORK} |also |then |a |an |the |any )*(?P<then>{_S}) (?:on )?(?:the )?(?:next day|following day|day after)",
    rf"(?P<n>{_N}) {_NOT} (?:{_WORK} |want |like |to )*(?:a |an |any |the )*(?P<then>{_S}) {_AFTER} (?:a |an |the |any )*(?P<first>{_S})",
    rf"(?P<neg>{_NONE}|no|never|without|not|avoid) (?:{_WORK} |{_MODAL} )*(?:go |goes |going |switch |straight |directly |change )*(?:straight )*(?:from )?(?:a |an |the |any )*(?P<first>{_S}) (?:straight |directly )*(?:to|into|-|->|- >|→|⇒|= >) (?:a |an |the |any )*(?P<then>{_S})(?: the next day| the day after| (?:on )?the following day)?(?: changes?| switch(?:es)?| rotations?| transitions?)?",
)
_add(
    "succession",
    rf"(?:someone|somebody|anyone|anybody|whoever|a person|people|those|{_K}|{_PEOPLE}|if (?:someone|somebody|anyone|you))? ?(?:who |that )?(?:has |have |had |was |were )*(?:worked|works|work|did|does|done|on|working|coming off|come off)(?: a| an| the| on)* (?P<first>{_S}) (?:, )?(?:they |he |she |you )?(?P<neg>{_NOT}) (?:{_WORK} |be |also |a |an |the |any )*(?P<then>{_S})(?: on)?(?: the)? (?:following|next|day after)(?: day)?",
)
_add(
    "succession",
    rf"(?:and |always |, )*after (?:a |an |the |each |every |any |his |her |their |working |doing |a block of |the last )*(?P<first>{_S}) (?:, |there |must |should |has |have |to |be |is |are |comes? |follows? |{_ALL} |get |gets |need |needs |at least |always )*(?:(?P<b>{_B}) |a |the next |the following )(?:full |whole |free )?(?P<off>day|days)(?: is| must be| should be)? (?:off|free|of rest|rest)(?: is needed| are needed| must follow| follows?)?",
)
_add(
    "rest",
    rf"(?:and |with |, |needs? |must have |gets? |{_ALL} |{_N} |{_MODAL} |{_WORK} |there |a |minimum |of |keep |leave |allow )*(?:at least |a minimum of |minimum |min )?(?P<d>{_D}) (?:of )?(?:rest|break|off|free|between)(?: time| period)?(?: is needed| are needed| must lie)?(?: (?:between|after)(?: the| each| every| any| two| {_B}| consecutive| one)* (?:shifts?|{_S})(?: and the next| shifts?)?)?",
    rf"(?:and |, )*(?:between|after)(?: the| each| every| any| two| {_B}| consecutive| one)* shifts?(?: there| must| should| has| have| to| be| is| are| lie| ,)* (?:at least |a minimum of |minimum |min )?(?P<d>{_D})(?: of)?(?: rest| break| off| free)*",
    rf"(?:minimum |min |the )*rest(?: time| period)?(?: between shifts)? (?:of |is |: |must be |should be )*(?:at least )?(?P<d>{_D})(?: between(?: two| {_B}| the| any)* shifts)?",
)
# Limits on rows, weekends, hours, counts.
_PLAIN_NOT = rf"{_NOT}(?! (?:more|fewer|less|longer) than)"
_WISHED = r"(?:would like|would prefer|would love|would rather|wants|prefers|likes|hopes|wishes)(?: to)?(?: have| do| get)?"
_SUBJECT = rf"(?:(?:and |but |also |, |please |then |with |while |whereas |so |that |want |wants |we |i |need )*{_WHO} (?:: |- |– |\( |= )?)?(?:(?:and |but |also |then |, |{_PLAIN_NOT} |{_MODAL} |{_WISHED} |only |please |so |a |the |who |{_WORK} )*)"
_add(
    "weekly_off",
    rf"{_SUBJECT}(?:off )?(?P<b>{_B}) weekends? (?:off|free|free of work|without work|free from work)(?: {_EACH})?",
    rf"{_SUBJECT}(?P<b>{_B}) (?:free|whole free|full free|work free) weekends?(?: {_EACH})?",
)
_add(
    "weekends",
    rf"{_SUBJECT}(?:on |for |in )?(?P<b>{_B}) weekends?(?: shifts)?(?: {_EACH}|{_N})?(?: of work)?(?! in a row| running| off| free| in succession| on)",
)
_add(
    "days_off_row",
    rf"{_SUBJECT}(?P<b>{_B}) (?:consecutive |full |whole )*(?:days?|rest days?|free days?) (?:off|free|of rest|rest)(?: together| consecutively| {_ROW})?(?: {_EACH})?",
    rf"{_SUBJECT}(?:the )?(?:days off|free days|rest days|time off)(?: should| must| always)?(?: be| come| last| are)?(?: in)?(?: blocks of| groups of)? ?(?P<b>{_B})(?: days)? ?(?:{_ROW})?",
)
_add(
    "row",
    rf"{_SUBJECT}(?:{_S} )?(?:for )?(?P<b>{_B}) (?:consecutive |successive |continuous )?(?P<u>days|shifts|{_S})(?: of work| shifts)? {_ROW}(?: {_EACH})?(?: for (?P<m>{_N}))?",
    rf"{_SUBJECT}(?:for )?(?P<b>{_B}) (?:consecutive|successive|continuous|straight) (?:working |work )?(?P<u>days|shifts|{_S})(?: of work)?(?: {_EACH})?(?: for (?P<m>{_N}))?",
    rf"(?:(?P<u>{_S})(?: shifts?)? (?:(?::|-|–|,|come|comes|are|is|always|should|must|be|only|at|worked|{_MODAL}) )*)(?:in )?(?:blocks? of |runs? of |groups? of |stretches of |sequences of |pairs? )?(?P<b>{_B})(?: days| nights| shifts)? {_ROW}",
    rf"(?P<u>{_S})(?: shifts?)? (?:come|comes|are|is|always|should|must|be|only|worked|have to|{_MODAL}| )*(?: ?in )?(?:blocks?|runs?|groups?|stretches|sequences|series) of (?P<b>{_B})",
    rf"{_SUBJECT}(?:for )?(?P<b>{_B}) {_ROW}(?: {_EACH})?(?! {_EACH})",
    rf"(?P<max>max|maximum|longest|minimum|min)(?: of)? (?P<u>consecutive days|days in a row|days running|consecutive shifts|shifts in a row)(?: is|:| of| =)* (?P<b>{_B})",
)
_add(
    "hours",
    rf"{_SUBJECT}(?:for |on |a |to )?(?P<op>at most|at least|exceed|exceeds|exceeding|go over|goes over|go above|above|beyond|no longer than|not less than|no less than|no fewer than|no more than|not more than|more than|less than|fewer than|up to|a maximum of|maximum of|maximum|max|a minimum of|minimum of|minimum|min|exactly|under|over|about|around)? ?(?:of )?(?P<d>{_D})(?P<week> {_WEEKLY})?(?: (?P<op2>at most|at least|maximum|max|minimum|at the most|or less|or more|tops))?(?: {_EACH})?(?P<week2> {_WEEKLY})?(?: contract)?(?: for (?P<m>{_N}))?",
)
_add(
    "count",
    rf"{_SUBJECT}(?:on |for |in )?(?P<b>{_B}) (?P<u>days|shifts|shift|times|{_S})(?: shifts?)?(?P<week> {_WEEKLY})?(?: of work)?(?: {_EACH})?(?P<week2> {_WEEKLY})?(?P<op2> at most| at least| maximum| max| minimum| at the most| at max| tops| or less| or fewer| or more)?(?: for (?:(?P<m>{_N})|(?P<m2>everyone|everybody|each|all)))?(?! a S| {_B}| between| apart| in between| off| free)",
)
_add("once", rf"{_SUBJECT}(?:on duty |in )?(?P<op>at least|at most|exactly|only|max|no more than|not more than|more than|maximum) (?P<once>once|twice)(?P<week> {_WEEKLY})?(?: {_EACH})?")
_add(
    "whole",
    rf"(?:whoever|anyone who|anybody who|who|if (?:someone|somebody|you|anyone|a person)|everyone who)? ?(?:works?|working) (?:on )?(?:a |the )?(?P<a>{_W}) (?:{_MODAL} |also |, |then |they |he |she )*(?:works?|does)(?: also)? (?:on )?(?:the )?(?P<b>{_W})(?: too| as well| also)?(?:,? and vice versa)?",
    r"(?:weekends (?:are|should be|must be) )?(?:worked )?(?:either )?(?:both days|the whole weekend|whole weekends|complete weekends|full weekends|W\d+ together) (?:of a weekend |of the weekend )?(?:or (?:none|not at all|neither|no day at all|nothing|off)|only)(?: of it| of them)?",
)
_add(
    "fair",
    rf"(?:please |and |, |also |try to |we want to |we want |i want |let's |should |to |with )*(?:spread|share|distribute|split|divide|balance|allocate|assign)(?: out)?(?: up)? (?:the |all |our |number of )*(?P<x>{_S}|{_W}|hours|work|shifts|workload|weekends|it|them|everything|this)(?: shifts| work| hours)?(?: between everyone| between them| among everyone| over everyone| across the team| across everyone| out| among the team| among all| among them)?(?: as)?(?: (?:evenly|fairly|equally|even|fair|equal))?(?: as possible)?(?: between everyone| between them| among everyone| over everyone| across the team| across everyone| between all| among the team| among all| among them| (?:between|among|over|across) (?:the )?(?:others|rest|remaining ones|remaining [a-z]+))?",
    rf"(?:and |, |with |the |of )*(?P<x>{_S}|{_W}|hours|work|shifts|workload)(?: shifts| work)? (?:{_MODAL} |be |is |are |to be |as )*(?:spread|shared|distributed|split|divided|balanced)?(?: out)?(?: as)? ?(?:evenly|fairly|equally|even|fair|equal|balanced)(?: as possible)?(?: distributed| spread| shared| split| divided)?(?: between everyone| between them| among everyone| across the team| between all| among all| among them)?",
    rf"(?:and |, |with |a |an |please |the |make |it |keep |be |as )*(?:fair|even|equal)(?: as possible)?(?: distribution| split| share| spread)?(?: of| with)?(?: the)?(?: number of)? (?P<x>{_S}|{_W}|hours|work|shifts|workload)(?: shifts)?(?: for all| for everyone| for everybody)?",
    r"(?:please |make |it |keep |be |as |things |the |plan |roster |rota |and |should |, )*(?P<fair>fair|fairly|even|fair to everyone|fair for everyone|fair for all)(?: as possible)?(?: to everyone| for everyone| for all| to all)?",
)
# Roles.
_add(
    "only_they",
    rf"only (?P<n>{_N}) (?:{_MODAL} |are |is |able |allowed |to |trained |for |on |qualified )*(?:work |do |cover |works |does |take )*(?:the |a |an )?(?P<s>{_S})(?: shifts?)?",
)
_add(
    "needs",
    rf"(?:the |each |every |a )*(?P<s>{_S})(?: shifts?)?(?: \(?(?P<r>{_R})(?: \))?)?(?: ,)? (?:always |only |must |can |be |done |by |should )*(?:needs?|requires?|done by|for|is for|are for|by)(?: to be)?(?: a| an| only)? (?P<k>{_K})(?: only)?",
)
_add("not_role", rf"(?P<n>{_N}) (?:is|are) not(?: a| an)?(?: (?P<k>{_K}))?(?= (?:[.,;¶]|and|but))")
_add(
    "roles",
    rf"(?P<k>{_K})(?: :| are| is| =| -| –)+ (?P<n>{_N})",
    rf"(?P<n>{_N}) (?:is|are|as)(?: a| an| our| the| all| both| qualified| trained| registered| only)* (?P<k>{_K})(?: too| as well| only)?",
    rf"(?:the|our|a) (?P<k>{_K}) (?P<n>{_N})(?! (?:and|,) N)",
    rf"(?P<n>{_N}) \( (?:a |the |our )?(?P<k>{_K}) \)",
)
# Wishes, days off, what was.
_REST = rf"(?P<rest>(?: (?:{_SMALL}|(?:before|after|until|till|from|past) C\d+|not|off|free|first|second|third|last|weekend|work|working|works|do|doing|have|having|get|be|being|{_S}|{_W}|{_T}|no|take|weight B\d+|\(|\)|day|days|only|please|available|shift|with|very much|if possible|at all|one|B\d+ of|B\d+|whole|all|all day|duty|available|from|until|then))*)"
_add(
    "worked",
    rf"(?P<n>{_N}) (?:worked|had|did|was on|has worked|has had|just worked|comes off|was)(?: on| a| an| the)* (?P<s>{_S})(?: shift)?(?: on| of| in)*(?: the)? (?P<t>{_T}|last night|yesterday)",
    rf"(?:on )?(?P<t>{_T}|last night|yesterday) (?P<n>{_N}) (?:worked|had|did|was on|was)(?: on| a| an| the)* (?P<s>{_S})(?: shift)?",
)
_add(
    "would",
    rf"(?P<n>{_N}) (?P<v>(?:really |also |just |only )*(?:would really like|would like|would love|would rather|would prefer|would much rather|prefers|prefer|wants|want|wishes|wish|hopes|hope|likes|asked|asks|has asked|have asked|requests|requested|requests to have|hates|dislikes|does not like|doesn't like|doesn't want|does not want|doesnt want|do not want|don't want|would rather|rather|requests? :|wish(?:es)? :|preferences? :|requests? (?:is|are)|wish (?:is|are)|likes best|like|love|prefer|rather|doesn't mind|would be happy|would not like|wouldn't like)(?: to| for| not to| if possible)*){_REST}",
    rf"(?:would be (?:nice|great|good)|ideally|if possible|preferably)(?: if| ,)* (?P<n>{_N}) (?P<v>(?:could|can|gets|got|had|has|have|works|worked|get|is|were|does|did|not|doesn't|didn't)(?: get| have| be| not| work)*){_REST}",
)
_add(
    "only",
    rf"(?P<n>{_N}) (?:can |may |will |is |are |works? |available |free |be )*(?:only|just) (?:be |work |works |working |available |there |here |around |with us |come |free )*(?P<ends>(?:until|till|from|since|after|before|up to) (?:and including )?(?:the )?{_DAYS}(?: on| onwards?)?)",
    rf"(?P<n>{_N}) (?:: |- |– |\( )?(?:only |just )(?P<s>{_S})?(?: ?(?:on |in |during |at |the )*(?P<w>{_W}))?(?P<t>{_T})?(?= [.,;¶)])",
    rf"(?P<n>{_N}) (?:: |- |– |\( )?(?P<s>{_S})?(?: ?(?P<w>{_W}))?(?P<t>{_T})? only(?= [.,;¶)])",
)
_add(
    "away",
    rf"(?:- |• |\* |– )?(?P<n>{_N})(?: :| -| –| ,| \()*(?P<rest>(?: (?:on|the|and|from|until|{_DAYS}|,))+)(?: \))?(?= [.;¶)])",
)
_add(
    "only_clock",
    rf"(?P<n>{_N}) (?:can |may |will |is |are |works? |available |free |be )*(?:only|just) (?:be |work |works |working |available |there |here |come |start |in |on |free )*(?P<rest>(?:before|after|until|till|from|past|up to) C\d+(?: (?:on|the|and|every|onwards|{_W}|{_T}))*)",
    rf"(?P<n>{_N}) (?:can |may |will |is |are |be |has to |have to |must |needs to )+(?:work |available |free |leave |finish |stop |start |go )+(?:only )?(?P<rest>(?:before|after|until|till|from|past|up to|by|at) C\d+(?: (?:on|the|and|every|onwards|{_W}|{_T}))*)(?: only)?",
)
_add(
    "only",
    rf"(?P<n>{_N}) (?:can |may |will |is |are )*only (?:ever )?(?:be |work |works |working |do |does |doing |available |there |here |present |come |come in |help |with us |wants to work |around |free |in )*(?:the |on |in |for |at )*(?P<s>{_S})?(?:,)? ?(?:shifts? )?(?:on |in |during |from )?(?P<w>{_W})?(?P<t>{_T})?",
)
_add(
    "only",
    rf"(?P<n>{_N}) (?:can work|can do|can be there|is available|are available|is free|are free|available|can come)(?: only| just)?(?: on| in| from)? (?:the |(?P<s>{_S}) )?(?P<w>{_W})(?P<t>{_T})?(?! too| as well| S)",
)
_add(
    "only",
    rf"(?P<n>{_N}) (?:can |may |will |is |are |works? |do |does |be |available |there |here |working |free |in |able to )+(?:on |in |during |from |at |the )*(?P<s>{_S})?(?: shifts?)?(?:on |in |during |at |the )*(?: ?(?P<w>{_W}))?(?P<t>{_T})? only",
)
_add(
    "must",
    rf"(?P<n>{_N}) (?:must|has to|have to|needs to|need to|should|shall|is to|are to)(?: always| definitely| only)?(?: work| be there| be on duty| be on| be in| do| take| have| cover| get| be)+{_REST}",
    rf"(?P<n>{_N}) (?:must|has to|have to|needs to|need to)(?P<rest>(?: (?:on|the|a|{_S}|{_W}|{_T}))+)",
    rf"(?P<n>{_N}) (?P<does>works|does|takes|covers|is working|is on|is doing|is down for|is booked for|is scheduled for|is fixed for)(?P<rest>(?: (?:on|the|a|and|,|for|in|duty|shift|{_S}|{_W}|{_T}))+)(?! (?:as well|too|only|off|if|when|unless))",
    rf"(?:please )?(?:put|assign|book) (?P<n>{_N}) (?:on |for |to |in |down for )(?P<rest>(?: ?(?:on|the|a|and|,|for|in|shift|{_S}|{_W}|{_T}))+)",
)
_add(
    "cannot",
    rf"(?P<n>{_N}) (?:{_NOT}(?: (?:be|available|able to|able|allowed|permitted|supposed|meant|qualified|trained|willing|ever|to|want to|in|there|here|work|works|do|does|have|take|working|around|make it|make|come in|come|teach|drive|cook|serve|deliver|perform|coach|clean|bake|guard|attend|volunteer|help))*|(?:is |are |will be |'s |has |have |needs |need |must have |must be |has to be |have to be |needs to be |should be |takes |take |gets |get |on |a |the )*(?:off|away|on holiday|holiday|on leave|leave|on vacation|vacation|unavailable|absent|out|sick|not available|on annual leave|annual leave|abroad|travelling|busy)){_REST}",
    rf"(?:off|holiday|holidays|leave|away|vacation|unavailable|absent|days off|unavailable days)(?: :| for| -)* (?P<n>{_N})(?: :| \(| -| ,)?{_REST}",
    rf"(?P<n>{_N}) (?:: |- |\( )*(?:off|away|holiday|unavailable|leave|vacation)(?: :| \))?{_REST}",
    rf"(?P<n>{_N}) (?:: |- |– )(?:no|not|never|cannot|can't)(?: do| work| on| available)*{_REST}",
    rf"no (?P<q>{_S})(?: shifts?)? for (?P<n>{_N}){_REST}",
    rf"(?:please |so |and |but )*(?:do not|don't|never|not|can't|cannot|avoid) (?:ever )?(?:put|schedule|roster|give|assign|have|book|use|putting|giving|scheduling)(?: the)? (?P<n>{_N})(?: any| work| to work| down for| in| on| a| the)*{_REST}",
)
_add(
    "need_off",
    rf"(?P<n>{_N}) (?:(?:{_MODAL} )?(?:needs?|gets?|got|has|have|had|takes?|is|are|be)|:|-|–|with)(?: to| have| get| taking| got| be)*(?P<rest>(?: (?:every|each|the|on|and|,|{_W}|{_T}|next|all))+) (?:off|free|away|as holiday|as leave|as a day off)",
    rf"(?P<n>{_N})(?P<rest>(?: (?:every|the|on|and|{_W}|{_T}|all))+) (?:off|free|away)",
    rf"(?:give|grant|let) (?P<n>{_N})(?: have)?(?P<rest>(?: (?:every|each|the|on|and|,|{_W}|{_T}|next|all|off))+)(?: off| free)",
)
_add(
    "echo",
    rf"(?:, |and |; |but )*(?P<n>{_N})(?P<rest>(?: (?:on|the|for|in|{_S}|{_W}|{_T}|off|from|until|till))+)(?= (?:[.,;¶!)]|and|but))",
)
# Shifts.
_add(
    "runs",
    rf"(?:the |our |and |, )*(?P<s>{_S})(?: shifts?)? (?:starts?|begins?|runs?|goes?|is|are) (?:at |from )?(?P<f>[BC]\d+) (?:and |, )*(?:ends?|finish|finishes|stops?|until|till|to|lasts until|goes on until)(?: at)? (?P<l>[BC]\d+)",
)
_add(
    "hours_list",
    rf"(?:(?:{_B} |the |our |with |in |different )*(?:shifts?|lessons|sessions|slots|classes|blocks)(?: are| is| at| run| going| :| ,| from| of| a day| per day| -| \()* )(?P<list>{_R}(?: (?:,|and|&|/|, and|or|;) (?:then |from )*{_R})+)(?: \))?",
)
_add(
    "shift",
    rf"(?:the |a |an |our |and |shifts? |are |is |: )*(?P<s>{_S})(?: shift| shifts)?(?: runs?| is| goes| lasts| from| :| ,| \(| =| are| -| –)*(?: (?P<r>{_R}))(?: \))?",
    rf"(?:(?:one|a|single|each|every|B\d+|the|there is|there's|we have|have|run) )*(?:shift|shifts)(?: a day| per day| each day| every day| a S\d+| a night| is| are|:|,| from| of| runs| \()* (?P<r>{_R})(?: \))?",
    rf"(?P<s>{_S})(?: shifts?)? (?:is |are |lasts? |takes? |: |of |at |, |with |each |\( )*(?P<d>{_D})(?: long)?(?: each)?(?: \))?",
    rf"(?:all |in )?(?P<d>{_D}) shifts(?: (?:starting|beginning|from|start|which start|that start) (?:at )?(?P<c>C\d+))?",
    rf"(?:all |each |every |a )*shifts? (?:is |are |lasts? |take |takes |of |: )*(?P<d>{_D})(?: long)?(?: each)?",
)
_add(
    "shifts_",
    rf"(?:(?:the |our |we have |have |there are |{_B} |with )*(?:shifts?|kinds of shifts?|shift types?)(?: are| is|:| :| called| named| =| per day| a day| each day| \()* )(?P<s>{_S})(?= [.,;¶:)] )",
)
_add(
    "aside",
    r"(?:, |\( )?(?:when|as|since|because|where|since then) (?:(?:we|it|the [a-z]+|they) )?(?:'re |are |is |we're |it's |they're )?(?:closed|shut|not open)(?: \))?",
)
# Closed days.
_add(
    "shut",
    rf"(?:closed|shut|not open)(?: on| every| each)* (?P<w>{_W}) and (?P<w2>{_W}) (?P<s>{_S})",
    rf"(?:(?:we're|we are|it's|it is|is|are|the [a-z]+ is|and|,) )*(?:closed|shut|not open|no work)(?: on| every| each| all day)* (?P<w>{_DAYS})(?! S)(?: all day)?",
    rf"(?:(?:we're|we are|it's|it is|is|are|the [a-z]+ is|and|,) )*(?:closed|shut|not open|no work)(?: on| every| each)* (?P<w>{_DAYS}) (?P<s>{_S})",
)
_add(
    "shut",
    rf"(?:on )?(?P<w>{_DAYS})(?: ,)? (?:we|it|the [a-z]+)? ?(?:we're|it's|is|are|remain|stay)? ?(?:closed|shut|not open)(?! (?:on |every |each )?{_W})",
)
_add(
    "open",
    rf"(?:and |so )*we(?: only| are| also)?(?: [a-z]+)?(?: only| on| from| every| each)* (?P<w>{_W})(?= [.,;¶])",
)
_add("open", rf"(?:on )?(?P<w>{_W}) only(?= [.,;¶])")
_add("open", rf"(?P<whole>(?P<w>{_W}))(?: only)?(?= [.¶;])")
_add(
    "open",
    rf"(?:(?:we're|we are|it's|is|are|the [a-z]+ is|and|,|which is|only) )*(?:open|opened)(?: on| every| each| from| only)* (?P<w>{_DAYS}|every day|daily|seven days|7 days)",
)
# People.
_add(
    "staff",
    rf"(?:the )?(?:others|rest)(?: of the [a-z]+)?(?: :| are| is)+ (?P<n>{_N})",
    rf"(?:the |our |my |available |we have |these |on the |for )*{_PEOPLE}(?: members?)?(?: of {_B})?(?: at| for| of| on| in)*(?: the| our| my)?(?: [a-z]+){{0,3}}?(?: :| are| is| =| -| consists of| consist of| available :|,)* (?P<n>{_N})",
    rf"(?:(?:{_B} )?(?P<k>{_K}|{_PEOPLE}) )(?:are |is |: |, |- |– |— |called |named |\( )*(?P<n>{_N})",
    rf"(?:we are|we're|there are|there is|there's|it's|us :|that's|for|with|of|only|shifts of|i have|we have|have|one of|between|among|:) (?:just |only |the |me , |{_B} )*(?P<n>{_N})(?! (?:can't|cannot|cant|is|are|would|off|never|doesn't|does))(?: works? there| work there)?",
)
_add(
    "staff",
    rf"(?:we have |we've got |i have |there's |there are |only |just )+(?P<n>{_N}) (?:are |is |left |working |who are )*(?:available|around|here|free|on duty|in)(?! (?:on )?(?:W|T)\d+ (?:and|only))",
)
_add("bracket", rf"(?:and |with |, |: |plus |- |• |\* )*(?P<n>{_N})(?= \()")
_add(
    "contract",
    rf"(?P<n>{_N}) (?:is |are |works? |both |only |on |a |employed )*(?:part|full) -? ?(?:time|timers?)(?: :| ,| -| with| on| contract| at| \(| and)*(?: (?:works?|does|has|gets) )?",
)
_add("entry", rf"(?:- |• |\* |– |, )*(?P<n>{_N})(?= (?:[:,.;¶–-]|$))")
_add("head", rf"(?:number of )?(?P<k>{_K}|{_PEOPLE}) : (?P<b>{_B})(?= [.,;¶])")
_add("period", rf"(?:number of )?days : (?P<bare>{_B})(?= [.,;¶])")
_add("head", rf"(?P<b>{_B}) (?P<k>{_K}|{_PEOPLE})(?P<opens>(?= [,:;.¶]))")
_add(
    "head",
    rf"(?:we have|we are|we're|there are|have|team of|staff of|crew of|for|roster|rota for|schedule|plan)(?: about| a team of| our| my| a staff of| the)* (?P<b>{_B}) (?P<k>{_K}|{_PEOPLE})(?! (?:on|each|per|in|at|for the|every|working|a day|needed))",
)
# Demand.
_WANT = r"(?:(?:all|and|but|also|,|normally|usually|just|only|with|we|i|need|needs|want|wants|require|requires|there|must|should|has|have|to|be|is|are|please|put|always|then|otherwise|it|takes|will|would|like|staffed|by|the rest of the time|in general|plus|having) )*"
_TARGET = rf"(?:(?:needed |required |working |there |present |on duty )*(?:on|in|per|for|at|during|to|every|each|a|work|the|cover|do|doing)(?: on| in| at| for| the| each| every| both| all| a| our| of| do| cover)* (?P<s>{_S})(?: shifts?)?(?: each)?(?! followed| after))"
_GENERAL = rf"(?:(?:needed |required |working |on duty |is |are |there |at a time |at once |at any time )*(?:on |in |per |for |at |during )*(?:the )?(?:each|every|both|all|either|any|apiece|per|a|of)(?: of)?(?: the| them| these| those)?(?: {_B}| two| three)?(?: shifts?(?! S)|(?! shift| S| day| night| W| {_PEOPLE}| K)))"
_WANTING = r"(?:(?:all|normally|usually|just|only|with|we|i|need|needs|want|wants|require|requires|there|must|should|has|have|to|be|is|are|please|put|always|then|it|takes|will|would|like|staffed|by|the rest of the time|in general|having) )*"
_PART = r"(?: S\d+(?: shifts?)?)?"
#: Behind days: a number that they are for, since no comma stands between, or it has no days of its own.
_HERE = rf"{_PART} (?:{_WANTING})(?:B\d+(?! (?:K\d+ |{_PEOPLE} )?S\d+ (?:on |at )?[WT]\d)|nobody|no one)"
_NEXT = rf"[ ,:]*{_PART} (?:{_WANT})(?:B\d+|nobody|no one)(?! (?:(?:K\d+|{_PEOPLE}|on each|per shift|each|extra|more|S\d+|on S\d+|in the S\d+|on the S\d+) )*(?:(?:on|from|at|in|over|during|for|the|each|every|, on) )*[WT]\d)"
_SHUT = rf"(?!(?: (?!{_W})[a-z']+){{0,3}} (?:closed|shut) (?!(?:on |every |each )?{_W}))"
_LEAD = r"(?:on |from |for |at |during |in |over )*(?:the |each |every |any )*"
_ON = rf"(?:{_LEAD}{_DAYS}(?!{_HERE}){_SHUT}|(?:, |and ){_LEAD}{_DAYS}(?!{_NEXT}){_SHUT}|(?:, )?{_DAILY}(?!{_NEXT} {_W})|(?:on |at )?both(?: days)?)"
_add("demand_hours", rf"{_WANT}(?P<b>{_B}) (?:(?P<k>{_K})|{_PEOPLE}) (?:from |at |on |between |work |working |for )*(?P<r>{_R})(?P<when>(?: {_ON})*)")
_add(
    "including",
    rf"(?:, |\( |- |and )*(?:including|incl \.|incl|of whom|of which|of them|of those|among them|among whom|with)(?: there| should| must| has| have| be| is| are| to)* (?P<b>{_B})(?: of them| of which)?(?: must| should| has| have| to| be| is| a| an| our| qualified)* (?P<k>{_K})(?: \))?",
    rf"(?:, |\( |- |and )*(?P<b>{_B}) of (?:them|these|those|whom|which|the two|the three|the {_B}|each pair|those on (?:duty|shift))(?: must| should| has| have| to| be| is| a| an| our| qualified)* (?P<k>{_K})(?: \))?",
)
_add(
    "demand",
    rf"{_WANT}(?P<b>{_B}|nobody|none)(?: (?:(?P<k>{_K})|{_PEOPLE}))? (?:on |for |at |during |in |the |each |every )*(?P<when0>{_W}) (?P<s>{_S})(?: shifts?)?(?: each)?",
    rf"(?:and |but |, )*(?:on |for |at |the |every |each )*(?P<when0>{_W}) (?P<s>{_S})(?: shifts?)?(?: :| ,| -)? {_WANT}(?P<b>{_B}|nobody|none)(?: (?:(?P<k>{_K})|{_PEOPLE}))?(?= [.,;¶)(]| and| but)",
)
_add(
    "demand",
    rf"(?P<g>(?:each|every|all|both|any)(?: of the)?(?: the)?(?: {_B}| two| three)? shifts?) (?:needs?|requires?|has|have|must have|should have|gets|get|is staffed with|are staffed with|with|takes|:|=|is covered by| )+ ?(?P<b>{_B})(?: (?:(?P<k>{_K})|{_PEOPLE}))?(?P<when>(?: {_ON})*)",
    rf"(?:just |only |when |where |then |there |, )*(?P<b>{_B})(?: (?:(?P<k>{_K})|{_PEOPLE}))? (?P<same>is enough|are enough|will do|suffices?|is fine|is plenty|would do|is sufficient|are sufficient)",
    rf"{_WANT}(?P<b>{_B}|nobody|no one|none)(?: (?:of (?:N\d+|them|us|these)|(?P<k>{_K})|{_PEOPLE}|extra|more|{_N}))?(?P<when0>(?: {_ON})*)(?: (?:{_TARGET}(?: \( (?P<r>{_R}) \))?|(?P<g>{_GENERAL})))?(?P<when>(?: {_ON})*)(?P<g2> each| per shift| on each(?: shift)?| on every shift)?(?P<when2>(?: {_ON})*)(?:(?: ,)? (?:except|but not|apart from|other than|excluding)(?: on| for)?(?: the)? (?P<x>{_DAYS})(?:(?: ,)? when (?:we|it|the [a-z]+)? ?(?:we're|are|is|it's|'re|stay|remains?)? ?(?:closed|shut|not open))?)?(?: only)?(?! (?:are|is) not| (?:aren't|isn't))",
    rf"{_WANT}(?P<b>{_B}) (?:(?P<k>{_K}) |{_PEOPLE} )?(?P<s>{_S})(?: shifts?)?(?P<when>(?: {_ON})*)",
    rf"(?P<s>{_S})(?: shifts?)? (?P<b>{_B}|nobody|none)(?: (?:(?P<k>{_K})|{_PEOPLE}))?(?P<when>(?: {_ON})*)(?= [.,;¶)(])",
    rf"(?:and |but |, )*(?:on|for|at|in|during) (?:the |each |every |all )*(?P<s>{_S})(?: shifts?)?(?P<when0>(?: {_ON})*)(?: ,| :)? {_WANT}(?P<b>{_B}|nobody|none)(?: (?:(?P<k>{_K})|{_PEOPLE}))?(?P<when>(?: {_ON})*)(?! shifts| days| nights| in a row)(?! (?:are|is) not| (?:aren't|isn't))",
    rf"(?:, |to |it's |to )*(?P<b>{_B})(?: (?:(?P<k>{_K})|{_PEOPLE}))?(?P<again>)(?= [.,;¶!)])",
    rf"(?P<s>{_S})(?: shifts?)?(?: needs?| requires?| has| gets| wants| is covered by| with| :| ,| -| =)+ (?P<b>{_B}|nobody|no one)(?: (?:(?P<k>{_K})|{_PEOPLE}))?(?P<when>(?: {_ON})*)",
)
_add(
    "aligned",
    rf"(?P<op>(?!))?(?P<b>{_B})(?P<more>(?: and {_B})+)(?= (?:at |on )?(?:the )?{_W})(?P<when>(?: {_ON})*)",
)
_add(
    "aligned",
    rf"(?:{_WANT})(?:(?P<op>minimum|min|at least|maximum|max|at most|exactly) )?(?:staffing |staff |cover |crew |people |levels |strength |of |: )*(?P<b>{_B})(?P<more>(?: / {_B})+)",
)
_add(
    "ellipsis",
    rf"{_SUBJECT}(?P<op>at most|at least|no more than|not more than|up to|max|maximum|min|minimum|exactly)? ?(?P<b>{_B})(?: {_EACH})?(?= (?:[.,;¶)]|and|but))",
)
_add(
    "context",
    rf"(?:and |but |, )*(?:on|for|at|in|during) (?:the |each |every |all )*(?P<s>{_S})(?: shifts?)?(?: ,)?(?= (?:{_B}|nobody|we|there|one))",
)
_add("row_head", rf"(?P<s>{_S})(?: shifts?)? :(?= (?:W|T|B|every|each|daily))")
_add(
    "when",
    rf"(?:on |from |for |at |during |in |over |and |but |until |till |before |after |since )*(?:the |each |every )*(?:{_W}|{_DAILY})(?: onwards?)?(?: ,| :)?(?: there| we)?",
)
_add("dates_", rf"(?:(?:on|and|but|only) )*(?P<t>{_T})(?: ,| :)?(?= (?:{_WANT})(?:B|nobody))")
# The time.
_add(
    "period",
    rf"(?:for |over |the |next |a |during |covering |lasting |in )*(?P<p>{_P}|{_B} days|one week|a week)(?: ,)? (?:from|starting|beginning|starting on|beginning on|commencing|as of|starting from)(?: next| the| coming| this)* (?P<w>{_W})",
    rf"(?:for |over |in |a |the |roster |rota |plan )*(?P<p>{_P}|one week|a week|week|one day)(?: roster| rota| schedule| plan| period| shift plan)?(?: ,)?(?: starting| beginning| from| as of| commencing| of| on| ,)* (?P<t>{_T})",
    rf"(?:the |start |starting |starts |from |for |on |date |: |rota |roster )*(?P<t>{_T})(?: ,| and| \(| :| -)* (?:for |lasting |runs for |over |covering )*(?P<p>{_P}|{_B} days?|one week|a week|one day)(?: \))?(?: long)?",
    rf"(?:the |week |of |starting |start |starts |begins |from |for |on |date |: |is |rota |between |during |in |over |commencing |beginning |of the |roster )*(?P<t>{_T})(?: \( (?:W\d+) \))?",
    rf"(?:for |over |the |next |a |during |covering |lasting |in )*(?P<p>{_P}|one week|a week)(?: roster| rota| schedule| plan| shift plan)?(?: long)?(?! off)",
    rf"(?:for |over |the |next )*(?P<p>{_B} days)(?: long)?(?! off| in a row)",
    rf"\( (?:{_W}) \)",
    rf"(?:starting|beginning|commencing|starts|begins|start)(?: on| from| next| the| coming| this| is|:)* (?P<w>{_W})",
)
_add("kind", rf"(?P<s>{_S}) (?:watch|rota|roster|duty|duties|schedule|cover|list|service)")
_add("clock", rf"(?:from |, |is |at |open |always |on duty )*(?P<r>{_R})")
_add("alone", rf"(?:and |with |, )*(?P<n>{_N})(?= [.,;¶:)])")
# A list of shifts by itself makes them.
_add("named", rf"(?:the |and |with |both )*(?P<s>{_S})(?: shift| shifts)?(?= [,.;¶:(])")
