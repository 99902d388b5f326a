"""The English notes."""

# ruff: noqa: E501 (sentences and patterns stand on one line each)

from __future__ import annotations

FILES: dict[str, str] = {}

FILES["frame.en.txt"] = """\
# What stands around every note: the lines to whoever relays it, the head of a letter, the greeting, the end.
kind: frame
language: en

[relay_greeting @email,linkedin]
- {via_salutation},
[relay @email,linkedin]
- {relayed}Would you kindly pass the lines below on to {full_name}? Thank you for your help.
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
- Kind regards,
  {me}
[end @letter]
- Yours sincerely,
  {me}
[end @card]
- With kind regards,
  {me}
"""

FILES["thank_you.en.txt"] = """\
# The thank-you, within a day of the interview: thanks, one thing from the conversation, the interest, and how you fit.
kind: thank_you
language: en

[subject @email]
- Thank you for our conversation< {when}>
- Thank you for your time: {position}
- The {position} role: thank you
- Thank you for meeting with me< {when}>
- With thanks: our conversation about the {position} role
- Our conversation< {when}>: thank you

[thanks @email,linkedin,phone,in_person]
- Thank you for taking the time to talk with me< {when}> about the {job}.
- Thank you for the conversation we had< {when}> about the {job}.
- Many thanks for making room in your day< {when}> to speak with me about the {job}.
- It was a pleasure to talk with you< {when}> about the {job}; thank you for your time.
- Thank you for such an open conversation< {when}> about the {job}.
- Let me thank you for meeting with me< {when}> to discuss the {job}.
[thanks @letter]
- Thank you for making time for me< {when}> and for telling me so much about the {job}. It is not every day that somebody takes the time to explain both the work and the thinking behind it.
- Please accept my thanks for our conversation< {when}> about the {job}. You made it easy to ask what I wanted to know, and your answers gave me a clear picture.
- It was a pleasure to speak with you< {when}> about the {job}, and I am grateful for the time you gave me. A conversation like that tells one more than any description of a post.
- Thank you for the time and the attention you gave me< {when}> when we spoke about the {job}. Both are rare in a full working day, and neither was lost on me.
- With this letter I would like to thank you for our meeting< {when}> about the {job}. You spoke plainly about what is going well and what is still to be done, and I valued that.
- My warm thanks for meeting with me< {when}> to talk about the {job}. I came with a list of questions and left with a much better one.
[thanks @card]
- Thank you for talking with me< {when}> about the {job}.
- A short word of thanks for your time< {when}> and for our talk about the {job}.
- Many thanks for our conversation< {when}> about the {job}.
- How kind of you to make time for me< {when}> to talk about the {job}: thank you.
- With many thanks for meeting with me< {when}> about the {job}.
- It was good to meet you< {when}> and to talk about the {job}. Thank you!

[+talk]
- I keep thinking about {talked_about}.
- What has stayed with me most is {talked_about}.
- I was especially glad to hear about {talked_about}.
- Since then my thoughts have gone back more than once to {talked_about}.
- What I remember best is {talked_about}.
- Hours later I was still turning over {talked_about}.
- One thing has stayed with me since: {talked_about.sentence}
- Something you told me keeps coming back to me: {talked_about.sentence}
- One point has been on my mind ever since: {talked_about.sentence}
- I made a note of one thing in particular: {talked_about.sentence}
- What I took away from it, above all: {talked_about.sentence}
- There is one thing I will not forget: {talked_about.sentence}
- {talked_about.own}

[interest @email,linkedin,phone,in_person]
- Having heard more, I would very much like to do this work< at {company}>.
- Our talk has made me even more interested in working with {them}.
- The position appeals to me more than before, and I would be glad to join {them}.
- After hearing how you work, I am keener than ever to become part of {them}.
- My interest in the role has only grown, and I would love to work with {them}.
- All that you told me makes me want to be part of {them}, and to get started.
[interest @letter]
- What I heard has strengthened my interest in the position. The work is easy to picture now, and I would be very glad to do it at your side.
- I am more interested in the role than I was before we met, because I now know both what it asks for and why that matters to {them}.
- The position interests me even more now that I know the people and the plans behind it, and I would gladly be part of {them}.
- Our meeting confirmed my wish to work with {them}. The tasks you described are the kind I look for, and I would take them on with pleasure.
- Nothing would please me more than to take on this role. My interest was strong when I applied, and it has grown with everything you told me.
- I would be delighted to join {them}. The role interests me for its substance, and after our talk for the way you go about it as well.
[interest @card]
- I would love to be part of {them}.
- I would be very glad to join {them}.
- My interest has only grown, and I would gladly work with {them}.
- It made me want to work with {them} even more.
- To join {them} would be a pleasure.
- I left keener than ever to work with {them}.

[+fit @email,letter,linkedin,phone,in_person = known]
- What I would bring is {fit}.
- From my side, you would gain {fit}.
- What I can offer in return is {fit}.
- To the work itself I would bring {fit}.
- For my part, I could offer {fit}.
- In me you would find {fit}.
- {fit.own}
- {fit.sentence}

[unsaid @email,letter,linkedin,phone,in_person = known]
- One thing I did not get to mention: {unsaid.any}
- There was one thing I left unsaid: {unsaid.any}
- Afterwards I thought of something I should have told you: {unsaid.any}
- One point I would still like to add: {unsaid.any}
- Something I meant to say when we spoke: {unsaid.any}
- Let me add what there was no time for: {unsaid.any}

[+contribution @email,letter,linkedin,phone,in_person = known]
- What I would most like to contribute is {contribution}.
- In my first months I would like to contribute {contribution}.
- As part of the team I would add {contribution}.
- You could count on me for {contribution}.
- What the team would gain first is {contribution}.
- A contribution I could make early on is {contribution}.
- If I joined, I would like to {contribution.verb}.
- What I would most like to do for you is to {contribution.verb}.
- In my first months I would want to {contribution.verb}.
- As part of the team, I would set out to {contribution.verb}.
- Given the chance, I would {contribution.verb}.
- Early on, I would offer to {contribution.verb}.
- What I could contribute: {contribution.sentence}
- Here is what I would contribute: {contribution.sentence}
- {contribution.own}

[ask_decision = off]
- May I ask when you expect to decide?
- If you can already say when you will decide, I would be glad to know.
- Could you tell me when I might hear about your decision?
- Once the decision is made, would you let me know?
- When do you think a decision might be made?
- I would be grateful for a word when you have decided.

[+ask_conversation = off]
- Should a second conversation be useful to you, I would be glad to come back.
- Another conversation would be most welcome, if it helps you.
- Might we talk once more, if it would help you decide?
- If you would like to go into more detail, I would gladly meet again.
- Would a further conversation be of use to you? I would be glad of it.
- I would welcome the chance to meet you or your colleagues again.

[closing @email,linkedin,phone,in_person]
- I know how full your days are, so thank you again.
- If anything else would help you, please let me know.
- Should you have further questions, I am happy to answer them.
- Please let me know if I can send you anything else.
- Thank you again; it would be good to continue the conversation.
- If there is more you would like to know, a short message is enough.
[closing @letter]
- Knowing how busy you are, I thank you once more for your time. I look forward to hearing from you.
- Should you need anything further from me, a word is enough. I look forward to your reply.
- Thank you again for your time. It would be a pleasure to continue our conversation.
- If further questions should come up, I will gladly answer them. Until then, thank you once again.
- I look forward to hearing from you, and remain at your disposal for anything you may still need.
- With renewed thanks for your time, I look forward to whatever the next step may be.
"""

FILES["inquiry.en.txt"] = """\
# The one kind question after their date has passed. It carries the thanks where they were never sent.
kind: inquiry
language: en

[subject @email]
- The {position} role: is there any news?
- A short question about the {position} role
- News of the {position} role?

[opening]
- I am writing about the {job}, for which I interviewed< {when}>.
- My interview for the {job} was a pleasure, and I have thought of it often.
- The {job} is still very much on my mind, and so are our conversations about it.
[+promised]
- The decision was planned for {promised}.
- You had hoped to decide by {promised}.
- When we spoke, {promised} was named as the day of the decision.
[late_thanks = known]
- {late}My thanks come later than they should: thank you for the time you gave me.
- {late}I should have thanked you sooner: it was kind of you to take the time to talk with me.
- {late}Please accept my belated thanks for your time and your openness.
[+again]
- {thanked}Thank you once more for the time you gave me.
- {thanked}I am still grateful for your time.
- {thanked}Your time and your openness were a gift; thank you again.
[+talk = known]
- What has stayed with me is {talked_about}.
- I still think about {talked_about}.
- I was especially glad to hear about {talked_about}.
- One thing has stayed with me: {talked_about.sentence}
- Something you said is still on my mind: {talked_about.sentence}
- What I took away, above all: {talked_about.sentence}
- {talked_about.own}

[ask]
- Is there any news that you could share with me?
- Could you tell me how things stand, and when I might expect to hear?
- May I ask where things stand at the moment?
[+ask_decision = on]
- If the decision has been made, I would be glad to know it, whatever it is.
- Should you have decided already, I would be grateful to hear it either way.
- If you have reached a decision, please do let me know, even if it is a no.

[considering]
- Thank you for considering me. I would still be very glad to work with {them}.
- Thank you for your consideration; my interest in the role is as strong as it was.
- I am grateful to be considered, and would gladly send anything that helps.
"""

FILES["second_conversation.en.txt"] = """\
# Asks to speak again, and says what it gives them. Pay is never the reason.
kind: second_conversation
language: en

[subject @email]
- A second conversation about the {position} role?
- The {position} role: might we speak once more?
- Could we continue our conversation?

[thanks]
- Thank you again for talking with me< {when}> about the {job}.
- I am still grateful for the time you took< {when}> to talk about the {job}.
- Our conversation< {when}> about the {job} has stayed with me; thank you for it.
[+talk = known]
- Since then I have been thinking about {talked_about}.
- One part that I have thought over since is {talked_about}.
- There is more I would like to say about {talked_about}.
- I have been thinking over one thing: {talked_about.sentence}
- One point has been on my mind: {talked_about.sentence}
- What I have thought about most: {talked_about.sentence}
- {talked_about.own}

[ask]
- Might we speak once more, at a time that suits you? Half an hour would do.
- Could we talk a second time, by phone or in person, whenever it suits you?
- Would you have half an hour for a second conversation in the coming days?
[+benefit]
- What it would give you: {benefit.any}
- For you it would mean this: {benefit.any}
- You would gain from it, too: {benefit.any}
- It would let me show you how I would contribute {contribution}.
- You would see in more detail what I could contribute: {contribution}.
- We could go through it together, so that you can judge how I would contribute {contribution}.
- It would let me show you how I would {contribution.verb}.
- You would see in more detail how I would {contribution.verb}.
- We could go through it together, so that you can judge how I would {contribution.verb}.
- It would show you in more detail what I can do for you: {contribution.sentence}
- It would show you in more detail what I can do for you: {contribution.own}
[unsaid = known]
- It would also complete the picture you have of me, since one thing was left unsaid: {unsaid.any}
- You would also hear what there was no time for: {unsaid.any}
- One thing that may help you decide went unsaid: {unsaid.any}

[closing]
- I would be very glad to continue where we stopped.
- If it does not fit into your days, I understand entirely.
- My interest in the role is as strong as ever, and I look forward to your answer.
"""

FILES["keep_in_touch.en.txt"] = """\
# A few lines to somebody you know: who you are, where you met, and a question of interest to them.
kind: keep_in_touch
language: en

[subject @email]
- A hello, and how are you?
- Staying in touch
- Greetings, and a question

[hello]
- You may remember me: we met {met}, and I was grateful for your time.
- We met {met}; thank you again for the conversation we had then.
- I am writing to say hello. We met {met}, and I still value the conversation we had.
[+talk = known]
- I still think about {talked_about}.
- What I remember best is {talked_about}.
- Every now and then I come back to {talked_about}.
- One thing you said is still with me: {talked_about.sentence}
- I often come back to one thing: {talked_about.sentence}
- What I remember best: {talked_about.sentence}
- {talked_about.own}

[news = off]
- As for me, there is news: {news.any}
- A word on what I am doing now: {news.any}
- Here is what is new with me: {news.any}

[ask]
- How are things with you, and what are you working on at the moment?
- How have you been? I would be glad to hear what keeps you busy these days.
- What is new on your side? I would enjoy hearing about it.

[closing]
- If there is anything I can do for you, please tell me.
- Should I be able to help with anything, I would be glad to.
- It would be good to meet again, over a coffee or a call.
"""

FILES["offer_acknowledgement.en.txt"] = """\
# Says that the offer has arrived, and by when you will answer.
kind: offer_acknowledgement
language: en

[subject @email]
- Your offer for the {position} role: thank you
- Thank you for your offer: {position}
- Your offer has reached me: {position}

[thanks]
- Thank you very much for offering me the {job}. Your offer has reached me, and I was delighted to read it.
- I have received your offer for the {job}: thank you. It made my day.
- Thank you for your offer for the {job}, and for the trust that comes with it. It has reached me safely.
[answer]
- I will read everything with care and give you my answer by {respond_by}.
- You will have my answer by {respond_by}, once I have gone through everything carefully.
- Please allow me to think it through carefully; you will hear from me by {respond_by}.
[+questions = on]
- Should a question come up before then, I hope I may turn to you.
- If I have questions on the details, may I ask you?
- If anything is unclear to me, I will ask you.
"""

FILES["offer_acceptance.en.txt"] = """\
# Says yes, once and clearly.
kind: offer_acceptance
language: en

[subject @email]
- Yes: I accept your offer for the {position} role
- Acceptance of your offer: {position}
- Your offer for the {position} role: my answer is yes

[accept]
- Thank you very much for your offer. I am delighted to accept it, and look forward to starting in the {job}.
- With great pleasure I accept your offer for the {job}. Thank you for the trust you place in me.
- Thank you for offering me the {job}. I accept your offer gladly and with thanks.

[terms = off]
- As we agreed, I will start on {start}.
- My first day will be {start}, as agreed.
- I will begin on {start}, as we discussed.

[closing]
- Please let me know what you need from me before the first day. I very much look forward to working with you.
- If there are papers to sign or things to prepare, I will see to them at once. I am looking forward to our work together.
- What are the next steps, and what may I send you? I can hardly wait to meet the whole team.
"""

FILES["offer_decline.en.txt"] = """\
# Says no, once, clearly and with thanks.
kind: offer_decline
language: en

[subject @email]
- Your offer for the {position} role: my answer
- My answer to your offer: {position}
- Your offer, with thanks: {position}

[thanks]
- Thank you very much for offering me the {job}, and for the time and care you gave to our conversations.
- I was honoured by your offer for the {job}, and thank you for the trust it shows.
- Thank you for your offer for the {job}. I know how much thought went into it on your side.
[decline]
- After careful thought, I have decided to decline it.
- The decision was not an easy one: I must decline your offer.
- I have thought it over with care, and have decided not to accept it.
[+reason = off]
- The reason, in short: {reason.any}
- You deserve to know why: {reason.any}
- What decided it for me: {reason.any}

[closing]
- It was a pleasure to get to know you. I wish you and your team all the best, and hope that our paths will cross again.
- I hope you soon find somebody who suits the role, and I would be glad to stay in touch.
- Our conversations were a pleasure, and I will follow with interest what you and your colleagues do next.
"""

FILES["extension_request.en.txt"] = """\
# Asks for more time, and names the date.
kind: extension_request
language: en

[subject @email]
- Your offer for the {position} role: a question about the date
- A little more time for my answer: {position}
- Your offer for the {position} role: may I answer a little later?

[thanks]
- Thank you again for offering me the {job}; it means a great deal to me.
- Your offer for the {job} was wonderful news, and I thank you for it once more.
- Thank you once more for your offer for the {job}. I am taking it very seriously.
[ask]
- I want to give it the thought it deserves. Would it be possible to give you my answer by {until}< rather than {respond_by}>?
- It is a decision I would like to make with care. May I ask you for time until {until}< instead of {respond_by}>?
- Before I answer, I want to have thought of everything. Could you give me until {until}< instead of {respond_by}>?
[+reason = off]
- The reason for asking: {reason.any}
- Why I ask: {reason.any}
- What makes me ask is this: {reason.any}

[closing]
- If that is difficult for you, please tell me, and we will find another way.
- Should that be too late for your plans, please let me know.
- I know that you have plans to make, too, and will gladly talk it over.
"""

FILES["withdrawal.en.txt"] = """\
# Takes the application back, kindly and clearly.
kind: withdrawal
language: en

[subject @email]
- My application for the {position} role
- The {position} role: I am withdrawing my application
- {position}: withdrawal of my application

[thanks]
- Thank you for considering me for the {job}, and for the time that you and your colleagues gave me.
- I am grateful for our conversations about the {job} and for the time you took for them.
- Thank you for the friendly and open way in which you talked with me about the {job}.
[+talk = known]
- It was especially good to hear about {talked_about}.
- Above all, thank you for what you told me about {talked_about}.
- Much of it will stay with me, first of all {talked_about}.
- One thing will stay with me: {talked_about.sentence}
- One thing I will take along: {talked_about.sentence}
- What you told me will be remembered: {talked_about.sentence}
- {talked_about.own}
[withdraw]
- After some thought, I have decided to withdraw my application.
- I am writing to let you know that I am withdrawing my application.
- I have decided not to go further, and withdraw my application.
[+reason = off]
- The reason, in short: {reason.any}
- You deserve to know why: {reason.any}
- What decided it for me: {reason.any}

[closing]
- It was a pleasure to meet you. I wish you and your team all the best, and hope that our paths will cross again.
- I hope you soon find somebody who suits the role, and would be glad to stay in touch.
- My good impression of you and your team remains, and I wish you every success.
"""
