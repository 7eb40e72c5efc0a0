"""Untrusted words: nothing of them steers a terminal, breaks a line or becomes markup."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planner_agent.rendering.clean import clean, escape_markdown, field, quoted, unescape_markdown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mRed\x1b[0m Lion", "Red Lion"),
        ("\x1b]8;;http://evil\x07Link\x1b]8;;\x07", "Link"),
        ("\x9b2JClear", "Clear"),
        ("two\nlines\r\n\there", "two lines here"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u2028break", "break"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        (" \x07 ", "(no name)"),
        ("Café — Déjà", "Café — Déjà"),
    ],
)
def test_clean(raw: str, shown: str) -> None:
    assert clean(raw) == shown


@given(st.text())
def test_clean_leaves_nothing_harmful(raw: str) -> None:
    shown = clean(raw)
    assert shown == clean(shown) == shown.strip()
    assert not any(unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") for char in shown)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]", shown)


@given(st.text(alphabet="a ·→“”-"))
def test_fields_hold_no_separator(raw: str) -> None:
    shown = field(raw)
    assert " · " not in f" {shown} "
    assert " → " not in f" {shown} "
    assert field(shown) == shown
    assert not set("“”") & set(quoted(raw))


HOSTILE = ["*bold* _it_", "[x](http://evil.example)", "<script>", "`code`", "![i](x)", "a | b", "~~no~~",
           "https://evil.example", "\\*", "&amp;", "[bold red]", "# head", "1. one", "- list"]  # fmt: skip


@pytest.mark.parametrize("raw", HOSTILE)
def test_markdown_shows_words_as_they_are(raw: str) -> None:
    escaped = escape_markdown(field(raw))
    assert unescape_markdown(escaped) == raw
    tokens = MarkdownIt("commonmark").parseInline(f"Visit · {escaped}")[0].children or []
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens) == f"Visit · {raw}"


@given(st.text())
def test_markdown_escapes_come_back(raw: str) -> None:
    line = clean(raw)
    assert unescape_markdown(escape_markdown(line)) == line
