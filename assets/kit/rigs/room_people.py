"""Children and grown-ups of the cards and screens: skin, hair, face, hands and arms, and busts that are put together
from them. Sizes are those of a face 222 wide and 263 high round the origin. No figure here is one of the cast."""

import math

from lane_draw import C, P, R, S, el
from room_draw import T, lift

# skin: hi, mid, lo, line, ear/neck
SKIN = {
    'brown': ('#D69A6C', '#B97A4C', '#95592F', '#6E3D1E'),
    'dark': ('#9C6644', '#7C4A2E', '#5A321D', '#3A1D10'),
    'tan': ('#EFC195', '#DDA270', '#B97A4B', '#8A5230'),
    'light': ('#FFE3CC', '#F8CBA8', '#E3A27C', '#B06A4A'),
    'mid': ('#FBDDB6', '#F0C391', '#D29A66', '#9A6238'),
}
HAIR = {'dark': ('#5E4034', '#38221B', '#1E110D'), 'black': ('#4A4A5A', '#26262F', '#121218'), 'ginger': ('#F0A05A', '#CE6A2A', '#93401A'), 'blonde': ('#FFE5A0', '#E9BE62', '#B98A38')}


def bez(p, t):
    a = (1 - t) ** 3
    b = 3 * t * (1 - t) ** 2
    c = 3 * t * t * (1 - t)
    e = t**3
    return tuple(a * p[0][i] + b * p[1][i] + c * p[2][i] + e * p[3][i] for i in (0, 1))


def limb(d, p, w0, w1, col, n=22, sh=True):
    """tapered rounded limb along a cubic; returns svg, end point, end direction in degrees (0 = down)"""
    hi, mid, lo = col
    L = []
    Rr = []
    c = []
    N = []
    for k in range(n + 1):
        t = k / n
        x, y = bez(p, t)
        x2, y2 = bez(p, min(1, t + 0.01))
        x1, y1 = bez(p, max(0, t - 0.01))
        dx, dy = x2 - x1, y2 - y1
        q = math.hypot(dx, dy) or 1
        nx, ny = -dy / q, dx / q
        w = (w0 + (w1 - w0) * t) / 2
        L.append((x + nx * w, y + ny * w))
        Rr.append((x - nx * w, y - ny * w))
        c.append((x, y))
        N.append((nx, ny, w))
    f = lambda l: ' '.join(f'{x:.1f} {y:.1f}' for x, y in l)
    body = 'M' + f(L) + 'L' + f(Rr[::-1]) + f'A{w0/2:.1f} {w0/2:.1f} 0 0 0 {L[0][0]:.1f} {L[0][1]:.1f}Z'
    nx, ny, _ = N[n // 2]
    sg = 1 if nx * -0.6 + ny * -0.8 > 0 else -1
    lit = 'M' + f([(c[k][0] + sg * N[k][0] * N[k][2] * 0.42, c[k][1] + sg * N[k][1] * N[k][2] * 0.42) for k in range(n + 1)])
    shd = 'M' + f([(c[k][0] - sg * N[k][0] * N[k][2] * 0.86, c[k][1] - sg * N[k][1] * N[k][2] * 0.86) for k in range(n + 1)])
    js = []
    for k in range(2, n - 1):
        a1 = math.atan2(c[k][1] - c[k - 2][1], c[k][0] - c[k - 2][0])
        a2 = math.atan2(c[k + 1][1] - c[k][1], c[k + 1][0] - c[k][0])
        da = abs((a2 - a1 + math.pi) % (2 * math.pi) - math.pi)
        if da > 0.18:
            js.append(C(round(c[k][0], 1), round(c[k][1], 1), round(N[k][2], 1), mid))
    cp = d.clip(P(body, '#000') + ''.join(js))
    g = P(body, mid) + ''.join(js) + f'<g clip-path="{cp}">' + S(shd, lo, w0 * 0.42, opacity=0.75, filter=d.blur(5)) + S(lit, hi, w0 * 0.26, opacity=0.75, filter=d.blur(5)) + '</g>'
    if sh:
        g = f'<g filter="{d.sh(3,4,.26)}">' + g + '</g>'
    x, y = c[-1]
    x0, y0 = c[-3]
    ang = math.degrees(math.atan2(y - y0, x - x0)) - 90
    return g, (x, y), ang


def hand(d, x, y, rot, sk, kind='rest', s=1, flip=False):
    """wrist at (x,y); fingers point along +y at rot 0"""
    hi, mid, lo, ln = sk
    g = d.rg((0, hi), (0.55, mid), (1, lo), cx=0.38, cy=0.35, r=0.8)
    b = ''

    def fin(pts, w):
        return S(pts, lo, w + 2.5) + S(pts, mid, w) + S(pts, hi, w * 0.35, opacity=0.5, transform='translate(-2 0)')

    if kind == 'open':
        for x1, x2, l in ((-16, -27, 50), (-6, -9, 60), (6, 9, 60), (16, 25, 50)):
            b += fin(f'M{x1} 30L{x2} {l}', 13)
        b += fin('M-14 20Q-34 20 -38 36', 14)
        b += P('M-17 -8C-26 8 -26 30 -20 42Q0 52 20 42C26 28 24 8 17 -8Z', g) + S('M-10 24Q2 18 14 26', lo, 3, opacity=0.6)
    elif kind == 'point':
        b += fin('M-12 24L-13 66', 14)
        b += P('M-17 -8C-26 8 -26 32 -18 42C-8 54 18 54 22 40C28 26 24 8 17 -8Z', g)
        b += S('M-4 34V48M8 34V47', ln, 3, opacity=0.55) + fin('M18 14Q16 30 0 30', 13)
    elif kind == 'fist':
        b += P('M-17 -8C-28 4 -30 34 -18 44C-6 54 16 52 22 42C30 30 26 6 17 -8Z', g)
        b += S('M-8 34V48M3 35V49M13 33V46', ln, 3, opacity=0.5) + fin('M-19 16Q-14 30 4 28', 12)
    else:
        b += fin('M-14 14Q-26 24 -22 40', 13)
        b += P('M-17 -8C-22 10 -22 36 -14 52C-6 64 14 64 19 50C25 32 23 8 17 -8Z', g)
        b += S('M-3 40Q-4 50 -2 56M8 39Q8 50 8 55', ln, 3, opacity=0.5)
    return f'<g transform="translate({x:.1f} {y:.1f}) rotate({rot:.1f}) scale({-s if flip else s} {s})">{b}</g>'


def arm(d, p, col, sk, kind='rest', w=(58, 46), cuff=None, flip=False, hs=1, hrot=0, bare=None, under=False):
    """sleeve along p and a hand at its end; bare: share of the arm that is sleeve (short sleeves)"""
    s = ''
    if bare:
        g, (x, y), a = limb(d, p, w[0] * 0.8, w[1] * 0.72, (sk[0], sk[1], sk[2]))
        s += hand(d, x, y, a + hrot, sk, kind, hs, flip) + g
        # split cubic at bare
        t = bare

        def lerp(A, B):
            return tuple(A[i] + (B[i] - A[i]) * t for i in (0, 1))

        a1, a2, a3 = lerp(p[0], p[1]), lerp(p[1], p[2]), lerp(p[2], p[3])
        b1, b2 = lerp(a1, a2), lerp(a2, a3)
        c1 = lerp(b1, b2)
        g, (x, y), a = limb(d, [p[0], a1, b1, c1], w[0], w[0] * 1.02, col)
        s += g + f'<g transform="translate({x:.1f} {y:.1f}) rotate({a:.1f})">' + R(-w[0] / 2 - 1, -8, w[0] + 2, 11, 5, cuff or col[2]) + '</g>'
        return s
    g, (x, y), a = limb(d, p, w[0], w[1], col)
    h = hand(d, x, y, a + hrot, sk, kind, hs, flip)
    c = (
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({a:.1f})">'
        + R(-w[1] / 2 - 2, -13, w[1] + 4, 19, 8, cuff or col[2])
        + S(f'M{-w[1]/2+6:.0f} -8V1M{-w[1]/4+2:.0f} -8V1M0 -8V1M{w[1]/4-2:.0f} -8V1M{w[1]/2-6:.0f} -8V1', col[1], 2.5, opacity=0.6)
        + '</g>'
    )
    return h + g + c


def eye(d, cx, cy, rx, ry, dx, dy, ir, sk, lid=0, tilt=0, low=0, iris=('#8A5228', '#4A2616', '#160A06'), lash='#2A1813', lw=6):
    cl = d.clip(f'<ellipse cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}"/>')
    s = el(cx, cy, rx, ry, d.rg((0, '#FFFFFF'), (0.75, '#FFFDF8'), (1, '#E4D8D2'), cx=0.45, cy=0.55, r=0.62))
    px, py = cx + dx, cy + dy
    s += (
        f'<g clip-path="{cl}">'
        + el(cx, cy - ry, rx * 1.1, ry * 0.5, '#5A3A48', opacity=0.18)
        + C(px, py, ir, d.rg((0, iris[0]), (1, iris[1]), cx=0.5, cy=0.8, r=0.75))
        + C(px, py, round(ir * 0.62, 1), iris[2])
    )
    s += C(round(px + ir * 0.34, 1), round(py - ir * 0.42, 1), round(ir * 0.36, 1), '#fff') + C(round(px - ir * 0.38, 1), round(py + ir * 0.42, 1), round(ir * 0.16, 1), '#fff', opacity=0.85)
    if low:
        s += (
            f'<g transform="rotate({-tilt*.3} {cx} {cy})">'
            + el(cx, round(cy + ry * (2.05 - 2 * low), 1), round(rx * 1.4, 1), ry, sk[1])
            + S(f'M{cx-rx*.9:.1f} {cy+ry*(1.17-2*low):.1f}Q{cx} {cy+ry*(.97-2*low):.1f} {cx+rx*.9:.1f} {cy+ry*(1.17-2*low):.1f}', sk[2], 2.5)
            + '</g>'
        )
    s += '</g>'
    if lid:
        y = cy - ry + 2 * ry * lid
        s += (
            f'<g clip-path="{d.clip("<ellipse cx=%s cy=%s rx=%s ry=%s/>"%tuple(chr(34)+str(v)+chr(34) for v in (cx,cy,rx+1.5,ry+1.5)))}"><g transform="rotate({tilt} {cx} {cy})">'
            + P(f'M{cx-rx*1.8:.1f} {cy-ry*2.4:.1f}H{cx+rx*1.8:.1f}V{y+5:.1f}Q{cx} {y-7:.1f} {cx-rx*1.8:.1f} {y+5:.1f}Z', d.lg((0, sk[1]), (1, sk[2])))
            + S(f'M{cx+rx*1.7:.1f} {y+5:.1f}Q{cx} {y-7:.1f} {cx-rx*1.7:.1f} {y+5:.1f}', lash, lw)
            + '</g></g>'
        )
    else:
        s += S(f'M{cx-rx*1.0:.1f} {cy-ry*.3:.1f}Q{cx-rx*.6:.1f} {cy-ry:.1f} {cx} {cy-ry:.1f}Q{cx+rx*.6:.1f} {cy-ry:.1f} {cx+rx*1.0:.1f} {cy-ry*.3:.1f}', lash, lw)
    return s


FACE = 'M0 -130C88 -130 113 -66 111 2C109 44 96 84 66 110C46 127 22 133 0 133C-22 133 -46 127 -66 110C-96 84 -109 44 -111 2C-113 -66 -88 -130 0 -130Z'
# brows: list for (left,right): (outer y, arch y, inner y) relative to the brow line
MOOD = {
    'happy': dict(look=(6, -1), ir=20, low=0.14, brow=(0, -18, -12), mouth='grin', cheek=0.5),
    'joy': dict(closed=1, brow=(-6, -18, -8), mouth='grin', cheek=0.55),
    'calm': dict(look=(6, 3), ir=21, low=0.1, brow=(4, -8, 2), mouth='soft', cheek=0.42),
    'puzzled': dict(look=(10, -10), ir=19, brow=(6, -10, -3), browR=(-14, -30, -14), mouth='side', cheek=0.3),
    'worried': dict(look=(10, 5), ir=17, brow=(6, -12, -20), mouth='wobble', cheek=0.22),
    'sad': dict(look=(2, 14), ir=20, lid=0.3, tilt=14, brow=(10, -6, -16), mouth='frown', cheek=0.25),
    'listening': dict(look=(9, 6), ir=20, brow=(2, -10, -8), mouth='listen', cheek=0.4),
    'down': dict(look=(7, 12), ir=20, lid=0.16, tilt=0, brow=(0, -14, -4), mouth='grin', cheek=0.45),
    'downo': dict(look=(-7, 11), ir=20, brow=(-6, -20, -8), mouth='oh', cheek=0.4),
    'side': dict(look=(12, 0), ir=20, low=0.1, brow=(-2, -14, -4), mouth='grin', cheek=0.45),
    'sideL': dict(look=(-12, 0), ir=20, low=0.1, brow=(-2, -14, -4), mouth='grin', cheek=0.45),
}


def mouth(d, k, sk, x=8, y=84, lip=None):
    ln = sk[3]
    m = '#6B1F22'
    t = '#EC7466'
    if k == 'grin':
        cp = f'M{x-40} {y-14}Q{x} {y-2} {x+40} {y-14}Q{x+36} {y+30} {x} {y+31}Q{x-36} {y+30} {x-40} {y-14}Z'
        return (
            f'<g clip-path="{d.clip(P(cp,"#000"))}">'
            + P(cp, m)
            + el(x, y + 28, 26, 15, t)
            + P(f'M{x-42} {y-18}Q{x} {y-6} {x+42} {y-18}L{x+36} {y+2}Q{x} {y+9} {x-36} {y+2}Z', '#fff')
            + '</g>'
            + S(f'M{x-44} {y-18}Q{x-41} {y-15} {x-40} {y-13}M{x+44} {y-18}Q{x+41} {y-15} {x+40} {y-13}', ln, 4)
        )
    if k == 'soft':
        return S(f'M{x-27} {y-4}Q{x} {y+18} {x+27} {y-4}', ln, 6) + S(f'M{x-8} {y+17}Q{x} {y+20} {x+8} {y+17}', sk[2], 4, opacity=0.8)
    if k == 'listen':
        return S(f'M{x-21} {y}Q{x} {y+13} {x+21} {y}', ln, 6) + S(f'M{x-8} {y+15}Q{x} {y+18} {x+8} {y+15}', sk[2], 4, opacity=0.8)
    if k == 'side':
        return S(f'M{x-24} {y+3}Q{x-11} {y-8} {x} {y}Q{x+11} {y+8} {x+25} {y-5}', ln, 6.5) + S(f'M{x-7} {y+17}Q{x} {y+19} {x+8} {y+16}', sk[2], 4, opacity=0.8)
    if k == 'wobble':
        return P(
            f'M{x-27} {y+14}Q{x-30} {y-6} {x-12} {y-6}Q{x} {y-12} {x+12} {y-6}Q{x+30} {y-6} {x+27} {y+14}Q{x+13} {y+6} {x} {y+12}Q{x-13} {y+6} {x-27} {y+14}Z',
            m,
            stroke=ln,
            stroke_width=4,
            stroke_linejoin='round',
        ) + P(f'M{x-19} {y-2}Q{x} {y-8} {x+19} {y-2}L{x+18} {y+3}Q{x} {y-1} {x-18} {y+3}Z', '#fff')
    if k == 'frown':
        return S(f'M{x-26} {y+14}Q{x} {y-14} {x+26} {y+14}', ln, 7) + S(f'M{x-9} {y+18}Q{x} {y+14} {x+9} {y+18}', sk[2], 4, opacity=0.9)
    if k == 'oh':
        return el(x, y + 4, 17, 20, m) + el(x, y + 15, 11, 8, t) + P(f'M{x-13} {y-7}Q{x} {y-16} {x+13} {y-7}Q{x+11} {y-2} {x} {y-2}Q{x-11} {y-2} {x-13} {y-7}Z', '#fff')


def face(d, sk, mood, turn=6, iris=('#8A5228', '#4A2616', '#160A06'), browc='#2A1813', lash='#2A1813', glasses=None, freckles=False, age=0, eye_s=1, ears=True, hidden=False, lips=None):
    """face at the origin: 222 wide, 263 high; turn: shift of the features"""
    m = MOOD[mood]
    s = ''
    if ears:
        for k in (-1, 1):
            s += el(k * 106, 14, 23, 29, d.rg((0, sk[1]), (1, sk[2]), cx=0.5 - k * 0.1, cy=0.4)) + S(f'M{k*112} 0q{k*8} 14 {-k*6} 26', sk[2], 4, opacity=0.8)
    s += P(FACE, d.rg((0, sk[0]), (0.6, sk[1]), (1, sk[2]), cx=0.42, cy=0.36, r=0.78))
    s += (
        f'<g clip-path="{d.clip(P(FACE,"#000"))}">'
        + el(-30, -40, 70, 60, '#FFE3B8', opacity=0.16, filter=d.blur(16, 60))
        + S('M-112 30C-104 84 -60 134 0 136C60 134 104 84 112 30', sk[2], 16, opacity=0.5, filter=d.blur(9))
    )
    for k in (-1, 1):
        s += el(turn + k * 72, 54, 25, 16, '#E8563F', opacity=round(m['cheek'] * (0.55 if sk == SKIN['dark'] else 0.85), 2), filter=d.blur(6, 60))
    s += '</g>'
    if freckles:
        for k in (-1, 1):
            for x, y in ((60, 48), (72, 40), (82, 50), (70, 57)):
                s += C(turn + k * x, y, 2.6, sk[2], opacity=0.9)
    ex = [turn - 52, turn + 52]
    rx, ry = 29 * eye_s, 34 * eye_s
    for i, x in enumerate(ex):
        k = -1 if i == 0 else 1
        if m.get('closed'):
            s += S(f'M{x-26} 12Q{x} -22 {x+26} 12', lash, 8)
        else:
            s += eye(d, x, 4, rx, ry, m['look'][0], m['look'][1], round(m['ir'] * eye_s * 1.05, 1), sk, m.get('lid', 0), m.get('tilt', 0) * k, m.get('low', 0), iris, lash)
        b = m.get('browR') if (i == 1 and m.get('browR')) else m['brow']
        y0 = -50 + (4 if glasses else 0)
        s += S(f'M{x+k*32} {y0+b[0]+4}Q{x+k*6} {y0+b[1]-4} {x-k*24} {y0+b[2]+4}', browc, 9)
        if age:
            s += S(f'M{x+k*38} 12q{k*8} 4 {k*12} 3M{x+k*37} 22q{k*7} 6 {k*9} 8', sk[2], 3, opacity=0.8) + S(f'M{x-22} 46Q{x} 54 {x+22} 45', sk[2], 3, opacity=0.55)
    s += S(f'M{turn+6} 34Q{turn+18} 50 {turn+2} 54Q{turn-4} 55 {turn-8} 51', sk[3], 5, opacity=0.85) + el(turn + 2, 38, 6, 10, '#fff', opacity=0.14)
    if age:
        s += S(f'M{turn-46} 68Q{turn-54} 80 {turn-50} 92M{turn+50} 68Q{turn+58} 80 {turn+54} 92', sk[2], 3.5, opacity=0.6)
    s += mouth(d, m['mouth'], sk, turn + 2, 86)
    if glasses:
        c, cd = glasses
        for i, x in enumerate(ex):
            s += C(x, 6, 43, '#DFF3FF', opacity=0.13) + C(x, 6, 43, 'none', stroke=cd, stroke_width=9.5) + C(x, 6, 43, 'none', stroke=c, stroke_width=6)
            s += S(f'M{x-30} -14Q{x-22} -28 {x-6} -32', '#fff', 5, opacity=0.7)
        s += S(f'M{turn-10} 0Q{turn} -8 {turn+10} 0', cd, 9) + S(f'M{turn-10} 0Q{turn} -8 {turn+10} 0', c, 5.5)
        s += S(f'M{ex[1]+42} -2L109 -6M{ex[0]-42} -2L-109 -6', cd, 7)
    return s


def sana_headback(d):
    h = HAIR['dark']
    g = d.rg((0, h[0]), (0.6, h[1]), (1, h[2]), cx=0.4, cy=0.25, r=0.85)
    return P('M0 -150C86 -150 124 -92 121 -10C119 40 96 92 40 118C-10 134 -70 136 -92 118C-116 92 -122 46 -122 -10C-126 -92 -86 -150 0 -150Z', g)


def sana_head(d, mood):
    h = HAIR['dark']
    g = d.rg((0, h[0]), (0.55, h[1]), (1, h[2]), cx=0.38, cy=0.22, r=0.85)
    sk = SKIN['brown']
    s = face(d, sk, mood, glasses=('#1FB5AE', '#0B5F66'))
    s += C(-110, 40, 5, '#FFD34E') + C(110, 40, 5, '#FFD34E')
    s += P('M-115 8C-132 -94 -80 -153 0 -153C80 -153 132 -94 115 8C112 -44 86 -88 40 -112C14 -76 -50 -62 -86 -38C-102 -26 -110 -12 -115 8Z', g)
    s += S('M40 -114C20 -128 6 -140 0 -151', h[2], 3, opacity=0.8)
    s += S('M20 -96C-14 -72 -56 -62 -92 -40M-6 -104C-40 -82 -74 -70 -100 -46', h[0], 3, opacity=0.55) + S('M62 -94C86 -74 102 -46 108 -16', h[0], 3, opacity=0.5)
    s += S('M-66 -120Q-30 -142 14 -140', '#A07A64', 9, opacity=0.55, filter=d.blur(2.5))
    s += '<g transform="translate(74 -112) rotate(38)">' + R(-20, -6, 40, 12, 6, '#F2645A') + R(-16, -4, 22, 4, 2, '#fff', opacity=0.5) + '</g>'
    return s


def puffs_head(d, mood):
    h = ('#5A3A2E', '#382019', '#1E100B')
    g = d.rg((0, h[0]), (1, h[2]), cx=0.4, cy=0.3, r=0.8)
    sk = ('#B8784C', '#98603A', '#73421F', '#4F2A12')
    s = ''
    for k in (-1, 1):
        cx, cy = k * 116, -104
        s += C(cx, cy, 56, g)
        for a in range(10):
            s += C(round(cx + 44 * math.cos(a * 0.628), 1), round(cy + 44 * math.sin(a * 0.628), 1), 24, g)
        s += C(cx - 8, cy - 14, 20, '#7A5446', opacity=0.25, filter=d.blur(6))
    s += face(d, sk, mood)
    s += (
        P('M-114 -6C-124 -96 -78 -148 0 -148C78 -148 124 -96 114 -6C104 -52 82 -78 50 -84C20 -66 -44 -62 -72 -76C-96 -62 -108 -44 -114 -6Z', g)
        + S('M-58 -116Q-10 -138 50 -118', '#8A6454', 8, opacity=0.6, filter=d.blur(2))
        + S('M0 -147Q6 -110 4 -76', h[2], 3, opacity=0.6)
    )
    for k in (-1, 1):
        s += C(k * 82, -102, 14, '#FFC93C') + C(k * 82 - 4, -106, 4, '#fff', opacity=0.7)
    return s, sk


def bowl_head(d, mood):
    h = HAIR['black']
    g = d.rg((0, h[0]), (0.55, h[1]), (1, h[2]), cx=0.38, cy=0.22, r=0.85)
    sk = SKIN['mid']
    s = P('M0 -152C84 -152 122 -96 120 -20C119 20 112 44 104 56H-104C-112 44 -119 20 -120 -20C-122 -96 -84 -152 0 -152Z', g)
    s += face(d, sk, mood, iris=('#6A4028', '#3A2014', '#140A06'), browc='#1C1A20', lash='#1C1A20')
    s += P('M-117 6C-130 -98 -80 -156 0 -156C80 -156 130 -98 117 6C112 -30 104 -56 92 -74L66 -58L48 -84L14 -58L-8 -86L-44 -56L-62 -82L-90 -50C-104 -38 -112 -20 -117 6Z', g) + S(
        'M-70 -116Q-30 -142 26 -138', '#8A8CA0', 8, opacity=0.6, filter=d.blur(2.5)
    )
    s += P('M-6 -150Q4 -178 26 -176Q14 -164 22 -150Z', h[1])
    return s, sk


def ginger_head(d, mood):
    h = HAIR['ginger']
    g = d.rg((0, h[0]), (0.55, h[1]), (1, h[2]), cx=0.38, cy=0.22, r=0.85)
    sk = SKIN['light']
    s = P('M0 -148C84 -148 120 -92 117 -20C116 10 112 30 106 40H-106C-112 30 -116 10 -117 -20C-120 -92 -84 -148 0 -148Z', g)
    s += face(d, sk, mood, freckles=True, iris=('#6FA0C8', '#2F5E8E', '#10243A'), browc='#9A4A1C', lash='#7A3A18')
    s += P(
        'M-116 0C-132 -92 -96 -150 -30 -160Q-40 -148 -24 -152C40 -176 120 -130 118 -40Q118 -14 114 2C108 -40 92 -66 66 -84Q62 -66 44 -62Q46 -84 34 -92C0 -62 -50 -60 -84 -66Q-80 -54 -88 -44C-102 -34 -110 -20 -116 0Z',
        g,
    )
    s += S('M-70 -112Q-20 -146 50 -128M-40 -92Q0 -104 20 -120', h[0], 7, opacity=0.7, filter=d.blur(1.5)) + S('M66 -84Q90 -100 84 -128M34 -92Q50 -110 44 -130', h[2], 3.5, opacity=0.5)
    return s, sk


def hijab_head(d, mood, sc=('#F2D9F5', '#C79AD8', '#8A5AA8'), sk=SKIN['tan']):
    g = d.rg((0, sc[0]), (0.5, sc[1]), (1, sc[2]), cx=0.36, cy=0.22, r=0.9)
    s = P('M0 -160C92 -160 142 -96 142 -8C142 70 130 130 80 168Q0 196 -80 168C-130 130 -142 70 -142 -8C-142 -96 -92 -160 0 -160Z', g)
    cut = 'M6 -108C74 -108 104 -64 102 2C100 44 90 84 62 108C44 124 24 130 6 130C-14 130 -36 124 -54 108C-84 84 -94 44 -96 2C-98 -64 -64 -108 6 -108Z'
    s += P(cut, sc[2], transform='translate(0 -3) scale(1.045)', opacity=0.9)
    s += f'<g clip-path="{d.clip(P(cut,"#000"))}"><g transform="translate(3 6) scale(.94)">{face(d,sk,mood,turn=5,ears=False)}</g>' + S(cut, sc[2], 14, opacity=0.35, filter=d.blur(6)) + '</g>'
    s += (
        S('M-116 -66C-96 -122 -50 -144 6 -144', '#fff', 8, opacity=0.55, filter=d.blur(2))
        + S('M88 -92C122 -60 128 0 116 60M-96 -86C-124 -50 -126 10 -114 66', sc[2], 4, opacity=0.45)
        + S('M-70 140Q0 172 84 128', sc[2], 5, opacity=0.5)
    )
    return s, sk


CARD = ('#C98AC0', '#9A5596', '#6A3268')
SC = ('#74D3C6', '#2E9C96', '#176468')


def adult_head(d, mood, scarf=SC):
    sk = SKIN['brown']
    g = d.rg((0, scarf[0]), (0.5, scarf[1]), (1, scarf[2]), cx=0.36, cy=0.22, r=0.9)
    # scarf behind and round the head, with the face let in
    s = P('M0 -160C92 -160 142 -96 142 -8C142 70 124 138 70 172Q0 194 -70 172C-124 138 -142 66 -142 -8C-142 -96 -92 -160 0 -160Z', g)
    cut = 'M6 -112C74 -112 104 -66 102 2C100 44 90 84 62 108C44 124 24 130 6 130C-14 130 -36 124 -54 108C-84 84 -94 44 -96 2C-98 -66 -64 -112 6 -112Z'
    s += P(cut, scarf[2], transform='translate(0 -3) scale(1.045)', opacity=0.9)
    # some hair under the scarf
    s += (
        f'<g clip-path="{d.clip(P(cut,"#000"))}"><g transform="translate(3 4) scale(.93)">{face(d,sk,mood,turn=5,ears=False,age=1,browc="#2E1C16")}</g>'
        + P('M-100 -20C-96 -80 -60 -112 6 -114C70 -112 104 -76 106 -20C96 -70 72 -92 30 -98C-20 -94 -76 -82 -100 -20Z', '#2E1C16')
        + S('M-70 -70Q-30 -96 24 -99', '#8C8492', 3, opacity=0.7)
        + S(cut, scarf[2], 14, opacity=0.35, filter=d.blur(6))
        + '</g>'
    )
    s += S('M-116 -66C-96 -122 -50 -144 6 -144', '#C4F2EA', 8, opacity=0.6, filter=d.blur(2))
    s += S('M88 -92C122 -60 128 0 116 60M-96 -86C-124 -50 -126 10 -114 66', scarf[2], 4, opacity=0.55)
    # small woven flowers along the edge
    for a in range(9):
        t = math.pi * (1.08 + a * 0.105)
        s += C(round(4 + 122 * math.cos(t), 1), round(2 + 134 * math.sin(t), 1), 3.4, '#FFE9A8', opacity=0.8)
    return s


def bun_head(d, mood):
    """A grown-up with a bun and small earrings."""
    h = HAIR['dark']
    g = d.rg((0, h[0]), (0.55, h[1]), (1, h[2]), cx=0.38, cy=0.22, r=0.85)
    sk = SKIN['tan']
    s = C(0, -168, 46, g) + P('M0 -148C84 -148 120 -92 117 -10C117 30 100 60 96 70H-96C-100 60 -117 30 -117 -10C-120 -92 -84 -148 0 -148Z', g)
    s += face(d, sk, mood, browc=h[2])
    s += P('M-114 10C-128 -96 -84 -150 0 -152C84 -150 128 -96 114 10C108 -40 80 -84 10 -104C-50 -84 -100 -50 -114 10Z', g)
    return s + C(-108, 46, 6, '#FFD34E') + C(108, 46, 6, '#FFD34E') + S('M-66 -112Q-20 -140 40 -130', '#8A6A58', 8, opacity=0.5, filter=d.blur(2.5)), sk


def beard_head(d, mood):
    """A grown-up with short grey-black hair and a beard."""
    sk = SKIN['dark']
    h = ('#6A6468', '#3A3438', '#1C181C')
    g = d.rg((0, h[0]), (0.6, h[1]), (1, h[2]), cx=0.4, cy=0.25, r=0.85)
    s = face(d, sk, mood, browc='#221C20', age=1)
    s += P('M-112 -2C-122 -96 -80 -148 0 -148C80 -148 122 -96 112 -2C106 -44 98 -76 74 -90Q0 -112 -74 -90C-98 -76 -106 -44 -112 -2Z', g)
    s += P('M-112 10C-110 60 -96 96 -66 116C-46 134 -22 142 0 142C22 142 46 134 66 116C96 96 110 60 112 10C104 40 92 60 72 66Q8 50 -60 66C-90 62 -104 40 -112 10Z', g, opacity=0.92)
    return s + mouth(d, MOOD[mood]['mouth'], ('#9C6644', '#7C4A2E', '#5A321D', '#FFE6D0'), 8, 92), sk


def plait_head(d, mood):
    """A child with a side plait (dark hair)."""
    h = HAIR['dark']
    g = d.rg((0, h[0]), (0.55, h[1]), (1, h[2]), cx=0.38, cy=0.22, r=0.85)
    sk = SKIN['tan']
    s = P('M0 -150C86 -150 124 -92 121 -10C119 40 96 92 40 118C-10 134 -70 136 -92 118C-116 92 -122 46 -122 -10C-126 -92 -86 -150 0 -150Z', g)
    s += face(d, sk, mood)
    s += P('M-115 8C-132 -94 -80 -153 0 -153C80 -153 132 -94 115 8C112 -44 86 -88 40 -112C14 -76 -50 -62 -86 -38C-102 -26 -110 -12 -115 8Z', g)
    return s + S('M-66 -120Q-30 -142 14 -140', '#A07A64', 9, opacity=0.55, filter=d.blur(2.5)), sk


def fade_head(d, mood):
    """A child with very short dark hair."""
    sk = SKIN['dark']
    h = ('#4A3A3A', '#241A1C', '#120C0E')
    s = face(d, sk, mood, iris=('#6A3F22', '#3A1E10', '#120805'), browc='#140C0C', lash='#140C0C')
    return (s + P('M-112 -2C-122 -96 -80 -150 0 -150C80 -150 122 -96 112 -2C106 -44 98 -76 74 -88Q0 -112 -74 -88C-98 -76 -106 -44 -112 -2Z', d.rg((0, h[0]), (0.6, h[1]), (1, h[2]))), sk)


def grandad_head(d, mood):
    """An old man: white hair at the sides, a white moustache."""
    sk = SKIN['light']
    g = d.rg((0, '#FFFFFF'), (0.6, '#E9E6EA'), (1, '#B9B4C0'), cx=0.4, cy=0.25, r=0.85)
    s = ''.join(C(k * x, y, r, g) for k in (-1, 1) for x, y, r in ((108, -34, 30), (116, -2, 26), (92, -70, 24)))
    s += face(d, sk, mood, browc='#CFC9D2', age=1, iris=('#6FA0C8', '#2F5E8E', '#10243A'))
    s += S('M-50 -104Q-10 -124 40 -110', '#fff', 8, opacity=0.5, filter=d.blur(2.5)) + S('M-60 -92Q0 -104 64 -90', sk[2], 3, opacity=0.5)
    s += P('M8 66C-10 56 -44 58 -62 80C-40 84 -16 84 8 76C32 84 56 84 78 80C60 58 26 56 8 66Z', g)
    return s, sk


def both_sana(d, mood):
    """Sana's head, back hair and all."""
    return sana_headback(d) + sana_head(d, mood), SKIN['brown']


HEADS = dict(sana=both_sana, grandad=grandad_head, puffs=puffs_head, bowl=bowl_head, ginger=ginger_head, hijab=hijab_head, bun=bun_head, beard=beard_head, plait=plait_head, fade=fade_head)
SHIRT = dict(
    orange=('#FFB07A', '#EE7434', '#B04A1C'),
    red=('#FF8A78', '#E2483F', '#A82A30'),
    green=('#9AE07C', '#4FB24E', '#2B7A3E'),
    blue=('#8FC8F7', '#3F86DA', '#23549E'),
    gold=('#FFE07A', '#FBBE2E', '#D98C14'),
    violet=('#C9A8F5', '#8A5FD6', '#5A3A9C'),
    teal=('#74D3C6', '#2E9C96', '#176468'),
    navy=('#7D88B8', '#4C5688', '#333A66'),
)


def bust(d, who, mood, shirt='red', tilt=0, arms=(), collar=True, front=''):
    """Head and shoulders, the face round the origin, shoulders down to y=340. An arm is (four points, hand, mirrored, turn of the hand)."""
    hs, sk = HEADS[who](d, mood)
    hi, mid, lo = SHIRT[shirt]
    body = 'M-160 350C-162 240 -120 190 -56 172C-20 164 20 164 56 172C120 190 162 240 160 350Z'
    s = lift(d, P(body, d.rg((0, hi), (0.55, mid), (1, lo), cx=0.36, cy=0.2, r=0.9)), 3, 4, 0.2)
    s += P('M-44 176Q0 226 44 176L36 164H-36Z', lo if not collar else '#F4F4FA') + P('M-28 100h56v74q-28 30 -56 0z', sk[2])
    s += front + f'<g transform="rotate({tilt} 0 110)">{hs}</g>'
    for p, kind, flip, hr in arms:
        s += arm(d, p, SHIRT[shirt], sk, kind, (70, 56), lo, flip, 1.25, hr)
    return s


def avatar(d, who, mood, x, y, r, bg):
    """A face in a round picture."""
    hs, _ = HEADS[who](d, mood)
    s = C(x, y, r + r * 0.12, '#fff') + C(x, y, r, bg)
    return s + f'<g clip-path="{d.clip(C(x, y, r, "#000"))}">' + T(hs, x, y + r * 0.1, r / 168) + '</g>'


def sleeve(d, p, kind='point', s=1.8, hrot=0, flip=False, skin='tan', shirt='violet'):
    """A big sleeve and hand along four points in the picture's own units."""
    q = [(x / s, y / s) for x, y in p]
    return f'<g transform="scale({s})">' + arm(d, q, SHIRT[shirt], SKIN[skin], kind, (64, 50), SHIRT[shirt][2], flip, 1.1, hrot) + '</g>'
