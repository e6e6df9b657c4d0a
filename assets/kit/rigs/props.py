"""Loose things of 400x400 that stand beside an actor. `python3 props.py [name ...]` writes svg/prop/<name>.svg. The plain ones are
Fluent Emoji bodies on a shadow; where an emoji carries writing or does not exist, the thing is drawn here."""

import math
import sys

import room_bits as B
from cards_row import bin_
from room_draw import C, P, R, S, T, cli, el, floor, glow, lift, turn

EMOJI = {
    'kite': 'kite',
    'football': 'soccer-ball',
    'violin': 'violin',
    'umbrella': 'umbrella',
    'teddy': 'teddy-bear',
    'scissors': 'scissors',
    'bike': 'bicycle',
    'skateboard': 'skateboard',
    'headphones': 'headphone',
    'console-pad': 'video-game',
    'laptop': 'laptop',
    'camera': 'camera',
    'star': 'star',
    'trophy': 'trophy',
    'cake': 'birthday-cake',
    'balloon': 'balloon',
    'leaf': 'maple-leaf',
    'plant-pot': 'potted-plant',
    'torch': 'flashlight',
    'parcel': 'package',
    'book': 'closed-book',
}
FLAT = {'kite', 'star', 'balloon', 'leaf', 'scissors', 'violin'}


def plain(name):
    def draw(d):
        return ('' if name in FLAT else floor(d, 200, 372, 130)) + lift(d, d.ic(EMOJI[name], 24, 24, 352), 6, 6, 0.25)

    return draw


def on_floor(d, body, w=130, y=376):
    return floor(d, 200, y, w) + lift(d, body, 5, 5, 0.26)


def ball(d):
    b = C(200, 210, 158, '#fff')
    for k, c in enumerate(('#F2544B', '#FFC93C', '#3E8DF0')):
        a0, a1 = math.radians(k * 120 - 100), math.radians(k * 120 - 40)
        x0, y0, x1, y1 = 200 + 158 * math.cos(a0), 210 + 158 * math.sin(a0), 200 + 158 * math.cos(a1), 210 + 158 * math.sin(a1)
        b += P(
            f'M176 190Q{(x0+176)/2+30*math.sin(a0):.0f} {(y0+190)/2-30*math.cos(a0):.0f} {x0:.0f} {y0:.0f}A158 158 0 0 1 {x1:.0f} {y1:.0f}Q{(x1+176)/2+30*math.sin(a1):.0f} {(y1+190)/2-30*math.cos(a1):.0f} 176 190Z',
            c,
        )
    return on_floor(
        d,
        b
        + C(200, 210, 158, d.rg((0, '#fff', 0.5), (0.5, '#fff', 0), (1, '#3A1A3A', 0.35), cx=0.36, cy=0.28))
        + C(176, 190, 22, '#fff')
        + el(136, 118, 34, 18, '#fff', opacity=0.8, transform='rotate(-36 136 118)'),
        120,
    )


def cup(d):
    b = S('M286 180C350 168 356 264 276 272', '#D9433F', 34) + S('M286 180C350 168 356 264 276 272', '#FF8A78', 20)
    b += (
        P('M84 128H296L284 330Q280 366 244 366H136Q100 366 96 330Z', d.lg((0, '#FF8A78'), (0.5, '#F2544B'), (1, '#B9302F'), x2=1, y2=0.2))
        + el(190, 128, 106, 26, '#FFF6E6')
        + el(190, 132, 90, 18, d.lg((0, '#7A4A26'), (1, '#A9652F')))
    )
    b += B.heart(d, 186, 250, 0.9, ('#FFF6E0', '#FFE3C0', '#F0C490')) + S('M110 160L120 300', '#fff', 9, opacity=0.4)
    return on_floor(d, b, 120) + ''.join(S(f'M{x} 90q-14 -16 0 -32t0 -32', '#fff', 9, opacity=0.8, filter=d.blur(2)) for x in (150, 190, 230))


def satchel(d):
    b = (
        S('M130 130Q200 20 270 130', '#7A4420', 22)
        + R(56, 124, 288, 236, 40, d.lg((0, '#D9935A'), (1, '#9A5A28')))
        + P('M56 164Q56 112 100 112H300Q344 112 344 164V232Q344 262 314 262H86Q56 262 56 232Z', d.lg((0, '#EBAE72'), (1, '#B9743C')))
    )
    b += S('M74 232V168Q74 130 106 130H294Q326 130 326 168V232Q326 246 312 246H88Q74 246 74 232Z', '#FFE0B8', 4, stroke_dasharray='12 9', opacity=0.85)
    for x in (118, 252):
        b += R(x, 200, 30, 108, 10, '#7A4420') + R(x - 8, 260, 46, 34, 8, '#FFD34E') + R(x + 2, 268, 26, 18, 5, '#9A5A28')
    return on_floor(d, b + d.ic('leaf-fluttering-in-wind', 176, 168, 56), 140)


def newt_tank(d):
    b = R(28, 96, 344, 260, 24, '#5B6B88') + R(40, 108, 320, 236, 14, d.lg((0, '#DDF4FF'), (0.18, '#DDF4FF'), (0.2, '#8FD3F0'), (1, '#3F98C8')))
    b += P('M40 306Q120 280 200 300T360 292V332Q360 344 348 344H52Q40 344 40 332Z', d.lg((0, '#F3D9A0'), (1, '#C9A05E'))) + ''.join(
        C(x, y, r, c) for x, y, r, c in ((80, 318, 9, '#C98AA0'), (116, 326, 7, '#8FA0BC'), (300, 320, 10, '#8FA0BC'), (330, 330, 7, '#D9A05E'), (210, 330, 8, '#A98AC0'))
    )
    for x, h, c in ((86, 120, '#4FA552'), (104, 90, '#7CCB6A'), (318, 130, '#4FA552'), (300, 84, '#7CCB6A'), (334, 96, '#66B65C')):
        b += S(f'M{x} 312q-16 {-h*.25:.0f} 0 {-h*.5:.0f}t0 {-h*.5:.0f}', c, 12)
    n = (
        S('M300 236C330 214 322 186 296 190', '#E2703A', 17)
        + P('M120 236C116 204 150 194 176 202C220 214 270 210 300 224C310 232 306 246 294 248C250 262 200 266 168 260C140 262 122 256 120 236Z', d.lg((0, '#FFB05A'), (1, '#E2602A')))
        + S('M158 258q-12 12 -20 12M190 262q-4 16 -14 18M256 254q8 12 2 20', '#E2703A', 11)
    )
    n += (
        C(146, 222, 13, '#fff')
        + C(143, 223, 8, '#2A1A10')
        + C(141, 219, 3, '#fff')
        + S('M126 244q12 8 24 2', '#8A2A10', 4)
        + ''.join(C(x, y, 5, '#B9401A', opacity=0.7) for x, y in ((190, 222), (214, 234), (240, 226), (266, 238)))
    )
    b += (
        n
        + ''.join(C(x, y, r, '#fff', opacity=0.75) for x, y, r in ((112, 190, 7), (104, 168, 5), (118, 150, 4), (340, 170, 5)))
        + S('M60 130V300', '#fff', 8, opacity=0.5)
        + R(20, 78, 360, 30, 12, d.lg((0, '#7CCB6A'), (1, '#3F8F4E')))
    )
    return on_floor(d, b, 160)


def lunch_box(d):
    b = (
        S('M150 122V92Q150 70 172 70H228Q250 70 250 92V122', '#2666B8', 20)
        + R(40, 118, 320, 240, 44, d.lg((0, '#7CC4F7'), (1, '#2E7BE8')))
        + R(40, 118, 320, 88, 44, d.lg((0, '#A9DDF9'), (1, '#5FAEF2')))
        + R(40, 200, 320, 14, 4, '#1F5CB8')
    )
    b += (
        R(172, 186, 56, 46, 12, '#FFD34E') + R(186, 200, 28, 14, 6, '#C9850F') + d.ic('red-apple', 90, 240, 84) + d.ic('banana', 224, 238, 88) + S('M72 150Q80 134 104 134H200', '#fff', 8, opacity=0.6)
    )
    return on_floor(d, b, 150)


def hat(d):
    w = d.lg((0, '#F4607E'), (0.5, '#D9345A'), (1, '#A82048'), x2=1, y2=0.3)
    b = P('M70 286C60 150 120 92 200 92C280 92 340 150 330 286Z', w) + ''.join(
        S(f'M{x} 280Q{x+(200-x)*.2:.0f} 170 {200+(x-200)*.25:.0f} 100', '#8A1A3A', 5, opacity=0.35) for x in (110, 150, 200, 250, 290)
    )
    b += (
        S('M82 220L110 196L138 220L166 196L194 220L222 196L250 220L278 196L318 220', '#FFE9A0', 10)
        + R(48, 268, 304, 76, 34, d.lg((0, '#FFF6E6'), (1, '#E3D0B0')))
        + ''.join(S(f'M{x} 280V332', '#C9B08A', 5, opacity=0.6) for x in range(76, 340, 22))
    )
    pom = ''.join(C(200 + 38 * math.cos(a), 74 + 38 * math.sin(a), 20, '#FFF6E6') for a in (i * 0.52 for i in range(12))) + C(200, 74, 46, d.rg((0, '#FFFFFF'), (1, '#EBD9B8')))
    return on_floor(d, b + pom, 130, 352)


def bench(d):
    b = S('M76 130V366M324 130V366', '#3E4A5E', 18) + S('M60 366H96M304 366H340', '#3E4A5E', 16)
    b += (
        ''.join(R(28, 120 + k * 44, 344, 32, 12, d.lg((0, '#F6C88A'), (1, '#B9743C'))) + S(f'M44 {128+k*44}H350', '#FFF0CC', 4, opacity=0.6) for k in range(3))
        + R(18, 262, 364, 36, 14, d.lg((0, '#F6C88A'), (1, '#A9652F')))
        + S('M36 270H360', '#FFF0CC', 5, opacity=0.7)
    )
    return on_floor(d, b, 170)


def bin_prop(d):
    lid = lift(
        d,
        P('M60 112Q70 66 200 62Q330 66 340 112Q200 140 60 112Z', d.lg((0, '#8FD8C6'), (1, '#2B9586')))
        + R(172, 40, 56, 28, 12, 'none', stroke='#2B9586', stroke_width=12)
        + S('M90 98Q120 80 190 78', '#D6FFF4', 8, opacity=0.7),
        4,
        4,
        0.25,
    )
    return floor(d, 200, 372, 110) + bin_(d, 200, 362, 1.55) + T(lid, 0, 76)


def kettle(d):
    b = S('M126 150C126 60 274 60 274 150', '#3A4258', 24) + P('M286 214C340 200 350 160 372 150L382 168C364 200 350 262 296 270Z', d.lg((0, '#E6EDF5'), (1, '#8E9BAD')))
    b += (
        P('M96 150H304C330 240 336 300 322 344Q318 358 300 358H100Q82 358 78 344C64 300 70 240 96 150Z', d.lg((0, '#7F8CA8'), (0.2, '#E9F0F8'), (0.45, '#C3CFDD'), (1, '#7A879E'), x2=1, y2=0))
        + R(70, 340, 260, 26, 12, '#3A4258')
        + el(200, 150, 104, 20, '#AEBACB')
        + C(200, 132, 15, '#E2483F')
    )
    b += S('M118 190C106 250 104 290 112 326', '#fff', 10, opacity=0.7)
    return on_floor(d, b, 140) + ''.join(S(f'M{x} {y}q-12 -14 0 -28t0 -28', '#fff', 9, opacity=0.85, filter=d.blur(2)) for x, y in ((372, 130), (348, 110)))


def biscuits(d):
    b = el(200, 316, 180, 46, d.lg((0, '#FFFFFF'), (1, '#C9D6EA'))) + el(200, 306, 140, 30, '#E3ECF8') + el(200, 316, 168, 40, 'none', stroke='#6FA8E0', stroke_width=6, opacity=0.7)
    for x, y, z, r in ((62, 196, 130, -14), (206, 196, 130, 12), (134, 206, 132, 0), (94, 122, 126, 10), (176, 118, 126, -12), (138, 50, 124, 4)):
        b += lift(d, d.ic('cookie', x, y, z, rot=r), 3, 3, 0.25)
    return on_floor(d, b, 170, 352)


def watering_can(d):
    b = (
        S('M300 190C380 190 380 320 292 322', '#2A7A5A', 26)
        + S('M300 190C380 190 380 320 292 322', '#5FBF8E', 14)
        + S('M130 150C150 70 260 70 276 150', '#2A7A5A', 22)
        + S('M130 150C150 70 260 70 276 150', '#5FBF8E', 11)
    )
    b += (
        P('M120 300L54 132L84 118L158 240Z', d.lg((0, '#7CD6A8'), (1, '#2F8A66')))
        + turn(el(56, 118, 52, 20, d.lg((0, '#A9E8C8'), (1, '#3F9F78'))), -58, 56, 118)
        + ''.join(C(46 + k * 9, 132 - k * 13, 3.6, '#1F5A44') for k in range(4))
    )
    b += (
        P('M112 150H300L312 346Q312 360 298 360H114Q100 360 100 346Z', d.lg((0, '#8FE0B8'), (0.5, '#4FB283'), (1, '#2A7A5A'), x2=1, y2=0.2))
        + el(206, 150, 94, 20, '#1F5A44')
        + d.ic('sunflower', 160, 216, 94)
        + S('M126 180L120 330', '#fff', 9, opacity=0.45)
    )
    return on_floor(d, b, 140) + ''.join(P(f'M{x} {y}c8 12 12 17 7 25c-5 8 -16 5 -16 -5c0 -8 5 -14 9 -20z', '#5FB4F0') for x, y in ((22, 164), (46, 190), (16, 214)))


def moon_lamp(d):
    b = glow(d, 200, 176, 190, '#FFE9A0', 0.95) + floor(d, 200, 374, 96)
    b += lift(d, P('M120 370L150 312H250L280 370Z', d.lg((0, '#D9985A'), (1, '#8A5424'))), 4, 4, 0.28) + lift(
        d, C(200, 186, 136, d.rg((0, '#FFFFF0'), (0.55, '#FFF0B8'), (1, '#F5C85E'), cx=0.4, cy=0.35)), 3, 6, 0.2
    )
    b += ''.join(C(x, y, r, '#E9C468', opacity=0.5) for x, y, r in ((140, 130, 22), (250, 110, 16), (280, 220, 24), (132, 240, 14)))
    return (
        b
        + S('M150 190q18 18 36 0M216 190q18 18 36 0', '#8A6420', 8)
        + S('M184 236q18 14 36 0', '#8A6420', 7)
        + el(140, 220, 18, 11, '#F2885E', opacity=0.45)
        + el(262, 220, 18, 11, '#F2885E', opacity=0.45)
    )


def blocks(d):
    def cube(x, y, s, c, sign):
        hi, mid, lo = c
        return (
            P(f'M{x} {y}l{s} 0l{s*.24:.0f} {-s*.22:.0f}h{-s}z', hi)
            + P(f'M{x+s} {y}l{s*.24:.0f} {-s*.22:.0f}v{s}l{-s*.24:.0f} {s*.22:.0f}z', lo)
            + R(x, y, s, s, 6, mid)
            + R(x + s * 0.14, y + s * 0.14, s * 0.72, s * 0.72, 10, hi, opacity=0.6)
            + d.ic(sign, x + s * 0.2, y + s * 0.2, s * 0.6)
        )

    b = (
        cube(36, 238, 130, ('#FFB0A4', '#F2544B', '#B9302F'), 'star')
        + cube(204, 238, 130, ('#A9D4FA', '#3E8DF0', '#235FB0'), 'cat-face')
        + cube(112, 88, 130, ('#FFE9A0', '#FFC93C', '#D9921A'), 'red-apple')
    )
    return on_floor(d, b, 160)


def crayons(d):
    def one(x, y, r, c):
        hi, mid, lo = c
        b = (
            P('M-26 -96L-14 -150Q0 -162 14 -150L26 -96Z', d.lg((0, hi), (1, lo), x2=1, y2=0))
            + R(-30, -100, 60, 230, 8, d.lg((0, hi), (0.4, mid), (1, lo), x2=1, y2=0))
            + R(-30, -74, 60, 16, 0, lo)
            + R(-30, 96, 60, 16, 0, lo)
            + P('M-20 -30Q0 -44 20 -30V64Q0 78 -20 64Z', '#fff', opacity=0.35)
        )
        return lift(d, T(b, x, y, 1, r), 4, 4, 0.28)

    return floor(d, 200, 364, 150) + one(120, 224, -24, ('#9BE08A', '#4FB24E', '#2B7A3E')) + one(280, 224, 24, ('#A9D4FA', '#3E8DF0', '#235FB0')) + one(200, 214, 0, ('#FFB0A4', '#F2544B', '#B9302F'))


def school_bell(d):
    b = (
        R(176, 28, 48, 130, 20, d.lg((0, '#D9985A'), (0.5, '#B9743C'), (1, '#7A4420'), x2=1, y2=0))
        + R(166, 146, 68, 20, 8, '#FFE08A')
        + P('M200 160C260 160 272 210 280 270C286 304 306 316 318 332H82C94 316 114 304 120 270C128 210 140 160 200 160Z', d.lg((0, '#FFF0B0'), (0.35, '#FFD04E'), (1, '#C9850F'), x2=1, y2=0.2))
        + R(66, 322, 268, 28, 14, d.lg((0, '#FFE08A'), (1, '#C9850F')))
        + C(200, 362, 22, '#A9680A')
    )
    return on_floor(d, turn(b + S('M160 196C148 240 146 270 138 300', '#fff', 11, opacity=0.7), 14, 200, 220), 110, 388) + S(
        'M52 220Q36 250 44 284M352 180Q374 204 374 238M24 210Q2 250 14 296', '#F5A21C', 9
    )


def bus_stop(d):
    b = (
        R(186, 60, 22, 310, 8, d.lg((0, '#C9D3E0'), (1, '#6B7890'), x2=1, y2=0))
        + el(197, 370, 60, 14, '#5B6880')
        + R(96, 24, 206, 150, 26, d.lg((0, '#FF8A78'), (1, '#D22F38')))
        + R(108, 36, 182, 126, 18, '#fff')
        + d.ic('bus', 138, 36, 122)
    )
    return on_floor(d, b + R(138, 196, 122, 104, 14, d.lg((0, '#fff'), (1, '#E3EAF4'))) + ''.join(S(f'M156 {222+k*24}H{240-k*14}', '#8FA0BC', 8) for k in range(3)), 80)


def helmet(d):
    b = P('M40 250C40 130 120 70 214 70C316 70 372 150 366 250Q364 272 340 270L290 262Q250 238 200 246L70 272Q42 276 40 250Z', d.lg((0, '#7CC4F7'), (0.5, '#2E7BE8'), (1, '#1A4CA0')))
    b += ''.join(
        P(q, '#123B86')
        for q in (
            'M110 190C116 140 150 112 186 104C170 136 160 168 158 206Q130 218 110 190Z',
            'M196 200C198 156 212 124 232 104C258 124 272 160 274 198Q236 216 196 200Z',
            'M300 116C330 140 342 178 342 214Q322 220 306 206C304 170 302 140 290 112Z',
        )
    )
    b += (
        S('M64 210C72 150 110 104 164 88', '#E0F2FF', 10, opacity=0.8)
        + S('M110 264C130 320 170 350 206 352M290 262C276 320 244 350 206 352', '#3A4258', 13)
        + R(184, 338, 46, 30, 8, '#3A4258')
        + R(196, 346, 22, 14, 4, '#FFD34E')
    )
    return on_floor(d, b, 120, 378)


def phone(d):
    s = R(104, 20, 192, 352, 36, d.lg((0, '#4A5578'), (1, '#242B44'))) + R(118, 40, 164, 312, 22, d.lg((0, '#8FD3F5'), (0.6, '#C9B8F5'), (1, '#F5B8D0'))) + R(172, 46, 56, 12, 6, '#242B44')
    for k, c in enumerate(('#F2645A', '#FFC93C', '#6CC24A', '#3E8DF0', '#9B5DE5', '#FF8A3D', '#1FB5AE', '#F583B1', '#fff')):
        s += R(134 + (k % 3) * 46, 84 + (k // 3) * 54, 38, 38, 11, c) + R(138 + (k % 3) * 46, 88 + (k // 3) * 54, 30, 10, 5, '#fff', opacity=0.35)
    return on_floor(d, s + R(160, 330, 80, 9, 4, '#fff', opacity=0.9) + S('M124 60V320', '#fff', 4, opacity=0.25), 90)


def clock(d):
    return floor(d, 200, 376, 110) + B.clock(d, 200, 208, 140, 3)


def calendar(d):
    b = (
        R(44, 64, 312, 296, 34, d.lg((0, '#FFFFFF'), (1, '#E6ECF6')))
        + P('M44 150V98Q44 64 78 64H322Q356 64 356 98V150Z', d.lg((0, '#FF8A78'), (1, '#D9342F')))
        + ''.join(R(x, 36, 22, 62, 11, d.lg((0, '#D3DCE8'), (1, '#7A879E'), x2=1, y2=0)) for x in (112, 266))
    )
    for k in range(15):
        x, y = 74 + (k % 5) * 54, 172 + (k // 5) * 58
        b += R(x, y, 40, 42, 10, '#DCE6F5' if k != 8 else '#FFE08A')
    return on_floor(d, b + d.ic('star', 236, 228, 44) + S('M70 88H180', '#fff', 9, opacity=0.55), 150)


def letter_box(d):
    g = d.lg((0, '#A81E2A'), (0.3, '#F25A56'), (0.6, '#D9342F'), (1, '#8A141E'), x2=1, y2=0)
    b = (
        R(96, 330, 208, 40, 8, '#2A2E3A')
        + R(108, 100, 184, 240, 8, g)
        + P('M92 108C92 50 140 30 200 30C260 30 308 50 308 108Z', g)
        + R(84, 98, 232, 26, 12, g)
        + R(132, 150, 136, 24, 10, '#3A0A10')
        + R(128, 144, 144, 10, 5, '#FF8A86')
        + R(146, 204, 108, 78, 8, '#FFF6E6')
    )
    return on_floor(
        d,
        b
        + ''.join(S(f'M160 {222+k*20}H{238-k*14}', '#C9A08A', 6) for k in range(3))
        + turn(R(168, 112, 84, 54, 6, '#fff') + S('M170 114L210 144L250 114', '#C9A468', 4), -6, 210, 140)
        + R(132, 162, 136, 14, 6, '#3A0A10')
        + S('M118 116V320', '#fff', 7, opacity=0.35),
        120,
    )


def key(d):
    return turn(lift(d, B.key(d, 196, 200, 3.4), 6, 6, 0.28), -38, 200, 200)


def padlock(d):
    return floor(d, 200, 372, 120) + B.padlock(d, 200, 196, 2.6)


def acorn(d):
    b = P('M92 190C92 300 150 356 200 378C250 356 308 300 308 190Z', d.lg((0, '#F0B870'), (0.5, '#D98A3E'), (1, '#9A5A20'), x2=1, y2=0.4)) + S(
        'M124 214C130 276 156 316 184 340', '#FFE6B8', 13, opacity=0.7
    )
    b += P('M66 190C60 110 130 84 200 84C270 84 340 110 334 190Q332 212 308 212H92Q68 212 66 190Z', d.lg((0, '#A9774A'), (1, '#6B4422'))) + ''.join(
        S(f'M{92+k*38+(r%2)*19} {120+r*30}q14 18 28 0', '#4A2C12', 6, opacity=0.55) for r in range(3) for k in range(6) if 80 < 92 + k * 38 + (r % 2) * 19 < 300
    )
    return lift(d, turn(b + S('M200 88Q196 56 220 36', '#6B4422', 20), 10, 200, 200), 6, 6, 0.26)


def soup_bowl(d):
    return B.bowl(d, 200, 262, 1.28)


def soup_cold(d):
    return B.bowl(d, 200, 262, 1.28, False)


def teapot_egg(d):
    c = ('#FFB3C8', '#F0649A', '#B83A70')
    b = S('M96 210C20 200 20 320 104 318', c[2], 30) + S('M96 210C20 200 20 320 104 318', c[1], 17) + P('M296 250C340 240 346 180 384 172L392 196C366 216 356 292 304 306Z', d.lg((0, c[0]), (1, c[2])))
    b += el(200, 188, 104, 26, '#5A1A38')
    egg = (
        C(200, 150, 60, d.rg((0, '#E6FFF6'), (0.6, '#7CD6C0'), (1, '#2E9C86')))
        + R(164, 120, 72, 54, 16, '#DFF0D8', stroke='#1F7A6A', stroke_width=5)
        + C(186, 144, 6, '#2A3A2A')
        + C(214, 144, 6, '#2A3A2A')
        + S('M188 158Q200 168 212 158', '#2A3A2A', 5)
        + C(180, 192, 7, '#FFD34E')
        + C(200, 196, 7, '#F2645A')
        + C(220, 192, 7, '#FFD34E')
    )
    b += (
        egg
        + P('M84 200C70 270 90 362 140 366H260C310 362 330 270 316 200Q260 226 200 226Q140 226 84 200Z', d.lg((0, c[0]), (0.5, c[1]), (1, c[2])))
        + S('M108 238C102 290 114 328 134 346', '#fff', 11, opacity=0.55)
        + ''.join(C(x, y, 12, '#FFE9F2', opacity=0.85) for x, y in ((160, 280), (210, 304), (262, 276)))
    )
    lid = turn(P('M104 96C110 60 160 44 200 44C240 44 290 60 296 96Z', d.lg((0, c[0]), (1, c[1]))) + C(200, 36, 17, c[2]), -30, 110, 100)
    return on_floor(d, b + lift(d, T(lid, -8, 20), 3, 3, 0.25), 140) + S('M284 96Q304 88 312 68M292 124Q318 122 336 106M270 72Q280 58 278 40', '#F5A21C', 8)


def custard_bowl(d):
    b = (
        P('M44 210C54 310 120 362 200 362C280 362 346 310 356 210Z', d.lg((0, '#8FC8F7'), (1, '#2E6FD0')))
        + el(200, 210, 156, 40, '#E6F4FF')
        + el(200, 214, 138, 31, d.lg((0, '#FFD95A'), (1, '#FFEFA0')))
        + S('M70 240Q86 306 140 332', '#fff', 10, opacity=0.5)
    )
    sp = P(
        'M140 214C150 170 118 150 128 116C146 132 152 150 164 160C168 120 180 84 206 60C214 96 212 130 220 158C236 146 246 124 270 110C274 146 250 176 260 214Q200 236 140 214Z',
        d.lg((0, '#FFF3B0'), (1, '#FFD34E')),
    )
    drops = ''.join(P(f'M{x} {y}c8 12 12 18 7 26c-5 8 -16 5 -16 -5c0 -8 5 -15 9 -21z', '#FFD34E') for x, y in ((96, 100), (292, 76), (160, 44), (256, 40), (336, 130), (70, 156)))
    return on_floor(d, b + sp + drops + S('M286 214L362 96', '#7A879E', 17) + S('M286 214L362 96', '#D5DCE6', 11), 140)


def gold_cushion(d):
    b = (
        R(120, 330, 160, 36, 10, d.lg((0, '#7A4A24'), (1, '#4A2A12')))
        + R(150, 300, 100, 36, 8, d.lg((0, '#9A6234'), (1, '#6B3F1C')))
        + P('M176 306L186 250H214L224 306Z', d.lg((0, '#FFE08A'), (1, '#C9850F')))
    )
    c = 'M70 120C50 90 70 70 100 88C160 66 240 66 300 88C330 70 350 90 330 120C344 160 344 190 330 224C350 252 330 274 300 256C240 276 160 276 100 256C70 274 50 252 70 224C56 190 56 160 70 120Z'
    b += (
        P(c, d.rg((0, '#FFF8D0'), (0.45, '#FFD34E'), (1, '#D98E1E'), cx=0.38, cy=0.3))
        + S('M96 112C84 150 84 196 98 232M304 112C316 150 316 196 302 232', '#C9850F', 5, opacity=0.6)
        + S('M116 104Q190 84 262 98', '#FFFBE6', 11, opacity=0.85)
        + C(200, 172, 13, '#C9850F')
        + S('M200 160Q196 138 180 124M200 184Q204 206 222 220M188 172Q166 170 150 178M212 172Q234 174 250 164', '#C9850F', 5, opacity=0.6)
    )
    b += ''.join(S(f'M{x} {y}q{k*10} 14 {k*2} 28', '#E2483F', 10) + C(x, y, 9, '#E2483F') for x, y, k in ((74, 98, -1), (326, 98, 1), (74, 246, -1), (326, 246, 1)))
    return on_floor(d, b, 110) + d.ic('sparkles', 300, 20, 80)


def cow(d):
    b = S('M318 190Q366 220 348 286', '#F4EDE4', 15) + C(346, 296, 15, '#4A3A36')
    b += ''.join(R(x, 270, 40, 96, 14, c) + R(x, 344, 40, 24, 8, '#4A3A36') for x, c in ((156, '#E3D8CC'), (286, '#E3D8CC'), (122, '#FFFDF8'), (252, '#FFFDF8')))
    b += (
        P('M104 190C104 150 150 140 220 142C300 140 338 160 338 216C338 280 310 306 230 306C150 306 104 290 104 190Z', d.lg((0, '#FFFFFF'), (1, '#E3D8CC')))
        + P(
            'M206 142C250 138 290 146 304 168C296 202 250 206 224 190C204 178 200 158 206 142ZM286 232C312 226 336 236 336 252C328 282 306 298 284 288C268 270 270 242 286 232ZM150 240C176 232 200 250 196 276C186 298 152 296 142 276C138 260 140 246 150 240Z',
            '#4A3A36',
        )
        + el(222, 304, 36, 18, '#F7B0B8')
    )
    h = (
        P('M60 130C30 110 14 120 10 138C26 152 46 154 62 150ZM176 130C206 110 222 120 226 138C210 152 190 154 174 150Z', '#E3D8CC')
        + P('M76 92C66 66 72 48 84 42C92 58 94 78 96 92ZM160 92C170 66 164 48 152 42C144 58 142 78 140 92Z', '#E9C890')
        + P('M118 76C166 76 180 120 174 168C172 214 156 240 118 240C80 240 64 214 62 168C56 120 70 76 118 76Z', d.lg((0, '#FFFFFF'), (1, '#EDE3D8')))
        + P('M118 76C92 76 74 90 66 116C68 160 88 172 104 156C116 138 110 100 118 76Z', '#4A3A36')
    )
    h += (
        P('M118 180C158 180 176 196 172 216C168 240 146 250 118 250C90 250 68 240 64 216C60 196 78 180 118 180Z', '#F9C0C4')
        + el(98, 210, 8, 10, '#B96A74')
        + el(138, 210, 8, 10, '#B96A74')
        + S('M100 232Q118 242 136 232', '#8A4450', 5)
    )
    h += ''.join(
        el(118 + k * 28, 142, 15, 18, '#fff')
        + C(118 + k * 28 + 2, 146, 10, '#2A1C18')
        + C(118 + k * 28 + 5, 142, 3.5, '#fff')
        + P(f'M{118+k*28-17} 140Q{118+k*28} 124 {118+k*28+17} 140L{118+k*28+17} 126H{118+k*28-17}Z', '#4A3A36' if k < 0 else '#F4EDE4')
        for k in (-1, 1)
    )
    ticket = turn(R(186, 84, 44, 70, 5, '#FFE27A', stroke='#C9980F', stroke_width=3) + ''.join(S(f'M196 {102+k*14}H220', '#8A6A10', 4) for k in range(3)), 16, 206, 118)
    return on_floor(d, b + lift(d, T(ticket + h, 10, 6, 1.0), 3, 3, 0.25), 150)


PROPS = {name: plain(name) for name in EMOJI}
PROPS.update(
    {
        'ball': ball,
        'cup': cup,
        'satchel': satchel,
        'newt-tank': newt_tank,
        'lunch-box': lunch_box,
        'hat': hat,
        'bench': bench,
        'bin': bin_prop,
        'kettle': kettle,
        'biscuits': biscuits,
        'watering-can': watering_can,
        'moon-lamp': moon_lamp,
        'blocks': blocks,
        'crayons': crayons,
        'school-bell': school_bell,
        'bus-stop': bus_stop,
        'helmet': helmet,
        'phone': phone,
        'clock': clock,
        'calendar': calendar,
        'letter-box': letter_box,
        'key': key,
        'padlock': padlock,
        'acorn': acorn,
        'soup-bowl': soup_bowl,
        'soup-cold': soup_cold,
        'teapot-egg': teapot_egg,
        'custard-bowl': custard_bowl,
        'gold-cushion': gold_cushion,
        'cow': cow,
    }
)

if __name__ == '__main__':
    cli('prop', (400, 400), PROPS, sys.argv[1:])
