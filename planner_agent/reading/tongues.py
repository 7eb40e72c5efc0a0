"""What is said to people who write in another language than English, in both."""

from __future__ import annotations

from collections.abc import Mapping

from planner_agent.language.tongues import NAMES, Tongue
from planner_agent.reading.model import Reading, Unsupported
from planner_agent.spec import Evidence

_SHOWN = 60
_TODO = "Say it in English, or let a language model read it: set PLANNER_MODEL, or give --model NAME."
_REFUSAL: Mapping[Tongue, str] = {
    "zh": "没有语言模型时，我只能读英文。请用英文说明，或配置一个语言模型（PLANNER_MODEL 或 --model）。",
    "de": (
        "Ohne Sprachmodell lese ich nur Englisch. Bitte auf Englisch schreiben, oder ein Sprachmodell "
        "angeben (PLANNER_MODEL oder --model)."
    ),
    "es": (
        "Sin un modelo de lenguaje solo leo inglés. Escríbalo en inglés o configure un modelo "
        "(PLANNER_MODEL o --model)."
    ),
    "fr": (
        "Sans modèle de langage, je ne lis que l'anglais. Écrivez en anglais ou configurez un modèle "
        "(PLANNER_MODEL ou --model)."
    ),
}
_FAILED: Mapping[Tongue, str] = {
    "zh": "我需要语言模型才能读懂这段话，但它没有给出可用的回答。请稍后再试，或用英文说明。",
    "de": (
        "Das lese ich nur mit einem Sprachmodell, und das hat nichts Brauchbares geantwortet. Bitte später "
        "noch einmal versuchen oder auf Englisch schreiben."
    ),
    "es": (
        "Solo lo leo con un modelo de lenguaje, y no ha respondido nada útil. Inténtelo más tarde o "
        "escríbalo en inglés."
    ),
    "fr": (
        "Je ne le lis qu'avec un modèle de langage, qui n'a rien répondu d'utile. Réessayez plus tard ou "
        "écrivez en anglais."
    ),
}
_READ_AS: Mapping[Tongue, str] = {
    "zh": "我把您的话理解为（英文）",
    "de": "Ihre Worte, auf Englisch gelesen",
    "es": "Sus palabras, leídas en inglés",
    "fr": "Vos mots, lus en anglais",
}
_ASKED: Mapping[Tongue, str] = {
    "zh": "“{quote}”的意思是“{english}”吗？",
    "de": "Heißt „{quote}“ auf Englisch “{english}”?",
    "es": "¿“{quote}” quiere decir “{english}”?",
    "fr": "« {quote} » veut-il dire “{english}” ?",
}
_IN_ENGLISH: Mapping[Tongue, str] = {
    "zh": "目前答案只有英文版",
    "de": "Antworten gibt es bisher auf Englisch",
    "es": "por ahora las respuestas son en inglés",
    "fr": "les réponses sont en anglais pour l'instant",
}


def unread(empty: Reading, text: str, tongue: Tongue, why: str = "") -> Reading:
    """``empty`` (the reading of no words) as that of a text in a language that is not read; ``why`` a model
    has not read it, if one was there."""
    shown = text.strip()[:_SHOWN]
    start = text.find(shown)
    if tongue == "other":
        message = "I read English; with a language model also Chinese, German, Spanish and French."
    elif why:
        message = f"This is {NAMES[tongue]}, which I read with a language model's help only, and {why}"
        message = f"{message} {_FAILED[tongue]}"
    else:
        message = f"I read English, and this is {NAMES[tongue]}. {_TODO} {_REFUSAL[tongue]}"
    refusal = Unsupported(
        code="language",
        quote=shown,
        message=message,
        evidence=Evidence(start=start, end=start + len(shown), quote=shown),
    )
    return empty.model_copy(update={"text": text, "gaps": (), "unsupported": (refusal,), "assumptions": ()})


def read_as(tongue: Tongue, english: str) -> str:
    """The sentence on what a text was read as, and on the language of the answer."""
    return (
        f"Your words, read from {NAMES[tongue]} by the language model: “{english}” "
        f"({_READ_AS[tongue]}; {_IN_ENGLISH[tongue]})."
    )


def asked(tongue: Tongue, quote: str, english: str, why: str) -> str:
    """The question whether a part of the text is read rightly."""
    own = _ASKED[tongue].format(quote=quote, english=english)
    return f"Does “{quote}” mean “{english}”? I ask since {why}. {own}"
