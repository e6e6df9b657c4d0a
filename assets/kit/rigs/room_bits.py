"""Things that several screens, cards and signs share: tablets, bubbles, badges, keys, photos, coins, the pet, the
stranger of the building game, turnips. Each is a function of the document that gives the body round or from (x, y)."""

import math
import random

from lane_draw import C, P, R, S, el, n
from room_draw import T, clipped, glow, lane, lift, turn

# Tablets.


def tablet(d, screen, over=''):
    """The blue tablet of 720x540, a little tilted; its screen is (84, 84) to (636, 456)."""
    s = el(360, 512, 290, 18, '#3A2412', opacity=0.32, filter=d.blur(8)) + '<g transform="rotate(-3 360 270)">'
    s += lift(d, R(40, 40, 640, 460, 54, d.lg((0, '#4FB7FF'), (1, '#1F6FE0'), x2=1)), 8, 8, 0.28)
    s += S('M94 49H626A46 46 0 0 1 671 94', '#A9DCFF', 6, opacity=0.85) + S('M49 430V110', '#7CCBFF', 4, opacity=0.6)
    s += R(70, 70, 580, 400, 26, '#161A33') + C(360, 56, 5, '#0B2A66')
    s += clipped(d, R(84, 84, 552, 372, 15, '#000'), screen)
    return s + P('M84 99A15 15 0 0 1 99 84H330L150 456H99A15 15 0 0 1 84 441Z', '#fff', opacity=0.06) + over + '</g>'


def frontal(d, screen, over=''):
    """The same tablet straight on, for screens whose parts are tapped: the screen is (38, 36) to (682, 500)."""
    s = lift(d, R(12, 10, 696, 516, 44, d.lg((0, '#4FB7FF'), (1, '#1F6FE0'), x2=1)), 5, 5, 0.3)
    s += S('M56 18H664A36 36 0 0 1 700 54', '#A9DCFF', 5, opacity=0.85) + S('M20 470V70', '#7CCBFF', 4, opacity=0.6)
    s += R(30, 28, 660, 480, 26, '#161A33') + C(360, 19.5, 4, '#0B2A66')
    return s + clipped(d, R(38, 36, 644, 464, 19, '#000'), screen) + over


def slab(d, x, y, w, h, screen, rot=-4):
    """A small tablet; `screen` is drawn in the picture's own units."""
    s = lift(d, R(x, y, w, h, 30, d.lg((0, '#4FB7FF'), (1, '#1F6FE0'), x2=1)), 7, 6, 0.3)
    s += S(f'M{x+34} {y+6}H{x+w-34}', '#A9DCFF', 4, opacity=0.85) + R(x + 15, y + 15, w - 30, h - 30, 16, '#161A33')
    s += clipped(d, R(x + 21, y + 21, w - 42, h - 42, 11, '#000'), screen)
    return turn(s, rot, x + w / 2, y + h / 2)


def tabback(d, x, y, w, h, rot=0):
    """A tablet from behind."""
    s = lift(d, R(x - w / 2, y - h / 2, w, h, h * 0.13, d.lg((0, '#5FBFFF'), (1, '#1F6FE0'), x2=1)), 4, 4, 0.3)
    s += S(f'M{x-w/2+h*.14} {y-h/2+4}H{x+w/2-h*.14}', '#C4E8FF', 4, opacity=0.9) + C(x - w / 2 + h * 0.16, y - h / 2 + h * 0.17, h * 0.06, '#123B86')
    return turn(s + d.ic('star', x - h * 0.16, y - h * 0.14, h * 0.32), rot, x, y)


def poke(d, x, y, size=120, ring=True):
    """A golden hand whose finger taps at (x, y)."""
    s = C(x, y, 30, 'none', stroke='#fff', stroke_width=6, opacity=0.9) + C(x, y, 30, 'none', stroke='#2E7BE8', stroke_width=3) + glow(d, x, y, 44, '#8FD0FF', 0.7) if ring else ''
    return s + lift(d, d.ic('backhand-index-pointing-up', x - 0.29 * size, y - 0.21 * size, size, rot=-16), 5, 4, 0.3)


# Speech.


def bub(d, x, y, w, h, to=None, fill=('#FFFFFF', '#F2F6FB'), r=None, edge=None):
    """A speech bubble; `to` is where its tail points."""
    f = d.lg((0, fill[0]), (1, fill[1]))
    s = ''
    e = dict(stroke=edge, stroke_width=4, stroke_linejoin='round') if edge else {}
    if to:
        cx, cy = x + w / 2, y + h / 2
        a = math.atan2(to[1] - cy, to[0] - cx)
        px, py = math.cos(a + math.pi / 2) * min(w, h) * 0.2, math.sin(a + math.pi / 2) * min(w, h) * 0.2
        bx, by = cx + math.cos(a) * w * 0.22, cy + math.sin(a) * h * 0.22
        s += P(f'M{n(bx+px)} {n(by+py)}L{n(to[0])} {n(to[1])}L{n(bx-px)} {n(by-py)}Z', f, **e)
    s += R(x, y, w, h, r or min(w, h) * 0.42, f, **e)
    if edge and to:
        s += P(f'M{n(bx+px*.86)} {n(by+py*.86)}L{n(bx+(to[0]-bx)*.6)} {n(by+(to[1]-by)*.6)}L{n(bx-px*.86)} {n(by-py*.86)}Z', f)
    return lift(d, s, 4, 3, 0.25) + R(x + w * 0.12, y + h * 0.08, w * 0.6, h * 0.1, h * 0.05, '#fff', opacity=0.6)


def dots(x, y, r, c, gap=2.8):
    return ''.join(C(x + k * r * gap, y, r, c) for k in (-1, 0, 1))


def scribble(x, y, w, h, c, rows, sw, seed=1):
    """Strokes that stand for writing."""
    rnd = random.Random(seed)
    s = ''
    for r in range(rows):
        q, end = x, x + w * (1 if r < rows - 1 else 0.7)
        while q < end - 8:
            step = min(rnd.uniform(14, 44), end - q)
            s += S(f'M{q:.0f} {y+r*h:.0f}H{q+step:.0f}', c, sw)
            q += step + sw * 2.2
    return s


def question(d, x, y, s=1, rot=6, col=('#FF7A8A', '#E8284A', '#B0123A')):
    line = 'M-19 -16C-19 -40 19 -42 19 -17C19 0 0 0 0 16'
    g = d.lg((0, col[0]), (0.5, col[1]), (1, col[2]), y1=-40, y2=40, user=True)
    return T(S(line, '#fff', 23) + C(0, 36, 14, '#fff') + S(line, g, 14.5) + C(0, 36, 9.5, g) + S('M-16 -22Q-12 -32 -2 -33', '#fff', 4, opacity=0.6), x, y, s, rot)


def heart(d, x, y, s=1, col=('#FF9AA8', '#F0435E', '#B8183E'), rot=0):
    """A heart about 80 wide at s=1."""
    p = 'M0 36C-24 18 -42 2 -42 -16C-42 -32 -30 -40 -19 -40C-9 -40 -3 -34 0 -27C3 -34 9 -40 19 -40C30 -40 42 -32 42 -16C42 2 24 18 0 36Z'
    return lift(d, T(P(p, d.rg((0, col[0]), (0.5, col[1]), (1, col[2]), cx=0.35, cy=0.25)) + el(-20, -22, 9, 6, '#fff', opacity=0.75, transform='rotate(-36 -20 -22)'), x, y, s, rot), 3, 3, 0.22)


# Badges.


def disc(d, x, y, r, c0, c1, body):
    return (
        lift(d, C(x, y, r, '#fff') + C(x, y, r * 0.87, d.lg((0, c0), (1, c1))), 4, 3, 0.3)
        + T(body, x, y, r / 50)
        + S(f'M{n(x-r*.6)} {n(y-r*.38)}Q{n(x-r*.36)} {n(y-r*.7)} {n(x+r*.04)} {n(y-r*.7)}', '#fff', r * 0.08, opacity=0.6)
    )


def cross(d, x, y, r):
    return disc(d, x, y, r, '#FF7A6B', '#D22F38', S('M-17 -17L17 17M17 -17L-17 17', '#fff', 12))


def tick(d, x, y, r):
    return disc(d, x, y, r, '#7BE36A', '#259A42', S('M-20 2L-6 16L20 -14', '#fff', 12))


def plus(d, x, y, r, c=('#6FC0FF', '#2E7BE8')):
    return disc(d, x, y, r, c[0], c[1], S('M-20 0H20M0 -20V20', '#fff', 12))


def arrow(d, x, y, s=1, rot=0, col=('#7BE36A', '#259A42'), edge='#fff'):
    """A fat arrow to the right, about 100 long, its middle at (x, y)."""
    p = 'M-48 -15H4V-38L50 0L4 38V15H-48Z'
    return lift(d, T(P(p, d.lg((0, col[0]), (1, col[1])), stroke=edge, stroke_width=8, stroke_linejoin='round', paint_order='stroke'), x, y, s, rot), 3, 3, 0.25)


def bend(d, x, y, r, a0, a1, w, col, head=True):
    """A bent arrow on a circle from a0 to a1 degrees, clockwise."""
    p0, p1 = (x + r * math.cos(math.radians(a0)), y + r * math.sin(math.radians(a0))), (x + r * math.cos(math.radians(a1)), y + r * math.sin(math.radians(a1)))
    big = 1 if (a1 - a0) % 360 > 180 else 0
    s = S(f'M{n(p0[0])} {n(p0[1])}A{r} {r} 0 {big} 1 {n(p1[0])} {n(p1[1])}', col, w)
    if head:
        s += T(P(f'M{n(-w*1.1)} {n(-w*.5)}L{n(w*1.1)} {n(-w*.5)}L0 {n(w*1.5)}Z', col, stroke=col, stroke_width=n(w * 0.4), stroke_linejoin='round'), p1[0], p1[1], 1, a1)
    return s


def shield(d, x, y, s=1, body='', col=('#6FC0FF', '#1F6FE0')):
    """A shield 120 wide and 140 high, its middle at (x, y)."""
    p = 'M0 -70C20 -56 40 -52 60 -52C62 10 44 50 0 72C-44 50 -62 10 -60 -52C-40 -52 -20 -56 0 -70Z'
    b = P(p, '#fff', stroke='#fff', stroke_width=12, stroke_linejoin='round') + P(p, d.lg((0, col[0]), (1, col[1]))) + P('M0 -70C20 -56 40 -52 60 -52C62 10 44 50 0 72Z', '#0B2A56', opacity=0.14)
    return lift(d, T(b + S('M-46 -40Q-44 -10 -36 12', '#fff', 6, opacity=0.55) + body, x, y, s), 5, 4, 0.3)


def palm(c='#fff'):
    """A flat hand that says stop, about 60 high."""
    return S('M-14 -4V-22M-4 -6V-30M6 -6V-28M16 -2V-20', c, 9) + S('M-20 12L-26 2', c, 9) + P('M-19 -6H21V10C21 24 12 32 0 32C-12 32 -18 26 -24 12Z', c)


# Things.


def padlock(d, x, y, s=1, open_=False, col=('#6FB4FF', '#1F5FD0')):
    b = ''.join(S('M-26 -8V-34A26 26 0 0 1 26 -34V-8' if not open_ else 'M-26 -8V-38A26 26 0 0 1 24 -50', c, w) for c, w in (('#7C8798', 15), ('#C9D3E0', 10)))
    b += lift(d, R(-44, -10, 88, 72, 16, d.lg((0, col[0]), (1, col[1]))), 4, 3, 0.35) + R(-36, -4, 72, 16, 8, '#fff', opacity=0.35)
    return T(b + C(0, 20, 11, '#12305E') + P('M-5 22H5L9 46H-9Z', '#12305E'), x, y, s)


def key(d, x, y, s=1, rot=0, col='#F5B82E', edge='#A86A08'):
    """A key about 90 long with a little picture (a star) on its head."""
    b = C(-30, 0, 25, col, stroke=edge, stroke_width=4) + P('M-8 -7H48V9H41V21H30V9H21V16H11V9H-8Z', col, stroke=edge, stroke_width=4, stroke_linejoin='round') + S('M-2 -2H44', '#fff', 3, opacity=0.6)
    return T(b + C(-30, 0, 16, '#FFF6DA') + d.ic('star', -43, -14, 26), x, y, s, rot)


def picturekey(d, x, y, s=1, pics=('star', 'snail', 'maple-leaf'), col=('#FFE58A', '#F5A21C')):
    """Nib's picture-key: a key whose bow is a tile with little pictures."""
    g = d.lg((0, col[0]), (1, col[1]))
    b = (
        R(34, -11, 96, 22, 9, g, stroke='#A86A08', stroke_width=4)
        + R(98, 6, 13, 26, 4, g, stroke='#A86A08', stroke_width=4)
        + R(118, 6, 13, 20, 4, g, stroke='#A86A08', stroke_width=4)
        + R(36, -8, 92, 7, 3, '#fff', opacity=0.5)
        + R(92, -8, 36, 16, 3, g)
    )
    b += R(-70, -44, 112, 88, 26, g, stroke='#A86A08', stroke_width=4) + R(-60, -34, 92, 68, 18, '#FFFDF2')
    k = 92 / len(pics)
    for i, p in enumerate(pics):
        b += d.ic(p, -60 + i * k + k * 0.5 - 15, -15, 30)
    return lift(d, T(b, x, y, s), 4, 3, 0.28)


def photo(d, x, y, w, h, body, rot=0):
    """A photograph with a white edge; `body` in units of the picture inside, from (0, 0)."""
    b = lift(d, R(0, 0, w, h, 8, '#fff'), 4, 4, 0.3) + clipped(d, R(8, 8, w - 16, h - 26, 4, '#000'), body)
    return turn(T(b, x, y), rot, x + w / 2, y + h / 2)


def splash(rnd, x, y, r, c='#7A4A24'):
    """One blob of mud."""
    k = 9
    pts = []
    for i in range(k):
        a = i * 2 * math.pi / k
        q = r * rnd.uniform(0.7, 1.18)
        pts.append((x + q * math.cos(a), y + q * 0.9 * math.sin(a)))
    p = f'M{n((pts[0][0]+pts[-1][0])/2)} {n((pts[0][1]+pts[-1][1])/2)}'
    for i in range(k):
        nx, ny = pts[(i + 1) % k]
        p += f'Q{n(pts[i][0])} {n(pts[i][1])} {n((pts[i][0]+nx)/2)} {n((pts[i][1]+ny)/2)}'
    return P(p + 'Z', c) + el(x - r * 0.3, y - r * 0.35, r * 0.26, r * 0.14, '#C9976A', opacity=0.85)


def mudnib(d, x, y, s, mood='happy'):
    """Nib splashed with mud."""
    rnd = random.Random(12)
    b = lane(d, 'nib', mood, 0, 0, 1)
    for mx, my, r in (
        (150, 420, 44),
        (250, 520, 34),
        (90, 520, 30),
        (200, 360, 22),
        (310, 300, 24),
        (470, 292, 30),
        (420, 230, 15),
        (360, 560, 30),
        (446, 610, 36),
        (180, 660, 26),
        (500, 640, 20),
        (60, 650, 24),
        (330, 640, 14),
        (262, 420, 14),
    ):
        b += splash(rnd, mx, my, r)
    b += S('M440 646v26M150 462v22M470 320v16', '#7A4A24', 12)
    return T(b, x, y, s)


def garden_bit(d, x, y, w, h, mud=False):
    """A piece of garden behind a photo."""
    s = R(x, y, w, h, 0, d.lg((0, '#A9DBF5'), (0.55, '#FFF0CC'), (0.6, '#B4DF98'), (1, '#6FB85C'))) + glow(d, x + w * 0.75, y + h * 0.25, w * 0.3, '#FFF6C8', 0.9)
    s += ''.join(C(x + w * q, y + h * 0.6, h * r, d.rg((0, '#A6DB7C'), (1, '#4F9E54'))) for q, r in ((0.02, 0.2), (0.16, 0.13), (0.86, 0.14), (1, 0.22)))
    if mud:
        s += el(x + w * 0.5, y + h * 0.93, w * 0.46, h * 0.16, d.rg((0, '#A06A3A'), (1, '#6B3F1E'))) + el(x + w * 0.4, y + h * 0.9, w * 0.14, h * 0.02, '#E0B48A', opacity=0.8)
    return s


def unknown(d, x, y, r, ring='#8FA0BC', q=True):
    """Somebody whose face nobody knows."""
    g = d.lg((0, '#8E9BB4'), (1, '#55617C'))
    s = C(x, y, r * 1.12, '#fff') + C(x, y, r, '#DCE3EE') + clipped(d, C(x, y, r, '#000'), C(x, y - r * 0.16, r * 0.42, g) + el(x, y + r * 0.9, r * 0.76, r * 0.62, g))
    s += C(x, y, r * 1.06, 'none', stroke=ring, stroke_width=n(r * 0.09), stroke_dasharray=f'{n(r*.24)} {n(r*.2)}')
    mark = S('M-10 -9C-10 -22 10 -22 10 -9C10 0 0 0 0 9', '#fff', 7) + C(0, 20, 4.6, '#fff')
    return s + (T(mark, x, y - r * 0.17, r / 50) if q else '')


def builder(d, x, y, s=1, flip=False):
    """The other builder: a cloak and a wide hat, the face never seen. Feet at (x, y), 200 wide and 260 high."""
    c = d.lg((0, '#7D6BC8'), (1, '#43357F'))
    b = el(0, 0, 96, 12, '#241A4A', opacity=0.3)
    b += P('M-46 -4V-40H-6V-4ZM46 -4V-40H6V-4Z', '#3A2E5E') + P('M-60 -2H-6V-16H-52Q-60 -12 -60 -2ZM60 -2H6V-16H52Q60 -12 60 -2Z', '#2A2148')
    b += lift(d, P('M0 -160C44 -160 64 -140 74 -90L88 -26Q44 -10 0 -10Q-44 -10 -88 -26L-74 -90C-64 -140 -44 -160 0 -160Z', c), 4, 4, 0.25)
    b += S('M0 -140V-14', '#2E2464', 4, opacity=0.5) + S('M-62 -92L-74 -34', '#B9ABEF', 6, opacity=0.55)
    b += (
        P('M-56 -122C-90 -110 -96 -70 -84 -48L-60 -56C-66 -80 -58 -96 -40 -104ZM56 -122C90 -110 96 -70 84 -48L60 -56C66 -80 58 -96 40 -104Z', c)
        + C(-72, -46, 17, '#F5D2A8')
        + C(72, -46, 17, '#F5D2A8')
    )
    b += P('M-54 -150C-54 -196 54 -196 54 -150C54 -122 30 -112 0 -112C-30 -112 -54 -122 -54 -150Z', d.lg((0, '#2A2148'), (1, '#120C28')))
    b += P('M-58 -146Q0 -112 58 -146L54 -128Q0 -96 -54 -128Z', '#E2483F') + P('M-40 -124Q0 -104 40 -124L34 -104Q0 -92 -34 -104Z', '#B9302F')
    b += lift(
        d,
        P('M-48 -184C-44 -250 -20 -262 0 -256C20 -262 44 -250 48 -184Z', d.lg((0, '#F5B24A'), (1, '#C4741C')))
        + P('M-112 -166C-80 -190 -50 -196 0 -196C50 -196 80 -190 112 -166C90 -148 50 -140 0 -140C-50 -140 -90 -148 -112 -166Z', d.lg((0, '#FFCF74'), (1, '#D98A2A'))),
        5,
        4,
        0.35,
    )
    b += P('M-49 -192Q0 -176 49 -192L50 -206Q0 -190 -48 -206Z', '#5A3FA8') + S('M-92 -166Q-50 -184 -10 -186', '#FFF0C0', 5, opacity=0.8)
    return T(b, x, y, s, flip=flip)


def coin(d, x, y, r):
    return (
        C(x, y, r, '#B06A08')
        + C(x, y - r * 0.06, r * 0.94, d.rg((0, '#FFF6C0'), (0.5, '#FFCF45'), (1, '#E8961A'), cx=0.38, cy=0.3))
        + C(x, y - r * 0.06, r * 0.66, 'none', stroke='#C9800F', stroke_width=n(r * 0.1))
        + T(P('M0 -5L1.5 -1.5L5 -1.2L2.4 1.2L3.2 5L0 3L-3.2 5L-2.4 1.2L-5 -1.2L-1.5 -1.5Z', '#FFF3B8', stroke='#C9800F', stroke_width=0.8), x, y - r * 0.06, r * 0.085)
    )


def coinheap(d, x, y, s=1):
    """A heap of gold 240 wide and 140 high, its foot at (x, y)."""
    rnd = random.Random(4)
    b = el(0, 0, 126, 14, '#3A2412', opacity=0.28, filter=d.blur(5)) + glow(d, 0, -60, 150, '#FFE27A', 0.75)
    for row, (m, y0) in enumerate(((9, -14), (8, -34), (6, -56), (5, -78), (3, -98), (1, -118))):
        for k in range(m):
            b += coin(d, (k - (m - 1) / 2) * 27 + rnd.uniform(-4, 4), y0 + rnd.uniform(-3, 3), 20)
    return T(b + d.ic('sparkles', 62, -150, 54) + d.ic('sparkles', -116, -120, 40, flip=True), x, y, s)


def turnip(d, x, y, s=1, mood='happy', legs=True, rot=0):
    """A turnip with a face, 110 wide and 190 high with its legs; feet at (x, y)."""
    b = ''
    if legs:
        b += S('M-18 -40Q-34 -22 -24 -6M16 -40Q40 -34 50 -14', '#8A5A8E', 9) + el(-16, -4, 17, 8, '#F2645A') + el(60, -12, 16, 8, '#F2645A', transform='rotate(-24 60 -12)')
        b += S('M-48 -82Q-72 -84 -74 -104M48 -82Q70 -70 74 -52', '#C98AB8', 8)
    b += P('M-6 -140C-30 -150 -40 -176 -30 -190C-14 -184 -4 -168 0 -150C2 -172 12 -192 28 -196C38 -180 28 -154 8 -140Z', d.lg((0, '#A6DB7C'), (1, '#4F9E54'))) + S(
        'M0 -140V-176', '#3E7F44', 3, opacity=0.5
    )
    b += lift(
        d,
        P('M0 -146C46 -146 62 -116 56 -86C50 -56 24 -40 0 -30C-24 -40 -50 -56 -56 -86C-62 -116 -46 -146 0 -146Z', d.lg((0, '#D67BB8'), (0.42, '#E9A8D2'), (0.55, '#FFF6EE'), (1, '#F3E0D0'))),
        4,
        3,
        0.25,
    )
    b += el(-26, -124, 13, 8, '#fff', opacity=0.55, transform='rotate(-24 -26 -124)')
    for k in (-1, 1):
        b += el(k * 18, -92, 10, 12, '#fff') + C(k * 18 + 2, -90, 6.5, '#3A1E2A') + C(k * 18 + 4, -93, 2.2, '#fff') + el(k * 34, -74, 8, 5, '#F2645A', opacity=0.5)
    b += P('M-14 -72Q0 -66 14 -72Q10 -54 0 -54Q-10 -54 -14 -72Z', '#8A2A3E') if mood == 'happy' else S('M-11 -62Q0 -72 11 -62', '#8A2A3E', 4)
    return T(b, x, y, s, rot)


def pie(d, x, y, s=1, bite=False):
    """A round pie 100 wide."""
    b = P('M-48 -8L-36 26Q0 36 36 26L48 -8Z', d.lg((0, '#D98A4A'), (1, '#9A5A26'))) + ''.join(S(f'M{k*14} -4L{k*11} 26', '#7A4218', 3, opacity=0.45) for k in (-2, -1, 0, 1, 2))
    b += P('M-56 -8C-54 -40 -30 -52 0 -52C30 -52 54 -40 56 -8Q46 2 36 -4Q28 4 18 -3Q10 4 0 -3Q-10 4 -18 -3Q-28 4 -36 -4Q-46 2 -56 -8Z', d.lg((0, '#FFDFA0'), (1, '#E5A24E')))
    b += S('M-22 -34l8 10M-4 -40v12M16 -38l-6 12', '#B36E24', 5) + S('M-44 -18Q-36 -38 -14 -44', '#FFF6D8', 5, opacity=0.8)
    return lift(d, T(b, x, y, s), 3, 3, 0.25)


def pom(d, x, y, r, mood='happy'):
    """Pom the pet, round and fluffy; centre (x, y)."""
    cols = ('#FFD9EC', '#F79AC4', '#C65C98')
    g = d.rg((0, cols[0]), (0.55, cols[1]), (1, cols[2]), cx=0.4, cy=0.3, r=0.75)
    s = el(0, 102, 96, 12, '#3A1A3A', opacity=0.28)
    s += S('M-34 -92Q-50 -128 -70 -126M34 -92Q50 -128 70 -126', '#C65C98', 7) + C(-72, -128, 14, '#FFD34E') + C(72, -128, 14, '#FFD34E')
    s += el(-38, 98, 26, 12, '#E27AAE') + el(38, 98, 26, 12, '#E27AAE')
    tuft = ''
    for k in range(26):
        a = k * 2 * math.pi / 26
        tuft += C(84 * math.cos(a), 84 * math.sin(a), 20 if k % 2 else 16, cols[1])
    s += lift(d, tuft + C(0, 0, 92, g), 4, 4, 0.25)
    s += ''.join(S(f'M{n(66*math.cos(a)-6)} {n(66*math.sin(a))}q6 -9 12 0', '#FFE6F2' if math.sin(a) < 0 else '#D873A8', 4, opacity=0.7) for a in (i * 0.52 for i in range(12)))
    for k in (-1, 1):
        if mood == 'full':
            s += S(f'M{k*34-18} -14Q{k*34} -34 {k*34+18} -14', '#5A1E42', 7)
        else:
            s += el(k * 34, -14, 25, 29, '#fff') + C(k * 34 + (3 if mood == 'happy' else -3), -12 + (0 if mood == 'happy' else 7), 15, '#5A2A5E') + C(k * 34 + 8, -20, 5.5, '#fff')
            if mood == 'sad':
                s += S(f'M{k*58} -40L{k*20} -54', '#8A2F62', 7) + P(f'M{k*34-26} -42H{k*34+26}V-26Q{k*34} -34 {k*34-26} -26Z', cols[1])
            else:
                s += S(f'M{k*52} -50Q{k*36} -62 {k*18} -54', '#8A2F62', 6)
        s += el(k * 60, 22, 15, 10, '#F2456A', opacity=0.4)
    if mood == 'sad':
        s += S('M-24 44Q0 18 24 44', '#5A1E42', 7) + P('M-64 6C-56 20 -54 28 -60 34C-66 40 -76 36 -76 28C-76 20 -70 12 -64 6Z', '#7CC9F5')
    else:
        s += P('M-26 20Q0 30 26 20Q24 52 0 52Q-24 52 -26 20Z', '#6B1F32') + el(0, 46, 13, 7, '#F0796A')
    return T(s, x, y, r / 100)


def bowl(d, x, y, s=1, hot=True):
    """A bowl of turnip soup on a mat; 260 wide, centre (x, y)."""
    b = (
        el(0, 74, 160, 28, '#3A2412', opacity=0.25, filter=d.blur(6))
        + el(0, 66, 156, 32, d.rg((0, '#8FD3C8'), (1, '#3E9C98') if hot else (1, '#7E8CA0')))
        + el(0, 64, 140, 26, 'none', stroke='#fff', stroke_width=4, stroke_dasharray='10 9', opacity=0.7)
    )
    c = ('#FF9A7A', '#D9433F') if hot else ('#B9C2D0', '#7A8598')
    b += lift(d, P('M-128 -20C-120 50 -70 74 0 74C70 74 120 50 128 -20Z', d.lg((0, c[0]), (1, c[1]))), 4, 4, 0.28) + S('M-110 6Q-96 42 -60 58', '#fff', 7, opacity=0.45)
    b += ''.join(C(k * 36, 26 - abs(k) * 5, 9, '#FFF3D0' if hot else '#D9DEE6', opacity=0.85) for k in (-2, -1, 0, 1, 2))
    b += el(0, -20, 128, 32, '#FFF6E6' if hot else '#E3E7EE') + el(0, -17, 112, 25, d.lg((0, '#F5B24A'), (1, '#FFD98A')) if hot else d.lg((0, '#A8A69A'), (1, '#C4C2B4')))
    if hot:
        b += el(-58, -12, 16, 6, '#F7E3B4') + el(62, -20, 14, 6, '#EE8A3E') + el(36, -4, 12, 5, '#8FC95A') + el(-20, -30, 10, 4, '#8FC95A')
        b += (
            lift(d, C(0, -26, 33, d.rg((0, '#FFFDF6'), (0.75, '#FFF0E4'), (1, '#E9A8D2'))), 3, 2, 0.25)
            + C(0, -26, 31, 'none', stroke='#D67BB8', stroke_width=4)
            + C(-11, -31, 4, '#5A2A3E')
            + C(11, -31, 4, '#5A2A3E')
            + S('M-13 -20Q0 -8 13 -20', '#8A2A3E', 4.5)
        )
        for k in (-1, 0, 1):
            b += S(f'M{k*54} -72q-18 -20 0 -40t0 -40', '#fff', 11, opacity=0.75, filter=d.blur(3))
    else:
        b += el(-40, -14, 20, 6, '#8E8C80') + el(44, -20, 18, 6, '#8E8C80') + S('M-80 -18q14 6 28 0M20 -8q14 6 28 0', '#8E8C80', 3)
        b += (
            S('M18 -18L44 -128', '#7A8598', 15)
            + S('M18 -18L44 -128', '#D5DCE6', 10)
            + el(47, -140, 21, 29, d.lg((0, '#E9EEF5'), (1, '#98A4B6')), transform='rotate(13 47 -140)')
            + el(17, -16, 20, 7, '#A8A69A')
        )
    return T(b, x, y, s)


def box(d, x, y, s=1, col=('#F0B870', '#C98442', '#8A5426'), sign='', open_=True, w=220, h=130):
    """A box, its foot in the middle at (x, y); `sign` is drawn on its front round (0, -h/2)."""
    hi, mid, lo = col
    b = floor_shadow(d, w)
    if open_:
        b += P(f'M{-w/2} {-h}L{-w/2-26} {-h-34}L{-w/2+44} {-h-44}L{-w/2+50} {-h}ZM{w/2} {-h}L{w/2+26} {-h-34}L{w/2-44} {-h-44}L{w/2-50} {-h}Z', d.lg((0, hi), (1, mid)))
        b += P(f'M{-w/2} {-h}L{-w/2+36} {-h-26}H{w/2-36}L{w/2} {-h}Z', lo) + P(f'M{-w/2+36} {-h-26}H{w/2-36}L{w/2-22} {-h-10}H{-w/2+22}Z', '#2A1408', opacity=0.35)
    b += (
        lift(d, R(-w / 2, -h, w, h, 14, d.lg((0, mid if open_ else hi), (1, mid))), 5, 4, 0.28)
        + R(-w / 2, -h, w, 16, 8, hi)
        + R(-w / 2, -20, w, 20, 10, lo, opacity=0.35)
        + S(f'M{-w/2+14} {-h+30}V-30', '#fff', 6, opacity=0.35)
    )
    return T(b + sign, x, y, s)


def floor_shadow(d, w):
    return el(0, 0, w * 0.6, 12, '#3A2412', opacity=0.28, filter=d.blur(6))


def flame(d, x, y, s=1, mood=None):
    """A streak flame 90 wide and 130 high, its foot at (x, y)."""
    b = glow(d, 0, -56, 100, '#FFB13B', 0.55)
    b += lift(
        d,
        P(
            'M6 -136C16 -104 50 -90 48 -46C48 -14 26 4 0 4C-28 4 -50 -14 -48 -48C-46 -74 -30 -82 -28 -106C-14 -98 -10 -86 -10 -76C2 -88 10 -110 6 -136Z',
            d.lg((0, '#FFB13B'), (0.5, '#FF7A2A'), (1, '#E23A2A')),
        ),
        4,
        3,
        0.25,
    )
    b += P('M2 -72C10 -54 28 -46 26 -24C26 -8 14 0 0 0C-16 0 -28 -10 -26 -28C-24 -44 -14 -46 -10 -58C-4 -54 0 -62 2 -72Z', d.lg((0, '#FFF0A0'), (1, '#FFC02E')))
    if mood:
        for k in (-1, 1):
            b += C(k * 12, -26, 4.5, '#7A2A10') if mood == 'awake' else S(f'M{k*12-6} -26q6 6 12 0', '#7A2A10', 3.5)
        b += S('M-7 -14Q0 -8 7 -14', '#7A2A10', 3.5)
    return T(b, x, y, s)


def clock(d, x, y, r, hour, minute=0, col=('#FF9A86', '#C9302F'), legs=True):
    """A round alarm clock with its hands at a time."""
    s = ''
    if legs:
        s += S(f'M{n(-r*.6)} {n(r*.7)}L{n(-r*.8)} {n(r*1.05)}M{n(r*.6)} {n(r*.7)}L{n(r*.8)} {n(r*1.05)}', '#7A2A2A', r * 0.16)
        for k in (-1, 1):
            s += turn(P(f'M{n(-r*.34)} {n(-r*.96)}A{n(r*.34)} {n(r*.34)} 0 0 1 {n(r*.34)} {n(-r*.96)}Z', d.lg((0, '#FFE08A'), (1, '#D98E1E'))), k * 36, 0, 0)
    s += lift(d, C(0, 0, r, d.lg((0, col[0]), (1, col[1]))), 4, 4, 0.28) + C(0, 0, r * 0.8, '#FFFDF4')
    for k in range(12):
        a = k * math.pi / 6
        s += C(r * 0.66 * math.sin(a), -r * 0.66 * math.cos(a), r * (0.055 if k % 3 == 0 else 0.03), '#5B2A22')
    h, m = (hour + minute / 60) * math.pi / 6, minute * math.pi / 30
    s += S(f'M0 0L{n(r*.38*math.sin(h))} {n(-r*.38*math.cos(h))}', '#3B1A16', r * 0.1) + S(f'M0 0L{n(r*.58*math.sin(m))} {n(-r*.58*math.cos(m))}', '#3B1A16', r * 0.07)
    return T(s + C(0, 0, r * 0.08, '#E2483F'), x, y)


def lens(d, x, y, r, body, rot=38):
    """A magnifier with `body` (in the picture's units) seen through it."""
    s = turn(
        lift(d, R(x - r * 0.16, y + r * 0.95, r * 0.32, r * 1.15, r * 0.14, d.lg((0, '#E2483F'), (1, '#9E2226'), x2=1, y2=0)), 4, 3, 0.3)
        + R(x - r * 0.1, y + r * 0.85, r * 0.2, r * 0.3, 4, '#C9D3E0'),
        -rot,
        x,
        y,
    )
    s += lift(d, C(x, y, r * 1.08, '#8E9BAD'), 5, 5, 0.3) + clipped(d, C(x, y, r * 0.94, '#000'), C(x, y, r, '#F4FBFF') + body)
    s += C(x, y, r, 'none', stroke=d.lg((0, '#F4F7FB'), (1, '#8E9BAD')), stroke_width=n(r * 0.14))
    return s + S(f'M{n(x-r*.66)} {n(y-r*.3)}Q{n(x-r*.5)} {n(y-r*.66)} {n(x-r*.1)} {n(y-r*.72)}', '#fff', r * 0.1, opacity=0.85)


def school(d, x, y, s=1, sun=False):
    """A school, its foot in the middle at (x, y); 260 wide and 170 high."""
    b = R(-130, -96, 260, 96, 6, d.lg((0, '#FFD9B0'), (1, '#E9A878'))) + P('M-138 -92L-124 -122H124L138 -92Z', d.lg((0, '#E2604A'), (1, '#B8402F')))
    b += (
        R(-40, -132, 80, 132, 4, d.lg((0, '#FFE6C4'), (1, '#F0B98A')))
        + P('M-50 -128L0 -170L50 -128Z', d.lg((0, '#F2785C'), (1, '#B8402F')))
        + C(0, -112, 17, '#fff', stroke='#8A5A34', stroke_width=4)
        + S('M0 -112V-122M0 -112L7 -108', '#5A3A22', 3)
    )
    b += P('M-22 0V-46A22 22 0 0 1 22 -46V0Z', d.lg((0, '#5FAEF2'), (1, '#2666B8'))) + S('M0 0V-66', '#1C4690', 3)
    for k in (-104, -70, 56, 90):
        b += R(k - 2, -74, 26, 34, 4, '#fff') + R(k + 1, -71, 20, 28, 2, d.lg((0, '#BFE6FF'), (1, '#7CC4EE'))) + S(f'M{k+11} -71v28M{k+1} -57h20', '#fff', 2.5)
    b += S('M0 -170V-196', '#8A5A34', 4) + P('M0 -196L30 -188L0 -178Z', '#6CC24A')
    return T(b, x, y, s)


def joy_lines(x, y, r, c='#FFB13B', w=6, a0=-150, a1=-30, k=5):
    """Short rays round a point."""
    s = ''
    for i in range(k):
        a = math.radians(a0 + (a1 - a0) * i / (k - 1))
        s += f'M{n(x+r*math.cos(a))} {n(y+r*math.sin(a))}L{n(x+r*1.32*math.cos(a))} {n(y+r*1.32*math.sin(a))}'
    return S(s, c, w)


def lantern_pic(d):
    """A lit lantern on a dark ground, about 110x90."""
    b = glow(d, 56, 40, 50, '#FFE08A', 0.9) + P('M38 30Q56 6 74 30Z', '#A9692F') + R(40, 30, 32, 36, 8, d.rg((0, '#FFFBE0'), (0.5, '#FFD768'), (1, '#F59B2E'))) + P('M36 66H76L72 76H40Z', '#8A5326')
    return b + P('M56 38Q66 50 60 58Q56 64 52 58Q46 50 56 38Z', '#FFF9D9')
