"""Another book, and good notes in English by another hand: nothing in the rules was fitted to them beforehand."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from tests.domain.build import at, book_of
from tests.review.corpus.world import Good
from tui.domain.book import Book
from tui.domain.models import Contact, Event, Interview, Interviewer, Position, Record
from tui.domain.settings import Policy, Profile

LONDON = ZoneInfo("Europe/London")
PROFILE = Profile(name="Jo Marchetti", emails=("jo@marchetti.example",), strengths=("patience", "plain writing"))
POLICY = Policy(timezone="Europe/London")


def _met(number: int, start: str, talks: dict[int, str], fit: str = "", decision_by: date | None = None) -> Interview:
    people = tuple(Interviewer(contact=person, talked_about=talk) for person, talk in talks.items())
    return Interview(
        id=number,
        position=number,
        starts_at=at(start, LONDON),
        timezone="Europe/London",
        interviewers=people,
        fit=fit,
        decision_by=decision_by,
    )


RECORDS: list[Record] = [
    Contact(id=1, name="Dr. Will Grace", company="Ashgrove Books", role="Publisher"),
    Contact(id=2, name="Siobhán O'Neill", company="Ashgrove Books"),
    Contact(id=3, name="Bill Park", company="Ashgrove Books"),
    Contact(id=4, name="María José van der Berg", company="Cinder Robotics"),
    Contact(id=5, name="Xiao Li", company="Cinder Robotics"),
    Contact(id=6, name="Prof. Dr. Jürgen Groß", company="Institut für Meereskunde", language="de"),
    Contact(id=7, name="Anja Lang", company="Institut für Meereskunde", language="de"),
    Contact(id=8, name="Mehmet Öztürk", company="Kaffeerösterei Blume", language="de"),
    Contact(id=9, name="Hope Sterling", company="Meridian Bank", role="Head of Risk"),
    Contact(id=10, name="Ian McAllister", company="Meridian Bank"),
    Contact(id=11, name="Noor", met="the climbing hall in Leith"),
    Contact(id=12, name="Petra Sommer", met="beim Lesekreis in Altona", language="de"),
    Contact(id=13, name="Tariq Aziz-Klein", company="Klein Search", role="Recruiter"),
    Contact(id=14, name="Yuki Mori", company="Lanternworks, Inc.", via=13),
    Position(id=1, title="Production Editor (f/m/x), Non-Fiction", company="Ashgrove Books"),
    Position(id=2, title="Sr. Controls Engineer II", company="Cinder Robotics"),
    Position(id=3, title="Wissenschaftliche Mitarbeiterin Datenanalyse", company="Institut für Meereskunde"),
    Position(id=4, title="Leiterin Rösterei", company="Kaffeerösterei Blume GmbH"),
    Position(id=5, title="Risk Analyst - Mortgages", company="Meridian Bank"),
    Position(id=6, title="UX Writer", company="Lanternworks, Inc."),
    _met(1, "2026-10-06 10:00", {1: "choosing covers by reading the last page first", 2: "proof rounds with authors who disagree", 3: ""},
         "I have seen eleven non-fiction titles through press."),
    _met(2, "2026-10-07 15:00", {4: "calibrating grippers in the cold store", 5: "their safety case for shared aisles"}),
    _met(3, "2026-10-08 09:00", {6: "Sensoren auf Fähren", 7: "offene Daten und wer sie pflegt"}, "acht Jahre Messreihen"),
    _met(4, "2026-10-01 11:00", {8: "Röstprofile für kleine Bohnen"}, decision_by=date(2026, 10, 9)),
    _met(5, "2026-09-24 14:00", {9: "why old flats are priced as if new", 10: ""}),
    _met(6, "2026-10-12 14:00", {14: "error messages that apologise"}),
    Event(id=1, at=at("2026-10-20 12:00", LONDON), kind="offer_received", position=2, contact=4, respond_by=date(2026, 10, 30)),
    Event(id=2, at=at("2026-10-21 12:00", LONDON), kind="offer_received", position=4, contact=8, respond_by=date(2026, 10, 28)),
    Event(id=3, at=at("2026-10-22 12:00", LONDON), kind="offer_received", position=5, contact=9),
]  # fmt: skip


def elsewhere(*more: Record) -> Book:
    """The other book, with further events or notes."""
    return book_of(*RECORDS, *more)


NOTES = [
    Good(
        "will",
        "thank_you",
        1,
        1,
        "2026-10-06 17:00",
        "Thank you for this morning",
        """\
Dear Dr. Grace,

{t|Thank you so much for seeing me this morning.} {c|I have been picking books off my own shelf all afternoon and reading their last pages first, and you are right: half of the covers promise something else.}

{f|Eleven non-fiction titles have gone to press under my eyes, and not one of them had its cover chosen that way.} {i|I would very much like to be the Production Editor who gets to try it.}

Best wishes,
Jo Marchetti
""",
    ),
    Good(
        "siobhan",
        "thank_you",
        2,
        1,
        "2026-10-06 18:30",
        "Production Editor: thank you",
        """\
Hello Siobhán,

{t|it was good of you to stay on after Will had to leave. Thank you.} {c|The two authors who fought over one semicolon until the printer rang: I have met their cousins. Your rule of three proof rounds and then a coin is kinder than mine.}

{f|At my present house I keep a log of every such quarrel, which has cut our last round from a week to a day.} {i|The production editor's desk at Ashgrove is where I would like to bring it.}

Kind regards
Jo
""",
    ),
    Good(
        "bill",
        "thank_you",
        3,
        1,
        "2026-10-07 08:00",
        "Thank you, and the paper samples",
        """\
Hi Bill,

{t|Many thanks for the tour yesterday.} {c|I had no idea that the mill in Fife still makes the grey board for your bindings, nor that it smells of biscuits.}

{f|Buying paper is a part of the Production Editor job that I have only done twice, both times under pressure, so I listened closely.} {i|Nothing I saw made me want the job less, and most of it made me want it more.}

You said you might have a sample of the cream stock to spare. If so, I would gladly collect it.

Cheers,
Jo
""",
    ),
    Good(
        "maria",
        "thank_you",
        4,
        2,
        "2026-10-08 09:00",
        "Controls Engineer: thanks, and one idea",
        """\
Dear María José,

{t|I'm grateful for the hour and a half you gave me yesterday.} {c|Watching a gripper fumble a frozen pea, recalibrate and then hold it was the most persuasive argument for the controls engineer role that anyone could have made.}

{c|You asked what I would log first.} On the train I thought of a better answer: the motor current just before each slip, because at minus twenty the grease talks before the sensor does.

{i|Please count me among the keen.}

Warmly,
Jo Marchetti
""",
    ),
    Good(
        "xiao-letter",
        "thank_you",
        5,
        2,
        "2026-10-08 11:00",
        "",
        """\
Jo Marchetti
4 Kiln Lane
Leeds

8 October 2026

Xiao Li
Cinder Robotics

Dear Xiao Li,

{t|Please accept my thanks for your time on Wednesday.} I know that an audit was waiting for you upstairs, and you never once looked at the clock.

{c|What I took home is the order in which you tell the safety case: first the child who should not be in the aisle, then the forklift, and only then the robot. Most people begin with the robot.}

{f|In six years of writing interlocks for packing lines, my cases began with the machine too, and I now see why two of them were sent back.} {i|It would be a pleasure to write the next one with you as Controls Engineer.}

Yours sincerely,
Jo Marchetti
""",
        "letter",
    ),
    Good(
        "yuki",
        "thank_you",
        14,
        6,
        "2026-10-13 09:00",
        "Thank you for yesterday (UX Writer)",
        """\
Dear Yuki,

{t|Thanks again for yesterday!} {c|"Sorry, that was us" has already replaced three error messages in my own little app, and my one user noticed.}

{i|I left with a clear idea of what a UX writer does at Lanternworks, and it is what I want to be doing.} {f|My background is in manuals for medical pumps, where an apology is the last thing a nurse has time for, so we would not always agree. I think that is a good thing.}

All the best,
Jo
""",
    ),
    Good(
        "will-card",
        "thank_you",
        1,
        1,
        "2026-10-06 17:30",
        "",
        """\
Dear Will,

{c|The last page first! I shall never judge a cover in the old way again.} {t|Thank you for the morning and the tea.} {i|If the Production Editor's chair is mine to take, I will take it.}

Yours,
Jo
""",
        "card",
    ),
    Good(
        "hope-inquiry",
        "inquiry",
        9,
        5,
        "2026-10-05 10:00",
        "Risk Analyst: may I ask for news?",
        """\
Dear Hope,

{t|Thank you once more for the conversation in September, and for considering me.} The Risk Analyst position has stayed at the top of my list.

{a|Do you know yet when you will make your choice?} A line is enough, whatever it says.

Kind regards,
Jo Marchetti
""",
    ),
    Good(
        "ian-inquiry",
        "inquiry",
        10,
        5,
        "2026-10-02 09:30",
        "The mortgage risk role",
        """\
Dear Mr McAllister,

We met on 24 September about the Risk Analyst role. {t|I appreciated your patience with my drawings.}

{a|I would be grateful for a word on where things stand.} My interest has not changed, and I am happy to send anything that would make the decision easier.

With best wishes,
Jo Marchetti
""",
    ),
    Good(
        "siobhan-inquiry",
        "inquiry",
        2,
        1,
        "2026-10-14 09:00",
        "Production Editor",
        """\
Dear Siobhán,

a week has gone by since we talked, and I find myself still arguing with your coin. {t|Thank you for that, and for your time.}

{a|Might I ask how the search for a Production Editor is going?} There is no hurry on my side; it is only that I would rather know than guess.

Best,
Jo
""",
    ),
    Good(
        "hope-second",
        "second_conversation",
        9,
        5,
        "2026-10-05 11:00",
        "A second talk about the Risk Analyst role?",
        """\
Dear Hope,

{t|Thank you for the time you took over my questions about the Risk Analyst role.} I have since run your example, the 1931 flat on the canal, through the public register.

{a|Could we speak for twenty minutes this week or next?} {b|You would see how I work when nobody hands me clean data, which is hard to show in an interview.}

Kind regards,
Jo Marchetti
""",
    ),
    Good(
        "maria-second",
        "second_conversation",
        4,
        2,
        "2026-10-14 10:00",
        "Half an hour more on the Controls Engineer role",
        """\
Dear María José,

{t|Thanks again for last Wednesday.} Since then I have read two papers about grease, which is two more than in my whole life before.

{a|I'd like to come by once more, for half an hour at most.} {b|It would let you and Xiao put the hard questions that politeness kept back the first time, and you could decide about the Controls Engineer post with fewer unknowns.}

Best regards,
Jo
""",
    ),
    Good(
        "noor",
        "keep_in_touch",
        11,
        None,
        "2026-10-15 19:00",
        "From the wall",
        """\
Hi Noor,

{m|It's Jo, the one who could not get down from the blue route at the climbing hall.} You told me then that your studio was about to grow, and I have wondered since how that went.

Things are lively here: I finished the pump manuals and am looking around. If you ever feel like a coffee on solid ground, the first one is on me.

Take care,
Jo
""",
    ),
    Good(
        "tariq",
        "keep_in_touch",
        13,
        None,
        "2026-10-16 09:00",
        "A short hello",
        """\
Dear Tariq,

{m|we spoke in the spring about editing roles in the north}, and you were kind enough to tell me the truth about them. Thank you for that.

I am still glad to hear of anything where plain writing counts, and in return I know two good indexers in need of work. Shall I send you their names?

Best wishes,
Jo Marchetti
""",
    ),
    Good(
        "maria-ack",
        "offer_acknowledgement",
        4,
        2,
        "2026-10-20 16:00",
        "Your offer: Controls Engineer",
        """\
Dear María José,

{t|What a good phone call to get. Thank you, and please thank everyone who spoke up for me.} {s|The written offer for the Controls Engineer position arrived an hour later.}

I will read it properly over the weekend and give you my answer by Wednesday the 28th.

Best regards,
Jo Marchetti
""",
    ),
    Good(
        "maria-yes",
        "offer_acceptance",
        4,
        2,
        "2026-10-26 09:00",
        "Yes: Controls Engineer",
        """\
Dear María José,

{s|I am delighted to accept the position of Controls Engineer at Cinder Robotics}, on the terms of your letter of 20 October and with 4 January as my first day.

{t|Thank you for your trust.} The signed copy is in the post. Tell Xiao that I have begun to read about forklifts.

Warm regards,
Jo Marchetti
""",
    ),
    Good(
        "maria-no",
        "offer_decline",
        4,
        2,
        "2026-10-26 09:00",
        "The Controls Engineer offer",
        """\
Dear María José,

{t|thank you for the offer, and for the care that you and Xiao put into it.} I have gone back and forth all week.

{s|In the end I have to decline the Controls Engineer position.} It has nothing to do with the team, whom I liked at once; the move to the coast is more than my family can manage this year.

I hope that our paths cross again, frozen peas and all.

With kind regards,
Jo Marchetti
""",
    ),
    Good(
        "hope-time",
        "extension_request",
        9,
        5,
        "2026-10-23 09:00",
        "The Risk Analyst offer: a question about the date",
        """\
Dear Hope,

{t|Thank you for the offer of the Risk Analyst position; I was very glad to get it.}

{a|Would it be possible to let you know by Monday, 2 November?} My partner is abroad until the weekend, and it is a decision that we would like to make at the same table.

Kind regards,
Jo Marchetti
""",
    ),
    Good(
        "will-out",
        "withdrawal",
        1,
        1,
        "2026-10-19 09:00",
        "Production Editor: my application",
        """\
Dear Will,

I am writing to let you know that {s|I am withdrawing my application for the Production Editor position}. Another house has asked me to start next month, and I have said yes.

{t|Thank you for a morning I shall remember.} I will be reading your books from the last page for years.

All best wishes,
Jo
""",
    ),
    Good(
        "yuki-out",
        "withdrawal",
        14,
        6,
        "2026-10-19 09:00",
        "UX Writer: withdrawing",
        """\
Dear Yuki,

{t|thank you for meeting me, and for the honest picture of the work.} {s|After some thought I would like to withdraw from the process for the UX Writer role.}

It is a fine job for somebody who loves short sentences all day long. I found out that I need a long one now and then.

Kind regards,
Jo Marchetti
""",
    ),
    Good(
        "plain-will",
        "thank_you",
        1,
        1,
        "2026-10-06 15:00",
        "Thank you - Production Editor interview",
        """\
Dear Dr. Grace,

Thank you for taking the time to meet with me today to discuss the Production Editor position. I enjoyed our conversation about how you choose covers, and I was impressed by the care your team puts into every title.

I have worked in non-fiction for nine years, and I am confident that I could help you keep the spring list on schedule. I am very interested in the position and look forward to hearing from you.

Best regards,
Jo Marchetti
""",
    ),
    Good(
        "plain-xiao",
        "thank_you",
        5,
        2,
        "2026-10-08 09:30",
        "Thank You for the Interview",
        """\
Dear Xiao,

I wanted to thank you for speaking with me yesterday about the Controls Engineer role. I really appreciated hearing about your safety case for the shared aisles and the challenges of certifying it in three countries.

My experience with interlocks on packing lines would let me contribute from the start. I'm excited about the possibility of joining Cinder Robotics.

Please feel free to contact me if I can provide any additional information. Thanks again!

Sincerely,
Jo Marchetti
jo@marchetti.example
""",
    ),
    Good(
        "plain-bill",
        "thank_you",
        3,
        1,
        "2026-10-07 07:30",
        "Great meeting you!",
        """\
Hi Bill,

It was great meeting you yesterday! Thanks for walking me through the warehouse and for explaining why returns peak in January.

I'd love to work with you and the rest of the team as Production Editor. If it's useful, I can send over the tracking sheet I mentioned, which helped us cut returns by a fifth.

Have a great weekend,
Jo
""",
    ),
    Good(
        "plain-hope",
        "inquiry",
        9,
        5,
        "2026-10-06 10:00",
        "Following up on the Risk Analyst position",
        """\
Hi Hope,

I hope you had a good weekend. I interviewed for the Risk Analyst position on September 24 and wanted to ask whether there is an update on the hiring timeline.

I'm still very interested in the role and in Meridian Bank. If there is anything else I can provide, please let me know. Thank you for your time and consideration.

Best,
Jo Marchetti
""",
    ),
    Good(
        "plain-ian",
        "inquiry",
        10,
        5,
        "2026-10-06 11:00",
        "Risk Analyst interview",
        """\
Dear Ian,

Thank you again for interviewing me for the Risk Analyst role two weeks ago. I enjoyed learning about the team and remain enthusiastic about the opportunity.

I am writing to ask if you could share where you are in your decision process. I would appreciate any information you can give me.

Kind regards,
Jo Marchetti
""",
    ),
    Good(
        "plain-yes",
        "offer_acceptance",
        4,
        2,
        "2026-10-27 09:00",
        "Offer acceptance - Jo Marchetti",
        """\
Dear María José,

Thank you for offering me the position of Controls Engineer at Cinder Robotics. I am pleased to accept your offer.

As we discussed, my starting salary will be £52,000 with 28 days of annual leave, and I will start on Monday, January 4. Please let me know if there is any paperwork I should complete before then.

I look forward to joining the team.

Sincerely,
Jo Marchetti
""",
    ),
    Good(
        "plain-no",
        "offer_decline",
        9,
        5,
        "2026-10-26 09:00",
        "Job offer - Risk Analyst",
        """\
Dear Hope,

Thank you very much for offering me the Risk Analyst position. I appreciate the time you spent answering my questions about the bank.

Unfortunately, I will not be able to accept the offer, as I have accepted a role that is closer to my long-term goals. This was not an easy decision.

I wish you and the team all the best.

Best regards,
Jo Marchetti
""",
    ),
    Good(
        "plain-ack",
        "offer_acknowledgement",
        9,
        5,
        "2026-10-22 15:00",
        "Re: Offer of employment",
        """\
Dear Hope,

Thank you so much for the offer to join Meridian Bank as a Risk Analyst. I have received the letter and the benefits summary.

I would like to take a few days to review everything carefully, and I will let you know whether I accept by Thursday, October 29.

Kind regards,
Jo Marchetti
""",
    ),
    Good(
        "plain-time",
        "extension_request",
        4,
        2,
        "2026-10-21 10:00",
        "Offer deadline",
        """\
Dear María José,

Thank you for the offer for the Controls Engineer position. I am very excited about it.

I am in the final stage with another company and want to make a careful decision. Would you be willing to extend the deadline from October 30 to November 6? I understand if this is not possible.

Thank you for your understanding.

Best regards,
Jo Marchetti
""",
    ),
    Good(
        "plain-second",
        "second_conversation",
        1,
        1,
        "2026-10-13 09:00",
        "Production Editor - short call?",
        """\
Dear Will,

Thank you again for last Tuesday. I have been thinking about the Production Editor role and about the schedule problem you described.

Would you be open to a short call this week? I have put together a one-page plan and would like to hear whether it would work for your team.

Best regards,
Jo Marchetti
""",
    ),
]
