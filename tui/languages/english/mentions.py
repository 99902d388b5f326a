"""English: where a text speaks of somebody, by a name or by what they are."""

from __future__ import annotations

import re

from tui.languages.patterns import ThirdPerson
from tui.languages.words import word_set

_SMALL = word_set(
    "the a an their her his its our my your how why what where when who which whether some more many two three four five "
    "six seven eight nine ten all both and being having team teams data code work life plans ideas years good great new "
    "old long experience deep strong hands-on ways things people customers users reviews hiring growth tools that this is "
    "has on in at with for from not only almost over we you he she they it skills several solid broad first bringing "
    "building"
)
_COMMON_END = re.compile(
    r"[a-z]{3,}(?:tion|tions|sion|sions|ment|ments|ness|ity|ities|ance|ence|ship|ing|ings|ology|ure|ures)$"
)
_PERSON = re.compile(
    r"\b(?:manager|founder|owner|ceo|cto|cfo|coo|boss|chief|chair|president|vp|supervisor|customer|user|client|colleague|coworker|"
    r"co-worker|teammate|player|(?<!very )(?<!so )(?<!was )(?<!were )(?<!be )patient(?! with)|"
    r"driver|nurse|doctor|director|engineer|developer|designer|architect|analyst|scientist|"
    r"consultant|recruiter|assistant|intern|trainee|apprentice|junior|teacher|professor|student|pupil|mentor|coach|"
    r"(?<=(?:the|eam|ech|our|eir|his|her) )lead|(?<=\bmy )lead|(?<=\ba )lead|partner|"
    r"mother|father|mum|mom|dad|parent|son|daughter|brother|sister|wife|husband|child|kid|uncle|aunt|cousin|grand\w+|friend|"
    r"neighbou?r|woman|man|girl|boy|guy|lady|person|author|editor|writer|speaker|operator|farmer|pilot|captain|predecessor|"
    r"successor|candidate|coordinator|secretary|accountant|clerk|technician|mechanic|electrician|plumber|painter|builder|"
    r"receptionist|therapist|carer|officer|foreman|chef|cook|baker|guest|visitor|resident|tenant|passenger|member|volunteer|"
    r"trainer|instructor|tutor|midwife|vet|surgeon|physician|dentist|lawyer|judge|solicitor|priest|landlord|widow|"
    r"[A-Z]\.(?= [A-Z])|head|queen|king|dog|cat|horse|ship|(?P<anyone>who|somebody|someone|anyone|nobody|everyone))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<=[a-z,;:] )[A-Z][a-zà-ÿ]+\b|^[A-Z][a-zà-ÿ]+(?= and |, )")
_NO_PERSON = re.compile(
    r"(?:\b(?:the|a|an|their|our|his|her|your|my|"
    r"from|in|into|on|onto|at|using|via|use[sd]?|r[ua]ns?|chose|dropped|built|learned|"
    r"wr[oi]tes?|"
    r"(?:mov\w+|migrat\w+|switch\w*|port\w*|chang\w+|upgrad\w+|shift\w*|transition\w*|road|path|way) to)|[a-z] [A-Z][a-z]+) $"
)
"""The words before a capital that belongs to a place, a product or a company."""
_NO_NAMES = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September "
    "October November December English German French Spanish Python Java Kafka Oracle Postgres Excel Terraform "
    "Kubernetes Linux Iceberg Spark Airflow Docker Scala Snowflake Rust Ruby Jenkins Databricks"
)


def somebody(text: str, *, anyone: bool = True) -> int:
    """Return where a text first speaks of somebody by name or kind, as far as that can be told; -1 if it does not."""
    people = [m.start() for m in _PERSON.finditer(text) if anyone or not m["anyone"]]
    name = named(text)
    return min([*people, name] if name >= 0 else people, default=-1)


def named(text: str) -> int:
    """Return where a text first has what may be somebody's name; -1 if it has none."""
    places = (m.start() for m in _NAMED.finditer(text) if _a_name(m[0]))
    return next((place for place in places if not _NO_PERSON.search(text[:place])), -1)


def _a_name(word: str) -> bool:
    return word not in _NO_NAMES and word.lower() not in _SMALL and not _COMMON_END.search(word.lower())


THIRD_PERSON = ThirdPerson(
    pronouns=re.compile(r"(?<![\w/])(?:he|she|him|her|his|hers)(?![\w/])", re.IGNORECASE),
    female=word_set("she her hers"),
    anybody=re.compile(
        r"\b(?:each|every(?:one|body)|(?:no )?one|boat|vessel|country|god|lord|baby|heir)\b|[\"“”„]", re.IGNORECASE
    ),
    somebody=somebody,
    named=named,
)
"""`anybody` is whom a "he" or "she" may mean besides people; and quotation marks, between which anybody may."""
