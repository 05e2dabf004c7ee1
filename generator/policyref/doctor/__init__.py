"""What a machine and a project need: found out one by one, each with what to do. Only looks, and changes nothing."""
