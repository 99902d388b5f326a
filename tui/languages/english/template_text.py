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
- Many thanks for making the time< {when}> to speak with me about the {job}.
- It was a pleasure to talk with you< {when}> about the {job}; thank you for your time.
- Thank you for our conversation< {when}> about the {job}, which I very much enjoyed.
- Let me thank you for meeting with me< {when}> to discuss the {job}.
[thanks @letter]
- Thank you for making time for me< {when}> and for our conversation about the {job}. Every working day is full enough, and I was glad of every minute.
- Please accept my thanks for our conversation< {when}> about the {job}. I enjoyed it very much, and it is still on my mind.
- It was a pleasure to speak with you< {when}> about the {job}, and I am grateful for the time you gave me. I left it in good spirits.
- Thank you for the time and the attention you gave me< {when}> when we spoke about the {job}. Both are rare in a full working day, and neither was lost on me.
- With this letter I would like to thank you for our meeting< {when}> about the {job}. It meant a great deal to me to speak with you.
- My warm thanks for meeting with me< {when}> to talk about the {job}. I had looked forward to it, and it was a pleasure from beginning to end.
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
- I was especially glad that we came to speak of {talked_about}.
- Since then my thoughts have gone back more than once to {talked_about}.
- What I remember best is {talked_about}.
- I am still turning over {talked_about}.
- One thing has stayed with me since: {talked_about.sentence}
- One part of it keeps coming back to me: {talked_about.sentence}
- One point has been on my mind ever since: {talked_about.sentence}
- I made a note of one thing in particular: {talked_about.sentence}
- What I took away from it, above all: {talked_about.sentence}
- There is one thing I will not forget: {talked_about.sentence}
- {talked_about.own}

[interest @email,linkedin,phone,in_person unless over]
- After our conversation, I would very much like to do this work< at {company}>.
- Our talk has made me even more interested in working with {them}.
- The position appeals to me more than before, and I would be glad to join {them}.
- After our talk I am keener than ever to become part of {them}.
- My interest in the role has only grown, and I would love to work with {them}.
- I would love to be part of {them}, and to get started.
[interest @letter unless over]
- Our conversation has strengthened my interest in the position. To do this work at your side would be a great pleasure.
- I am more interested in the role than I was before we met. To take it on at {them} would give me great pleasure.
- The position interests me even more now that I have met you, and I would gladly be part of {them}.
- Our meeting confirmed my wish to work with {them}. I would take on the tasks of the role with pleasure.
- Nothing would please me more than to take on this role. My interest was strong when I applied, and it has only grown since.
- I would be delighted to join {them}. The role interested me from the first, and after our talk it does so all the more.
[interest @card unless over]
- I would love to be part of {them}.
- I would be very glad to join {them}.
- My interest has only grown, and I would gladly work with {them}.
- It made me want to work with {them} even more.
- To join {them} would be a pleasure.
- I left keener than ever to work with {them}.

[+fit @email,letter,linkedin,phone,in_person unless over = known]
- What I would bring is {fit}.
- From my side, you would gain {fit}.
- What I can offer in return is {fit}.
- To the work itself I would bring {fit}.
- For my part, I could offer {fit}.
- I would come with {fit}.
- {fit.own}
- {fit.sentence}

[unsaid @email,letter,linkedin,phone,in_person unless over = known]
- One thing I did not get to mention: {unsaid.any}
- There was one thing I left unsaid: {unsaid.any}
- Afterwards I thought of something I should have told you: {unsaid.any}
- One point I would still like to add: {unsaid.any}
- Something I meant to say when we spoke: {unsaid.any}
- Let me add what there was no time for: {unsaid.any}

[+contribution @email,letter,linkedin,phone,in_person unless over = known]
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

[ask_decision unless over = off]
- May I ask when you expect to decide?
- If you can already say when you will decide, I would be glad to know.
- Could you tell me when I might hear about your decision?
- Once the decision is made, would you let me know?
- When do you think a decision might be made?
- A word from you once you have decided would be kind.

[+ask_conversation unless over = off]
- Should a second conversation be useful to you, I would be glad to come back.
- Another conversation would be most welcome, if it helps you.
- Might we talk once more, if it would help you decide?
- If you would like to go into more detail, I would gladly meet again.
- Would a further conversation be of use to you? I would be glad of it.
- The chance to meet you or your colleagues again would be most welcome.

[wish if over]
- I wish you and your team all the best.
- All good wishes to you and your colleagues.
- I wish you every success, and hope that our paths will cross again.
- It would be a pleasure to meet again one day, and I wish you well until then.
- I wish you well, and thank you again.
- I hope that we stay in touch, and wish you all the best.

[closing @email,linkedin,phone,in_person unless over]
- I know how full your days are, so thank you again.
- If anything else would help you, please let me know.
- Should you have further questions, I am happy to answer them.
- Please let me know if I can send you anything else.
- Thank you again; it would be good to continue the conversation.
- If there is more you would like to know, a short message is enough.
[closing @letter unless over]
- Knowing how busy you are, I thank you once more for your time. I look forward to hearing from you.
- Should you need anything further from me, a word is enough. I look forward to your reply.
- Thank you again for your time. It would be a pleasure to continue our conversation.
- If further questions should come up, I will gladly answer them. Until then, thank you once again.
- I look forward to hearing from you, and will gladly send whatever you may still need.
- With thanks once more, I look forward to the next step, whatever it may be.
"""

FILES["inquiry.en.txt"] = """\
# The one kind question after their date has passed. It carries the thanks where they were never sent.
kind: inquiry
language: en

[subject @email unless invited]
- The {position} role: is there any news?
- A short question about the {position} role
- News of the {position} role?
[subject @email if invited]
- The {position} role: a date for the next round?
- The next round: {position}
- The {position} role: when shall we speak next?

[opening if held]
- I am writing about the {job}, for which I interviewed< {when}>.
- My interview for the {job} was a pleasure, and I have thought of it often.
- The {job} is still very much on my mind, and so is our conversation about it.
[opening unless held]
- I am writing about the {job}, which interests me very much.
- The {job} is still very much on my mind.
- May I come back to the {job}? It interests me as much as ever.
[+promised unless invited]
- The decision was planned for {promised}.
- A decision was expected by {promised}.
- I had noted {promised} as the day of the decision.
[late_thanks if late = on]
- My thanks come later than they should: thank you for the time you gave me.
- I should have thanked you sooner: it was kind of you to take the time to talk with me.
- Please accept my belated thanks for your time.
[+again if thanked]
- Thank you once more for the time you gave me.
- I am still grateful for your time.
- I have not forgotten the time you gave me; thank you again.
[+talk = known]
- What has stayed with me is {talked_about}.
- I still think about {talked_about}.
- I was especially glad that we came to speak of {talked_about}.
- One thing has stayed with me: {talked_about.sentence}
- One part of our conversation is still on my mind: {talked_about.sentence}
- What I took away, above all: {talked_about.sentence}
- {talked_about.own}

[ask if invited]
- Thank you for inviting me to the next round, which I look forward to. Could you tell me when it might take place?
- I was delighted to be invited to the next round. Is there a date for it yet?
- Your invitation to the next round was good news. May I ask which days would suit you?
[ask unless invited]
- Is there any news that you could share with me?
- Could you tell me how things stand, and when I might expect to hear?
- May I ask where things stand at the moment?
[+ask_decision unless invited = on]
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
- One thing from our conversation is still with me: {talked_about.sentence}
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
- Thank you very much for offering me the {job}. Your offer has reached me, and I am delighted.
- I have received your offer for the {job}: thank you. It made my day.
- Thank you for your offer for the {job}, and for the trust that comes with it. It has reached me, and I was very glad of it.
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
- I will start on {start}.
- My first day will be {start}.
- The day I begin will be {start}.

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
- Thank you very much for offering me the {job}. It was good news, and I was very glad of it.
- I was honoured by your offer for the {job}, and thank you for the trust it shows.
- Thank you for your offer for the {job}. It means a great deal to me.
[decline]
- After careful thought, I have decided to decline it.
- The decision was not an easy one: I must decline your offer.
- I have thought it over with care, and have decided not to accept it.
[+reason = off]
- The reason, in short: {reason.any}
- You deserve to know why: {reason.any}
- What decided it for me: {reason.any}

[closing if held]
- It was a pleasure to get to know you. I wish you and your team all the best, and hope that our paths will cross again.
- I hope you soon find somebody who suits the role, and I would be glad to stay in touch.
- It was a pleasure to talk with you, and I will follow with interest what you and your colleagues do next.
[closing unless held]
- I wish you and your team all the best, and hope that our paths will cross.
- I hope you soon find somebody who suits the role, and I would be glad to stay in touch.
- I will follow with interest what you and your colleagues do next, and wish you every success.
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

[thanks if held]
- Thank you for considering me for the {job}, and for the time you gave me.
- I am grateful for our conversation about the {job} and for the time you took for it.
- Thank you for talking with me about the {job}, and for your interest in me.
[thanks unless held]
- Thank you for considering me for the {job}.
- I am grateful for your interest in me for the {job}.
- Thank you for the chance to apply for the {job}.
[+talk = known]
- It was especially good to speak about {talked_about}.
- What I will remember above all is {talked_about}.
- Much of it will stay with me, first of all {talked_about}.
- One thing will stay with me: {talked_about.sentence}
- One thing I will take along: {talked_about.sentence}
- What I will remember: {talked_about.sentence}
- {talked_about.own}
[withdraw]
- After some thought, I have decided to withdraw my application.
- I am writing to let you know that I am withdrawing my application.
- I have decided not to go further, and withdraw my application.
[+reason = off]
- The reason, in short: {reason.any}
- You deserve to know why: {reason.any}
- What decided it for me: {reason.any}

[closing if held]
- It was a pleasure to meet you. I wish you and your team all the best, and hope that our paths will cross again.
- I hope you soon find somebody who suits the role, and would be glad to stay in touch.
- I will think back on our conversation with pleasure, and wish you every success.
[closing unless held]
- I wish you and your team all the best, and hope that our paths will cross.
- I hope you soon find somebody who suits the role, and would be glad to stay in touch.
- I wish you every success, and would be glad to hear from you another time.
"""
