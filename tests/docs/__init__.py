"""The tables of docs/ that come from the code: `python -m tests.docs` writes them, with --check it only compares."""
