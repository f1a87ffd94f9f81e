"""Lanterns, headlamps and what they burn."""

from drawing.pen import (
    BARK,
    FLAME,
    IRON,
    OCHRE,
    RUST,
    SLATE,
    YELLOW,
    disc,
    line,
    oval,
    rect,
    shadow,
    shape,
)


def tarn(tone):
    base, dark, pale = tone
    return (
        disc(200, 206, 150, YELLOW, opacity=0.16)
        + disc(200, 206, 104, YELLOW, opacity=0.2)
        + shadow(200, 336, 84)
        + line("M138 150C96 40 304 40 262 150", IRON.base, 8)
        + rect(176, 58, 48, 18, BARK.base, 9)
        + rect(142, 286, 116, 48, base, 10)
        + rect(142, 286, 26, 48, pale, 10, opacity=0.55)
        + rect(226, 286, 32, 48, dark, 10)
        + disc(200, 311, 9, YELLOW)
        + rect(150, 150, 100, 136, FLAME)
        + shape("M150 150h30v136h-30Z", "#fffdf2")
        + rect(232, 150, 18, 136, "#f3dc95")
        + shape(
            "M200 182c22 30 26 44 26 58a26 26 0 0 1-52 0c0-14 4-28 26-58Z",
            YELLOW,
        )
        + shape(
            "M200 216c11 15 13 22 13 29a13 13 0 0 1-26 0c0-7 2-14 13-29Z",
            "#fffbe6",
        )
        + line("M150 150v136M250 150v136M200 150v20", IRON.base, 6)
        + shape("M134 150 156 112h88l22 38Z", base)
        + shape("M134 150 156 112h20l-16 38Z", pale, opacity=0.6)
        + shape("M222 112h22l22 38h-32Z", dark)
        + rect(170, 98, 60, 16, dark, 5)
    )


def headlamp():
    base, dark, pale = RUST
    return (
        disc(200, 228, 128, YELLOW, opacity=0.14)
        + disc(200, 228, 86, YELLOW, opacity=0.22)
        + shadow(200, 338, 100)
        + oval(
            200,
            158,
            132,
            78,
            "none",
            stroke=SLATE.dark,
            stroke_width=30,
        )
        + line("M68 164c6 48 62 76 132 76s126-28 132-76", SLATE.base, 34)
        + line("M72 176c12 40 62 62 128 62s116-22 128-62", OCHRE.base, 5)
        + rect(136, 184, 128, 98, dark, 22)
        + rect(136, 180, 128, 94, base, 22)
        + shape(
            "M158 180h34c-30 16-34 50-30 94h-4a22 22 0 0 1-22-22v-50"
            "a22 22 0 0 1 22-22Z",
            pale,
            opacity=0.6,
        )
        + disc(200, 228, 37, IRON.base)
        + disc(200, 228, 29, FLAME)
        + disc(200, 228, 17, YELLOW)
        + disc(192, 219, 6, "#fff")
        + rect(184, 168, 32, 14, IRON.base, 5)
    )
