"""From files, folders, web pages and JSONL records to articles as received."""

from pairing_db.read.corrections import read_corrections
from pairing_db.read.files import MAX_BYTES, read_bytes, read_path

__all__ = ["MAX_BYTES", "read_bytes", "read_corrections", "read_path"]
