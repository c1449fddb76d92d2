"""What the signs of a text mean: a scan into tokens, one room for each kind of sign."""
