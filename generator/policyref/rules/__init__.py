"""Rules of a measure: written in forms, lowered to primitives (`expr`), applied to what a visitor says (`evaluate`)."""
