# SPDX-License-Identifier: MIT
# A thin front to CMake, CTest and tools/; see CONTRIBUTING.md.
.PHONY: all debug release clang chips run test check size bench sweep clean

all: release

release debug clang cortex-m4 cortex-m0plus:
	@cmake --preset $@ --log-level=WARNING
	@cmake --build --preset $@

.PHONY: cortex-m4 cortex-m0plus
chips: cortex-m4 cortex-m0plus

# The balancing robot on the simulated board, on a machine with nothing on it.
run:
	@tools/setup run
	@$(MAKE) --no-print-directory release
	@build/release/krait run robots/balance
	@echo "Written:" && ls -1 robots/balance/out/* out/* 2>/dev/null || true

# Everything; closes with "N passed, N failed, N skipped".
test:
	@tools/setup test
	@tools/run-tests

# The fast gates, about a minute.
check:
	@tools/check

size: chips
	@tools/size

bench: release
	@bench/run

# The long interrupt sweep: ten million interrupts.
sweep: debug chips
	@tests/sweep/run --long

clean:
	rm -rf build
