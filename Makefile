.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
READY := $(VENV)/.ready

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-17s %s\n", $$1, $$2}'

$(READY): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Assay needs Python 3.11 or newer; name one with PYTHON=..."; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo "No virtual environment could be made; on Debian and Ubuntu: apt install python3-venv"; exit 2; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv==$(UV_VERSION)'
	@UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --frozen --extra lab --extra sigstore --compile-bytecode --python $(BIN)/python
	@# Compiled once, also where Python is told not to write what it compiles: every command starts sooner.
	@$(BIN)/python -m compileall -q assay
	@touch $@

.PHONY: setup
setup: $(READY) ## Make the virtual environment, from the lock

.PHONY: demo
demo: $(READY) ## Start a real cloud on this machine, judge it, report, and remove it
	@$(BIN)/assay demo

.PHONY: demo-guests
demo-guests: $(READY) ## The same with real guests; needs root, and installs Debian packages
	@$(BIN)/assay demo --cloud north --install

.PHONY: test
test: lint test-unit test-lab ## Everything but real guests: style, types, layers, and all tests, lab included
	@echo "Left out: tests that take long (make test-long), and those with real guests, which need root and install"
	@echo "Debian packages (sudo make test-guests; the quicker part of them: sudo make test-guests-quick)."

.PHONY: lint
lint: $(READY) ## Style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/assay guideline lint

.PHONY: test-unit
test-unit: $(READY) browser ## The tests that need no cloud
	$(BIN)/pytest -m 'not lab and not guest' -n auto --dist loadgroup

.PHONY: test-lab
test-lab: $(READY) ## The tests that start real clouds on this machine
	$(BIN)/pytest -m 'lab and not guest and not long' -n 2 --dist loadgroup --durations 12

.PHONY: test-long
test-long: $(READY) ## The tests on real clouds that are left out of the others because they take long
	$(BIN)/pytest -m 'long and not guest' --durations 12

# The clouds first: they install what the others need.
GUESTS := tests/guests tests/guest

.PHONY: test-guests
test-guests: $(READY) ## All tests with real guests, which take long; needs root, and installs Debian packages
	$(BIN)/pytest -m guest --durations 12 $(GUESTS)

.PHONY: test-guests-quick
test-guests-quick: $(READY) ## Those of them that every change is tested with, which take twenty minutes
	$(BIN)/pytest -m 'guest and not long' --durations 12 $(GUESTS)

.PHONY: prove
prove: $(READY) ## See every deviation there is detected: in a recording of a cloud of its own, or in front of it
	@export XDG_STATE_HOME=$$(mktemp -d); trap '$(BIN)/assay lab down alpha; rm -rf "$$XDG_STATE_HOME"' EXIT; \
	  $(BIN)/assay lab up alpha \
	  && $(BIN)/assay run alpha --second alpha-other --replayable --quiet -o "$$XDG_STATE_HOME/recorded" \
	  && $(BIN)/assay lab prove alpha --replay "$$XDG_STATE_HOME/recorded"

.PHONY: pages
pages: $(READY) ## Write the generated pages of the documentation anew
	$(BIN)/python -m assay.prove.catalogue docs/checks.md

.PHONY: browser
browser: ## Install Debian's chromium, which the tests of the report look at it with
	@command -v chromium >/dev/null || { \
	  echo "installing chromium (Debian package)"; \
	  as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq chromium >/dev/null; }

.PHONY: bench
bench: $(READY) ## Measure beside peers, as ratios
	$(BIN)/python benchmarks/help_startup.py
	$(BIN)/python benchmarks/verify_cost.py
	$(BIN)/python benchmarks/judge_cost.py

.PHONY: bench-tempest
bench-tempest: $(READY) ## Measure beside Tempest on one fresh cloud
	$(BIN)/python benchmarks/beside_tempest.py

.PHONY: agreement
agreement: $(READY) ## Compare verdicts with Tempest's, on two clouds and under ten deviations
	$(BIN)/python benchmarks/agreement.py --output benchmarks/agreement.md

.PHONY: lock
lock: $(READY) ## Resolve the dependencies anew
	$(BIN)/uv lock --upgrade

.PHONY: clean
clean: ## Remove what was made here; the lab's cache stays
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
