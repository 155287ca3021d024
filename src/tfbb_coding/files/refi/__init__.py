"""Projects (.qdpx) and codebooks (.qdc) of the REFI-QDA standard: written so that other programs read them, read whoever wrote them.

``docs/exchange.md`` tells what goes over and what does not.
"""
