"""What to do next, by when and why: one small function a rule, and one table of them all."""
