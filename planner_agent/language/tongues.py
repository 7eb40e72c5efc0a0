"""Which language a request is in: by its script, then by the function words that it has and English has not.

Deterministic. In doubt a text is English: its words that no phrase reads are
reported anyway, while a wrong verdict would refuse a request that can be read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.lexicon import words
from planner_agent.language.tokens import Token, tokenize
from planner_agent.language.tongue_words import Foreign

#: "other": a script that is read in no way.
Tongue = Foreign | Literal["other"]

NAMES: dict[Tongue, str] = {
    "zh": "Chinese", "de": "German", "es": "Spanish", "fr": "French", "other": "neither of these",
}  # fmt: skip

_WORDS: dict[Foreign, frozenset[str]] = {
    "de": words(
        """
        der die das den dem des ein eine einen einem einer eines und oder aber denn weil wenn dass ob als ich du
        er sie es wir ihr mich mir dich dir uns euch mein meine meinen meiner unser unsere unseren unserem kein
        keine keinen keinem keiner nicht nichts nie nur noch schon auch sehr mit ohne nach von vom zu zum zur für
        bis auf aus bei beim im ins am an seit über unter vor zwischen gegen durch während um ist sind bin war
        waren sein haben habe hat hatte werden wird würde würden kann können könnte muss müssen soll sollen
        sollte darf dürfen möchte möchten wollen mag gerne gern bitte danke hallo jeder jede jeden jedes jedem
        alle allen alles zwei drei vier fünf sechs sieben acht neun zehn uhr tag tage tagen nacht nächte woche
        wochen stunde stunden minuten höchstens mindestens maximal spätestens frühestens reise fahrt flug flüge
        erwachsene kinder personen leute morgen heute montag dienstag mittwoch donnerstag freitag samstag
        sonntag januar februar märz mai juni juli oktober dezember pro wie wo was wer wann welche dann danach
        plane brauche brauchen jemand niemand mitarbeiter schicht schichten aufgabe aufgaben termin besuchen
        """
    ),
    "es": words(
        """
        el la los las un una unos unas y o u e pero porque si que como cuando donde quien yo tú él ella nosotros
        nos me te se le les lo mi mis tu tus su sus nuestro nuestra no ni nada nadie nunca ningún ninguna sin con
        de del a al en para por desde hasta entre sobre hacia según durante antes después más menos muy también
        ya solo sólo solamente es son era está están estamos estar ser soy somos hay haber tengo tiene tenemos
        quiero queremos quisiera quisiéramos puedo puede podemos debe deben necesito necesitamos cada todo toda
        todos todas dos tres cuatro cinco seis siete ocho nueve diez día días noche noches semana semanas hora
        horas minutos máximo mínimo viaje viajar vuelo vuelos ir adultos niños personas gente mañana hoy lunes
        martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
        septiembre octubre noviembre diciembre favor gracias hola presupuesto empleados turno turnos tareas
        reunión visitar
        """
    ),
    "fr": words(
        """
        le la les l un une des du de et ou mais car si que qui quand où je tu il elle nous vous ils elles moi me
        te se lui leur mon ma mes ton ta tes son sa ses notre nos votre vos pas ne ni rien jamais aucun aucune
        sans avec à au aux en dans sur sous chez par pour vers entre depuis pendant avant après jusqu'à jusqu'au
        jusque plus moins très aussi déjà seulement est sont suis sommes étaient être avoir avons ont ai veux
        veut voulons voudrais voudrions aimerais aimerions peut peux pouvons doit dois devons faut chaque tout
        toute tous toutes deux trois quatre cinq sept huit neuf dix jour jours nuit nuits semaine semaines heure
        heures minutes maximum minimum voyage vol vols partir aller adultes enfants personnes gens demain
        aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin
        juillet août septembre octobre novembre décembre merci bonjour employés équipe tâches réunion visiter
        """
    ),
}
#: English words beside the function words that requests are made of.
_ENGLISH = STOP_WORDS | POLITENESS | words(
    """
    no not only trip travel visit day days night nights week weeks weekend hour hours minute minutes people
    person adult adults kids children hotel hotels flight flights drive budget want need wants needs like love
    prefer plan book please back go going get one two three four five six seven eight nine ten first last next
    best cheap cheapest most least more less never without except everyone nobody monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october
    november december morning afternoon evening tomorrow today dinner lunch breakfast meeting meet shift shifts
    task tasks work works report finish start end open closed city cities town room rooms museum restaurant
    """
)  # fmt: skip
#: Articles within names ("Los Angeles", "Café de la Paix"): with a capital they tell nothing.
_IN_NAMES = words("el la los las le les de del du des san der die das")
_ELIDED = re.compile(r"(?:[ldjnmtsc]|qu|jusqu|lorsqu|puisqu)'\w", re.IGNORECASE)
_LEAST = 2


def tongue_of(text: str) -> Tongue | None:
    """The language of ``text``; None for English, and where it cannot be told."""
    scripts = [script for char in text if char.isalpha() and (script := _script(char))]
    han, latin = scripts.count("han"), scripts.count("latin")
    other = len(scripts) - han - latin
    if other and other >= (latin + han) / 2:
        return "other"
    if han >= _LEAST and 3 * han > latin:
        return "zh"
    return _latin(tokenize(text))


def speaks(tongue: Foreign, text: str) -> bool:
    """Whether any word of ``text``, which may be short, is of the tongue and not of English."""
    if tongue == "zh":
        return any(char.isalpha() and _script(char) == "han" for char in text)
    return any(_speaks(tongue, _WORDS[tongue], token) for token in tokenize(text) if token.kind == "word")


def _script(char: str) -> str:
    if char.isascii():
        return "latin"
    name = unicodedata.name(char, "") or "UNNAMED"
    return "han" if name.startswith("CJK") else "latin" if name.startswith("LATIN") else name.split()[0]


def _latin(tokens: Sequence[Token]) -> Tongue | None:
    said = [token for token in tokens if token.kind == "word"]
    best: tuple[int, Tongue] | None = None
    for tongue, known in _WORDS.items():
        hits = [token.low for token in said if _speaks(tongue, known, token)]
        english = sum(token.low in _ENGLISH and token.low not in known for token in said)
        enough = len(hits) >= _LEAST and len(set(hits)) >= _LEAST and len(hits) > english
        if enough and (best is None or len(hits) > best[0]):
            best = len(hits), tongue
    return best[1] if best else None


def _speaks(tongue: Tongue, known: frozenset[str], token: Token) -> bool:
    """Whether a word is of the tongue and not of English as well."""
    if token.low in known:
        return token.low not in _ENGLISH and not (token.low in _IN_NAMES and token.text[0].isupper())
    return tongue == "fr" and _ELIDED.match(token.low) is not None
