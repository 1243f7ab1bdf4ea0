# SPDX-License-Identifier: Apache-2.0
#
# Everything one does with the repository, one word each. The longer steps are scripts under dev/.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# A fault in the order of a Set or Dictionary must show, so hashing stays random in tests.
SWIFT_FLAGS := --explicit-target-dependency-import-check error
OURS := Sources Tests Examples Benchmarks Fuzz Package.swift

.PHONY: help
help: ## List what one can make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

.PHONY: setup
setup: ## Install what a fresh Debian 12 lacks; says nothing if nothing is missing
	@dev/setup

.PHONY: build
build: setup ## Build everything, for debugging
	@swift build --build-tests $(SWIFT_FLAGS)

.PHONY: demo
demo: setup ## The whole path, check to verify, on a copy of Examples/postgres-guild
	@dev/demo

.PHONY: test
test: setup lint ## Check the format, build with warnings as errors, run all tests
	@swift build --build-tests $(SWIFT_FLAGS)
	@swift test --disable-xctest $(SWIFT_FLAGS)

.PHONY: lint
lint: ## Check the format of every Swift file
	@swift format lint --strict --parallel --recursive $(wildcard $(OURS))

.PHONY: format
format: ## Format every Swift file
	@swift format --in-place --parallel --recursive $(wildcard $(OURS))

.PHONY: golden
golden: setup ## Record golden files and the example's history anew; read the difference
	@dev/golden

.PHONY: bench
bench: setup ## Compare with other tools: one line a comparison, holds or short of the target
	@dev/bench

.PHONY: interop
interop: setup ## Let other people's tools judge what we write
	@dev/setup openssl && dev/python && Interop/run.sh
	@dev/setup qpdf poppler-utils && Interop/pdf.sh
	@dev/python && Interop/schema.sh
	@dev/python && Interop/due.sh
	@dev/python && Interop/rota.sh
	@dev/setup openssl && dev/python && Interop/witness.sh
	@dev/python && Interop/log.sh
	@dev/setup openssl && dev/python && Interop/disclosure.sh
	@dev/setup openssl openssh-client && dev/python && Interop/people.sh
	@dev/setup openssl && dev/python && Interop/receive.sh
	@dev/python && Interop/mail.sh
	@Interop/editor.sh
	@dev/setup qemu-user && Interop/processor.sh

.PHONY: crash
crash: setup ## Kill the program 1,000 times while it works, and let the disk fail; nothing may be lost
	@dev/crash/run

.PHONY: flips
flips: setup ## Flip every bit of a pack, a published log, a proof and a store; none may be accepted
	@dev/flips

.PHONY: fuzz
fuzz: setup ## Feed a reader junk: make fuzz TARGET=terms SECONDS=60 CORES=2
	@dev/fuzz "$(TARGET)" "$(or $(SECONDS),60)" "$(or $(CORES),1)"

.PHONY: real
real: setup ## Record and judge real records: a desk's month, a city, outages, advisories
	@dev/real
	@dev/real-records
