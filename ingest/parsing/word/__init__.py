"""The insides of a Word file: package, styles, numbering, text of paragraphs, notes."""
