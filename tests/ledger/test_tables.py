from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import onrecord.ledger
from onrecord.ledger import open_ledger
from onrecord.ledger.location import locate
from onrecord.ledger.schema import VERSION, VERSION_TABLE, metadata


def test_the_migrations_make_the_tables_that_the_code_uses(store: str) -> None:
    open_ledger(store).close()
    engine = create_engine(locate(store))
    with engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, metadata)
    engine.dispose()
    # The search index is another thing in each database, and no table of SQLAlchemy's.
    assert [item for item in differences if not item[1].name.startswith(("search", "ix_search"))] == []


def test_the_version_is_that_of_the_newest_migration() -> None:
    scripts = ScriptDirectory(f"{onrecord.ledger.__path__[0]}/migrations")
    assert scripts.get_heads() == [VERSION]
