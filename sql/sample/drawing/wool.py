"""Things knitted, woven and felted."""

from drawing.pen import (
    CREAM,
    FIR,
    WOOL,
    group,
    label,
    line,
    rect,
    shadow,
    shape,
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
