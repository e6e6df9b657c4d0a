"""Backdrops within doors: burrow, hall, bedroom-night, bus, library, corridor, home-corner. `python3 backs_in.py [name ...]` writes
svg/back/<name>.svg, 1280x800. Feet stand near y=640; the lowest 150 are under the words. bedroom-night is made from bedroom.svg."""

import os
import random
import re
import sys

from room_draw import C, KIT, P, R, S, cli, clipped, el, glow, lift
from room_set import COATS, WOOD, bag, bookrow, books, bunting, coat, daylight, lantern, light, picture, plank, rug, softly, window


def burrow(d):
    rnd = random.Random(4)
    b = R(0, 0, 1280, 800, 0, d.lg((0, '#7A4A2A'), (0.6, '#9A6236'), (1, '#6B3F20')))
    b += ''.join(el(rnd.randint(0, 1280), rnd.randint(0, 520), rnd.randint(6, 20), rnd.randint(4, 12), '#5A3218', opacity=0.35) for _ in range(70))
    # the hollowed room
    room = 'M60 560C40 300 200 110 640 104C1080 110 1240 300 1220 560Z'
    b += P(room, '#5A3218', transform='translate(0 -12)') + P(room, d.rg((0, '#F3C68C'), (0.55, '#D9995A'), (1, '#A96A38'), cx=0.5, cy=0.62, r=0.75))
    b += clipped(
        d, P(room, '#000'), ''.join(S(f'M{x} {y}q{k} 10 {k*2} 0', '#8A5530', 5, opacity=0.35) for x, y, k in ((rnd.randint(90, 1180), rnd.randint(150, 500), rnd.randint(14, 30)) for _ in range(46)))
    )
    # roots from the roof
    for x, l, k in ((250, 120, 24), (420, 84, -18), (560, 64, 14), (760, 70, -16), (900, 92, 20), (1040, 130, -26)):
        b += (
            S(f'M{x} 60C{x+k} {90+l*.3} {x-k} {100+l*.6} {x+k*.6} {110+l}', '#7A4A26', 13)
            + S(f'M{x+2} {100+l*.4}q{k} 10 {k*1.4} {l*.3}', '#7A4A26', 7)
            + S(f'M{x-3} 70C{x+k-3} {90+l*.3} {x-k-3} {100+l*.6} {x+k*.6-3} {106+l}', '#B9834E', 3, opacity=0.6)
        )
    # round window, round door
    b += (
        lift(d, C(330, 292, 92, '#8A5A30'), 5, 5, 0.3)
        + clipped(d, C(330, 292, 76, '#000'), daylight(d, 250, 214, 160, 160))
        + S('M330 216V368M254 292H406', '#A9743E', 12)
        + C(330, 292, 76, 'none', stroke='#C98F50', stroke_width=8)
        + R(244, 372, 172, 18, 8, '#C98F50')
        + d.ic('potted-plant', 296, 316, 64)
    )
    b += (
        lift(d, P('M876 560V380A104 104 0 0 1 1084 380V560Z', '#7A4A26'), 5, 5, 0.3)
        + P('M892 560V382A88 88 0 0 1 1068 382V560Z', d.lg((0, '#8FBF5A'), (1, '#4E8434'), x2=1))
        + S('M936 300V560M980 294V560M1024 300V560', '#3E6E2A', 4, opacity=0.5)
        + C(1046, 440, 10, '#FFD34E')
        + C(980, 372, 26, '#FFE9A0')
        + S('M980 346V398M954 372H1006', '#7A4A26', 5)
    )
    # shelf with jars and a lamp
    b += lift(d, R(500, 286, 300, 18, 8, d.lg((0, WOOD[0]), (1, WOOD[1])))) + P('M530 304v26h-12v-26zM782 304v26h-12v-26z', '#8A5426')
    for k, c in enumerate(('#F2645A', '#FFC93C', '#8FD34E', '#C58BE8')):
        b += R(520 + k * 48, 236, 38, 50, 10, '#FFFFFF', opacity=0.72) + R(523 + k * 48, 252, 32, 32, 7, c) + R(522 + k * 48, 228, 34, 12, 4, '#B9743C')
    b += d.ic('chestnut', 716, 236, 52) + books(772, 286, ((18, 54),))
    b += picture(d, 600, 160, 84, 70, -3, '#FFF3D6', [('worm', 18, 12, 46)], '#C98F50')
    # floor
    b += P('M-10 560Q640 510 1290 560V800H-10Z', d.lg((0, '#C98F58'), (0.5, '#A86C3C'), (1, '#7A4A28'))) + P('M-10 560Q640 510 1290 560', 'none', stroke='#EBC08A', stroke_width=6, opacity=0.6)
    # bed with patches at the left, stove at the right
    b += lift(d, P('M84 600C80 520 110 470 190 462H350C400 470 410 520 408 600Z', d.lg((0, '#B9743C'), (1, '#7A4A22'))), 6, 6, 0.3) + el(176, 486, 66, 34, d.rg((0, '#FFFFFF'), (1, '#D9DFEE')))
    q = 'M110 520C180 480 330 476 396 500C410 540 408 576 400 598H96C92 570 96 540 110 520Z'
    b += P(q, '#6FA63C') + clipped(
        d,
        P(q, '#000'),
        ''.join(
            R(90 + i * 46, 470 + j * 38, 44, 36, 6, ['#8FBF5A', '#FFC93C', '#F2785C', '#7CC4EE', '#C58BE8'][(i * 2 + j) % 5], transform=f'rotate(4 {90+i*46} {470+j*38})')
            for i in range(8)
            for j in range(4)
        )
        + P(q, d.lg((0, '#fff', 0.3), (0.5, '#fff', 0), (1, '#3A1A0A', 0.35))),
    )
    b += (
        lift(d, R(1120, 430, 120, 150, 26, d.lg((0, '#6B7080'), (1, '#3A3E4C'))), 6, 6, 0.3)
        + R(1160, 150, 34, 290, 8, d.lg((0, '#5B6070'), (0.5, '#8A90A0'), (1, '#4A4E5C'), x2=1, y2=0))
        + R(1138, 476, 84, 66, 14, '#1E1A20')
        + glow(d, 1180, 512, 80, '#FF9A3A', 0.95)
        + P('M1180 484C1196 504 1204 514 1196 530C1190 540 1170 540 1164 530C1158 514 1172 506 1180 484Z', '#FFC93C')
        + d.ic('teapot', 1134, 366, 84)
    )
    b += rug(d, 660, 664, 380, 66, '#8FBF5A', '#5E9A34') + lantern(d, 480, 112, 1.1, 200) + lantern(d, 836, 112, 1.1, 200)
    return softly(d, b) + light(d, 0.5, 0.45, 0.3, '#2A1206', 0.42)


def hall(d):
    b = R(0, 0, 1280, 800, 0, d.lg((0, '#FFF3DC'), (1, '#F9DDB4'))) + R(0, 396, 1280, 140, 0, d.lg((0, '#E7B888'), (1, '#D09A66'))) + R(0, 388, 1280, 14, 4, '#FFF9EE')
    for x in (40, 1104):
        b += window(d, x, 60, 136, 210, daylight(d, x, 60, 136, 210))
    # the stage
    b += R(300, 90, 680, 420, 0, d.lg((0, '#3A2A5E'), (1, '#6B4FA0'))) + glow(d, 640, 300, 300, '#FFE9A0', 0.55)
    b += (
        d.ic('star', 520, 160, 60, op=0.9)
        + d.ic('star', 700, 190, 44, op=0.8)
        + d.ic('crescent-moon', 770, 140, 70)
        + P('M300 430Q470 380 640 420T980 410V510H300Z', '#4F8A5A')
        + d.ic('castle', 560, 262, 170)
    )
    cur = d.lg((0, '#A8243A'), (0.3, '#E2485A'), (0.6, '#B9283E'), (1, '#E2485A'), x2=1, y2=0)
    b += (
        lift(
            d,
            P('M276 84H452C448 260 420 380 352 500H276Z', cur)
            + P('M1004 84H828C832 260 860 380 928 500H1004Z', cur)
            + P('M256 60H1024V120' + ''.join('q-32 46 -64 0' for _ in range(12)) + 'Z', d.lg((0, '#F2645A'), (1, '#A8243A'))),
            6,
            6,
            0.3,
        )
        + R(248, 46, 784, 24, 10, '#C98442')
        + ''.join(C(288 + k * 64, 132, 6, '#FFD34E') for k in range(12))
    )
    b += (
        R(262, 496, 756, 62, 6, d.lg((0, '#F0B870'), (1, '#B9743C')))
        + R(262, 496, 756, 12, 4, '#FBD9A0')
        + ''.join(S(f'M{x} 512V556', '#8A5426', 3, opacity=0.4) for x in range(300, 1000, 42))
        + R(590, 532, 100, 14, 3, '#D9985A')
        + R(578, 546, 124, 14, 3, '#C98442')
    )
    # wall bars and bench
    b += ''.join(R(196, 286 + k * 24, 60, 9, 4, '#C98442') for k in range(10)) + R(192, 276, 12, 258, 4, '#A9652F') + R(250, 276, 12, 258, 4, '#A9652F')
    b += plank(d, 536, 800, ('#F0C088', '#D2914E', '#A86A34')) + R(0, 530, 1280, 10, 0, '#FFF6E6')
    for x in (24, 1040):
        b += lift(d, R(x, 528, 220, 20, 8, d.lg((0, '#F6C88A'), (1, '#C98442'))), 4, 4, 0.25) + R(x + 16, 548, 14, 44, 3, '#A9652F') + R(x + 190, 548, 14, 44, 3, '#A9652F')
    b += d.ic('soccer-ball', 1130, 470, 58) + d.ic('basketball', 1186, 474, 56)
    b += S('M180 760Q640 560 1100 760', '#3E8DF0', 9, opacity=0.35) + el(640, 700, 210, 44, 'none', stroke='#F2544B', stroke_width=9, opacity=0.3)
    b += bunting(d, ((-10, 10), (640, 60), (1290, 10)), 22)
    return softly(d, b) + light(d, 0.5, 0.4)


def bedroom_night(d):
    """The bedroom when it is dark: its own picture with night in the window, blue over all, and the little lamps lit."""
    src = open(os.path.join(KIT, 'svg', 'back', 'bedroom.svg'), encoding='utf-8').read()
    for a, b in (
        ('#8CCBF2', '#141C4E'),
        ('#FFD08A"/></lin', '#5C5AA8"/></lin'),
        ('#C9785E', '#2A2A5E'),
        ('#D98A6A', '#30306A'),
        ('#E09A72', '#34346E'),
        ('#CF8262', '#2C2C62'),
        ('#DB936E', '#323268'),
        ('#9A4F42', '#1E1E4A'),
        ('#7DB866', '#2C4A5E'),
    ):
        src = src.replace(a, b)
    src = re.sub(r'<path d="M170 130H390L930 690H470Z"[^>]*/>', '', src)
    body = re.search(r'<svg[^>]*>(.*)</svg>', src, re.S).group(1)
    s = body + '<g style="mix-blend-mode:multiply">' + R(0, 0, 1280, 800, 0, d.lg((0, '#5668C4'), (0.6, '#6672C0'), (1, '#4A4E96'))) + '</g>'
    # the moon behind the panes, and its light
    pane = '<path d="M180 84H360C356 200 330 240 300 270H236C206 240 184 200 180 84Z"/>'
    s += clipped(
        d,
        pane,
        glow(d, 318, 160, 120, '#FFF3C8', 0.8)
        + C(318, 160, 34, d.rg((0, '#FFFDF0'), (1, '#FFE8B0')))
        + ''.join(C(x, y, 2.4, '#fff', opacity=0.9) for x, y in ((206, 110), (236, 150), (222, 200), (290, 110), (350, 210))),
    )
    s += P('M210 120H350L820 690H470Z', d.lg((0, '#BFD0FF', 0.05), (0.4, '#BFD0FF', 0.26), (1, '#BFD0FF', 0.03)), filter=d.blur(18))
    for a, c, e in (((830, 90), (900, 190), (1000, 130)), ((1000, 130), (1100, 70), (1180, 130)), ((1180, 130), (1260, 190), (1300, 90))):
        for t in (0.12, 0.38, 0.62, 0.88):
            x = (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * c[0] + t * t * e[0]
            y = (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * c[1] + t * t * e[1] + 12
            s += glow(d, round(x), round(y), 54, '#FFE08A', 0.85) + el(round(x), round(y), 8, 11, '#FFF3C0')
    s += glow(d, 1000, 420, 300, '#FFD98A', 0.34)
    return s + R(0, 0, 1280, 800, 0, d.rg((0, '#FFE9B0', 0.1), (0.6, '#1A1A50', 0.05), (1, '#0A0A30', 0.42), cx=0.6, cy=0.45, r=0.85))


def bus(d):
    b = R(0, 0, 1280, 800, 0, d.lg((0, '#F4F7FB'), (0.3, '#DCE6F2'), (1, '#B9C8DC')))
    b += (
        P('M0 0H1280V70Q640 96 0 70Z', d.lg((0, '#FFFFFF'), (1, '#D3DEEC')))
        + ''.join(R(120 + k * 260, 26, 150, 18, 9, '#FFF9DA') for k in range(5))
        + ''.join(glow(d, 195 + k * 260, 36, 110, '#FFF6CC', 0.5) for k in range(5))
    )
    # windows with the street
    for k in range(4):
        x = 26 + k * 310
        v = R(x, 110, 290, 230, 0, d.lg((0, '#8FD3F5'), (0.7, '#E6F6FF')))
        for j, (bx, bw, bh, c) in enumerate(
            (
                ((10, 90, 120, '#E8A884'), (104, 80, 150, '#D98A6A'), (188, 96, 108, '#F0BE94')),
                ((6, 100, 96, '#F0BE94'), (112, 96, 134, '#C99A7A'), (214, 70, 160, '#E8A884')),
                ((16, 76, 156, '#C9A88E'), (98, 100, 104, '#F3C9A0'), (204, 80, 128, '#D98A6A')),
                ((8, 96, 130, '#F3C9A0'), (110, 84, 100, '#E8A884'), (200, 84, 150, '#C99A7A')),
            )[k]
        ):
            v += (
                R(x + bx, 340 - bh, bw, bh, 0, c)
                + P(f'M{x+bx-6} {340-bh}L{x+bx+bw/2} {340-bh-34}L{x+bx+bw+6} {340-bh}Z', '#A9564A')
                + ''.join(R(x + bx + 12 + q * 34, 340 - bh + 18, 22, 26, 3, '#FFF3C0') for q in range(2 if bw < 90 else 2))
            )
        v += d.ic('deciduous-tree', x + (30 if k % 2 else 170), 236, 110) + d.ic('cloud', x + 40 + k * 30, 116, 80, op=0.9)
        b += lift(d, R(x - 8, 102, 306, 246, 34, '#5B6B88'), 3, 3, 0.2) + clipped(d, R(x, 110, 290, 230, 28, '#000'), v + P(f'M{x} 340L{x+120} 110H{x+180}L{x+60} 340Z', '#fff', opacity=0.16))
    b += R(0, 356, 1280, 14, 0, '#8FA3C0') + R(0, 370, 1280, 180, 0, d.lg((0, '#6FA8E0'), (1, '#3F74B8')))
    # seats in a row
    for k in range(5):
        x = 8 + k * 262
        g = d.lg((0, '#5AA8F0'), (1, '#2A62B4'))
        b += (
            lift(d, R(x, 350, 150, 200, 34, g), 5, 5, 0.28)
            + R(x + 16, 366, 118, 150, 22, d.lg((0, '#7CC0F8'), (1, '#3F80D0')))
            + ''.join(C(x + 34 + q % 3 * 40, 396 + q // 3 * 44, 8, '#FFD34E', opacity=0.85) for q in range(9))
            + R(x + 10, 340, 130, 26, 13, '#FFC93C')
            + R(x - 8, 520, 166, 52, 22, d.lg((0, '#4E96E4'), (1, '#2A5CA8')))
        )
    b += (
        R(0, 566, 1280, 240, 0, d.lg((0, '#8E9BB0'), (1, '#5E6C84')))
        + R(0, 560, 1280, 12, 0, '#4A5872')
        + ''.join(S(f'M{640+k*90} 572L{640+k*170} 800', '#4E5B74', 4, opacity=0.35) for k in range(-9, 10))
        + ''.join(C(40 + k * 61, 600 + (k % 3) * 26, 3, '#C4CEDD', opacity=0.5) for k in range(21))
    )
    # poles, bell, straps
    for x in (204, 470, 990):
        b += (
            S(f'M{x} 60V640', '#D98E1E', 17)
            + S(f'M{x} 60V640', '#FFD34E', 13)
            + S(f'M{x-4} 70V636', '#FFF3B8', 3)
            + lift(d, R(x - 17, 300, 34, 46, 12, '#E2483F'), 3, 3, 0.25)
            + C(x, 320, 9, '#FFE9A0')
        )
    b += R(0, 82, 1280, 9, 4, '#F5B82E') + ''.join(S(f'M{x} 90V128', '#5B6B88', 6) + C(x, 142, 16, 'none', stroke='#F2645A', stroke_width=8) for x in (340, 620, 740, 860, 1130))
    return softly(d, b) + light(d, 0.5, 0.35, 0.25, '#2A3A5A', 0.22)


def library(d):
    rnd = random.Random(9)
    b = R(0, 0, 1280, 800, 0, d.lg((0, '#F6E3C4'), (1, '#E9C694'))) + plank(d, 540, 800, ('#D9A066', '#B9763E', '#84501F'))
    # tall shelves left and right
    for x, w in ((-10, 360), (900, 400)):
        b += lift(d, R(x, 60, w, 500, 14, d.lg((0, '#B9743C'), (1, '#8A5024'))), 6, 6, 0.3) + R(x + 16, 76, w - 32, 472, 6, '#5E3416')
        for k in range(4):
            y = 184 + k * 118
            b += bookrow(rnd, x + 22, x + w - 22, y, 98) + R(x + 12, y, w - 24, 14, 4, d.lg((0, '#E0A25C'), (1, '#B9743C')))
    # window seat in the middle
    b += window(d, 430, 70, 390, 300, daylight(d, 430, 70, 390, 300), '#FFF6E6')
    b += P('M400 50H500C496 160 470 240 420 300H400ZM850 50H750C754 160 780 240 830 300H850Z', d.lg((0, '#7C5AB8'), (0.5, '#A98AE0'), (1, '#7C5AB8'), x2=1, y2=0)) + R(388, 40, 474, 14, 7, '#8A5426')
    b += lift(d, R(400, 440, 450, 118, 12, d.lg((0, '#F0B870'), (1, '#C98442'))), 5, 5, 0.28) + R(394, 420, 462, 36, 16, d.lg((0, '#F2785C'), (1, '#C9473F')))
    for x, c in ((410, COATS['gold']), (480, COATS['teal']), (770, COATS['violet'])):
        b += lift(d, R(x, 366, 70, 62, 20, d.rg((0, c[0]), (0.6, c[1]), (1, c[2]))), 3, 3, 0.25)
    b += ''.join(R(424 + k * 142, 470, 118, 76, 8, '#B9743C') + bookrow(rnd, 430 + k * 142, 536 + k * 142, 542, 64) for k in range(3)) + d.ic('teddy-bear', 640, 352, 82)
    # lamp and globe on top
    b += lift(d, d.ic('globe-showing-europe-africa', 40, 0, 76) + d.ic('potted-plant', 210, -6, 76) + d.ic('trophy', 960, -4, 74) + d.ic('mantelpiece-clock', 1130, -6, 76), 3, 3, 0.2)
    # bean bags and a book box
    for x, y, c in ((250, 590, COATS['green']), (1010, 596, COATS['pink'])):
        b += (
            el(x, y + 34, 100, 14, '#3A1A0A', opacity=0.3, filter=d.blur(6))
            + lift(
                d,
                P(
                    f'M{x-96} {y+24}C{x-110} {y-30} {x-50} {y-70} {x} {y-72}C{x+54} {y-70} {x+110} {y-30} {x+96} {y+24}C{x+60} {y+44} {x-60} {y+44} {x-96} {y+24}Z',
                    d.rg((0, c[0]), (0.6, c[1]), (1, c[2]), cx=0.4, cy=0.25),
                ),
                5,
                5,
                0.25,
            )
            + S(f'M{x-56} {y-20}Q{x} {y+4} {x+56} {y-20}', c[2], 5, opacity=0.5)
        )
    b += rug(d, 640, 668, 330, 60, '#7C8CE0', '#4A55A8') + glow(d, 640, 200, 420, '#FFF3C8', 0.5)
    return softly(d, b) + light(d, 0.5, 0.35, 0.25, '#4A2A0A', 0.26)


def corridor(d):
    b = R(0, 0, 1280, 800, 0, d.lg((0, '#FDF3DF'), (1, '#FBE3BE'))) + R(0, 400, 1280, 140, 0, d.lg((0, '#9CC9E8'), (1, '#6AA2CC'))) + R(0, 392, 1280, 14, 4, '#FFF9EE')
    # ceiling lamps
    b += R(0, 0, 1280, 34, 0, '#FFFFFF') + ''.join(R(150 + k * 380, 14, 220, 20, 8, '#FFF6CC') + glow(d, 260 + k * 380, 30, 170, '#FFF6CC', 0.6) for k in range(3))
    # classroom doors
    for x, c in ((60, COATS['teal']), (1016, COATS['red'])):
        b += (
            lift(d, R(x, 120, 204, 424, 10, '#FFF6E6'), 4, 4, 0.25)
            + R(x + 14, 134, 176, 410, 6, d.lg((0, c[0]), (1, c[1])))
            + R(x + 40, 164, 124, 130, 10, '#FFF6E6')
            + clipped(
                d,
                R(x + 48, 172, 108, 114, 6, '#000'),
                R(x + 48, 172, 108, 114, 0, '#FFE9BE') + d.ic('rainbow', x + 60, 178, 84) + P(f'M{x+48} 286L{x+96} 172H{x+120}L{x+72} 286Z', '#fff', opacity=0.3),
            )
            + R(x + 34, 330, 136, 180, 10, c[2], opacity=0.25)
            + C(x + 170, 350, 11, '#FFD34E')
        )
    b += lift(d, R(86, 60, 152, 44, 14, '#fff'), 2, 2, 0.15) + d.ic('butterfly', 140, 60, 44) + lift(d, R(1042, 60, 152, 44, 14, '#fff'), 2, 2, 0.15) + d.ic('fox', 1096, 60, 44)
    # display board
    b += lift(d, R(330, 76, 620, 226, 10, '#C98442')) + R(342, 88, 596, 202, 4, '#F2A65A') + ''.join(C(352 + k * 24, 94, 11, '#FFF0C0') + C(352 + k * 24, 286, 11, '#FFF0C0') for k in range(25))
    for k, (i, bg) in enumerate((('sunflower', '#DDF1FF'), ('rocket', '#E6E0FF'), ('tropical-fish', '#CFEFFF'), ('house', '#FFF3D6'), ('spouting-whale', '#DDF7E8'))):
        b += picture(d, 366 + k * 112, 126 + (k % 2) * 18, 100, 104, (-4, 3, -2, 4, -3)[k], bg, [(i, 22, 22, 56)]) + C(416 + k * 112, 132 + (k % 2) * 18, 7, '#F2544B')
    # pegs, coats, bags, a bench
    b += lift(d, R(310, 352, 660, 18, 8, d.lg((0, WOOD[0]), (1, WOOD[1]))), 3, 3, 0.2)
    things = (('coat', 'blue'), ('bag', 'pink'), ('coat', 'gold'), ('coat', 'green'), ('bag', 'teal'), ('coat', 'red'), ('bag', 'violet'), ('coat', 'violet'))
    for k, (t, c) in enumerate(things):
        x = 356 + k * 82
        b += C(x, 366, 8, '#8A5426') + (coat(d, x, 366, COATS[c], 0.96) if t == 'coat' else bag(d, x, 366, COATS[c], 0.9))
    b += plank(d, 540, 800, ('#E3C79A', '#C49A62', '#96703E')) + R(0, 530, 1280, 14, 0, '#FFF9EE')
    b += (
        lift(d, R(320, 504, 640, 20, 8, d.lg((0, '#F6C88A'), (1, '#C98442'))), 5, 5, 0.28)
        + ''.join(R(x, 524, 14, 48, 3, '#A9652F') for x in (340, 632, 926))
        + ''.join(el(x, 566, 24, 9, c) + el(x + 34, 566, 24, 9, c) for x, c in ((420, '#F2645A'), (560, '#3E8DF0'), (740, '#6CC24A'), (846, '#9B5DE5')))
    )
    b += el(640, 690, 520, 60, '#FFF6DA', opacity=0.3, filter=d.blur(20))
    return softly(d, b) + light(d, 0.5, 0.3)


def home_corner(d):
    b = (
        R(0, 0, 1280, 800, 0, d.lg((0, '#FFEFE0'), (1, '#FFD9C0')))
        + ''.join(C(40 + i * 84 + (j % 2) * 42, 30 + j * 62, 7, '#fff', opacity=0.55) for i in range(16) for j in range(8))
        + R(0, 500, 1280, 26, 0, '#FFF9EE')
    )
    b += plank(d, 524, 800, ('#F3CF9C', '#DBA668', '#B0773E'))
    # little house front with a striped awning
    b += (
        lift(d, R(60, 200, 330, 340, 16, d.lg((0, '#C4E8F5'), (1, '#8FC8E4'))), 6, 6, 0.28)
        + P('M30 210L225 70L420 210Z', d.lg((0, '#F2785C'), (1, '#C23F36')))
        + S('M46 202L218 80', '#FFC2AE', 7, opacity=0.7)
        + P('M110 540V330A60 60 0 0 1 230 330V540Z', d.lg((0, '#FFD34E'), (1, '#F0A22A')))
        + C(212, 430, 9, '#A8620A')
        + R(262, 290, 100, 92, 12, '#fff')
        + R(272, 300, 80, 72, 6, '#DDF4FF')
        + S('M312 300v72M272 336h80', '#fff', 7)
        + R(254, 380, 116, 18, 8, '#A9652F')
        + ''.join(C(272 + k * 26, 376, 13, c) for k, c in enumerate(('#F2645A', '#FFC93C', '#F28FB8', '#F2645A')))
        + C(225, 156, 28, '#fff')
        + d.ic('red-heart', 204, 136, 42)
    )
    # play kitchen
    b += (
        lift(d, R(470, 300, 400, 250, 18, d.lg((0, '#A9E0C8'), (1, '#62B89A'))), 6, 6, 0.28)
        + R(458, 290, 424, 26, 10, d.lg((0, WOOD[0]), (1, WOOD[1])))
        + R(470, 150, 400, 140, 16, '#D3F2E4')
        + R(490, 214, 360, 14, 5, WOOD[1])
    )
    b += (
        R(494, 340, 160, 180, 14, '#4A4A5C')
        + R(512, 380, 124, 110, 10, '#2A2430')
        + glow(d, 574, 436, 90, '#FF9A3A', 0.7)
        + d.ic('cupcake', 540, 402, 68)
        + ''.join(C(526 + k * 32, 360, 8, '#FFD34E') for k in range(4))
        + R(686, 340, 160, 82, 12, '#7FCFB2')
        + R(686, 436, 160, 84, 12, '#7FCFB2')
        + C(766, 381, 8, '#fff')
        + C(766, 478, 8, '#fff')
    )
    b += ''.join(el(536 + k * 78, 296, 30, 7, '#3A3A4A') for k in range(2)) + lift(
        d,
        d.ic('teapot', 572, 222, 76)
        + d.ic('red-apple', 700, 246, 48)
        + d.ic('banana', 742, 240, 54)
        + d.ic('teacup-without-handle', 506, 158, 56)
        + d.ic('teacup-without-handle', 566, 158, 56)
        + d.ic('carrot', 690, 160, 54)
        + d.ic('cheese-wedge', 756, 158, 56),
        3,
        3,
        0.2,
    )
    b += S('M808 288V264Q808 250 822 250Q836 250 836 262', '#AEB9C8', 9)
    # dressing-up rail and basket
    b += S('M950 560V170M1230 560V170M940 176H1240', '#A9652F', 14) + S('M950 560V170M1230 560V170M940 176H1240', '#D9985A', 8)
    for x, c in ((1000, 'red'), (1070, 'violet'), (1140, 'gold'), (1196, 'teal')):
        b += S(f'M{x} 180v14', '#5B6B88', 5) + coat(d, x, 194, COATS[c], 1.35)
    b += d.ic('crown', 960, 92, 80) + d.ic('top-hat', 1132, 86, 84)
    b += lift(d, P('M930 480H1080L1064 588H946Z', d.lg((0, '#E7B06A'), (1, '#B57A3A'))) + d.ic('teddy-bear', 950, 398, 104) + P('M924 480H1086L1082 506H928Z', '#F6CE92'), 5, 5, 0.26)
    # small table at the far side
    b += rug(d, 650, 668, 400, 66, '#F7A8B8', '#5FBDB8') + bunting(d, ((440, 40), (860, 130), (1290, 30)), 12)
    b += ''.join(
        R(x, 540 + dy, 44, 44, 8, c) + R(x, 540 + dy, 44, 11, 6, '#fff', opacity=0.35) for x, dy, c in ((1120, 20, '#F2544B'), (1168, 20, '#3E8DF0'), (1144, -24, '#FFC93C'), (1216, 20, '#6CC24A'))
    )
    return softly(d, b) + light(d, 0.5, 0.4)


BACKS = {'burrow': burrow, 'hall': hall, 'bedroom-night': bedroom_night, 'bus': bus, 'library': library, 'corridor': corridor, 'home-corner': home_corner}

if __name__ == '__main__':
    cli('back', (1280, 800), BACKS, sys.argv[1:])
