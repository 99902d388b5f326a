"""The widgets of the screens; nothing here depends on a screen."""
