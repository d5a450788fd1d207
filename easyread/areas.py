"""The outcome areas: what parts of life a question may be about, in our own words."""

AREAS = {
    "my-choices": "my choices",
    "clean-and-comfortable": "keeping clean and comfortable",
    "food-and-drink": "food and drink",
    "feeling-safe": "feeling safe",
    "people-in-my-life": "people in my life",
    "things-i-do": "things I do",
    "my-home": "my home",
    "how-i-am-treated": "how I am treated",
    "part-of-the-family": "part of the family",
    "my-health": "my health",
}
"""Eight areas of life, and two more that Shared Lives asks about."""

WISH = "wish"
"""Asks whether someone wants to talk to staff."""

UNSCORED = ("feelings", WISH, "practice")
"""What else a question may be about; none of these is measured."""
