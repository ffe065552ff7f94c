# Two commands: `make` builds the book, `make test` builds it and runs every test.
# Each says what it does and how long that took.

.PHONY: book test check bench clean

book:
	@bash .ci/book

test:
	@bash .ci/test

# What a change must pass before it lands; `make test` is the first part of it.
check:
	@bash .ci/run

bench:
	@bash .ci/bench

clean:
	rm -rf .build Benchmarks/.build
