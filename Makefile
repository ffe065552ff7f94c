# Two commands: `make` builds the book, `make test` builds it and runs every test.
# Each says what it does and how long that took.

.PHONY: book test check docs mutations bench clean

book:
	@bash .ci/book

test:
	@bash .ci/test

# What a change must pass before it lands; `make test` is the first part of it.
check:
	@bash .ci/run

# The pages of the library InferenceEconomics. They need a server: docc preview, or any that serves a folder.
docs:
	@bash .ci/docs .build/documentation
	@echo 'The pages are in .build/documentation.'

# Wrong formulas, one at a time, each of which a test of the model must catch. Takes some minutes.
mutations:
	@bash Tests/Mutations/run

bench:
	@bash .ci/bench

clean:
	rm -rf .build Benchmarks/.build
