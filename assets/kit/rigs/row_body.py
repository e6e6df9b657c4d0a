"""The one body of the Row children: arms by name, neck, trunk, legs, skirt and shoes. The middle is x=300, the ground y=690,
shoulders y=352, hips y=530. Colours and cut come from `row_wear`; nothing here knows a figure or a mood."""
from lane_draw import C, G, P, R, S, T, el, n
from room_people import bez, hand, limb

# Right arm (of the picture): four points from the middle line, hand (none: it is hidden), turned over (thumb up), turn of the hand, before trunk and head.
ARMS = {
    'rest': (((74, 374), (112, 416), (128, 464), (118, 512)), 'rest', 0, 4, 0),
    'hang': (((72, 376), (100, 422), (106, 474), (92, 524)), 'rest', 0, 6, 0),
    'up': (((76, 372), (158, 432), (188, 392), (174, 296)), 'open', 1, 8, 0),
    'out': (((76, 372), (108, 436), (146, 468), (192, 430)), 'open', 1, 8, 0),
    'reach': (((76, 374), (116, 432), (164, 440), (210, 408)), 'point', 0, 10, 0),
    'tummy': (((78, 380), (156, 448), (128, 508), (40, 496)), 'rest', 0, -6, 1),
    'wring': (((78, 384), (142, 486), (108, 456), (30, 396)), 'fist', 0, 4, 1),
    'over': (((78, 378), (168, 452), (104, 482), (-52, 446)), 'rest', 0, 10, 1),
    'under': (((78, 378), (168, 458), (104, 492), (-40, 470)), 'rest', 0, 10, 1),
    'tuck': (((78, 378), (168, 458), (96, 506), (-96, 466)), '', 0, 0, 1),
    'hip': (((78, 376), (184, 420), (186, 482), (100, 492)), 'fist', 0, -24, 1),
    'heart': (((78, 380), (152, 462), (122, 474), (44, 424)), 'rest', 0, 10, 1),
    'prop': (((78, 380), (150, 456), (110, 500), (-16, 478)), 'rest', 0, 6, 1),
    'chin': (((78, 382), (178, 486), (142, 450), (60, 345)), 'fist', 0, 6, 1),
    'ear': (((78, 376), (172, 446), (196, 378), (160, 278)), 'rest', 1, 4, 1),
    'lap': (((78, 380), (148, 446), (132, 516), (58, 520)), 'rest', 0, 8, 1),
    'wheel': (((74, 376), (124, 412), (146, 458), (148, 508)), 'rest', 0, 2, 1),
}


def part(p, t):
    """The first share t of a curve of four points."""
    def mid(a, b):
        return tuple(a[i] + (b[i] - a[i]) * t for i in (0, 1))
    a, b, c = mid(p[0], p[1]), mid(p[1], p[2]), mid(p[2], p[3])
    return [p[0], a, mid(a, b), mid(mid(a, b), mid(b, c))]


def limbs(d, side, name, col, cuff, sk, rise=0, w=(60, 48), stripe=None, bare=0):
    """One arm; `side` is 1 for the right of the picture, -1 for the left; `rise` moves the shoulder down; `stripe`: a line along
    the sleeve; `bare`: share of the arm a short sleeve covers."""
    pts, kind, over, turn, _ = ARMS[name]
    p = [(300 + side * x, y + rise * (1, .6, .2, 0)[i]) for i, (x, y) in enumerate(pts)]
    flip = bool(over) == (side > 0)
    skin = (sk[0], sk[1], sk[2])
    if bare:
        g, (x, y), a = limb(d, p, w[0] * .76, w[1] * .76, skin)
        s = (hand(d, x, y, a + side * turn, sk, kind, .98, flip) if kind else '') + g
        q = part(p, bare)
        g, (x, y), a = limb(d, q, w[0], w[0] * 1.04, col)
        return s + g + T(R(n(-w[0] / 2 - 3), -8, n(w[0] + 6), 12, 6, cuff), x, y, 1, a)
    g, (x, y), a = limb(d, p, w[0], w[1], col)
    if stripe:
        g += S('M' + 'L'.join(f'{n(u)} {n(v)}' for u, v in (bez(p, k / 16) for k in range(17))), stripe, 6, opacity=.92)
    if not kind:
        return g
    s = hand(d, x, y, a + side * turn, sk, kind, .98, flip) + g
    end = R(n(-w[1] / 2 - 2), -12, n(w[1] + 4), 18, 8, cuff) + S('M-15 -7V1M-7.5 -7V1M0 -7V1M7.5 -7V1M15 -7V1', col[1], 2.5, opacity=.55)
    return s + T(end, x, y, 1, a)


def trunk(rise=0, hem=546, wide=102):
    """Outline of a top from neck to hem; `rise` moves the shoulders down; `wide`: half width at the hem."""
    y, h = 356 + rise, hem
    return (f'M212 {y}C222 {y-28} 262 {n(318+rise*.5)} 300 {n(318+rise*.5)}C338 {n(318+rise*.5)} 378 {y-28} 388 {y}C397 {y+54} {300+wide} {h-76} {300+wide} {h-28}'
            f'C{298+wide} {h-6} 384 {h} 300 {h}C216 {h} {302-wide} {h-6} {300-wide} {h-28}C{300-wide} {h-76} 203 {y+54} 212 {y}Z')


def top(d, q, col, hem=None, extra=''):
    """A top of one colour, lit from the upper left; `hem`: y of a ribbed edge; `extra`: what is printed on it."""
    s = G(P(q, d.rg((0, col[0]), (.55, col[1]), (1, col[2]), cx=.36, cy=.3, r=.85)), filter=d.sh(4, 5, .24))
    b = extra
    if hem:
        b += R(190, hem - 26, 220, 30, 0, col[2], opacity=.7) + ''.join(S(f'M{x} {hem-22}V{hem-2}', col[0], 3, opacity=.35) for x in range(204, 404, 10))
    b += S('M388 360C398 420 402 480 400 540', col[2], 34, opacity=.5, filter=d.blur(10)) + S('M220 366C210 420 206 470 206 510', col[0], 14, opacity=.5, filter=d.blur(7))
    b += el(300, 344, 66, 26, col[2], opacity=.5, filter=d.blur(8))
    return s + G(b, clip_path=d.clip(P(q, '#000')))


def neck(d, sk, rise=0):
    return G(P('M272 296h56v46q-28 28 -56 0z', sk[2]) + el(300, 322, 34, 12, sk[3], opacity=.26, filter=d.blur(4)), f'translate(0 {n(rise*.5)})' if rise else '')


def collar(fill, line, rise=0):
    """A shirt's collar round the neck."""
    b = ''
    for k in (-1, 1):
        q = f'M{300+k*30} 322C{300+k*44} 328 {300+k*56} 338 {300+k*60} 352L{300+k*30} 382L300 352C{300+k*14} 348 {300+k*26} 338 {300+k*30} 322Z'
        b += P(q, fill) + S(f'M{300+k*60} 352L{300+k*30} 382L300 352', line, 3, opacity=.6)
    return G(b, f'translate(0 {n(rise*.5)})' if rise else '')


def shoes(d, col, sole=('#FFFFFF', '#D6DAE4'), kind='lace', y=690, gap=38, accent='#fff'):
    """A pair of shoes: `lace`, `strap` or `tape` (two straps)."""
    b = P('M-36 -4C-40 -34 -22 -52 2 -52C22 -52 26 -42 36 -32C50 -24 58 -14 54 -2Z', d.lg((0, col[0]), (1, col[1])))
    if kind == 'lace':
        b += S('M4 -44L16 -34M12 -46L26 -32', accent, 4)
    elif kind == 'tape':
        b += S('M-2 -46Q10 -38 16 -26M12 -46Q24 -40 30 -28', accent, 7)
    else:
        b += S('M-18 -44Q8 -22 30 -38', col[2], 7) + C(22, -35, 4, '#FFE9A8')
    b += P('M-38 -12Q8 -6 55 -12Q58 0 50 0H-32Q-40 0 -38 -12Z', d.lg((0, sole[0]), (1, sole[1]))) + S('M-26 -30Q-22 -42 -8 -44', '#fff', 4, opacity=.5)
    return T(b, 300 - gap, y, 1, flip=True) + T(b, 300 + gap, y)


def trousers(d, col, cuff=None, stripe=None):
    """Two trouser legs, under the hem of the top, down to the shoes; `cuff`: turned-up ends."""
    s = ''
    for k in (-1, 1):
        def x(v):
            return n(300 + k * v)
        g = d.lg((0, col[1 if k < 0 else 2]), (.3, col[0] if k < 0 else col[1]), (.65, col[1]), (1, col[2]), x2=1, y2=0)
        s += P(f'M{x(3)} 524L{x(10)} 662Q{x(38)} 674 {x(66)} 662C{x(70)} 608 {x(78)} 584 {x(74)} 524Z', g)
        if stripe:
            s += S(f'M{x(73)} 540C{x(74)} 584 {x(68)} 610 {x(62)} 658', stripe, 7)
        s += P(f'M{x(6)} 650Q{x(38)} 662 {x(70)} 650L{x(69)} 671Q{x(38)} 682 {x(7)} 671Z', cuff, opacity=.95) if cuff else S(f'M{x(11)} 655Q{x(38)} 666 {x(65)} 655', col[2], 4, opacity=.6)
    return s + P('M230 524H370V550Q300 568 230 550Z', col[2], opacity=.6)


def bare_legs(d, col, sock=None, high=640, band=None):
    """Legs in skin or tights; `sock`: colours of socks from `high` down."""
    s = ''
    for k in (-1, 1):
        x = 300 + k * 37
        q = f'M{x-24} 540C{x-22} 600 {x-19} 630 {x-18} 672H{x+18}C{x+19} 630 {x+22} 600 {x+24} 540Z'
        s += P(q, d.lg((0, col[1]), (.35, col[0]), (1, col[2]), x2=1, y2=0))
        if sock:
            s += G(R(x - 30, high, 60, 60, 4, d.lg((0, sock[1]), (.35, sock[0]), (1, sock[2]), x2=1, y2=0)) + S(f'M{x-30} {high+4}h60', band or sock[2], 7, opacity=.9), clip_path=d.clip(P(q, '#000')))
    return s


def shorts(d, col, hem=612):
    s = ''
    for k in (-1, 1):
        def x(v):
            return n(300 + k * v)
        g = d.lg((0, col[1]), (.4, col[0] if k < 0 else col[1]), (1, col[2]), x2=1, y2=0)
        s += P(f'M{x(0)} 520C{x(2)} 550 {x(4)} 580 {x(6)} {hem-4}Q{x(40)} {hem+10} {x(78)} {hem-6}C{x(82)} 580 {x(82)} 550 {x(78)} 520Z', g)
        s += S(f'M{x(8)} {hem-10}Q{x(40)} {hem+2} {x(76)} {hem-12}', col[2], 3, opacity=.7)
    return G(s, filter=d.sh(3, 3, .22))


def skirt(d, col, y=606, half=112):
    """A pleated skirt, from under the hem of the top to y."""
    q = f'M222 520C212 550 {n(300-half*.95)} {y-40} {300-half} {y-8}Q300 {y+26} {300+half} {y-8}C{n(300+half*.95)} {y-40} 388 550 378 520Z'
    b = ''.join(S(f'M{n(300+k*24)} 524L{n(300+k*half/3.1)} {y+16}', col[2], 4, opacity=.55) + S(f'M{n(300+k*24+4)} 524L{n(300+k*half/3.1+7)} {y+16}', col[0], 4, opacity=.35) for k in (-2.4, -1.5, -.5, .5, 1.5, 2.4))
    b += S(f'M{300-half} {y-10}Q300 {y+22} {300+half} {y-10}', col[2], 8, opacity=.45)
    return G(P(q, d.lg((0, col[1]), (.3, col[0]), (.6, col[1]), (1, col[2]), x2=1, y2=0)), filter=d.sh(4, 4, .24)) + G(b, clip_path=d.clip(P(q, '#000')))
