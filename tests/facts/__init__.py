"""Records: what they hold, whose words, and where their quotes stand."""
