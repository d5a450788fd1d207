"""Parts of screens that know no session: words, cards, tools, and how they are laid out."""
