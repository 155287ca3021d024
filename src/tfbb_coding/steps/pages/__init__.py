"""A study as pages for a browser: figures in numbers, quotations by theme, whole conversations."""
