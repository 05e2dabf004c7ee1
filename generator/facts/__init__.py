"""What every record rests on: how it is written, whose words a field holds, and where those of the text stand."""
