"""What editors write: one input record per kind of file, and their JSON Schema."""
