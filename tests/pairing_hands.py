"""The hands of staff who pair a real kiosk with a real hub by typing its words and comparing the pictures."""

from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk import pairing
from kiosk.store.database import open_store
from kiosk.sync.knocking import fetch
from tests.hubs import Hub

PIN = "492137"


def paired(hub: Hub, folder: Path, again: str = "") -> str:
    """The kiosk of this folder belongs to the hub, as a new device or again as the one with this id; its id."""
    code = hub.code(again=again)
    return paired_by(code["words"].split(), code["hub"], lambda shown: hub.confirm(code, shown), folder)


def paired_by(
    words: Sequence[str], address: str, same: Callable[[Sequence[str]], object], folder: Path
) -> str:
    """The same by these words; ``same`` is told the pictures that the kiosk shows."""
    code = pairing.typed(words)
    document = fetch(pairing.address(address), code)
    store = open_store(folder)
    try:
        begun = pairing.knock(pairing.begin(code, document, PIN, store))
        begun, nobody = pairing.look(begun)
        assert nobody == "", "nobody has compared yet"
        same(pairing.shown(begun))
        begun, device = pairing.look(begun)
        assert device
        pairing.finish(begun, device, store)
        assert pairing.first_exchange(store)
    finally:
        store.close()
    return device
