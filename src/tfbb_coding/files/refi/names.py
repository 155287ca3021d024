"""What the standard's files call things."""

PROJECT_NS = "urn:QDA-XML:project:1.0"
CODEBOOK_NS = "urn:QDA-XML:codebook:1.0"
PROJECT_PART = "project.qde"
SOURCES = "sources"
INTERNAL, RELATIVE, ABSOLUTE = "internal://", "relative://", "absolute://"
QDPX, QDC = ".qdpx", ".qdc"
