"""What the hub's answer does to the rows of the outbox."""

import sqlite3
from collections.abc import Callable

from msgspec import Struct

from easyread.envelope import Delivery, Envelope, Settled, canonical

Proves = Callable[[Settled, Envelope], bool]
"""Whether the receipt is the hub's word for this envelope."""

MOST_MARK = 2**63 - 1
"""The largest number a column holds."""

REASON = 200
"""Characters of a reason that are kept."""

HOWS = frozenset({"taken", "had", "quarantined", "erased"})


class Settlement(Struct, frozen=True, kw_only=True):
    """What one answer came to.

    ``unproven``: settled items whose receipt proved nothing, so they stay.
    ``forgotten``: receipts of a hub that lost them to an old backup; those items
    are offered again. ``dropped``: copies that the hub's backup made needless.
    """

    settled: int = 0
    refused: int = 0
    unproven: int = 0
    forgotten: int = 0
    dropped: int = 0


def settle(
    connection: sqlite3.Connection, offered: frozenset[str], delivery: Delivery, proves: Proves
) -> Settlement:
    """Store receipts, mark the refused, and see to what the hub lost or has safe; in the open transaction."""
    proven = [item for item in delivery.settled if _is_proven(connection, item, proves)]
    for item in proven:
        connection.execute(
            "UPDATE outbox SET receipt = ?, how = ?, mark = ?, refused = NULL"
            " WHERE id = ? AND receipt IS NULL",
            (item.receipt, item.how, item.mark, item.id),
        )
    gone = [(item.id,) for item in proven if item.how == "erased"]
    connection.executemany(
        "UPDATE outbox SET header = NULL, signature = NULL, sealed = NULL WHERE id = ?", gone
    )
    now = frozenset(item.id for item in proven)
    connection.executemany("UPDATE outbox SET refused = NULL WHERE id = ?", [(id,) for id in delivery.resend])
    refused = [item for item in delivery.refused if item.id in offered - now]
    connection.executemany(
        "UPDATE outbox SET refused = ? WHERE id = ? AND receipt IS NULL",
        [(item.reason[:REASON], item.id) for item in refused],
    )
    forgotten = _forget(connection, now) if delivery.lost else 0
    return Settlement(
        settled=len(now),
        refused=len(refused),
        unproven=len(delivery.settled) - len(proven),
        forgotten=forgotten,
        dropped=_drop(connection, delivery.backup_mark),
    )


def _is_proven(connection: sqlite3.Connection, item: Settled, proves: Proves) -> bool:
    row = connection.execute(
        "SELECT id, sequence, header, sealed, signature FROM outbox"
        " WHERE id = ? AND running = 0 AND sealed IS NOT NULL",
        (item.id,),
    ).fetchone()
    if row is None or item.how not in HOWS or not 0 <= item.mark <= MOST_MARK:
        return False
    return proves(item, envelope_of(*row))


def envelope_of(id: str, sequence: int, header: bytes, sealed: bytes, signature: bytes) -> Envelope:
    """A row of the outbox as it travels."""
    return Envelope(id=id, sequence=sequence, header=header, sealed=sealed, signature=signature)


def _forget(connection: sqlite3.Connection, now: frozenset[str]) -> int:
    """Copies with receipts of an earlier round are offered again; what this round settled is in the hub that answered.

    Of recordings and photos there may be more than one round speaks of: those without a receipt come first.
    """
    connection.execute("UPDATE stream SET receipt = NULL, mark = NULL")
    return connection.execute(
        "UPDATE outbox SET receipt = NULL, how = NULL, mark = NULL WHERE receipt IS NOT NULL"
        " AND sealed IS NOT NULL AND id NOT IN (SELECT value FROM json_each(?))",
        (canonical(sorted(now)).decode(),),
    ).rowcount


def _drop(connection: sqlite3.Connection, backup_mark: int) -> int:
    return connection.execute(
        "UPDATE outbox SET header = NULL, signature = NULL, sealed = NULL"
        " WHERE receipt IS NOT NULL AND sealed IS NOT NULL AND mark <= ?",
        (min(backup_mark, MOST_MARK),),
    ).rowcount
