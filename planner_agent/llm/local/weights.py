"""Weights: files that are known by their SHA-256. Where a file comes from does not matter; what it is
does."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from planner_agent.errors import DataError, UserError

CHUNK = 1 << 20
#: Room that must be left on the disk besides the file.
SPARE = 200 << 20


@dataclass(frozen=True, slots=True)
class Weights:
    """One file of weights: ``name`` on our command line, ``size`` in bytes, ``page`` the model's page on the
    hub."""

    name: str
    file: str
    size: int
    sha256: str
    licence: str
    page: str


KNOWN = (
    Weights(
        name="coder-1.5b",
        file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        licence="Apache-2.0",
        page="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    ),
    Weights(
        name="coder-0.5b",
        file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        size=491_400_064,
        sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
        licence="Apache-2.0",
        page="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
    ),
)


def named(name: str) -> Weights:
    """The known weights of that name; UserError for another."""
    for weights in KNOWN:
        if weights.name == name:
            return weights
    known = ", ".join(weights.name for weights in KNOWN)
    raise UserError(f"No weights are known by the name {name!r}.", f"Known: {known}.")


def folder(cache: Path) -> Path:
    """Where weights are kept within the cache folder."""
    return cache / "models"


def verified(weights: Weights, cache: Path) -> Path | None:
    """The file in the cache, if it is there and was verified when it came; None otherwise.

    Its size and time are compared with those of the verification: hashing a gigabyte at each start would take
    seconds.
    """
    path = folder(cache) / weights.file
    try:
        stat, seal = path.stat(), _seal(path).read_text(encoding="utf-8")
    except OSError:
        return None
    return path if seal == f"{weights.sha256} {stat.st_size} {stat.st_mtime_ns}" else None


def _seal(path: Path) -> Path:
    return path.with_name(f"{path.name}.verified")


def pull(
    weights: Weights, source: str | None, cache: Path, told: Callable[[int], None] = lambda done: None
) -> Path:
    """The verified file in the cache, copied from ``source`` (a path or an http(s) URL) if need be.
    ``told`` hears
    how many bytes are there. A pull that was cut off begins anew; the old file stays until the new one is
    whole.

    Raises UserError where there is no source or no room, DataError where the source is not the file that is
    known.
    """
    there = verified(weights, cache)
    if there is not None:
        return there
    path = folder(cache) / weights.file
    if path.exists() and source is None:
        source = str(path)  # put there by hand
    if source is None:
        raise UserError(
            f"The weights {weights.name} ({weights.size / 1e9:.1f} GB) are not here.",
            f"Get {weights.file} from the page {weights.page} on the hub, then: "
            f"planner-agent model pull {weights.name} --from FILE (or its URL).",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    _room(path.parent, weights.size)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        found, size = _copied(_chunks(source), part, weights.size, told)
        if found != weights.sha256:
            raise DataError(
                f"{source}: {size:,} bytes with the SHA-256 {found[:16]}…, not {weights.sha256[:16]}… of "
                f"{weights.name} ({weights.size:,} bytes).",
                "The file is another one, or was cut off: get it again.",
            )
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    stat = path.stat()
    _seal(path).write_text(f"{weights.sha256} {stat.st_size} {stat.st_mtime_ns}", encoding="utf-8")
    return path


def _room(path: Path, size: int) -> None:
    free = shutil.disk_usage(path).free
    if free < size + SPARE:
        raise UserError(
            f"{path}: {free / 1e9:.1f} GB are free, {(size + SPARE) / 1e9:.1f} GB are needed.",
            "Make room, or set PLANNER_CACHE to a folder on another disk.",
        )


def _copied(chunks: Iterator[bytes], part: Path, most: int, told: Callable[[int], None]) -> tuple[str, int]:
    """The hash and size of what was written; nothing is written beyond the known size."""
    digest, done = hashlib.sha256(), 0
    with part.open("wb") as out:
        for chunk in chunks:
            done += len(chunk)
            if done > most:
                raise DataError(
                    f"The source is longer than the {most:,} bytes of the known file.",
                    "It is another file: look at the address.",
                )
            out.write(chunk)
            digest.update(chunk)
            told(done)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest(), done


def _chunks(source: str) -> Iterator[bytes]:
    if urlsplit(source).scheme in ("http", "https"):
        yield from _downloaded(source)
        return
    try:
        with Path(source).expanduser().open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except OSError as error:
        raise UserError(
            f"{source}: cannot be read ({error.strerror}).", "Give the path of the file."
        ) from error


def _downloaded(url: str) -> Iterator[bytes]:
    """A file over HTTP; httpx comes with the openai package."""
    import httpx

    try:
        with httpx.stream("GET", url, follow_redirects=True, timeout=60.0) as answer:
            if answer.status_code != 200:
                raise DataError(
                    f"{urlsplit(url).hostname}: HTTP {answer.status_code} instead of the file.",
                    "Look at the address; the page may want a login.",
                )
            yield from answer.iter_bytes(CHUNK)
    except httpx.HTTPError as error:
        raise DataError(
            f"{urlsplit(url).hostname}: the download broke off ({type(error).__name__}).",
            "Run the command again; nothing half is kept.",
        ) from error
