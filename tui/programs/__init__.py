"""Run other programs: the editor, the mail program, and those that help to copy a note."""
