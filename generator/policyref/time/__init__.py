"""What holds on which day: acts of documents on earlier ones, the validity of each part, its status in one word.

Nothing here knows today: every status is that of a day, as all documents of the library know it.
"""
