# SPDX-License-Identifier: GPL-3.0-or-later
# The two commands: `make run` simulates and reports, `make test` checks everything.

SWIFT ?= swift
SCENARIO ?= Scenarios/quick.yaml
OUT ?= runs/$(basename $(notdir $(SCENARIO)))
RELEASE = .build/release/roamback

.PHONY: run test planted verify build release lint needs reports docs clean

run: release
	$(RELEASE) run $(SCENARIO) --output $(OUT)

test: needs lint
	$(SWIFT) build --build-tests
	ROAMBACK_LARGE=1 $(SWIFT) test --skip-build
	$(MAKE) release
	Tests/release-checks.sh $(RELEASE) .build/debug/roamback

# Plants small faults in the model and says which check catches each. Not part of `make test`: it builds a
# tree of its own and runs the scenarios once a fault, an hour on two cores, and says something of the tests
# and nothing of the model; `make test` checks that the faults can still be planted.
planted: needs
	Tests/planted-faults/run.sh

verify: release
	$(RELEASE) verify

build: needs
	$(SWIFT) build

release: needs
	$(SWIFT) build -c release

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# Writes the committed reports and baselines anew; they are what the code writes.
reports: release
	set -e; for scenario in Scenarios/*.yaml; do \
	  name=$$(basename $$scenario .yaml); mkdir -p Reports/$$name; \
	  $(RELEASE) run $$scenario --output runs/$$name; \
	  $(RELEASE) accept runs/$$name --into Reports/$$name; cp runs/$$name/report.md Reports/$$name; done

# The texts that the parameter and measure tables write: reference pages and the JSON Schema.
docs: needs
	ROAMBACK_WRITE=1 $(SWIFT) test --filter "InSync|ScenarioSchemaTests"

# GSL and SQLite, where apt is there; where it is not, the message says what to install.
needs:
	@Tests/install-needs.sh

clean:
	rm -rf .build runs
