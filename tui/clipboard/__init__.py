"""Where a copy can go, and what is known of its arrival.

    here = environment.detect_environment(os.environ)
    outcome = copying.copy(note, here, write_terminal=..., remembered=self_test.recall(folder, here), folder=folder)

Nothing is imported here: the start of the app needs the probe alone.
"""
