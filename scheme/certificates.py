"""The hub's own authority and the certificate it serves with: devices pin the first, so the second can be renewed."""

import hashlib
import ipaddress
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from scheme import keys
from scheme.keys import KeyTrouble

_BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
"""Long past, so that a tablet whose clock is behind still finds them begun."""
_AUTHORITY_DAYS = 36_500
_SERVER_DAYS = 398


def authority_file(data: Path) -> Path:
    """The authority's certificate, which is public."""
    return keys.folder(data) / "authority.pem"


def make_authority(data: Path) -> None:
    """Make the hub's authority, once for good."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = _name("Heard hub")
    certificate = (
        _begun(name, name, private.public_key(), _BEGIN + timedelta(days=_AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(private, hashes.SHA256())
    )
    keys.keep(keys.folder(data) / "authority.key", _private_pem(private))
    keys.keep(authority_file(data), certificate.public_bytes(serialization.Encoding.PEM))


def authority(data: Path) -> x509.Certificate:
    """The authority's certificate; ``KeyTrouble`` when it is missing or damaged."""
    try:
        return x509.load_pem_x509_certificate(keys.read(authority_file(data)))
    except ValueError:
        raise KeyTrouble(f"{authority_file(data)} is damaged. Put it back from your backup.") from None


def hub_id(data: Path) -> str:
    """The hub's id, which devices sign into each request: the digest of the authority's public key."""
    public = (
        authority(data)
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return hashlib.sha256(public).hexdigest()[:32]


def make_server(data: Path, names: Sequence[str]) -> tuple[Path, Path]:
    """A new server certificate for these names and addresses: its file and its key's, both replaced."""
    signing = serialization.load_pem_private_key(keys.read(keys.folder(data) / "authority.key"), None)
    if not isinstance(signing, ec.EllipticCurvePrivateKey):
        raise KeyTrouble(
            f"{keys.folder(data) / 'authority.key'} is not the hub's own. Put it back from your backup."
        )
    above = authority(data)
    private = ec.generate_private_key(ec.SECP256R1())
    until = datetime.now(UTC) + timedelta(days=_SERVER_DAYS)
    certificate = (
        _begun(_name(names[0]), above.subject, private.public_key(), until)
        .add_extension(x509.SubjectAlternativeName([_alternative(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False
        )
        .sign(signing, hashes.SHA256())
    )
    files = keys.folder(data) / "server.pem", keys.folder(data) / "server.key"
    for file, content in zip(
        files, (certificate.public_bytes(serialization.Encoding.PEM), _private_pem(private)), strict=True
    ):
        file.unlink(missing_ok=True)
        keys.keep(file, content)
    return files


def _begun(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGIN)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _usage(signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words[:64])])


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _private_pem(private: ec.EllipticCurvePrivateKey) -> bytes:
    return private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
