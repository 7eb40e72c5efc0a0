# ruff: noqa: E501 (patterns and word lists are read better whole)
"""What is wished of people, as patterns over the marked line, the sharper before the vaguer."""

from __future__ import annotations

from planner_agent.families.roster.words.phrase_list import Phrases
from planner_agent.families.roster.words.pieces import (
    AFTER,
    ALL,
    BUT,
    DAILY,
    DAYS,
    EACH,
    MODAL,
    NONE,
    NOT,
    PEOPLE,
    ROW,
    SMALL,
    SUBJECT,
    WEEKLY,
    WHOEVER,
    WORK,
    B,
    D,
    K,
    N,
    R,
    S,
    T,
    W,
)

PHRASES = Phrases()

# What nothing here can say.
PHRASES.add(
    "refuse",
    r"(?:(?:make|keep|have) (?:it|them|this|the [a-z]+|[a-z]+) )?(?:as )?(?:cheap|cheaply|inexpensive|low cost) as possible(?: in [a-z]+)?",
    r"(?:minimi[sz]e|keep down|reduce|lowest|lower|low|least|cheapest|minimal|minimum) (?:the )?(?:total |overall )*(?:wages?|costs?|pay|salary|salaries|labou?r|payroll|overtime)(?: costs?)?",
    rf"(?:{N} )?(?:is |are |{MODAL} |would |happy |fine |ok |okay |willing |with |to |also |do |doing |work |working |have |having |take |does |works )*(?P<b>{B}) shifts (?:on |in )?(?:the |a |one |per )?(?:same |single |each )?day",
    r"(?:happy |willing |ok |to |do |doing |work |a |allow |can |be )*(?:double|split) shifts?(?: is| are)?(?: ok| fine| allowed)*",
)
PHRASES.add(
    "refuse",
    r"(?:keep|get|make|minimi[sz]e|reduce|cut|lower|hold) (?:the |our |total |overall |wage |labou?r |staff |payroll |salary |personnel )*(?:costs?|wages?|pay|expenses|payroll|bill)(?: (?:as )?(?:low|small|down|minimal|little)(?: as (?:possible|we can))?| to a minimum)?",
)
PHRASES.add("place", rf"(?:ward|room|floor|unit|line|gate|station|building|block|level) {B}")
PHRASES.add(
    "correct",
    r"(?:, |- |– |— |oh |\( )*(?:no (?:, )?(?:sorry|wait)|sorry|no , make that|wait|actually|correction|i meant|i mean|make that|make it|or rather|rather|instead|edit|update)(?: ,|:| no| wait| make that| make it| i mean| i meant| correction| i should have said| that should be| it should be|!)*(?! of)",
)
PHRASES.add(
    "forget",
    r"(?:, |- |– |so |please |actually |just |and |but |can )*(?:forget|ignore|scratch|strike|disregard|drop|delete|skip)(?: about)?(?: that| it| this| the last(?: one| bit| part| point)?)(?: one| bit| part| again| please)*",
)
PHRASES.add("exempt", rf"(?:, )?{BUT} (?P<n>{N})(?= (?:[.,;¶)]|who))(?: ,)?(?: who)?")
# Pairs.
PHRASES.add(
    "apart",
    rf"(?P<n>{N}) (?:{NOT}|never) (?:ever )?share (?:a |the same |any |the )?shifts?",
    rf"(?P<n>{N}) (?:{MODAL} |would (?:rather |prefer |like )?)?(?:{NOT}|never) (?:be |work |working |put |do |scheduled |rostered |want to |allowed |to |ever )*(?:on |in )?(?:the |a )?(?:together|same shift|same shifts|same time|at the same time|shift together|shifts together)(?: together)?",
    rf"(?:please )?(?:keep|separate) (?P<n>{N})(?: apart)?(?: on different shifts)?",
    rf"(?P<n>{N}) (?:{NOT}|never) (?:both |be |work |working |on |ever )*(?:on )?(?P<daily>the same days?)(?: together)?",
    rf"(?:never|do not|don't|not) (?:put |schedule |roster |have |to )*(?P<n>{N}) (?:work |working )*(?:together|on the same shift|in the same shift|on one shift)(?: together)?",
    rf"(?P<n>{N}) {NOT} both (?:be |work |works |do |have )*(?:on |in )?(?:the )?(?P<s>{S})(?: shifts?)?(?: together| at once| at the same time)?",
    rf"(?P<n>{N}) (?:can't|cannot|don't|do not) (?:stand each other|get along|get on|work together)(?: (?:so|and|,)+ (?:never|not) (?:on )?(?:the )?(?:same shift|together))?",
)
PHRASES.add(
    "apart",
    rf"(?P<n>{N}) (?:{MODAL} |would (?:rather |prefer |like )?|prefers? |wants? )?(?:{NOT}|never) (?:to )?(?:be |work |working |works |put |do |scheduled |rostered |want to |wants to |allowed |to |ever |a |shifts? |share )*(?:on |in )?(?:the |a )?(?:(?:same )?shifts? )?(?:together )?(?:with|alongside|next to|as) (?P<o>{N})(?: on| in| the| same| shift| together| please)*",
    rf"(?:please )?(?:keep|separate) (?P<n>{N}) (?:away |apart |separate )*from (?P<o>{N})",
)
PHRASES.add(
    "together",
    rf"(?P<n>{N}) (?:{MODAL} |would |like to |want to |always |only |prefer to |rather |ever )*(?:be |work |works |working |scheduled |rostered |put |do |shifts |paired |on )*(?:on |in )?(?:always )?(?:together|at the same station|(?:at )?the same (?:shifts?|station|slots?|team|times?)|in pairs?)(?: always| please)?",
    rf"(?:please )?(?:always )?(?:put|schedule|roster|keep|pair) (?P<n>{N}) (?:always )?(?:together|on the same shifts?)",
)
PHRASES.add(
    "only_with",
    rf"(?P<n>{N}) (?:can |may |should |must |is |is allowed to |is to )*(?:only |always )(?:ever )?(?:work|works|be|is|do shifts|on duty)?(?: on)?(?: a)?(?: shift| shifts)? ?(?:when|if|with|together with|alongside|while)(?: a)? (?P<o>{N})(?: is| works| does)?(?: also| too)?(?: on duty)?(?: on| in)?(?: the)?(?: same)?(?: shift)?(?: too| as well)?",
    rf"(?P<n>{N}) (?:{MODAL} |is |works? |always |only )*(?:always |only )+(?:work |works |be |paired |on |together )*with (?P<o>{N})(?: on| in| the| same| shift| present)*",
    rf"(?P<n>{N}) {NOT} (?:be |work |works |to )*(?:without|unless) (?P<o>{N})(?: is| works)?(?: also| there| too| on| the| same| shift)*",
)
# So many of some.
PHRASES.add(
    "among",
    rf"{WHOEVER}(?:on |at |during )?(?:(?:the |each |every |any )*(?P<s2>{S}) )?(?P<b>{B}) of (?P<n>{N})(?: (?:must|should|has|have|needs?|is|be|are|to|always|on duty|present|there|works?|working|scheduled))*(?: (?:on|at|in|during|for|per) (?:the |each |every |any |all )*(?:(?P<s>{S})(?: shifts?)?|(?P<g>shifts?)))?(?P<when>(?: (?:on )?(?:every |each |the )?{DAYS}| {DAILY})*)",
    rf"(?:either )?(?P<n>{N}) (?:must|should|has to|have to|needs? to|is to)(?: always| at least)?(?: be| work)?(?: on duty| present| there| scheduled)?(?: (?:on|at|in|during|for) (?:the |each |every |any |all )*(?:(?P<s>{S})(?: shifts?)?|(?P<g>shifts?)))?(?P<when>(?: (?:on )?(?:every |each |the )?{DAYS}| {DAILY})*)",
)
# What follows what.
PHRASES.add(
    "succession",
    rf"(?:and |but |also |please |with |, )*(?P<neg>{NONE}|no|never|not|without|avoid) (?:{MODAL} |(?:ever )?{WORK} |{NOT} )*(?:a |an |any |the |another )*(?P<then>{S}) {AFTER} (?:working |doing |having |they |did |a |an |the |any |had |one )*(?P<first>{S})",
    rf"(?:and |but |also |, )*(?:the day )?after (?:working |doing |a |an |the |any |each |every )*(?P<first>{S}) (?:, )?(?:there |{ALL} |{NONE} |is |are |should |must |may |can |be |{MODAL} |{WORK} |follow |comes? )*(?P<neg>no|not|never|neither|can't|cannot|mustn't|nobody|no one) (?:{MODAL} |{WORK} |follow |allowed |be |any |a |an |another )*(?P<then>{S})(?: the next day| next day| on the next day| the day after)?(?: allowed| follows?)?",
    rf"(?P<neg>{NONE}|no|never|not|without|avoid) (?:{MODAL} |{WORK} |{NOT} )*(?:a |an |any |the )*(?P<first>{S}) (?:be |is |that is |to be |immediately |directly |right |straight )*(?:followed by|followed on by|and then|and|then|before) (?:a |an |any |the |another )*(?P<then>{S})(?P<day> the next day| the day after| the following day| next day| the next morning| on the next day)?",
    rf"(?:and |but |a |an |the |any )*(?P<first>{S}) (?P<neg>{NOT}|must never|may never|can never) (?:be |is |immediately |directly |right |ever |straight )*followed (?:on )?(?:straight |immediately |directly )?by (?:a |an |any |the |another )*(?P<then>{S})(?: the next day| the day after)?",
    rf"(?:and |but |a |an |the |any )*(?P<then>{S}) {AFTER} (?:a |an |the |any )*(?P<first>{S}) (?:is |are |should be |must be )*(?P<neg>not|never|forbidden|banned|prohibited|off limits|out)(?: allowed| permitted| ok| okay| possible| on)?",
    rf"(?:and |but |a |an |the |any |no |who |whoever |{ALL} )*(?P<first>{S}) (?P<neg>{NOT}) (?:{WORK} |also |then |a |an |the |any )*(?P<then>{S}) (?:on )?(?:the )?(?:next day|following day|day after)",
    rf"(?P<n>{N}) {NOT} (?:{WORK} |want |like |to )*(?:a |an |any |the )*(?P<then>{S}) {AFTER} (?:a |an |the |any )*(?P<first>{S})",
    rf"(?P<neg>{NONE}|no|never|without|not|avoid) (?:{WORK} |{MODAL} )*(?:go |goes |going |switch |straight |directly |change )*(?:straight )*(?:from )?(?:a |an |the |any )*(?P<first>{S}) (?:straight |directly )*(?:to|into|-|->|- >|→|⇒|= >) (?:a |an |the |any )*(?P<then>{S})(?: the next day| the day after| (?:on )?the following day)?(?: changes?| switch(?:es)?| rotations?| transitions?)?",
)
PHRASES.add(
    "succession",
    rf"(?:someone|somebody|anyone|anybody|whoever|a person|people|those|{K}|{PEOPLE}|if (?:someone|somebody|anyone|you))? ?(?:who |that )?(?:has |have |had |was |were )*(?:worked|works|work|did|does|done|on|working|coming off|come off)(?: a| an| the| on)* (?P<first>{S}) (?:, )?(?:they |he |she |you )?(?P<neg>{NOT}) (?:{WORK} |be |also |a |an |the |any )*(?P<then>{S})(?: on)?(?: the)? (?:following|next|day after)(?: day)?",
)
PHRASES.add(
    "succession",
    rf"(?:and |always |, )*after (?:a |an |the |each |every |any |his |her |their |working |doing |a block of |the last )*(?P<first>{S}) (?:, |there |must |should |has |have |to |be |is |are |comes? |follows? |the {K} |{K} |the person |{ALL} |get |gets |need |needs |at least |always )*(?:(?P<b>{B}) |a |the next |the following )(?:full |whole |free )?(?P<off>day|days)(?: is| must be| should be)? (?:off|free|of rest|rest)(?: is needed| are needed| must follow| follows?)?",
)
PHRASES.add(
    "rest",
    rf"(?:and |with |, |needs? |must have |gets? |{ALL} |{N} |{MODAL} |{WORK} |there |a |minimum |of |keep |leave |allow )*(?:at least |a minimum of |minimum |min )?(?P<d>{D}) (?:of )?(?:rest|break|off|free|between)(?: time| period)?(?: is needed| are needed| must lie)?(?: (?:between|after)(?: the| each| every| any| two| {B}| consecutive| one)* (?:shifts?|{S})(?: and the next| shifts?)?)?",
    rf"(?:and |, )*(?:between|after)(?: the| each| every| any| two| {B}| consecutive| one)* shifts?(?: there| must| should| has| have| to| be| is| are| lie| ,)* (?:at least |a minimum of |minimum |min )?(?P<d>{D})(?: of)?(?: rest| break| off| free)*",
    rf"(?:minimum |min |the )*rest(?: time| period)?(?: between shifts)? (?:of |is |: |must be |should be )*(?:at least )?(?P<d>{D})(?: between(?: two| {B}| the| any)* shifts)?",
)
# Limits on rows, weekends, hours, counts.
PHRASES.add(
    "weekly_off",
    rf"{SUBJECT}(?:off )?(?P<b>{B}) weekends? (?:off|free|free of work|without work|free from work)(?: {EACH})?",
    rf"{SUBJECT}(?P<b>{B}) (?:free|whole free|full free|work free) weekends?(?: {EACH})?",
)
PHRASES.add(
    "weekends",
    rf"{SUBJECT}(?:on |for |in )?(?P<b>{B}) weekends?(?: shifts)?(?: {EACH}|{N})?(?: of work)?(?! in a row| running| off| free| in succession| on)",
)
PHRASES.add(
    "days_off_row",
    rf"{SUBJECT}(?P<b>{B}) (?:consecutive |full |whole )*(?:days?|rest days?|free days?) (?:off|free|of rest|rest)(?: together| consecutively| {ROW})?(?P<week> {WEEKLY})?(?: {EACH})?",
    rf"{SUBJECT}(?:the )?(?:days off|free days|rest days|time off)(?: should| must| always)?(?: be| come| last| are)?(?: in)?(?: blocks of| groups of)? ?(?P<b>{B})(?: days)? ?(?:{ROW})?",
)
PHRASES.add(
    "row",
    rf"{SUBJECT}(?:{S} )?(?:for )?(?P<b>{B}) (?:consecutive |successive |continuous )?(?P<u>days|shifts|{S})(?: of work| shifts)? {ROW}(?: {EACH})?(?: for (?P<m>{N}))?",
    rf"{SUBJECT}(?:for )?(?P<b>{B}) (?:consecutive|successive|continuous|straight) (?:working |work )?(?P<u>days|shifts|{S})(?: of work)?(?: {EACH})?(?: for (?P<m>{N}))?",
    rf"(?:(?P<u>{S})(?: shifts?)? (?:(?::|-|–|,|come|comes|are|is|always|should|must|be|only|at|worked|{MODAL}) )*)(?:in )?(?:blocks? of |runs? of |groups? of |stretches of |sequences of |pairs? )?(?P<b>{B})(?: days| nights| shifts)? {ROW}",
    rf"(?P<u>{S})(?: shifts?)? (?:come|comes|are|is|always|should|must|be|only|worked|have to|{MODAL}| )*(?: ?in )?(?:blocks?|runs?|groups?|stretches|sequences|series) of (?P<b>{B})",
    rf"{SUBJECT}(?:for )?(?P<b>{B}) {ROW}(?: {EACH})?(?! {EACH})",
    rf"(?:and |but |please )*(?:not|never|no) (?:have )?(?:the )?same person (?:works? |on |for )*(?P<same>(?P<b>{B})) (?P<u>days|shifts|{S}) {ROW}",
    rf"(?P<max>max|maximum|longest|minimum|min)(?: of)? (?P<u>consecutive days|days in a row|days running|consecutive shifts|shifts in a row)(?: is|:| of| =)* (?P<b>{B})",
)
PHRASES.add(
    "hours",
    rf"{SUBJECT}(?:for |on |a |to )?(?P<op>at most|at least|exceed|exceeds|exceeding|go over|goes over|go above|above|beyond|no longer than|not less than|no less than|no fewer than|no more than|not more than|more than|less than|fewer than|up to|a maximum of|maximum of|maximum|max|a minimum of|minimum of|minimum|min|exactly|under|over|about|around)? ?(?:of )?(?P<d>{D})(?P<week> {WEEKLY})?(?: (?P<op2>at most|at least|maximum|max|minimum|at the most|or less|or more|tops))?(?: {EACH})?(?P<week2> {WEEKLY})?(?: contract)?(?: for (?P<m>{N}))?",
)
PHRASES.add(
    "hours",
    rf"(?P<n>{N}) (?P<op>maximum|max|minimum|limit|contract|target)(?: hours)?(?: is| :| =| of)* (?P<d>{D})(?P<week> {WEEKLY})?",
)
PHRASES.add(
    "count",
    rf"{SUBJECT}(?:on |for |in )?(?P<b>{B}) (?P<u>days|shifts|shift|times|{S})(?: shifts?)?(?P<week> {WEEKLY})?(?: of work)?(?: {EACH})?(?P<week2> {WEEKLY})?(?P<op2> at most| at least| maximum| max| minimum| at the most| at max| tops| or less| or fewer| or more)?(?: for (?:(?P<m>{N})|(?P<m2>everyone|everybody|each|all)))?(?! a S| {B}| between| apart| in between| off| free)",
)
PHRASES.add(
    "both_days",
    rf"{SUBJECT}(?:on )?(?:both )?(?:(?P<b>{B} weekends?|weekends?|the weekend) days|{W} days|both days (?:of|on|at) (?:the |a |one |any )*weekend|both {W}|{W} both)",
)
PHRASES.add(
    "once",
    rf"{SUBJECT}(?:on duty |in |come )*(?P<op>at least|at most|exactly|only|max|no more than|not more than|more than|maximum) (?P<once>once|twice)(?P<week> {WEEKLY})?(?: {EACH})?(?! a day| per day| each day)",
    rf"{SUBJECT}(?:on duty |in |come )*(?P<once>once|twice)(?P<week> {WEEKLY})? (?P<op>at most|at least|max|maximum)",
)
PHRASES.add(
    "whole",
    rf"(?:whoever|anyone who|anybody who|who|if (?:someone|somebody|you|anyone|a person)|everyone who)? ?(?:works?|working) (?:on )?(?:a |the )?(?P<a>{W}) (?:{MODAL} |also |, |then |they |he |she )*(?:works?|does)(?: also)? (?:on )?(?:the )?(?P<b>{W})(?: too| as well| also)?(?:,? and vice versa)?",
    r"(?:weekends (?:are|should be|must be) )?(?:worked )?(?:either )?(?:both days|the whole weekend|whole weekends|complete weekends|full weekends|W\d+ together) (?:of a weekend |of the weekend )?(?:or (?:none|not at all|neither|no day at all|nothing|off)|only)(?: of it| of them)?",
)
PHRASES.add(
    "fair",
    rf"(?:please |and |, |also |try to |we want to |we want |i want |let's |should |to |with )*(?:spread|share|distribute|split|divide|balance|allocate|assign)(?: out)?(?: up)? (?:the |all |our |number of )*(?P<x>{S}|{W}|hours|work|shifts|workload|weekends|it|them|everything|this)(?: shifts| work| hours)?(?: between everyone| between them| among everyone| over everyone| across the team| across everyone| out| among the team| among all| among them)?(?: as)?(?: (?:evenly|fairly|equally|even|fair|equal))?(?: as possible)?(?: between everyone| between them| among everyone| over everyone| across the team| across everyone| between all| among the team| among all| among them| (?:between|among|over|across) (?:the )?(?:others|rest|remaining ones|remaining [a-z]+))?",
    rf"(?:and |, |with |the |of )*(?P<x>{S}|{W}|hours|work|shifts|workload)(?: shifts| work)? (?:{MODAL} |be |is |are |to be |as )*(?:spread|shared|distributed|split|divided|balanced)?(?: out)?(?: as)? ?(?:evenly|fairly|equally|even|fair|equal|balanced)(?: as possible)?(?: distributed| spread| shared| split| divided)?(?: between everyone| between them| among everyone| across the team| between all| among all| among them)?",
    rf"(?:and |, |with |a |an |please |the |make |it |keep |be |as )*(?:fair|even|equal)(?: as possible)?(?: distribution| split| share| spread)?(?: of| with)?(?: the)?(?: number of)? (?P<x>{S}|{W}|hours|work|shifts|workload)(?: shifts)?(?: for all| for everyone| for everybody)?",
    r"(?:please |make |it |keep |be |as |things |the |plan |roster |rota |and |should |, )*(?P<fair>fair|fairly|even|fair to everyone|fair for everyone|fair for all)(?: as possible)?(?: to everyone| for everyone| for all| to all)?",
)
# Roles.
PHRASES.add(
    "only_they",
    rf"only (?P<n>{N}) (?:{MODAL} |are |is |able |allowed |to |trained |for |on |qualified )*(?:work |do |cover |works |does |take )*(?:the |a |an )?(?P<s>{S})(?: shifts?)?",
)
PHRASES.add(
    "needs",
    rf"(?:the |each |every |a )*(?P<s>{S})(?: shifts?)?(?: \(?(?P<r>{R})(?: \))?)?(?: ,)? (?:always |only |must |can |be |done |by |should )*(?:needs?|requires?|done by|for|is for|are for|by)(?: to be)?(?: a| an| only)? (?P<k>{K})(?: only)?",
)
PHRASES.add("not_role", rf"(?P<n>{N}) (?:is|are) not(?: a| an)?(?: (?P<k>{K}))?(?= (?:[.,;¶]|and|but))")
PHRASES.add(
    "roles",
    rf"(?P<k>{K})(?: :| are| is| =| -| –)+ (?P<n>{N})",
    rf"(?P<n>{N}) (?:is|are|as)(?: a| an| our| the| all| both| qualified| trained| registered| only)* (?P<k>{K})(?: too| as well| only)?",
    rf"(?:the|our|a) (?P<k>{K}) (?P<n>{N})(?! (?:and|,) N)",
    rf"(?P<n>{N}) \( (?:a |the |our )?(?P<k>{K}) \)",
)
# Wishes, days off, what was.
REST = rf"(?P<rest>(?: (?:{SMALL}|(?:before|after|until|till|from|past) C\d+|not|off|free|first|second|third|last|weekend|work|working|works|do|doing|have|having|get|be|being|{S}|{W}|{T}|no|take|weight B\d+|\(|\)|day|days|only|please|available|shift|with|very much|if possible|at all|one|B\d+ of|B\d+|whole|all|all day|duty|available|from|until|then))*)"
PHRASES.add(
    "worked",
    rf"(?P<n>{N}) (?:worked|had|did|was on|has worked|has had|just worked|comes off|was)(?: on| a| an| the)* (?P<s>{S})(?: shift)?(?: on| of| in)*(?: the)? (?P<t>{T}|last night|yesterday)",
    rf"(?:on )?(?P<t>{T}|last night|yesterday) (?P<n>{N}) (?:worked|had|did|was on|was)(?: on| a| an| the)* (?P<s>{S})(?: shift)?",
)
PHRASES.add(
    "would",
    rf"(?P<n>{N}) (?P<v>(?:really |also |just |only )*(?:would really like|would like|would love|would rather|would prefer|would much rather|prefers|prefer|wants|want|wishes|wish|hopes|hope|likes|asked|asks|has asked|have asked|requests|requested|requests to have|hates|dislikes|does not like|doesn't like|doesn't want|does not want|doesnt want|do not want|don't want|would rather|rather|requests? :|wish(?:es)? :|preferences? :|requests? (?:is|are)|wish (?:is|are)|likes best|like|love|prefer|rather|doesn't mind|would be happy|would not like|wouldn't like)(?: to| for| not to| if possible)*){REST}",
    rf"(?:would be (?:nice|great|good)|ideally|if possible|preferably)(?: if| ,)* (?P<n>{N}) (?P<v>(?:could|can|gets|got|had|has|have|works|worked|get|is|were|does|did|not|doesn't|didn't)(?: get| have| be| not| work)*){REST}",
)
PHRASES.add(
    "only",
    rf"(?P<n>{N}) (?:can |may |will |is |are |works? |available |free |be )*(?:only|just) (?:be |work |works |working |available |there |here |around |with us |come |free )*(?P<ends>(?:until|till|from|since|after|before|up to) (?:and including )?(?:the )?{DAYS}(?: on| onwards?)?)",
    rf"(?P<n>{N}) (?:: |- |– |\( )?(?:only |just )(?P<s>{S})?(?: ?(?:on |in |during |at |the )*(?P<w>{W}))?(?P<t>{T})?(?= [.,;¶)])",
    rf"(?P<n>{N}) (?:: |- |– |\( )?(?P<s>{S})?(?: ?(?P<w>{W}))?(?P<t>{T})? only(?= [.,;¶)])",
)
PHRASES.add(
    "away",
    rf"(?:- |• |\* |– )?(?P<n>{N})(?: :| -| –| ,| \()*(?P<rest>(?: (?:on|the|and|from|until|{DAYS}|,))+)(?: \))?(?= [.;¶)])",
)
PHRASES.add(
    "only_clock",
    rf"(?P<n>{N}) (?:can |may |will |is |are |works? |available |free |be )*(?:only|just) (?:be |work |works |working |available |there |here |come |start |in |on |free )*(?P<rest>(?:before|after|until|till|from|past|up to) C\d+(?: (?:on|the|and|every|onwards|{W}|{T}))*)",
    rf"(?P<n>{N}) (?:can |may |will |is |are |be |has to |have to |must |needs to )+(?:work |available |free |leave |finish |stop |start |go )+(?:only )?(?P<rest>(?:before|after|until|till|from|past|up to|by|at) C\d+(?: (?:on|the|and|every|onwards|{W}|{T}))*)(?: only)?",
)
PHRASES.add(
    "only",
    rf"(?P<n>{N}) (?:can |may |will |is |are )*only (?:ever )?(?:be |work |works |working |do |does |doing |available |there |here |present |come |come in |help |with us |wants to work |around |free |in )*(?:the |on |in |for |at )*(?P<s>{S})?(?:,)? ?(?:shifts? )?(?:on |in |during |from )?(?P<w>{W})?(?P<t>{T})?",
)
PHRASES.add(
    "only",
    rf"(?P<n>{N}) (?:can work|can do|can be there|is available|are available|is free|are free|available|can come)(?: only| just)?(?: on| in| from)? (?:the |(?P<s>{S}) )?(?P<w>{W})(?P<t>{T})?(?! too| as well| S)",
)
PHRASES.add(
    "only",
    rf"(?P<n>{N}) (?:can |may |will |is |are |works? |do |does |be |available |there |here |working |free |in |able to )+(?:on |in |during |from |at |the )*(?P<s>{S})?(?: shifts?)?(?:on |in |during |at |the )*(?: ?(?P<w>{W}))?(?P<t>{T})? only",
)
PHRASES.add(
    "must",
    rf"(?P<n>{N}) (?:must|has to|have to|needs to|need to|should|shall|is to|are to)(?: always| definitely| only)?(?: work| be there| be on duty| be on| be in| do| take| have| cover| get| be)+{REST}",
    rf"(?P<n>{N}) (?:must|has to|have to|needs to|need to)(?P<rest>(?: (?:on|the|a|{S}|{W}|{T}))+)",
    rf"(?P<n>{N}) (?P<does>works|does|takes|covers|is working|is on|is doing|is down for|is booked for|is scheduled for|is fixed for)(?P<rest>(?: (?:on|the|a|and|,|for|in|duty|shift|{S}|{W}|{T}))+)(?! (?:as well|too|only|off|if|when|unless))",
    rf"(?:please )?(?:put|assign|book) (?P<n>{N}) (?:on |for |to |in |down for )(?P<rest>(?: ?(?:on|the|a|and|,|for|in|shift|{S}|{W}|{T}))+)",
)
PHRASES.add(
    "cannot",
    rf"(?P<n>{N}) (?:{NOT}(?: (?:be|available|able to|able|allowed|permitted|supposed|meant|qualified|trained|willing|ever|to|want to|in|there|here|work|works|do|does|have|take|working|around|make it|make|come in|come|teach|drive|cook|serve|deliver|perform|coach|clean|bake|guard|attend|volunteer|help))*|(?:is |are |will be |'s |has |have |needs |need |must have |must be |has to be |have to be |needs to be |should be |takes |take |gets |get |on |a |the )*(?:off|away|on holiday|holiday|on leave|leave|sick leave|parental leave|maternity leave|on training|training|a course|a training|on vacation|vacation|unavailable|absent|out|sick|not available|on annual leave|annual leave|abroad|travelling|busy)){REST}",
    rf"(?:off|holiday|holidays|leave|away|vacation|unavailable|absent|days off|unavailable days)(?: :| for| -)* (?P<n>{N})(?: :| \(| -| ,)?{REST}",
    rf"(?P<n>{N}) (?:: |- |\( )*(?:off|away|holiday|unavailable|leave|vacation)(?: :| \))?{REST}",
    rf"(?P<n>{N}) (?:: |- |– |\( )?(?:no|not|never|cannot|can't)(?: do| work| on| available)*{REST}",
    rf"no (?P<q>{S})(?: shifts?)? for (?P<n>{N}){REST}",
    rf"(?:please |so |and |but )*(?:do not|don't|never|not|can't|cannot|avoid) (?:ever )?(?:put|schedule|roster|give|assign|have|book|use|putting|giving|scheduling)(?: the)? (?P<n>{N})(?: any| work| to work| down for| in| on| a| the)*{REST}",
)
PHRASES.add(
    "need_off",
    rf"(?P<n>{N}) (?:(?:{MODAL} )?(?:needs?|gets?|got|has|have|had|takes?|is|are|be|booked|has booked|have booked|took)|:|-|–|with)(?: to| have| get| taking| got| be)*(?P<rest>(?: (?:every|each|the|on|and|,|{W}|{T}|next|all))+) (?:off|free|away|as holiday|as leave|as a day off)",
    rf"(?P<n>{N})(?P<rest>(?: (?:every|the|on|and|{W}|{T}|all))+) (?:off|free|away)",
    rf"(?:give|grant|let) (?P<n>{N})(?: have)?(?P<rest>(?: (?:every|each|the|on|and|,|{W}|{T}|next|all|off))+)(?: off| free)",
)
PHRASES.add(
    "echo",
    rf"(?:, |and |; |but )*(?P<n>{N})(?P<rest>(?: (?:on|the|for|in|{S}|{W}|{T}|off|from|until|till))+)(?= (?:[.,;¶!)]|and|but))",
)
