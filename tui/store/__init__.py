"""The book on disk, through TinyDB."""
