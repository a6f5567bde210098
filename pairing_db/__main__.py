"""``python -m pairing_db`` is the command ``pairing-db``."""

from pairing_db.cli import main

main()
