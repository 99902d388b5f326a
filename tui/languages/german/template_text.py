"""The German notes."""

# ruff: noqa: E501 (sentences and patterns stand on one line each)

from __future__ import annotations

FILES: dict[str, str] = {}

FILES["frame.de.txt"] = """\
# Was um jede Nachricht herum steht: die Zeilen an die weiterleitende Person, der Briefkopf, die Anrede, der Schluss.
kind: frame
language: de

[relay_greeting @email,linkedin]
- {via_salutation},
[relay @email,linkedin]
- {relayed}würden Sie die folgenden Zeilen bitte an {full_name} weitergeben? Vielen Dank für Ihre Hilfe.
[relay_end @email,linkedin]
- {relayed}* * *
[head @letter]
- {me}
  {my_phone}
  {my_email}
[date @letter]
- {today}
[address @letter]
- {full_name}
  {role}
  {their_company}
  {address}
[greeting]
- {salutation},
[body]
[end @email,linkedin,phone,in_person]
- Viele Grüße
  {me}
[end @letter]
- Mit freundlichen Grüßen
  {me}
[end @card]
- Mit herzlichen Grüßen
  {me}
"""

FILES["thank_you.de.txt"] = """\
# Der Dank, binnen eines Tages: Dank, etwas aus dem Gespräch, das Interesse, und warum es passt.
kind: thank_you
language: de

[subject @email]
- Vielen Dank für unser Gespräch< {when}>
- Danke für Ihre Zeit: {position}
- Unser Gespräch< {when}>: vielen Dank
- {position}: danke für das Gespräch
- Mit Dank für das Gespräch< {when}>
- Herzlichen Dank für Ihre Zeit< {when}>

[thanks @email,linkedin,phone,in_person]
- vielen Dank, dass Sie sich< {when}> die Zeit genommen haben, mit mir über die {job} zu sprechen.
- herzlichen Dank für unser Gespräch< {when}> über die {job}.
- haben Sie vielen Dank für die Zeit, die Sie mir< {when}> für das Gespräch über die {job} geschenkt haben.
- es hat mich gefreut,< {when}> mit Ihnen über die {job} zu sprechen. Vielen Dank für Ihre Zeit!
- für das angenehme Gespräch< {when}> über die {job} danke ich Ihnen herzlich.
- Ihnen gilt mein Dank für das Treffen< {when}>, bei dem wir über die {job} gesprochen haben.
[thanks @letter]
- vielen Dank, dass Sie sich< {when}> Zeit für unser Gespräch über die {job} genommen haben. Ich weiß, wie schnell ein Arbeitstag voll ist, und habe mich über jede Minute gefreut.
- für unser Gespräch< {when}> über die {job} danke ich Ihnen herzlich. Es hat mir große Freude gemacht und beschäftigt mich noch immer.
- es war mir eine Freude,< {when}> mit Ihnen über die {job} zu sprechen, und ich bin dankbar für die Zeit, die Sie mir geschenkt haben. Es klingt noch gut in mir nach.
- haben Sie Dank für die Zeit und die Aufmerksamkeit, mit der Sie< {when}> über die {job} gesprochen haben. Beides ist an einem vollen Arbeitstag kostbar, und beides weiß ich zu schätzen.
- mit diesem Brief möchte ich Ihnen für unser Treffen< {when}> zur {job} danken. Mit Ihnen zu sprechen, hat mir viel bedeutet.
- herzlichen Dank, dass Sie< {when}> mit mir über die {job} gesprochen haben. Darauf hatte ich mich gefreut, und es war von Anfang bis Ende eine Freude.
[thanks @card]
- vielen Dank für unser Gespräch< {when}> über die {job}.
- ein kurzer, herzlicher Dank für Ihre Zeit< {when}> und das Gespräch über die {job}.
- danke, dass Sie sich< {when}> für das Gespräch über die {job} Zeit genommen haben.
- wie freundlich, dass Sie< {when}> mit mir über die {job} gesprochen haben: vielen Dank.
- mit bestem Dank für das Treffen< {when}> und das Gespräch über die {job}.
- es war schön, Sie< {when}> zu treffen und über die {job} zu sprechen. Danke!

[+talk]
- Ein Punkt beschäftigt mich seither besonders: {talked_about.any}
- Vor allem eines ist mir in Erinnerung geblieben: {talked_about.any}
- Besonders nachgegangen ist mir eines: {talked_about.any}
- Über eines habe ich danach noch lange nachgedacht: {talked_about.any}
- Eines habe ich mir besonders gemerkt: {talked_about.any}
- An eines denke ich noch immer: {talked_about.any}
- Besonders gern denke ich an unseren Austausch über {talked_about.object}.
- In Erinnerung bleibt mir vor allem das Gespräch über {talked_about.object}.
- Gern denke ich zurück an unser Gespräch über {talked_about.object}.
- Gefreut hat mich besonders, mit Ihnen zu sprechen über {talked_about.object}.
- Am meisten mitgenommen habe ich aus dem Gespräch über {talked_about.object}.
- Seither denke ich immer wieder nach über {talked_about.object}.

[interest @email,linkedin,phone,in_person unless over]
- Nach unserem Gespräch würde ich diese Arbeit sehr gern bei {them} machen.
- Unser Gespräch hat mein Interesse noch verstärkt, und ich würde mich freuen, bei {them} mitzuarbeiten.
- Die Stelle reizt mich jetzt noch mehr, und gern wäre ich bei {them} dabei.
- Seit wir gesprochen haben, möchte ich umso lieber bei {them} anfangen.
- Mein Interesse an der Aufgabe ist noch gewachsen; sie bei {them} zu übernehmen, wäre mir eine Freude.
- Ich hätte große Lust, bei {them} mit anzupacken.
[interest @letter unless over]
- Unser Gespräch hat mein Interesse an der Stelle bestärkt. Ich würde diese Arbeit sehr gern an Ihrer Seite tun.
- Mein Interesse ist größer als vor unserem Treffen. Die Aufgabe bei {them} zu übernehmen, wäre mir eine große Freude.
- Die Stelle reizt mich noch mehr, seit ich Sie kennengelernt habe, und gern wäre ich bei {them} dabei.
- Unser Gespräch hat mich in meinem Wunsch bestärkt, bei {them} zu arbeiten. Die Aufgaben der Stelle würde ich mit Freude übernehmen.
- Nichts würde mich mehr freuen, als diese Aufgabe zu übernehmen. Mein Interesse war schon bei der Bewerbung groß, und es ist seither nur gewachsen.
- Sehr gern würde ich bei {them} anfangen. Die Stelle hat mich von Anfang an interessiert, und nach unserem Gespräch umso mehr.
[interest @card unless over]
- Ich wäre sehr gern bei {them} dabei.
- Bei {them} zu arbeiten, würde mich sehr freuen.
- Mein Interesse ist noch gewachsen, und gern würde ich bei {them} anfangen.
- Nun möchte ich umso lieber bei {them} arbeiten.
- Die Stelle bei {them} reizt mich mehr denn je.
- Über eine Zusammenarbeit bei {them} würde ich mich sehr freuen.

[+fit @email,letter,linkedin,phone,in_person unless over = known]
- Was ich mitbringe: {fit}.
- Von meiner Seite käme hinzu: {fit}.
- Für die Aufgabe bringe ich mit: {fit}.
- Mein Teil dazu wäre: {fit}.
- Zu der Aufgabe passt von meiner Seite: {fit}.
- Einbringen kann ich vor allem eines: {fit}.
- {fit.own}
- {fit.sentence}

[unsaid @email,letter,linkedin,phone,in_person unless over = known]
- Eines blieb in unserem Gespräch ungesagt: {unsaid.any}
- Einen Punkt möchte ich noch nachtragen: {unsaid.any}
- Im Nachhinein fiel mir ein, was ich noch hätte sagen sollen: {unsaid.any}
- Wofür die Zeit nicht mehr reichte: {unsaid.any}
- Noch etwas, das ich Ihnen sagen wollte: {unsaid.any}
- Lassen Sie mich noch etwas ergänzen: {unsaid.any}

[+contribution @email,letter,linkedin,phone,in_person unless over = known]
- Was ich als Erstes beitragen könnte: {contribution}.
- Mein Beitrag in den ersten Monaten wäre: {contribution}.
- Beitragen möchte ich vor allem eines: {contribution}.
- Was Ihr Team dabei gewinnen würde: {contribution}.
- Verlassen könnten Sie sich von mir auf eines: {contribution}.
- Mein erster Beitrag könnte so aussehen: {contribution}.
- Als Erstes würde ich gern {contribution.verb}.
- In den ersten Monaten würde ich am liebsten {contribution.verb}.
- Besonders gern würde ich bei Ihnen {contribution.verb}.
- Wenn Sie möchten, würde ich bald {contribution.verb}.
- Mit Freude würde ich {contribution.verb}.
- Gleich zu Beginn möchte ich {contribution.verb}.
- Was ich beitragen könnte: {contribution.sentence}
- So könnte mein Beitrag aussehen: {contribution.sentence}
- {contribution.own}

[ask_decision unless over = off]
- Darf ich fragen, wann Sie sich entscheiden werden?
- Wenn Sie schon sagen können, wann die Entscheidung fällt, wüsste ich es gern.
- Könnten Sie mir sagen, wann ich mit Ihrer Entscheidung rechnen darf?
- Würden Sie mir Bescheid geben, sobald die Entscheidung gefallen ist?
- Wann werden Sie voraussichtlich entscheiden?
- Für eine kurze Nachricht nach Ihrer Entscheidung wäre ich dankbar.

[+ask_conversation unless over = off]
- Wenn ein zweites Gespräch für Sie nützlich ist, komme ich gern noch einmal.
- Über ein weiteres Gespräch würde ich mich freuen, wenn es Ihnen hilft.
- Wollen wir noch einmal sprechen, falls es Ihnen die Entscheidung erleichtert?
- Falls Sie tiefer einsteigen möchten, treffe ich Sie gern ein zweites Mal.
- Wäre ein weiteres Gespräch für Sie von Nutzen? Ich würde mich freuen.
- Gern lerne ich auch andere aus Ihrem Team kennen.

[wish if over]
- Ihnen und Ihrem Team wünsche ich alles Gute.
- Alle guten Wünsche für Sie und die Menschen um Sie herum!
- Ich wünsche Ihnen viel Erfolg und hoffe, dass sich unsere Wege wieder kreuzen.
- Über ein Wiedersehen würde ich mich freuen; bis dahin alles Gute!
- Alles Gute für Sie, und noch einmal danke.
- Gern bleibe ich mit Ihnen in Verbindung und wünsche Ihnen alles Gute.

[closing @email,linkedin,phone,in_person unless over]
- Ich weiß, wie voll Ihre Tage sind: noch einmal danke!
- Wenn Sie noch etwas brauchen, sagen Sie es mir bitte.
- Weitere Fragen beantworte ich gern.
- Geben Sie mir gern Bescheid, wenn ich noch etwas schicken kann.
- Nochmals vielen Dank; es wäre schön, das Gespräch fortzusetzen.
- Falls Sie noch mehr wissen möchten, genügt eine kurze Nachricht.
[closing @letter unless over]
- Ich weiß, wie viel Sie zu tun haben, und danke Ihnen noch einmal für Ihre Zeit. Auf Ihre Nachricht freue ich mich.
- Sollten Sie noch etwas von mir brauchen, genügt ein Wort. Ich freue mich auf Ihre Antwort.
- Noch einmal danke ich Ihnen für Ihre Zeit. Unser Gespräch fortzusetzen, wäre mir eine Freude.
- Falls weitere Fragen auftauchen, beantworte ich sie gern. Bis dahin noch einmal vielen Dank.
- Ich freue mich, von Ihnen zu hören, und schicke gern, was Ihnen noch fehlt.
- Noch einmal danke, und auf den nächsten Schritt freue ich mich.
"""

FILES["inquiry.de.txt"] = """\
# Die eine freundliche Frage, wenn ihr Datum vorbei ist. Sie trägt den Dank mit, wo er nie geschickt wurde.
kind: inquiry
language: de

[subject @email unless invited]
- {position}: gibt es Neuigkeiten?
- Eine kurze Frage zur Stelle als {position}
- Wie steht es um die Stelle als {position}?
[subject @email if invited]
- {position}: ein Termin für die nächste Runde?
- Die nächste Runde: {position}
- {position}: wann sprechen wir wieder?

[opening if held]
- ich schreibe Ihnen wegen der {job}, für die ich< {when}> zum Gespräch eingeladen war.
- mein Gespräch über die {job} habe ich in guter Erinnerung.
- die {job} geht mir seit unserem Kontakt nicht aus dem Kopf.
[opening unless held]
- ich schreibe Ihnen wegen der {job}, die mich sehr interessiert.
- die {job} geht mir nicht aus dem Kopf.
- darf ich auf die {job} zurückkommen? Sie interessiert mich so sehr wie zuvor.
[+promised unless invited]
- Die Entscheidung war für den {promised} vorgesehen.
- Als Tag der Entscheidung hatte ich mir den {promised} gemerkt.
- Entschieden werden sollte bis zum {promised}.
[late_thanks if late = on]
- Mein Dank kommt später, als er sollte: Vielen Dank für die Zeit, die Sie mir geschenkt haben.
- Längst hätte ich mich bedanken sollen: Es war sehr freundlich, dass Sie sich Zeit für mich genommen haben.
- Bitte nehmen Sie meinen verspäteten Dank für Ihre Zeit an.
[+again if thanked]
- Für Ihre Zeit noch einmal vielen Dank.
- Noch immer bin ich dankbar für die Zeit, die Sie mir geschenkt haben.
- Dass Sie sich Zeit für mich genommen haben, dafür danke ich Ihnen noch einmal.
[+talk = known]
- Eines ist mir besonders in Erinnerung geblieben: {talked_about.any}
- An eines denke ich noch immer: {talked_about.any}
- Ein Punkt beschäftigt mich bis heute: {talked_about.any}
- Besonders gern denke ich an unser Gespräch über {talked_about.object}.
- In Erinnerung bleibt mir vor allem der Austausch über {talked_about.object}.
- Noch immer denke ich nach über {talked_about.object}.

[ask if invited]
- Vielen Dank für die Einladung zur nächsten Runde, auf die ich mich freue. Können Sie mir sagen, wann sie stattfindet?
- Über die Einladung zur nächsten Runde habe ich mich sehr gefreut. Gibt es schon einen Termin?
- Ihre Einladung zur nächsten Runde war eine gute Nachricht. Darf ich fragen, welche Tage Ihnen passen?
[ask unless invited]
- Gibt es schon etwas Neues, das Sie mir sagen können?
- Könnten Sie mir sagen, wie es steht und wann ich mit einer Nachricht rechnen darf?
- Darf ich fragen, wie der Stand der Dinge ist?
[+ask_decision unless invited = on]
- Wenn die Entscheidung schon gefallen ist, wüsste ich sie gern, wie auch immer sie lautet.
- Falls Sie sich bereits entschieden haben, bin ich für ein Wort dankbar, so oder so.
- Sollte die Entscheidung getroffen sein, lassen Sie es mich bitte wissen, auch wenn es ein Nein ist.

[considering]
- Vielen Dank, dass Sie mich in Betracht ziehen. Ich würde nach wie vor sehr gern bei {them} arbeiten.
- Danke, dass Sie meine Bewerbung prüfen; mein Interesse an der Aufgabe ist so groß wie zuvor.
- Dafür, dass ich zur Wahl stehe, danke ich Ihnen und schicke gern alles, was noch hilft.
"""

FILES["second_conversation.de.txt"] = """\
# Bittet um ein zweites Gespräch und sagt, was es der anderen Seite bringt. Geld ist nie der Grund.
kind: second_conversation
language: de

[subject @email]
- Ein zweites Gespräch zur Stelle als {position}?
- {position}: wollen wir noch einmal sprechen?
- Können wir unser Gespräch fortsetzen?

[thanks]
- noch einmal vielen Dank für das Gespräch< {when}> über die {job}.
- für die Zeit, die Sie sich< {when}> für das Gespräch über die {job} genommen haben, bin ich Ihnen noch immer dankbar.
- unser Gespräch< {when}> über die {job} ist mir in guter Erinnerung; haben Sie Dank dafür.
[+talk = known]
- Seither denke ich über eines besonders nach: {talked_about.any}
- Ein Punkt beschäftigt mich weiter: {talked_about.any}
- Zu einem Thema habe ich mir noch Gedanken gemacht: {talked_about.any}
- Mehr sagen möchte ich vor allem über {talked_about.object}.
- Nachgedacht habe ich seither besonders über {talked_about.object}.
- Weitere Gedanken gemacht habe ich mir über {talked_about.object}.

[ask]
- Könnten wir noch einmal sprechen, wann immer es Ihnen passt? Eine halbe Stunde würde genügen.
- Hätten Sie in den nächsten Tagen eine halbe Stunde für ein zweites Gespräch?
- Wäre ein zweites Gespräch möglich, am Telefon oder bei Ihnen, ganz wie es Ihnen passt?
[+benefit]
- Was Sie davon hätten: {benefit.any}
- Für Sie hätte es einen Nutzen: {benefit.any}
- Es brächte Ihnen dies: {benefit.any}
- So könnte ich Ihnen genauer zeigen, was ich beitragen würde: {contribution}.
- Sie würden genauer sehen, was ich beitragen kann: {contribution}.
- Wir könnten durchgehen, was für Sie dabei herauskäme: {contribution}.
- So könnte ich Ihnen genauer zeigen, wie ich vorgehen würde, um Folgendes zu erreichen: {contribution.verb}.
- Sie würden genauer sehen, was ich für Sie tun kann: {contribution.verb}.
- Wir könnten durchgehen, was ich für Sie tun würde: {contribution.verb}.
- Sie würden genauer sehen, was ich beitragen kann: {contribution.sentence}
- Sie würden genauer sehen, was ich beitragen kann: {contribution.own}
[unsaid = known]
- Es würde auch Ihr Bild von mir vervollständigen, denn eines blieb ungesagt: {unsaid.any}
- Sie würden auch hören, wofür die Zeit nicht mehr reichte: {unsaid.any}
- Eines, das Ihnen die Entscheidung erleichtern kann, blieb ungesagt: {unsaid.any}

[closing]
- Sehr gern würde ich dort weitermachen, wo wir aufgehört haben.
- Wenn es nicht in Ihre Tage passt, habe ich dafür volles Verständnis.
- Mein Interesse an der Aufgabe ist so groß wie zuvor, und ich freue mich auf Ihre Antwort.
"""

FILES["keep_in_touch.de.txt"] = """\
# Ein paar Zeilen an jemanden, den man kennt: wer man ist, wo man sich traf, und eine Frage, die die andere Seite freut.
kind: keep_in_touch
language: de

[subject @email]
- Ein Gruß, und wie geht es Ihnen?
- Ein Gruß zwischendurch
- Viele Grüße und eine Frage

[hello]
- vielleicht erinnern Sie sich an mich: Wir haben uns {met} kennengelernt, und ich denke gern daran zurück.
- wir haben uns {met} kennengelernt; noch einmal danke für das Gespräch von damals.
- heute möchte ich Ihnen einen Gruß schicken. Wir haben uns {met} kennengelernt, und unser Gespräch ist mir in guter Erinnerung.
[+talk = known]
- Noch heute denke ich an eines: {talked_about.any}
- Am besten gemerkt habe ich mir eines: {talked_about.any}
- Auf eines komme ich immer wieder zurück: {talked_about.any}
- Noch heute denke ich gern an den Austausch über {talked_about.object}.
- Am besten erinnere ich mich an das Gespräch über {talked_about.object}.
- Immer wieder denke ich nach über {talked_about.object}.

[news = off]
- Bei mir gibt es Neues: {news.any}
- Ein Wort dazu, was ich gerade mache: {news.any}
- Was sich bei mir getan hat: {news.any}

[ask]
- Wie geht es Ihnen, und woran arbeiten Sie gerade?
- Wie ist es Ihnen ergangen? Es würde mich freuen zu hören, was Sie zurzeit beschäftigt.
- Was gibt es bei Ihnen Neues? Davon würde ich gern hören.

[closing]
- Wenn ich etwas für Sie tun kann, sagen Sie es mir bitte.
- Kann ich bei etwas helfen, tue ich es gern.
- Schön wäre ein Wiedersehen, bei einem Kaffee oder am Telefon.
"""

FILES["offer_acknowledgement.de.txt"] = """\
# Sagt, dass das Angebot da ist und bis wann die Antwort kommt.
kind: offer_acknowledgement
language: de

[subject @email]
- Ihr Angebot ist da, vielen Dank: {position}
- Danke für Ihr Angebot: {position}
- Ihr Angebot zur Stelle als {position}

[thanks]
- vielen Dank für Ihr Angebot für die {job}. Es hat mich erreicht, und ich habe mich sehr darüber gefreut.
- Ihr Angebot für die {job} ist angekommen: herzlichen Dank! Es ist eine große Freude.
- haben Sie vielen Dank für das Angebot für die {job} und für das Vertrauen, das darin liegt. Es hat mich erreicht.
[answer]
- Ich lese alles in Ruhe und gebe Ihnen bis zum {respond_by} meine Antwort.
- Meine Antwort erhalten Sie bis zum {respond_by}, sobald ich alles sorgfältig durchgesehen habe.
- Bitte lassen Sie mich in Ruhe darüber nachdenken; bis zum {respond_by} hören Sie von mir.
[+questions = on]
- Sollte vorher eine Frage auftauchen, darf ich mich hoffentlich an Sie wenden.
- Darf ich mich melden, wenn ich zu Einzelheiten eine Frage habe?
- Ist mir etwas unklar, frage ich Sie gern.
"""

FILES["offer_acceptance.de.txt"] = """\
# Sagt ja, einmal und klar.
kind: offer_acceptance
language: de

[subject @email]
- Ja, gern: Ihr Angebot zur Stelle als {position}
- Zusage zu Ihrem Angebot: {position}
- Ihr Angebot zur Stelle als {position}: meine Antwort ist ja

[accept]
- herzlichen Dank für Ihr Angebot für die {job}. Ich nehme es mit großer Freude an.
- mit Freude nehme ich Ihr Angebot für die {job} an. Vielen Dank für Ihr Vertrauen.
- vielen Dank für Ihr Angebot für die {job}: Ich nehme es gern und mit Dank an.

[terms = off]
- Ich beginne am {start}.
- Mein erster Tag ist der {start}.
- Am {start} fange ich an.

[closing]
- Bitte sagen Sie mir, was Sie bis zum ersten Tag noch von mir brauchen. Auf die Zusammenarbeit freue ich mich sehr.
- Wenn es etwas zu unterschreiben oder vorzubereiten gibt, erledige ich es gleich. Ich freue mich auf unsere gemeinsame Arbeit.
- Was sind die nächsten Schritte, und was darf ich Ihnen schicken? Ich freue mich schon darauf, alle kennenzulernen.
"""

FILES["offer_decline.de.txt"] = """\
# Sagt nein, einmal, klar und mit Dank.
kind: offer_decline
language: de

[subject @email]
- Ihr Angebot zur Stelle als {position}: meine Antwort
- Meine Antwort auf Ihr Angebot: {position}
- Ihr Angebot, mit Dank: {position}

[thanks]
- vielen Dank für Ihr Angebot für die {job}, über das ich mich sehr gefreut habe.
- Ihr Angebot für die {job} hat mich geehrt, und ich danke Ihnen für das Vertrauen.
- haben Sie Dank für Ihr Angebot für die {job}. Es bedeutet mir viel.
[decline]
- Nach reiflicher Überlegung habe ich mich entschieden, es abzulehnen.
- Die Entscheidung fiel mir nicht leicht: Ich lehne Ihr Angebot ab.
- Ich habe es gründlich bedacht und werde es nicht annehmen.
[+reason = off]
- Der Grund in Kürze: {reason.any}
- Sie sollen wissen, warum: {reason.any}
- Den Ausschlag gab dies: {reason.any}

[closing if held]
- Es war eine Freude, Sie kennenzulernen. Ihnen und Ihrem Team wünsche ich alles Gute und hoffe, dass sich unsere Wege wieder kreuzen.
- Hoffentlich finden Sie bald jemanden, der gut zu der Aufgabe passt; gern bleibe ich mit Ihnen in Verbindung.
- Mit Ihnen zu sprechen, hat mir Freude gemacht, und ich werde gern verfolgen, was Sie und Ihr Team als Nächstes vorhaben.
[closing unless held]
- Ihnen und Ihrem Team wünsche ich alles Gute und hoffe, dass sich unsere Wege kreuzen.
- Hoffentlich finden Sie bald jemanden, der gut zu der Aufgabe passt; gern bleibe ich mit Ihnen in Verbindung.
- Ich werde gern verfolgen, was Sie und Ihr Team als Nächstes vorhaben, und wünsche Ihnen viel Erfolg.
"""

FILES["extension_request.de.txt"] = """\
# Bittet um mehr Zeit und nennt das Datum.
kind: extension_request
language: de

[subject @email]
- Ihr Angebot zur Stelle als {position}: eine Frage zum Termin
- Etwas mehr Zeit für meine Antwort: {position}
- {position}: darf ich etwas später antworten?

[thanks]
- noch einmal vielen Dank für Ihr Angebot für die {job}; es bedeutet mir viel.
- Ihr Angebot für die {job} war eine wunderbare Nachricht, für die ich Ihnen noch einmal danke.
- nochmals herzlichen Dank für das Angebot für die {job}, das ich sehr ernst nehme.
[ask]
- Ich möchte es so gründlich bedenken, wie es das verdient. Wäre es möglich, Ihnen bis zum {until}< statt bis zum {respond_by}> zu antworten?
- Diese Entscheidung möchte ich mit Sorgfalt treffen. Darf ich Sie um Bedenkzeit bis zum {until}< statt bis zum {respond_by}> bitten?
- Bevor ich antworte, möchte ich an alles gedacht haben. Könnten Sie mir bis zum {until}< statt bis zum {respond_by}> Zeit geben?
[+reason = off]
- Der Grund meiner Bitte: {reason.any}
- Warum ich frage: {reason.any}
- Zu dieser Bitte bringt mich dies: {reason.any}

[closing]
- Wenn das für Sie schwierig ist, sagen Sie es mir bitte, und wir finden einen anderen Weg.
- Sollte das für Ihre Pläne zu spät sein, geben Sie mir bitte Bescheid.
- Ich weiß, dass auch Sie planen müssen, und spreche gern mit Ihnen darüber.
"""

FILES["withdrawal.de.txt"] = """\
# Zieht die Bewerbung zurück, freundlich und klar.
kind: withdrawal
language: de

[subject @email]
- Meine Bewerbung als {position}
- {position}: ich ziehe meine Bewerbung zurück
- Rückzug meiner Bewerbung: {position}

[thanks if held]
- vielen Dank, dass Sie mich für die {job} in Betracht gezogen haben, und für die Zeit, die Sie mir geschenkt haben.
- für unser Gespräch über die {job} und die Zeit, die Sie sich genommen haben, bin ich Ihnen dankbar.
- haben Sie Dank für Ihr Interesse an mir und dafür, dass Sie mit mir über die {job} gesprochen haben.
[thanks unless held]
- vielen Dank, dass Sie mich für die {job} in Betracht gezogen haben.
- für Ihr Interesse an mir bei der Besetzung der {job} danke ich Ihnen.
- haben Sie Dank für die Möglichkeit, mich auf die {job} zu bewerben.
[+talk = known]
- Eines nehme ich mit: {talked_about.any}
- Eines wird mir in Erinnerung bleiben: {talked_about.any}
- Gern behalte ich eines davon: {talked_about.any}
- Gern denke ich an das Gespräch über {talked_about.object}.
- Gern habe ich mit Ihnen gesprochen über {talked_about.object}.
- In guter Erinnerung bleibt mir der Austausch über {talked_about.object}.
[withdraw]
- Nach einigem Überlegen habe ich mich entschieden, meine Bewerbung zurückzuziehen.
- Heute schreibe ich Ihnen, weil ich meine Bewerbung zurückziehe.
- Ich habe entschieden, den Weg nicht weiterzugehen, und ziehe meine Bewerbung zurück.
[+reason = off]
- Der Grund in Kürze: {reason.any}
- Sie sollen wissen, warum: {reason.any}
- Den Ausschlag gab dies: {reason.any}

[closing if held]
- Es war eine Freude, Sie kennenzulernen. Ihnen und Ihrem Team wünsche ich alles Gute und hoffe, dass sich unsere Wege wieder kreuzen.
- Hoffentlich finden Sie bald jemanden, der gut zu der Aufgabe passt; gern bleibe ich mit Ihnen in Verbindung.
- An unser Gespräch werde ich gern zurückdenken, und ich wünsche Ihnen viel Erfolg.
[closing unless held]
- Ihnen und Ihrem Team wünsche ich alles Gute und hoffe, dass sich unsere Wege kreuzen.
- Hoffentlich finden Sie bald jemanden, der gut zu der Aufgabe passt; gern bleibe ich mit Ihnen in Verbindung.
- Ich wünsche Ihnen viel Erfolg und würde mich freuen, ein andermal von Ihnen zu hören.
"""
