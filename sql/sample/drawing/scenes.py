"""The art of the pages."""

from collections import namedtuple

from drawing.pen import (
    BARK, CREAM, FIR, INK, IRON, MOSS, OCHRE, SLATE, YELLOW, disc, group,
    line, oval, rect, rings, shape,
)
from drawing.lamps import tarn

HillColours = namedtuple(
    "HillColours", "sun far middle near front path hut tree post arm"
)
DAY = HillColours(
    sun=YELLOW,
    far="#bfd3cc",
    middle="#93b3a3",
    near="#5f8a74",
    front="#2d6250",
    path="#fdf6df",
    hut=INK,
    tree="#1e4b3e",
    post=BARK.base,
    arm=CREAM.base,
)
NIGHT = HillColours(
    sun="#f3ecd2",
    far="#2b413d",
    middle="#21352f",
    near="#192a25",
    front="#12201b",
    path=YELLOW,
    hut="#0d1714",
    tree="#0d1714",
    post="#3b2d20",
    arm="#cbbf9f",
)
CLOUDS = line("M560 74h50M584 90h70M980 60h56M1010 76h40", "#ffffff", 5)
STARS = line(
    "M120 40h.1M220 80h.1M330 36h.1M470 66h.1M590 30h.1M700 90h.1"
    "M1010 50h.1M1120 96h.1",
    "#9fb3aa",
    4,
)
TREES = (
    "M655 190l-12 46h24ZM678 198l-11 40h22ZM634 204l-10 36h20Z"
    "M968 214l-10 38h20ZM988 208l-12 44h24Z"
    "M84 226l-11 42h22ZM108 232l-10 36h20Z"
)


def hills(colours, sky):
    return (
        disc(830, 84, 34, colours.sun)
        + sky
        + shape(
            "M0 214C90 180 130 196 230 176S380 118 450 128s90 60 190 52"
            " 130-78 220-74 130 74 200 66 90-40 140-44V320H0Z",
            colours.far,
        )
        + shape(
            "M0 248C120 250 170 196 290 206s150 46 250 20 130-66 210-58"
            " 140 66 240 62 130-36 210-34V320H0Z",
            colours.middle,
        )
        + shape(
            "M0 262C140 230 250 268 400 264s240-30 400-28 260 40 400 12"
            "V320H0Z",
            colours.near,
        )
        + shape(TREES, colours.tree)
        + shape("M806 236v-22l18-15 18 15v22Z", colours.hut)
        + rect(828, 200, 6, 10, colours.hut)
        + rect(819, 218, 9, 11, YELLOW)
        + shape(
            "M0 296C200 262 380 300 580 298s380-34 620-8V320H0Z",
            colours.front,
        )
        + line(
            "M520 320Q620 286 560 270T660 248 812 240",
            colours.path,
            5,
            stroke_dasharray="12 9",
        )
        + rect(471, 232, 7, 74, colours.post)
        + shape("M462 238h56l12 10-12 10h-56Z", YELLOW)
        + shape("M488 264h-40l-10 8 10 8h40Z", colours.arm)
    )


def open_ground(seed):
    """Contour lines behind a thing out of doors, pale on any page."""
    return line(
        rings(200, 150, (60, 96, 134, 174), seed), "#8aa096", 2, opacity=0.45
    )


def signpost():
    base, dark, pale = BARK
    return (
        open_ground(3)
        + oval(200, 350, 150, 16, MOSS.base)
        + oval(200, 346, 150, 14, MOSS.pale)
        + rect(190, 70, 22, 280, base)
        + rect(190, 70, 7, 280, pale)
        + rect(205, 70, 7, 280, dark)
        + shape("M186 70l15-16 15 16Z", dark)
        + group(
            "rotate(-7 200 120)",
            shape("M196 96h128l26 24-26 24H196Z", CREAM.base)
            + shape("M196 136h140l-12 8H196Z", CREAM.dark)
            + line("M222 120h28M262 120h20M294 120h10", SLATE.base, 6),
        )
        + group(
            "rotate(9 200 190)",
            shape("M206 166H92l-26 24 26 24h114Z", YELLOW)
            + shape("M206 206H84l8 8h114Z", OCHRE.base)
            + line("M106 190h16M134 190h36", INK, 6),
        )
        + line(
            "M150 344q-6-22-18-28M156 344q0-20 8-30M254 344q4-22 16-30"
            "M262 346q8-12 18-14",
            MOSS.dark,
            4,
        )
        + line(
            "M286 340q-22 10-60 6",
            CREAM.base,
            4,
            stroke_dasharray="8 7",
        )
    )


def gate():
    base, dark, pale = BARK
    bars = "".join(
        rect(84, y, 236, 15, base, 3) + rect(84, y, 236, 5, pale, 2)
        for y in (196, 230, 264, 298)
    )
    return (
        open_ground(8)
        + oval(200, 352, 168, 15, MOSS.base)
        + oval(200, 348, 168, 13, MOSS.pale)
        + line("M96 312 306 198", dark, 12)
        + bars
        + rect(62, 164, 26, 186, dark, 4)
        + rect(62, 164, 12, 186, base, 4)
        + rect(314, 164, 26, 186, dark, 4)
        + rect(314, 164, 12, 186, base, 4)
        + group("translate(130 96) scale(.36)", tarn(FIR))
        + line("M201 106V70M201 70q-60 0-126 94", IRON.base, 4)
        + rect(216, 214, 78, 50, CREAM.base, 3)
        + line("M230 230h50M230 240h50M230 250h30", SLATE.base, 4)
        + line("M324 232q-22 2-26 10", IRON.base, 5)
    )
