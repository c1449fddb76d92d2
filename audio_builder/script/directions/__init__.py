"""What stands between brackets, understood: directives, steps, pauses and stage directions."""
