"""A Frictionless data package: plain CSV files and ``datapackage.json`` with titles, descriptions, types and keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pairing_db import __version__
from pairing_db.publish.dataset import Dataset, Field
from pairing_db.publish.exports.content import Content
from pairing_db.publish.exports.delimited import PLAIN, write_csv

DESCRIPTOR = "datapackage.json"
_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date"}


def write_datapackage(folder: Path, content: Content) -> dict[str, int]:
    """Fill a folder; returns the rows of each table and view."""
    counts = {}
    for dataset in content.chosen:
        names = [field.name for field in dataset.fields]
        counts[dataset.name] = write_csv(
            folder / f"{dataset.name}.csv", names, dataset.fields, content.rows(dataset), PLAIN
        )
    words = json.dumps(descriptor(content.chosen, dict(content.about())), ensure_ascii=False, indent=1)
    (folder / DESCRIPTOR).write_text(words + "\n", encoding="utf-8", newline="\n")
    return counts


def descriptor(chosen: Sequence[Dataset], only: Mapping[str, str]) -> dict[str, Any]:
    """The description of the package; ``only`` is the filter in words."""
    described = {
        "name": "pairing-db",
        "title": "东西部协作与对口支援数据库 Paired assistance in China",
        "version": __version__,
        "description": "What articles state about paired assistance, each fact with the characters that prove it."
        + ("" if not only else " Only " + "; ".join(f"{name}: {words}" for name, words in only.items()) + "."),
    }
    names = {dataset.name for dataset in chosen}
    return described | {"resources": [_resource(dataset, names) for dataset in chosen]}


def _resource(dataset: Dataset, names: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(field) for field in dataset.fields], "missingValues": [""]}
    if dataset.primary_key:
        schema["primaryKey"] = list(dataset.primary_key)
    keys = list(_foreign_keys(dataset, names))
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": dataset.name,
        "title": dataset.doc,
        "path": f"{dataset.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES[field.kind],
        "title": f"{field.label_zh} {field.label_en}",
        "description": field.description + (f" Unit: {field.unit}." if field.unit else ""),
    }
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.codes:
        constraints["enum"] = list(field.codes)
    return said | ({"constraints": constraints} if constraints else {})


def _foreign_keys(dataset: Dataset, names: set[str]) -> Iterator[dict[str, Any]]:
    """The keys whose target is in the package; the table itself is the resource ``""``."""
    for key in dataset.foreign_keys:
        if key.target in names:
            target = "" if key.target == dataset.name else key.target
            yield {"fields": [key.column], "reference": {"resource": target, "fields": [key.target_column]}}
