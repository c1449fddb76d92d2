PYTHON ?= .venv/bin/python

.PHONY: check format test bench constraints

check:  ## everything that must pass
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest

format:  ## lay out the code
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

test:
	$(PYTHON) -m pytest

bench:  ## ratios for docs/performance.md
	$(PYTHON) benchmarks/session.py

constraints:  ## pin all dependencies anew; needs uv
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --upgrade --output-file constraints.txt
	uv pip compile pyproject.toml --group dev --constraint constraints.txt --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --no-header --output-file constraints-dev.txt
