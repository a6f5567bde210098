"""What readers get: flat views and the data dictionary. No facts of its own."""

from pairing_db.publish.dictionary import store_dictionary
from pairing_db.publish.prepare import prepare_database
from pairing_db.publish.search_index import refresh_search
from pairing_db.publish.view import View
from pairing_db.publish.views import build_views, views

__all__ = ["View", "build_views", "prepare_database", "refresh_search", "store_dictionary", "views"]
