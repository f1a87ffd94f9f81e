"""Sticks, sacks and what keeps the rain off."""

from drawing.pen import (
    BARK, BIRCH, BRASS, CREAM, FIR, IRON, MOSS, OCHRE, RUST, SLATE, STEEL,
    WOOL, disc, frame, group, hoop, line, oval, rect, shadow, shape,
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


def staff():
    base, dark, pale = BARK
    return shadow(226, 352, 60) + group(
        "rotate(10 200 200)",
        line("M200 364Q194 200 200 40", dark, 20),
        line("M197 364Q191 200 197 42", base, 13),
        line(
            "M192 340Q188 200 193 60", pale, 3, stroke_dasharray="50 16 30 22"
        ),
        oval(200, 38, 15, 12, dark),
        oval(199, 36, 12, 9, BIRCH.base),
        hoop(199, 36, 5, BIRCH.dark, 2),
        rect(186, 346, 24, 32, STEEL.base, 4),
        rect(186, 346, 8, 32, STEEL.pale, 4),
        rect(186, 346, 24, 7, STEEL.dark, 3),
        rect(185, 96, 25, 74, FIR.base, 5),
        rect(203, 96, 7, 74, FIR.dark, 3),
        line(
            "M185 106h25M185 118h25M185 130h25M185 142h25M185 154h25",
            FIR.dark,
            2.5,
        ),
        line("M208 104c52 0 58 88 16 106s-34-30-20-52", FIR.base, 6),
        oval(200, 236, 6, 10, dark),
        oval(192, 296, 5, 8, dark),
    )


def crook():
    base, dark, pale = BARK
    return shadow(196, 354, 58) + group(
        "rotate(8 200 200)",
        line("M190 366V140", dark, 18),
        line("M187 366V140", base, 12),
        line("M183 350V160", pale, 3, stroke_dasharray="40 14 70 18"),
        line(
            "M190 150C184 84 196 44 236 44s56 44 30 74-38 4-24-14",
            IRON.dark,
            24,
        ),
        line("M187 150C181 84 194 42 234 42s54 42 30 70", "#6d5a49", 16),
        line("M183 146C180 84 196 42 228 38", "#a58f78", 4),
        disc(243, 106, 9, IRON.dark),
        rect(176, 146, 28, 24, BRASS.base, 4),
        rect(176, 146, 9, 24, BRASS.pale, 4),
        line("M177 158h26", BRASS.dark, 3),
        rect(180, 344, 21, 34, STEEL.base, 4),
        rect(180, 344, 7, 34, STEEL.pale, 4),
        oval(190, 240, 5, 8, dark),
        oval(185, 304, 5, 8, dark),
    )


def haversack(tone):
    base, dark, pale = tone
    return (
        shadow(200, 338, 130)
        + line("M98 170C60 20 340 20 302 170", BARK.dark, 17)
        + line("M98 168C60 18 340 18 302 168", BARK.base, 11)
        + rect(80, 146, 240, 190, base, 26)
        + shape("M268 146h26q26 0 26 26v138q0 26-26 26h-34q20-90 8-190Z", dark)
        + shape("M84 190h18v134q-18-4-18-22Z", pale, opacity=0.6)
        + shape(
            "M76 150q0-20 20-20h208q20 0 20 20v78q0 30-124 30T76 228Z", base
        )
        + shape("M276 130h28q20 0 20 20v78q0 18-60 26 24-50 12-124Z", dark)
        + shape(
            "M84 150q0-12 14-12h16q-14 40-4 106-26-4-26-18Z", pale, opacity=0.5
        )
        + line(
            "M84 232q20 22 116 22t116-22", pale, 2.5, stroke_dasharray="6 6"
        )
        + rect(128, 208, 22, 88, BARK.base, 4)
        + rect(250, 208, 22, 88, BARK.base, 4)
        + frame(122, 252, 34, 22, BRASS.base, 5, 3)
        + frame(244, 252, 34, 22, BRASS.base, 5, 3)
        + rect(86, 148, 26, 34, BARK.base, 5)
        + rect(288, 148, 26, 34, BARK.base, 5)
        + disc(99, 158, 5, BRASS.base)
        + disc(301, 158, 5, BRASS.base)
        + waymark(200, 296, 17)
    )


def rolltop(tone):
    base, dark, pale = tone
    return (
        shadow(200, 342, 106)
        + shape(
            "M94 180q-20 20-16 110 2 34 26 38ZM306 180"
            "q20 20 16 110-2 34-26 38Z",
            IRON.base,
        )
        + rect(96, 108, 208, 230, base, 34)
        + shape(
            "M258 108h12q34 0 34 34v162q0 34-34 34h-22q22-110 10-230Z", dark
        )
        + shape(
            "M108 140q4-16 20-20-8 60-2 206-18-6-18-26Z", pale, opacity=0.6
        )
        + shape("M102 122q8-62 22-66h152q14 4 22 66Z", base)
        + shape("M252 56h24q14 4 22 66h-40q4-40-6-66Z", dark)
        + rect(92, 44, 216, 30, dark, 14)
        + rect(92, 44, 206, 22, base, 11)
        + line("M110 55h176", pale, 3)
        + oval(304, 58, 9, 13, pale)
        + rect(136, 36, 20, 172, BARK.base, 4)
        + rect(244, 36, 20, 172, BARK.base, 4)
        + frame(130, 138, 32, 22, BRASS.base, 5, 3)
        + frame(238, 138, 32, 22, BRASS.base, 5, 3)
        + rect(122, 226, 156, 92, dark, 12)
        + rect(122, 222, 156, 90, base, 12)
        + line("M132 240h136", IRON.base, 6)
        + disc(262, 240, 6, BRASS.base)
        + waymark(200, 280, 17)
    )


def stuff_bags():
    def bag(x, y, size, tone):
        base, dark, pale = tone
        return group(
            f"translate({x} {y}) scale({size})",
            shape("M30-148q-24-30-10-44 16 10 30 8t30-8q14 14-10 44Z", dark),
            shape(
                "M8-10Q-14-100 36-148h28q50 48 28 138-2 10-14 10H22"
                "Q10 0 8-10Z",
                base,
            ),
            shape("M64-148q50 48 28 138-2 10-14 10H60q26-60 4-148Z", dark),
            shape(
                "M16-20Q4-90 36-134q-6 50 0 130H24q-6 0-8-16Z",
                pale,
                opacity=0.6,
            ),
            rect(30, -158, 40, 16, RUST.base, 7),
            line("M68-150q24 4 22 34M68-148q10 10 4 30", RUST.base, 4),
            disc(90, -114, 5, BRASS.base),
        )

    return (
        shadow(200, 338, 140)
        + bag(186, 336, 1.42, MOSS)
        + bag(58, 336, 1.12, OCHRE)
        + bag(146, 337, 0.74, SLATE)
    )


def cape(tone):
    base, dark, pale = tone
    drops = "".join(
        f"M{x} {y}l-6 16"
        for x, y in (
            (70, 70),
            (116, 40),
            (300, 52),
            (340, 104),
            (56, 160),
            (352, 190),
            (262, 30),
        )
    )
    return (
        line(drops, "#8fb3bd", 5)
        + shadow(200, 344, 128)
        + shape(
            "M150 116Q84 150 66 320q60 22 134 22t134-22q-18-170-84-204Z", base
        )
        + shape("M250 116q66 34 84 204-40 16-92 20 40-110 8-224Z", dark)
        + shape(
            "M148 124Q98 160 80 314q14 6 30 8 4-120 38-198Z", pale, opacity=0.6
        )
        + shape("M200 46q62 0 66 78-30 40-66 40t-66-40q4-78 66-78Z", base)
        + shape("M232 56q32 20 34 68-20 28-44 36 26-50 10-104Z", dark)
        + oval(198, 114, 38, 42, IRON.base)
        + shape("M164 104q4-32 34-34t36 34q-10-18-36-18t-34 18Z", dark)
        + line("M200 164V340", dark, 4)
        + "".join(disc(200, y, 6, BRASS.base) for y in (186, 222, 258, 294))
        + shape("M104 250l48 12-4 24-48-12ZM296 250l-48 12 4 24 48-12Z", dark)
        + line("M66 316q60 22 134 22t134-22", pale, 3, stroke_dasharray="7 6")
        + line("M184 158l-8 34M216 158l8 34", CREAM.base, 4)
    )


def ferrules():
    base, dark, pale = STEEL
    return (
        shadow(204, 338, 124)
        + group(
            "translate(20 0)",
            line("M76-20V190", BARK.dark, 40),
            line("M72-20V190", BARK.base, 32),
            line("M62-20V180", BARK.pale, 5),
            shape("M50 176h52l-8 124q-18 36-36 0Z", base),
            shape("M82 176h20l-8 124q-8 18-18 18Z", dark),
            shape("M50 176h14l2 130q-6-2-8-6Z", pale),
            rect(46, 170, 60, 18, dark, 6),
            disc(64, 206, 4, dark),
        )
        + shape("M182 336q-8-20 0-44h50q8 24 0 44Z", IRON.base)
        + shape("M188 296l6-100h28l4 100Z", IRON.base)
        + shape("M212 196h10l4 100q6 20 0 40h-14Z", IRON.dark)
        + line("M186 312h44M184 324h48", IRON.pale, 3)
        + oval(208, 196, 14, 5, IRON.dark)
        + shape("M194 204h8l-4 86h-8Z", IRON.pale, opacity=0.7)
        + shape("M268 236h64l-10 76q-22 44-44 0Z", base)
        + shape("M308 236h24l-10 76q-10 22-22 22Z", dark)
        + shape("M268 236h16l4 90q-6-4-10-14Z", pale)
        + oval(300, 236, 32, 10, pale)
        + oval(300, 237, 24, 6, IRON.base)
    )


def sit_mat():
    base, dark, pale = SLATE
    return (
        shadow(200, 330, 150)
        + shape("M48 300 120 222H348L354 300Z", dark)
        + shape("M48 292 120 216H348L354 292Z", base)
        + line(
            "M74 282 128 226H336L340 282Z",
            CREAM.dark,
            2.5,
            stroke_dasharray="7 6",
        )
        + shadow(196, 262, 104)
        + line("M176 122q-4-44 30-46t30 46", BARK.base, 9)
        + rect(92, 122, 206, 140, dark, 66)
        + rect(92, 118, 206, 136, base, 66)
        + rect(124, 126, 140, 22, pale, 11, opacity=0.6)
        + disc(232, 187, 68, dark)
        + disc(232, 187, 62, WOOL.base)
        + line(
            "M232 187a10 10 0 0 1 18 8 22 22 0 0 1-42 0 34 34 0 0 1 34-40"
            " 44 44 0 0 1 40 50 54 54 0 0 1-50 34",
            dark,
            5,
        )
        + rect(128, 112, 30, 148, BARK.base, 5)
        + frame(121, 166, 44, 30, BRASS.base, 5, 3)
    )
