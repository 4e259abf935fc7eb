"""Vega-Lite: the charts of the overview, and the library that draws them, as one script that needs no network.

The library is that of the Python package `vl-convert-python`, which the extra `charts` brings.
"""

from __future__ import annotations

import importlib.util
from typing import Any

from digestnlp.models import Modality
from digestnlp.rendering.labels import Labels

PACKAGE = "vl_convert"


def has_library() -> bool:
    """Whether charts can be drawn."""
    return importlib.util.find_spec(PACKAGE) is not None


def library() -> str:
    """Vega, Vega-Lite and vega-embed, with `vegaEmbed` as a global."""
    import vl_convert

    return vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")


def series_spec(labels: Labels) -> dict[str, Any]:
    """Values over time, a colour for each subject: a line through what is actual, points of other shapes for the rest.

    Its data are objects with start, value, subject, modality, figure and period, and `in_line` for those that the line joins.
    """
    modalities: list[Modality] = ["actual", "target", "plan", "forecast", "estimate", "rumor"]
    colour = {"field": "subject", "type": "nominal", "title": None}
    x = {"field": "start", "type": "temporal", "title": None, "scale": {"type": "utc"}, "axis": {"grid": False}}
    y = {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "axis": {"labelExpr": labels["overview"]["number"], "tickCount": 6},
    }
    shape = {
        "field": "modality",
        "type": "nominal",
        "title": None,
        "scale": {
            "domain": [labels["modality"][key] for key in modalities],
            "range": ["circle", "diamond", "square", "triangle-up", "cross", "triangle-down"],
        },
    }
    return {
        "description": labels["overview"]["series_chart"],
        "width": "container",
        "height": 300,
        "encoding": {"x": x, "color": colour},
        "layer": [
            {
                "transform": [{"filter": "datum.in_line"}],
                "mark": {"type": "line", "strokeWidth": 2},
                "encoding": {"y": y},
            },
            {
                "mark": {"type": "point", "size": 70, "filled": True, "opacity": 0.9},
                "encoding": {
                    "y": y,
                    "shape": shape,
                    "tooltip": [
                        {"field": "subject", "title": labels["column"]["subject"]},
                        {"field": "period", "title": labels["column"]["period"]},
                        {"field": "figure", "title": labels["column"]["value"]},
                        {"field": "modality", "title": labels["column"]["modality"]},
                    ],
                },
            },
        ],
    }


def targets_spec(labels: Labels) -> dict[str, Any]:
    """How much of each target was reached, as bars beside the line of 100 %; the height is that of one bar.

    Its data are objects with name, reached (a share of 1), target and actual.
    """
    says = labels["overview"]
    return {
        "description": says["reached_chart"],
        "width": "container",
        "height": 26,
        "layer": [
            {
                "mark": {"type": "bar", "height": 14, "cornerRadiusEnd": 2},
                "encoding": {
                    "y": {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 260}},
                    "x": {
                        "field": "reached",
                        "type": "quantitative",
                        "title": None,
                        "axis": {"format": "%", "tickCount": 6},
                    },
                    "opacity": {"condition": {"test": "datum.reached >= 1", "value": 1}, "value": 0.6},
                    "tooltip": [
                        {"field": "name", "title": " "},
                        {"field": "target", "title": says["target"]},
                        {"field": "actual", "title": says["actual"]},
                        {"field": "reached", "title": says["reached"], "format": ".1%"},
                    ],
                },
            },
            {"mark": {"type": "rule", "strokeDash": [4, 3]}, "encoding": {"x": {"datum": 1, "type": "quantitative"}}},
        ],
    }
