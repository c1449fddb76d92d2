"""The one door to onnxruntime: a checked file becomes a model that can be run, on one thread a phrase.

Two phrases at once on a thread each are faster than one phrase on two threads (measured), and on one thread the same
input gives the same bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audio_builder.errors import Unavailable

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

AGAIN = "remove it and install the voice again"


def session_of(path: Path, inputs: Sequence[frozenset[str]]) -> InferenceSession:
    """A model, ready to be run on the processor.

    `inputs` are the sets of names of which its own must be one.  Raises Unavailable for a file that onnxruntime does
    not load or that is a model of another kind.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(str(path), sess_options=options, providers=["CPUExecutionProvider"])
    except Exception as error:
        first = str(error).partition("\n")[0]
        raise Unavailable(f"{path} cannot be loaded: {first}", hint=AGAIN) from error
    names = frozenset(one.name for one in session.get_inputs())
    if names not in inputs:
        wanted = " or ".join(", ".join(sorted(one)) for one in inputs)
        raise Unavailable(f"{path} is another kind of model: it takes {', '.join(sorted(names))} and not {wanted}")
    return session
