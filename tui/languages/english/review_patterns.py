"""The review's patterns for English."""

# ruff: noqa: E501 (sentences and patterns are on one line each)

from __future__ import annotations

import re

from tui.languages.english.grammar import DAYS, MONTHS
from tui.languages.english.mentions import THIRD_PERSON
from tui.languages.patterns import DayPatterns, Forms, LanguagePatterns
from tui.languages.words import either, word_set

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]}|{month[3:4]})?" if len(month) > 3 else month for month in MONTHS)

PATTERNS = LanguagePatterns(
    stop=word_set(
        "first second third last two three four five six seven eight nine ten hour hours month months year years week weeks morning "
        "afternoon evening "
        "background confident culture addition ethic information impression match move moving pleased provide spend spent strong success thrilled "
        "understanding valuable "
        "a about after again all also am an and any are as at be because been before being both but by can could did do does doing down "
        "each few for from further had has have having he her here hers him his how i i'd i'll i'm i've if in into is it its it's just "
        "let like made make many me might more most much my no nor not now of off on once one only or other our ours out over own "
        "please same shall she should so some still such than that the their them then there these they this those though through to "
        "too two under until up us very was we were what when where which while who whom whose why will with would yes you your yours "
        "thank thanks time talk talked talking speak spoke conversation conversations interview meeting meet met day days week "
        "role position job work working team company opportunity interest interested look forward hear hearing know need needs good "
        "great really truly enjoyed enjoy appreciate learn learned learning dear hello regards kind best hope glad happy pleasure "
        "feel free anything everything something thing things question questions next step steps process decision way well "
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow discuss discussed discussion "
        "open openly openness told telling heard hearing described tasks answers clear picture plans plainly explain friendly care "
        "experience skills excited fit believe think thought contribute contribution bring people person get got give gave go going "
        "want wanted take taking took came come yesterday's today's organization organisation candidate apply application"
    ),
    me="I",
    you=either("you", "your", "yours"),
    pleasure=either(r"(?:pleasure|lovely|great|good|wonderful|joy|nice|delighted|enjoyed) (?:to |it to )?(?:meet|talk|speak|see|visit|be shown)\w*", r"enjoyed (?:our|the|my) (?:\w+ )?(?:talk|conversation|visit|meeting|hour|morning|afternoon)"),
    thanks=either(
        r"thank(?:s|ed|ing|ful)?",
        "grateful(?:ly)?",
        "gratitude",
        "appreciat(?:e|ed|ive|ion)",
        r"obliged to you",
        r"cheers for",
        r"(?:kind|good|generous|nice|lovely) of you",
    ),
    interest=either(
        r"proud to|honou?red",
        r"count on",
        r"enjoy (?:doing|working|that|the|this)",
        r"picture (?:myself|the)",
        r"interest(?:ed|s|ing)?",
        "keen(?:er)?",
        "eager(?:ly)?",
        "excit(?:ed|es|ing)",
        r"look(?:ing)? forward",
        r"(?:would|'d) (?:\w+ )?love",
        r"i'd (?:\w+ )?(?:like|love)",
        r"love to",
        r"(?:would|'d) (?:\w+ ){0,3}(?:like|be (?:\w+ )?(?:glad|happy|delighted|pleased|proud)|welcome)",
        r"gladly",
        "delighted",
        r"enthusias\w+",
        r"appeal(?:s|ed|ing)?",
        r"want(?:s|ed|ing)? (?:to|the|this|that|it)",
        r"passion\w*",
        r"enthralled|thrill\w*|inspir\w+|motivat\w+|hop(?:e|ing)",
        r"right (?:next )?(?:step|place|job|role)|(?:good|great|right|strong|excellent) (?:fit|match)",
        r"wish to",
        r"(?:will|would|'d|'ll|’d|’ll) (?:\w+ )?take (?:it|this|the (?:job|role|position|post))",
        r"join(?:ing)?",
        r"picture myself",
        r"see myself",
        r"hope to",
        "a pleasure to",
        r"exactly (?:the|what)",
        r"i(?: would|'d|’d) (?:gladly |happily )?(?:start|begin)",
        r"where i (?:ought to|should|want to|would like to) be",
    ),
    ask=either(
        r"(?:if|whether) you (?:could|would|can|might)",
        r"(?:my |to |I )(?:ask|asking|inquir\w+|enquir\w+|check|know|hear|see|find out)(?: you)?(?: \w+)? (?:how|whether|if|when|where|what)",
        r"(?:writing|like|love|want|hoping) to (?:ask|inquire|enquire|see|hear|find out|learn)",
        r"could you",
        r"would you",
        r"can you",
        r"may i ask",
        r"might i ask",
        r"(?:any|some|short|brief|quick) (?:news|update)",
        r"curious",
        r"any update",
        r"any (?:\w+ )?(?:word|progress|decision|news)",
        r"(?:checking|check) (?:back|in|on)|follow(?:ing)? up",
        r"let me know",
        r"(?:glad|happy|grateful|love|like) to (?:hear|know|learn)",
        r"wonder(?:ing|ed)? (?:if|whether|how|where|when|what)",
        r"want(?:ed)? to (?:ask|see|know|find out|learn|check)",
        r"(?:where|how) (?:you|things|matters) (?:are|stand)",
        r"(?:grateful|glad|thankful|appreciate|welcome|like|love) (?:for |of )?(?:a|any|an|some|your) (?:\w+ )?(?:word|update|news|answer|note|line|sign|call|reply|response|chat)",
        r"please tell me",
        r"anything (?:\w+ ){0,4}(?:share|tell|say)",
        r"appreciate (?:it|any|hearing|knowing)",
        r"hear(?:ing)? (?:back )?from you",
    ),
    ask_to_talk=either(
        r"speak(?:ing)?|talk(?:ing)?|meet(?:ing)?|chat|conversation|call|continue|come (?:back|by|in)|visit|half an hour|an hour",
        r"(?:\w+|\d+) (?:more )?minutes|coffee|catch up|sit down|get together|see you",
    ),
    ask_for_time=either(
        r"(?:the )?\d{1,2}(?:st|nd|rd|th)",
        r"until",
        r"more time",
        r"a (?:little|few days|bit|while) (?:while )?(?:more|longer|later)",
        r"(?:think|talk) (?:it|this|things) (?:over|through)",
        r"exten(?:d|sion)",
        r"later",
        r"postpone",
        r"by (?:\w+ ){0,4}\w+day",
        r"by (?:noon|midday|tonight|tomorrow|next week|the (?:end|middle|beginning) of|(?:the )?\d+)",
        r"(?:soon|early) enough|in (?:good )?time for you",
        r"another (?:week|few days|day)",
        r"give you my answer by",
        r"deadline",
    ),
    benefit=either(
        r"you (?:would|could|will|can|might|may|'d)",
        r"for you",
        r"(?:show|give|help|tell|offer|spare|save) you",
        r"your (?:team|side|decision|plans|picture)",
        r"helps? you",
        r"useful to you",
        r"of use to you",
        r"so that you",
        r"let you see",
        r"contribut\w+",
        r"picture you have",
        r"(?:walk|take|talk|guide|lead) you through",
    ),
    met=either(
        r"put me forward", r"your help (?:\w+ \w+ )?with my application",
        r"met",
        r"meeting",
        r"spoke",
        r"talked",
        r"conversation",
        r"(?:my|our|the) interview",
        r"interviewed (?:with|for|at)",
        r"introduced",
        r"worked (?:together|with)",
        r"worked at",
        r"when we",
        r"when I",
        r"since (?:we|our)",
        r"last (?:time|saw)",
        r"remember(?:s)? me",
        r"our (?:talk|call|chat|coffee|lunch)",
    ),
    today=either("today", "this (?:morning|afternoon|evening)"),
    yesterday=either("yesterday"),
    experience=either(
        r"(?:i have|i've|with|my|in my) (?:\w+ )?(?:\w+ years?|experience|background|expertise|skills|degree|track record)",
        r"i (?:have |'ve )?(?:led|built|ran|run|managed|designed|delivered|developed|wrote|introduced|shipped|worked|set up|migrated|trained|taught|grew|was responsible)",
        r"i've (?:led|built|run|managed|designed|delivered|developed|written|introduced|shipped|worked|migrated|trained|taught)",
        r"my (?:last|previous|current) (?:job|role|team|employer|company)",
        r"i am (?:skilled|proficient|fluent|certified|experienced)",
        r"i'm (?:skilled|proficient|fluent|certified|experienced)",
    ),
    accept=either(
        r"i(?:'m|'d|'ll|’m|’d|’ll)? (?:[^.!?\n]{0,80} )?accept(?:ing)?(?! (?:your |the |my |these |this |our )?(?:decision|that|thanks|apolog\w+|regret\w*|wish\w*))",
        r"(?:this|it) (?:is|serves as) my (?:formal )?acceptance",
        r"count me in",
        r"i(?: will|'ll|’ll| would be (?:glad|happy) to) (?:gladly |happily )?(?:take the (?:job|position|role|offer)|join you)",
        r"(?:gladly|happily|delighted to|pleased to|happy to|pleasure,? (?:i|to)) accept",
        r"my answer is (?:a \w+ )?yes",
        r"i say yes",
        r"yes(?=[.!,])",
        r"(?:it is|it's|it’s) a yes",
        r"yes from me",
        r"acceptance of",
    ),
    decline=either(
        r"(?:has to|must|will|needs to) be (?:a )?no",
        r"declin(?:e|ing)",
        r"turn(?:ing)? (?:it|the offer|your offer|this) down",
        r"turn(?:ing)? down",
        r"(?:not|cannot|can't|can’t|unable|won't|won’t|not going) (?:be )?(?:able )?(?:to )?(?:be )?accept(?:ing)?",
        r"(?:have to|must|need to) (?:say|tell you) no",
        r"pass(?:ing)? on (?:it|(?:the|your|this) (?:offer|opportunity|one|role|position))",
        r"(?:go|going|gone) (?:with|for) (?:another|a different|the other)",
        r"my answer is (?:a \w+ )?no",
        r"decided against",
        r"(?:not|won't|won’t) be (?:joining|taking|coming)",
        r"(?:decided|chosen|going|choosing|prefer) to (?:stay|remain)",
        r"staying (?:where|put|with|on)",
        r"have accepted (?:another|a different)",
        r"not (?:to )?take (?:it|the (?:offer|role|position|job))",
    ),
    acknowledge=either(
        r"papers|documents|contract|envelope|letter",
        r"(?:letter|e-?mail|contract|offer|news) (?:\w+ )?(?:came|comes|arrived|is here|landed)",
        r"(?:received|has reached|have reached|arrived|has arrived|came through|in hand)",
        r"thank you (?:\w+ ){0,3}for (?:(?:the|your|this) (?:\w+ )?offer|offering)",
        r"your offer",
        r"thank\w*[^.!?\n]{0,40} offer",
    ),
    withdraw=either(
        r"withdraw(?:ing|al)?",
        r"take back my application",
        r"(?:no longer|not) (?:to )?(?:be considered|pursue|continue|go further)",
        r"step(?:ping)? (?:back|aside|away)",
        r"bow out",
        r"(?:remove|take|consider) (?:me|my \w+) (?:from|out of|off|withdrawn|no longer)",
        r"(?:not|n't|n’t) (?:\w+ ){0,2}(?:the )?right (?:\w+ ){0,2}for me",
        r"take (?:me|my name|my application) (?:off|out)",
        r"(?:not|won't|won’t|unable) (?:be )?(?:able )?(?:to )?(?:go on|go forward|move forward|proceed|going)",
    ),
    pay=either(
        r"salar(?:y|ies)",
        r"compensation",
        r"(?:the|my|your|better|higher|more|about|on|good|base|discuss|of) pay",
        r"pay (?:rise|raise|check|package|range|level)",
        r"paid (?:more|better|enough)",
        r"raise in pay",
        r"(?:my|the|your|higher|better) (?:wages?|raise)",
        r"(?:the|my|signing|annual|yearly) bonus(?:es)?",
        r"(?:the|my|more|better|good) money",
        r"remuneration",
        r"stock options",
    ),
    vocative=r"(?:[Tt]hank you|[Tt]hanks|[Mm]any thanks|[Rr]egards|[Hh]ello|[Hh]i)(?: again| so much| very much| once more)?,? (?P<name>{name})(?=[,.!?])",
    doubles=word_set("that had bye very so really no ha is"),
    loud=word_set(
        "very really please never always must love want need extremely absolutely definitely totally urgent important asap best great perfect amazing so not do thank"
    ),
    day_words=word_set("monday tuesday wednesday thursday friday saturday sunday yesterday today"),
    third_person=THIRD_PERSON,
    days=DayPatterns(
        date=re.compile(
            rf"\b(?P<weekday>{'|'.join(DAYS)})\b(?!s)|\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b|\b(?P<month2>{_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b",
        ),
        weekdays=tuple(day.casefold() for day in DAYS),
        months=tuple(month.casefold()[:3] for month in MONTHS),
        before=re.compile(
            r"\b(?:thank\w*|enjoy\w*|pleasure|nice|good|great|glad|delighted|conversation|interview\w*|meeting|met|call|chat|talk\w*|spoke|speaking|visit\w*|time|hour|"
            r"seeing|saw|together)(?: (?!want\b|start\w*\b|begin\b|about\b|how\b|that\b|what\b|which\b|who\b|where\b|when\b|if\b|because\b|until\b|by\b|before\b|after\b|since\b|(?:an?|any|each|every) $)[\w'’-]+){0,7}?"
            r"(?: on| last| this| from| of|,)?(?: the)? ?$",
            re.IGNORECASE,
        ),
        after=re.compile(r"['’]s (?:\w+ )?(?:interview|conversation|call|meeting|chat|visit|talk|discussion|panel)", re.IGNORECASE),
        of_position=re.compile(r"\babout (?:the|your|a|an) (?:[\w&/+-]+ ){1,4}(?:role|position|job|post|opening)\b"),
        ahead=either(r"look(?:ing)? forward", "will", "until", "would", "could", "next", "available", "free", "can", "hope", "by", "shall", "if"),
        decision=either(
            r"(?:you|they|we|he|she)(?: had| have|'d|'ve)? (?:said|mentioned|told|hoped|expected|planned|promised|named|indicated)[^.!?\n]*",
            r"(?:decision|answer|news|hear from you)[^.!?\n]{0,40}\b(?:by|before|until|on|was|were)",
        ),
    ),
    forms=Forms(disagrees=re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? ?(?:/|or) ?(?:Mr|Mrs|Ms|Miss)\b")),
    sorry=either(r"sorry", r"apolog\w+", r"forgive", r"hate to (?:bother|trouble|pester|disturb|ask)", r"a (?:nuisance|pest|bother)", r"excuse (?:my|the way)", r"pardon (?:my|me)", r"I regret (?:that|not|having|my)", r"excuse me", r"my fault", r"ashamed", r"embarrass\w*"),
    by_phone=either(
        r"(?:our|(?:thank\w*|enjoy\w*|pleasure|after|during|since) (?:\w+ ){0,3}(?:the|your)|(?:yester|to|mon|tues|wednes|thurs|fri)day['’]s|this (?:morning|afternoon)['’]s) (?:phone |telephone |video |zoom )?call",
        r"(?:talk\w*|spoke\w*|speak\w*|conversation|interview\w*|chat\w*|thank\w*)\b[^.!?\n]{0,40}\b(?:on|over|by) the (?:phone|telephone)", r"(?:our|your|my|today['’]s|yesterday['’]s|(?:thank\w*|enjoy\w*|pleasure|after|during|since) (?:\w+ ){0,3}(?:the|a|our|this)) (?:\w+ )?(?:phone|telephone|video|zoom|teams) (?:call|interview|conversation|chat|meeting)", r"video ?conference",
    ),
    on_site=either(
        r"(?:show(?:ing|ed)?|walk(?:ing|ed)?|tak(?:e|ing)|took) me (?:a?round|through the (?:office|building|plant|shop|ward|school|clinic|kitchen|warehouse))",
        r"(?:thank\w*|thanks)[^.!?\n]{0,40}\b(?:the|a|your) tour", r"(?:welcom\w*|hav(?:e|ing)|invit\w*) me (?:in|to|at) your (?:office|clinic|school|shop|kitchen|home|studio|plant)",
        r"(?:met|meet(?:ing)?|saw|see(?:ing)?) (?:you |everybody |everyone |the team )?in person(?= today| yesterday| this| on |[.,])", r"my visit (?:to|at)",
    ),
    named_position=re.compile(
        rf"\b(?:the|your|a|an) (?!(?:{_MONTH}|{'|'.join(DAYS)}|Grand|Christmas|Easter|Spring|Summer|Autumn|Fall|Winter) )"
        r"(?P<title>(?:[A-Z][\w&/+#.-]*|of|and|for)(?: (?:[A-Z][\w&/+#.-]*|of|and|for)){0,4}) (?:role|position|job|post|opening|vacancy)\b"
    ),
    condition=either(
        r"(?:accept|join|take|yes|acceptance|agree)\b(?:(?! and (?:I )?(?:will|shall|look|would))[^.!?\n]){0,90}\b(?:provided(?: that)?|providing|as long as|so long as|on (?:the )?condition|assuming|subject to|only if|if|once|as soon as|unless|pending|when the|on the understanding|depending on|in case)",
        r"(?:if|once|provided|as soon as|assuming)\b[^.!?\n]{0,80}, (?:then )?I(?: will|'ll|’ll| would|'d|’d| am| accept| can| shall)[^.!?\n]{0,30}(?:accept|join|sign|take|happy|glad)",
    ),
    until_when=either(
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", rf"(?:{_MONTH})\.? \d{{1,2}}", rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})", r"the \d{1,2}(?:st|nd|rd|th)", r"\d{1,2}[./]\d{1,2}", "tomorrow",
        r"(?:one|two|three|four|five|six|seven|ten|fourteen|a|another|\d+|another two|another three)(?: more| extra| further| working| business)? (?:days?|weeks?|hours?|fortnight|month)", r"end of (?:the|this|next) (?:week|month)", r"next (?:week|month)", r"the weekend",
    ),
    halfway=re.compile(
        r"\b(?:if|whether|when|that|because) (?:\w+ ){0,2}(?:we|I|you|they|it) (?:could|would|can|will|should|might|was|were|is|are)\.?$|"
        r"\b(?:was|were|is|are|the|a|an|of|with|for|because|by|from|which|that|and|or|but|to) (?:The|We|You|My|This|Your|Thank|It)\b(?! (?:Times|Hague))|\b(?:really|also|would)\.?$"
    ),
    alternatives=either(
        r"\w+/(?:the|your|our|my|a|an|this|that) \w+", r"s?he/s?he|his/hers?|him/her|her/(?:his|him)|Mr\.?/Mrs?\.?|Mrs?\.?/Ms\.?|Mr\.?/Ms\.?|Ms\.?/Mr\.?|sir/madam",
        r"(?:call|meeting|conversation|interview|team|company|role|position|job|office|time|offer|department|organi[sz]ation|chat|visit|discussion|opportunity|school|firm|you)/(?:call|meeting|conversation|interview|team|company|role|position|job|office|time|offer|department|organi[sz]ation|chat|visit|discussion|opportunity|school|firm|your \w+)",
        r"(?:today|yesterday|morning|afternoon|monday|tuesday|wednesday|thursday|friday)/(?:today|yesterday|morning|afternoon|monday|tuesday|wednesday|thursday|friday)", r"interested/excited|excited/interested|and/or",
    ),
)  # fmt: skip
