"""Where a copy can go, and what is known of its arrival.

here = look_around(os.environ)
outcome = copy(note, here, write_terminal=..., remembered=recall(folder, here), folder=folder)
"""

from tui.clipboard.cleaning import clean
from tui.clipboard.copying import copy, copy_by
from tui.clipboard.ladder import ladder, list_ways
from tui.clipboard.model import Outcome, Probed, Surroundings, Way
from tui.clipboard.other_ways import fetch_line, mailto, open_in_editor, plain_page, remove_note, state_folder, write_note
from tui.clipboard.probe import probe
from tui.clipboard.report import Finding, report
from tui.clipboard.selftest import judge, make_code, recall, remember
from tui.clipboard.surroundings import look_around

__all__ = [
    "Finding",
    "Outcome",
    "Probed",
    "Surroundings",
    "Way",
    "clean",
    "copy",
    "copy_by",
    "fetch_line",
    "judge",
    "ladder",
    "list_ways",
    "look_around",
    "mailto",
    "make_code",
    "open_in_editor",
    "plain_page",
    "probe",
    "recall",
    "remember",
    "remove_note",
    "report",
    "state_folder",
    "write_note",
]
