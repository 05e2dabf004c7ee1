"""The text of a notice → a first draft of its YAML, so that an editor starts from official words, not a blank page."""
