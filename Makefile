# Everything runs in .venv, which is made from requirements.lock whenever that changes.
.DEFAULT_GOAL := help
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
DATABASE ?= sqlite:///pairing.db
ARTICLES ?=
EXPORT ?= fiscal-aid.xlsx
FILTER ?= --kind fiscal_aid

.PHONY: help install browser load serve export test check format score migration lock clean

help: ## show this help
	@echo "usage: make TARGET"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

install: $(STAMP) ## make .venv and install the locked dependencies

$(STAMP): requirements.lock pyproject.toml
	@python=; for each in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
	  if command -v $$each >/dev/null 2>&1 && \
	     $$each -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; \
	  then python=$$each; break; fi; done; \
	if [ -z "$$python" ]; then \
	  echo "pairing_db needs Python 3.11, 3.12 or 3.13 with venv; install one, or name it: make PYTHON=/path/to/python3.12" >&2; \
	  exit 1; fi; \
	[ -x $(PY) ] && $(PY) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null || \
	  $$python -m venv --clear $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

load: $(STAMP) ## load ARTICLES (default seeds/articles) into DATABASE (default pairing.db)
	$(VENV)/bin/pairing-db load $(ARTICLES) --database $(DATABASE)

export: $(STAMP) ## load, then write all fiscal aid (or what FILTER says) into the Excel file EXPORT
	@$(VENV)/bin/pairing-db load $(ARTICLES) --database $(DATABASE) >/dev/null || [ $$? -eq 3 ]
	$(VENV)/bin/pairing-db export $(EXPORT) $(FILTER) --database $(DATABASE)

serve: $(STAMP) ## show DATABASE in a browser at http://127.0.0.1:8001/; loads seeds/articles first if it is not there
	@test "$(DATABASE)" != sqlite:///pairing.db -o -f pairing.db || $(MAKE) load
	$(VENV)/bin/pairing-db serve --database $(DATABASE)

browser: $(STAMP) ## install Debian's Chromium and its driver, then run the browser tests
	command -v chromium >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk; }
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-browser.lock
	$(PY) -m pytest tests/publish/web/test_browser.py

test: $(STAMP) ## run the tests
	$(PY) -m pytest

check: $(STAMP) ## format, lint, types, and the tests with warnings as errors
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy --strict pairing_db
	$(PY) -m pytest -W error

format: $(STAMP) ## bring the code into shape
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

score: $(STAMP) ## precision and recall against the gold facts, a table and an article at a time
	@mkdir -p build && rm -f build/score.db
	@$(VENV)/bin/pairing-db load seeds/articles tests/gold/dev/articles tests/gold/own/articles \
	  --database sqlite:///build/score.db >/dev/null
	@$(PY) tests/gold/check_gold.py tests/gold/source seeds/articles | tail -n 1
	@echo "source articles" && $(PY) tests/gold/score.py build/score.db tests/gold/source
	@$(PY) tests/gold/check_gold.py tests/gold/dev/gold tests/gold/dev/articles | tail -n 1
	@echo "invented articles" && $(PY) tests/gold/score.py build/score.db tests/gold/dev/gold
	@$(PY) tests/gold/check_gold.py tests/gold/own/gold tests/gold/own/articles | tail -n 1
	@echo "the project's own articles (README tells which were unseen while rules were written)"
	@$(PY) tests/gold/score.py build/score.db tests/gold/own/gold

migration: $(STAMP) ## write the migration from the last revision to the models: make migration m="add a column"
	@test -n "$(m)" || { echo 'say what it changes: make migration m="add a column"' >&2; exit 2; }
	@mkdir -p build && rm -f build/migration.db
	@$(VENV)/bin/alembic -x url=sqlite:///build/migration.db upgrade head
	@$(VENV)/bin/alembic -x url=sqlite:///build/migration.db revision --autogenerate -m "$(m)" \
	  --rev-id "$$(printf '%04d' $$(( $$(ls migrations/versions/[0-9]*.py | wc -l) + 1 )))"
	@$(PY) -m ruff format --quiet migrations

lock: ## write requirements.lock again from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --group dev --all-extras pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --group browser --constraint requirements.lock --output-file requirements-browser.lock

clean: ## remove .venv, builds and caches; databases stay
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
