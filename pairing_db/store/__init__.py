"""Records as rows: the models, the schema's migrations, one article at a time, and the facts that follow from all."""

from pairing_db.store.check_corrections import check_corrections
from pairing_db.store.derive import derive_facts
from pairing_db.store.engine import shown_address, transaction
from pairing_db.store.save import Saved, save_article

__all__ = ["Saved", "check_corrections", "derive_facts", "save_article", "shown_address", "transaction"]
