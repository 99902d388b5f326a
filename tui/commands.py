"""Every command of the app, declared once: footer, help, palette, keymap and docs/keys.md all come from here."""

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
}
"""The places where keys work, and what people read for each."""


class Command(Struct, frozen=True):
    """Something that a key does: `action_<id>` of a screen in `where`, or of the app.

    `keys` are separated by commas; the first is shown. In the places of `footer_at` the footer shows the `footer` word.
    """

    id: str
    title: str
    sentence: str
    keys: str
    where: tuple[str, ...]
    footer: str = ""
    footer_at: tuple[str, ...] = ()
    of_app: bool = False


# ruff: noqa: E501 - the table is read by its columns
COMMANDS: tuple[Command, ...] = (
    Command("copy", "Copy the note", "Copy the note that is due into the clipboard", "c", ("interviews", "compose"), "Copy", ("interviews", "compose")),
    Command("sent", "Mark as sent", "Say that the note was sent", "m", ("interviews", "compose"), "Sent", ("compose",)),
    Command("skip", "No thank-you", "Skip the thank-you to this person", "s", ("interviews",)),
    Command("write", "Write another note", "Choose what kind of note to write, and to whom", "W", ("interviews", "contacts")),
    Command("debrief", "Debrief", "Write down what was said in the interview", "d", ("interviews",), "Debrief", ("interviews",)),
    Command("facts", "Facts", "All that is known of this interview: when, where, link, people", "i", ("interviews",)),
    Command("why", "Why", "The rule, the reckoning and the source of the next action", "y", ("interviews",)),
    Command("add", "Add", "Add an interview (in Contacts: a contact)", "a", ("interviews", "contacts"), "Add", ("interviews", "contacts")),
    Command("edit", "Edit", "Edit the highlighted interview or contact", "e", ("interviews", "contacts"), "Edit", ("contacts",)),
    Command("position", "Position", "Edit the position: title, company, main contact", "p", ("interviews",)),
    Command("reply", "They replied", "Log a reply, and the date they named if they did", "r", ("interviews",)),
    Command("next_round", "Next round", "Log an invitation to the next round", "f", ("interviews",)),
    Command("offer", "Offer", "Log an offer, and the day they want an answer by", "o", ("interviews",)),
    Command("rejected", "They said no", "Log a rejection", "x", ("interviews",)),
    Command("withdraw", "Withdraw", "Log that you withdrew", "w", ("interviews",)),
    Command("let_go", "Let go", "Let the process go", "l", ("interviews",)),
    Command("snooze", "Snooze", "Hide the process until a day, Monday unless you say otherwise", "z", ("interviews",)),
    Command("remark", "Remark", "Log a remark, a call or a meeting", "b", ("interviews", "contacts")),
    Command("cancel", "Call off", "Mark the interview as cancelled, or as on again", "X", ("interviews",)),
    Command("delete", "Delete", "Delete the highlighted interview, contact or event (undo brings it back)", "D,delete", BOOK),
    Command("coming", "Next interview", "Go to the next interview to come; again, to the one after", "right_square_bracket", ("interviews",)),
    Command("held", "Last interview", "Go to the interview that was held last; again, to the one before", "left_square_bracket", ("interviews",)),
    Command("import", "Import", "Take in an invitation from a file (.ics, .eml)", "I", ("interviews",)),
    Command("find", "Find", "Narrow the list as you type; esc shows all again", "slash", BOOK, "Find", BOOK),
    Command("find_next", "Find next", "The next line that holds what was last looked for", "n", BOOK),
    Command("find_previous", "Find previous", "The one before that holds it", "N", BOOK),
    Command("sort", "Sort", "Sort by a column; by the same one again, the other way round", "S", BOOK),
    Command("fold", "Fold the timeline", "Show or fold the timeline pane", "t", ("interviews", "contacts")),
    Command("past", "What to show", "Show everything, only the past, or only what is to come", "v", ("timeline",), "Show", ("timeline",)),
    Command("edit_text", "Edit the text", "Type in the note; F2 or esc leaves it", "e", ("compose",), "Edit", ("compose",)),
    Command("next_reader", "Next person", "The note to the next person of this interview", "n,right_square_bracket,right", ("compose",), "Next", ("compose",)),
    Command("previous_reader", "Previous person", "The note to the person before", "N,left_square_bracket,left", ("compose",)),
    Command("finding", "Next finding", "Go to the next place the review speaks of, and what would mend it", "f", ("compose",)),
    Command("insert", "Insert a fact", "Put something from the debrief where the cursor stands", "i", ("compose",)),
    Command("wording", "Other wording", "Draft it again in other words; asks before it replaces what you typed", "w", ("compose",), "Reword", ("compose",)),
    Command("option", "Paragraphs", "Turn optional paragraphs on or off; the numbers 1 to 9 do so at once", "o", ("compose",)),
    Command("kind", "Kind of note", "Choose another kind of note", "k", ("compose",)),
    Command("channel", "Channel", "E-mail, letter or card", "l", ("compose",)),
    Command("scroll_on", "Scroll on", "Half a screen of the note on, while reading", "ctrl+d,pagedown", ("compose",)),
    Command("scroll_back", "Scroll back", "Half a screen back", "ctrl+u,pageup", ("compose",)),
    Command("editor", "Your editor", "Write the note in $EDITOR", "E", ("compose",)),
    Command("other_ways", "Other ways to copy", "Show the text to select, or every other way to take it along", "f6", ("interviews", "compose")),
    Command("leave_text", "Leave the text", "Stop typing (esc too); letters are commands again", "f2", ("compose",), "Done", ("compose",)),
    Command("back", "Back", "Go back (esc too); a note is kept as a draft", "q", ("compose",), "Back", ("compose",)),
    Command("save", "Save", "Keep what the form holds", "f2", ("form",), "Save", ("form",)),
    Command("dismiss", "Cancel", "Leave without keeping anything", "escape,f4", ("form", "dialog"), "Cancel", ("form",)),
    Command("select", "Open", "Do what is next: write the note, debrief, confirm; elsewhere: read it, edit it", "enter", ("list",), "Open", ("list",)),
    Command("cursor_down", "Down", "The next line", "j,down", ("list",)),
    Command("cursor_up", "Up", "The line before", "k,up", ("list",)),
    Command("page_down", "Page down", "A page on", "pagedown", ("list",)),
    Command("page_up", "Page up", "A page back", "pageup", ("list",)),
    Command("half_page_down", "Half a page down", "Half a page on", "ctrl+d", ("list",)),
    Command("half_page_up", "Half a page up", "Half a page back", "ctrl+u", ("list",)),
    Command("first", "First", "The first line", "g,home", ("list",)),
    Command("last", "Last", "The last line", "G,end", ("list",)),
    Command("mark", "Mark", "Mark the line, and go on; snooze, remark, no, let go, withdraw and delete then act on all that are marked", "space", ("list",)),
    Command("show_interviews", "Interviews", "Whom you owe what, most urgent first", "1", BOOK, of_app=True),
    Command("show_contacts", "Contacts", "The people", "2", BOOK, of_app=True),
    Command("show_timeline", "Timeline", "What happened and what comes, over the whole book", "3", BOOK, of_app=True),
    Command("undo", "Undo", "Take back the last thing done", "u", BOOK, of_app=True),
    Command("redo", "Redo", "Do again what was taken back", "U,ctrl+r", BOOK, of_app=True),
    Command("jump", "Jump", "A letter at every pane and field; typing it goes there", "f3,apostrophe", (*BOOK, "compose", "form"), of_app=True),
    Command("palette", "Commands", "Every command by its name", "colon", (*BOOK, "compose"), of_app=True),
    Command("help", "Keys", "The keys of this screen", "question_mark,f1", (*BOOK, "compose"), "Keys", (*BOOK, "compose"), of_app=True),
    Command("suspend_process", "Suspend", "Back to the shell for a while; fg there comes back (in the text of a note it is undo)", "ctrl+z", (*BOOK, "compose"), of_app=True),
    Command("quit", "Quit", "Leave; everything is saved already", "q", BOOK, of_app=True),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}

KEY_NAMES = {
    "slash": "/", "question_mark": "?", "colon": ":", "enter": "enter", "escape": "esc",
    "left_square_bracket": "[", "right_square_bracket": "]", "left": "←", "apostrophe": "'", "right": "→", "delete": "del",
}  # fmt: skip


def shown_key(key: str) -> str:
    """Return a key as people call it."""
    return KEY_NAMES.get(key, key.upper() if key.startswith("f") and key[1:].isdigit() else key)


def commands_at(place: str) -> list[Command]:
    """Return the commands of a place, in the order they are declared."""
    return [command for command in COMMANDS if place in command.where]


class KeymapError(ValueError):
    """Raised for a keymap that cannot be used. The message is one sentence."""


def checked_keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the user's keymap if each id is a command's and no two commands of one place share a key.

    Raises: KeymapError, which names the unknown id and the nearest right one, or both commands that clash.
    """
    for name in keys:
        if name not in BY_ID:
            raise KeymapError(f"[keys]: there is no command {name!r}{did_you_mean(name, BY_ID)}")
    for place in PLACES:
        taken: dict[str, str] = {}
        for command in commands_at(place) + (commands_at("list") if place in BOOK else []):
            for key in _split(keys.get(command.id, command.keys)):
                if not key.rpartition("+")[2]:
                    raise KeymapError(f"[keys]: {key!r} is no key")
                if key in taken:
                    raise KeymapError(
                        f"[keys]: {shown_key(key)!r} would be both {taken[key]!r} and {command.id!r} in {PLACES[place]}"
                    )
                taken[key] = command.id
    return dict(keys)


def _split(keys: str) -> Iterable[str]:
    return (key.strip() for key in keys.split(",") if key.strip())
