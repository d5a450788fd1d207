"""What came before there were tallies gets its month, its look and its help, and is counted."""

from collections import Counter
from typing import Any

from django.db import migrations
from django.db.models import Count
from django.utils import timezone

KEY = ("survey", "version", "month", "helped")
AT_ONCE = 2000


def fill(apps: Any, editor: Any) -> None:
    Response = apps.get_model("responses", "Response")
    later = set(
        apps.get_model("responses", "Answer")
        .objects.filter(value="ask-later", practice=False)
        .values_list("response_id", flat=True)
    )
    some = []
    for response in Response.objects.iterator(AT_ONCE):
        said = response.help or []
        response.month = timezone.localtime(response.arrived_at).date().replace(day=1)
        response.helped = (
            "unsaid" if not said else "chose" if "chose" in said else "alone" if set(said) == {"nobody"} else "helped"
        )
        alone = response.ended == "later-alone" or response.on_own == "later"
        response.look = response.watch or alone or not response.known or response.pk in later
        some.append(response)
        if len(some) == AT_ONCE:
            Response.objects.bulk_update(some, ["month", "helped", "look"], 200)
            some = []
    Response.objects.bulk_update(some, ["month", "helped", "look"], 200)


def count(apps: Any, editor: Any) -> None:
    counts: Counter[Any] = Counter()
    answers = apps.get_model("responses", "Answer").objects.filter(practice=False)
    picks = apps.get_model("responses", "Picked").objects.filter(answer__practice=False)
    for rows, answer, choice in ((answers, "", None), (picks, "answer__", "choice")):
        names = ["scheme_id", *(f"{answer}response__{name}" for name in KEY)]
        names += [f"{answer}{name}" for name in ("question", "value", "by")]
        for *key, n in rows.order_by().values_list(*names, *filter(None, [choice])).annotate(n=Count("pk")):
            picked = key.pop() if choice else ""
            *key, by = key
            counts[*key, "self" if by == "self" else "proxy", picked] += n
    Tally = apps.get_model("responses", "Tally")
    named = ("scheme_id", *KEY, "question", "value", "by", "choice")
    Tally.objects.bulk_create(
        (Tally(**dict(zip(named, key, strict=True)), shard=0, n=n) for key, n in counts.items()), 500
    )


def both(apps: Any, editor: Any) -> None:
    fill(apps, editor)
    count(apps, editor)


class Migration(migrations.Migration):
    dependencies = [("responses", "0003_tallies")]
    operations = [migrations.RunPython(both, migrations.RunPython.noop)]
