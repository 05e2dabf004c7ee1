"""The site in pieces: what is about one notice, unit or sector is made by itself, in any process, and kept.

`contents` says what each piece consists of, `keys` what it depends on, `work` makes it, `shelf` keeps it.
"""
