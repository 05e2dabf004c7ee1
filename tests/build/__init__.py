"""The site as tasks: however they are done, by whom, and whatever was in the cache, the site is the same."""
