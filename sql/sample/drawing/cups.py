"""Flasks, mugs and what heats them."""

import random

from drawing.pen import (
    BARK, BIRCH, CREAM, IRON, MOSS, OCHRE, RED, RUST, STAGES, STEEL, WOOL,
    YELLOW, disc, flame, group, hoop, line, oval, peaks, rect, shadow,
    shape, steam,
)


def flask(tone):
    base, dark, pale = tone
    return (
        shadow(200, 338, 78)
        + rect(150, 132, 100, 204, base, 18)
        + shape(
            "M168 132h14v204h-14a18 18 0 0 1-18-18V150a18 18 0 0 1 18-18Z",
            pale,
            opacity=0.7,
        )
        + shape(
            "M222 132h10a18 18 0 0 1 18 18v168a18 18 0 0 1-18 18h-10Z", dark
        )
        + shape("M150 150q0-30 20-38h60q20 8 20 38Z", STEEL.base)
        + shape("M150 150q0-30 20-38h14q-14 10-16 38Z", STEEL.pale)
        + shape("M230 112q20 8 20 38h-18q0-30-10-38Z", STEEL.dark)
        + rect(150, 146, 100, 8, IRON.base)
        + rect(162, 48, 76, 66, WOOL.base, 12)
        + rect(162, 48, 20, 66, WOOL.pale, 10)
        + rect(220, 48, 18, 66, WOOL.dark, 10)
        + rect(162, 98, 76, 10, RUST.base)
        + rect(150, 296, 100, 12, YELLOW)
        + disc(200, 224, 30, CREAM.base)
        + line("M180 234l13-18 9 10 8-14 11 22", dark, 4)
        + disc(186, 210, 3.5, OCHRE.base)
    )


def mug(tone, trim):
    base, dark, pale = tone
    rnd = random.Random(4)
    specks = "".join(
        f"M{rnd.randint(124, 250)} {rnd.randint(170, 318)}h.1"
        for _ in range(46)
    )
    return (
        steam("M168 120q-14-18 0-36t0-36M206 120q-14-18 0-36t0-36")
        + shadow(196, 336, 104)
        + line("M262 186c74-14 78 92-2 92", trim.dark, 19)
        + line("M262 186c74-14 78 92-2 92", base, 12)
        + shape("M108 148h168l-8 168q-1 20-22 20H138q-21 0-22-20Z", base)
        + shape("M240 148h36l-8 168q-1 20-22 20h-22q14-2 15-20Z", dark)
        + shape("M116 160h22l6 150q0 14 4 20-30 4-32-20Z", pale)
        + line(specks, trim.base, 4)
        + oval(192, 148, 86, 20, trim.dark)
        + oval(192, 149, 76, 14, "#5b3c25")
        + shape("M122 153q70-16 140 0-20 10-70 10t-70-10Z", "#7a5233")
    )


def bowl(tone, trim):
    base, dark, pale = tone
    chance = random.Random(9)
    specks = "".join(
        f"M{chance.randint(112, 276)} {chance.randint(214, 282)}h.1"
        for _ in range(34)
    )
    return (
        steam(
            "M164 150q-14-18 0-36t0-36M204 138q-14-18 0-36t0-36M244 150"
            "q-14-18 0-36t0-36"
        )
        + shadow(200, 338, 110)
        + shape("M70 196H330Q322 300 244 326H156Q78 300 70 196Z", base)
        + shape("M292 196h38Q322 300 244 326h-30Q284 296 292 196Z", dark)
        + shape("M80 208h24q6 60 44 100Q90 280 80 208Z", pale)
        + rect(150, 320, 100, 16, trim.dark, 6)
        + line(specks, trim.base, 4)
        + oval(200, 196, 130, 30, trim.dark)
        + oval(200, 197, 119, 23, "#c8742e")
        + shape("M92 204q108-26 216 0-30 17-108 17T92 204Z", "#dd8c42")
        + disc(168, 206, 8, OCHRE.pale)
        + disc(228, 202, 10, OCHRE.pale)
        + disc(250, 210, 6, MOSS.pale)
        + disc(196, 210, 6, MOSS.base)
        + disc(142, 202, 6, MOSS.pale)
    )


def kettle(tone, trim):
    base, dark, pale = tone
    return (
        steam("M326 116q-12-14 0-28t0-28")
        + shadow(196, 338, 116)
        + line("M104 150C104 50 288 50 288 150", IRON.base, 9)
        + line("M158 79Q196 70 234 79", BARK.base, 20)
        + line("M162 75Q196 67 230 75", BARK.pale, 5)
        + shape("M268 214q34-8 42-72l32 2q2 90-64 128Z", dark)
        + shape("M268 214q34-8 42-72h16q-4 84-54 108Z", base)
        + oval(326, 143, 17, 6, IRON.base)
        + shape(
            "M120 150h152q40 60 36 130-2 56-36 56H120"
            "q-34 0-36-56-4-70 36-130Z",
            base,
        )
        + shape("M234 150h38q40 60 36 130-2 56-36 56h-40q36-40 2-186Z", dark)
        + shape(
            "M128 158h18q-30 70-10 172-40 2-42-50-4-70 34-122Z",
            pale,
            opacity=0.75,
        )
        + shape(
            "M86 300h222q-6 36-36 36H120q-30 0-34-36Z", trim.dark, opacity=0.55
        )
        + oval(196, 150, 78, 14, trim.dark)
        + shape("M128 144q10-30 68-30t68 30q-20 12-68 12t-68-12Z", base)
        + shape("M226 118q32 6 38 26-10 8-34 10 10-16-4-36Z", dark)
        + rect(182, 98, 28, 20, trim.base, 8)
        + line("M100 150h8M284 150h8", IRON.base, 14)
    )


def soup_flask():
    base, dark, pale = RUST
    return (
        steam("M180 84q-12-14 0-28t0-28M212 84q-12-14 0-28t0-28")
        + shadow(204, 338, 104)
        + rect(116, 142, 152, 194, base, 26)
        + shape(
            "M142 142h22v194h-22a26 26 0 0 1-26-26V168a26 26 0 0 1 26-26Z",
            pale,
            opacity=0.7,
        )
        + shape(
            "M230 142h12a26 26 0 0 1 26 26v142a26 26 0 0 1-26 26h-12Z", dark
        )
        + rect(118, 126, 148, 28, STEEL.base, 8)
        + rect(118, 126, 34, 28, STEEL.pale, 8)
        + rect(234, 126, 32, 28, STEEL.dark, 8)
        + oval(192, 126, 70, 14, STEEL.dark)
        + oval(192, 127, 60, 10, "#c8742e")
        + rect(116, 296, 152, 12, YELLOW)
        + disc(192, 232, 34, CREAM.base)
        + peaks(172, 243, 24, dark, 4)
        + group(
            "rotate(8 312 240)",
            line("M312 332V196", STEEL.dark, 12)
            + line("M310 332V196", STEEL.base, 8),
            oval(312, 172, 20, 32, STEEL.dark),
            oval(310, 170, 18, 30, STEEL.base),
            oval(306, 166, 9, 20, STEEL.pale),
        )
    )


def stove():
    base, dark, pale = STEEL
    holes = "".join(
        disc(x, y, 6, dark) for y in (236, 258) for x in range(126, 280, 22)
    )
    return (
        disc(200, 200, 120, YELLOW, opacity=0.16)
        + shadow(200, 340, 112)
        + flame(200, 232, 1.4)
        + flame(158, 226, 0.9)
        + flame(244, 226, 0.9)
        + shape("M96 190h208l-14 146H110Z", base)
        + shape("M262 190h42l-14 146h-38Z", dark)
        + shape("M96 190h24l10 146h-20Z", pale)
        + shape(
            "M96 190l18-32 22 32M178 190l22-32 22 32M264 190l22-32 18 32Z",
            base,
        )
        + shape("M264 190l22-32 18 32Z", dark)
        + holes
        + shape(
            "M148 336v-40a14 14 0 0 1 14-14h76a14 14 0 0 1 14 14v40Z",
            IRON.dark,
        )
        + disc(178, 326, 13, RED)
        + disc(200, 318, 15, OCHRE.base)
        + disc(222, 327, 12, RUST.base)
        + disc(200, 330, 10, YELLOW)
        + line("M262 322 344 330M270 334l62-22", BARK.base, 11)
        + line("M262 320 344 328", BARK.pale, 3)
    )


def noggin():
    base, dark, pale = BIRCH
    return (
        shadow(190, 336, 112)
        + shape("M268 196q20-30 62-26 34 4 30 28-4 22-36 24-20 0-30 24Z", dark)
        + shape("M268 192q20-30 62-26 34 4 30 26-6 18-38 18-24 2-34 30Z", base)
        + disc(328, 188, 9, STAGES["sage"][0])
        + line("M328 188q-10 60 8 84", RUST.base, 5)
        + line("M336 272l-5 14M336 272l7 12", RUST.base, 4)
        + shape("M74 188h216q4 148-108 148T74 188Z", base)
        + shape("M250 188h40q4 148-108 148h-12q88-12 80-148Z", dark)
        + shape("M84 202h24q2 70 36 118-62-24-60-118Z", pale)
        + line(
            "M112 236q60 22 130-2M122 272q50 18 108-2M142 304q34 10 70-2",
            dark,
            2.5,
        )
        + oval(182, 188, 108, 26, pale)
        + oval(182, 190, 96, 20, dark)
        + shape("M88 194q94-16 188 0-24 15-94 15t-94-15Z", "#6b4a2e")
        + shape("M104 196q60-12 120 0-20 8-60 8t-60-8Z", "#8a6240")
    )


def spoons():
    def spoon(angle, tone):
        base, dark, pale = tone
        return group(
            f"rotate({angle} 200 330)",
            line("M200 318V176", dark, 19),
            line("M198 318V176", base, 14),
            line("M194 312V184", pale, 3.5),
            oval(200, 122, 40, 58, dark),
            oval(197, 119, 38, 56, base),
            oval(198, 124, 26, 42, dark, opacity=0.6),
            oval(190, 112, 10, 26, pale, opacity=0.8),
            hoop(199, 316, 5, dark, 3),
        )

    return (
        shadow(204, 340, 90)
        + spoon(-20, BIRCH)
        + spoon(17, BARK)
        + rect(174, 252, 54, 34, RUST.base, 5)
        + line("M176 260h50M176 269h50M176 278h50", RUST.dark, 2.5)
        + line("M224 278q24 8 30 34M222 280q14 14 10 38", RUST.base, 5)
    )


def hip_flask():
    base, dark, pale = STEEL
    return (
        shadow(204, 338, 96)
        + rect(180, 62, 40, 42, dark, 6)
        + rect(180, 62, 28, 42, base, 6)
        + line("M184 72h32M184 82h32M184 92h32", dark, 3)
        + line("M222 92q36-6 34 32", dark, 5)
        + shape(
            "M164 104h72q48 8 48 60v120q0 52-46 52h-76q-46 0-46-52V164"
            "q0-52 48-60Z",
            base,
        )
        + shape(
            "M236 104q48 8 48 60v120q0 52-46 52h-18q36-10 36-60V160"
            "q0-44-20-56Z",
            dark,
        )
        + shape("M164 104h14q-34 14-34 62v50h-28v-52q0-52 48-60Z", pale)
        + shape("M116 204h168v80q0 52-46 52h-76q-46 0-46-52Z", BARK.base)
        + shape("M256 204h28v80q0 52-46 52h-18q36-10 36-60Z", BARK.dark)
        + shape(
            "M116 204h24v80q0 34 14 50-38-4-38-50Z", BARK.pale, opacity=0.8
        )
        + line("M116 214h168", CREAM.dark, 2.5, stroke_dasharray="6 6")
        + peaks(174, 290, 34, BARK.dark, 5)
    )
