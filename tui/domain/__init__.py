"""The rules of following up. Nothing here reads a clock, a file or a terminal: `now` and the zone are always parameters."""
