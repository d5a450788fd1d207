"""The trouble a command ends with."""


class CommandTrouble(Exception):
    """What was asked cannot be done; the words say why and what to do."""
