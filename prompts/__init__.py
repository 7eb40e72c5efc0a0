"""Prompts for the model reader: versioned text files with their loader.

A prompt is a Jinja template ``NAME.md.j2`` of this folder. Its ``digest`` tells in ``Outcome.usage`` which
wording a reading came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Prompt:
    """A filled template: its ``text``, and ``digest``, the first 12 hex digits of the template's SHA-256."""

    name: str
    text: str
    digest: str


def prompt(name: str, /, **values: Any) -> Prompt:
    """The template ``name`` filled with ``values``.

    Raises jinja2.UndefinedError for a value that the template uses and nobody gave, and
    jinja2.TemplateNotFound for an unknown name.
    """
    text = _environment().get_template(f"{name}.md.j2").render(**values)
    return Prompt(name, text.strip(), digest(name))


@cache
def digest(name: str) -> str:
    """The first 12 hex digits of the SHA-256 of a template's source."""
    return sha256((FOLDER / f"{name}.md.j2").read_bytes()).hexdigest()[:12]


def names() -> tuple[str, ...]:
    """All prompts there are."""
    return tuple(sorted(path.name.removesuffix(".md.j2") for path in FOLDER.glob("*.md.j2")))


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=False,  # the reader of a prompt is a model, not a browser
        trim_blocks=True,
        lstrip_blocks=True,
    )
