"""Files for other programs, held against their contracts."""
