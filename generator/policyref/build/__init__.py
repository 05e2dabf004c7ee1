"""The build as tasks: what is about one notice, sector or unit is made by itself, in any process, and kept.

`tasks` says what there is to do and what a task looks at, `keys` what its result depends on. `steps` does it with an
executor (`executors`, `cluster`) and puts each result, an `entry`, into the `cache`. A `context` holds all of these for
one build, and the snapshot of the input files. `site_plan` is the site that comes of it, before any host publishes it.
"""
