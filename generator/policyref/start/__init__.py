"""What a project starts from: the files of an empty one. They belong to no place and name no notice."""
