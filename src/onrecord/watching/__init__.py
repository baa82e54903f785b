"""Watching: feeds polled, their articles put on record and looked at again for revisions; alerts that tell what is new.

What is watched stands in a file of its own (`state.py`), and not in the ledger: it changes all the time, which nothing
in a ledger does, and it is one machine's business.
"""

from onrecord.watching.alerts import Alert, Notified, add_alert, drop_alert, list_alerts, notify
from onrecord.watching.rounds import Outcome, Watcher
from onrecord.watching.state import WatchedArticle, WatchedFeed, WatchError, WatchState, open_watch

__all__ = [
    "Alert",
    "Notified",
    "Outcome",
    "WatchError",
    "WatchState",
    "WatchedArticle",
    "WatchedFeed",
    "Watcher",
    "add_alert",
    "drop_alert",
    "list_alerts",
    "notify",
    "open_watch",
]
