"""Words that turn a wish ("not", "only", "at most", "before", "if possible"), in other languages and in
English, and what a rendering in English says otherwise than its original: in them, in numbers, names, length.

Each turn has words that surely say it and words that may. A sure word on one side needs a word of either kind
on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from rapidfuzz import fuzz

from planner_agent.language.function_words import STOP_WORDS
from planner_agent.language.lexicon import words
from planner_agent.language.tongue_figures import Figures, figures
from planner_agent.language.tongue_words import MONTHS, WEEKDAYS, Spoken


class _Cue(NamedTuple):
    """What surely says a turn, and what may, as alternatives of a pattern ("" for none)."""

    sure: str
    maybe: str = ""


#: In the order in which words are taken: "not more than" is no "not".
_TURNS: Mapping[str, Mapping[Spoken, _Cue]] = {
    "at the latest": {
        "en": _Cue(r"at the latest|(?:no|not) later than|latest", r"by|before|until|till"),
        "de": _Cue(r"(?:aller)?spätestens|nicht später als"),
        "es": _Cue(r"a más tardar|como muy tarde|no más tarde de"),
        "fr": _Cue(r"au plus tard|pas plus tard que"),
        "zh": _Cue("最晚|最迟|不晚于|不迟于"),
    },
    "at the earliest": {
        "en": _Cue(r"at the earliest|(?:no|not) earlier than|earliest", r"from|after|not before|onwards?"),
        "de": _Cue(r"frühestens|nicht früher als"),
        "es": _Cue(r"como (?:muy )?pronto|no antes de"),
        "fr": _Cue(r"au plus tôt|pas avant"),
        "zh": _Cue("最早|不早于"),
    },
    "at most": {
        "en": _Cue(
            r"at (?:the )?most|(?:no|not) more than|(?:not|never) exceed(?:ing)?|max(?:imum|imal(?:ly)?)?|(?:not )?over|less than"
            r"|fewer than|up to|under|below|limit(?:ed)?",
            r"within|until|to|cheaper|budget",
        ),
        "de": _Cue(
            r"höchstens|max\w*|nicht mehr als|nicht über|bis zu|weniger als|obergrenze|nicht teurer als",
            r"unter|bis|budget|über|kein\w* über",
        ),
        "es": _Cue(
            r"como máximo|a lo sumo|no más de|máxim\w+|menos de|sin pasar de|sin superar",
            r"hasta|presupuesto|más de|por debajo de|no supere",
        ),
        "fr": _Cue(
            r"au plus|au maximum|max\w*|pas plus de?|moins de|ne pas dépasser",
            r"jusqu'[àa]u?|budget|plus de|dépass\w+|sous",
        ),
        "zh": _Cue("最多|不超过|不超過|至多|以内|以下|不多于|少于|不到|不高于|低于|上限", "预算|超过|内"),
    },
    "at least": {
        "en": _Cue(
            r"at least|(?:no|not) (?:less|fewer) than|min(?:imum|imal(?:ly)?)?|more than|or more",
            r"over|above|from|and up|upwards?|better|exceed\w*",
        ),
        "de": _Cue(
            r"mindestens|wenigstens|min\w*destens|nicht weniger als|mehr als|mind", r"ab|über|minimum"
        ),
        "es": _Cue(r"al menos|por lo menos|como mínimo|no menos de|mínim\w+", r"más de|desde|a partir de"),
        "fr": _Cue(r"au moins|au minimum|minimum|pas moins de|minimal\w*", r"plus de|dès|à partir de"),
        "zh": _Cue("至少|起码|不少于|不低于|最少|以上", "超过|起|多于"),
    },
    "if possible": {
        "en": _Cue(
            r"if possible|preferably|ideally|would rather|prefer\w*|if (?:at all )?feasible|rather",
            r"would like|as \w+ as possible|best|try|like|possible|want",
        ),
        "de": _Cue(
            r"wenn möglich|falls möglich|(?:wenn|falls) es geht|am liebsten|lieber|vorzugsweise|möglichst|idealerweise|bevorzug\w*",
            r"gerne?|möchten?",
        ),
        "es": _Cue(
            r"si (?:es )?(?:fuera )?posible|a ser posible|de ser posible|preferible\w*|preferentemente"
            r"|de preferencia|prefer\w+|prefier\w+|idealmente",
            r"mejor|quisiéramos|quisiera|gustaría",
        ),
        "fr": _Cue(
            r"si (?:c'est )?possible|de préférence|préfér\w+|idéalement|plutôt",
            r"voudrai\w*|aimerai\w*|voudrions|aimerions",
        ),
        "zh": _Cue("如果可能|可能的话|如果可以|可以的话|最好|尽量|尽可能|优先|宁愿|更喜欢", "希望|想"),
    },
    "only": {
        "en": _Cue(r"only|exclusively|solely|nothing but", r"just|all|alone|but"),
        "de": _Cue(r"nur|ausschließlich|lediglich", r"allein\w*|bloß"),
        "es": _Cue(r"sólo|solamente|únicamente|exclusivamente", r"solo|sola|nada más"),
        "fr": _Cue(r"seulement|uniquement|exclusivement", r"ne|n'\w+|seule?s?|que"),
        "zh": _Cue("只|仅|僅|光是", "单独"),
    },
    "except": {
        "en": _Cue(
            r"except(?:ing)?|excluding|apart from|other than|unless|aside from", r"but|besides|save|not"
        ),
        "de": _Cue(r"außer|ausgenommen|abgesehen von|mit ausnahme", r"bis auf|es sei denn|nur nicht"),
        "es": _Cue(r"excepto|salvo|con excepción de|a excepción de|aparte de", r"menos"),
        "fr": _Cue(r"sauf|excepté|hormis|à l'exception", r"à part|autres? que"),
        "zh": _Cue("除了|除外|除非|除去", "除|以外"),
    },
    "before": {
        "en": _Cue(r"before|prior to|earlier than", r"by|until|at the latest|ago|latest"),
        "de": _Cue(r"bevor|vorher|vor", r"spätestens|früher"),
        "es": _Cue(r"antes", r"a más tardar|hace|como muy tarde"),
        "fr": _Cue(r"avant", r"au plus tard|d'ici"),
        "zh": _Cue("之前|以前", "前|早于|先|最晚"),
    },
    "after": {
        "en": _Cue(
            r"after(?:wards?)?|later than|following", r"from|since|past|then|next|at the earliest|onwards?"
        ),
        "de": _Cue(r"danach|nachdem|nachher|später als", r"nach|ab|frühestens|dann"),
        "es": _Cue(r"después|tras", r"a partir de|desde|luego|próxim\w+|siguientes?|pasad\w+"),
        "fr": _Cue(r"après", r"dès|à partir de|ensuite|suivante?|puis"),
        "zh": _Cue("之后|以后", "后|起|再|然后|晚于"),
    },
    "not": {
        "en": _Cue(
            r"no|not|\w+n't|cannot|never|none|nothing|nobody|no one|without|neither|nor|avoid\w*|refuse\w*",
            r"hates?|dislikes?|skip|free|non|un\w+|except|excluding|only|exclud\w+|less than|any|under|at most|at the earliest",
        ),
        "de": _Cue(
            r"nicht|nichts|nie|niemals|niemand\w*|kein\w*|ohne|weder|vermeid\w*|keinesfalls",
            r"un\w+|\w+frei\w*|außer|nur|höchstens|frühestens|ungern|hass\w*|mag|verzicht\w*",
        ),
        "es": _Cue(
            r"no|nunca|jamás|ningun[oa]?s?|ningún|nada|nadie|sin|ni|tampoco|evit\w+",
            r"odi\w+|libre|salvo|excepto|solo|sólo|menos de",
        ),
        "fr": _Cue(
            r"pas|jamais|aucune?|sans|ni|rien|évit\w+|nullement|hors de question",
            r"ne|n'\w+|plus|personne|non|détest\w+|sauf|libre",
        ),
        "zh": _Cue("不|没|沒|無|无|勿|别|別|非|避免|拒绝|免", "讨厌|恨|少|除"),
    },
}
#: Characters of turns that are part of other words.
_NO_TURNS = re.compile(
    "不错|差不多|对不起|不好意思|不过|不同|特别|别的|分别|级别|区别|别墅|没问题|无线|无障碍|非常|免费|并非洲|非洲|只有一|不仅"
)
#: Capitalised words of English that are no names: months and weekdays, languages and cuisines, and so on.
_NO_NAMES = words(
    """
    english german french spanish italian chinese japanese korean thai indian mexican american greek turkish
    vietnamese asian mediterranean european african arabic british portuguese russian brazilian irish swiss
    christmas easter new year years day i'm i i'd i'll ok am pm tv wifi bbq us usa uk halal kosher vegan usd eur
    gbp cny jpy chf budget no not only at most please need want plan visit two three four
    """
) | set(MONTHS["en"]) | set(WEEKDAYS["en"]) | STOP_WORDS  # fmt: skip
_ALIKE = 62  # a name may be spelt another way in another language (Kalifornien, Nueva York)
_CAPITAL = re.compile(r"(?<![A-Za-zÀ-ÿ])[A-Z][A-Za-zÀ-ÿ0-9’']*[A-Za-zÀ-ÿ0-9]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ’']{2,}")
_SLACK = 4


def disagreements(quote: str, english: str, tongue: Spoken) -> tuple[str, ...]:
    """What ``english`` says otherwise than ``quote`` of the language ``tongue``, a few words each; empty if
    nothing that can be checked."""
    return tuple(
        dict.fromkeys(
            (
                *_figures(figures(quote, tongue), figures(english, "en")),
                *_turns(quote, english, tongue),
                *_names(quote, english, tongue),
                *_lengths(quote, english, tongue),
            )
        )
    )


def strange_names(quote: str, english: str) -> tuple[str, ...]:
    """The names of ``english`` that ``quote`` does not spell so, or nearly so."""
    said = [word.casefold() for word in _LATIN.findall(quote)]
    names = [name for name in _CAPITAL.findall(english) if name.lower().strip(".") not in _NO_NAMES]
    return tuple(name for name in names if not any(_alike(name.casefold(), word) for word in said))


def _alike(name: str, word: str) -> bool:
    return fuzz.ratio(name, word) >= _ALIKE or (len(name) > 2 and name in word)


def _figures(said: Figures, told: Figures) -> Iterator[str]:
    left = list(told.numbers)
    for values in said.numbers:
        twin = next((other for other in left if other & values), None)
        if twin is None:
            yield f"{_shown(values)} is not in it"
        else:
            left.remove(twin)
    yield from (f"it adds {_shown(values)}" for values in left)
    if said.months - told.months - told.maybe or told.months - said.months - said.maybe:
        yield "the months differ"
    if said.weekdays != told.weekdays:
        yield "the days of the week differ"
    if said.currencies != told.currencies:
        yield "the currency differs"


def _shown(values: frozenset[Fraction]) -> str:
    value = min(values)
    return str(value.numerator) if value.denominator == 1 else str(float(value))


def _turns(quote: str, english: str, tongue: Spoken) -> Iterator[str]:
    ours, theirs = quote.lower(), english.lower()
    if tongue == "zh":
        ours = _NO_TURNS.sub(" ", ours)
    whole = ours, theirs
    for turn, cues in _TURNS.items():
        here, there = cues[tongue], cues["en"]
        said, ours = _taken(ours, here.sure, tongue)
        told, theirs = _taken(theirs, there.sure, "en")
        if said and not told and not _taken(whole[1], f"{there.sure}|{there.maybe}", "en")[0]:
            yield f"“{turn}” is not in it"
        if told and not said and not _taken(whole[0], f"{here.sure}|{here.maybe or here.sure}", tongue)[0]:
            yield f"it adds “{turn}”"


def _taken(text: str, pattern: str, tongue: Spoken) -> tuple[bool, str]:
    """Whether the pattern is in the text, and the text without it."""
    whole = pattern if tongue == "zh" else rf"(?<!\w)(?:{pattern})(?!\w)"
    left, n = re.subn(whole.replace("||", "|").rstrip("|"), " ", text)
    return n > 0, left


def _names(quote: str, english: str, tongue: Spoken) -> Iterator[str]:
    if tongue != "zh":
        yield from (f"{name} is not named there" for name in strange_names(quote, english))
    said = [word.casefold() for word in _LATIN.findall(english)]
    latin = quote if tongue == "zh" else ""
    for name in _CAPITAL.findall(latin):
        if not any(_alike(name.casefold(), word) for word in said):
            yield f"it does not name {name}"
    yield from _order(quote, english)


def _order(quote: str, english: str) -> Iterator[str]:
    """Names that stand on both sides stand in one order: who swaps two cities is noticed."""
    names = [name for name in _CAPITAL.findall(english) if name.lower() not in _NO_NAMES]
    places = [quote.find(name) for name in dict.fromkeys(names)]
    known = [place for place in places if place >= 0]
    if known != sorted(known):
        yield "the names stand in another order"


def _lengths(quote: str, english: str, tongue: Spoken) -> Iterator[str]:
    count = len(english.split())
    if tongue == "zh":
        size = sum("一" <= char <= "鿿" for char in quote) / 1.6 + len(_LATIN.findall(quote))
    else:
        size = len(quote.split())
    if count > 2.2 * size + _SLACK:
        yield "it says more"
    if size > 2.2 * count + _SLACK:
        yield "it says less"
