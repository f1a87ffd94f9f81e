"""Compasses and what else measures the way."""

import math

from drawing.pen import (
    BARK, BRASS, CREAM, INK, IRON, OCHRE, RED, RUST, SLATE, STEEL, YELLOW,
    disc, group, hoop, line, rect, shadow, shape,
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


def needle(cx, cy, length, angle, width=12):
    return group(
        f"rotate({angle} {cx} {cy})",
        shape(f"M{cx} {cy - length} {cx + width} {cy}H{cx - width}Z", RED),
        shape(f"M{cx} {cy - length}V{cy}H{cx - width}Z", "#d8573d"),
        shape(
            f"M{cx} {cy + length} {cx + width} {cy}H{cx - width}Z", SLATE.base
        ),
        shape(f"M{cx} {cy + length}V{cy}H{cx - width}Z", SLATE.pale),
        disc(cx, cy, 6, BRASS.base),
    )


def baseplate():
    ruler = "".join(
        f"M280 {y}h{-14 if (y - 80) % 40 else -22}" for y in range(80, 330, 10)
    )
    return (
        shadow(204, 344, 96)
        + line("M156 76c-70-20-90 40-60 80s10 70-10 90", RUST.base, 6)
        + group(
            "rotate(6 200 200)",
            rect(126, 56, 160, 286, "#a9c3c6", 16),
            rect(120, 52, 160, 286, "#d5e5e4", 16),
            rect(126, 58, 20, 274, "#f1f8f6", 10),
            line(ruler, SLATE.base, 2.5),
            line("M200 72v64M200 72l-14 18M200 72l14 18", RED, 6),
            hoop(140, 74, 8, SLATE.base, 4),
            disc(200, 230, 76, IRON.dark),
            disc(200, 226, 76, IRON.base),
            disc(200, 226, 60, CREAM.base),
            line(dial(200, 226, 72, 24, 6, 3), CREAM.base, 2.5),
            line("M188 180v92M212 180v92", "#d9a08c", 3),
            shape("M200 170l8 14h-16Z", "#d9a08c"),
            needle(200, 226, 50, 24, 10),
            shape("M150 196q18-28 52-26-36 6-46 30Z", "#fff", opacity=0.8),
        )
    )


def map_measure():
    base, dark, pale = BRASS
    return (
        shadow(206, 340, 118)
        + shape("M70 318 330 296 344 338H58Z", "#efe9d8")
        + line(
            "M84 326q60-26 112-10t130-12",
            "#2f6b4f",
            5,
            stroke_dasharray="11 8",
        )
        + rect(186, 34, 28, 74, dark, 12)
        + rect(186, 34, 16, 74, base, 10)
        + line("M188 56h24M188 68h24M188 80h24", dark, 3)
        + disc(200, 186, 94, dark)
        + disc(200, 182, 94, base)
        + shape("M116 140A94 94 0 0 1 200 88v12A82 82 0 0 0 127 146Z", pale)
        + disc(200, 182, 76, CREAM.base)
        + line(dial(200, 182, 70, 40, 8, 5), SLATE.base, 2.5)
        + hoop(200, 182, 44, RED, 2.5)
        + line("M200 196 238 134", IRON.base, 6)
        + disc(200, 182, 9, base)
        + shape("M142 152q20-34 60-32-40 8-52 36Z", "#fff", opacity=0.8)
        + shape("M184 270h32l-6 30h-20Z", dark)
        + disc(200, 306, 15, IRON.base)
        + disc(200, 306, 6, pale)
    )


def barometer():
    base, dark, pale = STEEL
    return (
        shadow(200, 342, 112)
        + shape("M84 214q-10 126 116 126t116-126Z", BARK.dark)
        + shape("M84 206q-10 128 116 128t116-128Z", BARK.base)
        + rect(184, 44, 32, 26, dark, 6)
        + hoop(200, 46, 16, dark, 7)
        + disc(200, 186, 116, dark)
        + disc(200, 182, 116, base)
        + shape("M96 136A116 116 0 0 1 200 66v12A104 104 0 0 0 108 142Z", pale)
        + disc(200, 182, 96, CREAM.base)
        + line("M132 214A76 76 0 0 1 150 126", SLATE.base, 12)
        + line("M164 114A76 76 0 0 1 236 114", SLATE.pale, 12)
        + line("M250 126A76 76 0 0 1 268 214", YELLOW, 12)
        + line(dial(200, 182, 92, 48, 5, 4), SLATE.base, 2)
        + line("M200 208 244 128", IRON.base, 6)
        + line("M200 182 158 150", BRASS.base, 4)
        + disc(200, 182, 9, IRON.base)
        + disc(200, 230, 9, YELLOW)
        + shape(
            "M186 250q-12 0-12-10t12-10q2-12 15-12t15 12q12 0 12 10t-12 10Z",
            SLATE.pale,
        )
        + shape(
            "M84 214q4 120 116 120t116-120q-20 70-116 70T84 214Z", BARK.base
        )
        + line(
            "M96 244q24 54 104 54t104-54",
            BARK.pale,
            2.5,
            stroke_dasharray="6 6",
        )
        + disc(200, 312, 8, BRASS.base)
    )
