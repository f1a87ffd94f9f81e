"""Paperbacks."""

from drawing.pen import (
    BARK, CREAM, FIR, MOSS, OCHRE, RUST, SLATE, STEEL, YELLOW, clip, disc,
    group, line, rect, shadow, shape,
)


def book(tone, picture):
    """A paperback, turned a little; the picture is about (200, 160)."""
    base, dark, pale = tone
    return (
        shadow(206, 338, 112)
        + shape("M276 70 308 82V326L276 336Z", dark)
        + shape("M276 78 301 88V320L276 330Z", CREAM.base)
        + line("M286 86v240M294 88v236", CREAM.dark, 2)
        + rect(100, 66, 184, 270, base, 4)
        + rect(100, 66, 18, 270, dark, 4)
        + line("M122 70v262", pale, 2)
        + rect(136, 92, 128, 136, CREAM.base, 4)
        + picture
        + line("M140 256h118M140 276h84", CREAM.base, 7)
        + line("M140 308h50", pale, 4)
    )


def weather_book():
    return book(
        SLATE,
        disc(224, 138, 22, YELLOW)
        + shape(
            "M162 186q-18 0-18-16t18-16q3-22 26-22t26 20q22-2 22 17t-20 17Z",
            SLATE.pale,
        )
        + line("M168 200l-6 14M190 200l-6 14M212 200l-6 14", "#6f9db0", 4),
    )


def walks_book():
    return book(
        FIR,
        clip(
            "walks",
            "M136 92h128v136H136Z",
            rect(136, 92, 128, 136, "#dfe9ec"),
            disc(232, 122, 14, YELLOW),
            shape("M126 186q40-50 70-20t80-30v100H126Z", "#93b3a3"),
            shape("M126 206q60-26 150 0v40H126Z", MOSS.base),
            line("M186 232q10-20 22-22t8-26 20-26", CREAM.base, 6),
        )
        + line("M158 216v-40M180 216v-40M150 186h38M150 200h38", BARK.dark, 6),
    )


def mending_book():
    return book(
        RUST,
        group(
            "translate(168 106) scale(.5)",
            shape(
                "M0 0h76v138q0 22 26 34l34 16q26 14 20 40-4 18-26 18H56"
                "Q0 246 0 196Z",
                SLATE.base,
            ),
            rect(-3, -14, 82, 44, OCHRE.base, 8),
            shape("M0 196q0 50 56 50-4-46-56-78Z", OCHRE.base),
            line(
                "M14 76h50M14 90h50M14 104h50M22 68v46M38 68v46M54 68v46",
                CREAM.base,
                5,
            ),
        )
        + line("M196 148q30-36 44-10t10 40", CREAM.dark, 3)
        + line("M250 178v34", STEEL.dark, 4.5),
    )
