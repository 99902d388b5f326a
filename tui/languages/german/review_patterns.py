"""The review's patterns for German."""

# ruff: noqa: E501 (sentences and patterns are on one line each)

from __future__ import annotations

import re

from tui.languages.german.grammar import DAYS, MONTHS
from tui.languages.patterns import DayPatterns, Forms, LanguagePatterns
from tui.languages.words import either, word_set

PATTERNS = LanguagePatterns(
    stop=word_set(
        "tagen ersten erste zweite dritte zwei drei vier fünf sechs sieben acht neun zehn stunde stunden jahr jahre "
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
    pleasure=either(r"(?:freude|schön|gefreut|vergnügen|angenehm)\b[^.!?\n]{0,60}\b(?:kennen|sprech|gespr|treffen|unterh)\w*"),
    thanks=either(
        r"dank(?:e|en|bar|te|ten)?", r"bedank\w*", r"herzlichen dank", r"vielen dank", r"dankeschön", r"merci", r"zu schätzen"
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
        r"(?:hören|fragen|nachfragen|anfragen|wissen|erfahren|klären|sehen),? (?:ob|wie|wann|was|wo|wer)",
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
        r"geduld",
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
        r"ihnen (?:\w+ )?(?:zeigen?|zeige|sagen|helfen|geben|bringen|mehr|nützen|ersparen?|erleichter\w+|abnehmen)",
        r"(?:zeigen|gibt|gäbe|bringt|brächte|hilft|nützt|helfen|nützen)",
        r"beitrag\w*",
        r"beitragen",
        r"ihr (?:bild|team)",
        r"ihrem (?:bild|team)",
        r"ihre entscheidung",
        r"ihrer entscheidung",
    ),
    met=either(
        r"mich [^.!?\n]*vorgeschlagen", r"bei meiner Bewerbung",
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
        r"zuschläge?n?|zulagen?|(?:nacht|schicht|sonntags|feiertags)zu(?:schl|l)\w+|spesen|prämien?|urlaubsgeld|weihnachtsgeld|dienstwagen",
        r"entlohnung",
        r"(?:der|mein|ein|höherer|den|einen) (?:lohn|bonus)",
        r"(?:mehr|das|ums|um) geld",
    ),
    vocative=r"(?:[Dd]anke|[Vv]ielen Dank|[Hh]erzlichen Dank|[Hh]allo)(?: nochmals| noch einmal)?,? (?:Frau |Herr )?(?P<name>{name})(?=[,.!?])",
    doubles=word_set("die der das sie ihr sehr ganz wir ihnen den dem was es wie so in"),
    loud=word_set(
        "sehr wirklich bitte nie immer muss unbedingt dringend wichtig beste perfekt absolut total sofort danke nicht"
    ),
    day_words=word_set("montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute"),
    nouns_have_capitals=True,
    small_polite=re.compile(r"(?<=[Dd]anke )ihnen(?!\w)|(?<=bei )ihnen(?= (?:für|bedanken))|(?<=auf )ihre (?:Antwort|Rückmeldung|Nachricht|Entscheidung)|(?<=für )ihre (?:Zeit|Mühe|Geduld|Antwort|Hilfe)|(?:mit|von|bei|zu) ihnen (?=arbeiten|sprechen|hören|gehört|zu (?:arbeiten|sprechen|reden|hören|lernen))|(?<=in )ihrem (?:Team|Unternehmen|Haus)"),
    days=DayPatterns(
        date=re.compile(rf"\b(?P<weekday>{'|'.join(DAYS)})\b|\b(?P<day>\d{{1,2}})\. ?(?P<month>{'|'.join(MONTHS)})\b|\b(?P<day2>\d{{1,2}})\.(?P<month2>\d{{1,2}})\.(?!\d)"),
        weekdays=tuple(day.casefold() for day in DAYS),
        months=tuple(month.casefold()[:3] for month in MONTHS),
        before=re.compile(
            r"\b(?:dank\w*|freu\w*|gefreut|gespräch\w*|interview\w*|treffen|termin|telefonat|unterhalt\w*|besuch\w*|zeit|durfte|konnte)"
            r"(?: (?!über\b|wie\b|dass\b|was\b|wer\b|wo\b|wenn\b|ob\b|weil\b|bis\b|vor\b|nach\b|seit\b|ab\b)[\w'’-]+){0,7}?(?: am| vom| letzten| vergangenen| diesen|,)?(?: dem)? ?$|^(?:am|vom) $",
            re.IGNORECASE,
        ),
        after=re.compile(r" (?!(?:hätte|habe|hab|bin|wäre|ist|haben|hätten) )(?:\w+ ){0,2}Zeit\b| (?:\w+ ){0,6}(?:gesprochen|kennengelernt|getroffen|unterhalten|kennenlernen|zu gast|besucht|zeit genommen|empfangen|eingeladen|herumgeführt)", re.IGNORECASE),
        of_position=re.compile(r"\büber die (?:Stelle|Position) als [\w*:/-]+"),
        ahead=either("bis", "ab", "hätte\\w*", "werde", "würde", "könnte\\w*", "nächste\\w*", "kommende\\w*", r"freue mich (?:schon )?(?:auf|darauf)", "hoffe", "wollten", "sollte\\w*"),
        decision=either(r"wollten|sagten|nannten|kündigten|in aussicht|gesagt|genannt|angekündigt|versprochen|erwähnt", r"(?:entscheidung|antwort|bescheid|rückmeldung)[^.!?\n]{0,40}\b(?:bis|am|zum)"),
    ),
    forms=Forms(
        titles=("Herr", "Frau"),
        disagrees=re.compile(r"\b[Ss]ehr geehrte (?:Herrn?|Hr\.)(?= )|\b[Ss]ehr geehrter (?:Frau|Fr\.)(?= )|\b[Ll]iebe (?:Herr|Hr\.)(?= )|\b[Ll]ieber (?:Frau|Fr\.)(?= )"),
        familiar=re.compile(r"(?<![\w„\"])(?:du|dich|dir|dein(?:e[mnrs]?)?|euch|eure?[mnrs]?|euer|Du|Dich|Dir|Dein(?:e[mnrs]?)?|Euch|Eure?[mnrs]?|(?:könnt|würd|hätt|wär|möcht|soll|woll)test du|(?:hast|bist|kannst|könntest|würdest|hättest|möchtest|willst|weißt|sagtest|meintest))(?!\w)"),
        team=re.compile(r"eu(?:ch|re?[mnrs]?|er)", re.IGNORECASE),
        polite=re.compile(r"(?<=[a-zäöüß,;:] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)(?!\w)|[Ss]ehr geehrte[rs]?"),
    ),
    sorry=either(r"entschuldig\w+", r"verzeih\w*", r"leid tut|tut mir (?:\w+ ){0,3}leid", r"pardon", r"sorry", r"bedaure\w*", r"peinlich"),
    by_phone=either(r"(?:unser|das|ihr|dem|unserem|heutige[sn]?|gestrige[sn]?) (?:telefonat|telefongespräch|videogespräch|videocall|telefoninterview)\w*", r"(?:gespräch\w*|gesprochen|unterhalt\w*|dank\w*|kennengelernt)\b[^.!?\n]{0,40}\bam telefon|am telefon (?:gesprochen|unterhalten)", r"(?:haben|hatten) (?:wir )?(?:\w+ ){0,3}telefoniert", r"per (?:telefon|video|zoom|teams)", r"videokonferenz"),
    on_site=either(r"(?:rundgang|führung) durch", r"mich (?:\w+ ){0,4}(?:herumgeführt|durch (?:das|den|die|ihre?n?) (?:werk\w*|haus|betrieb|büro|halle|klinik|schule) (?:geführt|geleitet))", r"(?:mein|meinen|meinem) besuch", r"in ihre[rmn]? (?:werkstatt|büro|haus|klinik|schule|praxis|küche|halle) (?:\w+ ){0,3}(?:zu gast|empfangen|begrüßt)", r"vor ort (?:\w+ ){0,3}(?:kennen|sehen|gesehen|empfangen)"),
    named_position=re.compile(r"\b(?:Stelle|Position|Rolle|Aufgabe|Bewerbung|Ausbildung) als (?P<title>[A-ZÄÖÜ][\w*:/-]*(?: (?:im|in|für|der|und|[A-ZÄÖÜ][\w*:/-]*)(?= [A-ZÄÖÜ])| [A-ZÄÖÜ][\w*:/-]*){0,3})"),
    condition=either(
        r"(?:nehme|annehmen|anzunehmen|zusage|ja|zu)\b[^.!?\n]{0,100}\b(?:sofern|wenn|falls|vorausgesetzt|unter der (?:bedingung|voraussetzung)|sobald|solange|vorbehaltlich|es sei denn|nur wenn)",
        r"(?:sofern|wenn|falls|sobald|vorausgesetzt)\b[^.!?\n]{0,90}, (?:nehme|sage|komme|unterschreibe|würde)",
    ),
    until_when=either(r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch", r"\d{1,2}\.(?: ?\w+|\d{1,2}\.)?", "morgen", r"(?:ein|eine|einen|zwei|drei|vier|fünf|zehn|\d+)(?: weitere\w*| zusätzliche\w*)? (?:tage?n?|woche\w*|stunden|monat\w*)", r"ende (?:der|dieser|nächster|des) \w+", r"(?:nächste|kommende)\w* (?:woche|montag|monat)\w*", "wochenende"),
    halfway=re.compile(
        r"\b(?:dass|weil|wenn|ob|da) (?:\w+ )?(?:ich|wir|Sie|es)\.?$|\b(?:die|der|den|dem|ein|eine|mit|für|von|und|weil|dass) (?:Die|Wir|Ich|Vielen|Danke|Es|Das|Wie)\b|\b(?:auch|noch|dass|weil|wenn|und)\.?$"
    ),
    alternatives=either(r"\w+/(?:ihre?[mnrs]?|d(?:er|ie|as|em|en)|eine?[mnrs]?|meine?[mnrs]?|unsere?[mnrs]?) \w+", r"er/sie|sie/er|ihm/ihr|ihr/ihm|sein/ihr|ihre?n?/seine?n?|herrn?/frau|frau/herrn?|du/sie|sie/du|der/die|die/der", r"(?:gespräch|treffen|telefonat|team|unternehmen|firma|stelle|position|rolle|büro|angebot|abteilung|interview|termin)/(?:(?:ihre\w?|das|die|der|den) )?(?:gespräch|treffen|telefonat|team|unternehmen|firma|stelle|position|rolle|büro|angebot|abteilung|interview|termin)", r"und/oder|heute/gestern|gestern/heute"),
)  # fmt: skip
