"""The printed handbook: the model as a book, a leaflet or a task list, typeset by Typst."""
