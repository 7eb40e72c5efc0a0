"""What an endpoint can do with a model: found out by asking, downwards, and kept for a while.

Nothing is asked for its own sake: the first ask is made in the strictest form, and each refusal of a form (or
an answer that shows that the schema was ignored) leads to the next looser one. The profile that led to a
good answer is kept by endpoint and model.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

Mode = Literal["strict", "json_schema", "json_object", "plain"]
MODES: tuple[Mode, ...] = ("strict", "json_schema", "json_object", "plain")
KEPT = timedelta(days=7)
FILE = "model-profiles.json"

_ELSEWHERE = re.compile(
    r"context.?(length|window|size)|maximum context|too many tokens|prompt is too long|model.?not.?found"
    r"|does not exist|quota|billing|content.?(policy|filter|management)",
    re.IGNORECASE,
)
"""Refusals that no other form of the same ask would change."""
_LIMITS = re.compile(r"(min|max)(items|length|imum)|\bpattern\b", re.IGNORECASE)
_FORM = re.compile(
    r"response.?format|json|schema|\bstrict\b|grammar|structured|guided|text\.format", re.IGNORECASE
)
_SYSTEM = re.compile(
    r"system.{0,20}(role|message|prompt)|roles must alternate|role.{0,20}system", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Profile:
    """How to ask: the form of the answer's schema, the name of the token limit, what may be sent besides."""

    mode: Mode = "strict"
    limits: bool = True
    tokens: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    temperature: bool = True
    seed: bool = True
    system: bool = True

    @property
    def enforced(self) -> bool:
        """Whether the endpoint claims to hold the answer to the schema."""
        return self.mode in ("strict", "json_schema")

    def ignored(self) -> Profile:
        """After an answer that shows that the schema was ignored: it goes into the words instead."""
        return replace(self, mode="json_object")

    def after_refusal(self, said: str, *, unclear: bool) -> Profile | None:
        """The next looser profile after the endpoint's words; None where no other form would help.

        ``unclear``: whether a refusal that names no form may be one of the form all the same.
        """
        if _ELSEWHERE.search(said):
            return None
        if "max_completion_tokens" in said and self.tokens == "max_tokens":
            return replace(self, tokens="max_completion_tokens")
        if "temperature" in said and self.temperature:
            return replace(self, temperature=False)
        if re.search(r"\bseed\b", said) and self.seed:
            return replace(self, seed=False)
        if _SYSTEM.search(said) and self.system:
            return replace(self, system=False)
        if _LIMITS.search(said) and self.limits and self.enforced:
            return replace(self, limits=False)
        if self.mode != "plain" and (unclear or _FORM.search(said)):
            return replace(self, mode=MODES[MODES.index(self.mode) + 1])
        return None


class Profiles:
    """Profiles by endpoint and model in one file of ``folder``. A file that cannot be read or written costs
    no more than finding out again."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE if folder else None
        self._lock = threading.Lock()
        self._found: dict[str, Profile] = {}

    def get(self, base_url: str, model: str) -> Profile | None:
        """The profile if it is known and not older than ``KEPT``."""
        key = _key(base_url, model)
        with self._lock:
            if key not in self._found:
                kept = _revived(self._read().get(key))
                if kept is None:
                    return None
                self._found[key] = kept
            return self._found[key]

    def put(self, base_url: str, model: str, profile: Profile) -> None:
        """Keeps a profile that led to a good answer."""
        key = _key(base_url, model)
        with self._lock:
            if self._found.get(key) == profile:
                return
            self._found[key] = profile
            if self._path is not None:
                entry = {**asdict(profile), "found": _now().isoformat(timespec="seconds")}
                with suppress(OSError):
                    _write(self._path, {**self._read(), key: entry})

    def _read(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}


def _key(base_url: str, model: str) -> str:
    return f"{base_url} {model}"


def _now() -> datetime:
    return datetime.now(UTC)


def _revived(entry: Any) -> Profile | None:
    if not isinstance(entry, Mapping):
        return None
    try:
        age = _now() - datetime.fromisoformat(entry["found"])
        profile = Profile(**{name: value for name, value in entry.items() if name != "found"})
    except (KeyError, TypeError, ValueError):
        return None
    flags = (profile.limits, profile.temperature, profile.seed, profile.system)
    known = profile.mode in MODES and profile.tokens in ("max_tokens", "max_completion_tokens")
    return (
        profile
        if timedelta(0) <= age < KEPT and known and all(isinstance(one, bool) for one in flags)
        else None
    )


def _write(path: Path, kept: dict[str, Any]) -> None:
    """Whole or not at all: others may read it meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file, indent=1, sort_keys=True)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
