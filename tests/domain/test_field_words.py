"""Every field of every record has a name that people understand."""

from __future__ import annotations

import msgspec

from tui.domain.field_words import FIELD_WORDS, field_words
from tui.domain.models import RECORDS, Interviewer


def test_every_field_is_called_by_words() -> None:
    kinds: list[type[msgspec.Struct]] = [*RECORDS.values(), Interviewer]
    fields = {field.name for kind in kinds for field in msgspec.structs.fields(kind)} - {"id", "uid"}
    assert not [field for field in fields if "_" in field_words(field)]
    assert FIELD_WORDS.keys() <= fields, "words for fields that are gone"
