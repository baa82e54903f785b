"""Speech inside speech: the statements that stand in the words of others."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from onrecord.ledger.listing import IS_REJECTED, chosen, statements_of
from onrecord.ledger.schema import attributions
from onrecord.record import Statement


def nested_in(connection: Connection, seqs: Sequence[int]) -> list[tuple[int, Statement]]:
    """The statements that stand right inside those of these rows, each with the row of the outer one.

    What people rejected is left out; where they rejected the outer one, what stood in it is still listed with it.
    """
    outer, inner = attributions.alias("outer"), attributions
    query = (
        chosen([inner.c.seq], [~IS_REJECTED])
        .add_columns(inner.c.body, outer.c.seq.label("outer"), outer.c.body.label("outer_body"))
        .join(outer, outer.c.reading_seq == inner.c.reading_seq)
        .where(outer.c.seq.in_(list(seqs)), inner.c.seq != outer.c.seq)
        .order_by(inner.c.seq)
    )
    found = [(row.outer, row.seq) for row in connection.execute(query) if row.body["parent"] == row.outer_body["id"]]
    listed = {int(item.id[1:]): item for item in statements_of(connection, [seq for _, seq in found], view="corrected")}
    return [(number, listed[seq]) for number, seq in found if seq in listed]
