"""One HTML file from a template: styles, scripts and data stand in it, and a policy lets nothing else run or load."""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.resources
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from digestnlp._version import __version__
from digestnlp.rendering.labels import labels_in

if TYPE_CHECKING:
    from jinja2 import Environment

# What could end the element that the data stands in, or a line of a script.
_UNSAFE_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}

_SAID_BY_SCRIPTS = ("shown", "copied", "copy_failed", "overview")


def page_of(
    template: str,
    *,
    language: str,
    data: Mapping[str, Any],
    scripts: Sequence[str],
    libraries: Sequence[str] = (),
    **values: object,
) -> str:
    """The page as one string.

    Args:
        template: the name of a file beside this module.
        language: of the page's own words.
        data: what the scripts read, in JSON types.
        scripts: names of files beside this module, run in this order.
        libraries: whole scripts that run before these.
        values: what the template is about.
    """
    say = labels_in(language)
    styles = [_text_of("page.css")]
    code = [*map(_without_end_tag, libraries), *(_text_of(name) for name in ("facts.js", *scripts))]
    return (
        _templates()
        .get_template(template)
        .render(
            language=language,
            say=say,
            version=__version__,
            policy=_policy(styles, code),
            styles=[Markup(style) for style in styles],  # noqa: S704 (our own files)
            scripts=[Markup(script) for script in code],  # noqa: S704 (our own files, and a library's)
            data=Markup(script_json({"say": {name: say[name] for name in _SAID_BY_SCRIPTS}, **data})),  # noqa: S704 (escaped for this place)
            **values,
        )
    )


def script_json(data: Mapping[str, Any]) -> str:
    """JSON that can stand in a script element: no character in it ends the element or begins a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE_IN_SCRIPT)


def _policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """What the browser lets the page do: run and apply what is hashed here, and reach nothing."""
    allowed = {"script-src": scripts, "style-src": styles}
    sources = [f"{name} {' '.join(map(_hash, texts))}" for name, texts in allowed.items()]
    return "; ".join(["default-src 'none'", *sources, "img-src data:", "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _without_end_tag(script: str) -> str:
    r"""The script without what would end its element or hide the rest of it; both only ever stand in strings, where `\/` is `/`."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--").replace("\r\n", "\n")


@functools.cache
def _text_of(name: str) -> str:
    return (importlib.resources.files("digestnlp.rendering") / name).read_text(encoding="utf-8")


@functools.cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # no other command needs it

    return Environment(
        loader=PackageLoader("digestnlp", "rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
