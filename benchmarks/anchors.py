"""How many sentences of articles are found again in their pages: `python benchmarks/anchors.py FOLDER`.

FOLDER holds pages as .html or .html.gz. Each paragraph of each article is cut into sentences, and each is looked for in
the page's visible text by its words and the 32 characters around it.
"""

import gzip
import re
import sys
from collections import Counter
from pathlib import Path

from onrecord.export.selectors import text_quote
from onrecord.reading import InputError
from onrecord.reading.anchoring import StoredPage
from onrecord.reading.decoding import decode
from onrecord.reading.document import read_bytes

SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"'”’)]*(?=\s|$)|(?=\n|$))")


def main() -> None:
    counts: Counter[str] = Counter()
    for path in sorted(Path(sys.argv[1]).glob("*.html*")):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        try:
            text = read_bytes(data, name=path.name, suffix=".html").text
        except InputError:
            continue
        counts["pages"] += 1
        page = StoredPage(decode(data, name=path.name, html=True))
        for sentence in SENTENCE.finditer(text):
            if len(sentence[0].strip()) < 20:
                continue
            quote = text_quote(text, sentence.span())
            found = page.find(quote["exact"], prefix=quote.get("prefix", ""), suffix=quote.get("suffix", ""))
            counts["sentences"] += 1
            counts["found"] += found is not None
            counts["in one place"] += found is not None and found.places == 1
            if found is None and "-v" in sys.argv:
                print(path.name[:8], repr(quote["exact"][:150]))
    share = counts["found"] / max(counts["sentences"], 1)
    print({**counts, "share found": round(share, 4)})


if __name__ == "__main__":
    main()
