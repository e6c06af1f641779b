# The two commands: make run, make test. Each makes .venv on its own.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test lint unit ui e2e gallery conformance coverage bench nightly core clean

run: $(READY)
	@$(BIN)/python tools/qt_libs.py
	@sh tools/run.sh $(BIN) $(FILE)

test: lint unit ui e2e coverage

$(READY): pyproject.toml setup.py tools/python.sh
	@[ -x $(BIN)/python ] && $(BIN)/python -c "import pip" || \
	  { python="$$(sh tools/python.sh)" && echo "$(VENV): $$python" && "$$python" -m venv --clear $(VENV); }
	$(BIN)/python -m pip install --quiet --upgrade-strategy only-if-needed --editable '.[dev]'
	@touch $@

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Everything that opens no window, in two processes.
unit: $(READY)
	@rm -f .coverage .coverage.*
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist worksteal --cov --cov-report= \
	  --ignore tests/ui --ignore tests/e2e -m "not nightly"

ui: $(READY)
	@$(BIN)/python tools/qt_libs.py --required
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist loadfile tests/ui -m "not nightly"

# The real program in a real X window; the tests start a screen of their own. A key can get lost
# on a busy machine: what fails twice has failed.
e2e: $(READY)
	@$(BIN)/python tools/qt_libs.py --required
	@for tool in Xvfb xdotool openbox; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	if [ -z "$$missing" ]; then $(BIN)/pytest tests/e2e -m "not nightly" || \
	  { echo "== what failed, once more"; $(BIN)/pytest tests/e2e -m "not nightly" --last-failed; }; \
	else echo "tests/e2e NOT RUN, missing$$missing: apt-get install xvfb xdotool openbox"; fi

# Pictures of docs/gallery, drawn anew.
gallery: $(READY)
	@$(BIN)/python tools/qt_libs.py --required
	QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES="default.warning=false" \
	  $(BIN)/python tools/gallery.py docs/gallery

conformance: $(READY)
	$(BIN)/pytest tests/conformance

# Each room on its own, so that one cannot hide behind another.
coverage: $(READY)
	@for room in engine scenario trace; do \
	  $(BIN)/coverage report --fail-under=95 --skip-covered --include="nandviz/$$room/*" || failed=1; \
	done; [ -z "$$failed" ]

# The tests of everything that knows no window, in an environment without Qt; PYTHON chooses one.
core:
	sh tools/core_tests.sh $(PYTHON)

bench: $(READY)
	$(BIN)/python tests/benchmarks/engine.py
	@for file in tests/benchmarks/*.py; do \
	  [ "$$file" = tests/benchmarks/engine.py ] || $(BIN)/python "$$file" || exit 1; done

# More random scenarios than make test has time for.
nightly: $(READY)
	QT_QPA_PLATFORM=offscreen NANDVIZ_NIGHTLY=1 $(BIN)/pytest -n 2 -m "nightly or not nightly" --ignore tests/e2e

clean:
	rm -rf $(VENV) .venv-core-* build dist out

# Ten minutes of damaged input, shared by all targets of tests/fuzz.
.PHONY: fuzz
fuzz: $(READY)
	$(BIN)/python -m tests.fuzz.run 10
