PYTHON ?= python3
VENV := .venv
KG := $(VENV)/bin/kg

.PHONY: build test check ontology bench clean

build: $(VENV)/.ready
	$(KG) build source_texts -o output

test: $(VENV)/.ready
	$(VENV)/bin/python -m pytest

check: $(VENV)/.ready
	$(VENV)/bin/ruff format --check kg tests bench
	$(VENV)/bin/ruff check kg tests bench
	$(VENV)/bin/mypy
	$(VENV)/bin/python -m pytest

ontology: $(VENV)/.ready
	$(KG) ontology --write

bench: $(VENV)/.ready
	$(VENV)/bin/python bench/speed.py

clean:
	rm -rf $(VENV)

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --upgrade pip
	$(VENV)/bin/python -m pip install --quiet --editable '.[dev]'
	touch $@
