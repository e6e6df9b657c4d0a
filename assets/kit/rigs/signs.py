"""Symbols of 200x200: the eight strands and the five SMART rules. `python3 signs.py [name ...]` writes svg/ui/<name>.svg.
A strand is a round disc, a rule a rounded square, each with one bold picture and a colour of its own; none uses the colour of Tell."""

import sys

import room_bits as B
from room_draw import C, P, R, S, T, cli, clipped, el, lift, turn
from room_people import avatar, bust


def disc(d, a, b, body):
    return lift(d, C(100, 98, 92, '#fff') + C(100, 98, 84, d.lg((0, a), (1, b))), 4, 4, 0.28) + S('M36 60Q60 24 104 22', '#fff', 6, opacity=0.5) + body


def tile(d, a, b, body):
    return lift(d, R(8, 6, 184, 184, 48, '#fff') + R(16, 14, 168, 168, 40, d.lg((0, a), (1, b))), 4, 4, 0.28) + S('M40 24H120', '#fff', 6, opacity=0.5) + body


def self_image(d):
    glass = (
        turn(lift(d, R(88, 142, 24, 50, 11, d.lg((0, '#FFE08A'), (1, '#D98E1E'))), 3, 3, 0.3), 0, 100, 100)
        + lift(d, C(100, 86, 66, d.lg((0, '#FFE9A0'), (1, '#E09A24'))), 3, 3, 0.3)
        + C(100, 86, 55, d.lg((0, '#E6F8FF'), (1, '#A9DDF5')))
    )
    return disc(
        d,
        '#B58AF5',
        '#6F46C8',
        glass + clipped(d, C(100, 86, 55, '#000'), T(bust(d, 'puffs', 'happy', 'gold'), 100, 90, 0.3) + P('M60 130L100 30H118L78 130Z', '#fff', opacity=0.25)) + d.ic('sparkles', 138, 118, 42),
    )


def relationships(d):
    b = clipped(d, C(100, 98, 84, '#000'), T(bust(d, 'ginger', 'happy', 'green', 6), 64, 118, 0.29) + T(bust(d, 'plait', 'happy', 'red', -6), 138, 118, 0.29))
    return disc(d, '#FFD0A0', '#F2854A', b + B.heart(d, 100, 50, 0.62))


def reputation(d):
    b = (
        lift(d, turn(R(44, 40, 112, 84, 14, '#fff'), -5, 100, 80), 4, 4, 0.3)
        + turn(C(78, 82, 24, '#BFE6FF') + B.scribble(112, 72, 34, 22, '#8FA0BC', 2, 8, 3), -5, 100, 80)
        + avatar(d, 'fade', 'happy', 78, 84, 22, '#BFE6FF')
        + d.ic('star', 128, 22, 50)
    )
    foot = el(0, 0, 9, 14, '#fff') + el(0, -20, 8, 6, '#fff')
    return disc(d, '#6FD0D8', '#1F8A98', b + ''.join(T(foot, x, y, 0.82, r, op=o) for x, y, r, o in ((62, 158, 60, 0.55), (92, 148, 70, 0.75), (118, 162, 66, 0.9), (148, 148, 60, 1))))


def bullying(d):
    b = B.heart(d, 100, 116, 1.02) + lift(d, d.ic('adhesive-bandage', 72, 86, 58), 2, 2, 0.2)
    u = lift(d, P('M26 74C34 30 166 30 174 74Q160 62 143 74Q128 60 100 74Q72 60 57 74Q40 62 26 74Z', d.lg((0, '#FFE08A'), (1, '#F0982A'))) + S('M100 42V30', '#8A5426', 7), 4, 3, 0.3)
    return disc(d, '#7FA8F5', '#3A55B8', S('M58 40l-5 12M88 24l-4 12M124 24l-4 12M150 42l-5 12', '#DDE9FF', 6) + b + u)


def information(d):
    page = lift(d, R(46, 34, 84, 112, 12, '#fff'), 4, 3, 0.28) + R(58, 46, 60, 34, 6, '#A9DDF5') + P('M58 80L76 60L90 72L102 62L118 80Z', '#6CC24A') + B.scribble(60, 98, 56, 16, '#8FA0BC', 3, 7, 4)
    return disc(d, '#A8E08A', '#3F9A4E', page + B.lens(d, 124, 112, 36, S('M108 112L120 124L142 98', '#2E9C4A', 12), 44))


def health(d):
    b = lift(
        d,
        T(
            P('M0 58C-40 28 -66 2 -66 -28C-66 -54 -46 -66 -30 -66C-14 -66 -4 -56 0 -46Z', d.lg((0, '#FFE9A0'), (1, '#F9B233')))
            + P('M0 58C40 28 66 2 66 -28C66 -54 46 -66 30 -66C14 -66 4 -56 0 -46Z', d.lg((0, '#5A6BC8'), (1, '#2C3A88'))),
            100,
            106,
        ),
        4,
        4,
        0.3,
    )
    b += (
        C(70, 88, 13, '#FFFBE0')
        + ''.join(turn(S('M70 68V62', '#FFFBE0', 5), k * 45, 70, 88) for k in range(8))
        + C(128, 84, 16, '#FFF3C8')
        + C(135, 79, 14, '#4656B0')
        + d.ic('star', 134, 100, 16)
        + d.ic('star', 112, 112, 12)
    )
    return disc(d, '#FF9FB0', '#D9466A', b)


def privacy(d):
    return disc(d, '#9CB4D8', '#3F5A8E', B.padlock(d, 96, 100, 1.05, False, ('#FFE08A', '#F0A020')) + lift(d, turn(B.key(d, 136, 148, 0.72, 0), -30, 136, 148), 3, 3, 0.3))


def copyright_(d):
    e = (
        S('M64 174L84 60M136 174L116 60M100 60V30', '#7A4A24', 9)
        + lift(d, R(44, 42, 112, 88, 8, '#fff'), 4, 3, 0.28)
        + clipped(d, R(52, 50, 96, 72, 4, '#000'), R(52, 50, 96, 72, 0, '#BFE6FF') + C(128, 68, 10, '#FFC93C') + P('M52 122V100Q76 78 100 100T148 94V122Z', '#6CC24A') + d.ic('rainbow', 56, 54, 44))
        + R(38, 130, 124, 11, 4, '#A9652F')
    )
    brush = S('M0 0L0 -70', '#8A4A22', 13) + S('M0 0L0 -70', '#F0A24E', 9) + R(-9, -4, 18, 20, 3, '#C3CEDB') + P('M-10 16H10C14 34 8 44 0 56C-8 44 -14 34 -10 16Z', '#E2483F')
    return disc(d, '#FFE08A', '#E29A1E', e + lift(d, T(brush, 154, 118, 0.92, 34), 3, 3, 0.3) + B.heart(d, 62, 116, 0.26))


def safe(d):
    return tile(d, '#7BE36A', '#1F8F4A', B.shield(d, 100, 102, 1.02, T(P('M-34 6L0 -26L34 6V36H-34Z', '#fff') + P('M-9 36V14H9V36Z', '#2E7BE8') + S('M-42 8L0 -34L42 8', '#fff', 9), 0, 4, 0.86)))


def meeting(d):
    b = (
        avatar(d, 'puffs', 'puzzled', 56, 112, 34, '#FFE9C0')
        + lift(d, R(108, 58, 74, 108, 14, d.lg((0, '#4A5578'), (1, '#242B44'))), 3, 3, 0.3)
        + R(114, 68, 62, 88, 8, '#DCE9FB')
        + B.unknown(d, 145, 112, 25)
    )
    return tile(
        d,
        '#8FC8F7',
        '#2E6FD0',
        b + lift(d, T(P('M-21 -9L-9 -21H9L21 -9V9L9 21H-9L-21 9Z', '#E2483F', stroke='#fff', stroke_width=5, stroke_linejoin='round') + R(-11, -4, 22, 8, 3, '#fff'), 100, 50, 1.25), 3, 3, 0.3),
    )


def accepting(d):
    b = (
        lift(d, d.ic('wrapped-gift', 40, 60, 110), 4, 4, 0.3)
        + S('M150 18V96C150 128 112 130 110 104', '#fff', 19)
        + S('M150 18V96C150 128 112 130 110 104', '#7A879E', 11)
        + P('M102 110L110 86L122 108Z', '#7A879E', stroke='#fff', stroke_width=3)
    )
    w = P('M0 -22L24 18H-24Z', '#FFD34E', stroke='#8A4A08', stroke_width=6, stroke_linejoin='round') + S('M0 -8V4', '#5A2A08', 6) + C(0, 12, 3.4, '#5A2A08')
    return tile(d, '#FFC08A', '#E0622A', b + lift(d, T(w, 52, 50, 1.2), 3, 3, 0.3))


def reliable(d):
    page = lambda x, r: turn(lift(d, R(x, 46, 70, 92, 10, '#fff'), 3, 3, 0.28) + B.scribble(x + 12, 66, 46, 17, '#9AA6BC', 4, 7, 4), r, x + 35, 92)
    return tile(
        d,
        '#D0B4FA',
        '#7A4FC4',
        page(26, -6) + page(104, 6) + B.tick(d, 60, 146, 27) + B.cross(d, 140, 146, 27) + T(S('M-16 -10C-16 -32 16 -34 16 -14C16 0 0 0 0 14', '#fff', 9) + C(0, 28, 6, '#fff'), 100, 40, 0.5),
    )


def tell(d):
    b = clipped(d, R(16, 14, 168, 168, 40, '#000'), T(bust(d, 'fade', 'calm', 'red', 8), 58, 134, 0.27) + T(bust(d, 'bun', 'listening', 'blue', -10), 140, 112, 0.33))
    return tile(d, '#A9E6DA', '#2A9A8E', b + B.bub(d, 26, 24, 80, 52, (56, 92), ('#FFFFFF', '#FFF6DA'), 22) + B.scribble(42, 50, 50, 0, '#2A7A70', 1, 8, 2))


SIGNS = {
    'strand-self-image': self_image,
    'strand-relationships': relationships,
    'strand-reputation': reputation,
    'strand-bullying': bullying,
    'strand-information': information,
    'strand-health': health,
    'strand-privacy': privacy,
    'strand-copyright': copyright_,
    'smart-safe': safe,
    'smart-meeting': meeting,
    'smart-accepting': accepting,
    'smart-reliable': reliable,
    'smart-tell': tell,
}

if __name__ == '__main__':
    cli('ui', (200, 200), SIGNS, sys.argv[1:])
