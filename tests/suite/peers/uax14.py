#!/usr/bin/env python3
"""Asks the default algorithm of UAX #14, untailored, for the breaks of `cases.toml`; writes `uax14.json`.

    pip install uniseg; uax14.py
"""
import json, tomllib
from importlib.metadata import version
from pathlib import Path

import uniseg
from uniseg.linebreak import line_break_boundaries

HERE = Path(__file__).resolve().parent

cases = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
tool = f"uniseg {version('uniseg')}, Unicode {getattr(uniseg, 'unidata_version', '16.0.0')}"
breaks = {text: [at for at in line_break_boundaries(text) if 0 < at < len(text)]
          for text in cases["breaks"]}
lines = [f"  {json.dumps(text, ensure_ascii=False)}: {ends}" for text, ends in breaks.items()]
body = ",\n".join(lines)
(HERE / "uax14.json").write_text(f'{{\n "tool": "{tool}",\n "breaks": {{\n{body}\n }}\n}}\n', encoding="utf-8")
