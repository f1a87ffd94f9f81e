"""Notebooks and what writes in them."""

from drawing.pen import (
    BARK,
    CREAM,
    FIR,
    INK,
    MOSS,
    OCHRE,
    RED,
    RUST,
    SLATE,
    STEEL,
    YELLOW,
    disc,
    frame,
    group,
    hoop,
    line,
    pencil,
    rect,
    shadow,
    shape,
)


def stile(tone):
    base, dark, pale = tone
    return (
        shadow(205, 334, 112)
        + group(
            "rotate(-6 200 200)",
            rect(112, 78, 190, 258, dark, 8),
            rect(118, 82, 182, 250, CREAM.dark, 5),
            rect(118, 82, 178, 246, CREAM.base, 5),
            rect(100, 66, 190, 258, base, 9),
            shape("M109 66h21v258h-21a9 9 0 0 1-9-9V75a9 9 0 0 1 9-9Z", dark),
            line("M136 74v242", pale, 1.5, stroke_dasharray="5 5"),
            rect(154, 112, 104, 74, CREAM.base, 3),
            frame(154, 112, 104, 74, CREAM.dark, 3, 3),
            line("M172 134h68M172 150h68M172 166h40", SLATE.pale, 3),
            hoop(206, 262, 24, dark, 3),
            line("M196 262h18M207 253l9 9-9 9", dark, 4),
            rect(266, 66, 11, 258, INK, opacity=0.85),
        )
        + pencil(326, 318, 190, OCHRE, 8)
    )


def stile_open():
    dots = "".join(
        f"M{x} {y}h.1"
        for y in range(150, 290, 16)
        for x in range(222, 340, 16)
    )
    return (
        shadow(200, 318, 156)
        + rect(44, 112, 312, 200, MOSS.dark, 8)
        + rect(44, 108, 312, 198, MOSS.base, 8)
        + shape("M52 112Q126 98 200 116V304Q126 286 52 300Z", CREAM.base)
        + shape("M348 112Q274 98 200 116V304Q274 286 348 300Z", CREAM.pale)
        + shape(
            "M200 116q-18-5-34-6v184q17 2 34 10Z",
            CREAM.dark,
            opacity=0.7,
        )
        + line(dots, SLATE.pale, 2.6)
        + line("M66 236l28-40 20 24 30-52 40 64", SLATE.base, 3.5)
        + line("M66 252q36-12 60 0t58-4", FIR.pale, 3)
        + line("M72 270h74M72 280h50", SLATE.pale, 2.5)
        + hoop(76, 160, 11, OCHRE.base, 3.5)
        + line("M128 240q12-14 4-24t8-22", RED, 3, stroke_dasharray="2 7")
        + pencil(244, 246, 170, OCHRE, 38)
    )


def stile_stack():
    out = shadow(200, 336, 140)
    for i, (tone, dx, wide) in enumerate(
        ((SLATE, -6, 250), (MOSS, 8, 244), (RUST, -2, 252))
    ):
        base, dark, _ = tone
        y, x = 272 - i * 56, 200 - wide // 2 + dx
        out += (
            rect(x, y, wide, 54, dark, 6)
            + rect(x + 12, y + 9, wide - 10, 36, CREAM.base)
            + line(
                "".join(
                    f"M{x + 14} {y + dy}h{wide - 16}" for dy in (19, 27, 35)
                ),
                CREAM.dark,
                2,
            )
            + rect(x, y, wide, 11, base, 5)
            + rect(x, y + 43, wide, 11, base, 5)
            + shape(f"M{x + 6} {y}h12v54h-12q-6 0-6-6v-42q0-6 6-6Z", base)
            + rect(x + wide - 52, y - 1, 10, 56, INK, opacity=0.85)
        )
    return out + pencil(126, 149, 150, OCHRE, 90)


def pencils():
    base, dark, pale = SLATE
    tones = (OCHRE, MOSS, RUST, SLATE, FIR, BARK)
    heights = (46, 62, 38, 70, 50, 58)
    body = "".join(
        group(
            f"rotate(180 {126 + i * 30} 140)",
            pencil(126 + i * 30, 140 + heights[i], 150, tone, 0),
        )
        for i, tone in enumerate(tones)
    )
    return (
        shadow(200, 338, 124)
        + body
        + rect(96, 178, 208, 158, base, 10)
        + rect(96, 178, 34, 158, pale, 10, opacity=0.6)
        + rect(270, 178, 34, 158, dark, 10)
        + rect(96, 178, 208, 12, STEEL.base)
        + rect(96, 324, 208, 12, STEEL.dark, 4)
        + rect(132, 214, 136, 84, CREAM.base, 3)
        + line("M150 276q16-30 34-8t30-16 36 8", MOSS.base, 4)
        + line("M150 236h64M150 250h40", SLATE.base, 4)
        + disc(244, 240, 10, YELLOW)
    )
