"""How people write currencies: codes, signs and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .scan import low_at, touching, words_at
from .tokens import Token

_CODES = """USD EUR GBP JPY CHF CAD AUD NZD CNY INR SEK NOK DKK PLN CZK HUF KRW SGD HKD TWD THB VND IDR MYR
PHP MXN BRL ZAR ARS CLP COP ILS AED SAR QAR KWD BHD TND EGP ISK RON BGN TRY UAH RUB KES MAD"""
#: Codes that are words, too: they count in capitals only.
_WORD_CODES = frozenset({"try", "mad", "sar", "php", "cop", "ron"})
CODES: frozenset[str] = frozenset(_CODES.split())

#: Sign before or after the number: code, and whether other currencies share it.
_SIGNS: dict[str, tuple[str, bool]] = {
    "$": ("USD", True),
    "€": ("EUR", False),
    "£": ("GBP", False),
    "¥": ("JPY", True),
    "￥": ("JPY", True),
    "₹": ("INR", False),
    "₩": ("KRW", False),
    "₫": ("VND", False),
    "₺": ("TRY", False),
    "₪": ("ILS", False),
    "₽": ("RUB", False),
    "฿": ("THB", False),
}
_DOLLAR_PREFIXES = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "sg": "SGD",
    "nt": "TWD",
    "mx": "MXN",
    "r": "BRL",
}
_NAMES: dict[str, tuple[str, bool]] = {
    "dollar": ("USD", True),
    "buck": ("USD", True),
    "euro": ("EUR", False),
    "pound": ("GBP", False),
    "quid": ("GBP", False),
    "sterling": ("GBP", False),
    "yen": ("JPY", False),
    "yuan": ("CNY", False),
    "rmb": ("CNY", False),
    "renminbi": ("CNY", False),
    "franc": ("CHF", True),
    "rupee": ("INR", True),
    "won": ("KRW", False),
    "peso": ("MXN", True),
    "kr": ("SEK", True),
    "krona": ("SEK", False),
    "kronor": ("SEK", False),
    "krone": ("NOK", True),
    "kroner": ("NOK", True),
    "zloty": ("PLN", False),
    "forint": ("HUF", False),
    "baht": ("THB", False),
    "dong": ("VND", False),
    "lira": ("TRY", False),
    "shekel": ("ILS", False),
    "dirham": ("AED", True),
    "rand": ("ZAR", False),
    "reais": ("BRL", False),
    "koruna": ("CZK", False),
}
#: Common misspellings of the names.
_SLIPS = {
    **dict.fromkeys(["dolar", "doller", "dollor", "dolor", "dollar's", "dollers", "dolalr", "dllar",
    "dollr", "dolla", "dular"], "dollar"),
    **dict.fromkeys(["euroe", "uero", "erou"], "euro"), **dict.fromkeys(["pund", "poud"], "pound"),
    **dict.fromkeys(["bukc"], "buck"),
}  # fmt: skip
_LANDS = {
    "us dollar": "USD",
    "u . s . dollar": "USD",
    "american dollar": "USD",
    "canadian dollar": "CAD",
    "australian dollar": "AUD",
    "new zealand dollar": "NZD",
    "hong kong dollar": "HKD",
    "singapore dollar": "SGD",
    "swiss franc": "CHF",
    "british pound": "GBP",
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "mexican peso": "MXN",
    "indian rupee": "INR",
    "japanese yen": "JPY",
    "chinese yuan": "CNY",
    "swedish krona": "SEK",
    "swedish kronor": "SEK",
    "danish krone": "DKK",
    "danish kroner": "DKK",
    "norwegian krone": "NOK",
    "norwegian kroner": "NOK",
}


_LAND_STARTS = frozenset(phrase.split()[0] for phrase in _LANDS)


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO code as written up to token ``stop``; ``shared`` where other currencies have the same sign."""

    code: str
    shared: bool
    stop: int


def currency_before(tokens: Sequence[Token], i: int) -> Currency | None:
    """A currency that stands before a number: "$", "US$", "CHF", "EUR"."""
    return _sign(tokens, i) or _code(tokens, i)


def currency_after(tokens: Sequence[Token], i: int) -> Currency | None:
    """A currency that stands after a number: "€", "dollars", "Swiss francs", "USD"."""
    for phrase, code in _LANDS.items() if low_at(tokens, i) in _LAND_STARTS else ():
        stop = words_at(tokens, i, phrase) or words_at(tokens, i, phrase + "s")
        if stop is not None:
            return Currency(code, False, stop)
    word = low_at(tokens, i)
    word = _SLIPS.get(word.removesuffix("s"), word)
    name = _NAMES.get(word) or (_NAMES.get(word[:-1]) if word.endswith("s") else None)
    if name is not None:
        return Currency(*name, i + 1)
    sign = _sign(tokens, i)
    # "about 500 $ 30 a day": the sign belongs to the number that it touches.
    own = sign is not None and not (touching(tokens, sign.stop) and tokens[sign.stop].kind == "number")
    return sign if own else _code(tokens, i)


def _sign(tokens: Sequence[Token], i: int) -> Currency | None:
    word = low_at(tokens, i)
    if word in _SIGNS:
        return Currency(*_SIGNS[word], i + 1)
    if word in _DOLLAR_PREFIXES and low_at(tokens, i + 1) == "$" and touching(tokens, i + 1):
        return Currency(_DOLLAR_PREFIXES[word], False, i + 2)
    return None


def _code(tokens: Sequence[Token], i: int) -> Currency | None:
    if not 0 <= i < len(tokens):
        return None
    token = tokens[i]
    known = token.text in CODES or (token.text.upper() in CODES and token.low not in _WORD_CODES)
    return Currency(token.text.upper(), False, i + 1) if known else None
