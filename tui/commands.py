"""Every command of the app, declared once. The footer, help, palette, keymap and docs/keys.md read this table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from tui.domain.suggestions import did_you_mean

BOOK = ("interviews", "contacts", "timeline")
PLACES = {
    "interviews": "Interviews",
    "contacts": "Contacts",
    "timeline": "Timeline",
    "list": "Any list",
    "compose": "Writing a note",
    "form": "Forms",
    "dialog": "Questions",
    "import": "Importing",
    "forecast": "Forecast",
}
"""The places where keys work, and their titles."""


class Command(Struct, frozen=True):
    """What a key does: `action_<id>` of a screen in `where`, or of the app.

    `keys` are separated by commas; the first is shown. `footer` is the word in the footer of the places in `footer_at`.
    """

    id: str
    title: str
    sentence: str
    keys: str
    where: tuple[str, ...]
    footer: str = ""
    footer_at: tuple[str, ...] = ()
    of_app: bool = False


# ruff: noqa: E501 - one row of the table on each line
COMMANDS: tuple[Command, ...] = (
    Command("copy", "Copy the note", "Copy the note to the clipboard; one not seen yet is shown first", "c", ("interviews", "compose"), "Copy", ("interviews", "compose")),
    Command("copy_subject", "Copy the subject", "Copy the subject of the note; press again for the address", "C", ("interviews", "compose")),
    Command("mail", "Mail", "Open the note in your mail program, addressed to its reader", "M", ("compose",)),
    Command("sent", "Sent or done", "Mark the note as sent, or what is asked of you as done", "m", ("interviews", "compose"), "Sent", ("compose",)),
    Command("skip", "Not needed", "Mark the next action as not needed", "s", ("interviews",)),
    Command("write", "Write another note", "Choose what kind of note to write, and to whom", "W", ("interviews", "contacts")),
    Command("debrief", "Debrief", "Write down what was said in the interview", "d", ("interviews",), "Debrief", ("interviews",)),
    Command("facts", "Facts", "Show everything about this interview: when, where, link, people", "i", ("interviews",)),
    Command("why", "Why", "Explain the next action: the reason, the rule and its source", "y", ("interviews",)),
    Command("add", "Add", "Add an interview (in Contacts: a contact)", "a", ("interviews", "contacts"), "Add", ("interviews", "contacts")),
    Command("edit", "Edit", "Edit the highlighted interview or contact", "e", ("interviews", "contacts"), "Edit", ("contacts",)),
    Command("position", "Position", "Edit the position: title, company, main contact", "p", ("interviews",)),
    Command("reply", "They replied", "Log a reply: the date they named, what they ask of you", "r", ("interviews",)),
    Command("next_round", "Next round", "Log an invitation to the next round; if its day is known, the interview is added", "f", ("interviews",)),
    Command("promise", "You promised", "Log something that you promised, and by when", "P", ("interviews",)),
    Command("offer", "Offer", "Log an offer, and the day they want an answer by", "o", ("interviews",)),
    Command("rejected", "They said no", "Log a rejection", "x", ("interviews",)),
    Command("withdraw", "Withdraw", "Log that you withdrew", "w", ("interviews",)),
    Command("let_go", "Let go", "Stop following up on this process", "l", ("interviews",)),
    Command("snooze", "Snooze", "Hide the process until a day, by default Monday", "z", ("interviews",)),
    Command("remark", "Remark", "Log a remark, a call or a meeting", "b", ("interviews", "contacts")),
    Command("cancel", "Call off", "Log that the interview was called off, with its new day if there is one; press again to restore it", "X", ("interviews",)),
    Command("delete", "Delete", "Delete the highlighted interview, contact or event (undo brings it back)", "D,delete", BOOK),
    Command("coming", "Next interview", "Go to the next interview; press again for the one after", "right_square_bracket", ("interviews",)),
    Command("held", "Last interview", "Go to the last interview held; press again for the one before", "left_square_bracket", ("interviews",)),
    Command("import", "Import", "Import invitations (.ics, .eml), a reply (.eml), people (.vcf), tables of people or applications (.csv) or a book (.json)", "I", ("interviews", "contacts")),
    Command("export", "Export", "Write a calendar, contacts, a table, a dossier or the whole book to a file", "E", ("interviews", "contacts")),
    Command("merge", "Merge duplicates", "Find duplicate contacts, or take the two marked ones, and merge them", "M", ("contacts",)),
    Command("find", "Find", "Filter the list as you type; esc shows everything again", "slash", BOOK, "Find", BOOK),
    Command("find_next", "Find next", "Go to the next match of the last search", "n", BOOK),
    Command("find_previous", "Find previous", "Go to the previous match", "N", BOOK),
    Command("sort", "Sort", "Sort by a column; choose it again to reverse the order", "S", BOOK),
    Command("fold", "Timeline pane", "Show or hide the timeline pane", "t", ("interviews", "contacts")),
    Command("unfold", "Closed ones", "Show or hide what is closed, and processes without an interview", "full_stop", ("interviews",)),
    Command("past", "What to show", "Show everything, only the past, or only what is to come", "v", ("timeline",), "Show", ("timeline",)),
    Command("edit_text", "Edit the text", "Type in the note; F2 or esc stops typing", "e", ("compose",), "Edit", ("compose",)),
    Command("next_reader", "Next person", "Go to the note to the next interviewer", "n,right_square_bracket,right", ("compose",), "Next", ("compose",)),
    Command("previous_reader", "Previous person", "Go to the note to the previous interviewer", "N,left_square_bracket,left", ("compose",)),
    Command("finding", "Next finding", "Go to the next finding of the review, and how to fix it", "F", ("compose",)),
    Command("complete", "Complete", "Fill in the next unfilled placeholder, and keep the sentence", "enter", ("compose",), "Complete", ("compose",)),
    Command("leave_out", "Leave out", "Leave the next unfilled placeholder out of the note", "delete", ("compose",)),
    Command("insert", "Insert a fact", "Insert something from the debrief at the cursor", "i", ("compose",)),
    Command("wording", "Other wording", "Draft the note in other words; asks before replacing what you typed", "w", ("compose",)),
    Command("option", "Paragraphs", "Turn optional paragraphs on or off; 1 to 9 switch one each", "o", ("compose",)),
    Command("greeting", "Greeting", "Choose how the reader is greeted, in this note and later ones", "g", ("compose",)),
    Command("kind", "Kind of note", "Choose another kind of note", "W", ("compose",)),
    Command("channel", "Channel", "Choose e-mail, letter, card or LinkedIn", "v", ("compose",)),
    Command("scroll_on", "Scroll down", "Scroll the note down half a screen", "space,f,pagedown,ctrl+d", ("compose",)),
    Command("scroll_back", "Scroll up", "Scroll the note up half a screen", "b,pageup,ctrl+u", ("compose",)),
    Command("line_down", "Line down", "Scroll the note down a line", "j,down", ("compose",)),
    Command("line_up", "Line up", "Scroll the note up a line", "k,up", ("compose",)),
    Command("editor", "Your editor", "Edit the note in $EDITOR", "E", ("compose",)),
    Command("other_ways", "Other ways", "Show the note as text to select, or choose another way", "f6", ("interviews", "compose")),
    Command("leave_text", "Stop typing", "Stop typing (esc does, too); letters are commands again", "f2", ("compose",), "Done", ("compose",)),
    Command("back", "Back", "Go back (esc does, too); the note is kept as a draft", "q", ("compose",), "Back", ("compose",)),
    Command("save", "Save", "Save the form", "f2", ("form",), "Save", ("form",)),
    Command("take_out", "Take out", "Take the person at the cursor out of the interview (in a debrief)", "f8", ("form",), "Take out", ("form",)),
    Command("import_chosen", "Import", "Import the marked lines, as one change", "f2", ("import",), "Import", ("import",)),
    Command("mark_all", "All", "Mark every line that can be imported", "a", ("import",), "All", ("import",)),
    Command("mark_none", "None", "Mark no line", "n", ("import",), "None", ("import",)),
    Command("show_folded", "The rest", "Show or hide the lines that need no decision", "full_stop", ("import",), "The rest", ("import",)),
    Command("dismiss", "Cancel", "Close without saving", "escape,f4", ("form", "dialog", "import"), "Cancel", ("form", "import")),
    Command("select", "Open", "Do what is next: write the note, debrief, confirm; in other lists, read or edit the line", "enter", ("list",), "Open", ("list",)),
    Command("cursor_down", "Down", "Go to the next line", "j,down", ("list",)),
    Command("cursor_up", "Up", "Go to the previous line", "k,up", ("list",)),
    Command("page_down", "Page down", "Go down a page", "pagedown", ("list",)),
    Command("page_up", "Page up", "Go up a page", "pageup", ("list",)),
    Command("half_page_down", "Half a page down", "Go down half a page", "ctrl+d", ("list",)),
    Command("half_page_up", "Half a page up", "Go up half a page", "ctrl+u", ("list",)),
    Command("first", "First", "Go to the first line", "g,home", ("list",)),
    Command("last", "Last", "Go to the last line", "G,end", ("list",)),
    Command("mark", "Mark", "Mark the line and go to the next; snooze, remark, rejection, let go, withdraw and delete act on all marked lines", "space", ("list",)),
    Command("show_interviews", "Interviews", "Whom you owe what, most urgent first", "1", BOOK, of_app=True),
    Command("show_contacts", "Contacts", "The people you know", "2", BOOK, of_app=True),
    Command("show_timeline", "Timeline", "Everything past and planned", "3", BOOK, of_app=True),
    Command("forecast", "Forecast", "Show the next four weeks as the rules expect them, day by day; again goes back", "F", (*BOOK, "forecast"), "Back", ("forecast",), of_app=True),
    Command("undo", "Undo", "Undo the last change", "u", BOOK, of_app=True),
    Command("redo", "Redo", "Redo the last change undone", "U,ctrl+r", BOOK, of_app=True),
    Command("told", "What was told", "Show what was told without being asked for, such as what another machine has replaced; a mark at the top says that some is unread", "exclamation_mark", BOOK, of_app=True),
    Command("jump", "Jump", "Show a letter at every pane and field; type it to go there", "f3,apostrophe", (*BOOK, "compose", "form"), of_app=True),
    Command("palette", "Commands", "Find a command by its name", "colon", (*BOOK, "compose"), of_app=True),
    Command("help", "Keys", "Show the keys of this screen", "question_mark,f1", (*BOOK, "compose", "import", "forecast"), "Keys", (*BOOK, "compose", "forecast"), of_app=True),
    Command("suspend_process", "Suspend", "Go to the shell; fg comes back (while you type in a note: undo)", "ctrl+z", (*BOOK, "compose"), of_app=True),
    Command("quit", "Quit", "Quit; everything is saved already", "q", BOOK, of_app=True),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}

KEY_NAMES = {
    "slash": "/", "full_stop": ".", "question_mark": "?", "colon": ":", "enter": "enter", "escape": "esc",
    "left_square_bracket": "[", "right_square_bracket": "]", "left": "←", "apostrophe": "'", "exclamation_mark": "!", "right": "→", "delete": "del",
}  # fmt: skip


def shown_key(key: str) -> str:
    """Return the name of a key as the app shows it."""
    return KEY_NAMES.get(key, key.upper() if key.startswith("f") and key[1:].isdigit() else key)


def commands_at(place: str) -> list[Command]:
    """Return the commands of a place, in the order of the table."""
    return [command for command in COMMANDS if place in command.where]


class KeymapError(ValueError):
    """A keymap cannot be used. The message is one sentence."""


def checked_keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the user's keymap if each id is a command's and no two commands of one place share a key.

    Raises: KeymapError, which names the unknown id and the nearest right one, or both commands that clash.
    """
    for name in keys:
        if name not in BY_ID:
            raise KeymapError(f"[keys]: there is no command {name!r}{did_you_mean(name, BY_ID)}")
    for place in PLACES:
        taken: dict[str, str] = {}
        for command in commands_at(place) + (commands_at("list") if place in (*BOOK, "import", "forecast") else []):
            for key in _split(keys.get(command.id, command.keys)):
                if not key.rpartition("+")[2]:
                    raise KeymapError(f"[keys]: {key!r} is not a key")
                if key in taken:
                    raise KeymapError(
                        f"[keys]: {shown_key(key)!r} is bound to both {taken[key]!r} and {command.id!r} in {PLACES[place]}"
                    )
                taken[key] = command.id
    return dict(keys)


def _split(keys: str) -> Iterable[str]:
    return (key.strip() for key in keys.split(",") if key.strip())
