"""Notebooks and what writes in them."""

from drawing.pen import (
    BARK, BIRCH, BRASS, CREAM, FIR, INK, IRON, MOSS, OCHRE, RED, RUST,
    SLATE, STEEL, YELLOW, brush, clip, disc, frame, group, hoop, line,
    oval, pencil, rect, shadow, shape,
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


def sketchbook(tone):
    spread = (
        "M52 114Q126 100 200 116Q274 100 348 114V298Q274 284 200 300"
        "Q126 284 52 298Z"
    )
    return (
        shadow(200, 322, 156)
        + rect(44, 112, 312, 204, tone.dark, 8)
        + rect(44, 108, 312, 202, tone.base, 8)
        + clip(
            "wash",
            spread,
            rect(40, 90, 320, 220, CREAM.base),
            disc(286, 150, 17, OCHRE.pale),
            shape("M40 214q50-52 96-34t70-30 70 34 90 4v120H40Z", "#c2d3cd"),
            shape("M40 236q60-40 130-16t100-24 100 20v100H40Z", "#93b3a3"),
            shape("M120 256q70-20 168 2-50 24-168-2Z", "#c5dde4"),
            shape("M40 262q60-12 120 8t120 0 90 0v60H40Z", MOSS.pale),
            shape("M186 100h28v210h-28Z", INK, opacity=0.07),
        )
        + line("M200 116V300", CREAM.dark, 2)
        + brush(262, 250, 190, 34, RUST, "#5f8a74")
    )


def survey_book(tone):
    base, dark, pale = tone
    grid = "".join(f"M{x} 120v92" for x in range(170, 282, 15)) + "".join(
        f"M162 {y}h112" for y in range(128, 212, 15)
    )
    return (
        shadow(208, 336, 116)
        + group(
            "translate(-12 0) rotate(5 200 200)",
            rect(112, 72, 192, 262, dark, 5),
            rect(120, 80, 180, 248, CREAM.dark, 3),
            rect(104, 64, 190, 260, base, 5),
            rect(104, 64, 34, 260, INK, 5, opacity=0.32),
            line("M146 70v248", pale, 1.5, stroke_dasharray="5 5"),
            rect(158, 112, 120, 104, CREAM.base, 3),
            line(grid, "#8fb3bd", 1),
            shape(
                "M218 130 252 192H184Z",
                stroke=dark,
                stroke_width=4,
                stroke_linejoin="round",
            ),
            disc(218, 170, 5, RED),
            line("M176 252h92M176 270h58", pale, 4),
            shape(
                "M294 96V69q0-5-5-5h-27ZM294 292v27q0 5-5 5h-27Z", BRASS.base
            ),
        )
        + group(
            "translate(-24 0) rotate(-76 330 320)",
            rect(330, 306, 216, 26, BIRCH.base, 3),
            rect(330, 326, 216, 6, BIRCH.dark, 2),
            line(
                "".join(
                    f"M{x} 306v{12 if (x - 342) % 48 else 18}"
                    for x in range(342, 540, 12)
                ),
                BARK.dark,
                2,
            ),
        )
    )


def diary(tone):
    base, dark, pale = tone
    return (
        shadow(202, 336, 96)
        + shape("M190 318h18v40l-9-10-9 10Z", RED)
        + rect(122, 70, 170, 262, dark, 10)
        + rect(126, 74, 160, 254, CREAM.dark, 6)
        + rect(126, 74, 156, 250, CREAM.base, 6)
        + rect(110, 64, 168, 262, base, 10)
        + rect(110, 64, 20, 262, dark, 10)
        + rect(136, 76, 8, 238, pale, 4, opacity=0.45)
        + disc(206, 138, 24, YELLOW)
        + shape("M154 164q26-22 52-8t54-8v38H154Z", dark)
        + line("M154 186h106", dark, 3)
        + line("M206 98v-8M178 110l-6-6M234 110l6-6", YELLOW, 4)
        + disc(166, 250, 9, dark)
        + shape("M187 241a9 9 0 0 1 0 18Z", CREAM.base)
        + disc(207, 250, 9, CREAM.base)
        + shape("M229 241a9 9 0 0 0 0 18Z", CREAM.base)
        + disc(248, 250, 9, dark)
        + line("M168 284h78", pale, 4)
    )


def wren(x, y):
    return group(
        f"translate({x} {y})",
        line("M-4 34v16M10 34v16M-10 50h12M4 50h12", BARK.dark, 3.5),
        shape("M-34-6-54-52-38-54-18-20Z", BARK.dark),
        oval(2, 8, 40, 30, BARK.base),
        oval(10, 20, 26, 17, BARK.pale),
        disc(30, -14, 21, BARK.base),
        shape("M48-18 70-20 48-8Z", OCHRE.base),
        shape("M-30 4q30-22 44 4-16 18-44-4Z", BARK.dark),
        line("M22-22q12-6 22 0", CREAM.base, 3),
        disc(34, -14, 4, INK),
    )


def bird_log():
    base, dark, pale = OCHRE
    return shadow(204, 334, 110) + group(
        "rotate(-4 200 200)",
        rect(112, 74, 190, 260, dark, 8),
        rect(118, 80, 180, 248, CREAM.base, 5),
        rect(102, 66, 188, 260, base, 9),
        shape("M111 66h20v260h-20a9 9 0 0 1-9-9V75a9 9 0 0 1 9-9Z", dark),
        rect(148, 96, 120, 140, CREAM.base, 60),
        wren(200, 164),
        line("M160 214h96", MOSS.base, 5),
        line("M168 262h80M168 280h52", dark, 4),
        rect(136, 72, 6, 248, pale, 3, opacity=0.6),
    )


def rain_pad():
    base, dark, pale = RUST
    loops = "".join(
        f"M{x} 116v-26q0-10 7-10t7 10v14" for x in range(124, 280, 22)
    )
    drops = "".join(
        shape(
            f"M{x} {y}c8 11 10 15 10 20a10 10 0 0 1-20 0c0-5 2-9 10-20Z",
            "#c5dde4",
        )
        + line(f"M{x - 4} {y + 20}q0 4 3 6", "#fff", 2.5)
        for x, y in (
            (158, 150),
            (232, 176),
            (186, 218),
            (258, 250),
            (148, 272),
        )
    )
    return (
        shadow(202, 336, 104)
        + rect(116, 104, 180, 230, CREAM.dark, 6)
        + rect(112, 104, 180, 226, CREAM.base, 6)
        + rect(106, 100, 182, 226, base, 7)
        + rect(106, 100, 16, 226, pale, 7, opacity=0.6)
        + rect(262, 100, 26, 226, dark, 7)
        + line(
            "".join(f"M{x + 14} 116h.1" for x in range(110, 280, 22)), dark, 9
        )
        + line(loops, IRON.base, 4.5)
        + drops
        + pencil(322, 328, 190, SLATE, 6)
    )


def paints():
    cakes = (
        "#f0c040",
        "#d67c2f",
        RED,
        "#8a4a5e",
        "#3f6f9b",
        "#22604f",
        "#86a067",
        "#6a482c",
    )
    pans = "".join(
        rect(104 + i % 4 * 50, 220 + i // 4 * 42, 42, 34, "#fff", 4)
        + rect(108 + i % 4 * 50, 224 + i // 4 * 42, 34, 26, c, 4)
        + line(
            f"M{113 + i % 4 * 50} {230 + i // 4 * 42}h12",
            "#fff",
            3,
            opacity=0.55,
        )
        for i, c in enumerate(cakes)
    )
    return (
        shadow(200, 338, 132)
        + rect(84, 84, 232, 124, IRON.base, 10)
        + rect(94, 94, 212, 106, CREAM.pale, 6)
        + rect(104, 104, 92, 88, CREAM.base, 8)
        + rect(204, 104, 92, 88, CREAM.base, 8)
        + shape(
            "M122 150q14-30 40-20t16 30-30 20-26-30Z", "#93b3a3", opacity=0.8
        )
        + shape(
            "M222 160q10-36 36-32t22 28-28 24-30-20Z", "#e9b36a", opacity=0.8
        )
        + rect(78, 204, 244, 132, IRON.dark, 10)
        + rect(78, 204, 244, 118, IRON.base, 10)
        + rect(92, 212, 212, 98, STEEL.base, 6)
        + pans
        + rect(118, 200, 24, 10, STEEL.dark, 3)
        + rect(258, 200, 24, 10, STEEL.dark, 3)
        + brush(66, 330, 200, 12, RUST)
    )


def sharpener():
    base, dark, pale = BRASS
    return (
        shadow(200, 300, 128)
        + group(
            "rotate(-14 200 220)",
            group("rotate(90 200 226)", pencil(200, 300, 250, MOSS, 0)),
            shape("M84 172q66 22 132 0l40-12v134l-40-12q-66-22-132 0Z", dark),
            shape("M84 160q66 22 132 0l40-12v128l-40-12q-66-22-132 0Z", base),
            shape("M84 160q66 22 132 0l40-12v14l-40 12q-66 22-132 0Z", pale),
            line(
                "M100 170v12M112 173v12M124 175v12M136 176v12M148 176v12"
                "M160 175v12M172 173v12M184 170v12",
                dark,
                3,
            ),
            shape("M104 196 226 180v44L104 240Z", STEEL.dark),
            shape("M104 192 226 176v40L104 232Z", STEEL.base),
            shape("M104 192 226 176v12L104 206Z", STEEL.pale),
            disc(164, 206, 13, dark),
            disc(164, 204, 11, pale),
            line("M157 209l14-10", dark, 3.5),
        )
        + line(
            "M130 170c-40-34-6-84 32-66s14 60-12 48-6-40 16-34", BIRCH.base, 13
        )
        + line("M126 164c-34-34 0-78 38-60", MOSS.base, 3.5)
        + line("M84 310q20-16 34 0t30-4", BIRCH.base, 8)
    )


def pencil_loop():
    base, dark, pale = BARK
    return (
        shadow(204, 336, 92)
        + group(
            "rotate(-8 200 220)",
            rect(128, 150, 146, 186, dark, 14),
            rect(124, 146, 146, 186, base, 14),
            rect(124, 146, 18, 186, pale, 9, opacity=0.7),
            frame(136, 158, 122, 162, pale, 2.5, 8),
        )
        + group(
            "rotate(-8 200 220)",
            pencil(197, 346, 290, OCHRE, 0),
            rect(160, 192, 74, 40, dark, 10),
            rect(160, 188, 74, 40, base, 10),
            rect(160, 188, 74, 12, pale, 6, opacity=0.7),
            rect(160, 262, 74, 40, dark, 10),
            rect(160, 258, 74, 40, base, 10),
            rect(160, 258, 74, 12, pale, 6, opacity=0.7),
            line(
                "M168 195v26M226 195v26M168 265v26M226 265v26",
                CREAM.dark,
                2.5,
                stroke_dasharray="5 5",
            ),
        )
    )
