"""Which pages of a folder are told from articles, and as what: `python benchmarks/page_kinds.py FOLDER`.

FOLDER holds pages as .html or .html.gz; of a folder of articles, none should be told, but for those that are walls.
"""

import gzip
import sys
from collections import Counter
from pathlib import Path

from onrecord.reading import InputError
from onrecord.reading.document import read_bytes


def main() -> None:
    counts: Counter[str] = Counter()
    for path in sorted(Path(sys.argv[1]).glob("*.html*")):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        try:
            read_bytes(data, name=path.name, suffix=".html")
            counts["article"] += 1
        except InputError as problem:
            counts[problem.cause] += 1
            print(problem)
    print(dict(counts))


if __name__ == "__main__":
    main()
