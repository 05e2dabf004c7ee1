"""A notice as a file from a desk → one list of blocks, with nothing dropped unseen and nothing guessed.

`readers.read` takes a file by its name and first bytes to the reader of its kind, each in a file of its own. A reader
gives blocks (`blocks.py`) or refuses the file in a sentence for its owner. Any file may be hostile: sizes are bounded
before anything is unpacked, no entity is resolved, nothing is asked of the network, and every reader is linear.
"""
