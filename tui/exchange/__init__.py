"""Other programs' files: calendar invitations, contact cards, tables."""
