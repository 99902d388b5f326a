"""Other programs' files: calendar invitations, contact cards, tables."""


class ExchangeError(ValueError):
    """A file that cannot be read, or an answer that does not fit it. The message is one sentence that names the file."""


class NoInvitation(ExchangeError):
    """A mail without a calendar file: what it says may be a reply."""
