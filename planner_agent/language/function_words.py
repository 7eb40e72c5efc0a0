"""English function words and politeness: words that carry no wish of their own.

``STOP_WORDS`` holds function words only (a closed class). A content word here would be dropped in silence:
a fault. Negations and limits ("no", "not", "don't", "without", "only", "except") are function words, too, but
they turn a wish round; they are left out on purpose, so that one that nobody has read is still noticed.
"""

from __future__ import annotations

_ARTICLES = "a an the"
_PRONOUNS = """
i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
we us our ours ourselves they them their theirs themselves who whom whose which what whatever whichever
whoever this that these those there here someone somebody anyone anybody everyone everybody something anything
everything i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll
we're we've we'd we'll they're they've they'd they'll that's that'd that'll there's there're there'd there'll
here's who's who'd who'll what's what're let's im ive
"""
_PREPOSITIONS = """
about above across after against along among amongst around as at before behind below beneath beside besides
between beyond by down during for from in inside into near of off on onto out outside over past per since
through throughout till to toward towards under underneath until up upon via with within
"""
_CONJUNCTIONS = """
and or but so yet for if because since while whereas although though unless than then whether as plus
"""
_AUXILIARIES = "am is are was were be been being do does did doing done have has had having"
_MODALS = "can could may might must shall should will would ought gonna"
_DETERMINERS = "some any each every either both all such other another same own"
_PARTICLES = "also too just even ever still already again when where why how else"

STOP_WORDS: frozenset[str] = frozenset(
    " ".join(
        (
            _ARTICLES,
            _PRONOUNS,
            _PREPOSITIONS,
            _CONJUNCTIONS,
            _AUXILIARIES,
            _MODALS,
            _DETERMINERS,
            _PARTICLES,
        )
    ).split()
)

_POLITENESS = """
hi hello hey hiya greetings dear please pls plz kindly thanks thank thx ty cheers regards sincerely bye
goodbye sir madam sirs faithfully
sorry pardon excuse ok okay alright yes yeah yep yup hmm hm um uh er oh ah well btw lol haha grateful
"""
#: Greetings, thanks and padding. Words with a meaning of their own ("great", "cool", "welcome") are not here.
POLITENESS: frozenset[str] = frozenset(_POLITENESS.split())
