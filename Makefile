# All that a fresh machine needs is Python 3.11 or newer and make; every rule prepares the rest by itself.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
ENVIRONMENT := .venv
BIN := $(ENVIRONMENT)/bin
PREPARE := $(PYTHON) packaging/prepare.py $(ENVIRONMENT) requirements.lock
SOURCE := data/source/tip-compendium-2024-en.txt
# Tests and pictures are drawn without a screen, the same on every machine.
OFFSCREEN := QT_QPA_PLATFORM=offscreen
PROCESSES ?= 2
export COVERAGE_FILE := $(CURDIR)/build/coverage/data

.DEFAULT_GOAL := help
.PHONY: help ready run test style unit coverage data verify bench screenshots package proof faults lock clean

help:
	@echo 'make run          open the window (ARGS="show A.II.36" for the terminal)'
	@echo 'make test         style, types, tests and coverage; nothing on the screen'
	@echo 'make data         build data/compendium.sqlite from the text, and verify it'
	@echo 'make bench        measure start, memory and answers'
	@echo 'make screenshots  draw the pictures of the README'
	@echo 'make package      wheel, one-folder program and bill of materials, each tried'
	@echo 'make faults       kill, refuse and cut off what writes notes, and print what was lost'
	@echo 'make proof        everything that takes too long for make test'
	@echo 'make lock         choose newer versions within the ranges of pyproject.toml'

ready:
	@$(PREPARE)

run: ready
	@$(BIN)/python -m tipbrowser $(ARGS)

test: style unit coverage

style: ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

unit: ready
	@rm -rf build/coverage && mkdir -p build/coverage
	$(OFFSCREEN) $(BIN)/python -m pytest -n $(PROCESSES) --cov --cov-report=

coverage: unit
	$(BIN)/coverage report --omit='tipbrowser/ui/*' --fail-under=100
	$(BIN)/coverage report --include='tipbrowser/ui/*' --fail-under=85

data: ready
	$(BIN)/python -m tipbrowser build $(SOURCE) -o data/compendium.sqlite
	$(BIN)/python -m tipbrowser verify data/compendium.sqlite --source $(SOURCE)

bench: ready
	@failed=; for bench in tests/bench/bench_*.py; do \
		$(OFFSCREEN) $(BIN)/python -m tests.bench.$$(basename $$bench .py) || failed="$$failed $$bench"; done; \
	mkdir -p build && $(BIN)/python -m tests.bench.synthetic build/large.sqlite > /dev/null \
		&& $(OFFSCREEN) $(BIN)/python -m tests.bench.bench_visits build/large.sqlite 33 || failed="$$failed large"; \
	test -z "$$failed" || { echo "missed:$$failed"; exit 1; }

screenshots: ready
	$(OFFSCREEN) $(BIN)/python packaging/screenshots.py docs/screenshots

package:
	@$(PREPARE) packaging/requirements.lock --programs libpython objdump
	$(BIN)/python packaging/package.py

proof:
	@$(PREPARE) packaging/requirements.lock --programs libpython objdump strace Xvfb desktop-file-validate \
		pandoc soffice pdftotext
	$(MAKE) test
	$(OFFSCREEN) $(BIN)/python -m pytest -n $(PROCESSES) --dist=worksteal -m 'slow or hypothesis' --hypothesis-profile=long
	$(MAKE) faults
	$(MAKE) verify
	$(MAKE) package
	$(MAKE) bench

# A quarter of an hour. Each line names a promise, how often it was tried, what was lost, and the seed.
faults:
	@$(PREPARE) --programs strace unshare
	$(OFFSCREEN) $(BIN)/python -m tests.faults

verify: ready
	for seed in 1 2 3; do \
		$(BIN)/python -m tipbrowser verify --source $(SOURCE) --sample 40 --seed $$seed > /dev/null || exit 1; done
	$(BIN)/python -m tipbrowser verify --source $(SOURCE)

# Needs pip-tools on the path; the options keep every host's name out of the files.
COMPILE := pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-annotate \
	--no-header --no-emit-index-url --no-emit-find-links
lock:
	$(COMPILE) --extra dev --output-file requirements.lock pyproject.toml
	$(COMPILE) --output-file packaging/requirements.lock packaging/requirements.in

clean:
	rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
