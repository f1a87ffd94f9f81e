"""What keeps the other things going."""

from drawing.pen import (
    BARK, BIRCH, BRASS, CREAM, FIR, INK, IRON, MOSS, OCHRE, RUST, SLATE,
    STEEL, WOOL, disc, frame, group, line, oval, peaks, rect, shadow, shape,
)


def dubbin():
    base, dark, pale = OCHRE
    return (
        shadow(200, 330, 138)
        + shape(
            "M84 246v46c0 26 52 42 116 42s116-16 116-42v-46Z",
            STEEL.base,
        )
        + shape("M84 246v46c0 17 21 29 54 36v-50Z", STEEL.pale)
        + shape("M266 290v36c32-7 50-19 50-34v-46Z", STEEL.dark)
        + oval(200, 246, 116, 42, STEEL.dark)
        + oval(200, 244, 108, 37, "#e9d59a")
        + shape(
            "M112 250q40-30 90-18t84-8q20 12 0 28-40 28-96 28t-78-30Z",
            "#d9bd6d",
        )
        + line("M150 236q40-16 84-4", "#f6e8bd", 6)
        + group(
            "rotate(-16 200 140)",
            oval(206, 148, 110, 64, dark),
            oval(200, 138, 110, 64, base),
            oval(200, 138, 92, 51, CREAM.base),
            oval(200, 138, 84, 45, "none", stroke=dark, stroke_width=2.5),
            shape(
                "M158 152q-2-26 14-30l8 18q20 2 34 8 10 4 10 14h-66Z",
                BARK.base,
            ),
            line("M180 134l8-4M185 142l8-4", CREAM.base, 3),
            line("M236 124h22M236 136h22M236 148h14", SLATE.base, 3.5),
        )
    )


def mushroom():
    base, dark, pale = BARK
    stitch = "".join(f"M{x} 128v38" for x in range(172, 232, 9)) + "".join(
        f"M168 {y}h62" for y in range(132, 170, 9)
    )
    return (
        shadow(196, 338, 82)
        + rect(170, 190, 52, 146, base, 20)
        + rect(170, 190, 16, 146, pale, 8, opacity=0.8)
        + rect(204, 190, 18, 146, dark, 9)
        + line("M172 282h48M172 296h48", dark, 3)
        + shape(
            "M78 204C78 112 136 82 196 82s118 30 118 122q0 16-16 16H94"
            "q-16 0-16-16Z",
            SLATE.base,
        )
        + shape(
            "M238 90c46 14 76 50 76 114q0 16-16 16h-40c10-50 2-100-20-130Z",
            SLATE.dark,
        )
        + shape(
            "M94 190c4-52 28-80 60-92-22 28-32 60-32 106H98Z",
            SLATE.pale,
            opacity=0.7,
        )
        + line("M78 206h236", WOOL.base, 9, stroke_dasharray="1 14")
        + line(stitch, OCHRE.base, 4)
        + line("M230 150q60-40 96-4t30 74", OCHRE.base, 3.5)
        + line("M356 218v66", STEEL.dark, 5)
        + line("M356 220v10", STEEL.pale, 2)
    )


def wool_card(tone):
    base, dark, pale = tone
    strands = "".join(
        f"M130 {y}q70 {8 if i % 2 else -4} 140 0"
        for i, y in enumerate(range(150, 262, 10))
    )
    return (
        shadow(206, 336, 96)
        + group(
            "rotate(-5 200 200)",
            shape(
                "M116 66h168v50q-18 10-18 26v128q0 16 18 26v40H116v-40"
                "q18-10 18-26V142q0-16-18-26Z",
                CREAM.dark,
            ),
            shape(
                "M110 62h168v50q-18 10-18 26v128q0 16 18 26v40H110v-40"
                "q18-10 18-26V138q0-16-18-26Z",
                CREAM.base,
            ),
            rect(122, 142, 146, 124, base, 14),
            rect(234, 142, 34, 124, dark, 14),
            line(strands, dark, 3.5),
            line(
                "M130 155q40 4 60 2M130 195q40 4 60 2M130 235q40 4 60 2",
                pale,
                4,
            ),
            peaks(172, 100, 34, dark, 5),
            line("M136 310h60M136 322h36", SLATE.pale, 4),
        )
        + line("M256 262q60 10 50 40t24 34", base, 5)
        + group(
            "rotate(-62 322 296)",
            line("M322 250v88", STEEL.dark, 5),
            line("M322 252v10", STEEL.pale, 2),
        )
    )


def wool_cards():
    def small(x, y, angle, tone):
        base, dark, pale = tone
        strands = "".join(
            f"M4 {dy}q44 {6 if i % 2 else -3} 84 0"
            for i, dy in enumerate(range(70, 150, 9))
        )
        return group(
            f"translate({x} {y}) rotate({angle})",
            rect(2, 4, 96, 206, INK, 5, opacity=0.12),
            rect(0, 0, 92, 206, CREAM.base, 5),
            rect(-4, 62, 100, 92, base, 9),
            rect(72, 62, 24, 92, dark, 9),
            line(strands, dark, 3),
            line("M6 72q20 4 34 2M6 108q20 4 34 2", pale, 3.5),
            peaks(26, 44, 24, dark, 4),
            line("M18 176h50M18 188h30", SLATE.pale, 3.5),
        )

    return (
        shadow(200, 338, 140)
        + small(42, 138, -16, SLATE)
        + small(268, 112, 16, RUST)
        + small(100, 112, -8, OCHRE)
        + small(208, 96, 8, FIR)
        + small(154, 108, 0, MOSS)
    )


def gate_kit():
    base, dark, pale = FIR
    return (
        shadow(200, 338, 140)
        + group(
            "rotate(-3 200 140)",
            rect(84, 64, 232, 142, dark, 14),
            rect(84, 60, 232, 138, base, 14),
            rect(96, 72, 208, 114, CREAM.base, 8),
            shape("M120 92h54v78h-54Z", RUST.base),
            line("M128 98v66M140 98v66M152 98v66M164 98v66", STEEL.pale, 3.5),
            line("M128 98v4M140 98v4M152 98v4M164 98v4", INK, 2),
            disc(214, 108, 16, BIRCH.base),
            disc(256, 116, 20, BARK.base),
            disc(224, 152, 20, SLATE.base),
            disc(270, 160, 14, OCHRE.base),
            line(
                "M210 105h.1M218 105h.1M210 112h.1M218 112h.1M252 112h.1"
                "M261 112h.1M252 121h.1M261 121h.1M220 148h.1M229 148h.1"
                "M220 157h.1M229 157h.1M267 157h.1M273 163h.1",
                INK,
                4,
            ),
        )
        + rect(76, 204, 248, 132, dark, 14)
        + rect(76, 204, 248, 120, base, 14)
        + rect(76, 204, 30, 120, pale, 12, opacity=0.6)
        + rect(90, 214, 220, 64, IRON.dark, 8)
        + "".join(
            rect(x, 222, 44, 48, t.base, 5)
            + rect(x + 30, 222, 14, 48, t.dark, 5)
            + line(
                f"M{x + 2} 232h40M{x + 2} 242h40M{x + 2} 252h40M{x + 2} 262"
                "h40",
                t.dark,
                2,
            )
            for x, t in ((100, OCHRE), (152, MOSS), (204, RUST), (256, WOOL))
        )
        + rect(174, 296, 52, 20, BRASS.base, 5)
    )


def thread(tone):
    base, dark, pale = tone
    strands = "".join(f"M128 {y}q72 10 144 0" for y in range(138, 272, 11))
    return (
        shadow(204, 338, 104)
        + rect(118, 262, 164, 74, BIRCH.dark, 10)
        + shape(
            "M110 284q0-16 16-16h148q16 0 16 16v36q0 16-16 16H126"
            "q-16 0-16-16Z",
            BIRCH.base,
        )
        + rect(254, 268, 36, 68, BIRCH.dark, 14)
        + rect(110, 268, 20, 68, BIRCH.pale, 10)
        + rect(126, 118, 148, 156, base, 12)
        + rect(236, 118, 38, 156, dark, 12)
        + rect(132, 120, 22, 152, pale, 10, opacity=0.6)
        + line(strands, dark, 3)
        + shape(
            "M110 92q0-16 16-16h148q16 0 16 16v20q0 16-16 16H126q-16 0-16-16Z",
            BIRCH.base,
        )
        + rect(254, 76, 36, 52, BIRCH.dark, 14)
        + oval(200, 80, 84, 17, BIRCH.pale)
        + oval(200, 80, 18, 6, BARK.dark)
        + line("M272 196q60-8 56 54t-20 62", base, 4.5)
        + group("rotate(24 306 312)", line("M306 306v40", STEEL.dark, 5))
    )


def laces():
    def hank(x, tone, tail):
        base, dark, pale = tone
        loops = "".join(
            line(
                f"M{x + k} 190C{x + k * 2.6:.0f} 120 {x + k * 1.8:.0f} 84 "
                f"{x + k * .4:.0f} 84",
                colour,
                9,
            )
            + line(
                f"M{x + k} 190C{x + k * 2.6:.0f} 260 {x + k * 1.8:.0f} 296 "
                f"{x + k * .4:.0f} 296",
                colour,
                9,
            )
            for k, colour in (
                (-32, base),
                (-20, dark),
                (-8, base),
                (8, base),
                (20, base),
                (32, dark),
            )
        )
        return (
            loops
            + line(f"M{x + 6} 206q{tail} 70 {tail * .8:.0f} 104", pale, 8)
            + line(f"M{x + tail * .8 + 6:.0f} 310v24", STEEL.dark, 10)
            + line(
                f"M{x - 8} 206q{-tail * .6:.0f} 70 {-tail * .4:.0f} 100",
                pale,
                8,
            )
            + line(f"M{x - tail * .4 - 8:.0f} 306v24", STEEL.dark, 10)
            + rect(x - 44, 158, 88, 58, CREAM.base, 5)
            + rect(x + 22, 158, 22, 58, CREAM.dark, 5)
            + peaks(x - 20, 196, 26, FIR.base, 4)
        )

    return shadow(204, 342, 132) + hank(128, BARK, -34) + hank(274, OCHRE, 34)


def wax_bar():
    base, dark, pale = "#e8cf95", "#c9ab68", "#f6e6bd"
    return (
        shadow(200, 338, 140)
        + shape("M70 208 114 146H336L300 208Z", pale)
        + shape("M300 208 336 146V276L300 336Z", MOSS.dark)
        + rect(70, 206, 230, 130, base, 6)
        + shape("M70 300h230v30q0 6-6 6H76q-6 0-6-6Z", dark, opacity=0.5)
        + peaks(86, 294, 36, dark, 6)
        + shape(
            "M174 206h126v130H174l10-20-14-22 14-24-14-22 14-22Z", MOSS.base
        )
        + shape("M174 206 214 146H336L300 208Z", MOSS.pale)
        + rect(206, 236, 72, 72, CREAM.base, 4)
        + peaks(222, 284, 34, FIR.base, 4.5)
        + shape("M92 186q20-34 60-32-24 16-28 36Z", "#fff", opacity=0.6)
    )


def patches():
    def patch(x, y, w, h, angle, tone):
        return group(
            f"rotate({angle} {x + w / 2} {y + h / 2})",
            rect(x + 4, y + 5, w, h, INK, 12, opacity=0.14),
            rect(x, y, w, h, tone.base, 12),
            rect(x, y, 12, h, tone.pale, 6, opacity=0.6),
            frame(x + 10, y + 10, w - 20, h - 20, CREAM.dark, 2.5, 7),
        )

    return (
        shadow(204, 334, 136)
        + patch(70, 110, 150, 190, -8, MOSS)
        + patch(196, 84, 130, 130, 9, SLATE)
        + patch(206, 204, 120, 106, -4, RUST)
        + line(
            "M120 180l22 22M142 180l-22 22M250 244l20 20M270 244l-20 20",
            OCHRE.base,
            6,
        )
        + line("M262 150q40-50 80-30", OCHRE.base, 3.5)
        + group("rotate(70 352 124)", line("M352 100v56", STEEL.dark, 5))
    )


def boot_brush():
    hair = "".join(
        f"M{x} 224l{-4 + (x * 7) % 9} {84 + (x * 5) % 11}"
        for x in range(96, 312, 7)
    )
    return (
        shadow(204, 338, 132)
        + shape("M90 214h226l8 98q-120 20-242 0Z", BARK.dark)
        + line(hair, "#3d2c20", 5)
        + line(
            "".join(f"M{x} 230l-2 70" for x in range(100, 310, 22)),
            BARK.base,
            3,
        )
        + shape(
            "M70 190q0-58 60-66 74-10 150 0 58 8 58 66 0 32-24 34H94"
            "q-24-2-24-34Z",
            BIRCH.base,
        )
        + shape("M280 124q58 8 58 66 0 32-24 34h-50q44-20 16-100Z", BIRCH.dark)
        + shape(
            "M82 186q2-44 50-52 30-4 60-4-70 14-84 84-24-2-26-28Z", BIRCH.pale
        )
        + line("M104 204h196", BIRCH.dark, 3)
        + peaks(182, 184, 34, BARK.dark, 5)
        + disc(130, 166, 7, BARK.dark)
    )


def awl():
    base, dark, pale = BARK
    return (
        shadow(206, 338, 104)
        + group(
            "rotate(28 200 200)",
            shape("M194 190h12l-6 176Z", STEEL.dark),
            shape("M194 190h6v176Z", STEEL.pale),
            rect(186, 168, 28, 30, BRASS.base, 4),
            rect(186, 168, 9, 30, BRASS.pale, 4),
            shape("M180 172q-26-30-24-72t44-50q46 8 44 50t-24 72Z", base),
            shape("M206 50q40 10 38 50t-24 72h-18q34-60 4-122Z", dark),
            shape(
                "M168 100q2-30 22-40-10 40 0 104-24-26-22-64Z",
                pale,
                opacity=0.7,
            ),
            line("M162 128q38 12 76 0M164 138q36 12 72 0", dark, 3),
        )
        + shape(
            "M74 316q80-26 160-4 50 12 96-6v20q-60 20-120 4t-136 6Z", BARK.dark
        )
        + line(
            "M86 322q76-18 140 0t96-2", CREAM.dark, 3, stroke_dasharray="9 8"
        )
    )
