"""Sticks, sacks and what keeps the rain off."""

from drawing.pen import (
    BARK,
    IRON,
    OCHRE,
    RUST,
    STEEL,
    frame,
    group,
    line,
    oval,
    rect,
    shadow,
    shape,
    waymark,
)


def thumbstick():
    base, dark, pale = BARK
    return shadow(212, 352, 60) + group(
        "rotate(14 200 200)",
        line("M200 372V110", dark, 19)
        + line(
            "M200 112C196 84 172 72 160 40M200 112c4-28 26-36 36-62", dark, 19
        )
        + line("M197 366V110", base, 12)
        + line(
            "M197 112C194 84 169 72 157 41M198 112c4-28 25-36 35-60", base, 12
        )
        + line("M194 350V130", pale, 3, stroke_dasharray="40 12 70 18")
        + rect(188, 352, 24, 26, STEEL.base, 3)
        + rect(188, 352, 8, 26, STEEL.pale, 3)
        + rect(187, 150, 26, 34, RUST.base, 3)
        + line("M187 158h26M187 167h26M187 176h26", RUST.dark, 2.5)
        + line("M212 166c40 6 44 54 20 66s-34-20-20-50", RUST.dark, 6)
        + oval(204, 250, 6, 9, dark)
        + oval(195, 306, 4, 7, dark),
    )


def daysack(tone):
    base, dark, pale = tone
    return (
        shadow(200, 340, 112)
        + line("M168 84c0-44 64-44 64 0", IRON.base, 10)
        + shape("M98 196q-26 20-20 90 2 30 30 36Z", dark)
        + shape("M302 196q26 20 20 90-2 30-30 36Z", dark)
        + rect(96, 78, 208, 258, base, 44)
        + shape("M260 80q44 6 44 42v170q0 40-44 44Z", dark)
        + shape(
            "M112 110q8-24 30-28-14 40-14 120v126q-32-6-32-38V130Z",
            pale,
            opacity=0.6,
        )
        + rect(122, 216, 156, 102, dark, 16)
        + rect(122, 212, 156, 100, base, 16)
        + rect(122, 212, 156, 20, BARK.base, 8)
        + shape(
            "M92 118q0-44 46-44h124q46 0 46 44v36q0 26-28 30H120q-28-4-28-30Z",
            base,
        )
        + shape(
            "M262 74q46 0 46 44v36q0 26-28 30h-30q22-8 22-34V100q0-20-10-26Z",
            dark,
        )
        + shape(
            "M92 150v4q0 26 28 30h160q28-4 28-30v-4q0 22-28 24H120"
            "q-28-2-28-24Z",
            BARK.dark,
            opacity=0.5,
        )
        + rect(148, 158, 18, 76, BARK.base, 3)
        + rect(234, 158, 18, 76, BARK.base, 3)
        + frame(144, 196, 26, 18, OCHRE.base, 5, 3)
        + frame(230, 196, 26, 18, OCHRE.base, 5, 3)
        + waymark(200, 270, 17)
    )
