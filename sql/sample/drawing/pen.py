"""What every drawing is made with: flat SVG shapes, one palette, light from
the upper left. No style elements, so that a strict content policy lets the
files be opened by themselves."""

import math
import random
from collections import namedtuple

Tone = namedtuple("Tone", "base dark pale")

MOSS = Tone("#66804a", "#4f6638", "#86a067")
FIR = Tone("#22604f", "#184a3c", "#3c8270")
RUST = Tone("#b9572f", "#964222", "#d67c52")
SLATE = Tone("#5a6c78", "#455661", "#81939d")
OCHRE = Tone("#dd9f30", "#b9801d", "#f2c566")
CREAM = Tone("#f6eedd", "#e0d4bb", "#fffaf0")
STEEL = Tone("#bcc7c9", "#97a6a9", "#e3eaea")
BARK = Tone("#8a6240", "#6a482c", "#b08a63")
BIRCH = Tone("#d3ae7c", "#b48d5b", "#e8cda3")
WOOL = Tone("#e6dcc8", "#cdbfa4", "#f5eee0")
BRASS = Tone("#c9a045", "#a17c2a", "#e8cb7d")
IRON = Tone("#2d3b36", "#1d2824", "#51625b")

STAGES = {
    "sage": ("#e3eada", "#d3ddc6", "#d2dcc4"),
    "straw": ("#f2e7d0", "#e7d7b7", "#e6d6b4"),
    "mist": ("#dfe9ec", "#cddbe0", "#cbdade"),
    "clay": ("#f3e1d6", "#e8cfc0", "#e9d1c2"),
    "stone": ("#eae7df", "#dcd7ca", "#dad5c8"),
}
INK, YELLOW, RED, FLAME = "#22302b", "#f6c63f", "#b8371f", "#fff4cc"


def _number(value):
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".")
    return str(value)


def element(name, *inside, **attributes):
    given = "".join(
        f' {key.replace("_", "-")}="{_number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not inside:
        return f"<{name}{given}/>"
    return f"<{name}{given}>{''.join(inside)}</{name}>"


def rect(x, y, width, height, fill, radius=None, **more):
    return element(
        "rect",
        x=x,
        y=y,
        width=width,
        height=height,
        rx=radius,
        fill=fill,
        **more,
    )


def disc(cx, cy, r, fill, **more):
    return element("circle", cx=cx, cy=cy, r=r, fill=fill, **more)


def oval(cx, cy, rx, ry, fill, **more):
    return element("ellipse", cx=cx, cy=cy, rx=rx, ry=ry, fill=fill, **more)


def shape(d, fill="none", **more):
    return element("path", d=d, fill=fill, **more)


def line(d, stroke, width=3, **more):
    return shape(
        d,
        stroke=stroke,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
        **more,
    )


def hoop(cx, cy, r, stroke, width=3):
    return disc(cx, cy, r, "none", stroke=stroke, stroke_width=width)


def frame(x, y, width, height, stroke, thick=3, radius=None):
    return rect(
        x,
        y,
        width,
        height,
        "none",
        radius,
        stroke=stroke,
        stroke_width=thick,
    )


def group(transform, *inside, **more):
    return element("g", *inside, transform=transform, **more)


def clip(name, d, *inside):
    window = element("clipPath", shape(d), id=name)
    return window + element("g", *inside, clip_path=f"url(#{name})")


def shadow(cx, cy, rx, ry=None):
    return oval(cx, cy, rx, ry or max(7, rx * 0.1), INK, opacity=0.16)


def ring(cx, cy, r, seed, squash=0.75, corners=12):
    """One contour line: a wobbly ring, smoothed through its mid-points."""
    chance = random.Random(seed)
    a, b, c = (chance.uniform(0, 6.28) for _ in range(3))
    points = []
    for i in range(corners):
        turn = i * 2 * math.pi / corners
        wobble = 0.13 * math.sin(2 * turn + a) + 0.08 * math.sin(3 * turn + b)
        far = r * (1 + wobble + 0.03 * math.sin(5 * turn + c))
        points.append(
            (cx + far * math.cos(turn), cy + far * squash * math.sin(turn))
        )
    middle = [
        ((x + points[i - 1][0]) / 2, (y + points[i - 1][1]) / 2)
        for i, (x, y) in enumerate(points)
    ]
    path = f"M{middle[0][0]:.0f} {middle[0][1]:.0f}"
    for (x, y), (mx, my) in zip(points, middle[1:] + middle[:1]):
        path += f"Q{x:.0f} {y:.0f} {mx:.0f} {my:.0f}"
    return path + "Z"


def rings(cx, cy, radii, seed, squash=0.75):
    return "".join(ring(cx, cy, r, seed, squash) for r in radii)


def stage(kind, seed):
    """A wall with a few contour lines, and the table that things stand on."""
    wall, table, contour = STAGES[kind]
    chance = random.Random(seed)
    cx, cy = chance.choice((70, 330)), chance.choice((60, 110))
    lines = rings(cx, cy, (34, 72, 112, 156, 204, 256), seed)
    return (
        rect(0, 0, 400, 400, wall)
        + line(lines, contour, 2.5)
        + rect(0, 300, 400, 100, table)
    )


def peaks(x, y, size, stroke, width=3.5):
    """The maker's sign: two hills, drawn without lifting the pen."""
    s = size / 20
    return line(
        f"M{x} {y}l{10*s:.1f} {-14*s:.1f} {8*s:.1f} {8*s:.1f} "
        f"{8*s:.1f} {-10*s:.1f} {6*s:.1f} {15*s:.1f}",
        stroke,
        width,
    )


def label(x, y, tone=FIR):
    """The cloth label with the hills, 52 by 34."""
    return rect(x, y, 52, 34, CREAM.base, 3) + peaks(
        x + 10, y + 25, 20, tone.base
    )


def waymark(cx, cy, r):
    """The yellow disc with its arrow, which is also the shop's mark."""
    k = r / 20
    return disc(cx, cy, r, YELLOW) + line(
        f"M{cx-9*k:.1f} {cy}h{17*k:.1f}"
        f"M{cx+k:.1f} {cy-8*k:.1f}l{8*k:.1f} {8*k:.1f}-{8*k:.1f} {8*k:.1f}",
        "#18231f",
        4 * k,
    )


def pencil(x, y, length, tone, angle):
    """A pencil with its tip at (x, y), pointing down before it is turned."""
    return group(
        f"translate({x} {y}) rotate({angle})",
        shape("M-8-24 0 0 8-24Z", WOOL.base),
        shape("M-3-9 0 0 3-9Z", INK),
        rect(-8, -length, 16, length - 24, tone.base),
        rect(-8, -length, 5, length - 24, tone.pale),
        rect(3, -length, 5, length - 24, tone.dark),
        rect(-8, -length - 12, 16, 14, STEEL.base),
        rect(-8, -length - 24, 16, 14, RUST.pale, 3),
    )


def svg(body, width=400, height=400):
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"{body}</svg>\n"
    )


def brush(x, y, length, angle, tone, wet="#2d3b36"):
    """A paintbrush with its tip at (x, y), pointing down before turned."""
    return group(
        f"translate({x} {y}) rotate({angle})",
        shape("M0 0C-12-14-9-30-7-38H7C9-30 12-14 0 0Z", wet),
        rect(-8, -62, 16, 26, STEEL.base, 2),
        rect(-8, -62, 5, 26, STEEL.pale, 2),
        shape(f"M-7-62h14l-3-{length-62}h-8Z", tone.base),
        shape(f"M2-62h5l-3-{length-62}h-3Z", tone.dark),
    )


def flame(x, y, size=1.0):
    """A flame standing on (x, y), 84 high at size 1."""
    return group(
        f"translate({x} {y}) scale({size})",
        shape(
            "M0-84c22 30 26 44 26 58a26 26 0 0 1-52 0c0-14 4-28 26-58Z", YELLOW
        ),
        shape(
            "M0-50c11 15 13 22 13 29a13 13 0 0 1-26 0c0-7 2-14 13-29Z",
            "#fffbe6",
        ),
    )


def glow(cx, cy, r):
    return disc(cx, cy, r, YELLOW, opacity=0.16) + disc(
        cx, cy, r * 0.69, YELLOW, opacity=0.2
    )


def steam(d):
    return line(d, "#fff", 7, opacity=0.75)
