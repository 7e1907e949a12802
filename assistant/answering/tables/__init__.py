"""Rows, columns, cells and units of tables."""
