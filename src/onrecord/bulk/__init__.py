"""Archives and tables of any size into Parquet, by all processors of a machine or of a Ray cluster; and into a ledger.

    from onrecord.bulk import bulk, load

    if __name__ == "__main__":  # worker processes import the program that starts them
        print(bulk(["crawl-2031-03.warc.gz"], "out"))
        with onrecord.open_ledger("press.db") as ledger:
            for result in load("out", ledger):
                print(result)

docs/bulk.md describes what is written, and how a run that was stopped goes on.
"""

from onrecord.bulk.folder import BulkError
from onrecord.bulk.loading import load
from onrecord.bulk.running import Progress, Tally, bulk
from onrecord.reading.tables import Given

__all__ = ["BulkError", "Given", "Progress", "Tally", "bulk", "load"]
