"""Who has a share that is told to be theirs behind it, and what looks alike."""

import pytest

from claimed import PUBLISHED
from digestnlp import extract


@pytest.mark.parametrize(
    ("text", "figure", "subjects"),
    [
        ("该市场近八成的份额分别由云岚科技、星帆软件和海岳电子把持。", "八成", ["云岚科技、星帆软件和海岳电子"]),
        ("约六成的市场份额被云岚科技占据。", "六成", ["云岚科技"]),
        ("九成市场份额由云岚科技和星帆软件两家公司瓜分。", "九成", ["云岚科技和星帆软件"]),
        ("云岚科技 30% 的市场份额被星帆软件占据。", "30%", ["云岚科技"]),
        ("市场份额 30% 的云岚科技由海岳电子控制。", "30%", ["云岚科技"]),
        ("云岚科技、星帆软件市场份额均为 30%。", "30%", ["云岚科技", "星帆软件"]),
    ],
)
def test_shares_that_are_taken(text, figure, subjects):
    assert [f.subject for f in extract(text, published=PUBLISHED) if f.text == figure] == subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("江州市消费者协会试验了手机。\n\n岚州市消费者协会公布了 20 款手机的结果。", "岚州市消费者协会"),
        ("江州市消费者协会试验了手机，并公布了 20 款手机的结果。", "江州市消费者协会"),
    ],
)
def test_a_body_that_tells_what_it_has_done(text, subject):
    assert [f.subject for f in extract(text, published=PUBLISHED)] == [subject]
