"""Rule packs: what may stand in them (`schema`), and how they are read, overlaid and checked (`loader`)."""

from digestnlp.rules.loader import Rules, base_pack, load_rules

__all__ = ["Rules", "base_pack", "load_rules"]
