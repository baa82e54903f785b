# Everything runs in .venv, which the targets make themselves.
PYTHON ?= python3
BIN := .venv/bin
POLNEAR ?= ../shared/data/polnear
DATA ?= ../shared/data
RUN ?= training/runs/first
# What a teacher believes, and the folder of all-mpnet-base-v2 that it is trained from (training/README.md)
BELIEFS ?= $(RUN)/beliefs
MPNET ?= training/mpnet
JOBS ?= auto
INPUTS ?= 2000
# PyTorch on a CPU: keep freed memory, and let threads sleep while they wait (measured: a third faster beside other work).
TORCH := MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=17179869184 MALLOC_TOP_PAD_=268435456 OMP_WAIT_POLICY=passive

.PHONY: help demo docs shown screens structure test pythons extras fuzz mutants check bench openapi train teacher export ablate acts pairs version release clean

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

train: .venv/trained ## train the network into RUN, on POLNEAR and our passages, then on what a teacher believes of them and of DATA's articles (BELIEFS); resumes what was stopped; two to three hours
	$(TORCH) $(BIN)/python -m training.train $(POLNEAR) $(RUN)/marked
	$(TORCH) $(BIN)/python -m training.train $(POLNEAR) $(RUN)/taught --from $(RUN)/marked --taught $(BELIEFS) --unlabelled $(DATA) --epochs 4

teacher: .venv/trained ## train the larger network in RUN/teacher from all-mpnet-base-v2 in MPNET, and write what it believes into BELIEFS; resumes what was stopped; five hours
	$(TORCH) $(BIN)/python -m training.train $(POLNEAR) $(RUN)/teacher --mpnet $(MPNET) --epochs 2
	$(TORCH) $(BIN)/python -m training.teach $(RUN)/teacher $(BELIEFS) $(DATA)

export: .venv/trained ## quantise RUN's network into the package
	$(BIN)/python -m training.export $(POLNEAR) $(RUN)/taught

ablate: .venv/trained ## what each choice of the training brings, in a few steps each; prints a table; half a day
	$(TORCH) $(BIN)/python -m training.ablate $(DATA) $(RUN)/ablation --taught $(BELIEFS)

acts: .venv/tested .venv/trained ## fit the models of acts into the package, with the sentences and articles in DATA; figures in five folds; ten minutes
	$(BIN)/python -m training.acts export $(DATA)

pairs: .venv/tested ## fit how likely two statements are one into the package, with the articles in DATA; figures in eight folds
	$(BIN)/python -m training.pairs export $(DATA)

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
