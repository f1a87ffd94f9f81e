"""Flasks, mugs and what heats them."""

import random

from drawing.pen import (
    CREAM,
    IRON,
    OCHRE,
    RUST,
    STEEL,
    WOOL,
    YELLOW,
    disc,
    line,
    oval,
    rect,
    shadow,
    shape,
)


def flask(tone):
    base, dark, pale = tone
    return (
        shadow(200, 338, 78)
        + rect(150, 132, 100, 204, base, 18)
        + shape(
            "M168 132h14v204h-14a18 18 0 0 1-18-18V150a18 18 0 0 1 18-18Z",
            pale,
            opacity=0.7,
        )
        + shape(
            "M222 132h10a18 18 0 0 1 18 18v168a18 18 0 0 1-18 18h-10Z", dark
        )
        + shape("M150 150q0-30 20-38h60q20 8 20 38Z", STEEL.base)
        + shape("M150 150q0-30 20-38h14q-14 10-16 38Z", STEEL.pale)
        + shape("M230 112q20 8 20 38h-18q0-30-10-38Z", STEEL.dark)
        + rect(150, 146, 100, 8, IRON.base)
        + rect(162, 48, 76, 66, WOOL.base, 12)
        + rect(162, 48, 20, 66, WOOL.pale, 10)
        + rect(220, 48, 18, 66, WOOL.dark, 10)
        + rect(162, 98, 76, 10, RUST.base)
        + rect(150, 296, 100, 12, YELLOW)
        + disc(200, 224, 30, CREAM.base)
        + line("M180 234l13-18 9 10 8-14 11 22", dark, 4)
        + disc(186, 210, 3.5, OCHRE.base)
    )


def mug(tone, trim):
    base, dark, pale = tone
    rnd = random.Random(4)
    specks = "".join(
        f"M{rnd.randint(124, 250)} {rnd.randint(170, 318)}h.1"
        for _ in range(46)
    )
    return (
        line(
            "M168 120q-14-18 0-36t0-36M206 120q-14-18 0-36t0-36",
            "#fff",
            7,
            opacity=0.75,
        )
        + shadow(196, 336, 104)
        + line("M262 186c74-14 78 92-2 92", trim.dark, 19)
        + line("M262 186c74-14 78 92-2 92", base, 12)
        + shape("M108 148h168l-8 168q-1 20-22 20H138q-21 0-22-20Z", base)
        + shape("M240 148h36l-8 168q-1 20-22 20h-22q14-2 15-20Z", dark)
        + shape("M116 160h22l6 150q0 14 4 20-30 4-32-20Z", pale)
        + line(specks, trim.base, 4)
        + oval(192, 148, 86, 20, trim.dark)
        + oval(192, 149, 76, 14, "#5b3c25")
        + shape("M122 153q70-16 140 0-20 10-70 10t-70-10Z", "#7a5233")
    )
