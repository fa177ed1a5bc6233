"""The nouns of Assay: frozen dataclasses, standard library only."""
