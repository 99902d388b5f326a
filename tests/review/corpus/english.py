"""Good notes in English."""

from __future__ import annotations

from tests.review.corpus.world import Good

NOTES = [
    Good("ana", "thank_you", 1, 1, "2026-11-20 09:00", "Thank you for Thursday: Data Engineer", """\
Dear Ana,

{t|Thank you for Thursday afternoon, and for letting me ask so much.} {c|I went back over my notes last night, and your list for the first ninety days is the page I marked: learn the dispatch floor first, change nothing for a month, then fix the alerts.}

{i|The Data Engineer role interests me more for it.} {f|For a port operator I built a pipeline much like yours, from the first sensor to the forecast, so the dispatch floor would feel familiar.}

If a sketch of that work would help, say so and I will send one.

Kind regards,
Kim Lee
"""),
    Good("tom", "thank_you", 2, 1, "2026-11-20 09:30", "The Data Engineer conversation", """\
Hi Tom,

{t|Thanks so much for making the time yesterday.} {c|Hearing how you took the nightly batches apart, one stream a week, with both paths running side by side until the numbers agreed, was the best part of my day.}

{f|At the port we moved the berth feed in the same way and kept the old job alive for a month; I still have the checklist.} {i|I'd love to do the Data Engineer job with people who work like that.}

Best,
Kim
"""),
    Good("mei", "thank_you", 3, 1, "2026-11-20 08:15", "Thank you, and a thought on the forecasts", """\
Dear Mei,

{t|It was a pleasure to meet you, and I am grateful that you stayed past the hour.} {c|The picture of a dispatcher glancing at a delay forecast for two seconds between calls has changed how I think about the whole screen.}

{f|My pipeline for the port operator ended in such a screen too, and the forecast only found its readers once we showed a range rather than a minute.}

{i|I left keener on the Data Engineer position than I came.} Please let me know if there is anything more I can tell you.

Warm regards,
Kim Lee
"""),
    Good("ravi", "thank_you", 4, 2, "2026-11-24 08:00", "Thank you: Platform Engineer at Vega", """\
Dear Ravi,

{t|Thank you for talking with me yesterday about the Platform Engineer role.} {c|Testing firmware on real lenses, with a robot arm that scratches one on purpose every hour, is the kind of honest test bench I have always wanted to see.}

{f|Hardware in the loop was my work for three years, mostly on pumps, where nothing was ever scratched on purpose.} {i|I would be delighted to bring that to Vega Optics.}

You mentioned that the arm drifts after a long weekend. I have an idea about that and would enjoy trading notes.

Kind regards,
Kim Lee
"""),
    Good("ravi-letter", "thank_you", 4, 2, "2026-11-24 08:00", "", """\
Kim Lee
+1 555 0100

24 November 2026

Ravi Shah
Vega Optics
12 Prism Way
Rochester

Dear Mr. Shah,

{t|Please accept my thanks for the time you gave me on Monday, and for the walk along the test benches.} It is one thing to read about the Platform Engineer position and another to stand beside the machines.

{c|What I keep coming back to is how you test firmware on real lenses rather than on a model of one. You said that the model had been right for two years and then wrong for one afternoon, and that this afternoon paid for all the glass.}

{f|Hardware in the loop has been my trade for three years, and I have had such an afternoon myself.} {i|It would please me very much to join Vega Optics and to help keep the next one short.}

Thank you once more. Should you wish to see the test plans I spoke of, I will gladly bring them along.

Yours sincerely,
Kim Lee
""", "letter"),
    Good("mei-card", "thank_you", 3, 1, "2026-11-20 08:15", "", """\
Dear Mei,

{t|Thank you for a lively hour on Thursday.} {c|Two seconds between calls: I will never look at a delay forecast in the same way again.} {i|I would love to build for your dispatchers as your next Data Engineer.}

Warmly,
Kim
""", "card"),
    Good("priya", "thank_you", 12, 6, "2026-11-19 09:00", "For Priya Nair: thank you for Wednesday", """\
Hello Felix,

Would you pass this on to Priya? Thank you for arranging it all.

* * *

Dear Priya,

{t|Thank you for Wednesday's conversation about the Analytics Lead position.} {c|I had never heard anybody argue so well for measuring churn by the week: fewer customers in each bucket, but a face to every one of them.}

{i|That is a place where I would like to work, and to lead.} {f|My last team reported by the quarter, and half of what we explained was only the calendar.}

Kind regards,
Kim Lee
"""),
    Good("hugo", "thank_you", 13, 7, "2026-11-10 09:00", "Thank you for lunch: Tools Developer", """\
Dear Hugo,

{t|Many thanks for lunch yesterday, and for the tour of the basement.} {c|A whole newspaper's archive search on the one machine beneath your desk, because nobody dares to unplug it: I have told the story twice already.}

{i|The Tools Developer job appeals to me for just such reasons.} {f|In my spare time I keep a parish register searchable for forty family historians, and I know how much can hang on one quiet box.}

Perhaps I may come by again and read the start-up script with you?

Best wishes,
Kim Lee
"""),
    Good("omar", "thank_you", 15, 9, "2026-11-25 09:00", "Thank you: the Consultant role", """\
Dear Omar,

{t|I appreciated our call on Tuesday morning.} {c|That port calls lead the freight rates by nine days, and the rates lead the newspapers by another ten, explains a good deal that had puzzled me.}

{i|The Consultant role sounds like the right next step for me, and I would be glad to take it.} {f|Years of cleaning vessel data have taught me which calls are real and which are somebody's typing.}

Thank you again for your time and your patience with my questions.

Kind regards,
Kim Lee
"""),
    Good("nora-inquiry", "inquiry", 10, 5, "2026-11-23 10:00", "The Senior Developer role", """\
Dear Nora,

Our talk about grid forecasts in winter is still on my mind, and so is the Senior Developer role. You had hoped to decide by last Wednesday.

{a|Is there anything you can tell me yet?} {a|I would be glad of a word, whichever way it goes.}

{t|Thank you for considering me.} I remain very interested in working with you.

Kind regards,
Kim Lee
"""),
    Good("hugo-inquiry", "inquiry", 13, 7, "2026-11-17 10:00", "Tools Developer: a question", """\
Dear Hugo,

{t|I owe you thanks for the lunch we had on the ninth, and for showing me the machine beneath your desk; they come late, but they are meant.}

Since then I have thought a good deal about the Tools Developer job. {a|May I ask how things stand, and when you expect to decide?} {a|If you need anything else from me, please let me know.}

With best wishes,
Kim Lee
"""),
    Good("ravi-second", "second_conversation", 4, 2, "2026-11-25 10:00", "Platform Engineer: could we talk once more?", """\
Dear Ravi,

{t|Thank you again for Monday.} I have been turning over the drift of the robot arm, and I believe I can see where it comes from.

{a|Could we talk once more, for half an hour, whenever it suits you?} {b|I would bring a page of measurements, so that you could judge how I go about a Platform Engineer's problem rather than how I talk about one.}

My interest is as strong as it was.

Kind regards,
Kim Lee
"""),
    Good("mei-second", "second_conversation", 3, 1, "2026-11-24 09:00", "A second conversation, if it helps", """\
Dear Mei,

{t|Thank you for the time you gave me last week.} One question of yours I answered badly: how a Data Engineer learns what dispatchers need.

{a|Would you have twenty minutes for a second conversation?} {b|It would give you a better answer, and I could show you the sketches that I made with two dispatchers I know.}

If the week is full, I understand.

Kind regards,
Kim Lee
"""),
    Good("grace", "keep_in_touch", 8, None, "2026-11-24 10:00", "Hello from Kim", """\
Dear Grace,

{m|We met in May, at the data meet-up, in the queue for the one working coffee machine.} You told me to write down every question that I could not answer in an interview; the notebook is nearly full.

How are you, and did the move to the new office go well? I would enjoy hearing about it.

Best wishes,
Kim Lee
"""),
    Good("grace-thanks", "keep_in_touch", 8, None, "2026-11-25 10:00", "Your advice worked", """\
Hi Grace,

{m|You may remember our talk at the meet-up in May.} I followed your advice about the portfolio, threw out half of it, and have had four interviews since.

What are you working on these days? If I can ever return the favour, please ask.

Warmly,
Kim
"""),
    Good("ravi-ack", "offer_acknowledgement", 4, 2, "2026-12-02 09:00", "Your offer: Platform Engineer", """\
Dear Ravi,

{t|Thank you for the good news.} {s|I have received the offer for the Platform Engineer position} and read it twice, smiling.

You will have my answer by Friday, 11 December. If a question comes up before then, I will write to you.

Kind regards,
Kim Lee
"""),
    Good("omar-ack", "offer_acknowledgement", 15, 9, "2026-12-01 09:00", "The Consultant offer has arrived", """\
Dear Omar,

{t|Many thanks for your confidence in me.} {s|Your offer for the Consultant role reached me yesterday evening.}

I would like to read it through with care and will come back to you by Monday, 14 December, at the latest.

Best regards,
Kim Lee
"""),
    Good("ravi-yes", "offer_acceptance", 4, 2, "2026-12-02 09:00", "Platform Engineer: yes", """\
Dear Ravi,

{s|I am very happy to accept the position of Platform Engineer.} {t|Thank you, and please thank the others for me.}

As we discussed, I could begin on 11 January. Please tell me what you need in the meantime. I look forward to the robot arm.

Kind regards,
Kim Lee
"""),
    Good("omar-yes", "offer_acceptance", 15, 9, "2026-12-02 09:00", "My answer to your offer: Consultant", """\
Dear Omar,

{t|Thank you for offering me the Consultant role.} {s|My answer is yes: I gladly accept.}

The contract will be back with you tomorrow, signed. I have told the other companies so that nobody waits for me.

Best regards,
Kim Lee
"""),
    Good("ravi-no", "offer_decline", 4, 2, "2026-12-02 09:00", "The Platform Engineer offer", """\
Dear Ravi,

{t|Thank you for the offer, and for all the care that you and your colleagues took over it.} {s|After a long weekend's thinking I have decided to decline the Platform Engineer position.}

It comes down to the distance: I cannot ask my family to move this year. I enjoyed every one of our conversations and hope that we meet again.

Kind regards,
Kim Lee
"""),
    Good("omar-no", "offer_decline", 15, 9, "2026-12-02 09:00", "Your offer, and my answer", """\
Dear Omar,

{t|I am grateful for the offer of the Consultant role, and honoured by it.} {s|It is with regret that I must decline.} I have found a position closer to engineering, which is where I feel at home.

I hope that our paths cross again, perhaps over port calls.

With best wishes,
Kim Lee
"""),
    Good("ravi-time", "extension_request", 4, 2, "2026-12-02 09:00", "Platform Engineer: may I answer on the 16th?", """\
Dear Ravi,

{t|Thank you again for the Platform Engineer offer; it means a lot to me.} {a|Could you give me until Wednesday, 16 December, to answer?} My partner is abroad until the 14th, and this is a decision for two.

If that upsets your plans, tell me, and I will find another way.

Kind regards,
Kim Lee
"""),
    Good("elif-out", "withdrawal", 16, 10, "2026-11-24 10:00", "Systems Engineer: my application", """\
Dear Elif,

{t|Thank you for the hour you gave me, and for the signals that fail safe; I have explained them to everybody at home.} {s|I am writing to withdraw my application for the Systems Engineer position}, since I have accepted a position near my family.

I wish you and the whole depot the very best.

Kind regards,
Kim Lee
"""),
    Good("nora-out", "withdrawal", 10, 5, "2026-11-24 10:00", "Senior Developer: withdrawing", """\
Dear Nora,

{s|I have decided to withdraw from the process for the Senior Developer role.} My plans have changed, and I do not want to take up more of your time.

{t|Thank you for the friendly welcome and for an hour on winter forecasts that I will not forget.}

Best wishes,
Kim Lee
"""),
]  # fmt: skip
