"""Run by Alembic. The caller gives the connection, in a transaction of its own that holds all migrations.

A migration is a file in `versions/`, numbered `0001`, `0002`, …, that names tables and columns itself and imports
nothing of `schema.py`, which changes later. A ledger is never taken back to an older version.
"""

from alembic import context

from onrecord.ledger.schema import VERSION_TABLE

context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
context.run_migrations()
