"""Who lives where in the made-up scheme; every name here is fictional."""

from msgspec import Struct

PORTRAITS = tuple(f"portrait_{number}" for number in range(1, 7))


class Home(Struct, frozen=True):
    """A household: its carer, its people, and how well it goes there, from 0.0 to 1.0, then and now."""

    name: str
    carer: str
    people: tuple[str, ...]
    then: float
    now: float


# Household, carer, people; what is not said otherwise goes well.
_HOMES = """
Oak Lane: Priya Nair: Dee, Marcus
Mill Cottage: Tom Ashby: Wendy
Ash Grove: Joan Pickering: Alun, Bethan, Colin
Bramble Cottage: Samuel Okafor: Desmond, Fay
Canal View: Ruth Hallam: Gareth, Hetty
Chapel Row: Ivor Prosser: Imogen, Jack
Church Walk: Nadia Rahman: Kamal, Lena
Clover Hill: Peter Dunmore: Mabel, Nigel
Coppice Road: Grace Adeyemi: Olive, Patrick
Dairy House: Helen Marsh: Queenie, Robin
Elm Terrace: Yusuf Demir: Selma, Toby
Fern Bank: Margaret Lowe: Una, Vince
Field End: Derek Stubbs: Winston, Yasmin
Forge Cottage: Carys Bevan: Aled, Bronwen
Garden Street: Anita Desai: Chetan, Diya
Hawthorn Way: Brian Kettle: Edwin, Florence
Hazel Court: Lucy Fenwick: George, Hilda
High Barn: Owen Tudor-Rees: Ieuan, Jean
Holly Lodge: Comfort Mensah: Kofi, Lily
Ivy Cottage: Sheila Brand: Maurice, Nora
Juniper Close: Abdul Karim: Omar, Parveen
Kiln House: Judith Farrow: Ralph, Sybil
Lark Rise: Neil Sugden: Terry, Ursula
Lime Avenue: Rosalind Pike: Victor, Wanda
Linden Road: Tariq Aziz-Khan: Yousef, Zara
Maple Drive: Eileen Cass: Arthur, Brenda
Meadow View: Joseph Baptiste: Clive, Doreen
Nettle Fold: Kath Ormerod: Eric, Freda
Orchard End: Glyn Parry: Gwen, Huw
Park Side: Sandra Tull: Ian, Josie
Quarry Cottage: Martin Lake: Ken, Loretta
River Street: Bilkis Begum: Mina, Nasim
Rowan House: Alan Whittle: Oscar, Pearl
Station Road: Beverley Quist: Reuben, Sadie
Willow Bank: Frances Obi: Theo, Violet
"""
_TURNS = {
    "Mill Cottage": (0.45, 0.9),
    "Church Walk": (0.5, 0.85),
    "Field End": (0.85, 0.4),
    "Kiln House": (0.8, 0.55),
    "Station Road": (0.55, 0.55),
}
"""Where the year changed something, or did not change what it should have."""
WELSH = frozenset({"Aled", "Bronwen", "Ieuan", "Gwen", "Huw"})
BENGALI = frozenset({"Mina", "Nasim"})
SILENT = frozenset({"Ralph", "Brenda", "Eric"})
"""Who was asked and never answered; their carers told what they noticed."""
BESIDE = frozenset({"Fay", "Nigel", "Sybil", "Yousef", "Loretta"})
"""Who never answered alone."""


def homes() -> tuple[Home, ...]:
    """All households, in the order of the names above."""
    rows = (line.split(": ") for line in _HOMES.strip().splitlines())
    return tuple(
        Home(name, carer, tuple(people.split(", ")), *_TURNS.get(name, (0.8, 0.85)))
        for name, carer, people in rows
    )
