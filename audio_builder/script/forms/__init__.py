"""Other ways of writing scripts down, made native; `table` is the door they come in by."""

NAMES = ("text", "sheet", "json", "yaml", "program", "ssml", "html")
"""What each form is called, for those who ask for one by its name before any of them is needed."""
