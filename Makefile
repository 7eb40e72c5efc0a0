PYTHON ?= python3
BIN := .venv/bin
DEMO ?= A 4-day trip for two from Chicago to 2 cities in Texas, March 5th to 8th, 2027. Our budget is $$1,500. We'd love some Thai food, two museums, and no shared rooms.

export DEMO

.PHONY: venv demo weights test lint bench clean

venv: .venv/.made

.venv/.made: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: venv
	$(BIN)/planner-agent plan --today 2026-11-22 "$$DEMO"

# The weights of the local model, for the tests marked local_model; without them these are skipped.
weights: venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[local]'
	$(BIN)/python scripts/fetch_test_weights.py

test: venv
	$(BIN)/python -m pytest -n auto

lint: venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

# Samples of the benchmarks: DATA is the folder of the data sets; the whole runs are in CONTRIBUTING.md.
DATA ?= ../shared/data
bench: venv
	$(BIN)/python -m benchmarks travelplanner --data $(DATA)/travelplanner/train.jsonl --database $(DATA)/travelplanner/database --reader gold --rules official,strict --json
	$(BIN)/python -m benchmarks travelplanner --data $(DATA)/travelplanner/train.jsonl --database $(DATA)/travelplanner/database --reader grammar --rules official,strict --json
	$(BIN)/python -m benchmarks reading --requests benchmarks/requests/*.jsonl --reader grammar --json
	$(BIN)/python -m benchmarks natural-plan --task trip --data $(DATA)/natural_plan/trip_planning.jsonl --reader grammar --limit 60 --json
	$(BIN)/python -m benchmarks natural-plan --task calendar --data $(DATA)/natural_plan/calendar_scheduling.jsonl --reader grammar --limit 60 --json
	$(BIN)/python -m benchmarks natural-plan --task meeting --data $(DATA)/natural_plan/meeting_planning.jsonl --reader grammar --limit 60 --json
	$(BIN)/python -m benchmarks rcpsp --data $(DATA)/rcpsp --time-limit 10 --sample 12 --json
	$(BIN)/python -m benchmarks roster --data $(DATA)/nurse --only 1,2 --time-limit 20 --json

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .import_linter_cache .hypothesis
