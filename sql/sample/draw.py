#!/usr/bin/env python3
"""Draws the sample shop's pictures: its goods into img/ beside this file,
the art of the pages into htdocs/img/."""

import os
import zlib

from drawing import cups, carry, lamps, mending, notebooks, scenes, ways, wool
from drawing.pen import (
    CREAM,
    FIR,
    MOSS,
    OCHRE,
    RUST,
    SLATE,
    WOOL,
    stage,
    svg,
    waymark,
)

HERE = os.path.dirname(os.path.abspath(__file__))
GOODS = os.path.join(HERE, "img")
PAGES = os.path.join(HERE, "..", "..", "htdocs", "img")

# name, stage, drawing
NOTEBOOKS = (
    ("notebook-moss", "sage", notebooks.stile(MOSS)),
    ("notebook-rust", "clay", notebooks.stile(RUST)),
    ("notebook-slate", "mist", notebooks.stile(SLATE)),
    ("notebook-open", "straw", notebooks.stile_open()),
    ("notebook-stack", "stone", notebooks.stile_stack()),
    ("pencils", "stone", notebooks.pencils()),
)
LAMPS = (
    ("lantern-fir", "stone", lamps.tarn(FIR)),
    ("lantern-rust", "sage", lamps.tarn(RUST)),
    ("lantern-slate", "straw", lamps.tarn(SLATE)),
    ("headlamp", "mist", lamps.headlamp()),
)
CUPS = (
    ("flask-fir", "straw", cups.flask(FIR)),
    ("flask-rust", "stone", cups.flask(RUST)),
    ("flask-slate", "sage", cups.flask(SLATE)),
    ("mug-cream", "clay", cups.mug(CREAM, SLATE)),
    ("mug-slate", "straw", cups.mug(SLATE, CREAM)),
)
WAYS = (
    ("compass", "sage", ways.compass()),
    ("sheet-12", "mist", ways.sheet_hills()),
)
WOOL_GOODS = (
    ("socks-oat", "mist", wool.socks(WOOL, SLATE, RUST)),
    ("socks-moss", "clay", wool.socks(MOSS, FIR, OCHRE)),
    ("cap-rust", "straw", wool.cap(RUST)),
    ("cap-moss", "stone", wool.cap(MOSS)),
    ("cap-slate", "clay", wool.cap(SLATE)),
    ("cap-oat", "sage", wool.cap(WOOL)),
    ("blanket-fir", "straw", wool.blanket(FIR, RUST)),
    ("blanket-rust", "mist", wool.blanket(RUST, OCHRE)),
)
CARRY = (
    ("thumbstick", "sage", carry.thumbstick()),
    ("daysack-moss", "clay", carry.daysack(MOSS)),
    ("daysack-slate", "straw", carry.daysack(SLATE)),
)
MENDING = (
    ("dubbin", "sage", mending.dubbin()),
    ("darning", "clay", mending.mushroom()),
)
SCENES = (
    ("hills", scenes.hills(scenes.DAY, scenes.CLOUDS), 1200, 320),
    ("hills-night", scenes.hills(scenes.NIGHT, scenes.STARS), 1200, 320),
    ("signpost", scenes.signpost(), 400, 400),
    ("gate", scenes.gate(), 400, 400),
    ("mark", waymark(20, 20, 20), 40, 40),
)


def save(folder, name, picture):
    path = os.path.join(folder, name + ".svg")
    with open(path, "w", encoding="utf-8") as file:
        file.write(picture)


def main():
    os.makedirs(GOODS, exist_ok=True)
    os.makedirs(PAGES, exist_ok=True)
    shelves = NOTEBOOKS + LAMPS + CUPS + WAYS + WOOL_GOODS + CARRY + MENDING
    for name, kind, body in shelves:
        seed = zlib.crc32(name.encode())
        save(GOODS, name, svg(stage(kind, seed) + body))
    for name, body, width, height in SCENES:
        save(PAGES, name, svg(body, width, height))


if __name__ == "__main__":
    main()
