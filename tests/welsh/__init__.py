"""Keeps the Welsh of the portal whole: which words the pages say, and which of them have no Welsh yet."""
