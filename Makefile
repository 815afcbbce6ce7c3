# Two commands: make site (look at it) and make test (trust it). They install what is missing, into .venv, by themselves.
SHELL := /bin/sh
PORT ?= 8000
BASE ?= origin/main
ONLY ?= fi
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
RUN := $(BIN)/python

.PHONY: site preview test test-all check links strings tidy ci review publishable weekly build publish bench lock lighthouse clean
.DEFAULT_GOAL := site

site: .venv/site  ## build, check and serve the site on http://127.0.0.1:$(PORT)
	@$(RUN) scripts/serve.py --check --port $(PORT)
	@$(RUN) scripts/build.py --findings
	@$(RUN) scripts/check.py --built || true
	@$(RUN) scripts/serve.py --port $(PORT)

preview: .venv/site  ## serve one language while it is written: make preview ONLY=ar
	@$(RUN) scripts/preview.py --only $(ONLY) --port $(PORT)

test: .venv/test  ## run every test (a fixed sample where the whole takes long)
	@$(BIN)/ruff check -q . && $(BIN)/ruff format -q --check .
	@$(RUN) -m pytest -n auto

test-all: .venv/test-all  ## run every test at its full size
	@FULL=1 $(RUN) -m pytest -n auto

check: .venv/site  ## say what is wrong in pages, data and words
	@$(RUN) scripts/check.py --coverage

links: .venv/site  ## ask other sites whether what we link to is still there (minutes; a list: make links LINKS="--report links.md")
	@$(RUN) scripts/links.py $(LINKS)

strings: .venv/site  ## bring every messages.po up to date
	@$(RUN) scripts/strings.py

tidy: .venv/site  ## write down new sentences and the stamps of translations
	@$(RUN) scripts/strings.py
	@$(RUN) scripts/translate.py stamp --all

ci: .venv/test  ## what every change must pass
	@.ci/run

review: .venv/site  ## say what a change does: make review BASE=origin/main
	@$(RUN) scripts/review.py $(BASE)

publishable: .venv/site  ## ask whether the site may go out
	@$(RUN) scripts/check.py --publish

weekly: .venv/site  ## what somebody should look at this week, addresses of other sites too (minutes)
	@$(RUN) scripts/weekly.py
	@$(RUN) scripts/links.py --report .links-report.md >&2 || true
	@cat .links-report.md && rm -f .links-report.md

build: .venv/site  ## build site/ as it is published
	@$(RUN) scripts/build.py --strict --smallest

publish: .venv/site  ## build, then show it where the web server takes it from: make publish TO=/srv/site
	@test -n "$(TO)" || { echo "Say where: make publish TO=/srv/site"; exit 2; }
	@$(MAKE) --no-print-directory build
	@$(RUN) scripts/publish.py $(TO)

bench: .venv/site  ## measure the build beside stock Material (minutes; make bench BENCH=--all is complete)
	@$(RUN) scripts/bench.py $(BENCH)

lock: .venv/site  ## write down every package with its hashes (scripts/requirements/), after a change of pyproject.toml
	@$(RUN) scripts/install.py --lock

lighthouse: .venv/test  ## ask Lighthouse about the pages on a slow phone (needs Node 18 or newer; minutes)
	@$(RUN) scripts/lighthouse.py

clean:  ## forget the built site and what was installed
	rm -rf .venv .build .build.lock .build-cache site tests/lighthouse/node_modules

# What is installed is known by three marks; they are made anew when the locked packages change.
.venv/site: scripts/requirements/site.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is missing. Install it, then run this again (Debian: apt install python3 python3-venv)."; exit 1; }
	@test -x $(RUN) || $(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python cannot make a virtual environment. Install python3-venv (Debian: apt install python3-venv)."; exit 1; }
	@echo "Installing what the site needs into .venv (once) …"
	@$(RUN) scripts/install.py
	@touch $@

.venv/test: .venv/site scripts/requirements/test.txt
	@echo "Installing what the tests need into .venv (once) …"
	@$(RUN) scripts/install.py test
	@touch $@

.venv/test-all: .venv/test
	@echo "Installing the fonts that the tests need at full size (once) …"
	@$(RUN) scripts/install.py test --full
	@touch $@
