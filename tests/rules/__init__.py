"""Rules: what a visitor types, what comes out, and why."""
