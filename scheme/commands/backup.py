"""Commands that make backups, check them, and put them back."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

from scheme import folder
from scheme.backup import checking, looking, making, restoring
from scheme.backup.checking import CheckTrouble
from scheme.backup.packing import PackTrouble
from scheme.commands.hub import prepare
from scheme.commands.trouble import CommandTrouble
from scheme.erasure import again, apart


def _make(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    with closing(_alone(data)):
        print(making.make(data, settings.CONFIGURED))
        apart.write()
    return 0


def _alone(data: Path) -> folder.Held:
    return folder.Held(data, "backup.lock", "Another backup command")


def _check(chosen: argparse.Namespace, data: Path) -> int:
    url = settings.CONFIGURED.database_url
    try:
        if chosen.apart:
            backup, identity = _asked(chosen)
            manifest, _ = checking.check(backup, identity, data, url)
            print(f"{backup} of {manifest.made_at} is whole. No backup mark was moved.")
            return 0
        prepare(data)
        with closing(_alone(data)):
            return _check_here(chosen, data, url)
    except CheckTrouble as trouble:
        print(trouble, file=sys.stderr)
        return 1


def _check_here(chosen: argparse.Namespace, data: Path, url: str) -> int:
    place = making.folder(data, settings.CONFIGURED)
    backup = chosen.file or checking.newest_unchecked(data, place)
    if backup is None:
        raise CheckTrouble(f"There is no backup in {place} that waits for its check. Make one: backup make")
    identity = _identity(chosen.identity) if chosen.identity else checking.one_time_identity(data, backup)
    checked = checking.check_and_mark(data, backup, identity, url)
    print(f"{backup} is whole. The backup mark is {checked.mark}.")
    for gone in checking.thin_out(data, place, settings.CONFIGURED.backup_keep):
        print(f"Deleted {gone}: older than the newest {settings.CONFIGURED.backup_keep}.")
    return 0


def _asked(chosen: argparse.Namespace) -> tuple[Path, str]:
    if chosen.file is None or chosen.identity is None:
        raise CommandTrouble("Name the backup with --file and the identity with --identity.")
    return chosen.file, _identity(chosen.identity)


def _identity(file: Path) -> str:
    found = making.identity_in(file)
    if not found:
        raise CommandTrouble(f"{file} holds no age identity. It is the file that `backup key` wrote.")
    return found


def _restore(chosen: argparse.Namespace, data: Path) -> int:
    backup, identity = _asked(chosen)
    if chosen.target is None:
        raise CommandTrouble("Name the new data folder with --data DIR.")
    try:
        manifest = restoring.restore(backup, identity, chosen.target, settings.CONFIGURED.database_url)
    except (CheckTrouble, PackTrouble) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(f"Put back as of {manifest.made_at}, up to mark {manifest.mark}: {chosen.target}")
    if not (backup.parent / making.ERASED).is_file():
        print(f"There is no {making.ERASED} beside the backup: what was erased since it was made is back.")
    print("Start the hub. Devices offer it again what came after that, by themselves.")
    return 0


def _key(chosen: argparse.Namespace, data: Path) -> int:
    try:
        public = making.make_key(chosen.out)
    except FileExistsError:
        raise CommandTrouble(f"{chosen.out} is there already. Name another file.") from None
    print(f"Wrote {chosen.out}. It opens every backup made for it: keep it off the hub, in two places.")
    print(f"On the hub: HEARD_BACKUP_RECIPIENTS={public}")
    return 0


def _look(chosen: argparse.Namespace, data: Path) -> int:
    counts = {name: _rows(name) for name in connection.introspection.table_names()}
    connection.close()
    prepare(data, asked=True)
    if (data / making.ERASED).is_file():
        again.erase_again(data / making.ERASED)
    sys.stdout.buffer.write(looking.written(looking.look(data, counts)))
    return 0


def _rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
        row = cursor.fetchone()
        return int(row[0])


COMMANDS = {
    "backup make": _make,
    "backup check": _check,
    "backup restore": _restore,
    "backup key": _key,
    "backup look": _look,
}
