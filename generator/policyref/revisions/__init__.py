"""Published data and what has been changed in it since: hashes of facts, entries about changes, lasting ids."""
