#!/usr/bin/env python3
"""Draws the sample shop's pictures: its goods into img/ beside this file,
the art of the pages into htdocs/img/."""

import os
import zlib

from drawing import (
    books,
    carry,
    cups,
    lamps,
    maps,
    mending,
    notebooks,
    scenes,
    ways,
    wool,
)
from drawing.pen import (
    BARK, CREAM, FIR, IRON, MOSS, OCHRE, RUST, SLATE, WOOL, stage, svg,
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
    ("sketchbook", "mist", notebooks.sketchbook(WOOL)),
    ("sketchbook-moss", "clay", notebooks.sketchbook(MOSS)),
    ("survey-slate", "straw", notebooks.survey_book(SLATE)),
    ("survey-rust", "sage", notebooks.survey_book(RUST)),
    ("diary-moss", "clay", notebooks.diary(MOSS)),
    ("diary-slate", "straw", notebooks.diary(SLATE)),
    ("bird-log", "mist", notebooks.bird_log()),
    ("rain-pad", "stone", notebooks.rain_pad()),
    ("paints", "sage", notebooks.paints()),
    ("sharpener", "clay", notebooks.sharpener()),
    ("pencil-loop", "sage", notebooks.pencil_loop()),
)
LAMPS = (
    ("lantern-fir", "stone", lamps.tarn(FIR)),
    ("lantern-rust", "sage", lamps.tarn(RUST)),
    ("lantern-slate", "straw", lamps.tarn(SLATE)),
    ("headlamp", "mist", lamps.headlamp()),
    ("byre-slate", "clay", lamps.byre(SLATE)),
    ("byre-ochre", "mist", lamps.byre(OCHRE)),
    ("pocket-lantern", "sage", lamps.pocket_lantern()),
    ("hut-lamp-cream", "sage", lamps.hut_lamp(CREAM)),
    ("hut-lamp-fir", "clay", lamps.hut_lamp(FIR)),
    ("clip-light", "stone", lamps.clip_light()),
    ("candles", "sage", lamps.candles()),
    ("lamp-oil", "straw", lamps.oil_can()),
    ("wicks", "mist", lamps.wicks()),
    ("matches", "stone", lamps.matches()),
    ("cells", "straw", lamps.cells()),
)
CUPS = (
    ("flask-fir", "straw", cups.flask(FIR)),
    ("flask-rust", "stone", cups.flask(RUST)),
    ("flask-slate", "sage", cups.flask(SLATE)),
    ("mug-cream", "clay", cups.mug(CREAM, SLATE)),
    ("mug-slate", "straw", cups.mug(SLATE, CREAM)),
    ("bowl-cream", "mist", cups.bowl(CREAM, SLATE)),
    ("bowl-slate", "clay", cups.bowl(SLATE, CREAM)),
    ("kettle-rust", "mist", cups.kettle(RUST, IRON)),
    ("kettle-cream", "sage", cups.kettle(CREAM, SLATE)),
    ("soup-flask", "sage", cups.soup_flask()),
    ("stove", "clay", cups.stove()),
    ("noggin", "sage", cups.noggin()),
    ("spoons", "mist", cups.spoons()),
    ("hip-flask", "straw", cups.hip_flask()),
)
WAYS = (
    ("compass", "sage", ways.compass()),
    ("sheet-12", "mist", maps.sheet_hills()),
    ("sheet-11", "straw", maps.sheet_coast()),
    ("sheet-13", "clay", maps.sheet_valley()),
    ("map-tube", "sage", maps.map_tube()),
    ("drovers-way", "stone", maps.strip_map()),
    ("own-map", "straw", maps.own_map()),
    ("map-case-moss", "straw", maps.map_case(MOSS)),
    ("map-case-slate", "clay", maps.map_case(SLATE)),
    ("baseplate", "clay", ways.baseplate()),
    ("map-measure", "mist", ways.map_measure()),
    ("barometer", "straw", ways.barometer()),
    ("weather-book", "straw", books.weather_book()),
    ("walks-book", "clay", books.walks_book()),
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
    ("jersey-slate", "straw", wool.jersey(SLATE, WOOL)),
    ("jersey-oat", "clay", wool.jersey(WOOL, FIR)),
    ("mittens-moss", "mist", wool.mittens(MOSS, OCHRE)),
    ("mittens-oat", "sage", wool.mittens(WOOL, RUST)),
    ("wrist-rust", "sage", wool.wrist_warmers(RUST, OCHRE)),
    ("wrist-slate", "straw", wool.wrist_warmers(SLATE, WOOL)),
    ("scarf-fir", "clay", wool.scarf(FIR, OCHRE)),
    ("scarf-ochre", "mist", wool.scarf(OCHRE, RUST)),
    ("insoles", "stone", wool.insoles()),
    ("slippers", "straw", wool.slippers()),
    ("child-cap-ochre", "mist", wool.child_cap(OCHRE, RUST)),
    ("child-cap-moss", "clay", wool.child_cap(MOSS, OCHRE)),
)
CARRY = (
    ("thumbstick", "sage", carry.thumbstick()),
    ("daysack-moss", "clay", carry.daysack(MOSS)),
    ("daysack-slate", "straw", carry.daysack(SLATE)),
    ("staff", "straw", carry.staff()),
    ("crook", "mist", carry.crook()),
    ("haversack-moss", "stone", carry.haversack(MOSS)),
    ("haversack-rust", "mist", carry.haversack(RUST)),
    ("rolltop-slate", "sage", carry.rolltop(SLATE)),
    ("rolltop-ochre", "mist", carry.rolltop(OCHRE)),
    ("stuff-bags", "mist", carry.stuff_bags()),
    ("cape-fir", "mist", carry.cape(FIR)),
    ("cape-ochre", "sage", carry.cape(OCHRE)),
    ("ferrules", "clay", carry.ferrules()),
    ("sit-mat", "straw", carry.sit_mat()),
)
MENDING = (
    ("dubbin", "sage", mending.dubbin()),
    ("darning", "clay", mending.mushroom()),
    ("wool-cards", "stone", mending.wool_cards()),
    ("wool-moss", "clay", mending.wool_card(MOSS)),
    ("wool-rust", "mist", mending.wool_card(RUST)),
    ("wool-slate", "straw", mending.wool_card(SLATE)),
    ("wool-fir", "stone", mending.wool_card(FIR)),
    ("wool-ochre", "sage", mending.wool_card(OCHRE)),
    ("wool-oat", "clay", mending.wool_card(WOOL)),
    ("gate-kit", "straw", mending.gate_kit()),
    ("thread-bark", "mist", mending.thread(BARK)),
    ("thread-moss", "clay", mending.thread(MOSS)),
    ("thread-rust", "sage", mending.thread(RUST)),
    ("laces", "mist", mending.laces()),
    ("wax-bar", "clay", mending.wax_bar()),
    ("patches", "mist", mending.patches()),
    ("boot-brush", "sage", mending.boot_brush()),
    ("awl", "straw", mending.awl()),
    ("mending-book", "mist", books.mending_book()),
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
