"""Good notes as other people would write them: shorter, warmer, stiffer, less tidy."""

from __future__ import annotations

from tests.review.corpus.world import Good

NOTES = [
    Good("thank-you-1", "thank_you", 1, 1, "2026-11-20 09:00", 'Great speaking with you yesterday', """\
Hi Ana,

Thanks again for meeting with me yesterday to talk about the data engineer opening at Nimbus Freight. I really enjoyed hearing your perspective on what success looks like in the first 90 days, and I appreciated how candid you were about the on-call load!

Given my background building forecasting pipelines for a port operator, I'm confident I could ramp up quickly. I'm excited about the possibility of joining the team.

Please let me know if there's anything else you need from me. Have a great weekend!

Best,
Kim
"""),
    Good("thank-you-2", "thank_you", 2, 1, "2026-11-20 09:00", 'Thank you', """\
Dear Mr. Okafor:

I want to thank you for the time you spent with me on Thursday. I enjoyed our conversation, and I was impressed by the way the move to streaming has been staged. I believe that my experience with similar pipelines would let me contribute from day one.

The Data Engineer position is of great interest to me, and I look forward to hearing from you.

Sincerely,

Kim Lee
+1 555 0100
"""),
    Good("thank-you-3", "thank_you", 4, 2, "2026-11-24 09:00", 'Platform Engineer: thank you for yesterday', """\
Good morning Ravi,

What a morning that was. Thank you! I went home with my head full of lenses. I keep asking myself whether one could test the coating at night, too, when the lab is dark and the lamps are off.

That is the job for me, and I want it: hardware in the loop was all I did between 2019 and 2022.

If Helen has questions about my references, she can call me at any time.

Kim
"""),
    Good("thank-you-4", "thank_you", 3, 1, "2026-11-20 09:00", 'Data Engineer interview', """\
Hello Mei,

It was lovely to meet you, Tom and Ana on Thursday – thank you for making me feel so welcome. Your story about the dispatcher who prints every forecast and pins it to the wall made me laugh, and think.

I'd love to work on that wall with you. Following the interview, I'm convinced that the Data Engineer role is a good match for what I do best: turning messy port data into something people can read at a glance.

Thanks again, and do say hello to the others,
Kim
"""),
    Good("inquiry-5", "inquiry", 10, 5, "2026-11-24 10:00", 'Checking on the Senior Developer position', """\
Dear Nora,

I hope you are well. I wanted to ask whether you have been able to make a decision about the Senior Developer position we discussed on November 5. I remain very interested, and I would be happy to provide any further information.

Thank you for your time and consideration.

Best regards,
Kim Lee
"""),
    Good("inquiry-6", "inquiry", 13, 7, "2026-11-17 10:00", 'Tools Developer', """\
Hi Hugo,

thanks so much for lunch last week! I wonder how the search for your Tools Developer is going. When do you think you'll know more?

No rush at all - I know the Saturday edition eats everybody's Friday.

Best
Kim
"""),
    Good("offer-acceptance-7", "offer_acceptance", 4, 2, "2026-12-02 09:00", 'Offer accepted', """\
Hi Ravi,

I'm thrilled to formally accept your offer for the Platform Engineer position with a salary of 92,000 and a start date of January 11. Thank you so much for this opportunity!

Best,
Kim
"""),
    Good("offer-decline-8", "offer_decline", 15, 9, "2026-12-02 09:00", 'Consultant position', """\
Dear Omar,

Thank you very much for offering me the position of Consultant. I really appreciate it. Unfortunately, I won't be able to accept your offer because I have accepted a role elsewhere. It was a difficult decision.

All the best,
Kim
"""),
    Good("withdrawal-9", "withdrawal", 16, 10, "2026-11-24 10:00", 'Withdrawing', """\
Dear Elif,

Thank you so much for your time last week. I'd like to let you know that I've decided to step away from the process for the Systems Engineer role, as I've taken a job closer to home.

I wish you the best in finding the right person.

Kind regards
Kim
"""),
    Good("thank-you-10", "thank_you", 5, 3, "2026-11-17 20:00", 'Vielen Dank', """\
Liebe Frau Brandt,

herzlichen Dank für das nette Gespräch heute! Besonders spannend fand ich, wie Sie das Thema Patientenakte angehen. Die Aufgaben als Backend-Entwicklerin passen sehr gut zu meinem Profil, da ich bereits zwei Jahre Erfahrung mit Klinik-Schnittstellen mitbringe.

Ich freue mich auf Ihre Rückmeldung und stehe für Fragen gerne zur Verfügung.

Mit besten Grüßen
Kim Lee
"""),
    Good("inquiry-11", "inquiry", 14, 8, "2026-11-17 10:00", 'Nachfrage zu meiner Bewerbung als Controllerin', """\
Sehr geehrte Frau Stein,

vor zwei Wochen hatte ich das Vergnügen, mit Ihnen über die Position der Controllerin zu sprechen. Da mein Interesse unverändert groß ist, möchte ich mich höflich nach dem Stand des Verfahrens erkundigen.

Vielen Dank im Voraus und freundliche Grüße
Kim Lee
"""),
    Good("offer-acceptance-12", "offer_acceptance", 7, 4, "2026-12-02 09:00", 'Zusage', """\
Liebe Frau Kroll,

ich freue mich riesig und nehme Ihr Angebot als Projektleiter gerne an! Den Vertrag schicke ich Ihnen morgen zu. Danke für das Vertrauen!

Herzliche Grüße
Kim Lee
"""),
    Good("keep-in-touch-13", "keep_in_touch", 8, None, "2026-11-24 10:00", 'Catching up', """\
Hi Grace,

it has been a while since our coffee in the spring. I thought of you when I read about the new transit data portal; it has your fingerprints all over it.

I have started interviewing again, mostly for data roles in logistics. Would you be up for a walk some time next week?

Kim
"""),
    Good("second-conversation-14", "second_conversation", 4, 2, "2026-11-25 10:00", 'A follow-up chat?', """\
Hi Ravi,

Thank you for Monday. Since then I've sketched how the scratch test for the Platform Engineer's bench could run unattended, and I'd really like to show it to you.

Would 20 minutes on Thursday or Friday work? I think it would give you a clearer idea of how I approach problems than any answer I gave.

Thanks,
Kim
"""),
    Good("extension-request-15", "extension_request", 4, 2, "2026-12-02 09:00", 'Your offer', """\
Dear Ravi,

Thank you again for the offer. I'm very excited about the Platform Engineer role. I was wondering if it would be possible to have a few more days to decide, until December 16.

I appreciate your understanding.

Kim
"""),
    Good("thank-you-16", "thank_you", 1, 1, "2026-11-20 09:00", 'Thank you', """\
Dear Ana and Tom,

Thank you both for the panel on Thursday. The first ninety days you sketched between you, with Tom on the streams and Ana on the people, sound like work I would enjoy, and I would be proud to be your Data Engineer.

All my best,
Kim
"""),
    Good("thank-you-17", "thank_you", 15, 9, "2026-11-25 09:00", 'Thanks for the call', """\
Omar -

Thanks for the call yesterday. Port calls as a leading indicator: I had never thought of it, and now I cannot stop checking the harbour page. Consultant or not, I learned something.

I'm very much still interested. If you want a second opinion on the Rotterdam numbers, send them over.

Kim
"""),
    Good("thank-you-18", "thank_you", 16, 10, "2026-11-13 09:00", 'Systems Engineer interview', """\
Dear Ms Demir,

Thank you for the tour of the signal box. When the lamp went out and every signal dropped to red by itself, I understood in one second what I had read about for years.

My six years in test automation have prepared me well for the Systems Engineer role, and I would welcome the opportunity to bring them to Northgate Rail. Thank you also to Mark and Grace at reception, who found my umbrella.

Yours faithfully,
Kim Lee
"""),
    Good("thank-you-19", "thank_you", 13, 7, "2026-11-10 09:00", 'Lunch at The Anchor', """\
Dear Hugo,

What a pleasure to meet you, and thank you for lunch! I have been telling everybody about the machine under your desk; my sister, who runs a library in Ghent, wants to see it.

As for the Tools Developer role: yes, please. I love small tools with many users.

See you soon, I hope,
Kim
"""),
    Good("thank-you-20", "thank_you", 12, 6, "2026-11-19 09:00", 'For Priya', """\
Hi Felix,

Could you forward this to Priya? Thanks!

Dear Priya,

Thank you for yesterday's conversation about the Analytics Lead role. Measuring churn by the week is such a clear idea that I wonder why nobody else does it, and I would love to help you carry it further.

Best wishes,
Kim
"""),
    Good("offer-acknowledgement-21", "offer_acknowledgement", 4, 2, "2026-12-02 09:00", 'Your offer', """\
Hi Ravi,

Thanks so much for the offer for the Platform Engineer role! I'm over the moon. Let me talk it through at home and get back to you by the end of next week.

Kim
"""),
    Good("offer-decline-22", "offer_decline", 4, 2, "2026-12-02 09:00", 'Platform Engineer', """\
Dear Ravi,

I have given your offer of the Platform Engineer position a great deal of thought. In the end I have decided to stay where I am, and so I will not be joining Vega Optics. Thank you for everything; I hope you will accept my apologies for the long wait.

Kim Lee
"""),
    Good("offer-acceptance-23", "offer_acceptance", 15, 9, "2026-12-02 09:00", "Consultant: I'm in", """\
Dear Omar,

I would be delighted to take the Consultant position, and hereby accept it on the terms in your letter. I have turned down two other offers this morning without a second thought.

Thank you, and see you in January.

Kim
"""),
    Good("withdrawal-24", "withdrawal", 10, 5, "2026-11-24 10:00", 'Senior Developer', """\
Hi Nora,

thank you for your patience with my many questions. I've had to take a hard look at the months ahead and won't be able to go on with the Senior Developer process, so please take my name off the list.

All the best for the winter,
Kim
"""),
    Good("inquiry-25", "inquiry", 10, 5, "2026-11-24 10:00", 'Senior Developer', """\
Dear Nora,

Thank you again for meeting me on 5 November. Since you expected to decide around the 18th, I'm curious how things look. I'd be grateful for a short update when you have a moment.

Best wishes,
Kim
"""),
    Good("keep-in-touch-26", "keep_in_touch", 8, None, "2026-11-24 10:00", 'Long time', """\
Dear Grace,

The last time we saw each other you were about to move to the harbour office. Did you?

I am in town on the 3rd. Coffee?

Kim
"""),
    Good("thank-you-27", "thank_you", 6, 3, "2026-11-18 08:00", 'Danke', """\
Hallo Herr Weber,

danke für das gute Gespräch gestern. Pair Programming am ersten Tag, das hat mir gefallen. Ich habe danach gleich meinen alten Kollegen angerufen und ihm davon erzählt.

Auf die Stelle als Backend-Entwicklerin hätte ich große Lust. Melden Sie sich gern, wenn noch etwas fehlt.

Schöne Grüße
Kim Lee
"""),
    Good("thank-you-28", "thank_you", 14, 8, "2026-11-04 02:00", 'Unser Gespräch', """\
Liebe Jutta,

danke dir für das Gespräch gestern! Der Monatsabschluss in drei Tagen hat mich beeindruckt, und ich kann mir gut vorstellen, als Controllerin bei euch anzufangen. Ich bringe fünf Jahre Erfahrung mit Rückstellungen mit.

Liebe Grüße
Kim
"""),
    Good("offer-decline-29", "offer_decline", 7, 4, "2026-12-02 09:00", 'Ihr Angebot', """\
Sehr geehrte Frau Kroll,

vielen Dank für Ihr Angebot, Projektleiter bei Ihnen zu werden. Leider muss ich Ihnen absagen, da ich mich für eine andere Stelle entschieden habe. Ich nehme an, dass Sie enttäuscht sind; herzlichen Dank an Ihr Team für alles.

Freundliche Grüße
Kim Lee
"""),
    Good("offer-acceptance-30", "offer_acceptance", 7, 4, "2026-12-02 09:00", 'Vertrag', """\
Guten Morgen Frau Kroll,

ja! Ich freue mich sehr, als Projektleiter bei Tannhof anzufangen, und sage Ihnen hiermit verbindlich zu. Vielen Dank für die guten Gespräche. Den anderen Firmen habe ich heute abgesagt.

Viele Grüße
Kim Lee
"""),
    Good("extension-request-31", "extension_request", 7, 4, "2026-12-02 09:00", 'Ihr Angebot', """\
Sehr geehrte Frau Kroll,

vielen Dank für Ihr Angebot als Projektleiter. Könnte ich Ihnen eventuell erst am 14. Dezember Bescheid geben? Meine Frau ist bis dahin im Ausland.

Freundliche Grüße
Kim Lee
"""),
    Good("second-conversation-32", "second_conversation", 7, 4, "2026-11-16 09:00", 'Projektleiter', """\
Sehr geehrte Frau Kroll,

herzlichen Dank für Ihre Zeit am Dienstag. Mir ist zur Inbetriebnahme in Polen noch einiges eingefallen, das für Ihre Planung als auch für die Besetzung der Stelle als Projektleiter wichtig sein dürfte. Dürfte ich es Ihnen bei einem Kaffee vorstellen?

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("thank-you-33", "thank_you", 1, 1, "2026-11-20 09:00", 'Following our conversation on the Data Engineer post', """\
Dear Ana,

It was kind of you to see me on Thursday. I had expected an examination and got a proper discussion; by the time we reached the alerts I had quite forgotten to be nervous.

Two thoughts on what you asked:

- The dispatch floor first, yes. I would want a week of night shifts, too.
- The first alert I would mute is the one nobody has opened since March.

Much of this I learned the hard way with the port operator, where we went from sensor to forecast in a single pipeline. I do hope to have the chance to do it again, with you.

With kind regards,
Kim Lee
"""),
    Good("thank-you-34", "thank_you", 2, 1, "2026-11-20 12:00", 'Thanks, Tom!', """\
Tom,

Thanks a million for Thursday. I've been reading up on exactly-once delivery ever since you drew that triangle, and I think I finally get why you gave up on it for the streaming move.

Really hope we get to work together on this. Data Engineer at Nimbus would be a dream.

Cheers,
Kim
"""),
    Good("thank-you-35", "thank_you", 4, 2, "2026-11-24 09:00", 'Vega Optics', """\
Dear Ravi,

I am writing to express my sincere gratitude for the opportunity to interview for the position of Platform Engineer. Our discussion of firmware testing was both instructive and enjoyable, and it has reinforced my enthusiasm for the position.

As we discussed, I spent three years on hardware-in-the-loop systems, and I am certain that this would be of value to Vega Optics.

I look forward to the next steps.

Respectfully,
Kim Lee
"""),
    Good("thank-you-36", "thank_you", 13, 7, "2026-11-10 09:00", 'Monday', """\
Hugo, hello.

Thank you for Monday. Somewhere between the soup and the archive search I decided that this is where I want to spend the next ten years, preferably as your Tools Developer, preferably near that machine.

I promise not to unplug it.

Kim
"""),
    Good("inquiry-37", "inquiry", 13, 7, "2026-11-18 10:00", 'Tools Developer role', """\
Dear Hugo,

Two weeks ago you were good enough to give me lunch, and I never wrote to thank you; please forgive me. The Tools Developer role remains my first choice.

If there is anything you can share about the timeline, I would appreciate it.

Kind regards,
Kim
"""),
    Good("inquiry-38", "inquiry", 10, 5, "2026-11-25 10:00", 'Senior Developer - timeline', """\
Hi Nora,

Just a short note to say I'm still very keen on the Senior Developer role. Any idea when you'll be making a decision? Thanks for keeping me in the loop.

Kim
"""),
    Good("second-conversation-39", "second_conversation", 15, 9, "2026-11-30 10:00", 'Consultant', """\
Dear Omar,

Thank you again for the call. I left out the most useful thing I know: how the pilots' strike shows up in port calls four days early.

May I show you? I could come by your office this week, and you would have something for your own clients either way. Consultant or not, I think you'd enjoy it.

Kim
"""),
    Good("offer-acknowledgement-40", "offer_acknowledgement", 15, 9, "2026-12-01 09:00", 'Your letter', """\
Dear Omar,

Your letter came this morning, and with it the best news of the month. Thank you! Please give me until the 10th to think about the Consultant position properly.

Kim
"""),
    Good("offer-acceptance-41", "offer_acceptance", 15, 9, "2026-12-02 09:00", 'Yes', """\
Dear Omar,

Yes. With the greatest pleasure. Thank you for asking me to be your Consultant; I could not be happier, and I start counting the days now.

Kim
"""),
    Good("offer-decline-42", "offer_decline", 4, 2, "2026-12-02 09:00", 'Your offer', """\
Hi Ravi,

This is a hard email to write. Vega is a wonderful place, and the Platform Engineer job is one I would have taken in any other year. But I'm going to have to turn it down: my mother is unwell, and I need to be closer to her.

Thank you so much, and I really do hope our paths cross again.

Kim
"""),
    Good("extension-request-43", "extension_request", 15, 9, "2026-12-01 09:00", 'A few more days?', """\
Dear Omar,

Thank you for the generous offer. I would like to give the Consultant role the consideration it deserves, and so I would be grateful for another week before I answer: until Monday the 21st, if that is at all possible.

Warm regards,
Kim
"""),
    Good("withdrawal-44", "withdrawal", 16, 10, "2026-11-24 10:00", 'Systems Engineer application', """\
Dear Elif,

Following our meeting I have thought carefully about the Systems Engineer role, and I have come to the conclusion that it isn't the right one for me. Please remove me from consideration. I truly valued the afternoon you gave me, thank you.

Kim Lee
"""),
    Good("keep-in-touch-45", "keep_in_touch", 8, None, "2026-11-24 10:00", 'Hi!', """\
Hi Grace,

Kim here, from the meet-up. I finally read the book you recommended and have opinions! Lunch one of these days?

Hope all is well with you and the dog.

Kim
"""),
    Good("thank-you-46", "thank_you", 5, 3, "2026-11-18 08:00", 'Dankeschön', """\
Guten Tag Frau Brandt,

ich möchte mich herzlich für das gestrige Vorstellungsgespräch bedanken. Ihre Ausführungen zur gemeinsamen Patientenakte haben mich überzeugt, dass ich mich als Backend-Entwicklerin bei Ihnen fachlich und menschlich wohlfühlen würde.

Meine Kenntnisse aus der Klinik-IT bringe ich gerne ein.

Über eine positive Rückmeldung freue ich mich sehr.

Mit freundlichem Gruß
Kim Lee
"""),
    Good("inquiry-47", "inquiry", 7, 4, "2026-11-20 10:00", 'Bewerbung als Projektleiter', """\
Sehr geehrte Frau Kroll,

am 10. November durfte ich mich bei Ihnen für die Stelle als Projektleiter vorstellen, wofür ich mich nochmals bedanke. Gerne wüsste ich, ob Sie inzwischen zu einer Entscheidung gekommen sind.

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("offer-decline-48", "offer_decline", 7, 4, "2026-12-02 09:00", 'Ihr Angebot vom 30. November', """\
Sehr geehrte Frau Kroll,

haben Sie herzlichen Dank für das Angebot und das Vertrauen. Die Entscheidung ist mir sehr schwergefallen, doch ich werde die Stelle als Projektleiter nicht antreten, weil ich meiner jetzigen Firma noch ein Jahr zugesagt habe.

Alles Gute für Sie und die Anlage
Kim Lee
"""),
    Good("withdrawal-49", "withdrawal", 5, 3, "2026-11-23 10:00", 'Bewerbung', """\
Liebe Frau Brandt,

leider muss ich Ihnen mitteilen, dass ich für die Stelle als Backend-Entwicklerin nicht mehr zur Verfügung stehe. Vielen Dank für Ihre Zeit und das freundliche Gespräch.

Beste Grüße
Kim Lee
"""),
    Good("keep-in-touch-50", "keep_in_touch", 11, None, "2026-11-24 10:00", 'Neues aus dem Norden', """\
Lieber Herr Meier,

seit Hannover ist ein halbes Jahr vergangen, und ich wollte endlich erzählen, dass es mit der Inbetriebnahme geklappt hat, von der ich am Stand geschwärmt habe.

Wie läuft es bei Ihnen?

Herzliche Grüße
Kim Lee
"""),
    Good("thank-you-51", "thank_you", 3, 1, "2026-11-20 09:00", "Yesterday's panel", """\
Dear Mei,

Thank you for yesterday; it was a joy. You asked why a forecast should ever be wrong on purpose, and I gave a poor answer; the better one is that dispatchers plan around the worst case, so showing them the mean does them no favour.

I am still turning over that question, and the ninety minutes that flew by. I'd be honoured to be the Data Engineer who gets to answer the next one.

Kim Lee
"""),
    Good("thank-you-52", "thank_you", 16, 10, "2026-11-13 08:00", 'Signals', """\
Hi Elif,

Many thanks for having me over. The old relay room is the most beautiful thing I have seen this year, and I say that as somebody who went to Venice in spring.

What you told me about failing safe, and about the one night it didn't, explains why the Systems Engineer job needs patience more than speed. Patience I have. Count on my interest.

Best,
Kim
"""),
    Good("thank-you-53", "thank_you", 15, 9, "2026-11-25 08:00", '', """\
Dear Mr. Haddad,

Thank you for the courtesy you showed me on the telephone. I was fascinated to learn how port calls anticipate the indices, and grateful for your frankness about the travel involved in the Consultant role.

I remain most interested, and available at your convenience for any further discussion.

Yours truly,
Kim Lee
""", "letter"),
    Good("thank-you-54", "thank_you", 12, 6, "2026-11-19 10:00", 'Thank you, Priya', """\
Hello Priya,

Felix was kind enough to pass this on. Thank you for our talk on Wednesday! I keep redrawing the weekly churn chart you showed me, now with holidays taken out, and it gets more interesting each time.

Being Analytics Lead at Tideline sounds like great fun to me, and like a lot of work, in that order.

Kim
"""),
    Good("inquiry-55", "inquiry", 10, 5, "2026-11-26 10:00", 'Quick question', """\
Hi Nora,

Hope the first snow didn't take the grid down! I've been thinking about our chat and wanted to see where you are with the Senior Developer hire.

Thanks, and all good wishes,
Kim
"""),
    Good("inquiry-56", "inquiry", 13, 7, "2026-11-19 10:00", 'Tools Developer', """\
Dear Hugo,

It has been ten days since our lunch, for which I thank you once more. Have you come to a decision on the Tools Developer post? If it helps, I can come in on any afternoon.

With best wishes
Kim Lee
"""),
    Good("offer-acceptance-57", "offer_acceptance", 4, 2, "2026-12-02 09:00", 'Re: Offer', """\
Ravi!

It's a yes from me. I'll sign the Platform Engineer contract tonight and post it first thing tomorrow. Thank you, thank you, thank you.

Kim
"""),
    Good("offer-decline-58", "offer_decline", 15, 9, "2026-12-02 09:00", 'Consultant', """\
Dear Omar,

I have read your offer many times, and I'm grateful for it. Still, my answer has to be no. The travel you described for the Consultant role is more than I can take on with two small children.

I'd like to keep in touch.

Kim
"""),
    Good("withdrawal-59", "withdrawal", 10, 5, "2026-11-24 10:00", 'Senior Developer role', """\
Dear Nora,

I wanted you to hear it from me first: I have taken a job in Bergen, and so I'm withdrawing from the Senior Developer process. You were wonderful to talk to. Thanks for everything.

Kim
"""),
    Good("extension-request-60", "extension_request", 4, 2, "2026-12-02 09:00", 'Timing of my answer', """\
Hi Ravi,

I can't thank you enough for the offer. I do have one request. Another process ends on the 17th, and in fairness to everyone I'd like to hear them out before I say yes to the Platform Engineer role. Is the 18th possible?

Kim
"""),
    Good("second-conversation-61", "second_conversation", 10, 5, "2026-11-10 10:00", 'Senior Developer', """\
Dear Nora,

Thank you for Thursday. I realised on the train that I never answered your question about migrating the forecast jobs, and I have a proper answer now, with numbers.

Could I ring you for ten minutes this week? It might save your team a few surprises, whoever gets the Senior Developer job.

Kim Lee
"""),
    Good("offer-acknowledgement-62", "offer_acknowledgement", 4, 2, "2026-12-02 09:00", 'Offer', """\
Dear Ravi,

What a lovely envelope to find on the doormat. Thank you. I'll go through the Platform Engineer papers at the weekend, and I'll let you know on Monday.

Kim
"""),
    Good("keep-in-touch-63", "keep_in_touch", 8, None, "2026-11-24 10:00", 'A year on', """\
Dear Grace,

You probably won't recall, but you sat next to me at the data meet-up in May and told me to stop apologising for my SQL. I have. It helped.

What's keeping you busy?

Kim
"""),
    Good("thank-you-64", "thank_you", 7, 4, "2026-11-10 20:00", 'Besten Dank', """\
Sehr geehrte Frau Kroll,

für die Führung durch die Halle und das ausführliche Gespräch bedanke ich mich sehr. Die Geschichte der Inbetriebnahme in Polen hat mir gezeigt, worauf es bei Ihnen ankommt: rechtzeitig anrufen, auch wenn es peinlich ist.

Als Projektleiter würde ich genau das tun. Ich hoffe, wir sehen uns wieder.

Mit freundlichen Grüssen
Kim Lee
"""),
    Good("inquiry-65", "inquiry", 14, 8, "2026-11-18 10:00", 'Controllerin', """\
Liebe Frau Stein,

ich hoffe, der Abschluss ist gut gelaufen. Haben Sie sich wegen der Stelle als Controllerin schon entschieden? Falls noch etwas fehlt, reiche ich es gern nach.

Danke und viele Grüße
Kim Lee
"""),
    Good("offer-acceptance-66", "offer_acceptance", 7, 4, "2026-12-02 09:00", 'Ja!', """\
Liebe Frau Kroll,

mit großer Freude bestätige ich, dass ich die Position als Projektleiter zum 11. Januar antrete. Danke für das Vertrauen und die angenehmen Gespräche.

Herzliche Grüße
Kim Lee
"""),
    Good("offer-acknowledgement-67", "offer_acknowledgement", 7, 4, "2026-12-01 09:00", 'Ihr Angebot', """\
Sehr geehrte Frau Kroll,

heute lag Ihr Angebot im Briefkasten, vielen Dank! Ich sehe mir die Unterlagen zur Stelle als Projektleiter in Ruhe an und melde mich bis nächsten Mittwoch.

Mit freundlichen Grüßen
Kim Lee
"""),
    Good("withdrawal-68", "withdrawal", 14, 8, "2026-11-18 10:00", 'Absage', """\
Sehr geehrte Frau Stein,

nach reiflicher Überlegung habe ich mich gegen einen Wechsel entschieden und bitte Sie, meine Bewerbung als Controllerin nicht weiter zu berücksichtigen. Für das offene Gespräch danke ich Ihnen.

Freundliche Grüße
Kim Lee
"""),
    Good("my-old-teacher", "thank_you", 15, 9, "2026-11-25 09:00", "Thank you for yesterday: Consultant", """\
Dear Omar,

Thank you for yesterday's call about the Consultant position. Port calls as a leading indicator would have delighted my old teacher of statistics: she used to count lorries from her kitchen window and was right about every recession.

I have her notebooks still, and would be very glad to put what she taught me to use at Harbor Analytics.

Kind regards,
Kim Lee
"""),
    Good("a-customer-of-mine", "thank_you", 10, 5, "2026-11-06 09:00", "Thank you: Senior Developer", """\
Dear Nora,

Thank you for talking with me yesterday about the Senior Developer role, and above all about grid forecasts in winter. A customer of mine once switched off a village by mistake; he has read every forecast twice since, and I with him.

I would love to join Solstice Energy and make the second reading unnecessary.

Best wishes,
Kim Lee
"""),
]  # fmt: skip
