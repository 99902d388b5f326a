"""Replies by mail: what they say, whom they are from, and the event that they are proposed as."""
