"""Runs every test, in as many processes as there are cores (at most four), each with a browser of its own."""

import multiprocessing
import os
import sys
import time
import unittest

import pages


def names(suite):
    """The tests of a suite, by the names under which each can be run alone."""
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from names(test)
        else:
            yield test.id()


def work(tasks, results):
    """Runs one test after another, and says of each how it went."""
    for name in iter(tasks.get, None):
        start = time.monotonic()
        result = unittest.TestResult()
        unittest.defaultTestLoader.loadTestsFromName(name).run(result)
        faults = [text for _, text in result.errors + result.failures]
        results.put((name, time.monotonic() - start, faults, bool(result.skipped)))
    pages.Shared.stop()


def main():
    start = time.monotonic()
    tests = list(names(unittest.defaultTestLoader.discover(os.path.dirname(os.path.abspath(__file__)))))
    processes = min(os.cpu_count() or 1, 4)
    tasks, results = multiprocessing.Queue(), multiprocessing.Queue()
    for test in tests + [None] * processes:
        tasks.put(test)
    workers = [multiprocessing.Process(target=work, args=(tasks, results)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    failed = skipped = 0
    times = []
    for _ in tests:
        name, seconds, faults, is_skipped = results.get()
        times.append((seconds, name))
        failed += bool(faults)
        skipped += is_skipped
        for text in faults:
            print(f"FAILED: {name}\n{text}", flush=True)
    for worker in workers:
        worker.join()
    if os.environ.get("VERBOSE"):
        for seconds, name in sorted(times, reverse=True):
            print(f"{seconds:6.1f} s  {name}")
    said = f"{len(tests)} tests in {processes} processes: {failed} failed, {skipped} skipped"
    print(f"{said}. Done in {time.monotonic() - start:.0f} s.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
