"""Text scripts for relaxation in, narrated and mastered audio sessions out."""
