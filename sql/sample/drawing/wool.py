"""Things knitted, woven and felted."""

from drawing.pen import (
    BARK, BIRCH, CREAM, FIR, IRON, RUST, SLATE, WOOL, disc, group, hoop,
    label, line, oval, rect, shadow, shape,
)


def sock(tone, ends, band):
    base, dark, _ = tone
    return (
        shape(
            "M0 0h76v138q0 22 26 34l34 16q26 14 20 40-4 18-26 18H56"
            "Q0 246 0 196Z",
            base,
        )
        + shape(
            "M50 0h26v138q0 22 26 34l34 16q26 14 20 40-4 18-26 18h-10"
            "q22-20 0-40l-46-28q-24-16-24-46Z",
            dark,
            opacity=0.75,
        )
        + shape("M0 196q0 50 56 50-4-46-56-78Z", ends.base)
        + shape(
            "M118 180l18 8q26 14 20 40-4 18-26 18h-22q-10-34 10-66Z",
            ends.base,
        )
        + rect(-3, -14, 82, 44, ends.base, 8)
        + line("M10-10v36M24-10v36M38-10v36M52-10v36M66-10v36", ends.dark, 4)
        + rect(0, 46, 76, 14, band.base)
        + rect(0, 68, 76, 6, band.base)
    )


def socks(tone, ends, band):
    return (
        shadow(206, 338, 132)
        + group("translate(176 84) rotate(4)", sock(tone, ends, band))
        + group("translate(98 86) rotate(-2)", sock(tone, ends, band))
    )


def cap(tone):
    base, dark, pale = tone
    ribs = "".join(f"M{x} 250v62" for x in range(104, 308, 18))
    return (
        shadow(200, 334, 128)
        + shape("M96 262C84 130 140 84 200 84s116 46 104 178Z", base)
        + shape("M230 88c52 14 84 62 74 174h-50c10-90 2-146-24-174Z", dark)
        + shape(
            "M122 250c-8-70 14-124 48-148-16 34-24 82-20 148Z",
            pale,
            opacity=0.7,
        )
        + line(
            "M200 88q-26 70-22 160M218 90q32 70 26 158M176 92q-46 64-40 158",
            dark,
            3,
        )
        + rect(82, 244, 236, 76, base, 20)
        + rect(258, 244, 60, 76, dark, 20)
        + rect(82, 244, 40, 76, pale, 20, opacity=0.5)
        + line(ribs, dark, 5)
        + rect(232, 266, 44, 34, CREAM.base, 3)
        + line("M241 290l10-14 8 8 8-10", FIR.base, 3.5)
    )


def blanket(tone, stripe):
    out = shadow(200, 334, 142)
    for i, fold in enumerate((tone, WOOL, tone, WOOL, tone)):
        y = 288 - i * 40
        out += rect(70 + i * 2, y, 260 - i * 4, 44, fold.dark, 22) + rect(
            70 + i * 2, y, 256 - i * 4, 37, fold.base, 18
        )
    base, dark, pale = tone
    fringe = "".join(f"M{x} 236v26" for x in range(106, 300, 14))
    return (
        out
        + shape("M84 110q2-18 22-18h188q20 0 22 18l4 126H80Z", base)
        + shape("M92 100q6-8 14-8h188q8 0 14 8l3 18H90Z", pale, opacity=0.7)
        + shape("M262 92h32q20 0 22 18l4 126h-48Z", dark, opacity=0.7)
        + shape("M83 148h234l1 22H82ZM81 184h237l1 10H81Z", WOOL.base)
        + shape("M82 206h236l1 14H81Z", stripe.base)
        + line(fringe, base, 7)
        + label(246, 118)
    )


def jersey(tone, band):
    base, dark, pale = tone
    hem = "".join(f"M{x} 308v24" for x in range(134, 272, 12))
    knit = "".join(f"M{x} 176l8 8 8-8" for x in range(132, 268, 16))
    return (
        shadow(200, 340, 120)
        + shape(
            "M128 100Q92 112 80 156L52 290q0 12 12 16l24 6q12 0 16-10l32-96Z",
            dark,
        )
        + shape(
            "M272 100q36 12 48 56l28 134q0 12-12 16l-24 6q-12 0-16-10l-32-96Z",
            dark,
        )
        + shape("M128 100Q92 112 80 156L54 282l40 14 38-104Z", base)
        + shape(
            "M128 98q36-22 72-22t72 22q8 60 4 120v100q0 16-16 16H140"
            "q-16 0-16-16V218q-4-60 4-120Z",
            base,
        )
        + shape(
            "M244 84q20 6 28 14 8 60 4 120v100q0 16-16 16h-28q22-40 12-250Z",
            dark,
        )
        + shape(
            "M134 104q8-6 20-12-14 40-12 120v116q-12 2-12-10V218q-4-60 4-114Z",
            pale,
            opacity=0.65,
        )
        + shape("M124 168q76 22 152 0v40q-76 22-152 0Z", band.base)
        + line(knit, tone.base, 4)
        + line("M126 162q74 22 148 0M126 214q74 22 148 0", band.dark, 4)
        + line(hem, dark, 4)
        + line("M54 284l42 14M346 284l-42 14", pale, 5)
        + oval(200, 92, 48, 24, dark)
        + oval(200, 86, 48, 22, base)
        + oval(200, 86, 34, 13, IRON.base)
        + line("M156 92q44 30 88 0", dark, 3)
    )


def mitten(tone, band, thumb):
    """The thumb is put on by its own turn, so the light stays where it is."""
    base, dark, pale = tone
    return (
        group(
            thumb,
            shape("M84 138q44-26 58 2t-22 64l-36 18Z", dark),
            shape("M84 138q40-24 50 0t-20 58l-30 14Z", base),
        )
        + shape("M0 66Q0 0 50 0t50 66v134H0Z", base)
        + shape("M72 6q28 14 28 60v134H72q14-90 0-194Z", dark)
        + shape("M12 66q0-40 24-54-10 30-10 70v110H12Z", pale, opacity=0.7)
        + line(
            "M10 96l10-12 10 12 10-12 10 12 10-12 10 12 10-12 10 12",
            band.base,
            5,
        )
        + line("M8 114h84", band.base, 5)
        + rect(4, 192, 92, 54, band.base, 8)
        + rect(72, 192, 24, 54, band.dark, 8)
        + line(
            "M18 198v42M34 198v42M50 198v42M66 198v42M82 198v42", band.dark, 4
        )
    )


def mittens(tone, band):
    mirrored = "translate(100 0) scale(-1 1)"
    return (
        shadow(204, 342, 116)
        + group("translate(212 80) rotate(6)", mitten(tone, band, "scale(1)"))
        + group("translate(82 94) rotate(-5)", mitten(tone, band, mirrored))
    )


def wrist_warmers(tone, band):
    base, dark, pale = tone

    def one(x, y, angle):
        ribs = "".join(f"M{dx} 8v216" for dx in (22, 40, 58, 76))
        return group(
            f"translate({x} {y}) rotate({angle})",
            shape("M82 60q46-8 44 26t-44 34Z", dark),
            oval(110, 70, 16, 11, IRON.base),
            rect(0, 0, 98, 236, base, 14),
            rect(72, 0, 26, 236, dark, 14),
            rect(8, 6, 14, 224, pale, 7, opacity=0.7),
            line(ribs, dark, 3.5),
            oval(49, 5, 49, 12, dark),
            oval(49, 5, 40, 7, IRON.base),
            rect(0, 196, 98, 14, band.base),
            rect(0, 216, 98, 6, band.base),
        )

    return shadow(204, 338, 122) + one(206, 92, 5) + one(84, 98, -4)


def scarf(tone, stripe):
    base, dark, pale = tone

    def fringe(x):
        threads = "".join(f"M{x + dx} 318v24" for dx in range(6, 64, 11))
        return line(threads, base, 6)

    return (
        shadow(206, 344, 96)
        + fringe(212)
        + fringe(130)
        + shape("M208 170h74l4 152h-76Z", dark)
        + rect(211, 268, 74, 16, stripe.dark)
        + rect(210, 290, 75, 7, stripe.dark)
        + shape("M126 180h72l2 142h-74Z", base)
        + shape("M180 180h18l2 142h-18Z", dark)
        + shape("M130 180h14v142h-16Z", pale, opacity=0.6)
        + rect(126, 268, 74, 16, stripe.base)
        + rect(126, 290, 74, 7, stripe.base)
        + shape("M94 140Q94 66 200 66t106 74q0 62-106 62T94 140Z", base)
        + shape(
            "M264 78q42 18 42 62 0 62-106 62-20 0-36-4 106-8 100-120Z", dark
        )
        + shape(
            "M108 140q0-44 54-58-26 28-24 96-30-12-30-38Z", pale, opacity=0.6
        )
        + oval(200, 118, 64, 26, IRON.base)
        + shape("M136 118q2-26 64-26t64 26q-10-10-64-10t-64 10Z", dark)
        + shape("M138 150q62 24 124 0l14 34q-72 34-148 4Z", base)
        + line("M138 152q62 24 124 0M128 188q74 28 148-4", dark, 3)
        + shape("M244 158l18-8 14 34-26 10Z", dark)
        + line("M100 150q10 44 60 50", stripe.base, 7)
    )


def insoles():
    def sole(x, y, flip, tone):
        base, dark, pale = tone
        foot = (
            "M54 0c36 0 54 34 50 84-3 34-18 50-16 84 2 40-6 78-38 78"
            "s-42-34-40-72C12 130 0 118 0 78 0 30 20 0 54 0Z"
        )
        return group(
            f"translate({x} {y}) scale({flip} 1)",
            group(f"translate({5 * flip} 6)", shape(foot, dark)),
            shape(foot, base),
            shape(
                "M22 40q12-28 34-28-22 30-22 80-16-20-12-52Z",
                pale,
                opacity=0.8,
            ),
            line(
                "M52 14c26 0 40 26 36 66-2 34-16 52-14 88 2 34-6 64-26 64"
                "s-28-30-26-62",
                dark,
                2.5,
                stroke_dasharray="5 7",
            ),
            hoop(54, 206, 14, RUST.base, 4),
        )

    return (
        shadow(204, 340, 124)
        + sole(206, 84, 1, SLATE)
        + sole(192, 88, -1, WOOL)
    )


def slippers():
    def one(x, y):
        base, dark, pale = SLATE
        return group(
            f"translate({x} {y})",
            shape("M0 96q0 34 30 34h190q34 0 34-26 0-20-20-30Z", BARK.dark),
            shape("M0 92q0 26 30 26h192q30 0 32-18l-20-26Z", BIRCH.base),
            shape(
                "M6 4q-14 50-6 92 2 10 16 10h210q28 0 28-16 0-46-74-60"
                "Q126 22 96 0q-20 18-48 18T6 4Z",
                base,
            ),
            shape("M180 30q74 14 74 60 0 16-28 16h-60q70-16 14-76Z", dark),
            shape("M10 18q-8 44 0 78h20q-12-40-6-70Z", pale, opacity=0.7),
            shape(
                "M6 4q20 14 44 14T96 0q8 6 14 10-30 26-64 24T2 22Z", RUST.base
            ),
            line("M118 22q30 24 28 74", CREAM.dark, 3, stroke_dasharray="6 7"),
            disc(190, 64, 11, RUST.base),
        )

    return shadow(206, 342, 146) + one(104, 146) + one(54, 206)


def child_cap(tone, band):
    base, dark, pale = tone
    return (
        shadow(200, 342, 108)
        + line("M112 250q-8 44-6 74M288 250q8 44 6 74", band.base, 7)
        + disc(106, 328, 11, band.base)
        + disc(294, 328, 11, band.dark)
        + shape(
            "M92 216q-4 66 26 76 26-2 40-58ZM308 216q4 66-26 76-26-2-40-58Z",
            dark,
        )
        + shape(
            "M90 230C84 140 136 104 200 104s116 36 110 126q-110 34-220 0Z",
            base,
        )
        + shape("M234 108c50 12 82 48 76 122q-26 8-56 12 20-80-20-134Z", dark)
        + shape(
            "M106 226c0-56 24-92 62-108-20 40-28 70-26 118-16-2-26-6-36-10Z",
            pale,
            opacity=0.7,
        )
        + shape("M92 196q108 34 216 0l2 34q-110 34-220 0Z", band.base)
        + shape("M262 208q26-4 46-12l2 34q-26 8-54 12Z", band.dark)
        + line(
            "M104 214l14 10 14-8 14 12 14-8 14 10 14-8 12 8 14-8 14 8 14-10"
            " 14 8 14-12 14 6 12-10",
            CREAM.base,
            4,
        )
        + disc(200, 88, 34, band.dark)
        + disc(196, 84, 32, band.base)
        + line(
            "M176 78l12 6M186 62l8 12M204 62l-4 12M216 78l-12 4M182 98l10-6"
            "M206 100l-4-10",
            band.pale,
            4,
        )
    )
