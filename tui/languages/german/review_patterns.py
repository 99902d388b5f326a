"""What the rules know of German."""

# ruff: noqa: E501 (sentences and patterns stand on one line each)

from __future__ import annotations

import re

from tui.languages.base import LanguagePatterns, either, phrase, words

PATTERNS = LanguagePatterns(
    stop=words(
        "tagen ersten erste zweite dritte zwei drei vier fünf sechs sieben acht neun zehn stunde stunden monat monate monaten jahr jahre "
        "jahren wochen gestrigen vormittag nachmittag abend "
        "offen offene offenen offenes gelernt gehört erzählt erfahren beschriebenen aufgaben antworten klares bild fragen liste pläne menschen "
        "angenehm angenehme angenehmen beitrag eindruck entspricht fähigkeiten gewonnen leisten positive rückmeldung überzeugt vorstellungen wertvoll "
        "wertvollen "
        "aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bisher bist da dabei dafür damit "
        "danach dann daran darauf darüber das dass dazu dem den denn der deren des deshalb die dies diese diesem diesen dieser dieses doch "
        "dort du durch eben ein eine einem einen einer eines einmal er es etwas für gab ganz gar gegen gern gerne habe haben hat hatte "
        "hatten hätte hätten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in ins ist ja jede jedem jeden jeder jedes "
        "jetzt kann kein keine keinen könnte könnten können machen man mehr mein meine meinem meinen meiner mich mir mit möchte muss nach "
        "nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit seither sich sie sind so sobald solche soll sollte "
        "sollten sondern über um und uns unser unsere unserem unseren unserer unter vom von vor war waren warum was weil weiter welche wenn "
        "wer werde werden wie wieder will wir wird wo wurde würde würden zu zum zur zwischen "
        "dank danke danken bedanken zeit gespräch gespräche gesprochen interview treffen tag tage woche stelle position rolle arbeit team "
        "unternehmen firma interesse interessiert freue freuen freut nachricht hören wissen gut gute guten wirklich grüße freundlichen "
        "herzlichen vielen frage fragen nächste nächsten schritt schritte entscheidung weise montag dienstag mittwoch donnerstag freitag "
        "samstag sonntag gestern heute morgen erfahrung erfahrungen mensch menschen kennenlernen kennengelernt bewerbung bewerber gelegenheit"
    ),
    me="Ich",
    you=re.compile(r"\b(?:Sie|Ihr(?:e[nmrs]?)?|Ihnen|Ihrerseits)\b"),
    thanks=either(
        r"dank(?:e|en|bar|te|ten)?", r"bedank\w*", r"herzlichen dank", r"vielen dank", r"dankeschön", r"zu schätzen"
    ),
    interest=either(
        r"gut vorstellen",
        r"stolz",
        r"vorfreude",
        r"interess\w*",
        r"freu(?:e|en|te|t|de)",
        r"gerne?(?: \w+)?",
        r"reiz\w*",
        r"begeister\w*",
        r"lust",
        r"möchte",
        r"spannend\w*",
        r"wunsch",
        r"würde",
        r"ansprech\w*",
        r"spricht mich",
        r"hoffe",
        r"bestärkt",
        r"zieht mich",
        r"was ich suche",
        r"genau (?:das|die|der|richtig)",
        r"am richtigen platz",
        r"(?:würde|möchte) (?:ich )?(?:gern\w* |sofort |morgen )?anfangen",
    ),
    ask=either(
        r"könnten sie",
        r"können sie",
        r"würden sie",
        r"darf ich(?: \w+)? fragen",
        r"dürfte ich",
        r"gibt es (?:schon |bereits )?(?:etwas neues|neuigkeiten)",
        r"lassen sie (?:es )?mich",
        r"wäre (?:ich )?(?:ihnen )?(?:sehr )?dankbar",
        r"freue (?:ich )?mich (?:über|auf) (?:eine |ihre |jede )?(?:kurze )?(?:nachricht|antwort|rückmeldung|auskunft)",
        r"würde (?:ich )?(?:mich )?(?:gern|gerne|freuen)",
        r"wüsste ich",
        r"(?:möchte|wollte|würde) (?:ich )?[^.?!\n]{0,80}?(?:fragen|nachfragen|erkundigen|wissen|erfahren)",
        r"erkundig\w*",
        r"(?:nach dem|zum|über den) (?:aktuellen )?stand",
        r"wie (?:es )?(?:steht|aussieht|weitergeht)",
        r"bitte",
    ),
    ask_to_talk=either(
        r"sprechen",
        r"gespräch\w*",
        r"reden",
        r"treffen",
        r"telefon\w*",
        r"austausch\w*",
        r"unterhalten",
        r"halbe stunde",
        r"vorbeikommen",
        r"kaffee",
        r"fortsetzen",
    ),
    ask_for_time=either(
        r"bis",
        r"erst (?:am|nach|in|nächste\w*|ende|anfang)",
        r"bescheid",
        r"bedenkzeit",
        r"frist",
        r"später",
        r"verläng\w*",
        r"verschieb\w*",
        r"mehr zeit",
        r"etwas zeit",
        r"aufschub",
        r"statt",
        r"(?:am|zum|ab dem) \d{1,2}\.",
    ),
    benefit=either(
        r"sie (?:\w+ )?(?:hätten|bekämen|könnten|würden|sähen|gewännen|hörten|erführen)",
        r"für (?:sie|ihre?n?|euch)",
        r"wichtig|hilfreich|nützlich",
        r"sie davon hätten",
        r"brächte",
        r"ihnen (?:zeigen|sagen|helfen|geben|bringen|mehr|nützen)",
        r"(?:zeigen|gibt|gäbe|bringt|brächte|hilft|nützt|helfen|nützen)",
        r"beitrag\w*",
        r"beitragen",
        r"ihr (?:bild|team)",
        r"ihrem (?:bild|team)",
        r"ihre entscheidung",
        r"ihrer entscheidung",
    ),
    met=either(
        r"kennengelernt",
        r"kennenlernen",
        r"begegn\w*",
        r"getroffen",
        r"treffen",
        r"gespräch\w*",
        r"gesprochen",
        r"interview\w*",
        r"vorgestellt",
        r"zusammen gearbeitet",
        r"zusammengearbeitet",
        r"erinner\w*",
        r"kennen uns",
        r"unterhalt\w*",
    ),
    today=either("heute"),
    yesterday=either("gestern"),
    experience=either(
        r"ich (?:habe|hatte) (?:\w+ ){0,8}(?:geleitet|gebaut|aufgebaut|geführt|entwickelt|eingeführt|verantwortet|gearbeitet|betreut|umgesetzt|migriert|geschult|gestaltet|begleitet|geschrieben)",
        r"(?:meine|meiner|meinen) (?:\w+ )?(?:erfahrung\w*|kenntnisse\w*|stärken|ausbildung|letzten? stelle)",
        r"(?:ich )?bringe (?:ich )?",
        r"ich (?:verfüge|verantwortete|leitete|baute|führte|entwickelte|arbeitete|beherrsche)",
        r"jahre(?:n)? erfahrung",
    ),
    accept=either(
        r"nehme(?! (?:ich )?an,)(?:[^.!?;\n]|\d\.){1,140}? an",
        r"(?:angebot|stelle|es) (?:\w+ ){0,3}anzunehmen",
        r"ich sage (?:\w+ ){0,3}(?:ja|zu)",
        r"sage (?:ich )?(?:\w+ ){0,3}(?:ja|zu)",
        r"(?:meine antwort (?:ist|lautet):?|ein(?: \w+)?) ?ja(?! zu)",
        r"meine zusage|zusage zu",
        r"gern(?:e)? annehme|annahme (?:des|ihres)",
        r"(?:stelle|position|aufgabe|arbeit)(?:[^.!?\n]|\d\.){0,60} (?:antrete|antreten|beginne|übernehme)",
    ),
    decline=either(
        r"ab(?:zu)?lehnen",
        r"lehne(?:[^.!?\n]|\d\.){1,140}? ab",
        r"nicht an(?:zu)?nehmen",
        r"nicht annehmen",
        r"nehme(?:[^.!?\n]|\d\.){1,140}? nicht an",
        r"absage\w*",
        r"abzusagen",
        r"sage (?:ich )?(?:\w+ ){0,4}ab",
        r"dagegen entschieden",
        r"für eine (?:andere )?(?:stelle|aufgabe)[^.!?\n]{0,40} entschieden",
        r"nicht (?:bei ihnen )?(?:antreten|anfangen|übernehmen|zusagen)",
        r"gegen (?:das|ihr|die) \w+ entschieden",
        r"meine antwort (?:ist|lautet):? ?nein",
    ),
    acknowledge=either(r"erhalten", r"eingegangen", r"angekommen", r"erreicht", r"bekommen", r"ihr angebot", r"das angebot"),
    withdraw=either(
        r"zurück(?:zu)?ziehe?n?",
        r"ziehe(?:[^.!?\n]|\d\.){1,140}? zurück",
        r"zurückgezogen",
        r"nicht (?:mehr|länger|weiter) (?:\w+ ){0,2}(?:zur verfügung|im rennen|interessiert)",
        r"aus dem (?:verfahren|rennen)",
        r"rückzug",
        r"nicht (?:mehr|länger|weiter) (?:\w+ ){0,3}(?:berücksichtig\w*|verfolg\w*|bleiben|teil(?:zu)?nehmen|mitmachen|dabei)",
        r"streichen sie (?:mich|meine)",
        r"von (?:der|ihrer) liste",
    ),
    pay=either(
        r"gehalt(?:s|es|s\w+)?",
        r"gehälter\w*",
        r"vergütung\w*",
        r"bezahlung",
        r"entlohnung",
        r"(?:der|mein|ein|höherer|den|einen) (?:lohn|bonus)",
        r"(?:mehr|das|ums|um) geld",
    ),
    vocative=r"(?:[Dd]anke|[Vv]ielen Dank|[Hh]erzlichen Dank|[Hh]allo)(?: nochmals| noch einmal)?,? (?:Frau |Herr )?(?P<name>{name})(?=[,.!?])",
    doubles=words("die der das sie ihr sehr ganz wir ihnen den dem was es wie so in"),
    loud=words(
        "sehr wirklich bitte nie immer muss unbedingt dringend wichtig beste perfekt absolut total sofort danke nicht"
    ),
    day_words=words("montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute"),
    nouns_have_capitals=True,
    pushy=(
        phrase(
            r"so (?:schnell|bald|rasch) wie möglich|schnellstmöglich\w*|baldmöglichst\w*|asap|(?:umgehend|unverzüglich|sofortig)e\w* (?:antwort|rückmeldung|nachricht|auskunft|entscheidung)|"
            r"(?:antworten|melden|schreiben|entscheiden|sagen) sie (?:\w+ ){0,3}(?:umgehend|unverzüglich|sofort)|(?:umgehend|unverzüglich|sofort) (?:zu )?(?:antworten|melden)",
            "It sounds impatient.",
            "Leave it out.",
        ),
        phrase(
            r"(?:wollte|möchte) (?:nur |bloß |mich )?(?:mal |kurz |einmal )*(?:nachhaken|nachfassen|nachfragen|melden)|(?:nur )?(?:mal )?kurz (?:nachhaken|nachfassen|nachfragen)|hake (?:ich )?nach|fasse (?:ich )?nach",
            "It is a stale phrase and asks nothing.",
            "Say what you would like to know.",
        ),
        phrase(
            r"warte (?:ich )?(?:immer )?noch|warte (?:ich )?(?:seit|auf)|immer noch (?:keine|nichts|nicht)|seit (?:\w+ ){0,2}(?:tagen|wochen) (?:warte|nichts|keine)",
            "It sounds annoyed.",
            "Ask kindly how things stand.",
        ),
        phrase(
            r"(?:noch |bisher |bislang )?(?:keine (?:antwort|rückmeldung|nachricht)|nichts) (?:von ihnen )?(?:erhalten|bekommen|gehört)|warum (?:haben|melden) sie",
            "It reads as a reproach.",
            "Say that you are still interested, and ask for news.",
        ),
        phrase(
            r"brauche (?:ich )?(?:diese|die|den|diesen|eine) (?:\w+ )?(?:stelle|job|arbeit)|verzweifelt\w*|flehe|letzte (?:chance|hoffnung)|bitte,? bitte",
            "It sounds desperate.",
            "Say what you would bring instead.",
        ),
        phrase(
            r"brauche (?:\w+ )?dringend|dringend (?:auf|um)|dringend (?:eine|ihre) (?:antwort|nachricht|rückmeldung|auskunft|entscheidung)|(?:ist|wäre|sei) (?:\w+ ){0,2}dringend|erwarte (?:ich )?(?:eine|ihre|von ihnen)|ich fordere",
            "It presses.",
            "Leave the reader their time.",
        ),
        phrase(
            r"ich bin (?:der|die) (?:perfekte|ideale|beste|richtige)\w* (?:kandidat\w*|bewerber\w*|person|wahl|besetzung)|sie werden es nicht bereuen",
            "It is for the reader to judge.",
            "Show it by an example.",
        ),
        phrase(
            r"hiermit möchte ich|wie bereits (?:erwähnt|geschrieben)|in meiner letzten (?:e-?mail|nachricht)|für rückfragen stehe ich (?:ihnen )?(?:jederzeit )?(?:gerne? )?zur verfügung|teamplayer|über den tellerrand|win-win",
            "It is a worn phrase that anybody could have written.",
            "Leave it out, or say it in your own words.",
        ),
    ),
)
