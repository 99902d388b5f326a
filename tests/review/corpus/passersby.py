"""A third hand: notes by people of other trades, written before any rule had seen them."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from tests.domain.build import at, book_of
from tests.review.corpus.world import Good
from tui.domain.book import Book
from tui.domain.models import Contact, Event, Interview, Interviewer, Position, Record
from tui.domain.settings import Policy, Profile
from tui.review import Finding, review
from tui.review.dictionaries import dictionaries

LONDON = ZoneInfo("Europe/London")
PROFILE = Profile(name="Sam Whitfield", emails=("sam@whitfield.example",))
POLICY = Policy(timezone="Europe/London")


def _met(number: int, start: str, talks: dict[int, str], fit: str = "", decision_by: date | None = None) -> Interview:
    people = tuple(Interviewer(contact=person, talked_about=talk) for person, talk in talks.items())
    return Interview(
        id=number, position=number, starts_at=at(start, LONDON), timezone="Europe/London", interviewers=people, fit=fit,
        decision_by=decision_by,
    )  # fmt: skip


def third(*more: Record) -> Book:
    """The book around these notes, with further records."""
    return book_of(
        *more,
        Contact(id=1, name="Dr. Hannah Osei", company="St Bride's Hospital", role="Clinical lead"),
        Contact(id=2, name="Marcus Feld", company="St Bride's Hospital"),
        Contact(id=3, name="Clara Nowak", company="Gartenwerk eG", language="de"),
        Contact(id=4, name="Bernd Hollmann", company="Gartenwerk eG", language="de"),
        Contact(id=5, name="Dee Patel", company="Loom & Ladder"),
        Contact(id=6, name="Tobias Kern", company="Stadtwerke Auental", language="de"),
        Contact(id=7, name="Ines Caldeira", company="Blue Heron Press"),
        Contact(id=8, name="Gwen Ashby", company="Ashby Search", role="Recruiter", met="at the careers fair in Leeds"),
        Contact(id=9, name="Friederike Lohse", company="Kita Sonnenhang", language="de"),
        Position(id=1, title="Ward Sister", company="St Bride's Hospital"),
        Position(id=2, title="Gärtnermeisterin (m/w/d)", company="Gartenwerk eG"),
        Position(id=3, title="Operations Manager", company="Loom & Ladder"),
        Position(id=4, title="Referent Netzplanung", company="Stadtwerke Auental"),
        Position(id=5, title="Commissioning Editor", company="Blue Heron Press"),
        Position(id=6, title="Erzieherin", company="Kita Sonnenhang"),
        _met(
            1,
            "2026-11-19 10:00",
            {1: "night staffing and the falls they had last winter", 2: "his rota spreadsheet"},
            fit="eleven years on surgical wards",
        ),
        _met(2, "2026-11-18 09:00", {3: "die alten Apfelsorten im Schaugarten", 4: "der Maschinenpark und die Akkus"}),
        _met(3, "2026-11-17 14:00", {5: "moving the workshop without closing it"}, decision_by=date(2026, 11, 24)),
        _met(4, "2026-11-12 11:00", {6: "Fernwärme und die Baustellen in der Altstadt"}),
        _met(5, "2026-11-19 16:00", {7: ""}),
        _met(6, "2026-11-16 08:30", {9: "die Eingewöhnung im Waldkindergarten"}),
        Event(
            id=1,
            at=at("2026-11-27 09:00", LONDON),
            kind="offer_received",
            position=4,
            contact=6,
            respond_by=date(2026, 12, 4),
        ),
        Event(
            id=2,
            at=at("2026-11-27 09:00", LONDON),
            kind="offer_received",
            position=5,
            contact=7,
            respond_by=date(2026, 12, 4),
        ),
        Event(id=3, at=at("2026-11-17 20:00", LONDON), kind="thank_you_sent", position=3, interview=3, contact=5),
    )


def look(good: Good, *, subject: str, body: str, now: str, more: tuple[Record, ...] = ()) -> list[Finding]:
    """The critique of one of these notes, spelling included."""
    return review(
        third(*more), PROFILE, POLICY, kind=good.kind, subject=subject, body=body, contact=good.contact,
        interview=good.interview, position=good.position, channel=good.channel, now=at(now, LONDON), spelling=dictionaries(),
    )  # fmt: skip


NOTES = [
    Good(
        "osei",
        "thank_you",
        1,
        1,
        "2026-11-19 19:00",
        "The Ward Sister post",
        """\
Dear Dr Osei,

It was good of you to see me this morning in the middle of what was clearly a difficult shift. I drove home thinking about the three falls you described, and about how all of them happened in the hour after handover.

On my present ward we moved the drinks round to that hour, so that somebody is in every bay. It costs nothing and it halved our incidents; I'd happily send you the audit.

The post sounds like exactly the sort of work I came into nursing for. If the panel would like to hear more from me, I can be with you on any weekday.

With best wishes,
Sam Whitfield
""",
        "email",
        1,
    ),
    Good(
        "marcus",
        "thank_you",
        2,
        1,
        "2026-11-20 08:10",
        "Thanks for yesterday",
        """\
Hi Marcus,

Just a quick note to say thanks for showing me the rota. I've never seen anyone do annual leave with conditional formatting and I'm not ashamed to say I've stolen the idea already.

Joking aside, it told me a lot about how the Ward Sister job works in practice at St Bride's: who covers whom, and what happens when two people ring in sick on a Sunday. I left wanting the job more than when I arrived.

Best,
Sam
""",
        "email",
        1,
    ),
    Good(
        "clara",
        "thank_you",
        3,
        2,
        "2026-11-18 17:30",
        "Danke für den Rundgang",
        """\
Liebe Frau Nowak,

der Rundgang heute Morgen hat mir richtig Freude gemacht - danke, dass Sie sich bei dem Wetter so viel Zeit genommen haben! Die Gewürzluiken im Schaugarten habe ich zuletzt bei meinem Großvater gesehen.

Was Sie über die jungen Leute gesagt haben, die lieber mit dem Akku schneiden als mit der Leiter, hat mich zum Schmunzeln gebracht. Genau da würde ich als Gärtnermeisterin gern ansetzen: erst der Schnitt von Hand, dann die Maschine.

Ich würde mich sehr freuen, bei Ihnen anzufangen.

Herzliche Grüße
Sam Whitfield
""",
        "email",
        2,
    ),
    Good(
        "bernd",
        "thank_you",
        4,
        2,
        "2026-11-19 08:00",
        "Unser Gespräch am Mittwoch",
        """\
Sehr geehrter Herr Hollmann,

haben Sie vielen Dank für das Gespräch am Mittwoch und dafür, dass ich mir die Halle ansehen durfte. So offen hat mir noch niemand erklärt, was ein Fuhrpark im Jahr wirklich kostet.

Dass Sie die Freischneider bis 2028 umstellen wollen, obwohl die Ladezeiten noch nicht passen, finde ich mutig. In meinem jetzigen Betrieb haben wir mit Wechselakkus und einem festen Tausch zur Mittagspause gute Erfahrungen gemacht; der Plan dazu passt auf eine Seite, und ich bringe ihn gern mit.

Die Stelle als Gärtnermeisterin würde ich sehr gern übernehmen. Mich reizt, dass bei Ihnen Technik und Pflanze gleich viel zählen.

Mit freundlichen Grüßen
Sam Whitfield
""",
        "letter",
        2,
    ),
    Good(
        "dee-inquiry",
        "inquiry",
        5,
        3,
        "2026-11-27 10:00",
        "Operations Manager: a quick question",
        """\
Dear Dee,

When we met on the 17th you thought you'd have a decision by last Tuesday. I imagine the move has eaten the week, as moves do!

I'm still very much hoping to be part of it. Is there anything you can tell me about the Operations Manager job, even if it's only a rough idea of when you'll know?

Thanks again for having me in, and good luck with the kiln.

Sam
""",
        "email",
        3,
    ),
    Good(
        "tobias-yes",
        "offer_acceptance",
        6,
        4,
        "2026-11-30 09:30",
        "Zusage: Referent Netzplanung",
        """\
Sehr geehrter Herr Kern,

am Wochenende habe ich den Vertrag in Ruhe gelesen, und meine Antwort ist ein klares Ja: Ich komme gern als Referent für die Netzplanung zu Ihnen. Vielen Dank für Ihr Vertrauen und für die Geduld mit meinen vielen Fragen.

Den unterschriebenen Vertrag bringe ich am Donnerstag persönlich vorbei. Dann können wir auch gleich über die ersten Wochen sprechen.

Mit freundlichen Grüßen
Sam Whitfield
""",
        "email",
        4,
    ),
    Good(
        "ines-no",
        "offer_decline",
        7,
        5,
        "2026-11-30 09:30",
        "The Commissioning Editor post",
        """\
Dear Ines,

This is not an easy letter to write. Thank you, first of all, for the offer, and for the afternoon you and your colleagues gave me.

I've gone back and forth all weekend, and I'm going to stay where I am. My authors are halfway through their books and I find I can't leave them there. It has nothing to do with Blue Heron, which I admire as much as ever.

I hope the Commissioning Editor you find brings you many good books, and that you and I end up at the same table at some fair before long.

Warmly,
Sam
""",
        "email",
        5,
    ),
    Good(
        "ines-thanks",
        "thank_you",
        7,
        5,
        "2026-11-19 21:00",
        "Our talk this afternoon",
        """\
Dear Ines,

Thank you for such a generous afternoon. I had prepared for questions on margins and found myself arguing about semicolons, which I took as a very good sign.

You asked which book I would have bought last year and didn't, and I gave you a clever answer. The honest one is the swimming memoir: I let it go because I was afraid of the advance, and I have thought of it every week since. I tell you because the Commissioning Editor you want would have rung the agent back.

I should love to do this job.

Yours,
Sam Whitfield
""",
        "email",
        5,
    ),
    Good(
        "gwen-touch",
        "keep_in_touch",
        8,
        None,
        "2026-12-01 11:00",
        "Hello from Leeds",
        """\
Dear Gwen,

It's Sam, the nurse with the enormous rucksack from the careers fair in Leeds. You were kind enough to look over my CV on your lunch break, and the second page has stayed cut ever since.

I've had two good interviews this month, partly thanks to you. How is the new office? If you are ever looking for somebody to talk to student nurses about ward work, I'd gladly do it.

All the best,
Sam
""",
        "email",
        None,
    ),
    Good(
        "friederike-out",
        "withdrawal",
        9,
        6,
        "2026-11-25 12:00",
        "Meine Bewerbung als Erzieherin",
        """\
Liebe Frau Lohse,

ich habe lange mit mir gerungen. Vielen Dank noch einmal für den schönen Vormittag bei den Waldkindern; so eine ruhige Eingewöhnung habe ich noch nirgends erlebt.

Trotzdem möchte ich nicht weiter im Verfahren bleiben: Der Weg zu Ihnen ist mit meinen beiden Kleinen doch zu weit, und ich will keine halben Sachen machen. Bitte streichen Sie mich von der Liste.

Ihnen und dem Team wünsche ich eine Erzieherin, die so gut zu Ihnen passt wie die Stelle als Erzieherin zu Ihrem Haus.

Herzlich
Sam Whitfield
""",
        "email",
        6,
    ),
    Good(
        "tobias-time",
        "extension_request",
        6,
        4,
        "2026-11-30 09:30",
        "Ihr Angebot: eine Bitte",
        """\
Guten Tag Herr Kern,

über Ihr Angebot habe ich mich riesig gefreut, danke! Die Netzplanung in Auental hat mich seit unserem Gespräch nicht losgelassen.

Meine Frau erfährt erst am 9. Dezember, ob sie in der Nähe arbeiten kann. Dürfte ich Ihnen deshalb am 10. Dezember antworten statt am 4.? Falls das Ihre Planung durcheinanderbringt, rufen Sie mich bitte einfach an.

Viele Grüße
Sam Whitfield
""",
        "email",
        4,
    ),
    Good(
        "osei-second",
        "second_conversation",
        1,
        1,
        "2026-11-23 09:00",
        "Ward Sister: could I come back?",
        """\
Dear Hannah,

Thank you again for Thursday. I have kept turning over what you said about nights, and I think I answered too quickly when you asked how I would staff them.

Would you let me come back for twenty minutes? I've drawn up what your winter rota could look like with twilight shifts, and you could tell me where it falls over. At worst you'd have somebody else's arithmetic to compare with yours before the Ward Sister starts.

I'm free after three on most days and can come to you.

Kind regards,
Sam Whitfield
""",
        "email",
        1,
    ),
    Good(
        "osei-again",
        "thank_you",
        1,
        1,
        "2026-11-19 19:00",
        "Thank you",
        """\
Dear Hannah,

Thank you for this morning. I have worked under four clinical leads and none of them has ever told a candidate how many falls there were; you gave me the number before I had sat down.

I should say plainly that I'd start as Ward Sister tomorrow if you asked. There is a way of doing the 2 a.m. round that I learned in Cardiff, and I think your night team would take to it.

Kind regards,
Sam Whitfield
""",
        "email",
        1,
    ),
    Good(
        "marcus-door",
        "thank_you",
        2,
        1,
        "2026-11-19 19:00",
        "Thank you",
        """\
Dear Marcus,

Thank you for letting me loose on your spreadsheet. My own rota lives on the back of a door and is older than some of my staff, so it was a revelation to see bank shifts turn red by themselves.

The Ward Sister role sounds like where I ought to be next. I can see how I'd fit between you and Hannah, and I hope you can too.

All good wishes,
Sam
""",
        "email",
        1,
    ),
    Good(
        "nowak-apfel",
        "thank_you",
        3,
        2,
        "2026-11-18 18:00",
        "Danke",
        """\
Guten Tag Frau Nowak,

danke für die Führung und für den Boskoop, der die Zugfahrt nicht überlebt hat.

Am meisten beschäftigt mich die Frage, wie man hundert Jahre alte Hochstämme verjüngt, ohne dass die Besucher denken, man habe sie gefällt. Bei uns im Park haben wir kleine Tafeln aufgestellt; die Beschwerden hörten nach einer Woche auf.

Die Aufgabe als Gärtnermeisterin ist genau das, was ich suche, und Ihr Team hat mich im Sturm erobert. Melden Sie sich jederzeit, wenn noch etwas offen ist.

Herzliche Grüße
Sam Whitfield
""",
        "email",
        2,
    ),
    Good(
        "hollmann-hallo",
        "thank_you",
        4,
        2,
        "2026-11-18 18:00",
        "Danke",
        """\
Hallo Herr Hollmann,

vielen Dank, dass Sie mir heute die Werkstatt gezeigt haben. Ihr Satz, dass eine Maschine nur so gut ist wie der Mensch, der sie abends putzt, hängt jetzt bei mir über der Werkbank.

Als Gärtnermeisterin bei Ihnen sähe ich mich vom ersten Tag an am richtigen Platz. Die Umstellung auf Akkugeräte würde ich mit den beiden Lehrlingen anfangen, die haben am meisten davon.

Schönen Gruß
Sam Whitfield
""",
        "email",
        2,
    ),
    Good(
        "ines-train",
        "thank_you",
        7,
        5,
        "2026-11-19 20:00",
        "Thank you",
        """\
Hello Ines,

I'm writing from the train, somewhere past Didcot, because I wanted to thank you before the day got away. Nobody has ever asked me in an interview what I refuse to publish, and I have been adding to my answer since Reading.

The list you are building feels to me like a house with the lights on. As Commissioning Editor I would bring the three novelists I mentioned, one of whom has already said yes to lunch.

With thanks again,
Sam
""",
        "email",
        5,
    ),
    Good(
        "lohse-steine",
        "thank_you",
        9,
        6,
        "2026-11-16 20:00",
        "Danke",
        """\
Liebe Frau Lohse,

was für ein Vormittag! Vielen Dank, dass ich einfach mitlaufen durfte, Matschhose inklusive.

Wie ruhig die Kinder beim Abschied waren, weil jedes erst seinen Stein in den Bach werfen durfte, das hat mich wirklich berührt. So etwas kann man sich nicht anlesen. Als Erzieherin in Ihrem Haus könnte ich noch viel lernen, und ein bisschen Werkzeug brächte ich auch mit: Ich habe zwei Jahre eine Holzwerkstatt für Vierjährige geleitet.

Über einen Anruf freue ich mich.

Ihre Sam Whitfield
""",
        "email",
        6,
    ),
    Good(
        "dee-lorries",
        "inquiry",
        5,
        3,
        "2026-11-27 10:00",
        "Operations Manager",
        """\
Dear Dee,

I hope the lorries behaved. You'd mentioned the 24th for a decision on the Operations Manager role, and I'm writing to see how you're getting on with it.

No rush from my side. The offer to come and count crates on moving day still stands, whichever way it goes.

With thanks for considering me,
Sam
""",
        "email",
        3,
    ),
    Good(
        "ines-yes",
        "offer_acceptance",
        7,
        5,
        "2026-11-30 09:30",
        "The Commissioning Editor post",
        """\
Dear Ines,

Thank you so much for the offer, which I read standing up in the kitchen. Yes, with all my heart: I'd be honoured to be your Commissioning Editor, on the terms you set out, from 4 January.

I'll post the signed copy tonight. Do tell me what to read over Christmas.

Yours,
Sam
""",
        "email",
        5,
    ),
    Good(
        "kern-nein",
        "offer_decline",
        6,
        4,
        "2026-11-30 09:30",
        "Referent Netzplanung",
        """\
Sehr geehrter Herr Kern,

haben Sie herzlichen Dank für das Angebot und für die beiden Gespräche, die zu den angenehmsten meiner Suche gehörten.

Nach langem Überlegen habe ich mich für eine Stelle in Kassel entschieden, bei der ich meine Eltern in der Nähe habe. Die Fernwärme in der Altstadt werde ich trotzdem weiter verfolgen, wenn auch nur als Leser der Lokalzeitung.

Ihnen und der Netzplanung wünsche ich eine gute Hand bei der Wahl des Referenten.

Mit freundlichen Grüßen
Sam Whitfield
""",
        "email",
        4,
    ),
    Good(
        "gwen-year",
        "keep_in_touch",
        8,
        None,
        "2026-12-01 11:00",
        "A year since Leeds",
        """\
Hi Gwen,

A year ago next week you stopped at my table at the careers fair in Leeds and told me to leave the red jacket at home. I did, and thank you.

I'm starting to look beyond the ward, at training posts mostly. Would you have time for a coffee in December? I'd love to hear what you're seeing out there.

Warm wishes,
Sam
""",
        "email",
        None,
    ),
]
