"""Large texts are taken apart some kilobytes at a time, and no line twice or in two."""

import pytest

from digestnlp.stretches import stretches


@pytest.mark.parametrize("lines", [[], ["云岚"], ["云岚", "海岳", ""], ["云岚" * 20_000, "海岳"] * 5, ["岚"] * 100_000])
def test_stretches_hold_every_line(lines):
    found = [line for stretch in stretches("\n".join(lines).encode()) for line in stretch.decode().split("\n")]
    assert found == lines


def test_a_stretch_is_some_kilobytes():
    lines = b"\n".join([b"a" * 99] * 10_000)
    assert max(map(len, stretches(lines))) < 110_000
