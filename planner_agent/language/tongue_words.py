"""Numbers, months, weekdays and currencies of other languages: what a rendering in English must not change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from planner_agent.language import date_words

#: The languages other than English that can be read with a model's help.
Foreign = Literal["zh", "de", "es", "fr"]
#: The languages that have tables here.
Spoken = Foreign | Literal["en"]


def _numbered(text: str, first: int = 0) -> dict[str, int]:
    """Words in their order; ``|`` between spellings of one."""
    return {form: n for n, forms in enumerate(text.split(), first) for form in forms.split("|")}


MONTHS: Mapping[Spoken, Mapping[str, int]] = {
    "en": date_words.MONTHS,
    "de": _numbered(
        "januar|jänner|jan februar|feb märz|mrz april|apr mai juni|jun juli|jul august|aug september|sept|sep "
        "oktober|okt november|nov dezember|dez",
        1,
    ),
    "es": _numbered(
        "enero febrero|feb marzo abril|abr mayo junio|jun julio|jul agosto septiembre|setiembre|sept "
        "octubre|oct noviembre|nov diciembre|dic",
        1,
    ),
    "fr": _numbered(
        "janvier|janv février|fevrier|févr mars avril|avr mai juin juillet|juil août|aout septembre "
        "octobre|oct novembre|nov décembre|decembre|déc",
        1,
    ),
    "zh": {},
}
WEEKDAYS: Mapping[Spoken, Mapping[str, int]] = {
    "en": {
        **date_words.SHORT_WEEKDAYS,
        **date_words.WEEKDAYS,
        **{f"{name}s": n for name, n in date_words.WEEKDAYS.items()},
    },
    "de": _numbered(
        "montag|montags dienstag|dienstags mittwoch|mittwochs donnerstag|donnerstags freitag|freitags "
        "samstag|samstags|sonnabend|sonnabends sonntag|sonntags"
    ),
    "es": _numbered("lunes martes miércoles|miercoles jueves viernes sábado|sábados|sabado domingo|domingos"),
    "fr": _numbered(
        "lundi|lundis mardi|mardis mercredi|mercredis jeudi|jeudis vendredi|vendredis samedi|samedis "
        "dimanche|dimanches"
    ),
    "zh": {},
}
#: Words for numbers below 100, and what multiplies: 100 and more.
NUMBERS: Mapping[Spoken, Mapping[str, int]] = {
    "en": {"dozen": 12, "twice": 2, "double": 2, "triple": 3, "both": 2},
    "de": {
        **_numbered(
            "null ein|eins|eine|einen|einem|einer|eines zwei|zwo drei vier fünf sechs sieben acht neun zehn elf "
            "zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
        ),
        "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
        "neunzig": 90, "dutzend": 12, "doppelt": 2, "doppelte": 2, "doppelten": 2, "doppelzimmer": 2,
        "beide": 2, "beiden": 2, "zweit": 2, "dritt": 3, "dritte": 3, "dritten": 3, "dritter": 3, "viert": 4,
        "siebte": 7, "siebten": 7, "zweimal": 2, "dreimal": 3, "viermal": 4,
    },
    "es": {
        **_numbered(
            "cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
            "dieciséis diecisiete dieciocho diecinueve veinte veintiuno|veintiún|veintiuna veintidós veintitrés "
            "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta"
        ),
        "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
        "docena": 12, "doble": 2, "ambos": 2, "ambas": 2, "segundo": 2, "segunda": 2, "tercer": 3,
        "tercero": 3, "tercera": 3,
    },
    "fr": {
        **_numbered(
            "zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
        ),
        "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
        "septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "douzaine": 12, "double": 2,
        "deuxième": 2, "troisième": 3, "quatrième": 4, "cinquième": 5,
    },
    "zh": {},
}  # fmt: skip
MULTIPLES: Mapping[Spoken, Mapping[str, int]] = {
    "en": {},
    "de": {"hundert": 100, "tausend": 1000, "million": 10**6, "millionen": 10**6},
    "es": {
        "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200, "trescientos": 300,
        "trescientas": 300, "cuatrocientos": 400, "cuatrocientas": 400, "quinientos": 500, "quinientas": 500,
        "seiscientos": 600, "seiscientas": 600, "setecientos": 700, "setecientas": 700, "ochocientos": 800,
        "ochocientas": 800, "novecientos": 900, "novecientas": 900, "mil": 1000, "millón": 10**6,
        "millones": 10**6,
    },
    "fr": {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6},
    "zh": {},
}  # fmt: skip
#: What a clock's hour below twelve says with these beside it: the later half of the day.
LATER: Mapping[Spoken, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:afternoons?|evenings?|nights?|tonight)\b"),
    "de": re.compile(r"nachmittag|abend|nacht"),
    "es": re.compile(r"\b(?:tardes?|noches?)\b"),
    "fr": re.compile(r"\b(?:après-midi|soirs?|soirées?|nuits?)\b"),
    "zh": re.compile("下午|晚|夜|傍晚"),
}
#: Clocks: hour, and minutes where they are said.
CLOCKS: Mapping[Spoken, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s*(?P<half>[ap])\.?m\b\.?|\b(?P<h2>\d{1,2}):(?P<m2>\d{2})\b"
    ),
    "de": re.compile(r"\b(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s*uhr\b|\b(?P<h2>\d{1,2}):(?P<m2>\d{2})\b"),
    "es": re.compile(
        r"\b(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s*h(?:rs?|oras)?\b\.?|\b(?P<h2>\d{1,2}):(?P<m2>\d{2})\b"
        r"|\blas (?P<h3>\d{1,2})\b(?! (?:y|menos) )"
    ),
    "fr": re.compile(
        r"\b(?P<h>\d{1,2})\s*h(?:eures?)?\s*(?P<m>\d{2})?\b(?!\w)|\b(?P<h2>\d{1,2}):(?P<m2>\d{2})\b"
    ),
    "zh": re.compile(
        r"(?P<h>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点|时(?!间)|點)(?P<m>半|\d{1,2}(?=分)|[二三四五]?十[五]?(?=分))?"
        r"|(?<!\d)(?P<h2>\d{1,2})[:：](?P<m2>\d{2})(?!\d)"
    ),
}
#: Dates in digits: a day, a month, a year.
DATES: Mapping[Spoken, re.Pattern[str]] = {
    "en": re.compile(r"\b(?P<y>\d{4})-(?P<mo>\d{1,2})-(?P<d>\d{1,2})\b"),
    "de": re.compile(
        r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<mo>1[0-2]|0?[1-9])\.(?:\s?(?P<y>\d{4}|\d{2})(?!\d))?"
    ),
    "es": re.compile(r"(?<![\d/])(?P<d>\d{1,2})[/-](?P<mo>1[0-2]|0?[1-9])(?:[/-](?P<y>\d{4}))?(?![\d/])"),
    "fr": re.compile(r"(?<![\d/])(?P<d>\d{1,2})[/](?P<mo>1[0-2]|0?[1-9])(?:[/](?P<y>\d{4}))?(?![\d/])"),
    "zh": re.compile(
        r"(?:(?P<y>\d{4})\s*[年./-]\s*)?(?P<mo>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*(?:月份?|[./-](?=\d))\s*"
        r"(?:(?P<d>\d{1,2}|[二三]?十?[一二三四五六七八九十])\s*[日号號]?(?!\d))?"
    ),
}
#: Currencies by what people call them.
CURRENCIES: Mapping[Spoken, Mapping[str, re.Pattern[str]]] = {
    "en": {
        "USD": re.compile(r"\$|\busd\b|\bdollars?\b|\bbucks?\b"),
        "EUR": re.compile(r"€|\beur\b|\beuros?\b"),
        "GBP": re.compile(r"£|\bgbp\b|\bpounds?\b|\bquid\b"),
        "CNY": re.compile(r"¥|\bcny\b|\brmb\b|\byuan\b|\brenminbi\b"),
        "JPY": re.compile(r"\bjpy\b|\byen\b"),
        "CHF": re.compile(r"\bchf\b|\bfrancs?\b"),
        "MXN": re.compile(r"\bmxn\b|\bpesos?\b"),
    },
    "de": {
        "USD": re.compile(r"\$|\busd\b|dollar"),
        "EUR": re.compile(r"€|\beur\b|\beuros?\b"),
        "GBP": re.compile(r"£|\bgbp\b|\bpfund\b"),
        "CNY": re.compile(r"\bcny\b|\byuan\b"),
        "JPY": re.compile(r"\bjpy\b|\byen\b"),
        "CHF": re.compile(r"\bchf\b|\bfranken\b"),
        "MXN": re.compile(r"\bmxn\b|\bpesos?\b"),
    },
    "es": {
        "USD": re.compile(r"\$|\busd\b|\bd[óo]lar(?:es)?\b"),
        "EUR": re.compile(r"€|\beur\b|\beuros?\b"),
        "GBP": re.compile(r"£|\bgbp\b|\blibras?\b"),
        "CNY": re.compile(r"\bcny\b|\byuan(?:es)?\b"),
        "JPY": re.compile(r"\bjpy\b|\byen(?:es)?\b"),
        "CHF": re.compile(r"\bchf\b|\bfrancos?\b"),
        "MXN": re.compile(r"\bmxn\b|\bpesos?\b"),
    },
    "fr": {
        "USD": re.compile(r"\$|\busd\b|\bdollars?\b"),
        "EUR": re.compile(r"€|\beur\b|\beuros?\b"),
        "GBP": re.compile(r"£|\bgbp\b|\blivres? sterling\b"),
        "CNY": re.compile(r"\bcny\b|\byuans?\b"),
        "JPY": re.compile(r"\bjpy\b|\byens?\b"),
        "CHF": re.compile(r"\bchf\b|\bfrancs?\b"),
        "MXN": re.compile(r"\bmxn\b|\bpesos?\b"),
    },
    "zh": {
        "USD": re.compile(r"\$|usd|美元|美金|美刀"),
        "EUR": re.compile(r"€|eur|欧元"),
        "GBP": re.compile(r"£|gbp|英镑"),
        "CNY": re.compile(r"¥|cny|rmb|人民币|(?<![美欧日加澳单])元|块钱"),
        "JPY": re.compile(r"jpy|日元|円"),
        "CHF": re.compile(r"chf|瑞士法郎"),
        "MXN": re.compile(r"mxn|比索"),
    },
}
#: Characters of numbers that are part of other words.
NO_NUMBERS = re.compile(
    "四川|三明治|十分|万一|千万别|三藩市|旧金山|九龙|统一|一些|一起|一定|一样|一般|一直|一共|一下|唯一"
)
