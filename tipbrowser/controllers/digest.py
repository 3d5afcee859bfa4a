"""The SHA-256 of a file by Qt, which is loaded anyway; Python's own loads OpenSSL, four megabytes for one number."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCryptographicHash

CHUNK = 1 << 16


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal, read by and by; raises OSError. For any thread."""
    digest = QCryptographicHash(QCryptographicHash.Algorithm.Sha256)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.addData(chunk)
    return digest.result().toHex().toStdString()
