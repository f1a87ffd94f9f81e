"""Maps, compasses and books."""

import math

from drawing.pen import (
    CREAM,
    INK,
    IRON,
    OCHRE,
    RED,
    RUST,
    SLATE,
    clip,
    disc,
    group,
    hoop,
    line,
    rect,
    rings,
    shadow,
    shape,
    waymark,
)


def dial(cx, cy, far, marks=24, long=14, every=3):
    """Ticks around a dial, every so many of them longer."""
    path = ""
    for i in range(marks):
        turn = i * 2 * math.pi / marks
        near = far - (long if i % every else long * 1.6)
        x, y = math.cos(turn), math.sin(turn)
        path += f"M{cx + far * x:.0f} {cy + far * y:.0f}"
        path += f"L{cx + near * x:.0f} {cy + near * y:.0f}"
    return path


def compass():
    base, dark, pale = OCHRE
    return (
        shadow(200, 344, 104)
        + line("M200 84c-50-60 60-86 92-40s66 30 74 8", RUST.base, 6)
        + rect(178, 76, 44, 34, dark, 8)
        + hoop(200, 74, 15, dark, 8)
        + disc(200, 218, 122, dark)
        + disc(200, 214, 122, base)
        + shape(
            "M92 160A122 122 0 0 1 200 92l0 14A108 108 0 0 0 104 167Z", pale
        )
        + disc(200, 214, 102, IRON.base)
        + disc(200, 214, 97, CREAM.base)
        + line(dial(200, 214, 88), SLATE.base, 3)
        + group(
            "rotate(32 200 214)",
            shape("M200 142 216 214H184Z", RED),
            shape("M200 142V214H184Z", "#d8573d"),
            shape("M200 286 216 214H184Z", SLATE.base),
            shape("M200 286V214H184Z", SLATE.pale),
        )
        + disc(200, 214, 10, base)
        + disc(200, 214, 4, INK)
        + shape("M128 168q34-52 92-46-60 6-84 58Z", "#fff", opacity=0.8)
    )


GRID = (
    "M76 160h248M76 220h248M76 280h248"
    "M118 90v230M180 90v230M242 90v230M304 90v230"
)
FOLDED = "M76 112 138 100 200 112 262 100 324 112V312"


def folded_sheet(name, *printed):
    """A map of four panels as it opens, and what is printed on it."""
    paper = FOLDED + "L262 300 200 312 138 300 76 312Z"
    return (
        shadow(200, 326, 136)
        + clip(
            name,
            paper,
            rect(76, 100, 248, 212, "#efe9d8"),
            shape("M138 90h62v230h-62ZM262 90h62v230h-62Z", "#fbf8ee"),
            *printed,
        )
        + shape(
            "M138 100 200 112V312L138 300ZM262 100 324 112V312L262 300Z",
            INK,
            opacity=0.06,
        )
    )


def sheet_hills():
    return folded_sheet(
        "hills",
        shape(
            "M60 300q60-60 110-30t80-50 100-30v130H60Z",
            "#cfe0c0",
            opacity=0.8,
        ),
        shape("M250 90q30 40 16 70t30 60 40 30V90Z", "#c5dde4", opacity=0.9),
        line(
            rings(150, 190, (14, 30, 48, 66), 5, 0.85)
            + rings(262, 250, (12, 28, 42), 9, 0.8),
            "#c9814b",
            2,
        ),
        line(GRID, "#8fb3bd", 1),
        line(
            "M92 292q40-30 56-70t50-30 50 30 66-70",
            "#2f6b4f",
            5,
            stroke_dasharray="11 8",
        ),
        shape("M150 172l9 16h-18Z", INK),
    ) + waymark(300, 140, 22)
