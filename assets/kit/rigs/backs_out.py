"""Backdrops out of doors: playground, park, garden-mud. `python3 backs_out.py [name ...]` writes svg/back/<name>.svg, 1280x800.
Feet stand near y=640; the lowest 150 are under the words. garden-mud is made from garden.svg."""

import os
import random
import re
import sys

from room_bits import school, splash
from room_draw import C, KIT, P, R, S, T, cli, el, glow, lift
from room_set import cloud, flower, grass, hedge, light, softly, tree

LEAF = ('#A6DB7C', '#66B65C', '#3A8A4C')


def sky(d):
    return R(0, 0, 1280, 800, 0, d.lg((0, '#7FC4EE'), (0.35, '#CDE6EE'), (0.6, '#FCEFCF'), (0.75, '#FFE3B0')))


def playground(d):
    rnd = random.Random(3)
    b = sky(d) + glow(d, 980, 120, 300, '#FFF6C8', 0.9) + cloud(d, 120, 80, 1, 0.85) + cloud(d, 980, 60, 0.9, 0.8) + cloud(d, 560, 50, 0.7, 0.7)
    b += T(school(d, 0, 0, 1), 560, 470, 1.9)
    b += tree(d, 110, 500, 0.95, rnd) + tree(d, 1200, 496, 0.9, rnd)
    # railings
    b += R(0, 420, 1280, 8, 4, '#5FAE8A') + R(0, 470, 1280, 8, 4, '#5FAE8A') + ''.join(R(x, 400, 8, 100, 4, '#6FC09A') for x in range(8, 1280, 34))
    # the yard
    b += P('M0 490Q640 470 1280 490V800H0Z', d.lg((0, '#B7BECB'), (0.4, '#9AA4B6'), (1, '#7C889E'))) + P('M0 490Q640 470 1280 490', 'none', stroke='#DDE3EC', stroke_width=6)
    b += ''.join(C(rnd.randint(0, 1280), rnd.randint(510, 790), rnd.uniform(1.5, 3), '#fff', opacity=0.25) for _ in range(160))
    # climbing frame with slide at the left
    b += (
        el(210, 606, 190, 18, '#2A3A4A', opacity=0.3, filter=d.blur(8))
        + S('M120 600V330M270 600V330', '#C9473F', 17)
        + S('M120 600V330M270 600V330', '#F2645A', 11)
        + S('M120 540H270M120 490H270M120 440H270', '#FFC93C', 10)
    )
    b += (
        R(100, 382, 192, 22, 8, d.lg((0, '#FFD873'), (1, '#E8961A')))
        + P('M90 330L195 262L300 330Z', d.lg((0, '#5FAEF2'), (1, '#2666B8')))
        + S('M280 396C330 400 350 560 432 598', '#fff', 52)
        + S('M280 396C330 400 350 560 432 598', '#6CC24A', 42)
        + S('M290 390C340 400 362 556 438 588', '#C4F09A', 8, opacity=0.7)
    )
    # hoop at the right
    b += (
        el(1080, 606, 80, 12, '#2A3A4A', opacity=0.3, filter=d.blur(6))
        + S('M1080 600V250', '#5B6B88', 16)
        + lift(d, R(1010, 196, 140, 104, 12, '#fff'), 4, 4, 0.25)
        + R(1052, 226, 56, 44, 4, 'none', stroke='#F2544B', stroke_width=6)
        + el(1080, 300, 36, 10, 'none', stroke='#F2544B', stroke_width=8)
        + S('M1046 304L1058 346M1068 310L1070 348M1092 310L1090 348M1114 304L1102 346M1052 326H1108', '#fff', 4)
    )
    # painted games on the ground, pale
    for k in range(5):
        y = 616 + k * 26
        b += ''.join(
            P(f'M{x-22-k*3} {y+24}L{x-20-k*2} {y}H{x+20+k*2}L{x+22+k*3} {y+24}Z', 'none', stroke=c, stroke_width=5, opacity=0.5)
            for x, c in (((470, '#FFF'),) if k % 2 else ((446 - k * 2, '#FFE08A'), (494 + k * 2, '#FFE08A')))
        )
    b += el(820, 690, 120, 40, 'none', stroke='#9BE0FF', stroke_width=8, opacity=0.5) + el(820, 690, 60, 20, 'none', stroke='#FFE08A', stroke_width=7, opacity=0.5)
    b += lift(d, R(900, 540, 130, 14, 6, '#D9985A') + R(900, 512, 130, 14, 6, '#D9985A') + R(912, 552, 10, 40, 3, '#5B6B88') + R(1008, 552, 10, 40, 3, '#5B6B88'), 4, 4, 0.25) + d.ic(
        'soccer-ball', 700, 560, 48
    )
    return softly(d, b) + light(d, 0.55, 0.4, 0.2)


def park(d):
    rnd = random.Random(6)
    b = sky(d) + glow(d, 300, 200, 420, '#FFF3C4', 0.95) + cloud(d, 180, 90, 1.1, 0.85) + cloud(d, 700, 60, 0.9, 0.8) + cloud(d, 1030, 130, 0.8, 0.75)
    b += P('M0 360Q220 260 470 340T880 310T1280 350V800H0Z', d.lg((0, '#B9DDA4'), (0.5, '#8CC98A'))) + ''.join(
        C(x, y, r, d.rg((0, '#9AD28A'), (1, '#5FA766'))) for x, y, r in ((60, 350, 34), (100, 362, 26), (560, 340, 30), (600, 350, 22), (930, 326, 30), (1230, 340, 40), (1180, 352, 26))
    )
    b += P('M0 420Q320 370 640 396T1280 400V800H0Z', d.lg((0, '#B4E08A'), (0.3, '#86CC68'), (1, '#4FA352')))
    # pond with ducks
    b += (
        el(880, 470, 250, 44, '#6FAE6A')
        + el(880, 466, 236, 38, d.lg((0, '#DDF4FF'), (1, '#5FB4E8')))
        + ''.join(S(f'M{x} {y}q14 -7 28 0', '#fff', 4, opacity=0.8) for x, y in ((720, 466), (800, 484), (960, 480), (1040, 462)))
        + d.ic('duck', 800, 418, 60)
        + d.ic('duck', 908, 432, 46, flip=True)
        + d.ic('duck', 960, 438, 34, flip=True)
    )
    b += ''.join(S(f'M{x} 496v-50M{x+12} 496v-38', '#4F8A4A', 5) + R(x - 5, 430, 10, 28, 5, '#8A5A34') for x in (660, 1112, 1132))
    # path
    path = 'M420 410C470 440 420 480 340 520C220 590 240 680 300 800H980C900 700 640 640 620 560C610 500 560 450 470 410Z'
    b += P(path, d.lg((0, '#FFF0D0'), (0.4, '#F2D8A6'), (1, '#D9B27C'))) + S(path, '#B98A50', 6, opacity=0.2)
    b += tree(d, 120, 560, 1.25, rnd) + tree(d, 330, 440, 0.6, rnd) + tree(d, 1210, 540, 1.15, rnd, ('#C9E67F', '#86C25C', '#4F8C4C')) + tree(d, 620, 400, 0.4, rnd)
    # bench, lamp, bin
    b += el(990, 606, 130, 14, '#2F5A2A', opacity=0.35, filter=d.blur(6)) + lift(
        d,
        ''.join(R(884, 500 + k * 22, 210, 15, 6, d.lg((0, '#F0B870'), (1, '#B9743C'))) for k in range(3))
        + R(876, 566, 226, 18, 7, d.lg((0, '#F0B870'), (1, '#A9652F')))
        + S('M900 500V604M1078 500V604', '#3E4A5E', 11),
        4,
        4,
        0.25,
    )
    b += (
        S('M770 600V300', '#2E4A44', 13)
        + S('M767 596V304', '#6F9A8E', 4)
        + R(752, 590, 36, 16, 6, '#2E4A44')
        + glow(d, 770, 270, 90, '#FFE9A0', 0.6)
        + P('M746 292L752 246H788L794 292Z', d.lg((0, '#FFF9DA'), (1, '#FFD98A')))
        + P('M740 248Q770 216 800 248Z', '#2E4A44')
        + R(744, 290, 52, 9, 4, '#2E4A44')
    )
    b += (
        grass(rnd, 0, 250, 590, 700, 16, ['#5FB458', '#C4EA90'])
        + grass(rnd, 680, 1280, 610, 660, 18, ['#5FB458', '#C4EA90'])
        + grass(rnd, 0, 220, 690, 790, 12, ['#3F934A', '#8CD06C'], 22)
        + grass(rnd, 980, 1280, 660, 790, 16, ['#3F934A', '#8CD06C'], 22)
    )
    b += d.ic('butterfly', 560, 300, 50, rot=-14) + d.ic('kite', 440, 96, 90, rot=8) + S('M520 182Q560 280 500 400', '#8A5A34', 2.5, opacity=0.7)
    for x, y, s, c in ((40, 770, 1.3, '#F2645A'), (110, 760, 1.05, '#FFC93C'), (180, 778, 1.2, '#C58BE8'), (1240, 770, 1.3, '#F28FB8'), (1170, 760, 1.05, '#6FA8F2'), (1100, 780, 1.1, '#FF9A4D')):
        b += flower(d, x, y, s, c, '#FF9F1C' if c == '#FFC93C' else '#FFC93C')
    b += hedge(d, [(20, 790, 50), (110, 802, 46), (200, 806, 40), (1260, 790, 50), (1170, 802, 46), (1080, 806, 40)], LEAF, rnd)
    return softly(d, b) + light(d, 0.4, 0.4, 0.2)


def garden_mud(d):
    """The garden with a puddle where the actors stand."""
    src = open(os.path.join(KIT, 'svg', 'back', 'garden.svg'), encoding='utf-8').read()
    body = re.search(r'<svg[^>]*>(.*)</svg>', src, re.S).group(1).rstrip()
    rnd = random.Random(8)
    p = 'M250 640C250 604 340 612 400 598C470 580 560 590 640 584C740 578 800 596 880 596C960 596 1050 606 1046 642C1044 676 960 676 890 686C800 700 700 690 610 694C510 700 420 690 350 682C290 676 250 672 250 640Z'
    m = P(p, '#4A7A3A', opacity=0.5, transform='translate(0 10)', filter=d.blur(6)) + P(p, '#6B3F1E', transform='translate(0 5)') + P(p, d.lg((0, '#B07A46'), (0.45, '#8A5830'), (1, '#6B3F1E')))
    m += (
        el(520, 622, 150, 11, '#E6C49A', opacity=0.75)
        + el(790, 618, 96, 8, '#E6C49A', opacity=0.6)
        + el(700, 664, 180, 10, '#C99A66', opacity=0.5)
        + el(380, 656, 70, 8, '#C99A66', opacity=0.55)
        + el(930, 646, 60, 7, '#E6C49A', opacity=0.55)
    )
    m += ''.join(el(x, y, r, r * 0.34, 'none', stroke='#D9B080', stroke_width=4, opacity=0.7) for x, y, r in ((450, 650, 40), (640, 634, 54), (860, 664, 42)))
    for x, y, r in (
        (206, 610, 17),
        (172, 664, 12),
        (1086, 612, 17),
        (1120, 654, 13),
        (330, 572, 12),
        (560, 562, 10),
        (760, 558, 12),
        (956, 566, 11),
        (236, 706, 15),
        (1050, 706, 14),
        (480, 716, 10),
        (820, 718, 12),
    ):
        m += T(splash(rnd, 0, 0, r), x, y)
    m += P('M300 600q6 -30 16 -4M980 590q8 -34 18 -2M640 578q6 -26 14 -2', '#8A5830', stroke='#8A5830', stroke_width=6, stroke_linejoin='round')
    at = body.rfind('<rect')
    return body[:at] + m + body[at:]


BACKS = {'playground': playground, 'park': park, 'garden-mud': garden_mud}

if __name__ == '__main__':
    cli('back', (1280, 800), BACKS, sys.argv[1:])
