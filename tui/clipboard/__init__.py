"""Copy a note by the best method that the environment offers, and report only what is known about it.

    here = environment.detect_environment(os.environ)
    outcome = copying.copy(note, here, write_terminal=..., remembered=self_test.recall(folder, here), folder=folder)

This module imports nothing, because the start of the app needs only the probe.
"""
