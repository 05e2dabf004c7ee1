"""From the text of a notice to a first draft of its YAML."""
