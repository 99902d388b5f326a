"""The rules of following up, with no clock, no file and no terminal: `now` and the zone are always parameters."""
