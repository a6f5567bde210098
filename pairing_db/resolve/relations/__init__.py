"""How measured facts bear on each other, and what may be added up: one module a relation, each rule with a name."""

from pairing_db.resolve.relations.claim import Claim, Fact, Place, Relation
from pairing_db.resolve.relations.claims import FigureRow, claims, stated_where
from pairing_db.resolve.relations.conflict_rows import conflict_rows
from pairing_db.resolve.relations.relate import Related, relate
from pairing_db.resolve.relations.sums import Verdict
from pairing_db.resolve.relations.year_totals import year_totals

__all__ = [
    "Claim", "Fact", "FigureRow", "Place", "Related", "Relation", "Verdict", "claims", "conflict_rows", "relate",
    "stated_where", "year_totals",
]  # fmt: skip
