"""What to do next, by when and why: a small function for each rule, and one table of all rules."""
