"""`onrecord add` over archives and tables: what stands beside articles is counted, and no failure."""

from tests.support.archives import page, record, write_warc


def test_what_stands_beside_articles_is_counted_and_not_told(run, tmp_path):
    archive = write_warc(
        tmp_path / "crawl.warc.gz",
        [
            record(page(1)),
            record(b"", number=2, status="301 Moved"),
            record(b"x", number=3, http="Content-Type: image/png"),
        ],
    )
    done = run("add", str(archive))
    assert done.exit_code == 0
    assert "3 articles in: 1 added, 2 skipped (1 HTTP 301, 1 no page)" in done.stderr
    assert "record 2" not in done.stderr


def test_damage_is_told_and_fails(run, tmp_path):
    archive = write_warc(tmp_path / "crawl.warc.gz", [record(page(1)), record(page(2), number=2)])
    archive.write_bytes(archive.read_bytes()[:-50])
    done = run("add", str(archive))
    assert done.exit_code == 1
    assert "record 2: is damaged (it ends before its stated length)" in done.stderr
    assert "2 articles in: 1 added, 1 failed (1 damaged record)" in done.stderr


def test_columns_of_a_table_are_named(run, tmp_path):
    (tmp_path / "a.csv").write_text("body,headline\n“It runs,” said Ilse Maar.,The ferry\n", encoding="utf-8")
    done = run("add", str(tmp_path / "a.csv"), "--column", "text=body", "--column", "title=headline")
    assert done.exit_code == 1, "a comma in a cell without quotation marks"
    assert "has 3 cells for 2 columns" in done.stderr
    (tmp_path / "a.csv").write_text('body,headline\n"“It runs,” said Ilse Maar.",The ferry\n', encoding="utf-8")
    done = run("add", str(tmp_path / "a.csv"), "--column", "text=body", "--column", "title=headline")
    assert (done.exit_code, "The ferry" in done.stderr) == (0, True)


def test_a_field_that_is_none_is_refused(run, tmp_path):
    done = run("add", str(tmp_path / "a.csv"), "--column", "body=text")
    assert done.exit_code == 2
    assert "FIELD is one of text, id, url" in done.stderr.replace("\n", " ").replace("  ", " ")
