"""TableCatalog: what it offers, and that every kind of bad data is named by file, row and column."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from planner_agent.data.table_schema import META_KEYS, REQUIRED, TABLES
from planner_agent.data.tables import TableCatalog
from planner_agent.errors import DataError, UserError

DOC = Path(__file__).parents[2] / "docs" / "bring-your-own-data.md"
MONDAY, SUNDAY = date(2027, 3, 1), date(2031, 6, 1)
META = "key,value\nname,Tiny\ncurrency,USD\ndrive_price_per_km,0.125\ndrive_seats,5\n"
WORLD = {
    "meta": META + "taxi_price_per_km,1\ntaxi_seats,4\n",
    "cities": "id,name,state,latitude,longitude,utc_offset,_mine\n"
    "a,Alba,North,40,-100,-06:00,x\nb,Brae,North,41,-105,-07:00,\nc,Cove,,,,,\n",
    "timetable": "mode,number,origin,destination,days,valid_from,valid_to,depart,arrive,arrive_day_offset,"
    "minutes,km,price\n"
    "flight,F1,a,b,1234567,,,08:00,07:50,,50,400.5,99.90\n"
    "train,T1,a,b,sat;sun,2031-06-01,2031-06-30,22:00,06:00,1,,,\n"
    "bus,,b,a,1,,,10:00,18:00,0,420,600,20\n",
    "roads": "origin,destination,km,minutes\na,b,\"400.5\",300\nb,c,10.1,20\n",
    "stays": "id,name,city,room_type,price,minimum_nights,occupancy,allows,beds,rating,features,"
    "latitude,longitude\n"
    's1,"Inn, ""The""",a,private,80,2,3,pets;visitors,2,4.25,wifi,40.1,-100.1\ns2,Barn,a,,,,1,none,,,,,\n',
    "restaurants": "id,name,city,cuisines,price,diets,rating\n"
    "r1,Fig,a,Thai;Greek,12.5,vegan,0\nr2,Oak,b,,,none,\n",
    "attractions": "id,name,city,categories,price,hours\n"
    "x1,Dome,a,museum,0,tue-thu 09:00-17:00;sat 20:00-26:00\nx2,Hill,b,,,\n",
}  # fmt: skip


def write(folder: Path, **changed: str | None) -> Path:
    """The tiny world with some tables changed, or left out where None."""
    for name, content in {**WORLD, **changed}.items():
        if content is not None:
            (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


def fault(folder: Path) -> str:
    with pytest.raises(DataError) as caught:
        TableCatalog(folder).check()
    return str(caught.value)


def test_timetable_repeats_weekly_within_its_dates(tmp_path: Path) -> None:
    catalog = TableCatalog(write(tmp_path))
    monday = [leg.mode for leg in catalog.legs("a", "b", MONDAY)]
    sunday = [leg.mode for leg in catalog.legs("a", "b", SUNDAY)]
    assert monday == ["flight", "drive", "taxi"]
    assert sunday == ["flight", "train", "drive", "taxi"]
    assert "train" not in [leg.mode for leg in catalog.legs("a", "b", date(2031, 7, 6))]
    assert [leg.mode for leg in catalog.legs("b", "a", MONDAY)] == ["bus"]
    assert catalog.legs("b", "a", SUNDAY) == ()


def test_units_of_legs(tmp_path: Path) -> None:
    flight, train, drive, taxi = TableCatalog(write(tmp_path)).legs("a", "b", SUNDAY)
    assert (flight.depart, flight.arrive, flight.minutes) == (
        480,
        470,
        50,
    )  # west, by the clock it lands first
    assert (flight.metres, flight.price, flight.seats, flight.date) == (400_500, 9990, None, SUNDAY)
    assert (train.depart, train.arrive, train.price, train.metres) == (1320, 1800, None, None)
    assert (drive.depart, drive.arrive, drive.minutes) == (540, 780, 300)  # an hour gained going west
    assert (drive.price, drive.seats, taxi.price, taxi.seats) == (5006, 5, 40050, 4)  # 50.0625 is 50.06


def test_road_without_offsets_keeps_the_clock(tmp_path: Path) -> None:
    drive = TableCatalog(write(tmp_path)).legs("b", "c", MONDAY)[0]
    assert drive.arrive == 560
    assert drive.price == 126  # 10.1 km at 0.125 is 1.2625


def test_records_and_unknowns(tmp_path: Path) -> None:
    catalog = TableCatalog(write(tmp_path))
    inn, barn = catalog.stays("a")
    assert (inn.name, inn.price, inn.minimum_nights, inn.rating) == ('Inn, "The"', 8000, 2, 43)
    assert inn.allows == {"pets", "visitors"} and inn.features == {"wifi"} and inn.latitude == 40.1
    assert (barn.price, barn.minimum_nights, barn.room_type, barn.features) == (None, 1, None, None)
    assert barn.allows == frozenset()  # none is not unknown
    fig, oak = catalog.restaurants("a")[0], catalog.restaurants("b")[0]
    assert (fig.cuisines, fig.price, fig.rating) == ({"Thai", "Greek"}, 1250, 0)
    assert (oak.cuisines, oak.price, oak.diets) == (None, None, frozenset())
    dome, hill = catalog.attractions("a")[0], catalog.attractions("b")[0]
    open_days = (540, 1020)
    assert dome.hours == (None, open_days, open_days, open_days, None, (1200, 1560), None)
    assert (dome.price, hill.price, hill.hours) == (0, None, None)
    assert (catalog.cities["a"].state, catalog.cities["c"].state, catalog.cities["c"].latitude) == (
        "North",
        "",
        None,
    )
    assert (catalog.name, catalog.currency, catalog.left_out) == ("Tiny", "USD", ())


def test_unknown_city_gives_nothing(tmp_path: Path) -> None:
    catalog = TableCatalog(write(tmp_path))
    assert not catalog.stays("z") and not catalog.restaurants("z") and not catalog.attractions("z")
    assert not catalog.legs("z", "a", MONDAY) and not catalog.destinations("z")


def test_destinations_lacks_and_vocabulary(tmp_path: Path) -> None:
    catalog = TableCatalog(write(tmp_path))
    assert catalog.destinations("b") == {"a", "c"}
    assert catalog.lacks["leg"] == frozenset()
    assert catalog.lacks["stay"] == frozenset()
    assert catalog.lacks["meal"] == {
        "features",
        "latitude",
        "longitude",
        "distance_to",
        "travel_minutes_from",
    }
    assert {"rating", "features"} <= catalog.lacks["attraction"]
    assert not {"hours", "opens", "price_per_head"} & catalog.lacks["attraction"]
    assert catalog.vocabulary("meal", "cuisines") == {"Thai", "Greek"}
    assert catalog.vocabulary("stay", "room_type") == {"private"}
    assert catalog.vocabulary("leg", "name") == {"F1", "T1"}
    assert catalog.vocabulary("attraction", "id") == {"x1", "x2"}
    with pytest.raises(UserError, match="'rating'"):
        catalog.vocabulary("meal", "rating")
    with pytest.raises(UserError, match="'hotel'"):
        catalog.vocabulary("hotel", "name")


def test_money_follows_the_currency(tmp_path: Path) -> None:
    meta = "key,value\nname,Yen\ncurrency,JPY\ndrive_price_per_km,30.5\ndrive_seats,5\n"
    table = WORLD["timetable"].replace("99.90", "9990")
    food = WORLD["restaurants"].replace("12.5", "1250")
    catalog = TableCatalog(write(tmp_path, meta=meta, timetable=table, restaurants=food))
    assert catalog.legs("a", "b", MONDAY)[0].price == 9990
    assert catalog.legs("b", "c", MONDAY)[0].price == 308  # 10.1 km at 30.5 yen
    assert "finer than" in fault(write(tmp_path, meta=meta, timetable=table))


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("stays", "private", "castle", ["stays.csv, line 2", "column room_type", "'castle'", "shared"]),
        ("stays", ",80,", ",-80,", ["stays.csv, line 2", "column price", "'-80'", "less than 0"]),
        ("stays", ",80,", ',"1,080",', ["column price", "'1,080'", "1234.5"]),
        ("stays", ",80,", ",80.001,", ["column price", "finer than"]),
        ("stays", ",80,", ",nan,", ["column price", "'nan'", "not a number"]),
        ("stays", ",80,2,3,", ",80,2,0,", ["column occupancy", "'0'", "less than 1"]),
        ("stays", ",80,2,3,", ",80,2.5,3,", ["column minimum_nights", "'2.5'", "whole"]),
        ("stays", ",80,2,3,", ",80,2,,", ["column occupancy", "must not be"]),
        ("stays", "pets;visitors", "pets;ghosts", ["column allows", "'ghosts'"]),
        ("stays", "pets;visitors", "pets;;visitors", ["column allows", "empty entry"]),
        ("stays", "pets;visitors", "pets;none", ["column allows", "stands alone"]),
        ("stays", "4.25", "5.1", ["column rating", "'5.1'", "more than 5"]),
        ("stays", "40.1,-100.1", "40.1,", ["column longitude", "latitude is 40.1"]),
        ("stays", "40.1,", "91,", ["column latitude", "'91'"]),
        ("stays", "Barn,a,", "Barn,q,", ["stays.csv, line 3", "column city", "'q'", "cities.csv"]),
        ("stays", "s2,", "s1,", ["line 3", "column id", "'s1' is already in stays.csv, line 2"]),
        ("stays", ",none,,,,,", ",none,,,,,,", ["stays.csv, line 3", "14 cells", "13"]),
        ("stays", '"Inn, ""The"""', '"Inn" x', ["stays.csv, line 2", "expected after"]),
        ("stays", "room_type", "roomtype", ["column 'roomtype'", "did you mean 'room_type'"]),
        ("stays", "occupancy", "_occupancy", ["column 'occupancy'", "is missing"]),
        ("stays", "beds", "name", ["column 'name'", "twice"]),
        ("restaurants", "r2,Oak,b", "r1,Oak,b", ["restaurants.csv, line 3", "'r1'"]),
        ("restaurants", "r1,Fig", "r1,", ["column name", "must not be"]),
        ("attractions", "09:00-17:00", "17:00-09:00",
         ["attractions.csv, line 2, column hours", "20:00-26:00"]),
        ("attractions", "09:00-17:00", "9am-5pm", ["column hours", "not opening hours"]),
        ("attractions", "09:00-17:00", "09:60-17:00", ["column hours", "'09:60'"]),
        ("attractions", "tue-thu", "tue-thx", ["column hours", "'thx'"]),
        ("attractions", ";sat", ";wed", ["column hours", "names wed twice"]),
        ("attractions", "26:00", "31:00", ["column hours", "'31:00'", "30:00"]),
        ("timetable", "flight,F1", "rocket,F1", ["timetable.csv, line 2", "column mode", "'rocket'"]),
        ("timetable", "08:00,07:50", "24:00,07:50", ["column depart", "'24:00'"]),
        ("timetable", "08:00,07:50,,50", "08:00,07:50,,", ["column arrive", "07:50", "arrive_day_offset"]),
        ("timetable", "08:00,07:50,,50", "08:00,07:50,,2000", ["column minutes", "2000"]),
        ("timetable", "sat;sun", "sat;sat", ["line 3", "column days", "twice"]),
        ("timetable", "sat;sun", "678", ["column days", "'678'"]),
        ("timetable", "2031-06-01", "01/06/2031", ["column valid_from", "YYYY-MM-DD"]),
        ("timetable", "2031-06-30", "2031-05-30", ["column valid_to", "before valid_from"]),
        ("timetable", "bus,,b,a", "bus,,b,b", ["line 4", "column destination", "'b'"]),
        ("timetable", "bus,,b,a", "bus,,b,k", ["column destination", "'k'"]),
        ("timetable", "train,T1,a,b,sat;sun,2031-06-01,2031-06-30,22:00,06:00,1,,,",
         "flight,F1,a,b,7,,,08:00,09:00,,,,", ["line 3", "column number", "'F1'", "timetable.csv, line 2"]),
        ("roads", "b,c,10.1", "a,b,10.1", ["roads.csv, line 3", "'a to b'", "line 2"]),
        ("roads", "b,c,10.1", "b,c,", ["column km", "must not be"]),
        ("roads", ",20\n", ",0\n", ["column minutes", "less than 1"]),
        ("cities", "b,Brae", "a,Brae", ["cities.csv, line 3", "column id", "'a'"]),
        ("cities", "-06:00", "CST", ["cities.csv, line 2", "column utc_offset", "'CST'"]),
        ("meta", "currency,USD", "currency,dollars", ["meta.csv, line 3", "'dollars'", "ISO 4217"]),
        ("meta", "currency,USD", "currency,", ["lacks 'currency'"]),
        ("meta", "name,Tiny", "nmae,Tiny", ["meta.csv, line 2", "'nmae' is not a setting"]),
        ("meta", "drive_seats,5", "drive_seats,many", ["line 5", "'many' for drive_seats", "not a number"]),
        ("meta", "drive_seats,5\n", "", ["drive_price_per_km but not drive_seats"]),
    ],
)  # fmt: skip
def test_bad_cells_are_named(tmp_path: Path, table: str, old: str, new: str, words: list[str]) -> None:
    assert old in WORLD[table]
    message = fault(write(tmp_path, **{table: WORLD[table].replace(old, new, 1)}))
    for word in words:
        assert word in message


def test_the_untouched_world_has_no_fault(tmp_path: Path) -> None:
    assert TableCatalog(write(tmp_path)).check().name == "Tiny"


def test_line_numbers_count_line_breaks_inside_cells(tmp_path: Path) -> None:
    stays = WORLD["stays"].replace('"Inn, ""The"""', '"Inn\nby the\u2028sea"').replace("Barn,a", "Barn,q")
    assert "stays.csv, line 4, column city" in fault(write(tmp_path, stays=stays))


def test_same_number_may_run_on_other_dates(tmp_path: Path) -> None:
    rows = "flight,F1,a,b,1,,2027-12-31,08:00,09:00,,,,10\nflight,F1,a,b,1,2028-01-01,,08:00,09:00,,,,12\n"
    header = WORLD["timetable"].partition("\n")[0] + "\n"
    catalog = TableCatalog(write(tmp_path, timetable=header + rows)).check()
    assert [leg.price for leg in catalog.legs("a", "b", MONDAY) if leg.mode == "flight"] == [1000]


def test_folder_faults(tmp_path: Path) -> None:
    assert "not a folder" in fault(tmp_path / "nowhere")
    assert "lacks the table 'roads'" in fault(write(tmp_path, roads=None))
    write(tmp_path)
    (tmp_path / "_notes.csv").write_text("mine")
    TableCatalog(tmp_path).check()
    (tmp_path / "stay.csv").write_text("id\n")
    assert "did you mean 'stays'" in fault(tmp_path)
    (tmp_path / "stay.csv").unlink()
    (tmp_path / "stays.parquet").write_bytes(b"")
    assert "both stays.csv and stays.parquet" in fault(tmp_path)


def test_files_that_are_no_tables(tmp_path: Path) -> None:
    assert "roads.csv: is empty" in fault(write(tmp_path, roads=""))
    (write(tmp_path) / "roads.csv").write_bytes(b"origin,destination,km,minutes\na,b,\xff,3\n")
    assert "roads.csv: is not UTF-8" in fault(tmp_path)


def test_empty_tables_mean_none(tmp_path: Path) -> None:
    headers = {name: WORLD[name].partition("\n")[0] + "\n" for name in ("roads", "stays", "timetable")}
    catalog = TableCatalog(write(tmp_path, meta="key,value\nname,X\ncurrency,USD\n", **headers)).check()
    assert not catalog.stays("a") and not catalog.destinations("a")
    assert {"price", "beds"} <= catalog.lacks["stay"]


def test_roads_need_a_price(tmp_path: Path) -> None:
    message = fault(write(tmp_path, meta="key,value\nname,X\ncurrency,USD\n"))
    assert "roads.csv has rows" in message and "drive_price_per_km" in message


def test_faults_wait_until_the_table_is_asked_for(tmp_path: Path) -> None:
    catalog = TableCatalog(write(tmp_path, stays="id\n"))
    assert len(catalog.restaurants("a")) == 1
    with pytest.raises(DataError, match=r"stays\.csv"):
        catalog.stays("a")


# Parquet ---------------------------------------------------------------------------------------


def parquet(folder: Path, name: str, select: str) -> None:
    (folder / f"{name}.csv").unlink(missing_ok=True)
    target = str(folder / f"{name}.parquet").replace("'", "''")
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({select}) TO '{target}' (FORMAT parquet)")


def test_parquet_equals_csv(tmp_path: Path) -> None:
    plain, columnar = tmp_path / "plain", tmp_path / "co[1]*lumn'ar"
    plain.mkdir(), columnar.mkdir()
    write(plain), write(columnar)
    for name in TABLES:
        source = str(plain / f"{name}.csv")
        parquet(columnar, name, f"SELECT * FROM read_csv('{source}', all_varchar = true, header = true)")
    one, other = TableCatalog(plain).check(), TableCatalog(columnar).check()
    assert dict(one.cities) == dict(other.cities)
    assert one.legs("a", "b", SUNDAY) == other.legs("a", "b", SUNDAY)
    for city in one.cities:
        assert one.stays(city) == other.stays(city)
        assert one.restaurants(city) == other.restaurants(city)
        assert one.attractions(city) == other.attractions(city)


def test_parquet_natural_types(tmp_path: Path) -> None:
    parquet(
        write(tmp_path), "timetable",
        "SELECT 'flight' AS mode, 'F9' AS number, 'a' AS origin, 'b' AS destination, 1234567 AS days, "
        "DATE '2027-01-01' AS valid_from, TIMESTAMP '2027-12-31 00:00:00' AS valid_to, "
        "TIME '08:30:00' AS depart, TIME '09:45:00' AS arrive, 0.1::DOUBLE + 0.2::DOUBLE AS km, "
        "12.50::DECIMAL(10, 2) AS price, 75 AS minutes",
    )  # fmt: skip
    parquet(
        tmp_path, "restaurants",
        "SELECT 'r' AS id, 'Fig' AS name, 'a' AS city, ['Thai', 'Greek'] AS cuisines, "
        "[]::VARCHAR[] AS diets, 4.5::FLOAT AS rating, 12::DOUBLE AS price",
    )  # fmt: skip
    catalog = TableCatalog(tmp_path).check()
    flight = catalog.legs("a", "b", MONDAY)[0]
    assert (flight.depart, flight.arrive, flight.metres, flight.price) == (510, 585, 300, 1250)
    assert "F9" not in {leg.number for leg in catalog.legs("a", "b", date(2028, 1, 3))}
    fig = catalog.restaurants("a")[0]
    assert (fig.cuisines, fig.diets, fig.rating, fig.price) == ({"Thai", "Greek"}, frozenset(), 45, 1200)


@pytest.mark.parametrize(
    ("select", "words"),
    [
        ("'a' AS origin, 'b' AS destination, 1 AS minutes", ["column 'km'", "is missing"]),
        ("'a' AS origin, 'b' AS destination, 'far' AS km, 1 AS minutes", ["row 1, column km", "'far'"]),
        ("'a' AS origin, 'b' AS destination, 'nan'::DOUBLE AS km, 1 AS minutes", ["column km", "'nan'"]),
        ("'a' AS origin, 'b' AS destination, 1 AS km, true AS minutes", ["column minutes", "true or false"]),
        ("'a' AS origin, 'b' AS destination, 1 AS km, {'x': 1} AS minutes", ["column minutes", "dict"]),
        ("['a;b'] AS origin, 'b' AS destination, 1 AS km, 1 AS minutes", ["column origin", "without ';'"]),
        ("'a' AS origin, NULL AS destination, 1 AS km, 1 AS minutes", ["column destination", "must not be"]),
    ],
)  # fmt: skip
def test_bad_parquet_cells(tmp_path: Path, select: str, words: list[str]) -> None:
    parquet(write(tmp_path), "roads", f"SELECT {select}")
    message = fault(tmp_path)
    assert "roads.parquet" in message
    for word in words:
        assert word in message


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"not parquet at all, but long enough to be looked at",
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:60] + bytes(len(whole) - 120) + whole[-60:],
    ],
    ids=["text", "empty", "cut", "zeroed"],
)
def test_corrupt_parquet(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    parquet(
        write(tmp_path), "roads",
        "SELECT 'a' AS origin, 'b' AS destination, range AS km, range AS minutes FROM range(1, 3000)",
    )  # fmt: skip
    path = tmp_path / "roads.parquet"
    path.write_bytes(spoil(path.read_bytes()))
    message = fault(tmp_path)
    assert "roads.parquet: cannot be read as Parquet" in message


def test_content_never_becomes_sql_or_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    evil = "'; DROP TABLE x; COPY (SELECT 1) TO 'evil.csv' --"
    food = f'id,name,city\nr1,"{evil}",a\n'
    catalog = TableCatalog(write(tmp_path, restaurants=food)).check()
    assert catalog.restaurants("a")[0].name == evil
    quoted = evil.replace("'", "''")
    parquet(tmp_path, "restaurants", f"SELECT 'r1' AS id, '{quoted}' AS name, 'a' AS city")
    assert TableCatalog(tmp_path).check().restaurants("a")[0].name == evil
    assert not (tmp_path / "evil.csv").exists()


# The page --------------------------------------------------------------------------------------


def test_the_page_runs_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    snippets = re.findall(r"```python\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    assert len(snippets) == 1
    exec(compile(snippets[0], str(DOC), "exec"), {"__name__": "page"})  # noqa: S102
    assert capsys.readouterr().out == "train 564 591 790\ndrive 540 585 1263\n"


def test_the_page_lists_every_column(tmp_path: Path) -> None:
    page = DOC.read_text(encoding="utf-8")
    sections = {part.partition("\n")[0]: part for part in page.split("\n## ")[1:]}
    for name, table in TABLES.items():
        rows = [line.split("|") for line in sections[name].splitlines() if line.startswith("| `")]
        named = {column: row[2].strip() for row in rows for column in re.findall(r"`(\w+)`", row[1])}
        settings = set(META_KEYS) if name == "meta" else set()
        assert set(named) - settings == {column.name for column in table.columns}
        required = {column for column, mark in named.items() if mark == "yes"}
        assert required == {c.name for c in table.columns if c.empty is REQUIRED}
        assert settings <= set(named)
