"""Figures as rows of a table: medians and what all but a few stay under."""

import os
import platform
from collections.abc import Sequence
from statistics import median, quantiles


def percentile(figures: Sequence[float], number: int) -> float:
    """What so many of a hundred stay under."""
    return quantiles(figures, n=100, method="inclusive")[number - 1] if len(figures) > 1 else figures[0]


def row(name: str, figures: Sequence[float], unit: str = "ms") -> str:
    """Name, p50, p95, p99, and how many were taken."""
    half, many, most = median(figures), percentile(figures, 95), percentile(figures, 99)
    return f"{name:<52} p50 {half:8.1f}   p95 {many:8.1f}   p99 {most:8.1f} {unit}   n {len(figures)}"


def machine() -> str:
    """What the figures below were taken on, and how busy it was with other work."""
    busy = os.getloadavg()[0]
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {busy:.1f} at the start"
