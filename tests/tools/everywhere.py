"""How far the walks of the tests go: `FOLLOWUP_EVERYWHERE=1 pytest` tries everything everywhere, the suite some of it."""

from __future__ import annotations

import os

EVERYWHERE = bool(os.environ.get("FOLLOWUP_EVERYWHERE"))
