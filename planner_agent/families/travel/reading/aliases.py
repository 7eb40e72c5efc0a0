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

#: Airports (IATA codes) of large cities and of those that travellers write as codes; read in capitals only.
_AIRPORTS = """ord Chicago, mdw Chicago, den Denver, hou Houston, iah Houston, dfw Dallas, dal Dallas,
aus Austin,
sat San Antonio, elp El Paso, ama Amarillo, cos Colorado Springs, gjt Grand Junction, dro Durango, ase Aspen,
san San Diego, lax Los Angeles, sfo San Francisco, oak Oakland, sjc San Jose, smf Sacramento,
sba Santa Barbara,
mry Monterey, bos Boston, sea Seattle, atl Atlanta, jfk New York, lga New York, nyc New York, ewr Newark,
mia Miami, fll Fort Lauderdale, mco Orlando, tpa Tampa, phl Philadelphia, dca Washington, iad Washington,
bwi Baltimore, clt Charlotte, rdu Raleigh, bna Nashville, mem Memphis, msy New Orleans, stl St. Louis,
mci Kansas City, msp Minneapolis, mke Milwaukee, dtw Detroit, cle Cleveland, cvg Cincinnati, cmh Columbus,
pit Pittsburgh, buf Buffalo, bdl Hartford, pvd Providence, pwm Portland, jax Jacksonville, okc Oklahoma City,
tul Tulsa, oma Omaha, slc Salt Lake City, las Las Vegas, rno Reno, phx Phoenix, tus Tucson, abq Albuquerque,
pdx Portland, geg Spokane, boi Boise, anc Anchorage, hnl Honolulu, sav Savannah, chs Charleston, ric Richmond,
ind Indianapolis, sdf Louisville, lhr London, lgw London, cdg Paris, fra Frankfurt, ams Amsterdam, mad Madrid,
bcn Barcelona, fco Rome, yyz Toronto, yvr Vancouver, yul Montreal, mex Mexico City, cun Cancun, nrt Tokyo,
hnd Tokyo, syd Sydney"""
AIRPORTS = MappingProxyType(dict(entry.strip().split(" ", 1) for entry in _AIRPORTS.split(",")))

#: What is of a state: "Texan towns".
_OF_STATES = """alabaman Alabama, alaskan Alaska, arizonan Arizona, arkansan Arkansas, californian California,
coloradan Colorado, coloradoan Colorado, floridian Florida, georgian Georgia, hawaiian Hawaii, idahoan Idaho,
illinoisan Illinois, indianan Indiana, iowan Iowa, kansan Kansas, kentuckian Kentucky, louisianan Louisiana,
marylander Maryland, michigander Michigan, minnesotan Minnesota, mississippian Mississippi,
missourian Missouri,
montanan Montana, nebraskan Nebraska, nevadan Nevada, carolinian North Carolina, ohioan Ohio,
oklahoman Oklahoma, oregonian Oregon, pennsylvanian Pennsylvania, tennessean Tennessee, texan Texas,
utahn Utah, utahan Utah, vermonter Vermont, virginian Virginia, washingtonian Washington,
wisconsinite Wisconsin, wyomingite Wyoming"""
OF_STATES = MappingProxyType(dict(entry.strip().split(" ", 1) for entry in _OF_STATES.split(",")))
