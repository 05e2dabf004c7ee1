"""What the data means: frozen records without I/O. `Library` holds them all."""
