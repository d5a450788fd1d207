"""Which network a request comes from: an address, or of IPv6 its first half, since one home has all of that."""

import ipaddress


def network_of(remote: str, forwarded: str, proxy: str) -> str:
    """``forwarded``: what the proxy says of whom it speaks for, believed of ours alone. Empty when it is none."""
    said = remote
    if said and said == proxy:
        said = forwarded.rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return ""
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
