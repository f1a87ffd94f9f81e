"""What keeps the other things going."""

from drawing.pen import (
    BARK,
    CREAM,
    OCHRE,
    SLATE,
    STEEL,
    WOOL,
    group,
    line,
    oval,
    rect,
    shadow,
    shape,
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
