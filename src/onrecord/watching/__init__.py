"""Watching: feeds polled, their articles put on record, and looked at again for revisions.

What is watched stands in a file of its own (`state.py`), and not in the ledger: it changes all the time, which nothing
in a ledger does, and it is one machine's business.
"""

from onrecord.watching.rounds import Outcome, Watcher
from onrecord.watching.state import WatchedArticle, WatchedFeed, WatchError, WatchState, open_watch

__all__ = ["Outcome", "WatchError", "WatchState", "WatchedArticle", "WatchedFeed", "Watcher", "open_watch"]
