"""The blocks of a file → an outline: what each of them is, and how the notice is divided.

`find.py` proposes one, with what it is not sure of. A person corrects it as a file (`file.py`, `read.py`); from then on
the file is what counts.
"""
