"""Rules of a measure: read from the notice's words (`compile`), applied to a visitor's (`parse`, `evaluate`)."""
