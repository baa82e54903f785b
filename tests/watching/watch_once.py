"""`python -m tests.watching.watch_once LEDGER WATCH`: what is due, done by a program of its own that can be killed.

It watches a web on loopback with an extractor that needs no model, and says on standard output when it begins and ends.
"""

import sys

from onrecord.ledger import open_ledger
from onrecord.reading.fetch import Fetcher
from onrecord.watching import Watcher, open_watch
from tests.conftest import FakeExtractor
from tests.support.web import LOOPBACK


def main() -> None:
    extractor = FakeExtractor()
    with open_ledger(sys.argv[1]) as ledger, open_watch(sys.argv[2]) as state, state.alone():
        watcher = Watcher(state, ledger, load=lambda: extractor, fetcher=Fetcher(network=LOOPBACK, distance=0))
        print("begun", flush=True)
        for _ in watcher.due():
            pass
    print("ended", flush=True)


if __name__ == "__main__":
    main()
