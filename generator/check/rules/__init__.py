from generator.model.library import Library
def check_rules(library: Library):
    return []
