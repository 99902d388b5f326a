"""Generate the tables of docs/ from the code: `python -m tests.docs` writes them, `--check` only compares them."""
