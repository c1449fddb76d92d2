"""Neural voices as files: which there are, where they lie, how they come here and how they are checked.

Nothing is loaded that has not been checked, nothing is fetched that nobody asked for, and no file is a pickle.
"""
