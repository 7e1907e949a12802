"""Printed pages, of a PDF or recognised from a picture: lines, what runs along, notes, ends of paragraphs."""
