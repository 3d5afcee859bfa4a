"""What marks a file as the reader's own, and its name."""

from __future__ import annotations

APPLICATION_ID = 0x54495041
"""``TIPA`` in ASCII, in the header of every file of annotations."""
SCHEMA_VERSION = 1
FILE_NAME = "annotations.sqlite"
BACKUPS = "backups"
"""The folder of backups beside it."""
