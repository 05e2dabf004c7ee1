"""What a record of the data is: its fields, whose words they hold, and where its quotes stand in the text."""
