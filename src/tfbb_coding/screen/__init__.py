"""The eyes: the full-screen review. It shows a session and asks for decisions; what they mean is in steps, where they are kept in files."""
