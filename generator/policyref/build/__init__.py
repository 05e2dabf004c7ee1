"""The site as tasks: what is about one notice, unit or sector is made by itself, in any process, and kept.

`tasks` says what there is to do, `keys` what it depends on; `steps` has it done by an executor, and `cache` keeps it.
"""
