# The front door. `make` lists what it can do; each target is one line that calls
# `python -m tools <verb>`, which works without make too.

PYTHON ?= python3

# LANG= names an edition only when it is typed on make's command line. The caller's
# own LANG is the language of the terminal and chooses nothing. $(value …) takes it
# unexpanded, and the shell gets it through the environment: nothing in it is ever run.
ifeq ($(origin LANG),command line)
export ONDA_EDITION := $(value LANG)
EDITION = -- "$$ONDA_EDITION"
endif
override LANG := C
export LANG
export LC_ALL := C
export PYTHONUTF8 := 1
unexport LANGUAGE LC_CTYPE LC_MESSAGES LC_TIME LC_NUMERIC LC_COLLATE LC_MONETARY
# Without this a make inside a target would inherit the edition as well.
MAKEOVERRIDES := $(filter-out LANG=%,$(MAKEOVERRIDES))

# The same holds for every other word: typed here, or not there.
typed = $(if $(filter command,$(origin $(1))),$(value $(1)))
export ONDA_FILE := $(call typed,FILE)
export ONDA_AUTHOR := $(call typed,AUTHOR)
export ONDA_DATE := $(call typed,DATE)
export ONDA_SLUG := $(call typed,SLUG)
export ONDA_ENGINE := $(call typed,ENGINE)
export ONDA_VIA := $(call typed,VIA)
export ONDA_ONLY := $(call typed,ONLY)
export ONDA_MEMORY := $(call typed,MEMORY)
export ONDA_FORMAT := $(call typed,FORMAT)
export ONDA_FROM := $(call typed,FROM)
export ONDA_DEST := $(call typed,DEST)
export ONDA_ALLOW := $(call typed,ALLOW)
ones := TYPO REDRAFT DRY FIX WAIVE OPEN FORCE
# make would expand them on their way to the commands.
unexport FILE AUTHOR DATE SLUG ENGINE VIA ONLY MEMORY FORMAT FROM DEST ALLOW $(ones)
$(foreach one,$(ones),$(if $(filter-out 1,$(call typed,$(one))),$(error Say $(one)=1, or leave it out)))
ARTICLE = --author="$$ONDA_AUTHOR" --date="$$ONDA_DATE" --slug="$$ONDA_SLUG"

# The workshop's own Python, once it is there and works.
TOOLS = @$(shell test -x .venv/bin/python && echo .venv/bin/python || echo $(PYTHON)) -m tools

.DEFAULT_GOAL := help
.PHONY: help html preview books update status language models draft memory check review accept article publish rollback test lint bench clean lock assets screenshots

##@ Read
html: ## Build one edition: make html LANG=es (LANG=all: every one; no LANG: the source)
	$(TOOLS) html $(EDITION)
preview: ## See an edition while you work on it, drafts marked: make preview LANG=es (OPEN=1)
	$(TOOLS) preview $(if $(call typed,OPEN),--open) $(EDITION)
books: ## Make EPUB and PDF of each article of an edition: make books LANG=es (LANG=all)
	$(TOOLS) books $(EDITION)

##@ Translate
status: ## Show where editions stand, and the minutes of work left: make status LANG=es
	$(TOOLS) status $(EDITION)
update: ## After an article changed: bring its catalogues up to date (TYPO=1: you only corrected misspellings)
	$(TOOLS) update $(if $(call typed,TYPO),--typo) $(EDITION)
models: ## Install the translation models that drafting needs: make models LANG=es (FROM=: a folder, a file, an index)
	$(TOOLS) models --from="$$ONDA_FROM" $(EDITION)
draft: ## Let a machine draft what is open: make draft LANG=es (ENGINE=, VIA=es, MEMORY=, ONLY=, DRY=1)
	$(TOOLS) draft --engine="$$ONDA_ENGINE" --via="$$ONDA_VIA" --only="$$ONDA_ONLY" --memory="$$ONDA_MEMORY" $(if $(call typed,DRY),--dry) $(if $(call typed,REDRAFT),--redraft) $(EDITION)
memory: ## Write the reviewed sentences as TMX, for OmegaT, Trados, memoQ: make memory LANG=es
	$(TOOLS) memory $(EDITION)
check: ## Check the translations, and say what is wrong: make check LANG=es (FIX=1, FORMAT=sarif)
	$(TOOLS) check --format="$$ONDA_FORMAT" $(if $(call typed,FIX),--fix) $(if $(call typed,WAIVE),--waive) $(EDITION)
review: ## Write the page a reviewer works in, to send by e-mail: make review LANG=es (ONLY=, FORMAT=xliff)
	$(TOOLS) review --only="$$ONDA_ONLY" --format="$$ONDA_FORMAT" $(EDITION)
accept: ## Take in what a reviewer sent back: make accept LANG=es FILE=review-es.json
	$(TOOLS) accept $(or $(EDITION),-- "") "$$ONDA_FILE"
language: ## Start a new edition: make language LANG=fr
	$(TOOLS) language $(EDITION)

##@ Edit
article: ## Bring in an article: make article FILE=wave.docx [AUTHOR= DATE=2021-08 SLUG=]
	$(TOOLS) article $(ARTICLE) -- "$$ONDA_FILE"
publish: ## Publish every edition that may go out (DEST=: a folder, a .zip, a server, a branch; DRY=1; ALLOW=)
	$(TOOLS) publish --dest="$$ONDA_DEST" --allow="$$ONDA_ALLOW" $(if $(call typed,DRY),--dry) $(if $(call typed,FORCE),--force)
rollback: ## Bring back the site as it was before: make rollback DEST=
	$(TOOLS) rollback --dest="$$ONDA_DEST"
clean: ## Remove the built pages and what Sphinx remembers of them
	$(TOOLS) clean

##@ Work on the tools
test: ## Run the tests (SERVERS=1: with the LibreTranslate server for one of them)
	$(TOOLS) test $(if $(call typed,SERVERS),--servers)
lint: ## Check the style and the types of the code
	$(TOOLS) lint
bench: ## Measure what the README says about speed and size
	$(TOOLS) bench
screenshots: ## Take the README's pictures again
	$(TOOLS) screenshots
assets: ## Make the subset fonts and the dictionaries again, from the packages of npm and Debian
	$(TOOLS) assets
lock: ## Choose package versions again, and write requirements/
	$(TOOLS) lock

help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "LANG=es names an edition; locale/editions.toml lists them."
