"""Audit: every line of a rendered text is read back and compared with what the plan says.

A family supplies ``Facts``: its line templates, and the claims that follow from the outcome (built
from the plan, not from the text). ``audit`` reads each line of the text by the templates under the
header it stands in. A line that cannot be read, says something else than the plan, stands under
the wrong header, is missing, doubled or out of order is a finding. Since templates spell each
value in one way only, no change of a text beyond its white space goes unseen, a swap included.

``audit_words`` in ``audit_words.py`` is for texts that were put into other words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from planner_agent.rendering.clean import escape_markdown, unescape_markdown
from planner_agent.rendering.template import Claim, Template

Markup = Literal["plain", "markdown"]
Code = Literal["unreadable", "not_in_plan", "missing", "order", "markup"]
_MARK = re.compile(r"(?:#{1,6}|-) ")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text may say: the templates of its lines, and the claims in their order."""

    templates: tuple[Template, ...]
    claims: tuple[Claim, ...]
    currency: str


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """Something in a text that the plan does not bear out, or the other way round.

    ``line`` counts from 1; 0 where the finding is about no line of the text.
    """

    code: Code
    message: str
    line: int = 0
    text: str = ""


def audit(text: str, facts: Facts, markup: Markup = "plain") -> list[AuditFinding]:
    """The findings on a rendered ``text``; none if it says what the plan says, and only that."""
    lines = [(number, body) for number, line in enumerate(text.split("\n"), 1) if (body := line.strip(" "))]
    if markup == "plain" and _says_just(facts, [body for _, body in lines]):
        return []
    reader = _Reader(facts, markup)
    for number, body in lines:
        reader.take(number, body)
    return reader.findings + reader.missing()


def _says_just(facts: Facts, lines: list[str]) -> bool:
    """Whether the lines say the claims one by one: the quick way through a text without a fault."""
    if len(lines) != len(facts.claims):
        return False
    templates = {template.kind: template for template in facts.templates}
    section: Claim | None = None
    for line, claim in zip(lines, facts.claims, strict=True):
        template = templates[claim.kind]
        if template.read(line, facts.currency, section) != claim:
            return False
        if template.opens:
            section = claim
    return True


class _Reader:
    """Walks the lines of one text and strikes each claim that it finds off the plan's list."""

    def __init__(self, facts: Facts, markup: Markup) -> None:
        self.facts = facts
        self.markup = markup
        self.open = Counter(facts.claims)
        self.section: Claim | None = None
        self.read: list[Claim] = []
        self.findings: list[AuditFinding] = []

    def take(self, number: int, line: str) -> None:
        mark, body = self._unmark(number, line)
        guess: tuple[Template, Claim] | None = None
        for template in self.facts.templates:
            claim = template.read(body, self.facts.currency, self.section)
            if claim is None:
                continue
            if self.open[claim] > 0:
                self._strike(number, line, template, claim, mark)
                return
            guess = guess or (template, claim)
        if guess is None:
            self._find("unreadable", "no template of this text gives such a line", number, line)
        else:
            self._find("not_in_plan", f"the plan does not say {guess[1].say()}", number, line)
            self._enter(*guess)

    def _unmark(self, number: int, line: str) -> tuple[str, str]:
        if self.markup == "plain":
            return "", line
        found = _MARK.match(line)
        mark = found[0] if found else ""
        body = unescape_markdown(line[len(mark) :])
        if f"{mark}{escape_markdown(body)}" != line:
            self._find("markup", "a character is not escaped as it should be", number, line)
        return mark, body

    def _strike(self, number: int, line: str, template: Template, claim: Claim, mark: str) -> None:
        self.open[claim] -= 1
        self.read.append(claim)
        self._enter(template, claim)
        if self.markup == "markdown" and mark.strip() != template.mark.strip():
            wanted = template.mark or "no mark"
            self._find("markup", f"a line of kind {template.kind} begins with {wanted}", number, line)

    def _enter(self, template: Template, claim: Claim) -> None:
        if template.opens:
            self.section = claim

    def _find(self, code: Code, message: str, number: int, line: str) -> None:
        self.findings.append(AuditFinding(code, message, number, line))

    def missing(self) -> list[AuditFinding]:
        """What the plan says and the text does not; or, if all is there, what stands out of order."""
        absent = [
            AuditFinding("missing", f"the text does not say {claim.say()}") for claim in self.open.elements()
        ]
        if absent or self.findings:
            return absent
        for place, (said, expected) in enumerate(zip(self.read, self.facts.claims, strict=True), 1):
            if said != expected:
                message = f"place {place}: {said.say()} stands before {expected.say()}"
                return [AuditFinding("order", message)]
        return []
