"""The documentation as a site: `make docs` builds it into build/docs."""

import re
import sys
from pathlib import Path

from onrecord import __version__

sys.path.insert(0, str(Path(__file__).parent))

project = "onrecord"
author = "the onrecord developers"
release = version = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_click"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
autodoc_member_order = "bysource"
autodoc_typehints = "description"
html_theme = "furo"
html_title = f"onrecord {__version__}"
html_show_sphinx = False
nitpicky = False
exclude_patterns = ["openapi.py"]


def write_generated(app):
    """The pages made from the code stand beside the others while the site is built, and are not kept."""
    from generated import pages

    for name, page in pages().items():
        path = Path(app.srcdir) / name
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            path.write_text(page, encoding="utf-8")


def list_options(app, what, name, obj, options, lines):
    """Our docstrings tell options one a line, as `speaker: whole words …`; as a list, Sphinx keeps them apart."""
    for at, line in enumerate(lines):
        if re.match(r"[a-z_]+(, [a-z_]+)*: \S", line):
            if at and not re.match(r"- |  |$", lines[at - 1]):
                lines[at - 1] += "\n"
            lines[at] = "- " + line
        elif at and re.match(r"    \S", line) and re.match(r"- |  \S", lines[at - 1]):
            lines[at] = "  " + line.strip()
    lines[:] = "\n".join(lines).split("\n")


def name_files(app, name, source):
    """A link to a file outside of docs/ leads nowhere on the site; it names the file instead."""
    source[0] = re.sub(r"\[([^\]]+)\]\(\.\./([^)]+)\)", r"\1 (`\2`)", source[0])


def keep_asterisks(app, context, lines):
    """Help texts are no reStructuredText."""
    lines[:] = [line.replace("*", "\\*") for line in lines]


def setup(app):
    app.connect("source-read", name_files)
    app.connect("sphinx-click-process-description", keep_asterisks)
    app.connect("builder-inited", write_generated)
    app.connect("autodoc-process-docstring", list_options)
