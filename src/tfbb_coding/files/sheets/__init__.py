"""Sheets that a person fills in and that are read again: what a sheet is, its workbook, CSV and Word document, and each kind."""
