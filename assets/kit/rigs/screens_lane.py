"""Tablet screens of Lantern Lane: photos, calls, the turnip race, the building game, the song page, Pom and the picture-key.
`python3 screens_lane.py [name ...]` writes svg/prop/<name>.svg, 720x540. Screens are pictures only; nothing in them is written."""

import random
import sys

import lane_face
import room_bits as B
from room_draw import C, P, R, S, T, cli, clipped, el, glow, lane, lift, turn

X, Y, W, H = 84, 84, 552, 372


def full(d, *stops):
    return R(X, Y, W, H, 0, d.lg(*stops))


def button(d, x, y, w, h, col=('#7BE36A', '#2FA84A'), sign='go'):
    s = lift(d, R(x, y, w, h, h / 2, d.lg((0, col[0]), (1, col[1]))), 4, 3, 0.3) + R(x + 14, y + 5, w - 28, h * 0.28, h * 0.14, '#fff', opacity=0.35)
    m = x + w / 2, y + h / 2
    if sign == 'go':
        s += P(f'M{m[0]-18} {m[1]-6}h20v-11l22 17l-22 17v-11h-20z', '#fff')
    if sign == 'play':
        s += P(f'M{m[0]-12} {m[1]-16}l28 16l-28 16z', '#fff', stroke='#fff', stroke_width=5, stroke_linejoin='round')
    return s


def bar(d, body='', col=('#FF9F5A', '#E2702F')):
    """The strip at the top of an app."""
    return R(X, Y, W, 52, 0, d.lg((0, col[0]), (1, col[1]))) + body


# Photos (E1, K2).


def camera_app(d, pic):
    s = full(d, (0, '#22283C'), (1, '#11141F')) + pic
    return (
        s
        + C(360, 424, 26, '#fff')
        + C(360, 424, 20, 'none', stroke='#22283C', stroke_width=3)
        + R(118, 404, 42, 40, 9, '#5FAEF2', stroke='#fff', stroke_width=4)
        + C(580, 424, 20, 'none', stroke='#fff', stroke_width=4)
        + B.bend(d, 580, 424, 10, -40, 220, 3.5, '#fff')
    )


def photo_mud(d):
    pic = clipped(d, R(104, 96, 512, 296, 14, '#000'), B.garden_bit(d, 104, 96, 512, 296, True) + B.mudnib(d, 226, 98, 0.43))
    rnd = random.Random(5)
    pic += ''.join(B.splash(rnd, x, y, r) for x, y, r in ((180, 350, 16), (520, 340, 20), (556, 366, 11), (156, 372, 10), (486, 372, 12)))
    return B.tablet(d, camera_app(d, pic))


def photo_send(d):
    s = full(d, (0, '#E6F4FF'), (1, '#BFDDF5')) + bar(d, ''.join(C(112 + k * 22, 110, 7, '#fff', opacity=0.8) for k in range(3)), ('#6FB4F2', '#2E6FD0'))
    s += B.photo(d, 112, 152, 266, 228, B.garden_bit(d, 0, 0, 250, 202, True) + B.mudnib(d, 36, 16, 0.285), -3)
    s += B.arrow(d, 462, 262, 1.35, 0, ('#7BE36A', '#259A42'))
    for k, (who, bg) in enumerate((('tuppence', '#FFE3B0'), ('gran', '#CFE4FF'), ('moss', '#DDF0C8'))):
        x, y = 574, 184 + k * 88
        s += C(x, y, 40, '#fff') + C(x, y, 36, bg) + clipped(d, C(x, y, 36, '#000'), lane(d, who, 'calm', x - [57, 62, 60][k], y - [56, 34, 40][k], 0.19 if k else 0.19))
    return B.tablet(d, s)


def photo_kind(d):
    pic = clipped(
        d,
        R(104, 96, 512, 296, 14, '#000'),
        B.garden_bit(d, 104, 96, 512, 296) + lane(d, 'moss', 'happy', 110, 150, 0.37) + lane(d, 'tuppence', 'happy', 424, 140, 0.38) + lane(d, 'nib', 'happy', 246, 142, 0.38),
    )
    return B.tablet(d, camera_app(d, pic) + B.heart(d, 580, 138, 0.7))


def photo_wall(d):
    """The lane's picture wall: pinned pictures; the largest is of Moss on his bottom."""
    s = full(d, (0, '#E9C490'), (1, '#C98F55')) + ''.join(C(X + (k * 97) % W, Y + (k * 61) % H, 4, '#A9703A', opacity=0.5) for k in range(70))
    fall = (
        B.garden_bit(d, 0, 0, 214, 190)
        + T(lane(d, 'moss', 'worried', 0, 0, 1), 172, 28, 0.265, 52)
        + S('M40 150q10 -12 20 0t20 0M150 40l14 -12M164 54l18 -4', '#fff', 6)
        + d.ic('banana', 20, 140, 44, rot=20)
    )
    s += B.photo(d, 246, 108, 230, 222, fall, 3) + C(361, 116, 10, '#E2483F') + C(358, 113, 3, '#fff')
    small = [
        (110, 112, 112, 100, -5, lane(d, 'tuppence', 'happy', -6, 4, 0.18), '#CFE4FF'),
        (106, 244, 120, 106, 4, B.lantern_pic(d), '#2C3A7E'),
        (500, 112, 112, 100, 5, lane(d, 'gran', 'calm', -2, 0, 0.17), '#FFE3B0'),
        (502, 246, 112, 106, -4, d.ic('sunflower', 14, 2, 70), '#BFE6FF'),
    ]
    for x, y, w, h, r, b, bg in small:
        s += B.photo(d, x, y, w, h, R(0, 0, w, h, 0, bg) + b, r) + C(x + w / 2, y + 7, 7, '#3E8DF0')
    for k in range(5):
        s += lift(d, C(192 + k * 84, 410, 30, '#FFF3D0'), 3, 3, 0.25) + (d.ic('face-with-tears-of-joy', 168 + k * 84, 386, 48) if k % 2 == 0 else d.ic('thumbs-up', 170 + k * 84, 388, 44))
    return B.tablet(d, s)


def share_box(d):
    """Share this with everyone?"""
    s = full(d, (0, '#8FD3F5'), (1, '#DDF4FF')) + R(X, Y, W, H, 0, '#140A3A', opacity=0.45)
    o = lift(d, R(152, 104, 416, 336, 38, '#FF9F1C'), 8, 9, 0.4, '#12093A') + R(161, 113, 398, 318, 30, d.lg((0, '#FFFFFF'), (1, '#FFF1C9')))
    o += B.photo(d, 186, 138, 146, 128, B.garden_bit(d, 0, 0, 130, 104) + T(lane(d, 'moss', 'happy', 0, 0, 1), 30, 4, 0.15), -4) + B.arrow(d, 380, 200, 0.8, 0)
    for x, y in ((456, 160), (506, 190), (452, 226), (512, 246)):
        o += C(x, y, 27, '#fff') + C(x, y, 24, '#CFE0F5') + C(x, y - 6, 10, '#7A93B8') + clipped(d, C(x, y, 24, '#000'), el(x, y + 20, 19, 15, '#7A93B8'))
    o += button(d, 380, 330, 150, 66) + button(d, 190, 330, 150, 66, ('#E3E8F2', '#AEB9CC'), '') + S('M252 350L278 376M278 350L252 376', '#5B6B88', 10)
    return B.tablet(d, s, o)


def call_ring(d):
    s = full(d, (0, '#2C3A7E'), (1, '#6B4FA8')) + glow(d, 360, 210, 230, '#9BB4FF', 0.6)
    s += ''.join(C(360, 204, r, 'none', stroke='#fff', stroke_width=5, opacity=o) for r, o in ((104, 0.6), (128, 0.35), (152, 0.18))) + B.unknown(d, 360, 204, 80, '#C9D6F5')
    for x, col, rot in ((226, ('#FF8A78', '#D22F38'), 135), (494, ('#7BE36A', '#259A42'), 0)):
        s += lift(d, C(x, 390, 48, '#fff') + C(x, 390, 43, d.lg((0, col[0]), (1, col[1]))), 4, 4, 0.35) + T(handset('#fff'), x, 390, 1, rot)
    return B.tablet(d, s + S('M548 360Q562 390 548 420M566 348Q586 390 566 432', '#9BE28A', 7) + S('M440 360Q426 390 440 420M422 348Q402 390 422 432', '#9BE28A', 7))


def handset(c):
    return P('M-24 -20C-20 -26 -12 -26 -8 -20L-3 -11C-1 -7 -2 -4 -5 -1C-2 6 4 11 9 13C12 9 15 9 18 11L26 16C31 19 31 25 27 29C20 35 8 31 -6 17C-20 3 -32 -12 -24 -20Z', c, transform='translate(0 -4)')


# Videos and the turnip race (E4).


def race(d, x=X, y=Y, w=W, h=H):
    s = (
        R(x, y, w, h, 0, d.lg((0, '#8FD3F5'), (0.42, '#DDF4FF'), (0.44, '#A6DB7C'), (1, '#4FA352')))
        + d.ic('cloud', x + w * 0.1, y + h * 0.06, w * 0.13, op=0.95)
        + d.ic('cloud', x + w * 0.66, y + h * 0.02, w * 0.17, op=0.9)
    )
    for k in range(9):
        s += S(f'M{x+w*(.02+k*.12)} {y+h*.42}v{-h*.13}', '#8A5A34', 4) + P(f'M{x+w*(.02+k*.12)} {y+h*.29}l{w*.06} {h*.035}l{-w*.06} {h*.035}z', ['#F2544B', '#FFC93C', '#3E8DF0', '#9B5DE5'][k % 4])
    s += (
        P(f'M{x} {y+h*.5}H{x+w}V{y+h*.96}H{x}Z', d.lg((0, '#E9A06A'), (1, '#C9703E')))
        + S(f'M{x} {y+h*.5}H{x+w}M{x} {y+h*.96}H{x+w}', '#fff', 6)
        + S(f'M{x} {y+h*.72}H{x+w}', '#fff', 5, stroke_dasharray='26 20')
    )
    for i in range(2):
        for j in range(7):
            s += R(x + w * 0.86 + i * w * 0.03, y + h * (0.5 + j * 0.066), w * 0.03, h * 0.066, 0, '#fff' if (i + j) % 2 else '#2A2E44')
    return s


def turnip_race(d):
    s = race(d) + ''.join(S(f'M{x} {y}h-{l}', '#fff', 7, opacity=0.8) for x, y, l in ((196, 250, 60), (186, 280, 40), (330, 330, 70), (318, 366, 46), (200, 306, 34)))
    s += el(262, 338, 50, 9, '#6B2F14', opacity=0.35) + el(432, 432, 60, 10, '#6B2F14', opacity=0.35) + B.turnip(d, 258, 336, 0.98, rot=8) + B.turnip(d, 428, 430, 1.18, rot=8)
    return B.tablet(d, s)


def dimmed(d, body, op=0.55):
    return body + R(X, Y, W, H, 0, '#140A3A', opacity=op)


def next_video(d):
    s = dimmed(d, race(d) + B.turnip(d, 250, 340, 0.9))
    s += lift(d, R(316, 150, 288, 196, 22, '#fff'), 7, 7, 0.4, '#12093A') + clipped(
        d, R(326, 160, 268, 176, 16, '#000'), race(d, 326, 160, 268, 176) + B.turnip(d, 420, 300, 0.62, rot=8) + B.turnip(d, 510, 326, 0.7, rot=8)
    )
    s += (
        C(196, 248, 76, '#140A3A', opacity=0.6)
        + C(196, 248, 66, 'none', stroke='#5B4B8A', stroke_width=15)
        + S('M196 182A66 66 0 1 1 132.6 229.6', '#FFD34E', 15)
        + P('M176 214L232 248L176 282Z', '#fff', stroke='#fff', stroke_width=9, stroke_linejoin='round')
    )
    s += B.arrow(d, 288, 248, 0.5, 0, ('#FFE08A', '#F5A21C')) + ''.join(
        R(326 + k * 70, 368, 58, 44, 9, c, opacity=0.95) + P(f'M{348+k*70} 380l18 10l-18 10z', '#fff') for k, c in enumerate(('#FF8A78', '#6FC0FF', '#8FD66B', '#C9A8F5'))
    )
    return B.tablet(d, s)


def video_play(d):
    s = full(d, (0, '#22283C'), (1, '#11141F')) + clipped(
        d,
        R(104, 98, 512, 276, 14, '#000'),
        R(104, 98, 512, 276, 0, d.lg((0, '#7CC9F5'), (1, '#FFE7B8'))) + P('M104 320Q240 260 380 310T616 300V380H104Z', '#7CCB6A') + d.ic('rainbow', 150, 128, 150) + d.ic('cow-face', 380, 200, 140),
    )
    s += C(360, 236, 56, '#140A3A', opacity=0.55) + P('M342 206L392 236L342 266Z', '#fff', stroke='#fff', stroke_width=10, stroke_linejoin='round')
    return B.tablet(d, s + R(116, 404, 488, 14, 7, '#4A5272') + R(116, 404, 190, 14, 7, '#FF5A4A') + C(306, 411, 14, '#fff'))


def sleep_mode(d):
    s = full(d, (0, '#1B2258'), (0.7, '#3F3C86'), (1, '#6B5CA8')) + glow(d, 360, 220, 230, '#8FA0F0', 0.5)
    s += ''.join(d.ic('star', x, y, z, op=0.9) for x, y, z in ((120, 120, 26), (190, 210, 18), (560, 330, 22), (500, 118, 20), (140, 330, 18), (580, 200, 26)))
    s += glow(d, 468, 186, 130, '#FFF0B0', 0.7) + C(462, 186, 62, d.rg((0, '#FFFBE0'), (1, '#FFD978'))) + C(492, 166, 54, '#333578')
    for k in (-1, 1):
        s += S(f'M{320+k*54-26} 262q26 26 52 0', '#E6ECFF', 10)
    s += S('M292 322q28 22 56 0', '#E6ECFF', 9) + el(232, 306, 22, 13, '#F58AB0', opacity=0.5) + el(408, 306, 22, 13, '#F58AB0', opacity=0.5)
    s += P('M84 420Q200 380 360 404T636 396V456H84Z', '#2A2E66') + B.clock(d, 556, 398, 34, 7, 0, ('#9BC4FF', '#4A6FC4'), False)
    return B.tablet(d, s)


# The building game (K1).


def builder_sky(d, x, y, w, h):
    s = (
        R(x, y, w, h, 0, d.lg((0, '#7CC9F5'), (0.6, '#DDF4FF'), (0.68, '#A6DB7C'), (1, '#5FB058')))
        + d.ic('cloud', x + w * 0.06, y + h * 0.06, w * 0.14)
        + d.ic('cloud', x + w * 0.7, y + h * 0.1, w * 0.12, op=0.9)
    )
    return s + ''.join(S(f'M{x+w*a} {y+h*b}q4 -12 8 0', '#3F934A', 4, opacity=0.6) for a, b in ((0.1, 0.9), (0.3, 0.95), (0.5, 0.88), (0.74, 0.93), (0.9, 0.9)))


def block(x, y, k, c):
    return R(x, y, k, k, 4, c) + R(x, y, k, k * 0.2, 3, '#fff', opacity=0.35) + R(x, y + k * 0.84, k, k * 0.16, 3, '#000', opacity=0.16)


def worm(d, x, y, s=1, flip=False):
    b = S('M0 40C0 14 6 0 20 -6', '#C9607E', 27) + S('M0 40C0 14 6 0 20 -6', '#F59AB0', 22) + ''.join(S(f'M-9 {30-k*12}q9 5 18 0', '#D9708E', 3, opacity=0.7) for k in range(2))
    b += C(22, -12, 17, '#F59AB0') + el(16, -16, 6, 7, '#fff') + el(29, -16, 6, 7, '#fff') + C(17, -15, 3.4, '#3A1622') + C(30, -15, 3.4, '#3A1622') + S('M15 -4q7 6 14 0', '#8A2A44', 3)
    return T(b, x, y, s, flip=flip)


def castle(d, x, y, k=30):
    """A castle of blocks with slides; its foot on the left at (x, y)."""
    cols = ['#E88A5A', '#E3A24E', '#D9784E', '#EFB86A']
    s = ''
    rows = ['# # #      # # #', '#####      #####', '#####  ##  #####', '#####  ##  #####', '################', '######____######', '######____######', '######____######']
    for j, row in enumerate(rows):
        for i, ch in enumerate(row):
            if ch == '#':
                s += block(x + i * k, y - (len(rows) - j) * k, k, cols[(i * 3 + j * 5) % 4])
    s += P(f'M{x+6*k} {y}V{y-2*k}A{2*k} {1.4*k} 0 0 1 {x+10*k} {y-2*k}V{y}Z', '#4A2A4A')
    for i in (1.5, 12.5):
        s += R(x + i * k, y - 4.6 * k, 2 * k, 2 * k, k, '#4A2A4A')
    return s


def slide(x0, y0, x1, y1, c, w=22):
    m = f'M{x0} {y0}C{x0+(x1-x0)*.5} {y0+6} {x0+(x1-x0)*.45} {y1} {x1} {y1}'
    return S(m, '#fff', w + 8) + S(m, c, w) + S(m, '#fff', 5, opacity=0.5, transform='translate(0 -5)')


def mossblock(d, x, y, s):
    """Moss as he looks in the game."""
    return lane(d, 'moss', 'happy', x, y, s)


def builder_game(d):
    s = builder_sky(d, X, Y, W, H) + castle(d, 196, 400, 20) + slide(296, 256, 166, 412, '#F2544B') + slide(416, 256, 560, 408, '#8A5FD6')
    s += worm(d, 244, 322, 0.62) + worm(d, 466, 322, 0.62, True) + worm(d, 352, 372, 0.8) + worm(d, 182, 396, 0.6, True)
    s += mossblock(d, 92, 290, 0.25) + B.builder(d, 582, 442, 0.58)
    s += lift(d, R(236, 98, 248, 44, 20, '#3B2C86'), 3, 3, 0.3) + ''.join(
        R(250 + k * 46, 105, 34, 30, 7, c) + R(250 + k * 46, 105, 34, 8, 4, '#fff', opacity=0.35) for k, c in enumerate(('#E88A5A', '#F2544B', '#FFC93C', '#6CC24A', '#5FAEF2'))
    )
    return B.tablet(d, s)


def builder_gold(d):
    s = builder_sky(d, X, Y, W, H) + castle(d, 96, 330, 12) + B.builder(d, 528, 438, 1.16, True) + B.coinheap(d, 280, 440, 1.2)
    return B.tablet(d, s + B.arrow(d, 404, 190, 0.9, 180, ('#FFE08A', '#F5A21C')))


def builder_secret(d):
    """Areas: lock .28-.50 x .08-.36; finger .53-.75 x .08-.36; gold .08-.42 x .56-.90; hidden face .56-.86 x .42-.88."""
    s = builder_sky(d, 38, 36, 644, 464) + castle(d, 56, 322, 9)
    s += B.builder(d, 511, 488, 1.02)
    s += B.bub(d, 196, 44, 352, 148, (470, 240), ('#FFFFFF', '#E6D8FF'), 54) + B.padlock(d, 281, 128, 1.0, False, ('#C9A8F5', '#6F46C8')) + S('M372 70V168', '#CDBBEF', 5, stroke_dasharray='3 13')
    f = (
        C(0, 0, 58, d.rg((0, '#FFF0B0'), (0.55, '#FFD24E'), (1, '#E8961A')))
        + ''.join(el(k * 20, -16, 9, 11, '#fff') + C(k * 20 + 1, -14, 6, '#5A3210') + S(f'M{k*20-10} -34q10 -6 20 0', '#8A4E10', 5) for k in (-1, 1))
        + el(0, 22, 10, 7, '#8A3A1A')
    )
    f += S('M22 66C20 44 10 40 6 34', '#B9700F', 31) + S('M22 66C20 44 10 40 6 34', '#FFCF5E', 26) + S('M3 36L1 2', '#B9700F', 19) + S('M3 36L1 2', '#FFCF5E', 14.5) + C(14, 40, 14, '#FFCF5E')
    s += lift(d, T(f, 458, 120, 0.96), 3, 3, 0.25)
    return B.frontal(d, s + B.coinheap(d, 178, 482, 0.96))


def builder_blocked(d):
    s = builder_sky(d, X, Y, W, H) + f'<g opacity=".7">{B.builder(d, 272, 440, 1.2)}</g>' + R(X, Y, W, H, 0, '#DDE6F5', opacity=0.3)
    return B.tablet(d, s + B.shield(d, 430, 278, 1.9, T(B.palm(), 0, 2, 1.5), ('#FF8A78', '#C9302F')) + B.tick(d, 540, 384, 44))


# The song page (K3).


def note(x, y, s, c, two=False):
    b = el(-14, 20, 14, 10, c, transform='rotate(-20 -14 20)') + S('M-2 18V-30', c, 6)
    b += (el(30, 12, 14, 10, c, transform='rotate(-20 30 12)') + S('M42 10V-38', c, 6) + S('M-2 -28L42 -36', c, 11)) if two else S('M-2 -30Q8 -14 18 -10', c, 7)
    return T(b, x, y, s)


def raindrop(x, y, s=1, rot=0):
    return T(P('M0 -20C12 -4 16 6 12 14C8 22 -8 22 -12 14C-16 6 -12 -4 0 -20Z', '#5FB4F0') + el(-5, 8, 3, 5, '#fff', opacity=0.8), x, y, s, rot)


def song_page(d, plain=False):
    s = full(d, (0, '#6B4FB8'), (1, '#B27CD8')) + glow(d, 360, 230, 230, '#FFE9A0', 0.7)
    s += P('M172 372H548L590 424H130Z', d.lg((0, '#E9B06A'), (1, '#A9652F'))) + R(130, 424, 460, 14, 5, '#7A4420')
    cur = d.lg((0, '#B9243A'), (0.5, '#F2645A'), (1, '#B9243A'), x2=1, y2=0)
    s += (
        P('M116 100H236C232 190 204 280 150 380H116Z', cur)
        + P('M604 100H484C488 190 516 280 570 380H604Z', cur)
        + P(
            'M100 90H620V128Q600 152 575 128Q550 152 525 128Q500 152 475 128Q450 152 425 128Q400 152 375 128Q350 152 325 128Q300 152 275 128Q250 152 225 128Q200 152 175 128Q150 152 120 128L100 132Z',
            d.lg((0, '#F2645A'), (1, '#B9243A')),
        )
    )
    s += (
        clipped(d, R(200, 150, 320, 246, 0, '#000'), lane(d, 'nib', 'happy', 240, 168, 0.335))
        + S('M492 396V290', '#4A5272', 7)
        + el(492, 398, 28, 7, '#4A5272')
        + lift(d, el(484, 276, 15, 21, d.lg((0, '#8E9BAD'), (1, '#3A4258')), transform='rotate(-24 484 276)'), 2, 2, 0.3)
    )
    for x, y, k, c, t in ((248, 190, 0.9, '#FFD34E', False), (460, 170, 0.9, '#8FE3F5', True), (280, 252, 0.7, '#A6F08A', False), (226, 300, 0.7, '#F9A8D0', True)):
        s += note(x, y, k, c, t)
    for x, y, k in ((420, 180, 0.9), (300, 160, 0.8), (520, 220, 0.85), (196, 220, 0.8), (340, 196, 0.6), (498, 150, 0.6)):
        s += raindrop(x, y, k)
    return s


def song(d):
    return B.tablet(d, song_page(d))


def thumbs_down(d):
    s = dimmed(d, song_page(d), 0.45)
    for k, y in enumerate((250, 272, 250)):
        s += lift(d, C(196 + k * 164, y, 74, '#fff'), 6, 6, 0.35) + C(196 + k * 164, y, 66, '#FFE3DD') + d.ic('thumbs-down', 146 + k * 164, y - 48, 100)
    return B.tablet(d, s)


def thumbs_up(d):
    s = dimmed(d, song_page(d), 0.4) + lift(d, C(360, 270, 112, '#fff'), 6, 6, 0.35) + C(360, 270, 102, '#FFF3C8') + d.ic('thumbs-up', 284, 186, 152)
    return B.tablet(d, s + B.heart(d, 492, 186, 0.9, rot=10) + B.heart(d, 224, 200, 0.6, rot=-12) + d.ic('sparkles', 470, 330, 70))


def crossmouth(x, y, s, c='#8A1F2A'):
    """A cross little face in a bubble."""
    b = S('M-34 -22L-10 -10M34 -22L10 -10', c, 8) + C(-20, 0, 6, c) + C(20, 0, 6, c) + S('M-18 26Q0 12 18 26', c, 7)
    return T(b, x, y, s)


def storm(x, y, s, c='#8A1F2A'):
    return T(S('M-20 10C-30 -8 -8 -26 8 -16C22 -6 12 14 0 8C-6 4 -2 -4 4 -2', c, 6) + S('M26 -14l-8 12h12l-8 14', c, 6), x, y, s)


def mean_comments(d):
    s = dimmed(d, song_page(d), 0.5)
    for x, y, w, h, to, k in ((108, 108, 190, 118, (140, 262), 0), (330, 96, 270, 110, (520, 240), 1), (120, 262, 250, 112, (180, 408), 1), (406, 244, 200, 124, (560, 404), 0)):
        s += B.bub(d, x, y, w, h, to, ('#FFB3A0', '#E9604E'), 44)
        s += crossmouth(x + w / 2, y + h / 2, 1.05) if k == 0 else crossmouth(x + 66, y + h / 2, 0.9) + storm(x + w - 64, y + h / 2, 1.1) + B.scribble(x + 116, y + h / 2, 50, 0, '#8A1F2A', 1, 8, 3)
    return B.tablet(d, s)


def kind_comments(d):
    s = dimmed(d, song_page(d), 0.35)
    for x, y, w, h, to, k in ((108, 108, 200, 116, (140, 262), 0), (336, 96, 264, 112, (520, 244), 1), (120, 262, 250, 112, (180, 408), 1), (406, 246, 200, 122, (560, 404), 0)):
        s += B.bub(d, x, y, w, h, to, ('#FFFFFF', '#FFE6EF'), 44)
        s += B.heart(d, x + (w / 2 if k == 0 else 66), y + h / 2, 0.86) + (
            B.heart(d, x + w - 62, y + h / 2, 0.6, ('#FFE08A', '#F9B233', '#D98010')) + B.scribble(x + 116, y + h / 2, 56, 0, '#D96A94', 1, 8, 3) if k else ''
        )
    return B.tablet(d, s + note(356, 240, 1.2, '#FFD34E', True))


# Pom and the picture-key (K5).


def petroom(d):
    s = full(d, (0, '#FFE6F0'), (0.68, '#FFD0DC'), (0.69, '#E9B184'), (1, '#C98A58'))
    return s + R(X, 336, W, 10, 0, '#fff') + ''.join(d.ic('star', x, y, 22, op=0.6) for x, y in ((150, 120), (250, 180), (480, 130), (560, 210), (370, 110)))


def plates(d, n_, x, y, tip=False):
    return ''.join(el(x + k * 62, y, 34, 9, '#fff') + el(x + k * 62, y - 2, 24, 5, '#D9E6F5') for k in range(n_))


def pet_game(d):
    s = (
        petroom(d)
        + lift(d, R(498, 178, 92, 166, 10, '#8FD3C8'), 4, 4, 0.25)
        + R(508, 190, 72, 60, 6, '#BFEDE4')
        + R(508, 262, 72, 70, 6, '#BFEDE4')
        + lift(d, d.ic('potted-plant', 104, 254, 96), 3, 3, 0.2)
    )
    s += el(340, 420, 190, 22, '#F58AB0') + el(340, 416, 176, 18, '#FFB8D0') + B.pom(d, 340, 306, 112) + B.pie(d, 164, 420, 0.9) + B.pie(d, 226, 436, 0.78) + B.pie(d, 524, 428, 0.95)
    s += lift(d, R(112, 98, 230, 40, 20, '#fff'), 3, 3, 0.2) + ''.join(B.heart(d, 136 + k * 38, 119, 0.34) for k in range(5)) + B.pie(d, 318, 122, 0.3)
    return B.tablet(d, s)


def key_wrong(d):
    s = (
        petroom(d)
        + turn(lift(d, R(498, 214, 92, 166, 10, '#8FD3C8'), 4, 4, 0.25) + R(508, 226, 72, 60, 6, '#BFEDE4') + R(508, 298, 72, 70, 6, '#BFEDE4'), 74, 530, 330)
        + turn(lift(d, d.ic('potted-plant', 104, 300, 96), 3, 3, 0.2), -96, 152, 356)
        + P('M196 366q30 -14 52 6q-30 14 -52 -6z', '#7A4A24')
    )
    s += el(340, 430, 190, 20, '#B9A0B0') + B.pom(d, 340, 310, 112, 'sad') + plates(d, 2, 164, 436) + plates(d, 1, 500, 440)
    s += (
        lift(d, R(112, 98, 230, 40, 20, '#fff'), 3, 3, 0.2)
        + ''.join(B.heart(d, 136 + k * 38, 119, 0.34, ('#FF9AA8', '#F0435E', '#B8183E') if k < 1 else ('#E3E6EE', '#C4CAD8', '#A4ACBE')) for k in range(5))
        + B.pie(d, 318, 122, 0.3)
    )
    return B.tablet(
        d,
        s
        + ''.join(C(x, y, r, '#B9713A') for x, y, r in ((250, 430, 4), (276, 444, 3), (440, 436, 4), (462, 448, 3), (400, 444, 3)))
        + B.bub(d, 452, 104, 128, 86, (420, 214), ('#FFFFFF', '#F2F2F8'), 34)
        + f'<g opacity=".55">{B.pie(d, 516, 154, .7)}</g>',
    )


PADS = ('snail', 'rainbow', 'fish', 'maple-leaf', 'star', 'tulip', 'soccer-ball', 'red-apple', 'butterfly')


def pad(d, chosen, col):
    s = full(d, (0, col[0]), (1, col[1]))
    s += ''.join(C(X + (k * 113) % W, Y + (k * 71) % H, 6, '#fff', opacity=0.25) for k in range(26))
    for k, p in enumerate(PADS):
        x, y = 256 + (k % 3) * 124, 98 + (k // 3) * 88
        on = p in chosen
        s += (
            lift(d, R(x, y, 104, 80, 20, '#FFE38A' if on else '#fff'), 4, 3, 0.28)
            + R(x + 7, y + 7, 90, 66, 15, d.lg((0, '#FFFFFF'), (1, '#FFF1D6' if on else '#EEF2FA')))
            + d.ic(p, x + 24, y + 12, 56)
        )
    return s


def key_picture(d):
    s = (
        pad(d, ('snail', 'star'), ('#7C8CE8', '#4A55B8'))
        + lift(d, R(104, 112, 118, 240, 28, '#3B4494'), 4, 4, 0.3)
        + ''.join(C(163, 152 + k * 54, 21, '#fff' if k < 2 else '#5562C0') + (d.ic(('snail', 'star')[k], 147, 136 + k * 54, 32) if k < 2 else '') for k in range(4))
    )
    s += T(B.key(d, 0, 0, 1), 166, 394, 1.0) + B.poke(d, 452, 244, 118)
    return B.tablet(d, s + lift(d, R(256, 366, 352, 70, 22, '#3B4494'), 4, 4, 0.3) + B.padlock(d, 432, 404, 0.52))


def key_new(d):
    s = (
        pad(d, ('rainbow', 'fish', 'tulip'), ('#7CD6B8', '#2E9C86'))
        + lift(d, R(104, 112, 118, 240, 28, '#1F7A6A'), 4, 4, 0.3)
        + ''.join(C(163, 162 + k * 68, 26, '#fff') + d.ic(('rainbow', 'fish', 'tulip')[k], 143, 142 + k * 68, 40) for k in range(3))
    )
    return B.tablet(
        d,
        s
        + B.key(d, 172, 396, 1.0, 0, '#A8F08A', '#2A7A3E')
        + lift(d, R(256, 366, 352, 70, 22, '#1F7A6A'), 4, 4, 0.3)
        + B.padlock(d, 390, 404, 0.52, False, ('#A8F08A', '#2FA84A'))
        + B.tick(d, 470, 402, 36)
        + d.ic('sparkles', 528, 372, 50),
    )


# The two pictures whose body speaks.


def rounded(d, body):
    return clipped(d, R(0, 0, 720, 540, 44, '#000'), body) + R(4, 4, 712, 532, 41, 'none', stroke='#fff', stroke_width=8)


def look_nib_no(d):
    """Areas: eyes .34-.66 x .06-.32; mouth .36-.66 x .36-.60; tummy .36-.66 x .64-.92."""
    keep = dict(lane_face.EYES['wobbly'])
    lane_face.EYES['wobbly'] = dict(dx=-0.05, dy=0.3, ir=0.56, lid=0.36, tilt=-13)
    nib = lane(d, 'nib', 'wobbly', 84, 12, 0.706)
    lane_face.EYES['wobbly'] = keep
    s = R(0, 0, 720, 540, 0, d.lg((0, '#BFE3F5'), (0.5, '#FFF3D6'), (0.62, '#B9DF9A'), (1, '#79BD6A'))) + glow(d, 380, 180, 300, '#FFF9E0', 0.9)
    s += (
        f'<g filter="{d.blur(5, 10)}">'
        + ''.join(C(x, y, r, d.rg((0, '#A6DB7C'), (1, '#4F9E54'))) for x, y, r in ((20, 330, 80), (110, 350, 50), (620, 346, 56), (706, 320, 84)))
        + ''.join(R(x, 250, 22, 110, 8, '#FFFBF0') for x in range(180, 600, 40))
        + R(170, 280, 430, 10, 4, '#F0DFC0')
        + '</g>'
    )
    return rounded(d, s + nib)


def look_tired_tuppence(d):
    """Areas: ears .32-.68 x .02-.25; eyes .32-.68 x .26-.48; yawn .38-.62 x .49-.70; tummy .34-.66 x .72-.98."""
    import lane_tuppence as L
    from lane_draw import Doc as Plain

    s = R(0, 0, 720, 540, 0, d.lg((0, '#C98F5E'), (1, '#8A5632'))) + glow(d, 360, 220, 330, '#FFE6B0', 0.85)
    s += (
        f'<g filter="{d.blur(6, 10)}">'
        + S('M-20 120Q200 -30 360 10T740 110', '#7A4A28', 60, opacity=0.5)
        + C(110, 210, 50, '#FFE08A', opacity=0.7)
        + R(560, 190, 130, 16, 6, '#6B3F1C')
        + R(580, 130, 30, 60, 6, '#D9604A')
        + R(616, 140, 26, 50, 6, '#5FAEF2')
        + '</g>'
    )
    sub = Plain()
    sub.defs = d.defs
    k, ox, oy = 1.12, 360 - 300 * 1.12, 196 - 238 * 1.12
    # the ears flop in the upper part, tips bent over
    L.EARS['tired'] = [(266, 200), (226, 76), (172, 84), (188, 180)]
    ears = L.ear(sub, 'tired', False) + L.ear(sub, 'tired', True)
    del L.EARS['tired']
    keep = dict(lane_face.EYES['sad']), lane_face.MOUTH['sad']
    lane_face.EYES['sad'] = dict(dx=0, dy=0.28, ir=0.6, lid=0.42, tilt=-4, low=0.1)
    lane_face.MOUTH['sad'] = 'none'
    old = lane_face.mouth
    lane_face.mouth = lambda kind, *a: '' if kind == 'none' else old(kind, *a)
    drop = lane_face.drop
    lane_face.drop = lambda *a: ''
    head = L.head(sub, 'sad', 'stand', ())
    lane_face.mouth, lane_face.drop = old, drop
    lane_face.EYES['sad'], lane_face.MOUTH['sad'] = keep
    pink = ''.join(
        el(x, 286, 44, 12, '#F0526A', opacity=0.4, filter=d.blur(5))
        + S(f'M{x-40} 262Q{x} 302 {x+40} 262', '#E8607A', 5, opacity=0.75)
        + S(f'M{x-26} 258l9 -6M{x+26} 258l-9 -6M{x-18} 266l5 -9', '#E8607A', 2.5, opacity=0.8)
        for x in (240, 360)
    )
    yawn = (
        P('M300 292C334 292 342 316 338 338C334 362 320 370 300 370C280 370 266 362 262 338C258 316 266 292 300 292Z', '#6B1F22')
        + el(300, 356, 24, 13, '#F0796A')
        + P('M276 302Q300 292 324 302L322 310Q300 302 278 310Z', '#fff')
    )
    body = L.body(sub, 'calm')
    arms = L.arm(sub, 'belly', False) + L.arm(sub, 'belly', True)
    s += T(body, ox, oy + 8, k) + T(ears, ox, oy, k) + T(head + pink + yawn, ox, oy, k) + T(arms, ox, oy - 4, k)
    s += T(S('M-150 -30q-14 14 0 28t0 28M150 -30q14 14 0 28t0 28M-176 -24q-12 12 0 24t0 24M176 -24q12 12 0 24t0 24', '#fff', 8, opacity=0.9), 360, 462)
    return rounded(d, s + S('M300 510q15 -12 30 0t30 0t30 0t30 0M316 526q12 -9 24 0t24 0t24 0', '#fff', 6, opacity=0.9))


SCREENS = {
    'tablet-photo-mud': photo_mud,
    'tablet-photo-send': photo_send,
    'tablet-photo-kind': photo_kind,
    'tablet-photo-wall': photo_wall,
    'tablet-share-box': share_box,
    'tablet-call-ring': call_ring,
    'tablet-video-play': video_play,
    'tablet-next-video': next_video,
    'tablet-sleep-mode': sleep_mode,
    'tablet-turnip-race': turnip_race,
    'tablet-builder-game': builder_game,
    'tablet-builder-gold': builder_gold,
    'tablet-builder-secret': builder_secret,
    'tablet-builder-blocked': builder_blocked,
    'tablet-song-page': song,
    'tablet-thumbs-down': thumbs_down,
    'tablet-thumbs-up': thumbs_up,
    'tablet-mean-comments': mean_comments,
    'tablet-kind-comments': kind_comments,
    'tablet-pet-game': pet_game,
    'tablet-key-wrong': key_wrong,
    'tablet-key-picture': key_picture,
    'tablet-key-new': key_new,
    'look-nib-no': look_nib_no,
    'look-tired-tuppence': look_tired_tuppence,
}

if __name__ == '__main__':
    cli('prop', (720, 540), SCREENS, sys.argv[1:])
