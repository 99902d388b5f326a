"""`followup check`: the book's health, the clipboard's and the terminal's, in words, with what to do about each."""

from __future__ import annotations

import argparse
from typing import Any
