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
ones := TYPO REDRAFT DRY FIX WAIVE OPEN FORCE QUICK
# make would expand them on their way to the commands.
unexport FILE AUTHOR DATE SLUG ENGINE VIA ONLY MEMORY FORMAT FROM DEST ALLOW $(ones)
$(foreach one,$(ones),$(if $(filter-out 1,$(call typed,$(one))),$(error Write $(one)=1, or leave $(one) out)))
ARTICLE = --author="$$ONDA_AUTHOR" --date="$$ONDA_DATE" --slug="$$ONDA_SLUG"

# The workshop's own Python, once it is there and works.
TOOLS = @$(shell test -x .venv/bin/python && echo .venv/bin/python || echo $(PYTHON)) -m tools

.DEFAULT_GOAL := help
.PHONY: help html preview books update status language models draft memory check review accept article publish rollback test lint bench clean lock assets screenshots

##@ Read
html: ## Build an edition: make html LANG=es (LANG=all: all of them)
	$(TOOLS) html $(EDITION)
preview: ## See an edition while you work: make preview LANG=es
	$(TOOLS) preview $(if $(call typed,OPEN),--open) $(EDITION)
books: ## Make EPUB and PDF of each article: make books LANG=es
	$(TOOLS) books $(EDITION)

##@ Translate
status: ## Show how far editions have got, and the minutes of work left
	$(TOOLS) status --date="$$ONDA_DATE" $(EDITION)
update: ## After an article changed: bring its catalogues up to date
	$(TOOLS) update $(if $(call typed,TYPO),--typo) $(EDITION)
models: ## Install what drafting needs: make models LANG=es
	$(TOOLS) models --from="$$ONDA_FROM" $(EDITION)
draft: ## Let a machine draft what is missing: make draft LANG=es
	$(TOOLS) draft --engine="$$ONDA_ENGINE" --via="$$ONDA_VIA" --only="$$ONDA_ONLY" --memory="$$ONDA_MEMORY" $(if $(call typed,DRY),--dry) $(if $(call typed,REDRAFT),--redraft) $(EDITION)
memory: ## Write the reviewed sentences as TMX: make memory LANG=es
	$(TOOLS) memory $(EDITION)
check: ## Say what is wrong in translations: make check LANG=es
	$(TOOLS) check --format="$$ONDA_FORMAT" $(if $(call typed,FIX),--fix) $(if $(call typed,WAIVE),--waive) $(EDITION)
review: ## Write the page that a reviewer works in: make review LANG=es
	$(TOOLS) review --only="$$ONDA_ONLY" --format="$$ONDA_FORMAT" $(EDITION)
accept: ## Merge a review: make accept LANG=es FILE=review-es.json
	$(TOOLS) accept $(or $(EDITION),-- "") "$$ONDA_FILE"
language: ## Start a new edition: make language LANG=fr
	$(TOOLS) language $(EDITION)

##@ Edit
article: ## Import an article: make article FILE=wave.docx
	$(TOOLS) article $(ARTICLE) -- "$$ONDA_FILE"
publish: ## Publish what is finished: make publish DEST=/var/www/onda
	$(TOOLS) publish --dest="$$ONDA_DEST" --allow="$$ONDA_ALLOW" --date="$$ONDA_DATE" $(if $(call typed,DRY),--dry) $(if $(call typed,FORCE),--force) $(EDITION)
rollback: ## Bring back the site before: make rollback DEST=/var/www/onda
	$(TOOLS) rollback --dest="$$ONDA_DEST" $(if $(call typed,FORCE),--force)
clean: ## Remove the built pages and temporary files
	$(TOOLS) clean

##@ Work on the tools
test: ## Run the tests
	$(TOOLS) test $(if $(call typed,SERVERS),--servers) $(if $(call typed,QUICK),--quick)
lint: ## Check the style and the types of the code
	$(TOOLS) lint
bench: ## Measure what the README says about speed and size
	$(TOOLS) bench
screenshots: ## Take the README's pictures again
	$(TOOLS) screenshots
assets: ## Make stylesheets, scripts, fonts and dictionaries again
	$(TOOLS) assets
lock: ## Choose package versions again, and write requirements/
	$(TOOLS) lock

help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "LANG=es names an edition; locale/editions.toml lists them."
	@echo "The guide, in source/guide/, tells what else each command takes."
