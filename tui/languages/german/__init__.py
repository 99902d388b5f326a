"""German."""

from __future__ import annotations

from tui.languages.base import Language, Spelling
from tui.languages.german import grammar
from tui.languages.words import word_set

LANGUAGE = Language(
    code="de",
    names=word_set("german deutsch ger"),
    package=__name__,
    grammar=grammar,
    spelling=Spelling(
        common=300,
        elsewhere=(("ss", "ß"), ("ae", "ä"), ("oe", "ö"), ("ue", "ü")),
        prefixes=word_set(
            "ab an auf aus be bei durch ein ent er fort her hin los mit nach über um unter ver vor weg zer zu zurück"
        ),
    ),
)
