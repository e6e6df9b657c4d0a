#!/usr/bin/env python3
"""Draws the pictures of docs/checks: for each number of the checks, as found on the left and mended on the right.

Run it in its own folder; it writes LP01.svg to LP28.svg. No library is needed. Kinds of card have the colours that
`lantern-pack graph` gives them.
"""

from html import escape
from math import atan2, cos, pi, sin

KINDS = {
    "Scene": ("#e3f0fb", "#1f5f99"),
    "Feel": ("#fde8ef", "#a33462"),
    "Stop": ("#fde4dc", "#b03a1c"),
    "Choice": ("#fff3cf", "#8a6100"),
    "Sort": ("#e6f5e6", "#2c6e31"),
    "Spot": ("#e0f5f3", "#0f6b62"),
    "Talk": ("#efe9fb", "#5b3fa0"),
    "Mend": ("#f6ecdf", "#7a4b14"),
    "End": ("#dff3e4", "#1d6b3a"),
}
STRONG, RISKY, INK, GREY, PAPER = "#1d6b3a", "#b03a1c", "#2b2622", "#6a625b", "#fffdf8"
LEFT, RIGHT = 20, 400  # where the two panels begin; each is 340 wide
WIDE = 340


def text(x, y, words, size=14, fill=INK, anchor="middle", weight="normal", more=""):
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{fill}" text-anchor="{anchor}" '
        f'font-weight="{weight}"{more}>{escape(words)}</text>'
    )


def box(x, y, w, h, fill="#ffffff", stroke=INK, rx=10, width=2, dash=""):
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{rx}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{width}"{dashes}/>'
    )


def line(points, stroke=INK, width=2.5, dash="", fill="none"):
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    return (
        f'<polyline points="{path}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" '
        f'stroke-linejoin="round" stroke-linecap="round"{dashes}/>'
    )


def arrow(x1, y1, x2, y2, colour=INK, dash="", words=""):
    turn = atan2(y2 - y1, x2 - x1)
    head = [(x2 - 11 * cos(turn + s * pi / 7), y2 - 11 * sin(turn + s * pi / 7)) for s in (1, -1)]
    drawn = line([(x1, y1), (x2, y2)], colour, 2.5, dash) + line([head[0], (x2, y2), head[1]], colour, 2.5)
    if words:
        drawn += text((x1 + x2) / 2, (y1 + y2) / 2 - 7, words, 12, colour, weight="bold")
    return drawn


def card(x, y, kind, name, w=92, h=50, ghost=False):
    fill, stroke = KINDS[kind]
    drawn = box(x, y, w, h, PAPER if ghost else fill, stroke, 12, 2, "6 5" if ghost else "")
    return drawn + text(x + w / 2, y + 19, kind, 12, stroke, weight="bold") + text(x + w / 2, y + 38, name, 14)


def cross(x, y, r=9):
    return line([(x - r, y - r), (x + r, y + r)], RISKY, 4) + line([(x - r, y + r), (x + r, y - r)], RISKY, 4)


def tick(x, y, r=9):
    return line([(x - r, y), (x - r / 4, y + r * 0.8), (x + r, y - r)], STRONG, 4)


def sheet(x, y, rows, w=150, h=None, marked=None, colour=RISKY):
    """A page of writing; the row `marked` is underlaid."""
    h = h or 26 + 22 * len(rows)
    drawn = box(x, y, w, h, "#ffffff", GREY, 6)
    for i, row in enumerate(rows):
        top = y + 30 + 22 * i
        if i == marked:
            drawn += box(x + 6, top - 16, w - 12, 22, "#fdeee9" if colour == RISKY else "#e8f5ea", colour, 5, 1.5)
        drawn += text(x + 12, top, row, 13, INK, "start")
    return drawn


def bubble(x, y, w, rows, colour=INK):
    h = 18 + 19 * len(rows)
    drawn = box(x, y, w, h, "#ffffff", colour, 16)
    drawn += line([(x + 26, y + h - 1), (x + 18, y + h + 14), (x + 44, y + h - 1)], colour, 2, fill="#ffffff")
    for i, row in enumerate(rows):
        drawn += text(x + w / 2, y + 24 + 19 * i, row, 14)
    return drawn


def snail(x, y, mood=0):
    """Nib, small: a shell, a body, an eye and a mouth (1 happy, 0 calm, -1 sad)."""
    body = f'<path d="M{x - 34} {y + 24} q14 -26 40 -16 h26 q14 2 16 16 z" fill="#f4c98b" stroke="{INK}" stroke-width="2"/>'
    shell = f'<circle cx="{x + 18}" cy="{y}" r="22" fill="#c98a5b" stroke="{INK}" stroke-width="2"/>'
    swirl = f'<path d="M{x + 8} {y + 2} a10 10 0 1 1 10 10 a6 6 0 1 1 4 -10" fill="none" stroke="{INK}" stroke-width="2"/>'
    head = f'<circle cx="{x - 26}" cy="{y + 4}" r="14" fill="#f4c98b" stroke="{INK}" stroke-width="2"/>'
    eyes = "".join(f'<circle cx="{x - 30 + d}" cy="{y}" r="2.4" fill="{INK}"/>' for d in (0, 9))
    mouth = f'<path d="M{x - 31} {y + 9} q5 {4 * mood} 10 0" fill="none" stroke="{INK}" stroke-width="2" stroke-linecap="round"/>'
    return body + shell + swirl + head + eyes + mouth


def wave(x, y, w, heights, colour=INK, limit=None):
    """Sound as bars; those above `limit` are cut off there."""
    step = w / len(heights)
    drawn = ""
    for i, h in enumerate(heights):
        cut = limit is not None and h > limit
        h = min(h, limit) if limit is not None else h
        at = x + step * (i + 0.5)
        drawn += line([(at, y - h), (at, y + h)], RISKY if cut else colour, step * 0.55)
    return drawn


def photo(x, y, w=120, h=80, words=""):
    """A picture of hills and a sun, with or without words in it."""
    drawn = box(x, y, w, h, "#dff0fb", INK, 6)
    drawn += f'<circle cx="{x + w * 0.78:g}" cy="{y + h * 0.26:g}" r="{h * 0.14:g}" fill="#ffd166"/>'
    drawn += f'<path d="M{x + 2} {y + h - 2} v-{h * 0.3:g} q{w * 0.25:g} -{h * 0.35:g} {w * 0.5:g} 0 q{w * 0.25:g} {h * 0.2:g} {w - 4 - w * 0.5:g} -{h * 0.05:g} v{h * 0.35:g} z" fill="#9ccb8a"/>'
    if words:
        drawn += box(x + w * 0.14, y + h * 0.34, w * 0.72, 26, "#ffffff", RISKY, 4) + text(x + w / 2, y + h * 0.34 + 18, words, 14, weight="bold")
    return drawn


def tell(x, y, size=44):
    """The Tell button as a sign: a raised hand with a heart."""
    drawn = box(x, y, size, size, "#6b2d8c", "#6b2d8c", 12)
    mid, base = x + size / 2, y + size * 0.8
    fingers = "".join(
        line([(mid + d, base - size * 0.28), (mid + d * 1.25, y + size * t)], "#ffffff", size * 0.1)
        for d, t in ((-size * 0.18, 0.26), (-size * 0.06, 0.16), (size * 0.06, 0.16), (size * 0.18, 0.26))
    )
    palm = f'<circle cx="{mid:g}" cy="{base - size * 0.2:g}" r="{size * 0.24:g}" fill="#ffffff"/>'
    return drawn + fingers + palm + text(mid, base - size * 0.1, "♥", int(size * 0.34), "#6b2d8c")


def screen(x, y, w=150, h=96):
    return box(x, y, w, h, "#3a3f47", INK, 10) + box(x + 7, y + 7, w - 14, h - 14, "#ffffff", INK, 5, 1)


def icon(name, x, y, colour="#8a6100"):
    """A sign about 40 wide, its middle at x, y. Drawn, as fonts have or have not such signs."""
    if name == "phone":
        return f'<path d="M{x - 20} {y - 6} q20 -16 40 0 v9 l-12 2 v-7 q-8 -3 -16 0 v7 l-12 -2 z M{x - 15} {y + 18} l6 -14 h18 l6 14 z" fill="{colour}"/>'
    if name == "pen":
        return line([(x - 16, y + 16), (x - 12, y + 4), (x + 12, y - 18), (x + 19, y - 11), (x - 5, y + 12), (x - 16, y + 16)], colour, 4)
    if name == "stop":
        fingers = "".join(line([(x + d, y + 4), (x + d, y - t)], colour, 7) for d, t in ((-11, 13), (-3, 19), (5, 19), (13, 13)))
        return fingers + line([(x - 18, y - 1), (x - 11, y + 9)], colour, 7) + f'<rect x="{x - 14}" y="{y}" width="30" height="20" rx="9" fill="{colour}"/>'
    if name == "sun":
        rays = "".join(line([(x + 15 * cos(a), y + 15 * sin(a)), (x + 21 * cos(a), y + 21 * sin(a))], colour, 3.5) for a in [i * pi / 4 for i in range(8)])
        return rays + f'<circle cx="{x}" cy="{y}" r="10" fill="{colour}"/>'
    if name == "umbrella":
        return f'<path d="M{x - 20} {y + 2} a20 20 0 0 1 40 0 z" fill="{colour}"/>' + line([(x, y), (x, y + 17), (x + 7, y + 19)], colour, 3.5)
    if name == "gem":
        return line([(x - 16, y - 4), (x - 8, y - 14), (x + 8, y - 14), (x + 16, y - 4), (x, y + 16), (x - 16, y - 4), (x + 16, y - 4)], colour, 3, fill="#d9cdf3")
    points = [(x + r * sin(i * pi / 5), y - r * cos(i * pi / 5)) for i in range(10) for r in (20 if i % 2 == 0 else 9,)]
    return line([*points, points[0]], colour, 3, fill=colour)


def parcel(x, y, words, good):
    colour = STRONG if good else RISKY
    drawn = box(x, y, 120, 80, "#f3dfc1", INK, 8) + line([(x + 60, y), (x + 60, y + 80)], "#c79a5b", 10) + line([(x, y + 30), (x + 120, y + 30)], "#c79a5b", 10)
    seal = f'<circle cx="{x + 60}" cy="{y + 30}" r="18" fill="#ffffff" stroke="{colour}" stroke-width="3"/>'
    return drawn + seal + (tick(x + 60, y + 30, 8) if good else cross(x + 60, y + 30, 7)) + text(x + 60, y + 104, words, 14)


def chain(x, y, cards, gap=34, w=86):
    """Cards in a row with arrows between them."""
    drawn = ""
    for i, (kind, name) in enumerate(cards):
        left = x + i * (w + gap)
        drawn += card(left, y, kind, name, w)
        if i:
            drawn += arrow(left - gap + 3, y + 25, left - 4, y + 25)
    return drawn


def fork(x, y, first, upper, lower, words=("", "")):
    """A card with two arrows to two others."""
    drawn = card(x, y + 42, *first)
    for dy, (kind, name), label in ((0, upper, words[0]), (86, lower, words[1])):
        colour = {"Strong": STRONG, "Risky": RISKY}.get(label, INK)
        drawn += arrow(x + 95, y + 67, x + 176, y + 25 + dy, colour) + card(x + 180, y + dy, kind, name)
        if label:
            drawn += text(x + 128, y + (30 if dy == 0 else 112), label, 12, colour, weight="bold")
    return drawn


def lp01(x, good):
    drawn = card(x + 20, 110, "Scene", "open") + arrow(x + 115, 135, x + 205, 135, words="next: feel" if good else "next: feal")
    return drawn + (card(x + 210, 110, "Feel", "feel") if good else card(x + 210, 110, "Feel", "feal ?", ghost=True) + cross(x + 256, 180))


def lp02(x, good):
    drawn = chain(x + 10, 80, [("Scene", "open"), ("Choice", "pick"), ("End", "end")], 30, 84)
    drawn += card(x + 124, 175, "Scene", "shop", 84)
    return drawn + (arrow(x + 60, 134, x + 122, 190) + arrow(x + 210, 196, x + 276, 134) if good else text(x + 166, 246, "no arrow comes here", 13, RISKY))


def lp03(x, good):
    drawn = chain(x + 20, 80, [("Scene", "wait"), ("Stop", "breathe")], 60)
    back = arrow(x + 166, 152, x + 80, 152, INK) + line([(x + 209, 130), (x + 209, 152), (x + 166, 152)]) + line([(x + 80, 152), (x + 63, 152), (x + 63, 132)])
    if good:
        return drawn + arrow(x + 209, 133, x + 209, 176) + card(x + 163, 180, "End", "end")
    return drawn + back + text(x + 140, 190, "round and round, with no way out", 13, RISKY)


def lp04(x, good):
    drawn = card(x + 14, 110, "Choice", "pick", 78) + arrow(x + 94, 135, x + 126, 135, RISKY) + card(x + 130, 110, "Scene", "typed", 78)
    drawn += text(x + 110, 100, "Risky", 12, RISKY, weight="bold") + arrow(x + 210, 135, x + 242, 135)
    if good:
        drawn += card(x + 246, 110, "Mend", "help", 78)
        return drawn + line([(x + 285, 162), (x + 285, 200), (x + 53, 200)], KINDS["Mend"][1], 2.5, "7 5") + arrow(x + 53, 200, x + 53, 165, KINDS["Mend"][1])
    return drawn + card(x + 246, 110, "End", "end", 78) + text(x + 170, 196, "nothing puts it right", 13, RISKY)


def lp05(x, good):
    weight = "Strong" if good else "Fair"
    drawn = fork(x + 20, 70, ("Choice", "pick"), ("Mend", "typed"), ("Scene", "gran"), ("Risky", weight))
    return drawn + (tick(x + 314, 181) if good else cross(x + 314, 181))


def lp06(x, good):
    drawn = text(x + 170, 78, "Reception: two cards", 13, GREY)
    places = [(60, 100), (190, 100)] if good else [(20, 100), (126, 100), (232, 100)]
    for i, (dx, y) in enumerate(places):
        drawn += box(x + dx, y, 92, 92, "#fff3cf", "#8a6100", 14) + icon(("sun", "umbrella", "star")[i], x + dx + 46, y + 46)
    return drawn + (tick(x + 320, 146) if good else text(x + 170, 220, "three are too many to hold in mind", 13, RISKY))


def lp07(x, good):
    drawn = sheet(x + 6, 84, ["e5-ask = Your name?", "e5-gran = Thank you."], 158) + text(x + 85, 76, "English", 13, GREY)
    rows = ["e5-ask = نام؟", "e5-gran = شکریہ۔"] if good else ["e5-ask = نام؟", ""]
    drawn += sheet(x + 176, 84, rows, 158, marked=1, colour=STRONG if good else RISKY) + text(x + 255, 76, "Urdu", 13, GREY)
    return drawn + ("" if good else text(x + 255, 182, "one is missing", 13, RISKY))


def lp08(x, good):
    drawn = chain(x + 8, 76, [("Scene", "ask"), ("End", "end")], 30, 78)
    rows = ["e5-ask = …", "e5-end = …"] if good else ["e5-ask = …", "e5-ast = …", "e5-end = …"]
    drawn += sheet(x + 206, 66, rows, 126, marked=None if good else 1)
    return drawn + ("" if good else text(x + 268, 182, "no card is called ast", 13, RISKY))


def lp09(x, good):
    words = ["Nib has three shells."] if good else ["Nib has { $count } shells."]
    return bubble(x + 60, 84, 220, words, STRONG if good else RISKY) + text(x + 170, 176, "can be recorded once, for everybody" if good else "a voice cannot be recorded for a gap", 13, STRONG if good else RISKY)


def lp10(x, good):
    drawn = sheet(x + 10, 84, ["e5-ask = Your name?"], 156) + arrow(x + 172, 108, x + 200, 108)
    if good:
        return drawn + wave(x + 210, 108, 110, [6, 16, 24, 14, 28, 20, 8, 18, 10], "#1f5f99") + text(x + 265, 164, "e5-ask.ogg", 13)
    return drawn + box(x + 210, 78, 110, 60, PAPER, GREY, 8, 2, "6 5") + text(x + 265, 113, "silence", 14, RISKY) + text(x + 265, 164, "e5-ask.ogg ?", 13)


def lp11(x, good):
    drawn = text(x + 80, 78, "written", 13, GREY) + bubble(x + 8, 88, 148, ["Call Gran Heron."])
    return drawn + text(x + 255, 78, "said", 13, GREY) + bubble(x + 182, 88, 148, ["Call Gran Heron." if good else "Call Grandma."], STRONG if good else RISKY)


def lp12(x, good):
    drawn = wave(x + 20, 120, 300, [8, 18, 26, 12, 4, 20, 30, 16, 5, 22, 18, 10], "#1f5f99")
    times = [30, 120, 215] if good else [30, 215, 120]
    for at, word in zip(times, ["Call", "Gran", "Heron."]):
        drawn += line([(x + at, 82), (x + at, 162)], STRONG if good else RISKY, 2, "4 4") + text(x + at + 4, 182, word, 14, INK, "start")
    return drawn + text(x + 170, 216, "each word lights when it is heard" if good else "the light jumps back", 13, STRONG if good else RISKY)


def lp13(x, good):
    band = box(x + 14, 92, 312, 72, "#eef6ee", "#8fbf95", 4, 1)
    heights = [20, 30, 26, 34, 12, 28, 32, 18, 30, 24] if good else [6, 9, 7, 10, 4, 64, 70, 58, 66, 62]
    drawn = band + wave(x + 24, 128, 292, heights, "#1f5f99", 52)
    return drawn + text(x + 170, 216, "even, and easy to hear" if good else "too quiet, then cut off", 13, STRONG if good else RISKY)


def lp14(x, good):
    drawn = photo(x + 10, 92) + snail(x + 62, 140, 1)
    words = ["Nib the snail smiles", "at a hill."] if good else ["(nothing)"]
    return drawn + text(x + 240, 84, "what a screen reader says", 12, GREY) + bubble(x + 154, 94, 176, words, STRONG if good else RISKY)


def lp15(x, good):
    drawn = box(x + 40, 82, 110, 110, "#fff3cf", "#8a6100", 14) + icon("phone", x + 95, 122) + text(x + 95, 180, "Call Gran.", 14)
    drawn += box(x + 190, 82, 110, 110, "#fff3cf", "#8a6100", 14) + text(x + 245, 180, "Put it in.", 14)
    return drawn + (icon("pen", x + 245, 124) if good else text(x + 245, 138, "?", 40, RISKY))


def lp16(x, good):
    if good:
        return bubble(x + 40, 76, 250, ["The box wants a name."], STRONG) + bubble(x + 40, 146, 250, ["Nib puts the tablet down."], STRONG)
    return bubble(x + 20, 82, 300, ["When the unfamiliar application", "requested his name, Nib, who was", "uncertain, put the tablet down."], RISKY)


def lp17(x, good):
    drawn = snail(x + 60, 180, 1 if good else -1)
    return drawn + bubble(x + 80, 84, 240, ["Now it asks for more." if good else "That was silly, Nib!"], STRONG if good else RISKY)


def lp18(x, good):
    drawn = screen(x + 70, 80, 200, 120)
    rows = ["Ring 07700 900123", "12 Mill Lane"] if not good else ["Ring the shop", "by the pond"]
    return drawn + text(x + 170, 130, rows[0], 15) + text(x + 170, 160, rows[1], 15) + ("" if good else cross(x + 300, 140))


def lp19(x, good):
    drawn = photo(x + 10, 92)
    rows = ["author: Year 2 teacher", "licence: CC BY 4.0", "source: own drawing"] if good else ["author: ?", "licence: ?", "source: found it"]
    return drawn + sheet(x + 146, 82, rows, 186, marked=None if good else 1)


def lp20(x, good):
    drawn = box(x + 60, 74, 220, 120, "#ffffff", INK, 12) + text(x + 170, 222, "room for 12 MB", 13, GREY)
    if good:
        return drawn + box(x + 70, 84, 130, 100, "#e6f5e6", STRONG, 8) + text(x + 135, 140, "4 MB", 18)
    return drawn + box(x + 70, 84, 256, 100, "#fdeee9", RISKY, 8) + text(x + 190, 140, "31 MB", 18)


def lp21(x, good):
    drawn = ""
    for i, name in enumerate(["Calm", "Wobbly", "Tense", "Heavy"]):
        h = 24 + 22 * i
        over = i > 1
        drawn += box(x + 30 + 72 * i, 180 - h, 60, h, "#eeeeee" if over else "#e3f0fb", GREY if over else "#1f5f99", 6) + text(x + 60 + 72 * i, 198, name, 13)
    drawn += line([(x + 20, 128), (x + 320, 128)], RISKY, 2, "6 5") + text(x + 170, 228, "the line: as heavy as Years 1 and 2 go", 13, RISKY)
    at = 1 if good else 2
    return drawn + (tick(x + 60 + 72 * at, 104) if good else cross(x + 60 + 72 * at, 92))


def lp22(x, good):
    drawn = snail(x + 66, 160, 0)
    drawn += box(x + 130, 90, 92, 96, "#fff3cf", "#8a6100", 14) + icon("stop", x + 176, 130) + text(x + 176, 176, "Stop it.", 13)
    drawn += box(x + 236, 90, 92, 96, "#fff3cf" if good else PAPER, STRONG if good else GREY, 14, 2, "" if good else "6 5")
    return drawn + (icon("phone", x + 282, 126, STRONG) + text(x + 282, 176, "Call Gran.", 13) if good else text(x + 282, 146, "nobody?", 14, RISKY))


def lp23(x, good):
    rows = ["Aim", "Questions", "If a child tells you:"] + (["listen, thank, tell", "the lead the same day"] if good else ["", ""])
    return sheet(x + 70, 68, rows, 200, marked=2, colour=STRONG if good else RISKY)


def lp24(x, good):
    drawn = screen(x + 60, 74, 220, 140) + text(x + 138, 108, "a card of the story", 11, GREY)
    drawn += tell(x + 228, 162, 40)
    drawn += box(x + 80, 120, 74, 70, "#fff3cf", "#8a6100", 10)
    return drawn + (icon("phone", x + 117, 154) if good else tell(x + 97, 134, 40) + cross(x + 165, 154))


def lp25(x, good):
    return photo(x + 80, 82, 180, 120, "" if good else "FREE GEMS") + (icon("gem", x + 170, 160, "#5b3fa0") if good else "")


def lp26(x, good):
    drawn = card(x + 14, 118, "Choice", "pick", 78)
    risky, strong = ((60, "short, plain"), (150, "longer, warm")) if good else ((206, "long and exciting!!"), (60, "“OK.”"))
    drawn += arrow(x + 92, 138, x + 118, 104, RISKY) + box(x + 122, 84, risky[0] if not good else 96, 40, "#fde4dc", RISKY, 8) + text(x + 122 + (risky[0] if not good else 96) / 2, 109, risky[1], 13)
    return drawn + arrow(x + 92, 150, x + 118, 182, STRONG) + box(x + 122, 164, strong[0], 40, "#dff3e4", STRONG, 8) + text(x + 122 + strong[0] / 2, 189, strong[1], 13)


def lp27(x, good):
    drawn = sheet(x + 30, 78, ["نِب کھیلتا ہے۔", "وہ رُک جاتا ہے۔"], 140) + arrow(x + 178, 112, x + 214, 112)
    if good:
        return drawn + tick(x + 250, 100, 16) + text(x + 256, 148, "read by a", 13) + text(x + 256, 166, "bilingual assistant", 13)
    return drawn + text(x + 256, 116, "?", 44, RISKY, weight="bold") + text(x + 256, 148, "a machine wrote it,", 13) + text(x + 256, 166, "nobody has read it", 13)


def lp28(x, good):
    return parcel(x + 110, 84, "as it was signed" if good else "changed on the way", good)


TITLES = [
    "arrow to no card", "a card nobody reaches", "no way to an End", "a risky choice that nothing mends", "a choice with no Strong card",
    "too many cards, or too few", "a sentence is missing", "a sentence nobody uses", "a gap in a sentence", "a recording is missing",
    "the voice says other words", "word times that do not fit", "too long, too quiet or too loud", "a picture without its words", "a card without a picture",
    "hard to read", "a word that shames", "an address, a number, a brand", "nobody is named for it", "too large",
    "too heavy for its age", "nobody asks for help", "the teacher does not know what to do", "the sign of the Tell button", "words inside a picture",
    "the risky way is more fun", "nobody signed the translation off", "not what was signed",
]


def main():
    for number, title in enumerate(TITLES, 1):
        draw = globals()[f"lp{number:02}"]
        parts = [
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 270" width="760" height="270" role="img" '
            'font-family="Andika, Noto Naskh Arabic, Noto Sans Arabic, sans-serif">',
            f"<title>LP{number:02}: {escape(title)}. As found on the left, mended on the right.</title>",
            f'<rect width="760" height="270" fill="{PAPER}"/>',
        ]
        for x, good in ((LEFT, False), (RIGHT, True)):
            colour = STRONG if good else RISKY
            parts.append(box(x, 12, WIDE, 246, "#ffffff" if good else "#fffaf6", colour, 16, 2))
            parts.append((tick if good else cross)(x + 24, 36, 8) + text(x + 44, 41, "mended" if good else "as found", 15, colour, "start", "bold"))
            parts.append(draw(x, good))
        with open(f"LP{number:02}.svg", "w", encoding="utf-8") as file:
            file.write("\n".join(parts) + "\n</svg>\n")


if __name__ == "__main__":
    main()
