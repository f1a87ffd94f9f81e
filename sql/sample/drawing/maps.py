"""Maps, and what carries them."""

from drawing.pen import (
    BARK, BIRCH, BRASS, CREAM, FIR, INK, MOSS, OCHRE, RED, RUST, SLATE,
    YELLOW, clip, disc, frame, group, hoop, line, oval, peaks, pencil,
    rect, ring, rings, shadow, shape, waymark,
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


def sheet_coast():
    return folded_sheet(
        "coast",
        rect(60, 90, 280, 240, "#cfe3ea"),
        shape("M60 90h170q-8 34-40 40t-20 36-46 30-10 40-54 30Z", "#efe9d8"),
        shape("M60 90h140q-10 26-40 34t-24 32-40 26-36 30Z", "#cfe0c0"),
        shape(ring(262, 240, 36, 4, 0.8), "#efe9d8"),
        shape(ring(262, 240, 24, 4, 0.8), "#cfe0c0"),
        shape(ring(196, 284, 16, 7, 0.8), "#efe9d8"),
        shape(ring(300, 176, 13, 2, 0.8), "#efe9d8"),
        line(rings(108, 130, (12, 26), 5, 0.85), "#c9814b", 2),
        line(
            "M228 150q12 8 24 0t24 0M112 268q12 8 24 0t24 0M214 204q10 6 20 0",
            "#8fb3bd",
            3,
        ),
        line(GRID, "#8fb3bd", 1),
        line("M190 128q30 30 40 60t24 40", RED, 4, stroke_dasharray="3 9"),
        shape("M256 240l3-24h10l3 24Z", CREAM.pale),
        rect(258, 226, 12, 6, RED),
        disc(264, 213, 5, YELLOW),
    ) + waymark(300, 290, 22)


def sheet_valley():
    river = "M240 80q-50 40-20 80t-30 60-40 40 10 70"
    woods = "".join(
        f"M{x} {y}l-8 16h16Z"
        for x, y in (
            (98, 150),
            (112, 166),
            (94, 176),
            (118, 190),
            (268, 236),
            (284, 248),
            (266, 262),
            (288, 272),
            (304, 252),
        )
    )
    return folded_sheet(
        "valley",
        shape(
            "M60 90h90q20 70-10 130t-80 110ZM340 120q-50 30-40 90t-20 120h70Z",
            "#dfe6cd",
        ),
        line(
            rings(104, 250, (14, 30, 46), 8, 0.9)
            + rings(296, 154, (12, 26, 40), 3, 0.9),
            "#c9814b",
            2,
        ),
        line(river, "#8fbccb", 12),
        line(river, "#c5dde4", 6),
        line(GRID, "#8fb3bd", 1),
        shape(woods, MOSS.base),
        line(
            "M80 214q60-20 114 4t60-34 76-80",
            "#2f6b4f",
            5,
            stroke_dasharray="11 8",
        ),
        line("M186 200l24 12M182 226l24 8", INK, 4),
        shape("M226 246v-14l9-8 9 8v14ZM250 250v-12l8-7 8 7v12Z", RUST.base),
    ) + waymark(100, 140, 22)


def roll(x, y, length, tint):
    """A sheet rolled up, its near end at (x, y)."""
    return (
        rect(x, y, length, 40, tint, 4)
        + rect(x, y + 28, length, 12, INK, opacity=0.1)
        + oval(x, y + 20, 9, 20, "#fbf8ee")
        + line(f"M{x - 1} {y + 11}q-6 9 0 18q6-4 2-10", "#c9b98f", 2.5)
    )


def map_tube():
    return (
        shadow(206, 334, 140)
        + group(
            "rotate(-24 200 220)",
            roll(50, 168, 80, "#cfe0c0"),
            roll(30, 200, 100, "#efe9d8"),
            roll(54, 230, 80, "#cfe3ea"),
            line(
                "M66 178q20 10 40 0M52 214q26 14 50-2M74 242q14 8 32 0",
                "#c9814b",
                2.5,
            ),
            shape("M112 160h240v116H112q-14-58 0-116Z", BIRCH.base),
            shape("M112 160h240v28H106q2-16 6-28Z", BIRCH.pale),
            shape("M108 242h244v34H112q-3-14-4-34Z", BIRCH.dark),
            rect(196, 160, 96, 116, CREAM.base),
            rect(196, 242, 96, 34, CREAM.dark),
            rect(332, 155, 30, 126, FIR.base, 8),
            rect(332, 155, 30, 30, FIR.pale, 8),
            rect(332, 242, 30, 39, FIR.dark, 8),
        )
        + waymark(242, 194, 22)
    )


def strip_map():
    panels = "".join(
        shape(
            f"M{x} {90 if i % 2 else 108}L{x + 50} {108 if i % 2 else 90}V"
            f"{318 if i % 2 else 300}L{x} {300 if i % 2 else 318}Z",
            "#fbf8ee" if i % 2 else "#ece5d2",
        )
        for i, x in enumerate((120, 170, 220, 270))
    )
    return (
        shadow(204, 332, 148)
        + panels
        + line(
            "M132 290q16-40 30-50t24-60 36 20 26-40 30-40 40-10",
            "#2f6b4f",
            5,
            stroke_dasharray="11 8",
        )
        + line(
            rings(196, 250, (12, 24), 4, 1)
            + rings(284, 214, (12, 22, 32), 9, 1),
            "#c9814b",
            2,
        )
        + line("M176 132q20 12 36-4t50 10", "#8fbccb", 6)
        + disc(146, 262, 6, RED)
        + disc(206, 190, 6, RED)
        + disc(252, 150, 6, RED)
        + disc(306, 120, 6, RED)
        + shape("M64 108 120 90V300L64 318Z", FIR.dark)
        + shape("M60 92 120 108V318L60 302Z", FIR.base)
        + shape("M60 92 70 95V305L60 302Z", FIR.pale)
        + waymark(91, 154, 18)
        + line("M78 212 104 218M78 232 96 236", CREAM.base, 4)
        + peaks(78, 282, 18, FIR.pale)
    )


def map_case(tone):
    base, dark, pale = tone
    return (
        shadow(200, 338, 118)
        + line("M112 130C60 40 340 40 288 130", BARK.dark, 13)
        + line("M112 128C60 38 340 38 288 128", BARK.base, 8)
        + rect(92, 112, 216, 224, dark, 14)
        + rect(88, 108, 216, 224, base, 14)
        + rect(88, 150, 16, 182, pale, 8, opacity=0.6)
        + clip(
            "window",
            "M116 172h160v140H116Z",
            rect(110, 160, 180, 160, "#efe9d8"),
            shape("M110 270q60-50 100-20t80-40v120H110Z", "#cfe0c0"),
            line(rings(170, 232, (12, 26, 40), 5, 0.85), "#c9814b", 2),
            line(
                "M116 202h160M116 242h160M116 282h160M150 160v160M190 160"
                "v160M230 160v160",
                "#8fb3bd",
                1,
            ),
            line(
                "M124 300q40-30 60-60t50-10 50-40",
                "#2f6b4f",
                5,
                stroke_dasharray="11 8",
            ),
            shape("M116 172h64L130 312h-14Z", "#fff", opacity=0.35),
        )
        + frame(116, 172, 160, 140, dark, 5, 4)
        + shape(
            "M84 112q0-12 12-12h200q12 0 12 12v34q0 12-12 12H96q-12 0-12-12Z",
            base,
        )
        + shape("M262 100h34q12 0 12 12v34q0 12-12 12h-34Z", dark)
        + line("M92 148h208", pale, 2, stroke_dasharray="6 5")
        + rect(186, 140, 28, 38, BARK.base, 4)
        + disc(200, 164, 6, BRASS.base)
    )


def own_map():
    base = "#fbf8ee"
    return (
        shadow(204, 332, 146)
        + group(
            "rotate(-4 200 200)",
            shape("M72 92 330 88 334 308 68 312Z", "#e2d9c0"),
            shape("M68 86 326 82 330 302 64 306Z", base),
            shape(ring(190, 200, 92, 11, 0.78), "#cfe0c0"),
            line(ring(190, 200, 92, 11, 0.78), FIR.base, 6),
            shape("M142 184 164 140 186 184Z", SLATE.pale),
            line("M142 184 164 140 186 184M158 152l6 8 6-8", SLATE.dark, 5),
            line(
                "M128 224q30 16 52-6t48 0",
                OCHRE.dark,
                5,
                stroke_dasharray="2 11",
            ),
            line("M232 204l22 22M254 204l-22 22", RED, 8),
            line("M216 150v20M204 146q12-26 24 0Z", MOSS.base, 6),
            line(
                "M88 270q10 8 20 0t20 0M266 270q10 8 20 0t20 0M84 120"
                "q10 8 20 0t20 0",
                "#7fa9bb",
                5,
            ),
            hoop(290, 122, 17, INK, 4),
            line("M290 132v-22l-6 7M290 110l6 7", INK, 4),
        )
        + pencil(196, 334, 150, RUST, 80)
        + pencil(182, 352, 150, FIR, 86)
    )
