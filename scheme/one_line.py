"""A log entry in one line, for what strangers can cause as often as they like."""

import logging


class OneLine(logging.Formatter):
    """The message alone, without a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Line breaks in the message are shown, not made."""
        return record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
