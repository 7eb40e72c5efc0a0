"""The penalty of a roster and what is wrong with it, counted from the instance file alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from benchmarks.roster.instances import Instance

#: (person, day from 0) → shift.
Worked = Mapping[tuple[str, int], str]


def penalty(instance: Instance, worked: Worked) -> int:
    """Unmet requests and cover, weighted as the file says."""
    rows, total = instance.sections, 0
    for section, wanted in (("SHIFT_ON_REQUESTS", True), ("SHIFT_OFF_REQUESTS", False)):
        for who, day, shift, weight in rows.get(section, []):
            if (worked.get((who, int(day))) == shift) != wanted:
                total += int(weight)
    there = Counter((day, shift) for (_, day), shift in worked.items())
    for day, shift, wanted, under, over in rows.get("COVER", []):
        short = int(wanted) - there[int(day), shift]
        total += max(0, short) * int(under) + max(0, -short) * int(over)
    return total


def broken(instance: Instance, worked: Worked) -> Iterator[str]:
    """Every hard constraint of the site that does not hold."""
    rows = instance.sections
    minutes = {name: int(length) for name, length, *_ in rows["SHIFTS"]}
    after = {name: set((rest[0] if rest else "").split("|")) - {""} for name, _, *rest in rows["SHIFTS"]}
    off = {(who, int(day)) for who, *days in rows.get("DAYS_OFF", []) for day in days if day}
    for who, shifts, most, least, most_row, least_row, least_off, weekends in rows["STAFF"]:
        line = [worked.get((who, day)) for day in range(instance.days)]
        total = sum(minutes[shift] for shift in line if shift)
        if not int(least) <= total <= int(most):
            yield f"{who}: {total} minutes"
        counts = Counter(line)
        for part in shifts.split("|"):
            kind, _, limit = part.partition("=")
            if counts[kind] > int(limit):
                yield f"{who}: {counts[kind]} {kind}"
        if sum(bool(line[day] or line[day + 1]) for day in range(5, instance.days - 1, 7)) > int(weekends):
            yield f"{who}: weekends"
        if any(shift and (who, day) in off for day, shift in enumerate(line)):
            yield f"{who}: works on a day off"
        for day in range(instance.days - 1):
            if line[day + 1] in after.get(line[day] or "", set()):
                yield f"{who}: {line[day]} then {line[day + 1]} on day {day}"
        yield from (
            f"{who}: {text}"
            for text in _stretches("".join("x" if shift else "." for shift in line),
                                   int(most_row), int(least_row), int(least_off))
        )  # fmt: skip


def _stretches(line: str, most: int, least: int, least_off: int) -> Iterator[str]:
    if "x" * (most + 1) in line:
        yield f"more than {most} in a row"
    for length in range(1, least):
        if "." + "x" * length + "." in line:
            yield f"only {length} in a row"
    for length in range(1, least_off):
        if "x" + "." * length + "x" in line:
            yield f"only {length} days off"
