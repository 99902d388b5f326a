"""An oracle: the follow-up rules read a second time, plainly and slowly, from the documents of a book.

It was written from the text of the rules alone, without a look at `tui.domain`, and takes nothing from there. What it says of
random lives is compared with what `followup next --json --all` says. Where the text leaves two readings open, a comment says
which one was taken.
"""
