"""Other programs' files: calendar invitations, contact cards, tables."""


class ExchangeError(ValueError):
    """A file that cannot be read, or an answer that does not fit it. The message is one sentence that names the file."""
