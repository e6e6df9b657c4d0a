"""Pieces of backdrops: windows, floors, shelves, pictures, plants and lanterns, for 1280x800."""

import random

from room_draw import C, G, P, R, S, T, clipped, el, glow, lift, turn

WOOD = ('#F0B870', '#C98442')


def softly(d, body, b=1.1):
    """Blurs a backdrop a little so that the actors stand out."""
    f = d._def('b', f'<filter id="@ID" filterUnits="userSpaceOnUse" x="0" y="0" width="1280" height="800"><feGaussianBlur stdDeviation="{b}"/></filter>')
    return G(body, filter=f)


def light(d, cx=0.5, cy=0.4, a=0.25, dark='#6B4A1A', b=0.17):
    """Warm light over all, darker at the edge."""
    return R(0, 0, 1280, 800, 0, d.rg((0, '#FFF2C0', a), (0.6, '#FFE0A0', 0.03), (1, dark, b), cx=cx, cy=cy, r=0.85))


def books(x, y, sizes):
    s = ''
    cols = ['#F2544B', '#FFC93C', '#3E8DF0', '#6CC24A', '#9B5DE5', '#FF8A3D', '#1FB5AE', '#F583B1']
    for i, (w, h) in enumerate(sizes):
        s += (
            R(x, y - h, w, h, 3, cols[(i * 3 + int(x)) % 8])
            + R(x + 4, y - h + 12, w - 8, 5, 2, '#fff', opacity=0.7)
            + R(x + 4, y - 18, w - 8, 4, 2, '#fff', opacity=0.4)
            + R(x + w - 4, y - h, 4, h, 2, '#000', opacity=0.12)
        )
        x += w + 2
    return s


def bookrow(rnd, x0, x1, y, h):
    """A shelf's worth of books from x0 to x1, standing on y, at most h high."""
    s, x = '', x0
    while x < x1 - 14:
        w = rnd.choice((16, 18, 20, 22, 26))
        if x + w > x1:
            break
        if rnd.random() < 0.1:
            x += rnd.choice((14, 22))
            continue
        s += books(x, y, ((w, round(h * rnd.uniform(0.7, 0.98))),))
        x += w + 2
    return s


def plank(d, y0, y1, cols, vx=640):
    """Floorboards that run towards (vx, above)."""
    s = R(0, y0, 1280, y1 - y0, 0, d.lg((0, cols[0]), (1, cols[1])))
    for k in range(-14, 15):
        s += S(f'M{vx+k*74} {y0}L{vx+k*150} {y1}', cols[2], 2.5, opacity=0.35)
    rnd = random.Random(5)
    for k in range(-13, 14):
        for _ in range(2):
            t = rnd.uniform(0.05, 0.95)
            s += S(f'M{vx+k*74*(1-t)+k*150*t:.0f} {y0+(y1-y0)*t:.0f}H{vx+(k+1)*74*(1-t)+(k+1)*150*t:.0f}', cols[2], 2.5, opacity=0.35)
    return s


def window(d, x, y, w, h, view, frame='#FFFFFF', bars=True):
    s = lift(d, R(x, y, w, h, 14, frame)) + clipped(d, R(x + 14, y + 14, w - 28, h - 28, 6, '#000'), view)
    if bars:
        s += R(x + w / 2 - 6, y + 10, 12, h - 20, 0, frame) + R(x + 10, y + h * 0.46, w - 20, 12, 0, frame)
    return s + R(x - 14, y + h - 8, w + 28, 20, 7, '#FFFDF7') + R(x - 14, y + h + 8, w + 28, 6, 3, '#B98A5A', opacity=0.4)


def daylight(d, x, y, w, h, sun=True):
    """Sky, hills and a tree, as seen from a room."""
    v = R(x, y, w, h, 0, d.lg((0, '#7CC9F5'), (1, '#E6F6FF')))
    v += (glow(d, x + w * 0.72, y + h * 0.24, w * 0.4, '#FFF3B0', 0.9) + C(x + w * 0.72, y + h * 0.24, w * 0.1, '#FFE27A') if sun else '') + d.ic('cloud', x + w * 0.1, y + h * 0.12, w * 0.3, op=0.95)
    v += P(f'M{x} {y+h*.78}Q{x+w*.3} {y+h*.56} {x+w*.55} {y+h*.72}T{x+w} {y+h*.66}V{y+h}H{x}Z', '#8FD66B') + P(
        f'M{x} {y+h*.88}Q{x+w*.4} {y+h*.74} {x+w*.7} {y+h*.84}T{x+w} {y+h*.8}V{y+h}H{x}Z', '#5FBE58'
    )
    return v + d.ic('deciduous-tree', x + w * 0.08, y + h * 0.5, w * 0.3)


def picture(d, x, y, w, h, rot, bg, items, edge='#FFFFFF'):
    """A framed or pinned picture; items are (emoji, x, y, size) inside it."""
    s = lift(d, R(x, y, w, h, 8, edge), 4, 3, 0.25) + R(x + 8, y + 8, w - 16, h - 16, 4, bg)
    for i, a, b, z in items:
        s += d.ic(i, x + a, y + b, z)
    return turn(s, rot, x + w / 2, y + h / 2)


def bunting(d, pts, n=16):
    (x0, y0), (x1, y1), (x2, y2) = pts
    cols = ['#F2544B', '#FFC93C', '#3E8DF0', '#6CC24A', '#FF8A3D', '#9B5DE5']
    s = S(f'M{x0} {y0}Q{x1} {y1} {x2} {y2}', '#B98A5A', 5)

    def at_(t):
        return (1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t * t * x2, (1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t * t * y2

    for k in range(n):
        (ax, ay), (bx, by) = at_((k + 0.12) / n), at_((k + 0.88) / n)
        s += P(f'M{ax:.0f} {ay:.0f}L{bx:.0f} {by:.0f}L{(ax+bx)/2:.0f} {(ay+by)/2+56:.0f}Z', cols[k % 6])
    return s


def rug(d, x, y, rx, ry, mid, edge, pale='#FFF0D0'):
    g = d.rg((0, pale), (0.6, pale), (0.61, mid), (0.78, mid), (0.79, pale), (0.9, pale), (0.91, edge), (1, edge), cx=0.5, cy=0.5, r=0.5)
    return el(x, y + 8, rx, ry, '#4A2A12', opacity=0.25, filter=d.blur(8)) + el(x, y, rx, ry, g)


def lantern(d, x, y, s=1, r=95):
    """A hanging lantern, its hook at (x, y); 60 wide and 96 high."""
    b = glow(d, 0, 56, r, '#FFDE8A', 0.8) + S('M0 0V14', '#5B3A22', 4) + S('M-14 24a14 12 0 0 1 28 0', '#6B4426', 5)
    b += P('M-24 36Q-22 22 0 20Q22 22 24 36Z', d.lg((0, '#A9692F'), (1, '#74441F'))) + R(-22, 36, 44, 48, 10, d.rg((0, '#FFFBE0'), (0.5, '#FFD768'), (1, '#F59B2E'), cx=0.5, cy=0.55, r=0.65))
    b += P('M0 46Q12 60 6 70Q0 78 -6 70Q-12 60 0 46Z', '#FFF9D9') + P('M0 56Q6 64 3 70Q0 73 -3 70Q-6 64 0 56Z', '#FFB13B') + S('M-9 38V83M9 38V83', '#8A5326', 2.5, opacity=0.45)
    return T(b + P('M-26 83H26L21 95H-21Z', d.lg((0, '#A9692F'), (1, '#6B3F1C'))), x, y, s)


def hedge(d, pts, pal, rnd):
    """Overlapping balls of leaf."""
    import math

    g = d.rg((0, pal[0]), (0.55, pal[1]), (1, pal[2]), cx=0.4, cy=0.25, r=0.8)
    s = ''.join(C(x, y, r, g) for x, y, r in sorted(pts, key=lambda p: p[1]))
    for x, y, r in pts:
        for _ in range(int(r / 7)):
            a, q = rnd.uniform(0, 6.28), r * rnd.uniform(0.2, 0.85)
            lx, ly = x + q * math.cos(a), y + q * math.sin(a)
            s += S(f'M{lx-7:.0f} {ly:.0f}q7 -9 14 0', pal[0] if ly < y else pal[2], 4, opacity=0.5)
    return s


def flower(d, x, y, s, col, cen='#FFD34E', stem=60):
    b = S(f'M0 0Q6 {-stem/2} 0 {-stem}', '#3F9A4A', 6) + P(f'M2 {-stem*.3}Q24 {-stem*.6} 34 {-stem*.35}Q18 {-stem*.2} 2 {-stem*.3}Z', '#57B45A')
    for k in range(6):
        b += f'<g transform="translate(0 {-stem}) rotate({k*60})">' + el(0, -17, 11, 16, col) + '</g>'
    return T(b + C(0, -stem, 10, d.rg((0, '#FFF0A8'), (1, cen))), x, y, s)


def grass(rnd, x0, x1, y0, y1, n_, cols, h=16):
    s = ''
    for _ in range(n_):
        x, y, c, k = rnd.uniform(x0, x1), rnd.uniform(y0, y1), rnd.choice(cols), h * rnd.uniform(0.6, 1.1)
        s += S(f'M{x-5:.0f} {y:.0f}q-1 {-k*.6:.0f} -5 {-k:.0f}M{x:.0f} {y:.0f}v{-k*1.2:.0f}M{x+5:.0f} {y:.0f}q1 {-k*.6:.0f} 5 {-k:.0f}', c, 3, opacity=0.55)
    return s


def cloud(d, x, y, s, op=0.9):
    g = d.lg((0, '#FFFFFF'), (1, '#FFE9CF'))
    return T(P('M20 60a30 30 0 0 1 6 -58a44 44 0 0 1 82 -10a36 36 0 0 1 58 30a22 22 0 0 1 -4 40z', g), x, y, s, op=op)


def tree(d, x, y, s, rnd, pal=('#B4E07F', '#6CBB5C', '#3C8C4C')):
    """A round tree, its foot at (x, y), 260 wide and 360 high."""
    b = el(0, 0, 90, 12, '#2F5A2A', opacity=0.35, filter=d.blur(6)) + P('M-30 0Q-14 -60 -20 -150H20Q14 -60 32 0Q0 -10 -30 0Z', d.lg((0, '#A97244'), (0.5, '#8A5830'), (1, '#643C1F'), x2=1, y2=0))
    b += hedge(d, [(-70, -190, 66), (70, -190, 66), (0, -170, 70), (-50, -260, 64), (50, -260, 64), (0, -310, 60)], pal, rnd)
    return T(b, x, y, s)


def coat(d, x, y, c, s=1):
    """A coat on a peg at (x, y)."""
    hi, mid, lo = c
    b = P('M-22 14C-44 30 -46 70 -44 96L-28 96C-28 60 -24 40 -16 30ZM22 14C44 30 46 70 44 96L28 96C28 60 24 40 16 30Z', lo)
    b += P('M-22 14Q0 4 22 14C30 50 32 90 34 118Q0 128 -34 118C-32 90 -30 50 -22 14Z', d.rg((0, hi), (0.6, mid), (1, lo), cx=0.35, cy=0.25, r=0.9)) + P('M-20 18C-22 -2 22 -2 20 18Q0 34 -20 18Z', lo)
    return T(b + S('M0 28V120', '#fff', 3, opacity=0.7), x, y, s)


def bag(d, x, y, c, s=1):
    """A school bag hanging at (x, y)."""
    hi, mid, lo = c
    b = (
        S('M-14 18Q0 -14 14 18', lo, 7)
        + lift(d, R(-38, 14, 76, 92, 24, d.lg((0, hi), (1, mid))), 3, 3, 0.22)
        + R(-28, 54, 56, 42, 14, lo, opacity=0.55)
        + S('M-26 40H26', '#FFE9A0', 5)
        + C(0, 60, 6, '#FFD34E')
    )
    return T(b, x, y, s)


COATS = {
    'red': ('#FF8A78', '#E2483F', '#A82A30'),
    'blue': ('#7CB8F7', '#3478D8', '#1F4E9C'),
    'gold': ('#FFE07A', '#FBBE2E', '#D98C14'),
    'green': ('#9AE07C', '#4FB24E', '#2B7A3E'),
    'violet': ('#C9A8F5', '#8A5FD6', '#5A3A9C'),
    'pink': ('#FFB3D0', '#F0649A', '#B83A70'),
    'teal': ('#74D3C6', '#2E9C96', '#176468'),
}
