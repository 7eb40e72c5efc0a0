"""The cue words of negation, indifference, softness and correction, found by longest match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from .scan import low_at
from .tokens import Found, Token

CueType = Literal["neg", "indifferent", "only", "except", "soft", "emphatic", "after_neg", "none"]

_LISTS: dict[CueType, str] = {
    "neg": """no|not|without|avoid|avoiding|never|hate|hates|dislike|dislikes|skip|skipping|rather
    not|prefer not
|stay away from|steer clear of|exclude|excluding|none of|neither|nor|can't stand|cannot
stand|cannot|can't|don't
|doesn't|didn't|won't|wouldn't|isn't|aren't|wasn't|shouldn't|mustn't|couldn't|ain't|do
n't|dont|doesnt|cant|wont|isnt
|refuse|leave out|keep away from|allergic to|can't have|minus the|non -|non|free of|not interested in|not
keen on
|not a fan of|no way|not want|nothing with|nobody|nothing|under no circumstances|on no account|at no point
|count me out for|count us out for|count me out of|count us out of|count me out on|count us out on|spare us
|spare me|pass on|hard pass on|pass up|opt out of|done with|had enough of|enough of|bored of|bored with
|bored by
|tired of|sick of|sick and tired of|fed up with|fed up of|sworn off|swear off|swear off of|no to|a no to|quit
|gave up|given up|giving up|not up for|not into|not big on|not one for|can do without|could do without
|do without|forget the|forget about|drop the|scrap the|ditch|ditch the|cut the|unable to|not able to
|incapable of|last thing we want|last thing i want|last thing we need|not fond of|no interest in
|zero interest in|no desire to|no appetite for|no thanks to
|can't face|can't bear|cannot bear|couldn't face|loathe|loathes|detest|detests|despise|not a friend of
|no fan of|not fans of|no fans of|no friend of|rule out|ruling out|ruled out|decline|nope to|far from""",
    "indifferent": """not necessarily|won't need|will not need|wouldn't need|won't be needing
|won't say no to sharing|no need for|no need to|no need of|no need|don't mind
|doesn't mind|do not
    mind|wouldn't mind|dont mind
|doesn't matter|does not matter|don't care|do not care|doesn't care|dont care|don't really care|no
preference
|no preferences|no strong preference|no strong preferences|no particular|no special|no specific|not
fussy|not picky
|isn't a must|is not a must|aren't a must|not a must|not necessary|isn't necessary|aren't necessary|not
needed
|isn't needed|aren't needed|not required|isn't required|aren't required|not important|isn't important
|aren't important|doesn't have to|don't have to|do not have to|does not have to|needn't|need not|don't need
|do not need|doesn't need|does not need|don't need to|not bothered|either is fine|either way is fine|any
is fine
|anything goes|anything is fine|not essential|isn't essential|not mandatory|not a priority
|isn't a priority|no matter|regardless of|not particular about|flexible about|open to|not a dealbreaker
|don't matter|do not matter|dont matter|doesnt matter|couldn't care less|could not care less|not fussed
|not fussed about|couldn't care less about|not bothered about|don't care less|no objection to|no objections to
|nothing against|no problem with|not opposed to|not against|don't mind about|all the same to|whatever
|isn't needed|aren't needed|not bothered by|indifferent to|indifferent about|neutral on|neutral about
|no opinion on|no strong feelings about|not precious about|relaxed about|easy about""",
    "only": "only|nothing but|solely|exclusively|nothing other than|none but|no other than|nothing except",
    "except": """except|except for|apart from|aside from|other than|anything but|everything but|all
    but|instead of
|rather than|besides|with the exception of|but not""",
    "soft": """preferably not|ideally not|hopefully not|only if necessary|only if needed|only if we must
|only if we have to|only if need be|only as a last resort|only if there is no other way
|only if absolutely necessary|only in an emergency|ideally|up for|prefer|prefers|preferred|preferable
|preferably|preference for|would love|i'd
    love|we'd love
|would like if|if possible|if you can|when possible|where possible|nice to have|would be nice|would be great
|would be good|would be lovely|would be a plus|a plus|a bonus|would be ideal|hopefully|would rather|i'd
rather
|we'd rather|rather not|prefer not|maybe|perhaps|possibly|would be fun|would be cool|if it fits|wouldn't
hurt|optional|optionally|lean towards|leaning towards|lean toward|leans towards""",
    "emphatic": """must|must have|must
    be|imperative|absolutely|definitely|essential|mandatory|required|crucial|have to
|has to|need|needs|strictly|at all costs|non -
negotiable|nonnegotiable|insist|insists|vital|certainly|make sure
|ensure|under no circumstances|on no account|mustn't|deal breaker|dealbreaker|a must|without fail|at any
cost""",
    "after_neg": """are not allowed|is not allowed|isn't allowed|aren't allowed|not allowed|not an
    option|isn't an option
|aren't an option|out of the question|off the table|a no - go|no - go|no go|is out|are out|not
wanted|unwanted
|is not ok|isn't ok|is a no|are a no|is a no - go|are a no - go|is a no go|are a no go|no thanks
|no thank you|not welcome|forbidden|prohibited|a deal
breaker for me|is out of the question|are out of the question|off the cards|not on the cards
|not on the table|isn't on the cards|aren't on the cards
|not our thing|not my thing|aren't our thing|aren't my thing|isn't our thing|isn't my thing
|not really our thing
|not really my thing|isn't really our thing|isn't really my thing|aren't really our thing
|aren't really my thing
|not for us|not for me|aren't for us|aren't for me|isn't for us|isn't for me|are not for us|is not for us
|not our cup of tea|not my cup of tea|isn't our cup of tea|isn't my cup of tea|aren't our cup of tea
|aren't my cup of tea|do nothing for us|does nothing for us|do nothing for me|does nothing for me
|off the list|off our list|off my list|off the menu|off the plan|off the itinerary|off the programme
|off - limits|off limits|a hard pass|a hard no|a definite no|a firm no|a big no|an absolute no|a clear no
|preferably not|ideally not|hopefully not|only if necessary|only if needed|only if we must|only if we have to
|only if need be|only as a last resort|only if there is no other way|only if absolutely necessary|our scene
|only in an emergency|not our scene|aren't our scene|isn't our scene|aren't really our scene|not happening
|isn't happening|aren't happening|won't happen|won't do|won't work|don't work for us
|doesn't work for us|don't work for me|doesn't work for me|leave me cold|leave us cold|leaves me cold
|leaves us cold
|bore us|bore me|bores us|bores me|count me out|count us out|not our style|not my style|aren't our style
|isn't our style|a no go|no goes|no - goes|not acceptable|isn't acceptable|aren't acceptable|unacceptable
|not possible|isn't possible|aren't possible|impossible|not for my wife|not suitable|ruled out|a deal breaker
|a deal - breaker|a dealbreaker|deal breakers|dealbreakers|not wanted|aren't wanted|isn't wanted|hard pass""",
    "none": """no more than|no less than|no fewer than|no later than|no earlier than|no longer than|no
    sooner than
|no further than|no farther than|no higher than|no lower than|no bigger than|no cheaper than|not more
than|not less
than|not later than|not earlier than|not before|not after|not longer than|not over|not under|not
exceed|don't exceed
|doesn't exceed|shouldn't exceed|should not exceed|do not exceed|must not exceed|can't exceed|cannot
exceed|not exceeding|not only|not just
|can't go wrong with|can't beat|can't get enough of|cannot get enough of|never get enough of|never tire of
|wouldn't miss|don't miss|do not miss|can't miss|not to be missed|must not miss|mustn't miss|not miss
|can't resist
|won't say no to|wouldn't say no to|never say no to|don't skip out on|who doesn't|who wouldn't|who does not
|who can't|wouldn't go amiss|would not go amiss|no problem|no worries|no wait|no idea|not to mention
|why not|not sure|not too|not very|not so|not
much|no doubt
|can't wait|cannot wait|not least|more than|don't forget|do not forget|never mind|don't hesitate|dry
run|no rush""",
}


def _index() -> tuple[dict[str, frozenset[CueType]], dict[tuple[str, str], int]]:
    """All cues with their types, and for each pair of first words the length of the longest cue."""
    types: dict[str, frozenset[CueType]] = {}
    longest: dict[tuple[str, str], int] = {}
    for kind, text in _LISTS.items():
        for phrase in " ".join(text.split()).split("|"):
            words = phrase.split()
            name = " ".join(words)
            for form in {name, name.replace("n't", "nt")}:  # "dont", "isnt"
                types[form] = types.get(form, frozenset()) | {kind}
                if len(words) > 1:
                    one, two = form.split()[:2]
                    longest[one, two] = max(longest.get((one, two), 0), len(words))
    return types, longest


_TYPES, _LONGEST = _index()


def cues_in(tokens: Sequence[Token], first: int, stop: int) -> list[tuple[Found[str], frozenset[CueType]]]:
    """All cues from ``first`` to ``stop``, longest first match; a cue can have two types ("rather not")."""
    found: list[tuple[Found[str], frozenset[CueType]]] = []
    i = first
    while i < stop:
        end, types = _cue_at(tokens, i, stop)
        if types:
            found.append((Found(" ".join(t.low for t in tokens[i:end]), i, end), types))
        i = max(end, i + 1)
    return found


def _cue_at(tokens: Sequence[Token], i: int, stop: int) -> tuple[int, frozenset[CueType]]:
    longest = _LONGEST.get((tokens[i].low, low_at(tokens, i + 1)), 1)
    for length in range(min(longest, stop - i), 0, -1):
        types = _TYPES.get(" ".join(token.low for token in tokens[i : i + length]))
        if types is not None:
            return i + length, types
    return i, frozenset()
