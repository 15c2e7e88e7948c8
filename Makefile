PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo test lint types rooms unit bench wheel corpora clean

demo: .venv/demo.stamp ## convert corpora/samples and show what was found
	@mkdir -p out
	@$(BIN)/planparse convert corpora/samples -o out/samples.jsonl --force
	@$(BIN)/planparse summary out/samples.jsonl
	@$(BIN)/planparse show corpora/samples/school-term-plan.txt

test: lint types rooms unit ## all that a change must pass

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test.stamp
	$(BIN)/mypy

rooms: .venv/test.stamp
	$(BIN)/lint-imports

unit: .venv/test.stamp
	$(BIN)/pytest --numprocesses auto --maxschedchunk 8

bench: .venv/bench.stamp ## speed beside other tools on the same characters, from source and compiled
	$(BIN)/python benchmarks/bench.py
	$(MAKE) wheel
	$(PIP) --no-deps --upgrade --target build/compiled dist/*.whl
	PYTHONPATH=build/compiled $(BIN)/python benchmarks/bench.py

wheel: dist/wheel.stamp ## a compiled wheel for this system and Python, and the source archive

dist/wheel.stamp: .venv/test.stamp $(shell find src models -type f -not -name '*.pyc')
	rm -rf dist
	HATCH_BUILD_HOOKS_ENABLE=true $(BIN)/python -m build --no-isolation
	touch $@

corpora: .venv/test.stamp ## write documents and gold of the corpora from their sources, and check them
	$(BIN)/planparse corpus build $(wildcard corpora/*/*.plan)
	$(BIN)/planparse corpus check corpora

.venv/python.stamp:
	$(PYTHON) -m venv .venv
	touch $@

.venv/demo.stamp: .venv/python.stamp pyproject.toml constraints.txt
	$(PIP) --editable '.[pdf,sheets]'
	touch $@

.venv/test.stamp: .venv/python.stamp pyproject.toml constraints.txt
	$(PIP) --editable '.[all,ocr,ray,dev]'
	touch $@ .venv/demo.stamp

.venv/bench.stamp: .venv/test.stamp
	$(PIP) --editable '.[bench]'
	touch $@

clean:
	rm -rf .venv out build dist
