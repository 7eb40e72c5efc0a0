"""Files of a table folder -> checked rows of parsed values.

CSV is read by the standard library, which knows the line a row began on; Parquet by DuckDB. Table
content is data only: the one SQL statement here is a constant with a bound path.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any

from planner_agent.data import table_cells as cells
from planner_agent.data.table_cells import CellError
from planner_agent.data.table_schema import OWN, REQUIRED, TABLES, Column, Table
from planner_agent.errors import DataError

_ENDINGS = (".csv", ".parquet")
_SEE = "See docs/bring-your-own-data.md for the tables and columns."


@dataclass(frozen=True, slots=True)
class Row:
    """A row's parsed values, and where it stands ("stays.csv, line 7")."""

    where: str
    values: dict[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    def fault(self, column: str, what: str, hint: str = "") -> DataError:
        """The error to raise about one of this row's cells."""
        return DataError(f"{self.where}, column {column}: {what}", hint)


def find_tables(folder: Path) -> dict[str, Path]:
    """The file of each table. DataError: no folder, a table missing, twice, or an unknown file."""
    if not folder.is_dir():
        raise DataError(f"{folder} is not a folder", f"It holds {', '.join(TABLES)}, as .csv or .parquet.")
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        ending = path.suffix.lower()
        if ending not in _ENDINGS or path.name.startswith((OWN, ".")):
            continue
        if path.stem not in TABLES:
            raise DataError(
                f"{path}: there is no table {path.stem!r}{_meant(path.stem, TABLES)}", _own_hint("file")
            )
        if path.stem in found:
            raise DataError(f"{folder} has both {found[path.stem].name} and {path.name}", "Keep one of them.")
        found[path.stem] = path
    if missing := [name for name in TABLES if name not in found]:
        raise DataError(
            f"{folder} lacks the table {missing[0]!r} ({missing[0]}.csv or {missing[0]}.parquet)",
            f"A file with the header alone says that there are none. {_SEE}",
        )
    return found


def read_table(path: Path, table: Table, currency_digits: int = 2) -> list[Row]:
    """All rows of ``path`` by ``table``'s schema; ``unique`` is checked. DataError names the cell."""
    header, lines = _read_csv(path) if path.suffix.lower() == ".csv" else _read_parquet(path)
    columns = _columns(path, table, header)
    parsers = [cells.money(currency_digits) if column.money else column.parse for column in columns]
    places = [header.index(column.name) if column.name in header else None for column in columns]
    plan = list(zip(columns, parsers, places, strict=True))
    rows = [
        Row(f"{path.name}, {where}", _parse(f"{path.name}, {where}", line, plan)) for where, line in lines
    ]
    _check_unique(rows, table)
    return rows


def _parse(where: str, line: Sequence[str], plan: list[tuple[Column, Any, int | None]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column, parse, place in plan:
        cell = line[place].strip() if place is not None else ""
        if cell:
            try:
                values[column.name] = parse(cell)
            except CellError as error:
                raise DataError(
                    f"{where}, column {column.name}: {cell[:80]!r} {error.what}", error.hint or _SEE
                ) from None
        elif column.empty is REQUIRED:
            raise DataError(f"{where}, column {column.name}: '' is empty, and must not be", _SEE)
        else:
            values[column.name] = column.empty
    return values


def _columns(path: Path, table: Table, header: Sequence[str]) -> tuple[Column, ...]:
    known = {column.name for column in table.columns}
    for name in header:
        if header.count(name) > 1:
            raise DataError(f"{path.name}, line 1, column {name!r}: is there twice", "Keep one of them.")
        if name not in known and not name.startswith(OWN):
            raise DataError(
                f"{path.name}, line 1, column {name!r}: is not in the schema{_meant(name, known)}",
                _own_hint("column"),
            )
    for column in table.columns:
        if column.empty is REQUIRED and column.name not in header:
            raise DataError(f"{path.name}, line 1, column {column.name!r}: is missing", _SEE)
    return table.columns


def _check_unique(rows: list[Row], table: Table) -> None:
    if not table.unique:
        return
    seen: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = tuple(row[column] for column in table.unique)
        if (first := seen.setdefault(key, row)) is not row:
            shown = " to ".join(map(str, key))
            raise row.fault(table.unique[0], f"{shown!r} is already in {first.where}", "Remove one of them.")


def _read_csv(path: Path) -> tuple[list[str], Iterator[tuple[str, list[str]]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            content = file.read()
    except UnicodeDecodeError as error:
        raise DataError(f"{path.name}: is not UTF-8 text ({error.reason})", "Save it as UTF-8.") from error
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from error
    lines = _csv_lines(path, content)
    _, header = next(lines, ("", []))
    if not header:
        raise DataError(f"{path.name}: is empty", "The first line names the columns.")
    return [name.strip() for name in header], lines


def _csv_lines(path: Path, content: str) -> Iterator[tuple[str, list[str]]]:
    reader = csv.reader(StringIO(content, newline=""), strict=True)
    width, start = 0, 1
    while True:
        try:
            line = next(reader, None)
        except csv.Error as error:
            raise DataError(f"{path.name}, line {reader.line_num}: {error}", _quote_hint()) from error
        if line is None:
            return
        if line:
            width = width or len(line)
            if len(line) != width:
                what = f"has {len(line)} cells, the header {width}: {','.join(line)[:80]!r}"
                raise DataError(f"{path.name}, line {start}: {what}", _quote_hint())
            yield f"line {start}", line
        start = reader.line_num + 1


def _read_parquet(path: Path) -> tuple[list[str], Iterator[tuple[str, list[str]]]]:
    import duckdb  # loads in 0.2 s, and a folder of CSV files does without

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "threads": "1",
    }
    try:
        with duckdb.connect(config=settings) as connection:
            result = connection.execute("SELECT * FROM read_parquet(?)", [str(path.resolve())])
            header = [column[0] for column in result.description]
            records = result.fetchall()
    except (duckdb.Error, OSError) as error:
        reason = str(error).partition("\n")[0]
        raise DataError(
            f"{path.name}: cannot be read as Parquet ({reason})", "Write the file again."
        ) from error
    return header, _parquet_lines(path, header, records)


def _parquet_lines(
    path: Path, header: list[str], records: list[tuple[Any, ...]]
) -> Iterator[tuple[str, list[str]]]:
    for number, record in enumerate(records, 1):
        line: list[str] = []
        for name, value in zip(header, record, strict=True):
            try:
                line.append("" if name.startswith(OWN) else _as_text(value))
            except CellError as error:
                what = f"{path.name}, row {number}, column {name}: {str(value)[:80]!r} {error.what}"
                raise DataError(what, error.hint or _SEE) from None
        yield f"row {number}", line


def _as_text(value: Any) -> str:
    """A Parquet value as the text that a CSV cell would hold, so that one parser serves both."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            raise CellError("is true or false, which no column holds")
        case int() | Decimal():
            return str(value)
        case float():
            return f"{value:.12g}"  # 0.1 + 0.2 is 0.3 in a table
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat()
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case list():
            if any(not isinstance(part, str) or ";" in part for part in value):
                raise CellError("is not a list of words without ';'")
            return ";".join(value) or cells.NONE
        case _:
            raise CellError(f"is of the type {type(value).__name__}, which no column holds")


def _meant(name: str, known: Any) -> str:
    close = get_close_matches(name.lower(), list(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _own_hint(thing: str) -> str:
    return f"A {thing} of your own begins with '{OWN}' and is not read. {_SEE}"


def _quote_hint() -> str:
    return 'A cell with a comma, a quote or a line break stands in double quotes; a quote inside is "".'
