"""What the finder decides, and that pages decide the same."""
