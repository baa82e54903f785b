"""The ledger in a browser: pages for people, and the doors that programs come through.

app         the application on a ledger; `onrecord serve` runs it
security    who may ask for what, and what a browser may do with the answers
api/        the doors for programs, at /api/v1
pages/      a module a page: what is asked for, what is looked up, and the context its template gets
templates/  the pages, in Jinja2; every text in them is escaped
static/     one style sheet and one script, both ours; nothing is fetched from elsewhere
"""

from __future__ import annotations

from onrecord.web.app import make_app
from onrecord.web.security import Access

__all__ = ["Access", "make_app"]
