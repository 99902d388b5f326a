import subprocess
import sys


def test_importing_the_clipboard_is_cheap() -> None:
    """It comes with the app's start; what a copy needs is imported by the copy."""
    heavy = ["pyperclip", "subprocess", "shutil", "secrets", "termios", "tinydb", "textual"]
    code = "import sys, msgspec, re, pathlib; before = set(sys.modules); import tui.clipboard.copying; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(heavy) & set(done.stdout.split())
