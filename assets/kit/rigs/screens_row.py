"""Tablet screens of Tollgate Row and of any lesson: the quiz, chats, the streak, the scout, the flood picture, settings and pages.
`python3 screens_row.py [name ...]` writes svg/prop/<name>.svg, 720x540. Screens are pictures only; nothing in them is written."""

import sys

import room_bits as B
from cards_row import floodpic
from room_draw import C, P, R, S, T, cli, clipped, el, glow, lift, turn
from room_people import avatar, bust
from screens_lane import W, X, Y, button, full

TEAM = (('plait', 'happy', '#FFE08A'), ('ginger', 'happy', '#BFE0FF'), ('bowl', 'happy', '#FFD0E2'), ('fade', 'happy', '#CFF0B8'))


# The quiz (L2).


def quiz_back(d):
    s = full(d, (0, '#5A3BB8'), (1, '#9A6BE0')) + ''.join(turn(R(120 + k * 90, 60, 34, 440, 0, '#fff', opacity=0.07), 18, 136 + k * 90, 280) for k in range(7))
    return s + d.ic('star', 104, 100, 44, rot=-14) + d.ic('star', 572, 100, 44, rot=14) + d.ic('trophy', 318, 92, 84)


def stand(d, who, mood, bg, x, y, r):
    return (
        lift(d, R(x - r * 1.16, y + r * 0.7, r * 2.32, r * 0.9, 16, d.lg((0, '#FFD34E'), (1, '#F0962A'))), 4, 3, 0.3)
        + C(x, y + r * 1.22, r * 0.2, '#fff', opacity=0.9)
        + avatar(d, who, mood, x, y, r, bg)
    )


def quiz_team(d):
    s = quiz_back(d)
    for k, (who, mood, bg) in enumerate(TEAM):
        s += stand(d, who, mood, bg, 156 + k * 136, 292 + (k % 2) * 18, 62)
    return B.tablet(d, s)


def quiz_five(d):
    s = quiz_back(d)
    for k, (who, mood, bg) in enumerate(TEAM):
        s += stand(d, who, mood, bg, 138 + k * 110, 284 + (k % 2) * 14, 47)
    x = 580
    s += glow(d, x, 290, 90, '#FFF3B0', 0.8) + lift(d, R(x - 54, 324, 108, 42, 16, d.lg((0, '#B9C2D4'), (1, '#8492AC'))), 4, 3, 0.3) + B.unknown(d, x, 290, 45, '#FFD34E')
    return B.tablet(d, s + B.plus(d, 614, 246, 21, ('#7BE36A', '#259A42')))


def quiz_question(d):
    s = (
        full(d, (0, '#5A3BB8'), (1, '#9A6BE0'))
        + lift(d, R(118, 104, 484, 170, 32, '#fff'), 5, 5, 0.3)
        + d.ic('snail', 150, 132, 110)
        + B.question(d, 300, 186, 1.2, 0)
        + B.scribble(360, 160, 200, 32, '#8A7BC0', 3, 11, 5)
    )
    for k, (c0, c1, p) in enumerate((('#FF9A86', '#E2483F', 'leafy-green'), ('#8FC8F7', '#2E7BE8', 'cookie'), ('#FFE08A', '#F5A21C', 'red-apple'), ('#A8F08A', '#2FA84A', 'fish'))):
        x, y = 118 + (k % 2) * 248, 296 + (k // 2) * 76
        s += lift(d, R(x, y, 236, 64, 24, d.lg((0, c0), (1, c1))), 4, 3, 0.3) + C(x + 42, y + 32, 25, '#fff') + d.ic(p, x + 23, y + 13, 38) + B.scribble(x + 86, y + 33, 116, 0, '#fff', 1, 10, k + 2)
    return B.tablet(d, s)


# Chats (L4, U4, U7).


def chat_back(d, top=('#2FA7A0', '#1C8088'), bg=('#DDF2EE', '#BFE3E8'), faces=(), gap=False):
    s = full(d, (0, bg[0]), (1, bg[1])) + ''.join(C(100 + (k * 97) % 530, 160 + (k * 61) % 280, 7, '#fff', opacity=0.5) for k in range(12))
    s += R(X, Y, W, 58, 0, d.lg((0, top[0]), (1, top[1])))
    for k, f in enumerate(faces):
        s += avatar(d, f[0], 'happy', 124 + k * 44, 113, 20, f[2])
    if gap:
        x = 124 + len(faces) * 44
        s += C(x, 113, 21, 'none', stroke='#fff', stroke_width=3.5, stroke_dasharray='7 6')
    return s + ''.join(C(610, 99 + k * 14, 4, '#fff') for k in range(3))


def row(d, side, y, who, mood, bg, w, body, fill=('#FFFFFF', '#F2F6FB'), h=72):
    """A line of a chat: the face at the side and the bubble with `body` drawn from its left middle."""
    if side < 0:
        return avatar(d, who, mood, 130, y, 31, bg) + B.bub(d, 182, y - h / 2, w, h, (164, y + 6), fill, 28) + T(body, 182, y)
    x = 538 - w
    return avatar(d, who, mood, 590, y, 31, bg) + B.bub(d, x, y - h / 2, w, h, (556, y + 6), fill, 28) + T(body, x, y)


LINES = '#9AA6BC'


def chat_private(d):
    s = chat_back(d, ('#5C6B9A', '#3A4672'), ('#E6E9F5', '#C9CFE6')) + B.unknown(d, 124, 113, 20, q=False) + B.padlock(d, 360, 116, 0.3, False, ('#FFE08A', '#F0A020'))
    s += B.unknown(d, 130, 206, 31) + B.bub(d, 182, 168, 230, 76, (166, 212)) + T(B.scribble(26, 0, 180, 0, LINES, 1, 10, 3), 182, 206)
    s += row(d, 1, 296, 'plait', 'puzzled', '#FFE08A', 150, B.dots(75, 0, 9, '#fff'), ('#6FC0FF', '#2E7BE8'))
    return B.tablet(d, s + B.unknown(d, 130, 388, 31) + B.bub(d, 182, 350, 190, 76, (166, 394)) + B.question(d, 232, 386, 0.58) + B.padlock(d, 312, 396, 0.48))


def chat_kind(d):
    s = chat_back(d, faces=TEAM[1:] + (('sana', 'happy', '#9BE0DA'),))
    s += row(d, -1, 196, *TEAM[1], 240, B.heart(d, 44, 0, 0.55) + B.scribble(88, 0, 120, 0, LINES, 1, 10, 2))
    s += row(d, 1, 296, 'sana', 'happy', '#9BE0DA', 190, d.ic('smiling-face-with-smiling-eyes', 20, -27, 54) + B.scribble(92, 0, 70, 0, '#fff', 1, 10, 7), ('#6FC0FF', '#2E7BE8'))
    return B.tablet(d, s + row(d, -1, 396, *TEAM[3], 250, d.ic('thumbs-up', 20, -28, 54) + d.ic('sunflower', 84, -28, 56) + B.heart(d, 182, 0, 0.5)))


# The reading app and its streak (L5).


def reading_app(d):
    s = (
        full(d, (0, '#FFF3D6'), (1, '#F6CF98'))
        + R(X, Y, W, 56, 0, d.lg((0, '#FF9F5A'), (1, '#E2702F')))
        + B.flame(d, 590, 134, 0.3)
        + ''.join(C(112 + k * 22, 112, 7, '#fff', opacity=0.8) for k in range(3))
    )
    s += lift(d, P('M360 190C320 160 220 156 150 176V396C220 376 320 380 360 408C400 380 500 376 570 396V176C500 156 400 160 360 190Z', d.lg((0, '#FFFDF4'), (1, '#F4E3C0'))), 6, 6, 0.3) + S(
        'M360 190V408', '#C9A468', 5
    )
    s += d.ic('dragon-face', 190, 196, 130) + B.scribble(396, 212, 140, 30, '#B99A6A', 6, 8, 4) + B.scribble(184, 352, 140, 0, '#B99A6A', 1, 8, 5)
    return B.tablet(d, s + R(150, 424, 420, 14, 7, '#E3C49A') + R(150, 424, 250, 14, 7, '#F2645A'))


def streak_back(d, cool=False):
    s = full(d, (0, '#3A4A8E'), (1, '#7A8FCB')) if cool else full(d, (0, '#FFF0D0'), (1, '#FFC48A'))
    return s + glow(d, 360, 220, 240, '#FFF6D8' if not cool else '#BFD0FF', 0.9)


def days(d, n_, y=404, cool=False):
    s = lift(d, R(160, y - 38, 400, 76, 34, '#fff' if not cool else '#E3EAFA'), 4, 4, 0.25)
    for k in range(5):
        x = 208 + k * 76
        s += C(x, y, 27, d.lg((0, '#FFB13B'), (1, '#E2582A')) if k < n_ else '#E3E6EE') + (
            S(f'M{x-11} {y+1}L{x-3} {y+10}L{x+12} {y-9}', '#fff', 7) if k < n_ and not cool else (R(x - 9, y - 11, 6, 22, 3, '#fff') + R(x + 3, y - 11, 6, 22, 3, '#fff') if k < n_ else '')
        )
    return s


def streak_five(d):
    return B.tablet(d, streak_back(d) + B.flame(d, 360, 336, 1.62, 'awake') + days(d, 5) + d.ic('sparkles', 470, 130, 80) + d.ic('sparkles', 170, 170, 64, flip=True))


def streak_alarm(d):
    s = (
        full(d, (0, '#1B2258'), (0.6, '#45408A'), (1, '#E98A6A'))
        + C(132, 130, 24, '#FFF3C8')
        + C(143, 122, 21, '#202762')
        + ''.join(d.ic('star', x, y, 20, op=0.8) for x, y in ((190, 110), (560, 120), (500, 160), (120, 220)))
    )
    s += glow(d, 290, 276, 170, '#FFB0A0', 0.5) + B.clock(d, 278, 280, 122, 5) + S('M134 176Q120 158 126 134M422 176Q436 158 430 134M156 138Q148 120 158 104M400 138Q408 120 398 104', '#FFD34E', 9)
    return B.tablet(d, s + B.flame(d, 520, 420, 1.5, 'awake'))


def streak_off(d):
    s = streak_back(d, True) + f'<g opacity=".92">{B.flame(d, 330, 336, 1.5, "asleep")}</g>' + d.ic('crescent-moon', 130, 112, 80)
    s += lift(d, C(456, 210, 62, '#fff') + C(456, 210, 54, d.lg((0, '#6FC0FF'), (1, '#2E6FD0'))), 5, 5, 0.3) + R(436, 184, 14, 52, 6, '#fff') + R(462, 184, 14, 52, 6, '#fff')
    return B.tablet(d, s + days(d, 5, cool=True))


# Football and the scout (U2).


def football_clip(d):
    s = full(d, (0, '#22283C'), (1, '#11141F'))
    v = R(104, 98, 512, 276, 0, d.lg((0, '#8FD3F5'), (0.4, '#E6F6FF'), (0.42, '#8FD66B'), (1, '#3F9A4A'))) + S(
        'M420 330V170H600V330M420 170L470 140H600M420 214H600M420 258H600M420 300H600M466 170V330M512 170V330M558 170V330', '#fff', 5, opacity=0.8
    )
    v += T(bust(d, 'ginger', 'happy', 'blue'), 232, 240, 0.5) + S('M300 350Q360 250 470 236', '#fff', 7, stroke_dasharray='4 16') + d.ic('soccer-ball', 458, 196, 78)
    s += clipped(d, R(104, 98, 512, 276, 14, '#000'), v) + C(360, 236, 50, '#140A3A', opacity=0.5) + P('M344 210L388 236L344 262Z', '#fff', stroke='#fff', stroke_width=9, stroke_linejoin='round')
    return B.tablet(d, s + R(116, 404, 488, 14, 7, '#4A5272') + R(116, 404, 240, 14, 7, '#6CC24A') + C(356, 411, 14, '#fff'))


def scout_back(d):
    return (
        full(d, (0, '#E6EEFB'), (1, '#C4D6F2'))
        + R(X, Y, W, 62, 0, d.lg((0, '#4A6FC4'), (1, '#2C4A94')))
        + B.unknown(d, 128, 115, 22, q=False)
        + d.ic('soccer-ball', 166, 94, 42)
        + d.ic('trophy', 216, 94, 42)
    )


def scout_message(d):
    s = (
        scout_back(d)
        + B.unknown(d, 150, 222, 44)
        + B.bub(d, 222, 160, 376, 118, (196, 230), ('#FFFFFF', '#FFF3D2'), 40)
        + d.ic('glowing-star', 240, 172, 92)
        + d.ic('soccer-ball', 340, 184, 70)
        + d.ic('trophy', 424, 182, 74)
        + d.ic('thumbs-up', 510, 186, 66)
    )
    s += B.bub(d, 222, 304, 300, 90, (196, 330), ('#FFFFFF', '#F2F6FB'), 36) + B.scribble(256, 336, 230, 28, LINES, 2, 10, 4) + B.unknown(d, 150, 344, 34, q=False)
    return B.tablet(d, s + d.ic('sparkles', 540, 320, 70))


def report_button(d):
    s = (
        full(d, (0, '#E6EEFB'), (1, '#C4D6F2'))
        + R(X, Y, W, 62, 0, '#5C7ABF')
        + B.unknown(d, 128, 115, 22, q=False)
        + f'<g opacity=".5">{B.bub(d, 120, 168, 220, 74, (106, 236))}{B.scribble(144, 206, 160, 0, LINES, 1, 10, 4)}</g>'
    )
    s += (
        lift(d, R(210, 232, 396, 170, 40, '#fff'), 8, 8, 0.35)
        + lift(d, R(232, 256, 166, 122, 32, d.lg((0, '#FFC04E'), (1, '#EE7A1C'))), 4, 4, 0.3)
        + S('M286 352V282', '#fff', 12)
        + P('M286 280Q314 268 332 282Q346 292 360 284V322Q346 330 332 320Q314 308 286 320Z', '#fff')
    )
    s += B.shield(d, 500, 318, 0.92, T(B.palm(), 0, 2, 1.5), ('#FF8A78', '#C9302F'))
    return B.tablet(d, s + B.poke(d, 330, 352, 118))


# The flood picture (U5).


def flood_photo(d):
    s = full(d, (0, '#E3E9F4'), (1, '#BFCBE0')) + lift(d, R(112, 98, 496, 346, 20, '#fff'), 5, 5, 0.3) + B.unknown(d, 150, 132, 22, q=False) + B.scribble(190, 132, 170, 0, LINES, 1, 10, 3)
    s += clipped(d, R(126, 164, 468, 214, 10, '#000'), T(floodpic(d, 468, 214), 126, 164))
    return B.tablet(
        d, s + B.heart(d, 158, 412, 0.42) + B.arrow(d, 220, 412, 0.36, 0, ('#8FA0BC', '#6B7A98')) + B.bub(d, 264, 394, 44, 32, (272, 434), ('#AEB9CC', '#8FA0BC'), 14) + d.ic('warning', 548, 390, 44)
    )


def flood_forward(d):
    s = full(d, (0, '#FFE9D6'), (1, '#F6B98A')) + B.photo(d, 112, 178, 200, 168, floodpic(d, 184, 142), -4)
    near = ((430, 140), (446, 228), (446, 318), (430, 404))
    far = ((530, 180), (548, 272), (530, 362), (604, 130), (608, 224), (608, 320), (604, 410))
    heads = (('bowl', '#FFD0E2'), ('fade', '#CFF0B8'), ('ginger', '#BFE0FF'), ('puffs', '#FFE08A'), ('hijab', '#E3F0C8'), ('plait', '#FFE0C0'), ('bun', '#DDE6FF'))
    for k, (x, y) in enumerate(near):
        s += B.arrow(d, 360, 172 + k * 62, 0.52, (-34, -10, 10, 34)[k], ('#FFB05A', '#E2702F'))
    for i, (x, y) in enumerate(near + far):
        who, bg = heads[i % 7]
        s += (B.arrow(d, x - 46, y, 0.28, 0, ('#FFB05A', '#E2702F')) if i in (4, 5, 6) else '') + avatar(d, who, 'worried' if i % 3 else 'puzzled', x, y, 33 if i < 4 else (29 if i < 7 else 24), bg)
    return B.tablet(d, s)


def flood_check(d):
    s = (
        full(d, (0, '#EEF2FA'), (1, '#DCE4F2'))
        + R(X, Y, W, 50, 0, '#D3DBEA')
        + ''.join(C(106 + k * 20, 109, 6.5, c) for k, c in enumerate(('#F2645A', '#FFC93C', '#6CC24A')))
        + R(170, 93, 420, 32, 16, '#fff')
        + B.padlock(d, 194, 112, 0.22, False, ('#8FE08A', '#2FA84A'))
        + B.scribble(222, 109, 150, 0, '#7A87A2', 1, 8, 4)
    )
    s += clipped(
        d,
        R(104, 150, 512, 290, 18, '#000'),
        R(104, 150, 512, 290, 0, d.lg((0, '#7CC9F5'), (0.7, '#E6F6FF')))
        + d.ic('sun', 490, 156, 100)
        + d.ic('cloud', 130, 166, 84)
        + P('M104 392Q360 360 616 392V442H104Z', '#7CCB6A')
        + P('M330 400H390L440 442H280Z', '#F5DDAA')
        + B.school(d, 360, 400, 1.3)
        + d.ic('deciduous-tree', 116, 304, 100),
    )
    return B.tablet(d, s + B.tick(d, 560, 394, 54))


# Pages of any lesson.


def switch(d, x, y, on):
    return lift(d, R(x, y, 96, 46, 23, d.lg((0, '#7BE36A'), (1, '#2FA84A')) if on else d.lg((0, '#D3DAE6'), (1, '#AEB9CC'))), 2, 2, 0.22) + C(x + (73 if on else 23), y + 23, 18, '#fff')


def settings_privacy(d):
    s = full(d, (0, '#F0F4FB'), (1, '#D3DEF0')) + R(X, Y, W, 60, 0, d.lg((0, '#6FB4F2'), (1, '#2E6FD0'))) + B.padlock(d, 360, 120, 0.4, False, ('#FFE08A', '#F0A020'))
    eye = P('M-26 0Q0 -26 26 0Q0 26 -26 0Z', '#fff', stroke='#4A5B8A', stroke_width=5) + C(0, 0, 9, '#4A5B8A')
    pin = P('M0 26C-18 4 -22 -4 -22 -12A22 22 0 0 1 22 -12C22 -4 18 4 0 26Z', '#F2645A') + C(0, -12, 8, '#fff')
    who = C(0, -10, 12, '#6F8FD0') + P('M-24 24Q-24 4 0 4Q24 4 24 24Z', '#6F8FD0')
    bub_ = P('M-26 -20H26V12H-4L-16 26V12H-26Z', '#7CCB6A', stroke='#7CCB6A', stroke_width=6, stroke_linejoin='round')
    for k, (sign, on) in enumerate(((eye, True), (pin, False), (who, True), (bub_, True))):
        y = 160 + k * 72
        s += (
            lift(d, R(120, y, 480, 60, 20, '#fff'), 2, 2, 0.16)
            + T(sign, 164, y + 31, 0.86)
            + B.scribble(214, y + 31, 190, 0, '#AEB9CC', 1, 10, k + 2)
            + (B.padlock(d, 456, y + 34, 0.28) if on else '')
            + switch(d, 490, y + 7, on)
        )
    return B.tablet(d, s)


def login_page(d):
    s = (
        full(d, (0, '#6FB4F2'), (1, '#2E5FC4'))
        + lift(d, R(214, 104, 292, 336, 34, '#fff'), 7, 7, 0.35)
        + C(360, 168, 46, '#DCE8FA')
        + C(360, 154, 17, '#6F93C9')
        + clipped(d, C(360, 168, 46, '#000'), el(360, 206, 33, 28, '#6F93C9'))
    )
    s += (
        R(244, 234, 232, 50, 16, '#F4F7FC', stroke='#AEC4E6', stroke_width=4)
        + B.scribble(264, 260, 120, 0, '#6B83AE', 1, 9, 3)
        + R(244, 298, 232, 50, 16, '#F4F7FC', stroke='#AEC4E6', stroke_width=4)
        + ''.join(C(272 + k * 26, 323, 8, '#4A5B8A') for k in range(5))
        + B.key(d, 446, 322, 0.4, -30)
    )
    return B.tablet(d, s, button(d, 280, 368, 160, 54))


def search_results(d):
    s = (
        full(d, (0, '#FFFFFF'), (1, '#EDF2FA'))
        + lift(d, R(116, 102, 488, 56, 28, '#fff', stroke='#AEC4E6', stroke_width=4), 2, 2, 0.15)
        + d.ic('lizard', 138, 112, 38)
        + B.scribble(190, 130, 120, 0, '#6B83AE', 1, 9, 3)
        + C(566, 128, 13, 'none', stroke='#2E6FD0', stroke_width=6)
        + S('M576 138L588 150', '#2E6FD0', 7)
    )
    for k, (p, badge) in enumerate((('cookie', 'q'), ('books', 't'), ('lizard', 't'))):
        y = 176 + k * 92
        s += (
            lift(d, R(116, y, 488, 80, 18, '#fff'), 2, 2, 0.18)
            + R(128, y + 10, 84, 60, 12, ('#FFEBD0', '#DDEBFF', '#DDF4D8')[k])
            + d.ic(p, 144, y + 14, 52)
            + B.scribble(234, y + 28, 220, 0, '#2E6FD0', 1, 11, k + 2)
            + B.scribble(234, y + 54, 280, 0, '#B9C2D4', 1, 8, k + 5)
        )
    return B.tablet(d, s)


def poll(d):
    s = full(d, (0, '#F3E6FF'), (1, '#D3BCF2')) + lift(d, R(118, 104, 484, 336, 34, '#fff'), 6, 6, 0.3) + B.question(d, 162, 152, 0.72, 0) + B.scribble(208, 150, 280, 0, '#8A7BC0', 1, 12, 4)
    for k, (who, bg, w, c) in enumerate((('plait', '#FFE08A', 300, '#F2645A'), ('ginger', '#BFE0FF', 130, '#5FAEF2'), ('fade', '#CFF0B8', 76, '#7CCB6A'))):
        y = 222 + k * 76
        s += avatar(d, who, 'worried' if k == 0 else 'calm', 170, y, 28, bg) + R(216, y - 19, 350, 38, 19, '#EEE6F8') + R(216, y - 19, w, 38, 19, c) + R(228, y - 14, w - 24, 9, 4, '#fff', opacity=0.4)
    return B.tablet(d, s)


def timer_end(d):
    s = full(d, (0, '#2C3A7E'), (1, '#6B4FA8')) + glow(d, 360, 260, 230, '#FFE9A0', 0.6)
    g = 'M-70 -110H70C70 -40 22 -20 22 0C22 20 70 40 70 110H-70C-70 40 -22 20 -22 0C-22 -20 -70 -40 -70 -110Z'
    b = (
        P(g, '#E6F4FF', opacity=0.92)
        + P('M-66 106C-62 66 -40 50 0 44C40 50 62 66 66 106Z', d.lg((0, '#FFD873'), (1, '#E8961A')))
        + S('M-48 -94C-46 -56 -24 -34 -14 -20', '#fff', 8, opacity=0.9)
        + R(-92, -134, 184, 28, 12, d.lg((0, '#FF9A86'), (1, '#C9302F')))
        + R(-92, 106, 184, 28, 12, d.lg((0, '#FF9A86'), (1, '#C9302F')))
    )
    return B.tablet(
        d,
        s
        + lift(d, T(b, 360, 268, 1.1), 6, 6, 0.3)
        + S('M206 176Q192 196 194 220M514 176Q528 196 526 220M178 160Q158 192 162 230M542 160Q562 192 558 230', '#FFD34E', 8)
        + d.ic('bell', 500, 330, 92, rot=12),
    )


SCREENS = {
    'tablet-' + f.__name__.replace('_', '-'): f
    for f in (
        quiz_team,
        quiz_five,
        quiz_question,
        chat_private,
        chat_kind,
        streak_five,
        streak_alarm,
        streak_off,
        reading_app,
        football_clip,
        scout_message,
        report_button,
        flood_photo,
        flood_forward,
        flood_check,
        settings_privacy,
        login_page,
        search_results,
        poll,
        timer_end,
    )
}

if __name__ == '__main__':
    cli('prop', (720, 540), SCREENS, sys.argv[1:])
