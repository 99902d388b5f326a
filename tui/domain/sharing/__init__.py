"""One book on several machines: what they tell each other, and how it becomes the same book everywhere. Pure."""
