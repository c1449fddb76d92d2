"""`python -m audio_builder` is `audio-builder`."""

from audio_builder.cli import main

if __name__ == "__main__":
    main()
