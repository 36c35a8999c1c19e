# make demo   set up, and run the program on the example workspace (this repository)
# make test   set up with the test tools, and check everything
# Both need Python 3.11 or later with its venv module; nothing else, and no root.

PYTHON ?= python3
VENV = .venv
PY = $(VENV)/bin/python
PIP = $(PY) -m pip install --quiet --disable-pip-version-check --no-input

# Lets a checkout in a read-only home, or without one, work quietly.
export PIP_NO_WARN_SCRIPT_LOCATION = 1
export PIP_ROOT_USER_ACTION = ignore

.PHONY: demo test references clean
.DELETE_ON_ERROR:

demo: $(VENV)/.demo
	@$(PY) -m localize run --no-drafts
	@echo "The English page: site/en/stem-cell-supernatant.html"

test: $(VENV)/.test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) docs/generate.py --check
	$(PY) -m pytest

references: $(VENV)/.test
	$(PY) docs/generate.py

clean:
	rm -rf $(VENV) .localize site .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'localize needs Python 3.11 or later as "$(PYTHON)"; install it (apt install python3), or name another: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo 'localize needs the venv module of $(PYTHON); install it: apt install python3-venv' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.demo: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable '.[argos,test]'
	@touch $@
