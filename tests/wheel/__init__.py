"""What a wheel of the project can do where there is no checkout."""
