PREFIX ?= /usr/local
SWIFT ?= swift
# Linked statically, the command starts in milliseconds; the toolchain's own linker does it without a warning about
# code that is not ours. macOS has the library in the system.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib -Xswiftc -use-ld=lld)
RELEASE := .build/release/corridor

# The generator of the kernel's workloads and the peers' script, and where data and the peers' environment go.
BENCH ?= ../shared/bench
BENCH_WORK ?= .build-bench
SCALES ?= S T M

.PHONY: help set-up build report check-report test lint format install uninstall benchmark bench bench-verbs \
  bench-peers clean

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

set-up:
	@scripts/set-up

build: set-up ## Build the release command, .build/release/corridor
	@echo "Building the release command ..."
	@$(SWIFT) build -c release $(STATIC) --product corridor --quiet

report: build ## Draw every figure and table of the study into Output/
	@$(RELEASE) report -o Output

check-report: ## Check the page of the report in a browser, with what that takes installed
	@scripts/set-up --browser
	@scripts/check-report Output

test: set-up ## Build and run every test
	@echo "Building and running the tests ..."
	@$(SWIFT) test

lint: ## Check the format of the code
	@$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

format: ## Format the code
	@$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks

install: build ## Install the command, its data, completions and manual page under PREFIX
	@scripts/install "$(DESTDIR)$(PREFIX)"

uninstall: ## Remove what install put under PREFIX
	@scripts/install --remove "$(DESTDIR)$(PREFIX)"

benchmark: set-up ## Measure rendering and start-up
	@scripts/benchmark

bench: set-up ## Time the kernel on generated graphs (SCALES="S T M L")
	@scripts/bench-kernel --own --bench $(BENCH) --work $(BENCH_WORK) --scales $(SCALES)

bench-verbs: build ## Time every verb, on the shipped atlases and on one of 10,000 entities
	@scripts/bench-verbs $(BENCH_WORK)

bench-peers: set-up ## Kernel and readers beside their peers: ratios, whether they agree
	@scripts/bench-kernel --bench $(BENCH) --work $(BENCH_WORK) --scales $(SCALES)
	@$(SWIFT) build -c release --package-path Benchmarks/Interchange --quiet
	@python3 Benchmarks/Interchange/compare.py --work $(BENCH_WORK) --rounds 3

clean: ## Remove what was built
	@rm -rf .build Benchmarks/*/.build
