"""Tables and views as files: Excel, CSV, Parquet, a data package. The same content gives the same bytes."""

from pairing_db.publish.exports.formats import FORMATS, Format, Options, Written, export

__all__ = ["FORMATS", "Format", "Options", "Written", "export"]
