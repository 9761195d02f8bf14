# 標 Shirube. Two commands are enough: `make run` and `make test`.

# The same flags everywhere, so that one build serves the lint, the tests and the browser tests.
SWIFT_FLAGS = --explicit-target-dependency-import-check error
PORT ?= 8080
# Of its own, so that nobody of the demonstration is ever among real members.
DATABASE ?= var/demonstration.sqlite

.PHONY: run test test-swift test-browser faults check lint build format bench libraries test-libraries manual help

help:
	@sed -n 's/^## //p' Makefile

## make run      installs what is missing, builds, loads both sample cities once and serves on http://127.0.0.1:8080
run: libraries
	@swift build -c release --product shirube $(SWIFT_FLAGS)
	@scripts/run "$(DATABASE)" "$(PORT)"

## make test     everything that must pass, in a real browser too
test: test-libraries test-swift test-browser

test-swift: libraries
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build $(SWIFT_FLAGS)

test-browser: test-libraries
	swift build --product shirube $(SWIFT_FLAGS)
	swift build --product casework-drill $(SWIFT_FLAGS)
	swift build --product rounds-drill $(SWIFT_FLAGS)
	scripts/test-browser

## make faults   kills the server 200 times in the middle of a round: nothing acknowledged is lost, nothing happens twice
faults: test-libraries
	swift build --product shirube $(SWIFT_FLAGS)
	swift build --product casework-drill $(SWIFT_FLAGS)
	swift build --product rounds-drill $(SWIFT_FLAGS)
	FAULT_KILLS=200 scripts/test-browser -s -k round_faults

## make manual   takes the pictures of the manuals anew (docs/images/manual)
manual: test-libraries
	swift build --product shirube $(SWIFT_FLAGS)
	swift build --product rounds-drill $(SWIFT_FLAGS)
	SHIRUBE_MANUAL=1 scripts/test-browser -k test_round_

## make check    format, lint, house rules, import check
check: libraries lint
	swift build --build-tests $(SWIFT_FLAGS)

lint:
	@scripts/require-swift
	@swift format lint --strict --parallel Package.swift $$(git ls-files '*.swift')
	@scripts/house-rules

## make format   rewrites the sources in the project's format
format:
	@scripts/require-swift
	@swift format --in-place --parallel Package.swift $$(git ls-files '*.swift')

## make bench    measures what docs/benchmarks.md reports
bench: libraries
	@scripts/install-libraries --bench
	@swift build -c release $(SWIFT_FLAGS) --product shirube
	@swift build -c release $(SWIFT_FLAGS) --product shirube-bench
	@swift build -c release $(SWIFT_FLAGS) --product rounds-drill
	@scripts/bench

libraries:
	@scripts/require-swift
	@scripts/install-libraries

test-libraries: libraries
	@scripts/install-libraries --tests
