"""Cards that single stories of Tollgate Row asked for. `python3 cards_more.py [name ...]` writes svg/card/<name>.svg, 400x300."""

import sys

import room_bits as B
from cards_lane import scene
from cards_row import backdrop, chatframe, floodpic
from room_draw import C, P, R, S, T, by_name, cli, clipped, el, floor, glow, lift
from room_people import SHIRT, SKIN, arm, avatar, bust


def my_school(d):
    return (
        glow(d, 200, 150, 150, '#FFE9C0', 0.9)
        + floor(d, 190, 270, 160)
        + lift(d, B.school(d, 176, 268, 1.24), 4, 4, 0.25)
        + lift(d, d.ic('bell', 294, 20, 96, rot=14), 4, 4, 0.3)
        + S('M286 40Q276 56 280 76M386 34Q398 52 394 72', '#F5A21C', 6)
    )


def quiz_score(d):
    s = (
        glow(d, 200, 150, 150, '#E6D8FF', 0.9)
        + S('M120 236L96 288M280 236L304 288', '#7A4A24', 14)
        + lift(d, R(44, 34, 312, 206, 24, d.lg((0, '#D9985A'), (1, '#9A5F30'))), 5, 5, 0.28)
        + R(60, 50, 280, 174, 14, d.lg((0, '#3B6B5A'), (1, '#24483C')))
    )
    for k, (n_, c) in enumerate(((5, '#FFD34E'), (3, '#8FC8F7'))):
        s += C(98, 102 + k * 68, 21, c) + ''.join(R(134 + q * 27, 86 + k * 68, 13, 32, 5, '#FFFDF0') for q in range(n_))
    return s + lift(d, d.ic('star', 268, 10, 118, rot=12), 4, 4, 0.3)


def club_time(d):
    s = (
        glow(d, 200, 150, 150, '#DDEBFF', 0.9)
        + lift(d, R(60, 40, 220, 236, 26, d.lg((0, '#FFFFFF'), (1, '#E6ECF6'))), 5, 5, 0.28)
        + P('M60 104V66Q60 40 86 40H254Q280 40 280 66V104Z', d.lg((0, '#FF8A78'), (1, '#D9342F')))
        + ''.join(R(x, 20, 17, 46, 8, '#8E9BAD') for x in (108, 216))
    )
    s += ''.join(R(80 + (k % 4) * 47, 122 + (k // 4) * 48, 36, 36, 9, '#DCE6F5' if k != 5 else '#FFE08A') for k in range(12)) + d.ic('star', 130, 172, 32)
    return s + B.clock(d, 296, 198, 72, 4, 0)


def badge(d, face, line):
    s = (
        S('M140 -6L190 44M260 -6L210 44', '#1C7A7C', 22)
        + S('M140 -6L190 44M260 -6L210 44', '#3BB8B0', 15)
        + lift(d, R(46, 48, 308, 236, 32, d.lg((0, '#7CC4F7'), (1, '#2E7BE8'))), 6, 6, 0.3)
        + S('M80 54H320', '#D6EEFF', 5, opacity=0.8)
        + R(168, 60, 64, 18, 9, '#1C4690')
        + R(184, 32, 32, 38, 9, d.lg((0, '#E6EDF5'), (1, '#98A6B8')))
    )
    return s + R(62, 92, 276, 176, 22, d.lg((0, '#FFFFFF'), (1, '#EEF5FF'))) + R(78, 108, 112, 144, 18, d.lg((0, '#FFE7B8'), (1, '#FFF6E0'))) + face + line


def nickname(d):
    return badge(
        d,
        lift(d, d.ic('cookie', 84, 146, 100), 3, 3, 0.25)
        + lift(d, d.ic('crown', 102, 104, 64), 2, 2, 0.25)
        + C(118, 190, 6, '#fff')
        + C(150, 190, 6, '#fff')
        + C(119, 191, 3, '#3A1E10')
        + C(151, 191, 3, '#3A1E10')
        + S('M122 208Q134 220 146 208', '#3A1E10', 5),
        ''.join(d.ic('star', 206 + k * 42, 142, 38) for k in range(3)) + S('M208 214H316M208 240H280', '#A9C4EA', 8),
    )


def real_name(d):
    return badge(
        d,
        clipped(d, R(78, 108, 112, 144, 18, '#000'), T(bust(d, 'puffs', 'happy', 'red'), 134, 178, 0.42)),
        S('M206 164q6 -34 12 0q6 14 12 -4q6 -22 12 0q6 16 12 -2q6 -30 12 0q6 16 12 -2q6 -18 12 0q6 14 14 4', '#23549E', 9) + S('M206 206H318M206 236H286', '#A9C4EA', 8),
    )


def trick_question(d):
    s = glow(d, 200, 150, 150, '#E0F6E0', 0.9) + B.bub(d, 34, 20, 332, 200, (92, 282), ('#FFFFFF', '#E9FBE4'), 70) + lift(d, d.ic('parrot', 70, 38, 158), 3, 3, 0.22)
    return s + B.question(d, 288, 112, 1.7, 8)


def sit_beside(d):
    b = (
        R(0, 0, 400, 300, 0, d.lg((0, '#E6EEF8'), (1, '#B9CCE4')))
        + lift(d, R(20, 20, 360, 128, 28, '#5B6B88'), 2, 2, 0.2)
        + clipped(
            d,
            R(28, 28, 344, 112, 22, '#000'),
            R(28, 28, 344, 112, 0, d.lg((0, '#8FD3F5'), (1, '#E6F6FF')))
            + ''.join(R(x, 84, 70, 60, 0, c) + P(f'M{x-6} 84L{x+35} 54L{x+76} 84Z', '#A9564A') for x, c in ((40, '#E8A884'), (300, '#F0BE94')))
            + d.ic('deciduous-tree', 170, 66, 76),
        )
    )
    b += (
        lift(d, R(24, 100, 168, 230, 34, d.lg((0, '#5AA8F0'), (1, '#2A62B4'))), 4, 4, 0.25)
        + R(34, 92, 148, 26, 13, '#FFC93C')
        + lift(d, R(208, 100, 168, 230, 34, d.lg((0, '#5AA8F0'), (1, '#2A62B4'))), 4, 4, 0.25)
        + R(218, 92, 148, 26, 13, '#FFC93C')
    )
    return scene(d, b + T(bust(d, 'sana', 'calm', 'gold', 4), 118, 176, 0.5) + T(bust(d, 'puffs', 'happy', 'red', -4), 286, 182, 0.48) + B.heart(d, 200, 84, 0.6))


def shieldcoin(d, x, y, s=1):
    return B.shield(d, x, y, s, T(B.coin(d, 0, 0, 36), 0, 2))


def buy_saver(d):
    s = glow(d, 200, 150, 150, '#FFE9C0', 0.9) + B.shield(d, 126, 152, 1.78, B.flame(d, 0, 50, 0.74, 'awake'), ('#9CD4FF', '#2E7BE8'))
    s += lift(d, B.coin(d, 302, 104, 74), 5, 5, 0.3)
    return s + B.poke(d, 304, 136, 126)


def pings_off(d):
    s = (
        glow(d, 190, 150, 150, '#DDE6F5', 0.95)
        + lift(d, d.ic('bell', 70, 22, 220), 5, 5, 0.3)
        + S('M64 42L296 250', '#fff', 30)
        + S('M64 42L296 250', '#D22F38', 19)
        + S('M70 46L290 243', '#FF8A78', 5, opacity=0.7)
    )
    return s + B.poke(d, 260, 172, 132, False) + d.ic('crescent-moon', 306, 20, 72)


def grandad(d, x, y, k, mood='listening', tilt=-8, front=''):
    return T(bust(d, 'grandad', mood, 'teal', tilt, front=front), x, y, k)


def openbook(d, x, y, s=1):
    b = P('M0 -10C-40 -40 -100 -42 -140 -28V70C-100 56 -40 60 0 84C40 60 100 56 140 70V-28C100 -42 40 -40 0 -10Z', d.lg((0, '#E2483F'), (1, '#A82A30')), transform='translate(0 8)')
    b += (
        P('M0 -10C-40 -40 -94 -42 -132 -30V62C-94 52 -40 56 0 80C40 56 94 52 132 62V-30C94 -42 40 -40 0 -10Z', d.lg((0, '#FFFDF4'), (1, '#F0E0C0')))
        + S('M0 -8V78', '#C9A468', 4)
        + d.ic('dragon-face', -110, -22, 76)
        + B.scribble(22, -4, 88, 17, '#B99A6A', 4, 6, 3)
    )
    return lift(d, T(b, x, y, s), 4, 4, 0.3)


def read_together(d):
    b = (
        R(0, 0, 400, 300, 0, d.lg((0, '#3A3A72'), (1, '#6B4F7A')))
        + glow(d, 200, 60, 240, '#FFE29A', 1)
        + S('M200 -10V30', '#5B3A22', 5)
        + P('M146 72Q150 30 200 28Q250 30 254 72Q200 86 146 72Z', d.lg((0, '#FFB05A'), (1, '#E2702F')))
        + el(200, 73, 54, 10, '#FFF6D0')
    )
    b += R(20, 130, 360, 200, 50, d.lg((0, '#7FA86A'), (1, '#4A7A42'))) + grandad(d, 274, 144, 0.5, 'listening', -10) + T(bust(d, 'ginger', 'happy', 'blue', 10), 128, 170, 0.46)
    return scene(d, b + openbook(d, 204, 250, 0.86))


def ask_grandad(d):
    b = (
        backdrop(d, '#FFE3C0', '#F2B080')
        + R(-10, 210, 420, 100, 0, '#D9985A')
        + R(-10, 204, 420, 12, 4, '#F7CB8E')
        + R(300, 20, 80, 100, 8, '#fff')
        + R(308, 28, 64, 84, 4, d.lg((0, '#8FD3F5'), (1, '#E6F6FF')))
        + S('M340 28v84M308 70h64', '#fff', 6)
    )
    b += grandad(d, 280, 128, 0.58, 'listening', -14) + T(bust(d, 'ginger', 'worried', 'blue', 8), 92, 186, 0.5)
    b += B.slab(
        d,
        132,
        186,
        128,
        94,
        R(140, 196, 112, 80, 0, d.lg((0, '#6B4FCB'), (1, '#B27CE6')))
        + C(196, 232, 20, '#fff')
        + T(S('M-10 -9C-10 -22 10 -22 10 -9C10 0 0 0 0 9', '#6B4FCB', 8) + C(0, 21, 5.5, '#6B4FCB'), 196, 230, 0.72),
        -6,
    )
    return scene(d, b + lift(d, el(140, 256, 18, 14, '#F8CBA8'), 2, 2, 0.25) + el(137, 252, 9, 6, '#FFE3CC', opacity=0.8))


def kit_child(d, who, x, y, k, mood='happy'):
    crest = P('M-16 -18H16V4C16 16 6 22 0 26C-6 22 -16 16 -16 4Z', '#FFD34E', stroke='#fff', stroke_width=4)
    return T(bust(d, who, mood, 'green', collar=False, front=T(crest, 62, 270, 1.5)), x, y, k)


def send_team_photo(d):
    pic = (
        R(0, 0, 250, 190, 0, d.lg((0, '#8FD3F5'), (0.5, '#E6F6FF'), (0.52, '#8FD66B'), (1, '#3F9A4A')))
        + ''.join(kit_child(d, w, x, y, 0.27) for w, x, y in (('fade', 44, 84), ('bowl', 200, 84), ('ginger', 122, 92)))
        + d.ic('soccer-ball', 98, 140, 44)
    )
    s = B.photo(d, 14, 30, 260, 218, pic, -4) + B.arrow(d, 318, 112, 1.2, -6)
    return s + B.poke(d, 270, 184, 126)


def meet_alone(d):
    b = R(0, 0, 400, 300, 0, d.lg((0, '#5A6AA8'), (0.6, '#B59AC0'), (0.62, '#6E9A78'), (1, '#3F6E54'))) + ''.join(C(x, 176, r, '#4A7A60') for x, r in ((10, 50), (70, 36), (360, 50), (400, 60)))
    b += glow(d, 96, 74, 120, '#FFE9A0', 0.9) + S('M96 270V80', '#2E3A4E', 11) + P('M74 92L80 50H112L118 92Z', d.lg((0, '#FFF9DA'), (1, '#FFD98A'))) + P('M70 52Q96 26 122 52Z', '#2E3A4E')
    b += (
        floor(d, 240, 270, 120)
        + ''.join(R(146, 166 + k * 22, 190, 15, 6, d.lg((0, '#D9985A'), (1, '#9A5F30'))) for k in range(3))
        + R(136, 232, 210, 17, 7, d.lg((0, '#D9985A'), (1, '#8A5024')))
        + S('M162 166V272M320 166V272', '#2E3A4E', 10)
    )
    return scene(d, b + B.question(d, 242, 96, 1.5, 6))


def ask_office(d):
    b = (
        backdrop(d, '#CFE6EA', '#93BFCB')
        + lift(d, R(112, 22, 272, 196, 20, '#fff'), 4, 4, 0.25)
        + R(124, 34, 248, 184, 10, d.lg((0, '#FFF3DA'), (1, '#F5D3A8')))
        + ''.join(R(140 + k * 26, 46, 20, 46, 4, c) for k, c in enumerate(('#F2544B', '#3E8DF0', '#FFC93C')))
        + R(136, 92, 84, 8, 3, '#C98442')
        + d.ic('potted-plant', 318, 150, 60)
    )
    b += (
        clipped(d, R(124, 34, 248, 184, 10, '#000'), T(bust(d, 'hijab', 'listening', 'navy', -8), 268, 138, 0.46))
        + R(96, 214, 310, 24, 8, d.lg((0, '#F0B870'), (1, '#B9743C')))
        + R(110, 238, 290, 70, 0, '#8FB4C0')
    )
    return scene(d, b + T(bust(d, 'sana', 'worried', 'gold', 8), 76, 206, 0.46) + B.bub(d, 26, 20, 96, 72, (76, 124), ('#FFFFFF', '#E6F4FF'), 30) + B.scribble(46, 56, 56, 0, '#4B6A9E', 1, 8, 2))


def bust_arm(d, p):
    """A red sleeve and a dark fist along four points, in the units of a bust."""
    return arm(d, p, SHIRT['red'], SKIN['dark'], 'fist', (70, 56), SHIRT['red'][2], False, 1.25, 0)


def friend_at_gate(d):
    b = (
        R(0, 0, 400, 300, 0, d.lg((0, '#AEB9C8'), (0.7, '#DDE3EA')))
        + d.ic('cloud', 20, 6, 110, op=0.9)
        + d.ic('cloud', 250, 0, 130, op=0.9)
        + B.school(d, 170, 214, 0.74)
        + P('M0 206Q200 190 400 206V300H0Z', '#8FC08A')
        + P('M130 206H230L300 300H60Z', '#E3D3B4')
    )
    b += (
        ''.join(R(x, 128, 8, 120, 4, '#3A7A5C') for x in list(range(12, 110, 20)) + list(range(312, 400, 20)))
        + R(6, 142, 106, 8, 3, '#3A7A5C')
        + R(306, 142, 100, 8, 3, '#3A7A5C')
        + R(104, 104, 22, 160, 6, '#B5673F')
        + R(290, 104, 22, 160, 6, '#B5673F')
        + C(115, 100, 14, '#D9936A')
        + C(301, 100, 14, '#D9936A')
    )
    # a pair of dry socks, held up
    sock = (
        P('M-20 0H20V62L50 78Q62 98 40 102H2Q-20 102 -20 80Z', '#F2544B', stroke='#B82A3A', stroke_width=3, stroke_linejoin='round')
        + R(-22, -4, 44, 18, 6, '#FFF3D0')
        + R(-20, 28, 40, 12, 0, '#FFF3D0')
        + P('M-20 76Q-20 102 2 102H10Q2 84 -20 76Z', '#FFD34E')
    )
    b += T(bust(d, 'fade', 'happy', 'orange', 6), 126, 148, 0.5) + lift(d, T(sock, 268, 134, 1, 8) + T(sock, 304, 130, 1, -6), 4, 4, 0.28)
    b += T(bust_arm(d, [(150, 250), (240, 330), (330, 220), (310, 20)]), 126, 148, 0.5)
    return scene(d, b)


def cowpic(d, w, h):
    """A calm cow between parked cars, from (0, 0)."""
    from props import cow
    from screens_spot import car

    s = (
        R(0, 0, w, h, 0, d.lg((0, '#8FD3F5'), (0.4, '#E6F6FF'), (0.42, '#AEB6C4'), (1, '#7C889E')))
        + car(d, w * 0.12, h * 0.86, w / 420, ('#8FC8F7', '#2E7BE8'))
        + car(d, w * 0.9, h * 0.86, w / 420, ('#FF9A86', '#D22F38'))
    )
    return s + T(cow(d), w * 0.27, h * 0.2, w / 400 * 0.5)


def send_cow(d):
    s = glow(d, 150, 150, 150, '#FFE9C8', 0.9) + B.photo(d, 12, 58, 190, 160, cowpic(d, 174, 134), -6)
    for k, (who, mood, x, y, bg) in enumerate((('bowl', 'puzzled', 334, 58, '#FFD0E2'), ('puffs', 'puzzled', 346, 152, '#FFE08A'), ('ginger', 'worried', 326, 246, '#BFE0FF'))):
        s += avatar(d, who, mood, x, y, 40, bg) + B.arrow(d, (244, 254, 244)[k], (92, 152, 214)[k], 0.74, (-24, 0, 26)[k], ('#FFB05A', '#E2702F'))
    return s + B.poke(d, 130, 186, 116)


def doubt_cow(d):
    s = glow(d, 200, 150, 150, '#FFE3DD', 0.9) + B.photo(d, 14, 26, 232, 200, cowpic(d, 216, 174), -4) + B.cross(d, 66, 226, 48)
    return s + avatar(d, 'sana', 'puzzled', 314, 190, 70, '#9BE0DA') + B.question(d, 340, 60, 1.05, 8)


def kind_words(d):
    c = ''
    for y, w, x in ((66, 150, 60), (186, 170, 60)):
        c += B.bub(d, x + 42, y, w, 46, (x + 28, y + 30), ('#E3E6EE', '#C9CEDA'), 22) + B.scribble(x + 62, y + 23, w - 44, 0, '#9AA2B4', 1, 8, 3) + C(x + 6, y + 24, 17, '#C9CEDA')
    c += B.bub(d, 138, 118, 190, 62, (352, 156), ('#FFFFFF', '#FFE3EC'), 28) + B.heart(d, 178, 149, 0.46) + B.scribble(212, 149, 90, 0, '#D96A94', 1, 9, 5)
    return chatframe(d, 16, 14, 368, 258, c, -3) + B.heart(d, 336, 92, 0.55) + B.poke(d, 306, 190, 110, False)


def put_right(d):
    s = (
        glow(d, 200, 150, 150, '#E6FFD8', 0.9)
        + B.bub(d, 14, 14, 262, 178, (120, 240), ('#FFFFFF', '#EAF7E4'), 46)
        + B.photo(d, 38, 36, 138, 122, floodpic(d, 122, 98), -4)
        + S('M52 52L162 146M162 52L52 146', '#fff', 19)
        + S('M52 52L162 146M162 52L52 146', '#D22F38', 12)
        + B.tick(d, 228, 100, 36)
    )
    for who, mood, x, y, bg in (('bowl', 'listening', 336, 66, '#FFD0E2'), ('fade', 'happy', 346, 160, '#CFF0B8'), ('puffs', 'listening', 322, 248, '#FFE08A')):
        s += avatar(d, who, mood, x, y, 40, bg)
    return s + avatar(d, 'sana', 'calm', 104, 250, 40, '#9BE0DA')


CARDS = by_name(
    my_school,
    quiz_score,
    club_time,
    nickname,
    real_name,
    trick_question,
    sit_beside,
    buy_saver,
    pings_off,
    read_together,
    ask_grandad,
    send_team_photo,
    meet_alone,
    ask_office,
    friend_at_gate,
    kind_words,
    put_right,
    send_cow,
    doubt_cow,
)

if __name__ == '__main__':
    cli('card', (400, 300), CARDS, sys.argv[1:])
