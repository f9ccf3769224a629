PYTHON ?= python3
VENV := .venv
KG := $(VENV)/bin/kg
READY := $(VENV)/.ready

# The texts of the languages that ontology/languages/ knows; the others wait for theirs.
LANGUAGES := $(notdir $(patsubst %/,%,$(wildcard ontology/languages/*/)))
SOURCES := $(sort $(foreach tag,$(LANGUAGES),$(wildcard source_texts/*.$(tag).txt)))
NOTE := not built, ontology/languages has no folder for their language:
WAITING := $(filter-out $(SOURCES),$(sort $(wildcard source_texts/*.txt)))

SEEDS ?= ../shared/seeds
OUT ?= build/seeds

.PHONY: build seeds test lint check ontology ontology-check bench quality parity clean

build: $(READY)
	@$(if $(WAITING),echo "$(NOTE) $(WAITING)",true)
	$(KG) build $(SOURCES) -o output

seeds: $(READY)
	$(KG) build $(SEEDS) -o $(OUT)

test: $(READY)
	$(VENV)/bin/python -m pytest -n auto --dist worksteal

lint: $(READY)
	$(VENV)/bin/ruff format --check kg tests bench
	$(VENV)/bin/ruff check kg tests bench
	$(VENV)/bin/mypy

check: lint test

ontology: $(READY)
	$(KG) ontology --write

ontology-check: $(READY)
	$(KG) ontology --check

bench: $(READY)
	$(VENV)/bin/python bench/speed.py

quality: $(READY)
	$(VENV)/bin/python bench/quality.py --min bn=89 --min hi=86 --min en=88 --min zh=90

parity: $(READY)
	$(VENV)/bin/python bench/parity.py

clean:
	rm -rf $(VENV) build dist

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --upgrade pip
	$(VENV)/bin/python -m pip install --quiet --editable '.[dev]'
	touch $@
