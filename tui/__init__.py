"""followup: whom do I owe what, by when."""

__version__ = "0.1.0"
