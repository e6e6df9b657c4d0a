"""Cards of Lantern Lane: what Nib, Moss and Tuppence could do next. `python3 cards_lane.py [name ...]` writes svg/card/<name>.svg,
400x300, each one figure or hand doing one thing."""

import random
import sys

import room_bits as B
from room_draw import C, P, R, S, T, by_name, cli, clipped, el, floor, glow, lane, lift, shell, turn


def scene(d, body, bg=None):
    """A rounded picture with a white edge."""
    s = lift(d, R(8, 8, 384, 284, 36, '#fff'), 4, 4, 0.22)
    s += clipped(d, R(8, 8, 384, 284, 36, '#000'), (R(0, 0, 400, 300, 0, bg) if bg else '') + body)
    return s + R(8, 8, 384, 284, 36, 'none', stroke='#fff', stroke_width=6)


def meadow(d):
    s = R(0, 0, 400, 300, 0, d.lg((0, '#A9DBF5'), (0.6, '#FFF0CC'))) + glow(d, 200, 110, 170, '#FFF6C8', 0.9)
    s += P('M0 190Q100 150 210 184T400 176V300H0Z', d.lg((0, '#B4DF98'), (1, '#86CC7A')))
    return s + P('M0 234Q200 204 400 230V300H0Z', d.lg((0, '#9AD678'), (1, '#5FB058')))


def evening(d):
    s = R(0, 0, 400, 300, 0, d.lg((0, '#FFD9A0'), (1, '#F0A870'))) + glow(d, 200, 120, 200, '#FFF0C0', 0.9)
    return s + P('M0 230Q200 210 400 230V300H0Z', d.lg((0, '#D9935A'), (1, '#A9652F')))


def say_no_thank_you(d):
    # no open palm and no heart here: together they are the sign of Tell
    b = meadow(d) + T(lane(d, 'nib', 'calm', 0, 0, 1), -56, 14, 0.475)
    b += S('M46 52Q30 82 46 112M236 60Q248 84 236 108', '#fff', 9, opacity=0.95)
    b += B.bub(d, 254, 22, 128, 124, (214, 186), ('#FFFFFF', '#FFF3E8'), 50) + B.cross(d, 318, 84, 43)
    return scene(d, b)


def send_photo(d):
    pic = B.garden_bit(d, 50, 40, 270, 190, True) + B.mudnib(d, 78, 44, 0.29)
    s = B.slab(d, 14, 20, 292, 226, pic, -4)
    s += B.arrow(d, 306, 116, 1.25, -8, ('#7BE36A', '#259A42')) + S('M214 74Q240 66 262 74M220 164Q246 172 268 164', '#fff', 7, opacity=0.95)
    return s + B.poke(d, 262, 178, 128)


def show_adult(d):
    b = meadow(d) + T(lane(d, 'gran', 'listening', 0, 0, 1, flip=True), 170, 26, 0.385)
    b += T(lane(d, 'moss', 'worried', 0, 0, 1), -2, 82, 0.31) + B.slab(
        d,
        146,
        158,
        104,
        78,
        R(160, 170, 80, 60, 0, d.lg((0, '#6B4FCB'), (1, '#B27CE6')))
        + C(198, 197, 17, '#fff')
        + T(S('M-10 -9C-10 -22 10 -22 10 -9C10 0 0 0 0 9', '#6B4FCB', 8) + C(0, 21, 5.5, '#6B4FCB'), 198, 195, 0.62),
        8,
    )
    return scene(d, b + el(160, 226, 15, 12, '#F8AFA8', transform='rotate(-20 160 226)') + el(160, 224, 11, 8, '#FFD9D2', opacity=0.7))


def gamepic(d, x, y, w, h):
    """The turnip race, small."""
    s = (
        R(x, y, w, h, 0, d.lg((0, '#8FD3F5'), (0.5, '#DDF4FF'), (0.52, '#8FD66B'), (1, '#4FA352')))
        + P(f'M{x} {y+h*.62}H{x+w}V{y+h*.92}H{x}Z', '#D98A5A')
        + S(f'M{x} {y+h*.77}H{x+w}', '#fff', 4, stroke_dasharray='14 12')
    )
    return s + B.turnip(d, x + w * 0.34, y + h * 0.8, h / 250, rot=6) + B.turnip(d, x + w * 0.66, y + h * 0.93, h / 230, rot=6)


def keep_playing(d):
    b = (
        R(0, 0, 400, 300, 0, d.lg((0, '#4B4A8E'), (1, '#8A6BB0')))
        + C(338, 56, 26, '#FFF3C8')
        + C(350, 48, 23, '#5C58A0')
        + ''.join(d.ic('star', x, y, 22, op=0.8) for x, y in ((30, 30), (86, 66), (270, 28), (364, 112)))
    )
    b += glow(d, 200, 210, 200, '#9BE0FF', 0.8) + lane(d, 'tuppence', 'happy', 72, 26, 0.43)
    b += B.slab(d, 96, 166, 208, 150, gamepic(d, 112, 182, 176, 120), 0) + ''.join(
        el(x, 236, 19, 25, '#F4CF98') + el(x - 3, 230, 10, 14, '#FFF3DC', opacity=0.7) + S(f'M{x-8} 246v8M{x} 250v8M{x+8} 246v8', '#C08345', 3) for x in (98, 302)
    )
    return scene(d, b)


def sleeping_tablet(d, x, y, w, h, rot=0):
    m = R(x, y, w, h, 0, d.lg((0, '#2C3A7E'), (1, '#5C5AA8'))) + C(x + w * 0.78, y + h * 0.28, h * 0.14, '#FFF3C8') + C(x + w * 0.82, y + h * 0.24, h * 0.12, '#34418A')
    m += ''.join(C(x + w * q, y + h * r, 2.5, '#fff') for q, r in ((0.12, 0.2), (0.3, 0.12), (0.5, 0.22), (0.9, 0.6), (0.1, 0.7)))
    for k in (-1, 1):
        m += S(f'M{x+w*.5+k*w*.16-13} {y+h*.5}q13 13 26 0', '#DCE3FF', 6)
    m += S(f'M{x+w*.5-12} {y+h*.7}q12 9 24 0', '#DCE3FF', 5)
    return B.slab(d, x - 21, y - 21, w + 42, h + 42, m, rot)


def put_away(d):
    b = R(0, 0, 400, 300, 0, d.lg((0, '#FFE3C0'), (1, '#F3B890'))) + glow(d, 200, 90, 200, '#FFF6D0', 0.9)
    b += lift(d, P('M36 132Q34 110 56 108H344Q366 110 364 132L350 276Q348 288 334 288H66Q52 288 50 276Z', d.lg((0, '#E7B06A'), (1, '#B57A3A'))), 5, 5, 0.28)
    b += ''.join(S(f'M{52+j*3} {160+j*30}H{348-j*3}', '#8F5A26', 5, opacity=0.4) for j in range(4)) + el(200, 118, 160, 20, '#7A4A20')
    b += sleeping_tablet(d, 118, 42, 170, 112, -5)
    b += lift(d, P('M44 156C80 130 130 168 200 150C270 132 320 160 356 146L348 262Q346 280 330 280H70Q54 280 52 262Z', d.lg((0, '#FFB3C8'), (1, '#E5739A'))), 5, 5, 0.3)
    b += S('M50 160C84 138 132 174 200 156C270 138 318 166 352 152', '#FFE6EE', 9) + ''.join(
        d.ic('star', x, y, 34, op=0.75) for x, y in ((86, 196), (160, 206), (238, 190), (306, 206), (120, 238), (270, 240), (196, 244))
    )
    s = scene(d, b)
    return s + lift(d, d.ic('crescent-moon', 300, 16, 76), 3, 3, 0.25)


def duo(d, who, mood, sign, gran='listening', flip=True):
    """A small one talks, Gran Heron listens; `sign` goes in the bubble round (0, 0)."""
    b = meadow(d) + T(lane(d, 'gran', gran, 0, 0, 1, flip=flip), 186, 30, 0.375) + lane(d, who, mood, -6, 104, 0.285)
    b += B.bub(d, 34, 18, 152, 96, (96, 130), ('#FFFFFF', '#FFF3D2'), 40) + T(sign, 110, 66)
    return scene(d, b)


def ask_gran(d):
    return duo(d, 'moss', 'puzzled', B.question(d, 0, 0, 0.95))


def tell_gran(d):
    b = evening(d) + glow(d, 290, 110, 130, '#FFF6D0', 0.9) + T(lane(d, 'gran', 'calm', 0, 0, 1, flip=True), 180, 28, 0.38)
    b += lane(d, 'moss', 'sad', -10, 110, 0.275) + B.bub(d, 24, 16, 164, 104, (92, 138), ('#FFFFFF', '#E6F4FF'), 44)
    b += B.scribble(56, 50, 100, 0, '#4B6A9E', 1, 9, 2) + B.scribble(56, 72, 56, 0, '#4B6A9E', 1, 9, 5) + B.heart(d, 150, 78, 0.36)
    return scene(d, b + B.heart(d, 344, 70, 0.5))


def one_more(d):
    s = glow(d, 190, 140, 150, '#FFF0C8', 0.9)
    s += lift(d, C(178, 138, 96, '#fff') + C(178, 138, 86, d.lg((0, '#B28AF0'), (1, '#5F3CB8'))), 6, 6, 0.3)
    s += B.bend(d, 178, 138, 60, -60, 230, 17, '#fff') + P('M160 108L208 138L160 168Z', '#FFD34E', stroke='#FFD34E', stroke_width=10, stroke_linejoin='round')
    return s + S('M110 84Q128 62 156 58', '#E3D2FF', 7, opacity=0.8) + B.poke(d, 248, 176, 136)


def go_to_supper(d):
    b = R(0, 0, 400, 300, 0, d.lg((0, '#FFE6B8'), (1, '#F6B878'))) + glow(d, 210, 120, 220, '#FFF6D0', 1)
    b += lane(d, 'tuppence', 'happy', 62, -8, 0.41) + R(-10, 224, 420, 90, 0, d.lg((0, '#E3A25C'), (1, '#B06C34'))) + R(-10, 218, 420, 16, 8, '#F7CB8E')
    return scene(d, b + B.bowl(d, 196, 216, 0.78) + S('M318 236L342 178', '#AEB9C8', 10) + el(346, 168, 13, 19, '#D5DCE6', transform='rotate(22 346 168)'))


def paw(d, x, y, rot=0, s=1, fur=('#A692AA', '#7D6883', '#58455F')):
    """Moss's arm and pink hand, reaching up; finger tips near (x, y)."""
    b = S('M0 60C10 120 40 170 80 220', fur[2], 66) + S('M0 60C10 120 40 170 80 220', fur[1], 58) + S('M-12 66C-2 120 26 170 60 216', fur[0], 16, opacity=0.7)
    for a, l in ((-52, 46), (-18, 60), (14, 60), (46, 46)):
        import math

        u = math.radians(a - 92)
        b += (
            S(f'M0 52L{l*math.cos(u):.0f} {52+l*math.sin(u):.0f}', '#B85F66', 27)
            + S(f'M0 52L{l*math.cos(u):.0f} {52+l*math.sin(u):.0f}', '#F8AFA8', 22)
            + S(f'M{l*.92*math.cos(u):.0f} {52+l*.92*math.sin(u):.0f}l{8*math.cos(u):.0f} {8*math.sin(u):.0f}', '#FFF4EC', 9)
        )
    b += C(0, 56, 37, '#B85F66', opacity=0.5) + C(0, 55, 34, d.rg((0, '#FFD9D2'), (0.6, '#F8AFA8'), (1, '#E58F8C')))
    return lift(d, T(b, x, y, s, rot), 4, 4, 0.28)


def take_gold(d):
    s = glow(d, 170, 140, 160, '#FFF0B0', 0.9) + B.coinheap(d, 160, 264, 1.22) + paw(d, 248, 128, -38, 1.0)
    return s + B.coin(d, 208, 132, 24)


def keep_secret(d):
    s = glow(d, 180, 160, 150, '#E6D8FF', 0.9) + T(lane(d, 'moss', 'calm', 0, 0, 1), 6, 4, 0.62)
    s = clipped(d, R(0, 0, 400, 292, 0, '#000'), s)
    # a finger before the mouth
    s += lift(
        d,
        S('M212 300C216 270 206 246 196 226', '#58455F', 46)
        + S('M212 300C216 270 206 246 196 226', '#7D6883', 40)
        + S('M192 232L190 182', '#B85F66', 25)
        + S('M192 232L190 182', '#F8AFA8', 20)
        + S('M190 184v-6', '#FFF4EC', 9)
        + C(196, 236, 23, '#F8AFA8', stroke='#B85F66', stroke_width=2)
        + C(214, 232, 9, '#F8AFA8', stroke='#B85F66', stroke_width=2),
        3,
        3,
        0.3,
    )
    return s + B.bub(d, 272, 20, 120, 116, (262, 150), ('#F6F0FF', '#DCCBFA'), 44) + B.padlock(d, 332, 84, 0.78, False, ('#C9A8F5', '#6F46C8'))


def block_them(d):
    s = glow(d, 200, 150, 150, '#DCE9FF', 0.9) + B.builder(d, 104, 280, 0.92)
    return s + B.shield(d, 252, 158, 1.72, T(B.palm(), 0, 2, 1.45), ('#FF8A78', '#C9302F'))


def say_nothing(d):
    s = glow(d, 160, 160, 140, '#E3E9F2', 0.9)
    s += lift(d, C(150, 168, 112, d.rg((0, '#FFF0B0'), (0.55, '#FFD24E'), (1, '#E8961A'))), 6, 6, 0.28)
    for k in (-1, 1):
        x = 150 + k * 42
        s += el(x, 142, 26, 30, '#fff') + C(x - 12, 152, 16, '#5A3210') + C(x - 16, 146, 5, '#fff') + S(f'M{x-26} {96-k*2}Q{x} 86 {x+26} {100+k*2}', '#8A4E10', 8)
    s += (
        S('M104 220H196', '#8A4E10', 12)
        + ''.join(S(f'M{x} 208V232', '#5B6B88', 7) for x in (112, 136, 160, 184))
        + el(80, 190, 20, 13, '#F2645A', opacity=0.35)
        + el(222, 190, 20, 13, '#F2645A', opacity=0.35)
    )
    s += (
        R(262, 34, 124, 92, 38, '#FFFFFF', opacity=0.75, stroke='#7A87A2', stroke_width=6, stroke_dasharray='14 11')
        + P('M284 118L262 152L312 126Z', '#FFFFFF', opacity=0.75)
        + S('M286 124L262 152L308 127', '#7A87A2', 6, stroke_dasharray='12 9')
    )
    return s


def thumb(d, x, y, size, down=True, rot=0):
    return lift(d, d.ic('thumbs-down' if down else 'thumbs-up', x, y, size, rot=rot), 4, 4, 0.3)


def thumbs_down_too(d):
    s = glow(d, 200, 150, 150, '#FFD9D0', 0.9) + lift(d, R(22, 26, 356, 128, 44, d.lg((0, '#FFFFFF'), (1, '#F7E3DF'))), 5, 5, 0.25)
    s += ''.join(thumb(d, 50 + k * 104, 48, 90) for k in range(3))
    return s + thumb(d, 136, 158, 132, True, 0) + B.plus(d, 288, 222, 40, ('#FF8A78', '#D22F38'))


def thumbs_up(d):
    s = glow(d, 200, 150, 150, '#FFF0C0', 1) + thumb(d, 66, 40, 224, False, -6)
    return s + B.heart(d, 312, 84, 1.05, rot=10) + B.heart(d, 60, 64, 0.5, rot=-14) + d.ic('sparkles', 306, 176, 64)


def sit_with(d):
    b = evening(d) + C(316, 70, 30, '#FFF3C8', opacity=0.9) + floor(d, 200, 284, 170)
    b += lane(d, 'nib', 'sad', 150, 62, 0.33) + lane(d, 'moss', 'calm', 2, 56, 0.335)
    return scene(d, b + B.heart(d, 186, 62, 0.6))


def hand_to(d, x, y, flip, skin='tan', shirt='blue', kind='open', hrot=0):
    """A hand that comes in from the side."""
    from room_people import sleeve

    q = [(-70, y + 70), (-30, y + 60), (x - 110, y + 34), (x - 56, y)]
    if flip:
        q = [(400 - a, b) for a, b in q]
    return sleeve(d, q, kind, 1.45, hrot, flip, skin, shirt)


def share_key(d):
    b = R(0, 0, 400, 300, 0, d.lg((0, '#FFE0C8'), (1, '#F5A88A'))) + glow(d, 200, 110, 190, '#FFF6D8', 0.9)
    b += lane(d, 'nib', 'calm', -34, 92, 0.33) + lane(d, 'tuppence', 'listening', 216, 96, 0.32) + S('M188 120Q210 108 232 120M184 100Q210 82 238 100', '#fff', 6, opacity=0.9)
    return scene(d, b + T(B.picturekey(d, 0, 0, 1), 188, 66, 0.82) + B.arrow(d, 214, 226, 0.9, 0, ('#FFB05A', '#E2702F')))


def keep_key(d):
    b = R(0, 0, 400, 300, 0, d.lg((0, '#CFF0E6'), (1, '#8FD0C0'))) + glow(d, 190, 150, 200, '#FFF6D8', 1)
    b += T(lane(d, 'nib', 'calm', 0, 0, 1), 26, -16, 0.58) + B.picturekey(d, 248, 262, 1.02)
    s = scene(d, b)
    return s + B.padlock(d, 342, 78, 0.72) + lift(d, C(206, 274, 21, '#FBC795') + C(306, 272, 21, '#FBC795') + C(203, 270, 10, '#FFEACB') + C(303, 268, 10, '#FFEACB'), 2, 2, 0.25)


def change_key(d):
    s = glow(d, 260, 160, 140, '#E6FFD8', 0.9) + f'<g opacity=".7">{B.picturekey(d, 84, 82, .74, ("star", "snail", "maple-leaf"), ("#D5DAE2", "#9AA4B4"))}</g>'
    s += S('M34 40L150 126M150 40L34 126', '#fff', 17, opacity=0.9) + S('M34 40L150 126M150 40L34 126', '#D22F38', 10)
    s += B.bend(d, 214, 92, 42, -150, 60, 15, '#2E9C4A') + B.picturekey(d, 208, 216, 1.32, ('rainbow', 'fish', 'tulip'), ('#A8F08A', '#2FA84A'))
    return s + d.ic('sparkles', 318, 128, 66) + d.ic('sparkles', 82, 206, 44, flip=True)


def help_feed(d):
    s = glow(d, 220, 150, 150, '#FFE6F2', 0.95) + B.pom(d, 258, 164, 102) + B.pie(d, 116, 176, 0.8)
    s += hand_to(d, 130, 214, False, 'tan', 'gold', 'open', 60)
    return s + B.pie(d, 116, 176, 0.8) + B.heart(d, 346, 46, 0.42)


def leave_game(d):
    sc = R(0, 0, 400, 300, 0, d.lg((0, '#8FD3F5'), (0.6, '#DDF4FF'), (0.62, '#8FD66B'), (1, '#4FA352'))) + ''.join(
        R(x, y, 34, 34, 5, c) for x, y, c in ((60, 150, '#FF8A78'), (96, 150, '#FFC93C'), (60, 114, '#8A6BE0'), (130, 150, '#5FAEF2'))
    )
    s = B.slab(d, 16, 26, 250, 206, sc, -4)
    s += lift(d, R(206, 52, 150, 226, 14, d.lg((0, '#9A5F30'), (1, '#6B3F1C'))), 6, 6, 0.3) + R(220, 66, 122, 212, 6, d.lg((0, '#FFF6D0'), (1, '#FFD98A'))) + glow(d, 282, 170, 110, '#FFFBE6', 1)
    s += P('M220 66L150 94V292L220 278Z', d.lg((0, '#5FAEF2'), (1, '#2666B8'))) + C(166, 192, 8, '#FFD34E') + S('M164 112L206 96V172L164 184Z', '#9CCBF7', 5, opacity=0.7)
    return s + B.arrow(d, 286, 176, 1.05, 0, ('#7BE36A', '#259A42'))


def hide_in_shell(d):
    b = meadow(d) + floor(d, 196, 276, 150)
    b += lift(d, P('M52 284C60 250 120 236 200 236C290 236 350 250 356 284Z', d.lg((0, '#FBC795'), (1, '#E59A62'))), 3, 3, 0.2)
    b += lift(d, P('M290 120C330 150 360 190 356 236C352 268 320 276 280 274L196 262Z', d.lg((0, '#E9994A'), (1, '#B5622A'))), 4, 4, 0.25) + lift(d, shell(d, 178, 152, 128), 6, 6, 0.3)
    b += el(300, 214, 52, 56, '#8A4A22') + el(302, 216, 45, 49, d.rg((0, '#1C0E08'), (1, '#4A2412'), cx=0.5, cy=0.5))
    for k in (-1, 1):
        b += (
            el(302 + k * 19, 212, 16, 19, '#FFFDF6')
            + C(302 + k * 19 - 3, 218, 9.5, '#5E3013')
            + C(302 + k * 19, 214, 3.4, '#fff')
            + P(f'M{302+k*19-18} 206Q{302+k*19} 190 {302+k*19+18} 206L{302+k*19+18} 190H{302+k*19-18}Z', '#3A1C0E')
        )
    return scene(d, b)


def surprise_box(d):
    rnd = random.Random(3)
    s = glow(d, 200, 130, 160, '#FFF0B0', 1)
    for k in range(34):
        x, y = rnd.uniform(70, 330), rnd.uniform(12, 130)
        s += R(round(x), round(y), 15, 8, 2, rnd.choice(['#F2544B', '#3E8DF0', '#6CC24A', '#FFC93C', '#9B5DE5', '#F583B1']), transform=f'rotate({rnd.randint(-70, 70)} {x:.0f} {y:.0f})')
    s += d.ic('glowing-star', 130, 48, 56, rot=-12) + d.ic('glowing-star', 226, 30, 64, rot=10) + d.ic('balloon', 174, 6, 84)
    bow = P('M-8 0C-60 -46 -92 -10 -70 12C-54 24 -24 14 0 6ZM8 0C60 -46 92 -10 70 12C54 24 24 14 0 6Z', d.lg((0, '#FF8AA0'), (1, '#D22F5A'))) + C(0, 4, 13, '#E2486A')
    s += B.box(d, 200, 284, 1.0, ('#FFE08A', '#F9B233', '#C77E12'), R(-16, -130, 32, 130, 0, d.lg((0, '#F4607E'), (1, '#C02A50'))) + T(bow, 0, -92, 0.86))
    return s


def talk_box(d):
    random.Random(3)
    s = glow(d, 200, 120, 160, '#D8F0FF', 0.9) + B.box(d, 200, 286, 1.25, ('#A9DDF5', '#5FAEE0', '#2C6FA8'), '', True, 220, 92)
    s += clipped(d, R(0, 0, 400, 214, 0, '#000'), T(lane(d, 'gran', 'listening', 0, 0, 1, flip=True), 176, 4, 0.33) + lane(d, 'nib', 'calm', 34, 82, 0.24))
    s += lift(d, R(62, 196, 276, 92, 14, d.lg((0, '#7CC4EE'), (1, '#3E86C4'))), 4, 4, 0.25) + R(62, 196, 276, 14, 7, '#C4E8FB') + B.bub(d, 74, 6, 116, 68, (146, 92), ('#FFFFFF', '#FFF3D2'), 30)
    return s + B.dots(132, 40, 8, '#3E86C4') + B.bub(d, 146, 220, 108, 46, None, ('#FFFFFF', '#EAF5FF'), 20) + B.scribble(170, 243, 64, 0, '#5FAEE0', 1, 8, 4)


def birthday_cake(d):
    return (
        glow(d, 200, 150, 150, '#FFF0C8', 1)
        + floor(d, 200, 282, 120)
        + lift(d, d.ic('birthday-cake', 72, 10, 268), 5, 5, 0.25)
        + d.ic('sparkles', 322, 30, 60)
        + d.ic('sparkles', 20, 60, 46, flip=True)
    )


def hidden_present(d):
    b = R(0, 0, 400, 300, 0, d.lg((0, '#FFE9C8'), (1, '#F6CFA0'))) + R(0, 250, 400, 60, 0, '#C98A52') + R(0, 244, 400, 10, 0, '#FFF6E6')
    b += R(34, 26, 190, 232, 8, '#8A5A34') + R(46, 38, 166, 220, 4, d.lg((0, '#4A2A16'), (1, '#2A1408')))
    b += lift(d, d.ic('wrapped-gift', 108, 84, 186), 5, 5, 0.3)
    b += (
        lift(d, P('M46 38H168L150 290L46 258Z', d.lg((0, '#6FBF8A'), (1, '#2F8A5A'), x2=1, y2=0.3)), 5, 6, 0.35)
        + S('M62 62H146L138 150H62ZM62 178H136L128 252L62 234Z', '#2A7A50', 5, opacity=0.55)
        + C(144, 166, 9, '#FFD34E')
    )
    return scene(d, b + d.ic('sparkles', 300, 70, 60))


def sun_face(d, x, y, r):
    s = ''.join(turn(P(f'M{x-r*.16} {y-r*1.06}L{x} {y-r*1.5}L{x+r*.16} {y-r*1.06}Z', '#FFB02E', stroke='#FFB02E', stroke_width=4, stroke_linejoin='round'), k * 36, x, y) for k in range(10))
    s += C(x, y, r, d.rg((0, '#FFF6B8'), (0.6, '#FFD34E'), (1, '#F5A21C')))
    return (
        s
        + C(x - r * 0.34, y - r * 0.12, r * 0.11, '#6B3A08')
        + C(x + r * 0.34, y - r * 0.12, r * 0.11, '#6B3A08')
        + S(f'M{x-r*.36} {y+r*.2}Q{x} {y+r*.62} {x+r*.36} {y+r*.2}', '#6B3A08', r * 0.12)
        + el(x - r * 0.62, y + r * 0.18, r * 0.16, r * 0.1, '#F2645A', opacity=0.5)
        + el(x + r * 0.62, y + r * 0.18, r * 0.16, r * 0.1, '#F2645A', opacity=0.5)
    )


def helps_box(d):
    return glow(d, 200, 140, 160, '#FFF3B0', 1) + B.box(d, 200, 284, 1.25, ('#C4EFA0', '#7CCB6A', '#3F8F4E'), lift(d, sun_face(d, 0, -64, 32), 3, 3, 0.25)) + B.heart(d, 200, 74, 0.7)


def hurts_box(d):
    cloud = P('M-46 16a24 24 0 0 1 4 -46a36 36 0 0 1 68 -8a28 28 0 0 1 24 54z', d.lg((0, '#C9D3E4'), (1, '#8292AE')))
    drops = ''.join(P(f'M{x} {y}c6 9 9 13 5 19c-4 6 -12 4 -12 -4c0 -6 4 -10 7 -15z', '#5FB4F0') for x, y in ((-34, 24), (-6, 30), (22, 24)))
    sign = lift(d, T(cloud + drops, -6, -70, 0.95), 3, 3, 0.25) + T(d.ic('adhesive-bandage', -32, -32, 64), 54, -44, 1)
    return glow(d, 200, 140, 160, '#DDE6F5', 1) + B.box(d, 200, 284, 1.25, ('#C3BCE0', '#8E86BE', '#564E8A'), sign)


CARDS = by_name(
    say_no_thank_you,
    send_photo,
    show_adult,
    keep_playing,
    put_away,
    ask_gran,
    one_more,
    go_to_supper,
    take_gold,
    keep_secret,
    tell_gran,
    block_them,
    say_nothing,
    thumbs_down_too,
    thumbs_up,
    sit_with,
    share_key,
    keep_key,
    change_key,
    help_feed,
    leave_game,
    hide_in_shell,
    surprise_box,
    talk_box,
    birthday_cake,
    hidden_present,
    helps_box,
    hurts_box,
)

if __name__ == '__main__':
    cli('card', (400, 300), CARDS, sys.argv[1:])
