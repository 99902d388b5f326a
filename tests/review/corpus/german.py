"""Good notes in German."""

from __future__ import annotations

from tests.review.corpus.world import Good

NOTES = [
    Good("lena", "thank_you", 5, 3, "2026-11-18 08:00", "Danke für das Gespräch: Backend-Entwicklerin", """\
Guten Tag Lena Brandt,

{t|vielen Dank für die anderthalb Stunden am Dienstag.} {c|Ihr Plan für eine gemeinsame Patientenakte lässt mich nicht los, vor allem die Idee, dass die Patientin selbst den Schlüssel hält und jede Öffnung sieht.}

{f|Zwei Jahre lang habe ich Schnittstellen für Kliniken gebaut und weiß, woran solche Vorhaben gern scheitern.} {i|An diesem würde ich sehr gern mitarbeiten.}

Wenn Sie noch Unterlagen brauchen, genügt ein Wort.

Viele Grüße
Kim Lee
"""),
    Good("jonas", "thank_you", 6, 3, "2026-11-18 08:30", "Vielen Dank für Dienstag", """\
Guten Tag Jonas Weber,

{t|für das Gespräch über die Stelle als Backend-Entwicklerin möchte ich Ihnen danken.} {c|Dass bei Ihnen jede Übergabe zu zweit am Bildschirm geschieht und erst dann das Ticket wandert, hat mich überzeugt; so lernt man Code wirklich kennen.}

{i|Die Arbeit in Ihrem Team reizt mich sehr.} {f|Pair Programming kenne ich aus der Zeit, in der ich mit einem Kollegen Schnittstellen für Kliniken gebaut habe, oft bis der Pförtner kam.}

Auf ein Wiedersehen freue ich mich.

Beste Grüße
Kim Lee
"""),
    Good("lena-brief", "thank_you", 5, 3, "2026-11-18 08:00", "", """\
Kim Lee
+1 555 0100

18. November 2026

Lena Brandt
Larkspur Health

Sehr geehrte Frau Brandt,

{t|herzlichen Dank, dass Sie sich am Dienstag so viel Zeit für mich genommen haben.} Über die Stelle als Backend-Entwicklerin weiß ich nun mehr, als jede Anzeige sagen könnte.

{c|Am meisten beschäftigt mich Ihr Plan für eine gemeinsame Patientenakte. Sie sagten, dass nicht die Technik das Schwierige sei, sondern dass sich drei Kliniken auf ein Wort für dasselbe einigen; darüber habe ich auf der Heimfahrt lange nachgedacht.}

{f|In den zwei Jahren, in denen ich Schnittstellen für Kliniken baute, bestand die halbe Arbeit aus solchen Wörtern.} {i|Gern würde ich diese Erfahrung bei Larkspur Health einbringen und lernen, was mir noch fehlt.}

Für Rückfragen bin ich jederzeit zu erreichen, und über eine Nachricht freue ich mich.

Mit freundlichen Grüßen
Kim Lee
""", "letter"),
    Good("jonas-karte", "thank_you", 6, 3, "2026-11-18 08:30", "", """\
Guten Tag Jonas Weber,

{t|danke für das gute Gespräch am Dienstag.} {c|Übergaben zu zweit: Das nehme ich mit, wohin es auch geht.} {i|Am liebsten ginge es als Backend-Entwicklerin zu Ihnen; ich würde mich freuen.}

Herzliche Grüße
Kim Lee
""", "card"),
    Good("sabine", "thank_you", 7, 4, "2026-11-11 08:00", "Vielen Dank: Projektleiter", """\
Sehr geehrte Frau Kroll,

{t|für den gestrigen Vormittag in Ihrem Haus danke ich Ihnen herzlich.} {c|Wie Sie von der Inbetriebnahme in Polen erzählten, vom falschen Kran und von der Werksfeuerwehr, die am Ende den richtigen besorgte, das war die beste Beschreibung der Aufgabe.}

{i|Die Stelle als Projektleiter interessiert mich seither noch mehr.} {f|Sechs Anlagen habe ich selbst in Betrieb genommen, und bei jeder fehlte zuerst etwas Großes.}

Gern komme ich noch einmal vorbei, wenn Fragen offen sind.

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("jutta", "thank_you", 14, 8, "2026-11-04 08:00", "Danke für unser Gespräch zur Stelle als Controllerin", """\
Guten Tag Jutta Stein,

{t|haben Sie vielen Dank für das offene Gespräch am Dienstag.} {c|Einen Monatsabschluss in drei Tagen hatte ich bis dahin für ein Märchen gehalten; nun weiß ich, dass es an den Rückstellungen liegt und daran, wer sie am ersten Tag freigibt.}

{i|Als Controllerin bei Ihnen würde ich daran sehr gern mitwirken.} {f|Bisher kenne ich den Abschluss nur in acht Tagen, aber ich kenne jede einzelne Stunde davon.}

Viele Grüße
Kim Lee
"""),
    Good("jutta-nachfrage", "inquiry", 14, 8, "2026-11-16 10:00", "Stelle als Controllerin: wie steht es?", """\
Guten Tag Jutta Stein,

unser Gespräch über den Monatsabschluss in drei Tagen habe ich in bester Erinnerung. Sie wollten bis Freitag über die Stelle als Controllerin entscheiden.

{a|Gibt es schon etwas Neues?} {a|Über eine kurze Nachricht würde ich mich freuen, auch wenn es eine Absage ist.}

{t|Danke, dass Sie meine Bewerbung in Betracht ziehen.}

Viele Grüße
Kim Lee
"""),
    Good("sabine-nachfrage", "inquiry", 7, 4, "2026-11-18 10:00", "Projektleiter: eine kurze Frage", """\
Sehr geehrte Frau Kroll,

{t|für das Gespräch in der vergangenen Woche habe ich mich noch nicht bedankt; das möchte ich nachholen, denn es war ein besonderer Vormittag.}

Die Stelle als Projektleiter beschäftigt mich weiterhin. {a|Darf ich fragen, wie der Stand ist und wann Sie entscheiden werden?} {a|Wenn Ihnen noch etwas fehlt, lassen Sie es mich bitte wissen.}

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("lena-zweites", "second_conversation", 5, 3, "2026-11-20 10:00", "Ein zweites Gespräch?", """\
Guten Tag Lena Brandt,

{t|noch einmal danke für das Gespräch am Dienstag.} Über die drei Kliniken und ihre Wörter habe ich weiter nachgedacht.

{a|Hätten Sie eine halbe Stunde, um darüber zu sprechen?} {b|Ich würde ein Blatt mit Beispielen mitbringen, an dem Sie sehen könnten, wie ich als Backend-Entwicklerin an so etwas herangehe.}

Wenn es diese Woche nicht passt, richte ich mich gern nach Ihnen.

Viele Grüße
Kim Lee
"""),
    Good("sabine-zweites", "second_conversation", 7, 4, "2026-11-13 10:00", "Projektleiter: noch einmal sprechen?", """\
Sehr geehrte Frau Kroll,

{t|herzlichen Dank noch einmal für den Vormittag bei Ihnen.} Eine Frage ist offengeblieben: wie ich als Projektleiter den ersten Monat in Polen angehen würde.

{a|Wäre ein weiteres Gespräch möglich, gern auch am Telefon?} {b|Ihnen würde es zeigen, womit Sie im Frühjahr rechnen könnten.}

Ich bin in beiden kommenden Wochen gut zu erreichen.

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("karl", "keep_in_touch", 11, None, "2026-11-24 10:00", "Ein Gruß aus der Ferne", """\
Guten Tag Karl Meier,

{m|wir haben uns auf der Hannover Messe kennengelernt, am Stand mit dem viel zu lauten Roboter.} Ihr Rat, zuerst mit den Leuten an der Maschine zu reden, hat mir seither oft geholfen.

Wie geht es Ihnen, und läuft die neue Linie schon? Ich würde gern davon hören.

Viele Grüße
Kim Lee
"""),
    Good("karl-dank", "keep_in_touch", 11, None, "2026-11-25 10:00", "Sie hatten recht", """\
Guten Tag Karl Meier,

{m|vielleicht erinnern Sie sich an unser Gespräch auf der Messe im April.} Sie meinten, ich solle mich auf Inbetriebnahmen verlegen; inzwischen spreche ich mit drei Firmen genau darüber.

Woran arbeiten Sie gerade? Falls ich einmal helfen kann, melden Sie sich bitte.

Beste Grüße
Kim Lee
"""),
    Good("sabine-da", "offer_acknowledgement", 7, 4, "2026-12-01 09:00", "Ihr Angebot: Projektleiter", """\
Sehr geehrte Frau Kroll,

{t|haben Sie vielen Dank für Ihr Vertrauen.} {s|Ihr Angebot für die Stelle als Projektleiter habe ich gestern erhalten} und mit Freude gelesen.

Bis Mittwoch, den 9. Dezember, gebe ich Ihnen meine Antwort.

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("sabine-ja", "offer_acceptance", 7, 4, "2026-12-02 09:00", "Zusage: Projektleiter", """\
Sehr geehrte Frau Kroll,

{s|sehr gern nehme ich die Stelle als Projektleiter an.} {t|Ihnen und Herrn Tannhof danke ich für das Vertrauen.}

Am 11. Januar stehe ich, wie besprochen, um acht Uhr am Tor. Was darf ich bis dahin noch einreichen?

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("sabine-zusage", "offer_acceptance", 7, 4, "2026-12-03 09:00", "Meine Antwort auf Ihr Angebot", """\
Sehr geehrte Frau Kroll,

{t|vielen Dank für das Angebot.} {s|Ich sage mit Freude zu und werde Ihr Projektleiter.}

Den unterschriebenen Vertrag bringe ich am Montag selbst vorbei, wenn es Ihnen recht ist. Auf Polen freue ich mich jetzt schon.

Beste Grüße
Kim Lee
"""),
    Good("sabine-nein", "offer_decline", 7, 4, "2026-12-02 09:00", "Ihr Angebot: meine Antwort", """\
Sehr geehrte Frau Kroll,

{t|für das Angebot und für die Mühe, die Sie sich gemacht haben, danke ich Ihnen sehr.} {s|Nach langem Überlegen habe ich mich entschieden, die Stelle als Projektleiter abzulehnen.}

So lange Reisen wären für meine Familie zurzeit zu viel. Ihnen und der Anlage in Polen wünsche ich alles Gute.

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("sabine-zeit", "extension_request", 7, 4, "2026-12-02 09:00", "Projektleiter: eine Bitte zum Termin", """\
Sehr geehrte Frau Kroll,

{t|noch einmal herzlichen Dank für das Angebot, das mich sehr beschäftigt.} {a|Darf ich Sie bitten, mir für meine Antwort bis Montag, den 14. Dezember, Zeit zu geben?} Am Wochenende davor kann ich alles mit meiner Familie besprechen.

Wenn das nicht möglich ist, rufen Sie mich einfach an.

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("sabine-aufschub", "extension_request", 7, 4, "2026-12-03 09:00", "Bedenkzeit: Projektleiter", """\
Sehr geehrte Frau Kroll,

{t|Ihr Angebot hat mich sehr gefreut, haben Sie Dank dafür.} Als Projektleiter in Polen zu arbeiten, ist ein großer Schritt. {a|Wäre es möglich, die Frist um fünf Tage zu verlängern?}

Eine Absage soll das nicht sein, nur ein wenig Sorgfalt.

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("jutta-zurück", "withdrawal", 14, 8, "2026-11-17 10:00", "Meine Bewerbung als Controllerin", """\
Guten Tag Jutta Stein,

{s|heute möchte ich meine Bewerbung als Controllerin zurückziehen.} Mein jetziges Haus hat mir eine Aufgabe angeboten, die gut zu mir passt.

{t|Für Ihre Zeit und Ihre Offenheit danke ich Ihnen sehr.} Ich wünsche Ihnen, dass es bei den drei Tagen bleibt.

Viele Grüße
Kim Lee
"""),
    Good("lena-zurück", "withdrawal", 5, 3, "2026-11-23 10:00", "Backend-Entwicklerin: Rückzug", """\
Guten Tag Lena Brandt,

{t|vielen Dank für die guten Gespräche und für das Vertrauen.} {s|Leider muss ich meine Bewerbung als Backend-Entwicklerin zurückziehen}, weil ich in eine andere Stadt ziehe.

Der gemeinsamen Patientenakte drücke ich beide Daumen.

Viele Grüße
Kim Lee
"""),
]  # fmt: skip
