# The two commands: make run, make test. Each makes .venv on its own, as requirements/*.txt say.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Taken as it is written: nothing in the name of a file is run.
override export FILE := $(value FILE)

.PHONY: run test check lint unit ui e2e gallery conformance coverage bench nightly core clean \
  lock newest lowest mutants words compiled $(READY)

run:
	@sh tools/install.sh $(VENV) run
	@$(BIN)/python tools/qt_libs.py
	@sh tools/run.sh $(BIN)

# What takes long is CI's, which sets CI: slow tests, as all end to end are, and coverage, which doubles
# the time of the others.
TESTS := not nightly$(if $(CI),, and not slow)

test: lint unit ui $(if $(CI),e2e coverage)

$(READY):
	@sh tools/install.sh $(VENV) dev

# Refresh the lock files from the ranges of pyproject.toml.
lock:
	@sh tools/lock.sh

# The tests with the newest, or the lowest, versions that the ranges allow.
newest lowest:
	@sh tools/resolved_tests.sh $@

lint: $(READY)
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/python $(BIN)/lint-imports

# What one runs between edits; BASE is the commit to compare with, HEAD unless told.
check: lint
	@$(BIN)/python tools/touched_tests.py $(BASE)

# Everything that opens no window, in two processes.
unit: $(READY)
	@rm -f .coverage .coverage.*
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal \
	  $(if $(CI),--cov --cov-report=) --ignore tests/ui --ignore tests/e2e -m "$(TESTS)"

ui: $(READY)
	@$(BIN)/python tools/qt_libs.py --required
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist loadfile tests/ui -m "$(TESTS)"

# The real program in a real X window, on a screen that the tests start themselves.
e2e: $(READY)
	@$(BIN)/python tools/qt_libs.py --required
	$(BIN)/python -m pytest tests/e2e -m "not nightly"

# Pictures of docs/gallery, drawn anew.
gallery: $(READY)
	@$(BIN)/python tools/qt_libs.py --required
	QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES="default.warning=false" \
	  $(BIN)/python tools/gallery.py docs/gallery

# Bring the catalogues of translated texts up to date with the code.
words: $(READY)
	$(BIN)/python tools/words.py

conformance: $(READY)
	$(BIN)/python -m pytest tests/conformance

# Of what `unit` ran last with CI set. Each room on its own, so that one cannot hide behind another.
coverage: $(READY)
	@for room in engine exchange query scenario study trace; do \
	  $(BIN)/python -m coverage report --fail-under=95 --skip-covered --include="nandviz/$$room/*" || failed=1; \
	done; [ -z "$$failed" ]

# The tests of everything that knows no window, in an environment without Qt; PYTHON chooses one.
core:
	sh tools/core_tests.sh $(PYTHON)

# The same where the hot modules are compiled, which must give the same bytes as plain Python.
compiled:
	sh tools/core_tests.sh "$(or $(PYTHON),$$(sh tools/python.sh))" compiled

# Kept in docs/benchmarks with the machine's name; where there is no C compiler, of plain Python alone.
bench: $(READY)
	@sh tools/compiled.sh $(BIN)/python || [ $$? = 3 ]
	$(BIN)/python tools/bench.py

# More random scenarios than CI has time for.
nightly: $(READY)
	QT_QPA_PLATFORM=offscreen NANDVIZ_NIGHTLY=1 $(BIN)/python -m pytest -n 2 -m "nightly or not nightly" --ignore tests/e2e

# Small changes of the program, one at a time: does a test notice? ROOMS="nandviz/engine …" chooses.
mutants: $(READY)
	$(BIN)/python tools/mutants --count $(or $(COUNT),300) --seed $(or $(SEED),0) $(ROOMS)

clean:
	rm -rf $(VENV) .venv-* build dist out

# Ten minutes of damaged input, shared by all targets of tests/fuzz.
.PHONY: fuzz
fuzz: $(READY)
	$(BIN)/python -m tests.fuzz.run 10
