"""A site plan → a published site. The only place that knows MkDocs."""
