"""Good notes in German by another hand, for the book of `elsewhere`."""

from __future__ import annotations

from tests.review.corpus.world import Good

NOTES = [
    Good(
        "juergen",
        "thank_you",
        6,
        3,
        "2026-10-08 16:00",
        "Dank für heute Morgen",
        """\
Sehr geehrter Herr Professor Groß,

{t|haben Sie herzlichen Dank für das Gespräch heute Morgen.} {c|Dass Ihre Sensoren auf den Fähren genau dann ausfallen, wenn die Lkw-Fahrer auf dem Autodeck grillen, steht in keiner Veröffentlichung und ist doch die wichtigste Kalibrierung, von der ich je gehört habe.}

{f|Acht Jahre lang habe ich Messreihen gepflegt, in denen solche Lücken einfach fehlten.} {i|Als wissenschaftliche Mitarbeiterin in der Datenanalyse würde ich sie gern füllen.}

Mit freundlichen Grüßen
Jo Marchetti
""",
    ),
    Good(
        "anja",
        "thank_you",
        7,
        3,
        "2026-10-08 17:00",
        "Mitarbeiterin Datenanalyse: vielen Dank",
        """\
Liebe Frau Lang,

{t|vielen Dank, dass Sie sich heute die Zeit genommen haben, obwohl das Schiff schon wartete.} {c|Ihre Frage, wer offene Daten pflegt, wenn das Projektgeld ausläuft, habe ich im Zug noch zweimal gestellt bekommen, einmal von mir selbst.}

{f|In meinem jetzigen Haus pflegt sie niemand mehr, und ich sehe jede Woche, was das kostet.} {i|Umso mehr reizt mich die Stelle bei Ihnen.}

Herzliche Grüße von der Elbe
Jo Marchetti
""",
    ),
    Good(
        "mehmet",
        "thank_you",
        8,
        4,
        "2026-10-01 18:00",
        "Danke für den Vormittag in der Rösterei",
        """\
Lieber Herr Öztürk,

{t|danke für den Vormittag und für die drei Tassen.} {c|Dass kleine Bohnen nicht weniger, sondern später Hitze brauchen, habe ich gestern noch für Unsinn gehalten; seit heute rieche ich den Unterschied.}

{f|Eine Backstube habe ich sieben Jahre lang geführt, mit Öfen, die ebenso launisch sind wie Ihre Trommel.} {i|Die Rösterei als Leiterin zu übernehmen, wäre mir eine große Freude.}

Das Heft mit den Profilen bringe ich Ihnen nächste Woche zurück.

Viele Grüße
Jo Marchetti
""",
    ),
    Good(
        "mehmet-karte",
        "thank_you",
        8,
        4,
        "2026-10-02 09:00",
        "",
        """\
Lieber Herr Öztürk,

{t|herzlichen Dank für den Vormittag.} {c|Die kleinen Bohnen haben recht: erst die Geduld, dann die Hitze.} {i|Ich würde mich freuen, wenn ich bald als Leiterin der Rösterei wiederkommen dürfte.}

Ihre
Jo Marchetti
""",
        "card",
    ),
    Good(
        "juergen-brief",
        "thank_you",
        6,
        3,
        "2026-10-08 18:00",
        "",
        """\
Jo Marchetti
4 Kiln Lane
Leeds

8. Oktober 2026

Prof. Dr. Jürgen Groß
Institut für Meereskunde

Sehr geehrter Herr Prof. Groß,

{t|für die Stunde, die Sie mir heute geschenkt haben, danke ich Ihnen sehr.} Ich weiß, dass am selben Tag die Begutachtung im Haus war.

{c|Besonders beschäftigt mich, was Sie über die Sensoren auf den Fähren sagten: dass die besten Daten von den langweiligsten Strecken kommen, weil dort niemand etwas verbessern will. Mit dieser Regel werde ich meine eigenen Messreihen noch einmal ansehen.}

{i|An der Stelle in der Datenanalyse bin ich nach unserem Gespräch noch stärker interessiert als zuvor.} {f|Meine acht Jahre mit Messreihen aus Flüssen wären, so hoffe ich, eine brauchbare Vorbereitung auf das Meer.}

Mit besten Grüßen
Jo Marchetti
""",
        "letter",
    ),
    Good(
        "mehmet-nachfrage",
        "inquiry",
        8,
        4,
        "2026-10-12 10:00",
        "Die Leitung der Rösterei",
        """\
Lieber Herr Öztürk,

{t|noch einmal danke für das Gespräch und für Ihr Vertrauen.} Sie wollten sich um den 9. Oktober herum entscheiden, wer die Rösterei künftig leitet.

{a|Darf ich fragen, ob schon etwas feststeht?} Wenn es noch dauert, ist das kein Unglück, ich wüsste es nur gern.

Viele Grüße
Jo Marchetti
""",
    ),
    Good(
        "anja-nachfrage",
        "inquiry",
        7,
        3,
        "2026-10-16 09:00",
        "Stelle in der Datenanalyse",
        """\
Liebe Frau Lang,

vor gut einer Woche haben wir über die Stelle als Mitarbeiterin in der Datenanalyse gesprochen. {t|Für Ihre Offenheit bin ich Ihnen noch immer dankbar.}

{a|Über eine kurze Nachricht, wie es weitergeht, würde ich mich freuen.} Falls Sie noch Arbeitsproben brauchen, schicke ich sie am selben Tag.

Herzliche Grüße
Jo Marchetti
""",
    ),
    Good(
        "juergen-zweites",
        "second_conversation",
        6,
        3,
        "2026-10-14 09:00",
        "Noch ein Gespräch zur Datenanalyse?",
        """\
Sehr geehrter Herr Professor Groß,

{t|ich danke Ihnen nochmals für das Gespräch über die Stelle in der Datenanalyse.} Inzwischen habe ich mir Ihre öffentlichen Fährdaten angesehen und die Grilltage gefunden.

{a|Hätten Sie in den nächsten Tagen eine halbe Stunde, um darüber zu sprechen?} {b|Sie könnten sich dabei an einem echten Fall ein Bild davon machen, wie ich arbeite.}

Mit freundlichen Grüßen
Jo Marchetti
""",
    ),
    Good(
        "petra",
        "keep_in_touch",
        12,
        None,
        "2026-10-15 18:00",
        "Ein Gruß aus Leeds",
        """\
Liebe Petra,

{m|seit unserem letzten Abend beim Lesekreis ist mehr als ein Jahr vergangen.} Damals hast du mir geraten, die Pumpen Pumpen sein zu lassen, und nun habe ich es endlich getan.

Wie geht es dir, und was macht der Verlag? Im November bin ich drei Tage in Hamburg und hätte Lust auf einen langen Spaziergang am Wasser.

Alles Liebe
Jo
""",
    ),
    Good(
        "mehmet-ack",
        "offer_acknowledgement",
        8,
        4,
        "2026-10-21 17:00",
        "Ihr Angebot",
        """\
Lieber Herr Öztürk,

{s|Ihr Angebot für die Leitung der Rösterei ist heute Mittag gut bei mir angekommen.} {t|Vielen Dank dafür, und für die Tüte Bohnen, die dabei lag.}

Ich lese alles in Ruhe und melde mich bis Dienstag, den 27. Oktober, bei Ihnen.

Herzliche Grüße
Jo Marchetti
""",
    ),
    Good(
        "mehmet-ja",
        "offer_acceptance",
        8,
        4,
        "2026-10-26 10:00",
        "Ich komme gern: Leiterin der Rösterei",
        """\
Lieber Herr Öztürk,

{s|mit großer Freude nehme ich die Stelle als Leiterin Ihrer Rösterei an}, so wie wir es am Telefon besprochen haben, zum 1. Januar.

{t|Danke, dass Sie es mit einer Bäckerin versuchen.} Den unterschriebenen Vertrag bringe ich am Donnerstag selbst vorbei.

Viele Grüße
Jo Marchetti
""",
    ),
    Good(
        "mehmet-nein",
        "offer_decline",
        8,
        4,
        "2026-10-26 10:00",
        "Ihr Angebot: Leitung der Rösterei",
        """\
Lieber Herr Öztürk,

{t|für Ihr Angebot und für die Mühe, die Sie sich mit mir gemacht haben, danke ich Ihnen von Herzen.}

{s|Leider muss ich Ihnen heute absagen.} Meine Mutter ist krank geworden, und ich kann Leeds in diesem Jahr nicht verlassen. Die Rösterei als Leiterin zu führen, wäre sonst genau mein Fall gewesen.

Mit herzlichen Grüßen
Jo Marchetti
""",
    ),
    Good(
        "mehmet-zeit",
        "extension_request",
        8,
        4,
        "2026-10-22 09:00",
        "Leitung der Rösterei: eine Bitte",
        """\
Lieber Herr Öztürk,

{t|vielen Dank für Ihr Angebot, die Leitung der Rösterei zu übernehmen.} Es hat mir den Tag verschönt.

{a|Wäre es möglich, dass ich Ihnen erst am 2. November zusage oder absage?} Bis dahin weiß ich, ob wir in Hamburg eine Wohnung finden.

Herzliche Grüße
Jo Marchetti
""",
    ),
    Good(
        "anja-rueckzug",
        "withdrawal",
        7,
        3,
        "2026-10-19 09:00",
        "Rückzug meiner Bewerbung",
        """\
Liebe Frau Lang,

{s|hiermit ziehe ich meine Bewerbung als wissenschaftliche Mitarbeiterin in der Datenanalyse zurück.} Ich habe mich für eine andere Aufgabe entschieden, die näher an meiner Familie liegt.

{t|Für das Gespräch und Ihre klugen Fragen danke ich Ihnen sehr.} Die offenen Daten behalte ich im Auge, versprochen.

Herzliche Grüße
Jo Marchetti
""",
    ),
]
