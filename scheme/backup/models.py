"""The backups that were found whole."""

import uuid

from django.db import models


class CheckedBackup(models.Model):
    """A backup that was restored and checked; a row that never changes. It is of the whole hub, so of no one scheme.

    ``mark``: it holds every envelope up to there. ``digest``: SHA-256 of its file. The rows are
    in each backup too, so a hub that is restored from an older one knows of no newer mark.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    mark = models.BigIntegerField(db_index=True)
    made_at = models.DateTimeField()
    checked_at = models.DateTimeField(auto_now_add=True)


def backup_mark() -> int:
    """How far the checked backups reach; 0 while there is none."""
    reached = CheckedBackup.objects.aggregate(most=models.Max("mark"))["most"]
    return int(reached or 0)
