"""The site in pieces: however they are made, by whom, and whatever was on the shelf, the site is the same."""
