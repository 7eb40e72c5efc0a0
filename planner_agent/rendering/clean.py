"""Untrusted words made safe for one line of output: names of a catalog, words of a user.

``clean`` drops what a terminal or a reader of text could take for orders (escape sequences,
control characters, controls of writing direction) and what would break a line. ``field``
also replaces the marks that our templates use between fields, so that a line can be read back.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Stands between the fields of a line, between places, and around quotes; no field may hold them.
SEPARATOR = " · "
ARROW = " → "
_RESERVED = ((SEPARATOR, " - "), (ARROW, " > "))

UNNAMED = "(no name)"

_ANSI = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x1b\\|\x07|\x9c|$)|\x1b.?", re.DOTALL
)
_PLAIN = re.compile(r"[ -~]*")
_JOINERS = "\u200c\u200d"  # needed in Persian, in Indic scripts and inside emoji
_SPACES = ("Zs", "Zl", "Zp")


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """``text`` on one line without escape sequences, control or bidi characters; spaces collapsed."""
    if not _PLAIN.fullmatch(text):
        text = "".join(map(_safe, _ANSI.sub("", text)))
    return " ".join(text.split()) or UNNAMED


def _safe(char: str) -> str:
    category = unicodedata.category(char)
    if category in _SPACES or char in "\t\n\r\v\f\x85":
        return " "
    if category in ("Cc", "Cf", "Cs", "Co") and char not in _JOINERS:
        return ""
    return char


@lru_cache(maxsize=8192)
def field(text: str) -> str:
    """``clean`` text that also holds no separator of our templates, nor begins or ends like one."""
    text = f" {clean(text)} "
    for mark, instead in _RESERVED:
        while mark in text:
            text = text.replace(mark, instead)
    return text.strip()


def quoted(text: str) -> str:
    """``field`` in which curly quotes are straight, so that it can stand between curly ones."""
    return field(text).replace("“", '"').replace("”", '"')


_MARKUP = re.compile(
    r"[\\`*_{}\[\]<>#|~&@^=]"  # emphasis, code, links, HTML, tables, references
    r"|\$(?![0-9])"  # mathematics, but not money
    r"|:(?=//)|(?<=[wW]{3})\."  # bare addresses
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def escape_markdown(line: str) -> str:
    """``line`` so that Markdown (CommonMark and GitHub's) shows it as it is."""
    return _MARKUP.sub(r"\\\g<0>", line)


def unescape_markdown(line: str) -> str:
    """The inverse of ``escape_markdown``."""
    return _ESCAPED.sub(r"\1", line)
