"""A trip's reader: every reading of every token goes into a chart; phrase readers claim phrases from it, the
most specific first; the facts are assembled into frame, rules and goals; what no phrase used is reported."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from datetime import date
from typing import Any

from planner_agent.data.catalog import Catalog
from planner_agent.families.travel.reading.assemble import assemble
from planner_agent.families.travel.reading.grounding import index_of
from planner_agent.families.travel.words import lexicon_for, names_of, read_phrases
from planner_agent.families.travel.words.facts import Names
from planner_agent.language.chart import Chart
from planner_agent.language.leaves import chart_of
from planner_agent.language.lexicon import Lexicon
from planner_agent.reading.model import Reading

_VOCABULARIES: weakref.WeakKeyDictionary[Any, tuple[Names, Lexicon]] = weakref.WeakKeyDictionary()


def read(text: str, catalog: Catalog, today: date, answers: Mapping[str, str]) -> Reading:
    """Read ``text`` (and the ``answers`` to earlier questions) into a draft. Never raises on any text."""
    index = index_of(catalog)
    names, lexicon = _vocabulary(catalog)
    chart, spellings = chart_of(text, lexicon, today, index.senses)
    read_phrases(chart, names, catalog.currency)
    replies: dict[str, Chart] = {}
    for field, answer in answers.items():
        prefix = _PREFIXES.get(field, "")
        reply, _ = chart_of(prefix + answer, lexicon, today, index.senses, loose=True)
        read_phrases(reply, names, catalog.currency)
        replies[field] = reply
    return assemble(chart, index, catalog.currency, spellings, replies)


#: What makes a bare answer ("Boston", "two") readable by the phrase readers.
_PREFIXES = {
    "origin": "from ",
    "destination": "to ",
    "budget": "budget ",
    "returns_to": "to ",
    "party": "for ",
    "destination.count": "cities: ",
}


def _vocabulary(catalog: Catalog) -> tuple[Names, Lexicon]:
    """The catalog's names and lexicon, built once a catalog."""
    known = _VOCABULARIES.get(catalog)
    if known is None:
        names = names_of(catalog)
        known = _VOCABULARIES[catalog] = (names, _shared_lexicon(names))
    return known


_LEXICONS: dict[tuple[frozenset[str], ...], Lexicon] = {}


def _shared_lexicon(names: Names) -> Lexicon:
    """Catalogs with the same words share one lexicon."""
    key = (
        names.cuisines,
        names.categories,
        names.diets,
        *(names.features[kind] for kind in sorted(names.features)),
    )
    if key not in _LEXICONS:
        _LEXICONS[key] = lexicon_for(names)
    return _LEXICONS[key]
