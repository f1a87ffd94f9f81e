"""Lanterns, headlamps and what they burn."""

from drawing.pen import (
    BARK, BIRCH, BRASS, CREAM, FIR, FLAME, INK, IRON, MOSS, OCHRE, RED,
    RUST, SLATE, STEEL, WOOL, YELLOW, disc, flame, glow, group, hoop, line,
    oval, rect, rings, shadow, shape,
)


def tarn(tone):
    base, dark, pale = tone
    return (
        glow(200, 206, 150)
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
        + flame(200, 266)
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


def byre(tone):
    base, dark, pale = tone
    return (
        glow(200, 214, 146)
        + shadow(200, 338, 96)
        + line("M138 128C120 20 280 20 262 128", IRON.base, 6)
        + line(
            "M136 300C96 240 108 160 160 122M264 300c40-60 28-140-24-178",
            dark,
            15,
        )
        + line("M134 300C94 240 106 160 158 120", base, 7)
        + shape("M168 176q-30 50-10 108h84q20-58-10-108Z", FLAME)
        + shape("M168 176q-30 50-10 108h14q-12-60 10-108Z", "#fffdf2")
        + flame(200, 276, 0.9)
        + line("M152 216q48 14 96 0M150 250q50 14 100 0", IRON.base, 4)
        + shape("M160 178 172 128h56l12 50Z", base)
        + shape("M222 128h6l12 50h-24Z", dark)
        + shape("M172 128h14l-8 50h-18Z", pale, opacity=0.6)
        + rect(150, 108, 100, 24, dark, 10)
        + rect(166, 92, 68, 20, base, 8)
        + shape(
            "M128 300q0-20 30-20h84q30 0 30 20v18q0 20-20 20H148q-20 0-20-20Z",
            base,
        )
        + shape("M236 280h6q30 0 30 20v18q0 20-20 20h-24q14-24 8-58Z", dark)
        + shape("M132 302q2-16 24-18-8 18-6 46-18-2-18-14Z", pale, opacity=0.6)
        + rect(112, 284, 26, 14, BRASS.base, 4)
        + line("M250 302h34", IRON.base, 5)
        + disc(288, 302, 7, BRASS.base)
    )


def pocket_lantern():
    base, dark, pale = BRASS
    chain = "".join(
        f"M{x} {y}h.1"
        for x, y in (
            (200, 66),
            (206, 54),
            (216, 45),
            (228, 40),
            (241, 40),
            (253, 44),
            (263, 52),
            (270, 63),
            (274, 76),
        )
    )
    return (
        glow(196, 216, 128)
        + shadow(200, 338, 74)
        + line(chain, dark, 8)
        + line("M274 80q14 8 6 20t-18 2", dark, 5)
        + rect(146, 112, 108, 224, base, 14)
        + rect(146, 112, 18, 224, pale, 9)
        + rect(226, 112, 28, 224, dark, 12)
        + shape("M164 284V186a34 34 0 0 1 68 0v98Z", dark)
        + shape("M168 284V188a30 30 0 0 1 60 0v96Z", FLAME)
        + shape("M168 284V188q2-20 16-26v122Z", "#fffdf2")
        + rect(184, 244, 28, 40, CREAM.dark, 3)
        + line("M198 244v-10", INK, 3)
        + flame(198, 238, 0.62)
        + shape("M140 122 164 84h72l24 38Z", base)
        + shape("M222 84h14l24 38h-26Z", dark)
        + shape("M140 122 164 84h16l-14 38Z", pale)
        + line("M182 106h.1M200 106h.1M218 106h.1", IRON.base, 9)
        + hoop(200, 76, 11, dark, 6)
        + line("M150 300h100M150 318h100", dark, 3)
    )


def hut_lamp(tone):
    base, dark, pale = tone
    return (
        glow(200, 236, 140)
        + shadow(200, 342, 92)
        + line("M200 0v70", IRON.base, 5)
        + line("M200 70c-22 2-26 36 0 38s22-36 0-38Z", BARK.base, 8)
        + rect(184, 104, 32, 26, IRON.base, 6)
        + shape("M92 216C96 156 146 124 200 124s104 32 108 92Z", base)
        + shape("M238 130c40 14 66 44 70 86h-54c4-36-2-64-16-86Z", dark)
        + shape(
            "M108 208c6-38 30-60 60-70-18 22-26 44-26 70Z", pale, opacity=0.75
        )
        + shape("M106 220h188q-4 54-94 56t-94-56Z", FLAME)
        + shape("M112 222h40q6 30 26 48-60-6-66-48Z", "#fffdf2")
        + rect(86, 208, 228, 16, dark, 8)
        + line("M156 248q44 14 88 0", YELLOW, 5, opacity=0.8)
        + disc(200, 172, 8, YELLOW)
    )


def clip_light():
    return (
        glow(136, 148, 96)
        + shadow(210, 338, 128)
        + shape("M96 236 320 214V318L96 330Z", "#efe9d8")
        + shape("M96 236 208 225V324L96 330Z", "#fbf8ee")
        + line(rings(166, 282, (14, 26, 38), 5, 0.7), "#c9814b", 2)
        + line(
            "M214 300q30-30 50-20t44-30", "#2f6b4f", 4, stroke_dasharray="9 7"
        )
        + shape("M120 166 60 262 220 246 168 158Z", YELLOW, opacity=0.25)
        + line("M262 236C276 150 250 96 170 128", IRON.base, 13)
        + line(
            "M262 236C276 150 250 96 170 128",
            IRON.pale,
            3,
            stroke_dasharray="2 8",
        )
        + group(
            "rotate(24 146 140)",
            rect(110, 116, 76, 44, RUST.dark, 18),
            rect(110, 112, 76, 42, RUST.base, 18),
            rect(120, 116, 40, 10, RUST.pale, 5),
            rect(122, 150, 50, 12, FLAME, 5),
        )
        + rect(234, 204, 58, 64, IRON.base, 10)
        + rect(234, 204, 16, 64, IRON.pale, 8)
        + rect(240, 258, 46, 22, IRON.dark, 8)
        + disc(264, 228, 10, RED)
        + line("M240 248h46", IRON.dark, 4)
    )


def candles():
    base, dark, pale = "#e6b95a", "#c6953a", "#f4d68c"
    sticks = "".join(
        rect(x, y, 36, 334 - y, base, 6)
        + rect(x, y, 9, 334 - y, pale, 5)
        + rect(x + 25, y, 11, 334 - y, dark, 5)
        + line(f"M{x + 18} {y}q-3-10 2-20", IRON.base, 4)
        for x, y in ((116, 118), (264, 112), (152, 104), (228, 116), (190, 98))
    )
    comb = "".join(
        shape(
            f"M{x} {y}l10 6v12l-10 6-10-6v-12Z", stroke=dark, stroke_width=2.5
        )
        for x, y in ((196, 132), (206, 150), (160, 146), (238, 154))
    )
    return (
        shadow(208, 338, 118)
        + sticks
        + comb
        + rect(108, 204, 200, 62, CREAM.base, 4)
        + rect(276, 204, 32, 62, CREAM.dark, 4)
        + line("M108 204h200M108 266h200", RUST.base, 5)
        + flame(208, 256, 0.46)
        + line("M128 224h44M128 240h30M244 224h22M244 240h22", SLATE.pale, 4)
    )


def oil_can():
    base, dark, pale = SLATE
    return (
        shadow(200, 338, 100)
        + line("M150 128C150 60 240 60 244 128", IRON.base, 10)
        + shape("M250 132 276 66h40l-5 20h-20l-15 46Z", STEEL.base)
        + shape("M276 66h9l-24 66h-11Z", STEEL.pale)
        + rect(112, 128, 176, 208, base, 14)
        + rect(112, 128, 30, 208, pale, 12, opacity=0.7)
        + rect(246, 128, 42, 208, dark, 14)
        + rect(112, 128, 176, 16, STEEL.base, 7)
        + rect(112, 320, 176, 16, STEEL.dark, 7)
        + rect(136, 168, 128, 128, CREAM.base, 6)
        + disc(200, 222, 42, base)
        + flame(200, 258, 0.72)
        + line("M160 282h80", RUST.base, 6)
    )


def wicks():
    def coil(cx, cy, r, tone):
        return (
            disc(cx, cy + 5, r, tone.dark)
            + disc(cx, cy, r, tone.base)
            + "".join(
                hoop(cx, cy, r - k, tone.dark, 2.5)
                for k in range(9, r - 6, 10)
            )
            + disc(cx, cy, 7, BARK.dark)
        )

    weave = (
        "M196 300h.1M220 304h.1M244 305h.1M268 304h.1M292 300h.1M316 292h.1"
    )
    return (
        shadow(200, 338, 134)
        + line("M150 322q100 16 180-30", CREAM.dark, 28)
        + line("M150 318q100 16 180-30", CREAM.base, 24)
        + line("M160 318q92 14 164-24", RUST.base, 3, stroke_dasharray="7 7")
        + coil(146, 250, 82, CREAM)
        + coil(258, 210, 58, WOOL)
        + coil(200, 122, 44, CREAM)
        + line("M238 114q28 4 46-14", CREAM.dark, 16)
        + line("M238 112q28 4 46-14", CREAM.base, 12)
    )


def matches():
    base, dark, pale = RUST
    sticks = "".join(
        line(f"M{200 + dx} 190 {200 + dx * 1.5 + tip} {y}", BIRCH.base, 8)
        + line(f"M{200 + dx * 1.5 + tip} {y}v10", RED, 13)
        for dx, tip, y in (
            (-40, -4, 110),
            (-24, 0, 92),
            (-8, -2, 84),
            (10, 2, 94),
            (26, 2, 82),
            (40, 5, 104),
        )
    )
    return (
        shadow(208, 338, 104)
        + sticks
        + rect(142, 170, 116, 166, base, 12)
        + rect(142, 170, 24, 166, pale, 10, opacity=0.7)
        + rect(226, 170, 32, 166, dark, 12)
        + oval(200, 172, 58, 12, dark)
        + rect(142, 168, 116, 8, dark, 4)
        + rect(142, 292, 116, 30, IRON.base)
        + line("M150 300h100M150 308h100M150 316h100", IRON.pale, 2)
        + disc(200, 236, 30, CREAM.base)
        + flame(200, 260, 0.56)
        + rect(276, 270, 62, 66, dark, 8)
        + rect(276, 270, 14, 66, base, 7)
        + oval(307, 272, 31, 8, base)
    )


def cells():
    def cell(x, tone):
        base, dark, pale = tone
        return (
            rect(x + 18, 132, 20, 16, STEEL.base, 4)
            + rect(x, 144, 56, 192, base, 9)
            + rect(x, 144, 14, 192, pale, 7)
            + rect(x + 42, 144, 14, 192, dark, 7)
            + rect(x, 152, 56, 42, BRASS.base)
            + rect(x, 152, 14, 42, BRASS.pale)
            + rect(x + 42, 152, 14, 42, BRASS.dark)
            + line(f"M{x + 22} 172h12M{x + 28} 166v12", CREAM.base, 4)
            + line(f"M{x + 22} 316h12", CREAM.base, 4)
        )

    return (
        shadow(200, 338, 134)
        + cell(76, FIR)
        + cell(140, FIR)
        + cell(204, FIR)
        + cell(268, FIR)
        + rect(66, 226, 268, 60, CREAM.base, 4)
        + rect(66, 278, 268, 8, CREAM.dark, 4)
        + line("M196 240l-14 18h18l-10 18", OCHRE.base, 6)
        + line("M92 246h56M92 264h36", SLATE.pale, 4)
        + line("M256 262a22 14 0 1 0 8-16M264 236v12h-12", MOSS.base, 5)
    )
