"""Words for people: who is grown up, who is not, and how many one word stands for."""

from __future__ import annotations

from typing import Literal

from .lexicon import words

Kind = Literal["adult", "child", "infant", "any"]

_ADULTS = """adult grownup friend buddy mate colleague coworker wife husband partner spouse girlfriend
boyfriend fiancé fiancée fiance fiancee mother mom mum father dad parent brother sister sibling aunt
uncle cousin
missus missis wifey hubby gf bf bloke chap dude fella gal lass lad gent pal bff  mummy daddy
nan nana gran grandad granddad mama papa ma pa mil fiancé flatmate housemate classmate teammate
grandmother grandma grandfather grandpa granny grandparent senior pensioner student roommate bestie man
woman
lady guy bride groom"""
#: Only in the plural with a number are these the travellers ("two retired teachers").
_TRADES = """teacher nurse doctor engineer lawyer artist musician writer scientist academic professor
researcher designer developer programmer architect accountant analyst manager executive consultant employee
worker retiree pensioner veteran firefighter soldier librarian journalist photographer salesman salesperson
neighbor neighbour newlywed backpacker tourist holidaymaker vacationer graduate postgrad freshman intern
banker chemist biologist physicist historian paramedic midwife therapist entrepreneur freelancer
golfer hiker cyclist foodie bachelor bachelorette grad roomie
sportsman athlete player couchsurfer"""
_CHILDREN = """child kid son daughter boy girl teen teenager toddler kiddo youngster grandchild grandson
granddaughter nephew niece preschooler minor kiddie tot tween"""
_INFANTS = "baby infant newborn"
_ANY = "person traveler traveller guest pax human individual member visitor participant attendee"
_IRREGULAR = {
    "children": "child",
    "grandchildren": "grandchild",
    "people": "person",
    "persons": "person",
    "ppl": "person",
    "men": "man",
    "women": "woman",
    "wives": "wife",
    "ladies": "lady",
    "babies": "baby",
    "buddies": "buddy",
    "folks": "person",
    "pax": "pax",
    "lassies": "lass",
    "lasses": "lass",
    "fellas": "fella",
    "fellows": "bloke",
    "peeps": "person",
    "souls": "person",
    "gfs": "gf",
    "littles": "child",
    "nippers": "child",
}
#: Names of relatives that need no owner in a list ("mum, dad and I").
KIN = frozenset(
    [
        "mum",
        "mom",
        "mother",
        "mummy",
        "mommy",
        "ma",
        "mama",
        "dad",
        "father",
        "daddy",
        "papa",
        "pa",
        "grandma",
        "grandpa",
        "granny",
        "gran",
        "nan",
        "nana",
        "grandad",
        "granddad",
        "grandmother",
        "grandfather",
        "wife",
        "wifey",
        "husband",
        "hubby",
        "missus",
        "missis",
        "brother",
        "sister",
        "son",
        "daughter",
        "gf",
        "bf",
        "girlfriend",
        "boyfriend",
        "partner",
        "spouse",
        "fiancé",
        "fiancée",
        "fiance",
        "fiancee",
        "auntie",
        "aunt",
        "uncle",
        "mate",
        "buddy",
        "cousin",
        "nephew",
        "niece",
        "grandson",
        "granddaughter",
    ]
)
#: Relatives whom "he" or "she" may stand for.
MALE = words("""
    dad father daddy papa pa grandpa grandad granddad grandfather husband hubby brother son bf boyfriend
    fiancé uncle nephew grandson boy
""")
FEMALE = words("""
    mum mom mother mummy mommy ma mama grandma granny gran nan nana grandmother wife wifey missus missis
    sister daughter gf girlfriend fiancée auntie aunt niece granddaughter girl
""")
#: Whole words for one grown-up who is somebody's relative, or for the speaker.
PHRASES: dict[str, str] = {
    "better half": "other",
    "other half": "other",
    "significant other": "other",
    "yours truly": "speaker",
    "little old me": "speaker",
}
#: Singular noun: what kind of people it names.
NOUNS: dict[str, Kind] = {
    **dict.fromkeys(_ADULTS.split(), "adult"),
    **dict.fromkeys(_CHILDREN.split(), "child"),
    **dict.fromkeys(_INFANTS.split(), "infant"),
    **dict.fromkeys(_ANY.split(), "any"),
}
TRADES: frozenset[str] = frozenset(_TRADES.split())
#: Words that say how many by themselves.
SETS: dict[str, tuple[Kind, int]] = {
    "couple": ("adult", 2),
    "pair": ("adult", 2),
    "duo": ("adult", 2),
    "trio": ("any", 3),
    "twosome": ("any", 2),
    "threesome": ("any", 3),
    "foursome": ("any", 4),
    "quartet": ("any", 4),
    "quintet": ("any", 5),
    "sextet": ("any", 6),
    "newlyweds": ("adult", 2),
    "honeymooners": ("adult", 2),
    "twins": ("child", 2),
    "triplets": ("child", 3),
    "parents": ("adult", 2),
    "grandparents": ("adult", 2),
    "in-laws": ("adult", 2),
}
GROUPS = frozenset(
    [
        "family",
        "fam",
        "group",
        "party",
        "team",
        "crew",
        "bunch",
        "gang",
        "household",
        "class",
        "clan",
        "squad",
        "posse",
        "tribe",
        "band",
    ]
)
OWNERS = frozenset({"my", "our", "the", "a", "an", "his", "her", "their", "your", "these", "those"})
_ADJECTIVES = """young little small older elderly adult teenage grown best good close old other dear newborn
honeymoon married retired younger elder eldest youngest middle single big large wonderful beautiful lovely
fellow male female school-age small-ish lil wee
teen teenaged sweet darling lifelong childhood girl guy uni college work
school high-school university army navy gym church office football golf rugby book club busy tired happy broke
keen hungry experienced professional freelance former ex active mature middle-aged single-minded"""
#: Words for a number that nobody says.
VAGUE = (
    "a few", "few", "some", "several", "a handful of", "a number of", "a bunch of", "a load of", "loads of",
    "lots of", "a lot of", "many", "various", "a few of", "some of", "several of", "a handful of our",
    "a bunch of my", "a bunch of our", "a few of my", "a few of our", "some of my", "some of our",
    "several of my", "several of our", "quite a few", "quite a few of",
)  # fmt: skip
ADJECTIVES: frozenset[str] = frozenset(_ADJECTIVES.split())


def kind_of(word: str) -> tuple[Kind, bool] | None:
    """What kind of people ``word`` names, and whether it is a plural; None for any other word."""
    if word in _IRREGULAR:
        return NOUNS[_IRREGULAR[word]], True
    if word in NOUNS:
        return NOUNS[word], False
    if word.endswith("s") and word[:-1] in NOUNS:
        return NOUNS[word[:-1]], True
    if word.endswith("s") and word[:-1] in TRADES:
        return "adult", True
    return None
