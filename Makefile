# Everything runs in .venv, which the targets make themselves.
PYTHON ?= python3
BIN := .venv/bin
POLNEAR ?= ../shared/data/polnear
DATA ?= ../shared/data
RUN ?= training/runs/first
JOBS ?= auto
INPUTS ?= 2000
# PyTorch on a CPU: keep freed memory, and let threads sleep while they wait (measured: a third faster beside other work).
TORCH := MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=17179869184 MALLOC_TOP_PAD_=268435456 OMP_WAIT_POLICY=passive

.PHONY: help demo docs shown screens structure test pythons extras fuzz mutants check bench openapi train export acts version release clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: .venv/installed ## put the sample articles on record and print what is on record
	@$(BIN)/onrecord demo --ledger demo.db

docs: .venv/tested ## build the documentation as a site, into build/docs
	$(BIN)/sphinx-build -q -W docs build/docs
	@echo build/docs/index.html

shown: .venv/tested ## write anew what the pages of docs/ show of the program's output
	$(BIN)/python -m docs.shown docs/tutorial.md

screens: .venv/tested demo ## take the pictures in docs/ of the running pages anew
	$(BIN)/python -m docs.screens demo.db

test: .venv/tested ## run all tests, on all processors (JOBS=1: one after another)
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

pythons: ## run the quick tests under each supported Python that is there (ARGS: paths)
	.ci/pythons "3.11 3.12 3.13" $(ARGS)

extras: ## install each extra by itself into an empty environment, and use it
	PYTHON=$(PYTHON) .ci/extras

fuzz: .venv/tested ## feed the readers damaged documents, INPUTS of each form (a seed each; those that break are printed)
	$(BIN)/python -m tests.fuzz --inputs $(INPUTS)

mutants: .venv/mutated ## mutation testing: which changes to resolution and the ledger's core no test sees
	$(BIN)/mutmut run --max-children 2
	$(BIN)/mutmut results

check: .venv/tested ## lint and type-check
	$(BIN)/ruff check src tests training benchmarks
	$(BIN)/ruff format --check src tests training benchmarks
	$(BIN)/mypy

bench: .venv/benched ## accuracy on PolNeAR's dev articles, then speed and memory beside spaCy and textacy
	$(BIN)/onrecord evaluate $(POLNEAR)/dev.jsonl
	$(BIN)/python benchmarks/extract.py $(POLNEAR)/dev.jsonl

structure: .venv/tested ## draw docs/structure.md anew from the imports
	$(BIN)/python -m docs.structure

openapi: .venv/tested ## write docs/openapi.json, with examples from live answers
	$(BIN)/python -m docs.openapi

train: .venv/trained ## train two runs into RUN, on POLNEAR alone and with our passages (resumes what was stopped); two hours
	$(TORCH) $(BIN)/python -m training.train $(POLNEAR) $(RUN)/alone --passages 0
	$(TORCH) $(BIN)/python -m training.train $(POLNEAR) $(RUN)/passages

export: .venv/trained ## average RUN's two runs and quantise them into the package
	$(BIN)/python -m training.export $(POLNEAR) $(RUN)/alone $(RUN)/passages --shares 0.35 0.65

acts: .venv/tested ## fit the model of acts into the package, with the sentences and articles in DATA; figures in five folds; a few minutes
	$(BIN)/python -m training.acts export $(DATA)

version: ## say which version this is, wherever it is said: make version VERSION=1.0.0
	sed -i 's/^__version__ = .*/__version__ = "$(VERSION)"/' src/onrecord/__init__.py
	sed -i 's/^version: .*/version: $(VERSION)/' CITATION.cff
	sed -i 's/^  "version": ".*"/  "version": "$(VERSION)"/' docs/openapi.json
	sed -Ei 's/(onrecord-minilm-[0-9a-f]{8})-[0-9]+\.[0-9]+\.[0-9]+/\1-$(VERSION)/g' docs/*.md
	sed -i "s/^## Unreleased$$/## Unreleased\n\n## $(VERSION) - $$(date +%F)/" CHANGELOG.md

release: .venv/released ## build wheel and sdist into dist/, try the wheel in an empty environment, list what it needs
	rm -rf dist build/release
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m build --outdir dist
	$(PYTHON) -m venv build/release
	build/release/bin/pip install --quiet --disable-pip-version-check dist/*.whl
	build/release/bin/onrecord demo --ledger build/release/demo.db > build/release/demo.txt
	build/release/bin/onrecord verify --ledger build/release/demo.db
	$(BIN)/cyclonedx-py environment build/release --output-file dist/onrecord.cdx.json
	cd dist && sha256sum *.whl *.tar.gz *.json > SHA256SUMS && cat SHA256SUMS

clean: ## remove what the targets made, except training runs
	rm -rf .venv demo.db build dist

.venv/bin/pip:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/tested .venv/benched .venv/trained .venv/released .venv/mutated: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[$(EXTRA)]'
	@touch $@

.venv/tested: EXTRA = dev
.venv/benched: EXTRA = bench
.venv/trained: EXTRA = training
.venv/released: EXTRA = release
.venv/mutated: EXTRA = mutants
