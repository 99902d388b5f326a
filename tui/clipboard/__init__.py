"""Where a copy can go, and what is known of its arrival.

here = look_around(os.environ)
outcome = copy(note, here, write_terminal=...)
"""

from tui.clipboard.cleaning import clean
from tui.clipboard.copying import copy, copy_by
from tui.clipboard.ladder import ladder, list_ways
from tui.clipboard.model import Outcome, Surroundings, Way
from tui.clipboard.surroundings import look_around

__all__ = ["Outcome", "Surroundings", "Way", "clean", "copy", "copy_by", "ladder", "list_ways", "look_around"]
