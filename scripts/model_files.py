"""Writes files of models: npz, in which what deflating makes little smaller is stored as it is, since it takes long to inflate."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

# Vectors of clues deflate to three quarters and inflate in a twentieth of a second, their names to a sixth and in a hundredth.
_WORTH_IT = 0.5


def write(path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Writes the arrays, without the time, so that the same ones give the same file."""
    with zipfile.ZipFile(path, "w") as file:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.save(content, array, allow_pickle=False)
            deflated = len(zlib.compress(content.getvalue())) < _WORTH_IT * len(content.getvalue())
            entry = zipfile.ZipInfo(f"{name}.npy")
            file.writestr(entry, content.getvalue(), zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED)
