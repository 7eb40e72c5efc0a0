"""Other names of places: what people write for a city, and the postal codes of the states."""

from __future__ import annotations

from types import MappingProxyType

ALIASES = MappingProxyType(
    {
        "nyc": "New York", "new york city": "New York", "la": "Los Angeles", "sf": "San Francisco",
        "san fran": "San Francisco", "frisco": "San Francisco", "vegas": "Las Vegas",
        "philly": "Philadelphia",
        "washington dc": "Washington", "washington d c": "Washington", "dc": "Washington",
        "d c": "Washington",
        "chi town": "Chicago", "nola": "New Orleans", "slc": "Salt Lake City", "kc": "Kansas City",
        "big apple": "New York", "windy city": "Chicago", "atl": "Atlanta", "okc": "Oklahoma City",
        "indy": "Indianapolis", "ft lauderdale": "Fort Lauderdale",
    }
)  # fmt: skip

_CODES = """al Alabama, ak Alaska, az Arizona, ar Arkansas, ca California, co Colorado, ct Connecticut,
de Delaware, fl Florida, ga Georgia, hi Hawaii, id Idaho, il Illinois, in Indiana, ia Iowa,
ks Kansas, ky Kentucky, la Louisiana, me Maine, md Maryland, ma Massachusetts, mi Michigan,
mn Minnesota, ms Mississippi, mo Missouri, mt Montana, ne Nebraska, nv Nevada, nh New Hampshire,
nj New Jersey, nm New Mexico, ny New York, nc North Carolina, nd North Dakota, oh Ohio, ok Oklahoma,
or Oregon, pa Pennsylvania, ri Rhode Island, sc South Carolina, sd South Dakota, tn Tennessee,
tx Texas, ut Utah, vt Vermont, va Virginia, wa Washington, wv West Virginia, wi Wisconsin,
wy Wyoming"""
STATE_CODES = MappingProxyType(dict(entry.strip().split(" ", 1) for entry in _CODES.split(",")))
