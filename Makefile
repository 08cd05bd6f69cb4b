# SPDX-License-Identifier: MIT
# A thin front to CMake, CTest and tools/; see CONTRIBUTING.md.
.PHONY: all debug release clang chips run test check format size bench sweep alloc coverage mutants fuzz clean

all: release

# Each installs what it needs first; asking takes a tenth of a second.
.PHONY: setup-run setup-test
setup-run setup-test:
	@tools/setup $(@:setup-%=%)
release: setup-run
debug clang cortex-m4 cortex-m4-full cortex-m0plus: setup-test

# Once; a profile that is older than the code still serves.
build/train/profile/complete: | setup-run
	@tools/train
release: build/train/profile/complete

release debug clang cortex-m4 cortex-m4-full cortex-m0plus:
	@cmake --preset $@ --log-level=WARNING --no-warn-unused-cli
	@cmake --build --preset $@

.PHONY: cortex-m4 cortex-m4-full cortex-m0plus
chips: cortex-m4 cortex-m4-full cortex-m0plus

# The balancing robot on the simulated board, on a machine with nothing on it.
run: release
	@build/release/krait run robots/balance
	@echo "Written to $(CURDIR)/out:" && ls -1 out

# Everything; closes with "N passed, N failed, N skipped".
test: setup-test
	@tools/run-tests

# All C files as clang-format writes them.
format: setup-test
	@tools/format --fix

# The fast gates, about a minute.
check: setup-test
	@tools/check

size: chips
	@tools/size

# Times with peak memory, then instructions; some minutes.
bench: release
	@bench/run
	@bench/run --callgrind

# The long interrupt sweeps: ten million interrupts on the emulated chips, about
# half an hour on two idle cores, and every instruction on the host. The first
# goes on where it was ended.
sweep: setup-test
	@tests/sweep-chips/run --long
	@tests/sweep/run --long

# Each allocation of forty programs fails in turn, with sanitizers; an hour.
alloc: debug
	@tests/lang/run.py --krait build/debug/krait --mode alloc --every --timeout 60

# Lines of heap, value, lang and vm that tests reach; three minutes.
coverage: setup-test
	@tools/coverage

# Every protection of the heap removed in turn; some test must fail.
mutants: setup-test
	@tests/mutation/mutate.py

# Fuzzes TARGET (all of tests/fuzz/targets) for so many minutes each; the
# ledger tests/fuzz/ledger.txt adds up.
TARGET =
MINUTES = 10
fuzz: setup-test
	@tests/fuzz/run --minutes $(MINUTES) $(TARGET)

clean:
	rm -rf build
