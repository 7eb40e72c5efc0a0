"""Places in their roles -> origin, destination and the way home, or what must be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planner_agent.families.travel.reading.grounding import NameIndex
from planner_agent.families.travel.spec import Destination, Stop
from planner_agent.families.travel.words.facts import CityCount, PlaceName, Where
from planner_agent.language.facts import Ask, Setting

_SHOWN = 8


@dataclass(slots=True)
class Route:
    """Origin, destination and end where they are settled, with their tokens; and what is open."""

    origin: str | None = None
    destination: Destination | None = None
    round_trip: bool = True
    returns_to: str | None = None
    nights_known: int | None = None
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    count_assumed: bool = False


def route(
    wheres: Sequence[Where],
    counts: Sequence[CityCount],
    settings: Sequence[Setting],
    index: NameIndex,
    days: int | None,
) -> Route:
    """The way of the trip from all places of the text."""
    result = Route()
    origins = [where for where in wheres if where.role == "origin"]
    stops = [where for where in wheres if where.role == "stop"]
    ends = [where for where in wheres if where.role == "end"]
    bare = [where for where in wheres if where.role == "bare"]
    known = {city for where in (*origins, *ends) for city in where.place.cities}
    if origins or stops:  # "HOU to SAT (Houston that is)" names the same place again
        bare = [where for where in bare if not known or known.isdisjoint(where.place.cities)]
    stops = [*stops, *_bare(result, stops, bare, index)]
    for setting in settings:
        if setting.name == "ordered":
            stops = [replace(where, then=True) for where in stops]
            continue
        result.round_trip = bool(setting.value)
        result.spans.setdefault("round_trip", []).append((setting.first, setting.stop))
    homes = [where for where in ends if where.home]
    if not origins and homes:  # "and home to Denver" tells where home is
        origins, ends = homes[:1], [where for where in ends if where is not homes[0]]
    _origin(result, origins, index)
    ends = _ends(result, ends, stops, index)
    _destination(result, [*stops, *ends], counts, index, days)
    return result


def _bare(result: Route, stops: Sequence[Where], bare: Sequence[Where], index: NameIndex) -> list[Where]:
    """Places without a word of role: the destination if no other is named, or cities of its region."""
    if not stops:
        return list(bare)
    regions = {where.place.region for where in stops if where.place.region}
    named = {city for where in stops for city in where.place.cities}
    inside: list[Where] = []
    for where in bare:
        if any(index.region_of[city] in regions for city in where.place.cities):
            inside.append(where)
        elif where.place.region and any(index.region_of[city] == where.place.region for city in named):
            result.spans.setdefault("destination", []).append((where.first, where.stop))
        elif named.isdisjoint(where.place.cities):
            question = f"Shall the trip go to {where.place.written}, too?"
            result.asks.append(
                Ask("destination", "ambiguous", question, where.first, where.stop, ("yes", "no"))
            )
    return inside


def _city(result: Route, where: Where, field_name: str, index: NameIndex) -> str | None:
    """The one city that is meant; a question where there is none or more than one."""
    place = where.place
    if len(place.cities) == 1 and place.exact:
        return place.cities[0]
    if len(place.cities) == 1:
        result.assumed.append(f'"{place.written}" is read as {index.city_names[place.cities[0]]}.')
        return place.cities[0]
    what = "leave from" if field_name == "origin" else "go to"
    if len(place.cities) > 1:
        options = tuple(f"{index.city_names[city]}, {index.region_of[city]}" for city in place.cities)
        _ask(
            result,
            field_name,
            "ambiguous",
            f"Which {place.written} do you {what}: {' or '.join(options)}?",
            where,
            options,
        )
    elif place.region is not None:
        options = _cities_in(place.region, index)
        _ask(result, field_name, "ambiguous", f"Which city in {place.region} do you {what}?", where, options)
    else:
        _unknown(result, field_name, where, what)
    return None


def _unknown(result: Route, field_name: str, where: Where, what: str) -> None:
    place = where.place
    reason = (
        "ambiguous" if len(place.near) > 1 and len(place.written) > 4 and _close(place) else "unknown_name"
    )
    if reason == "ambiguous":
        question = f'"{place.written}" could be {" or ".join(place.near)}. Which one do you {what}?'
    elif place.near:
        question = (
            f'There is no city "{place.written}" in the catalog. Did you mean {" or ".join(place.near)}?'
        )
    else:
        question = f'There is no city "{place.written}" in the catalog. Which city do you {what}?'
    _ask(result, field_name, reason, question, where, place.near)


def _close(place: PlaceName) -> bool:
    """Whether the candidates are misspellings away, not mere neighbours in the list."""
    return place.written.islower()


def _cities_in(region: str, index: NameIndex) -> tuple[str, ...]:
    return tuple(
        sorted(index.city_names[city] for city, state in index.region_of.items() if state == region)[:_SHOWN]
    )


def _ask(
    result: Route,
    field_name: str,
    reason: str,
    question: str,
    where: Where | None,
    options: tuple[str, ...] = (),
    default: str | None = None,
) -> None:
    first, stop = (where.first, where.stop) if where else (0, 0)
    result.asks.append(Ask(field_name, reason, question, first, stop, options, default))


def _origin(result: Route, origins: Sequence[Where], index: NameIndex) -> None:
    if not origins:
        _ask(result, "origin", "missing", "Which city do you start from?", None)
        return
    result.spans["origin"] = [(where.first, where.stop) for where in origins]
    cities = list(dict.fromkeys(where.place.written for where in origins))
    if len(cities) > 1:
        _ask(
            result,
            "origin",
            "ambiguous" if any(where.either for where in origins) else "contradiction",
            f"Do you start from {' or '.join(cities)}?",
            origins[-1],
            tuple(cities),
        )
        return
    result.origin = _city(result, origins[0], "origin", index)


def _ends(result: Route, ends: Sequence[Where], stops: Sequence[Where], index: NameIndex) -> list[Where]:
    """Where the trip ends: home, elsewhere, or, where no other place is named, at its destination."""
    stays: list[Where] = []
    for where in ends:
        if result.origin is not None and result.origin in where.place.cities:
            result.spans.setdefault("round_trip", []).append((where.first, where.stop))
            continue
        if not stops and not stays:
            stays.append(where)
            name = where.place.written
            result.assumed.append(f"{name} is where the trip goes; it ends at home.")
            continue
        city = _city(result, where, "returns_to", index)
        result.spans["returns_to"] = [(where.first, where.stop)]
        if city is None:
            continue
        if any(city in stop.place.cities for stop in stops):
            result.returns_to = city  # "fly home from B": the journey's last city is one of the stops
            continue
        result.returns_to = city
    return stays


def _destination(
    result: Route, stops: Sequence[Where], counts: Sequence[CityCount], index: NameIndex, days: int | None
) -> None:
    count = next((each.count for each in counts), None)
    if not stops:
        if counts:
            result.spans["destination"] = [(each.first, each.stop) for each in counts]
        options = tuple(index.regions[:_SHOWN]) or tuple(sorted(index.city_names.values())[:_SHOWN])
        _ask(
            result,
            "destination",
            "missing",
            "Where do you want to go: a city, or a region and how many cities of it?",
            None,
            options,
        )
        return
    result.spans["destination"] = [
        *((where.first, where.stop) for where in stops),
        *((each.first, each.stop) for each in counts),
    ]
    if any(where.either for where in stops):
        names = tuple(dict.fromkeys(where.place.written for where in stops))
        _ask(result, "destination", "ambiguous", f"Which one: {' or '.join(names)}?", stops[0], names)
        return
    regions = [where for where in stops if _as_region(where, stops, count, index)]
    cities = [where for where in stops if where not in regions]
    named = _stops(result, cities, index)
    if named is None:
        return
    if regions and not _covers(regions[0], named, index):
        _region(result, regions, named, count, index, days)
    elif named:
        if count is not None and count > len(named) and not regions:
            _ask(
                result,
                "destination",
                "contradiction",
                f"You speak of {count} cities but name {len(named)}. Which others, or in which region?",
                stops[0],
            )
            return
        ordered = len(named) > 1 and any(where.then for where in cities)
        result.destination = Destination(
            stops=named,
            ordered=ordered,
            count=max(len(named), count or 0),
            region=regions[0].place.region if regions and (count or 0) > len(named) else None,
        )
    _know_nights(result, cities)


def _covers(region: Where, named: Sequence[Stop], index: NameIndex) -> bool:
    """ "Texas: Austin and Houston": the cities say it all, unless more cities than those are counted."""
    return (
        bool(named)
        and (region.count or 0) <= len(named)
        and all(index.region_of[stop.city] == region.place.region for stop in named)
    )


def _as_region(where: Where, stops: Sequence[Where], count: int | None, index: NameIndex) -> bool:
    """ "3 cities in New York" and "Washington state" are regions, a plain "New York" is the city."""
    if where.place.region is None:
        return False
    if where.as_region or where.count is not None or not where.place.cities:
        return True
    return count is not None and len(stops) == 1


def _stops(result: Route, cities: Sequence[Where], index: NameIndex) -> tuple[Stop, ...] | None:
    found: list[Stop] = []
    failed = False
    for where in cities:
        city = _city(result, where, "destination", index)
        failed = failed or city is None
        if city is None or any(stop.city == city for stop in found):
            continue
        if city == result.origin and len(cities) > 1 and where in (cities[0], cities[-1]):
            continue  # "Boston, Austin, Boston": from home and back
        if city == result.origin:
            _ask(
                result,
                "destination",
                "contradiction",
                f"The trip starts and goes to {where.place.written}. Where do you want to go?",
                where,
            )
            failed = True
            continue
        found.append(Stop(city=city, nights=where.nights or None))
    if not failed and len(cities) > 1 and all(where.days for where in cities):
        nights = [where.days or 1 for where in cities]
        nights[-1] -= 1
        if nights[-1] >= 1:
            found = [Stop(city=stop.city, nights=n) for stop, n in zip(found, nights, strict=False)]
            result.assumed.append(
                "The day of the way home counts to the last city: it has one night fewer than days."
            )
    return None if failed else tuple(found)


def _region(
    result: Route,
    regions: Sequence[Where],
    named: tuple[Stop, ...],
    count: int | None,
    index: NameIndex,
    days: int | None,
) -> None:
    names = list(dict.fromkeys(where.place.region for where in regions))
    if len(names) > 1:
        shown = " and ".join(str(name) for name in names)
        _ask(
            result,
            "destination",
            "ambiguous",
            f"A trip goes to one region; {shown} are named. Which one?",
            regions[0],
            tuple(str(name) for name in names),
        )
        return
    region = str(names[0])
    if regions[0].place.exact is False:
        result.assumed.append(f'"{regions[0].place.written}" is read as {region}.')
    wanted = regions[0].count or next((where.count for where in regions if where.count), None) or count
    known = sum(1 for state in index.region_of.values() if state == region)
    if wanted is None and known == 1:
        wanted = 1
        result.assumed.append(f"The catalog has one city in {region}: that is where the trip goes.")
    if wanted is None:
        guess = max(len(named), min(known, 1 if (days or 3) <= 4 else 2 if (days or 3) <= 6 else 3))
        options = tuple(str(n) for n in range(1, min(known, 4) + 1))
        _ask(
            result,
            "destination.count",
            "missing",
            f"How many cities in {region} do you want to see?",
            regions[0],
            options,
            str(guess),
        )
        wanted, result.count_assumed = guess, True
    if wanted < 1 or wanted > known:
        _ask(
            result,
            "destination",
            "impossible",
            f"{region} has {known} cities in the catalog, not {wanted}. How many shall it be?",
            regions[0],
            tuple(str(n) for n in range(1, min(known, 4) + 1)),
        )
        return
    result.destination = Destination(stops=named, region=region, count=max(wanted, len(named)))


def _know_nights(result: Route, cities: Sequence[Where]) -> None:
    if result.destination is not None and result.destination.stops:
        nights = [stop.nights for stop in result.destination.stops]
        if all(nights) and result.destination.count == len(nights):
            result.nights_known = sum(n or 0 for n in nights)
