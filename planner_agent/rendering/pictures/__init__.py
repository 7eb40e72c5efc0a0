"""Pictures of plans as standalone SVG: Gantt charts, strips of days, rosters, route maps.

Each function gives one SVG 1.1 document: no fonts, scripts or references to anything outside, every text
escaped, title and description for who cannot see it, the same bytes for the same input.
``combined`` puts several into one; ``texts`` gives every text of a picture, for audits.
"""

from planner_agent.rendering.pictures.bars import Bar
from planner_agent.rendering.pictures.canvas import Tone, combined, texts
from planner_agent.rendering.pictures.gantt import gantt
from planner_agent.rendering.pictures.grid import Cell, grid
from planner_agent.rendering.pictures.routes import Point, Way, route_map
from planner_agent.rendering.pictures.strip import strip

__all__ = ["Bar", "Cell", "Point", "Tone", "Way", "combined", "gantt", "grid", "route_map", "strip", "texts"]
