"""What can go wrong before a part of Heard has started, said so that the reader can mend it."""


class Trouble(Exception):
    """The world's failure at one step: what it was, why, and what to do before trying again."""

    def __init__(self, step: str, why: str, remedy: str = "") -> None:
        super().__init__(f"{step}: {why}")
        self.step = step
        self.why = why
        self.remedy = remedy


# Words that a tool prints when it fails -> why, what to do. The first that is found counts.
_KNOWN = (
    (("No space left on device", "enough free space"), "the disk is full", "Free about 2 GB of disk space."),
    (
        ("Could not get lock", "Unable to lock", "Unable to acquire the dpkg frontend lock"),
        "another apt or dpkg is at work",
        "Wait until it has finished.",
    ),
    (("dpkg was interrupted",), "an earlier installation was interrupted", "Run: dpkg --configure -a"),
    (
        ("THESE PACKAGES DO NOT MATCH THE HASHES",),
        "a package is not the one that the lock file names",
        "Nothing was installed from it. Try again; if it stays, do not trust the network you are on.",
    ),
    (
        (
            "Temporary failure resolving",
            "Could not resolve",
            "Failed to fetch",
            "Unable to locate package",
            "has no installation candidate",
            "Failed to establish a new connection",
            "Max retries exceeded",
            "Network is unreachable",
            "Read timed out",
            "No matching distribution found",
        ),
        "the packages could not be fetched",
        "Is this machine connected to the internet?",
    ),
)


def explain(step: str, lines: list[str]) -> Trouble:
    """The Trouble behind the last lines of a tool that failed."""
    text = "\n".join(lines)
    for words, why, remedy in _KNOWN:
        if any(word in text for word in words):
            return Trouble(step, why, remedy)
    said = [line for line in lines if line]
    errors = [line for line in said if line.startswith(("E:", "ERROR:", "Error:"))]
    return Trouble(step, (errors or said or ["it ended without a word"])[-1])
