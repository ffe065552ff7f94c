"""Runs every test, in as many processes as there are cores (at most four), each with a browser of its own."""

import multiprocessing
import os
import queue
import sys
import time
import unittest

import pages


def units(suite):
    """What is done in one go, by the names under which it can be run: a class of tests, or a test where one runs for each page."""
    classes = {}
    for test in flattened(suite):
        classes.setdefault(type(test), []).append(test.id())
    for of_class, tests in classes.items():
        if getattr(of_class, "is_shared_out", False):
            yield from tests
        else:
            yield tests[0].rpartition(".")[0]


def flattened(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flattened(test)
        else:
            yield test


class Result(unittest.TestResult):
    """Says of each test how it went, and how long it took."""

    def __init__(self, results):
        super().__init__()
        self.results = results

    def startTest(self, test):
        super().startTest(test)
        self.start = time.monotonic()

    def stopTest(self, test):
        super().stopTest(test)
        self.results.put((test.id(), time.monotonic() - self.start, self.take(), len(self.skipped)))
        self.skipped.clear()

    def take(self):
        # Without the whole page, which Playwright adds.
        faults = [text.partition("\nAria snapshot:")[0] for _, text in self.errors + self.failures]
        self.errors.clear()
        self.failures.clear()
        return faults


def work(tasks, results):
    """Runs one unit after another. What fails outside of a test is told under the unit's name."""
    for name in iter(tasks.get, None):
        result = Result(results)
        unittest.defaultTestLoader.loadTestsFromName(name).run(result)
        faults = result.take()
        if faults:
            results.put((name, 0, faults, 0))
    pages.Shared.stop()


def main():
    start = time.monotonic()
    processes = min(os.cpu_count() or 1, 4)
    tasks, results = multiprocessing.Queue(), multiprocessing.Queue()
    for unit in units(unittest.defaultTestLoader.discover(os.path.dirname(os.path.abspath(__file__)))):
        tasks.put(unit)
    for _ in range(processes):
        tasks.put(None)
    workers = [multiprocessing.Process(target=work, args=(tasks, results)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    failed = skipped = 0
    times = []
    while any(worker.is_alive() for worker in workers) or not results.empty():
        try:
            name, seconds, faults, skips = results.get(timeout=0.5)
        except queue.Empty:
            continue
        times.append((seconds, name))
        failed += bool(faults)
        skipped += skips
        for text in faults:
            print(f"FAILED: {name}\n{text}", flush=True)
    # A process that was killed has run less than it should.
    failed += sum(worker.exitcode != 0 for worker in workers)
    if os.environ.get("VERBOSE"):
        for seconds, name in sorted(times, reverse=True):
            print(f"{seconds:6.1f} s  {name}")
    said = f"{len(times)} tests in {processes} processes: {failed} failed, {skipped} skipped"
    print(f"{said}. Done in {time.monotonic() - start:.0f} s.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
