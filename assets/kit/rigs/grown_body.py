"""The one body of the grown-ups: arms by name, neck, trunk, legs, skirts and shoes. The middle is x=300, the ground y=690,
the shoulders y=306, the hips y=460. Colours and cut come from `grown_wear`; nothing here knows a figure or a mood."""
from lane_draw import C, G, P, R, S, T, el, n
from room_people import hand, limb

# Right arm (of the picture): four points from the middle line, hand, turned over (thumb up), turn of the hand, before the trunk.
ARMS = {
    'rest': (((80, 308), (114, 362), (122, 430), (108, 492)), 'rest', 0, 4, 0),
    'droop': (((76, 316), (102, 372), (106, 440), (90, 504)), 'rest', 0, 6, 0),
    'wave': (((80, 308), (168, 404), (198, 356), (186, 238)), 'open', 1, 8, 0),
    'welcome': (((80, 308), (112, 396), (160, 432), (206, 398)), 'open', 1, 8, 0),
    'reach': (((80, 308), (124, 372), (176, 378), (224, 350)), 'open', 1, 26, 0),
    'clasp': (((74, 313), (136, 404), (112, 452), (34, 440)), 'rest', 0, -4, 1),
    'under': (((74, 313), (136, 404), (112, 458), (26, 450)), 'rest', 0, -4, 1),
    'chin': (((74, 313), (144, 458), (110, 424), (50, 274)), 'fist', 0, -10, 1),
    'belly': (((74, 313), (136, 418), (96, 446), (4, 420)), 'rest', 0, 0, 1),
    'hip': (((80, 308), (182, 366), (176, 420), (92, 442)), 'fist', 0, -20, 1),
    'heart': (((74, 313), (142, 416), (116, 424), (40, 362)), 'rest', 0, 10, 1),
    'temple': (((80, 308), (190, 384), (214, 264), (126, 158)), 'rest', 0, -14, 1),
    'knee': (((74, 313), (134, 380), (136, 440), (78, 494)), 'rest', 0, -22, 1),
    'wheel': (((80, 308), (120, 356), (136, 408), (134, 452)), 'rest', 0, 2, 0),
}


def limbs(d, side, name, col, cuff, sk, w=(60, 47), stripe=None, band=True):
    """One arm; `side` is 1 for the right of the picture, -1 for the left; `stripe`: a line along the sleeve."""
    pts, kind, over, turn, _ = ARMS[name]
    p = [(300 + side * x, y) for x, y in pts]
    flip = bool(over) == (side > 0)
    g, (x, y), a = limb(d, p, w[0], w[1], col)
    if stripe:
        line = 'M{} {}C'.format(*map(n, p[0])) + ' '.join(f'{n(u)} {n(v)}' for u, v in p[1:])
        g += S(line, stripe, 5, opacity=.9)
    s = hand(d, x, y, a + side * turn, sk, kind, 1.0, flip) + g
    end = R(n(-w[1] / 2 - 1.5), -12, n(w[1] + 3), 17, 7, cuff)
    if band:
        end += S('M-15 -7V0M-7.5 -7V0M0 -7V0M7.5 -7V0M15 -7V0', col[1], 2.5, opacity=.5)
    return s + T(end, x, y, 1, a)


def mirrored(points):
    """Closed outline from the points of its left half, given as offsets to the left of x=300: a start and cubic triples."""
    (x0, y0), rest = points[0], points[1:]
    s = f'M{n(300-x0)} {n(y0)}C' + ' '.join(f'{n(300-x)} {n(y)}' for x, y in rest)
    back = list(reversed([points[0]] + rest))
    s += f'L{n(300+back[0][0])} {n(back[0][1])}C' + ' '.join(f'{n(300+x)} {n(y)}' for x, y in back[1:])
    return s + 'Z'


def trunk(sw=92, ww=72, hw=78, hem=474):
    """Outline of a top from neck to hem: half widths at shoulder, waist and hem."""
    return mirrored([(24, 262), (50, 272), (sw - 20, 272), (sw - 6, 296), (sw + 4, 314), (ww + 19, 346), (ww + 8, 378), (ww - 1, 405), (ww - 2, 424), (ww + 2, 440), (ww + 6, 456), (hw, hem - 14), (hw, hem)])


def top(d, path, col, hem=None):
    """A top of one colour, lit from the upper left; `hem`: (y, half width) of a ribbed edge."""
    s = P(path, d.rg((0, col[0]), (.5, col[1]), (1, col[2]), cx=.36, cy=.24, r=.82))
    shade = S('M384 330Q372 400 384 480', col[2], 34, opacity=.4, filter=d.blur(10)) + el(300, 276, 64, 24, col[2], opacity=.5, filter=d.blur(8))
    shade += el(262, 350, 30, 44, col[0], opacity=.35, filter=d.blur(12, 60))
    if hem:
        y, hw = hem
        shade += R(300 - hw - 4, y - 18, 2 * hw + 8, 26, 4, col[2], opacity=.55) + ''.join(S(f'M{300+k*10} {y-14}v16', col[1], 2.5, opacity=.55) for k in range(-hw // 10, hw // 10 + 1))
    return G(s, filter=d.sh(4, 4, .24)) + G(shade, clip_path=d.clip(P(path, '#000')))


def neck(d, sk):
    s = P('M274 206H326V262Q300 292 274 262Z', d.lg((0, sk[2]), (.55, sk[2]), (1, sk[1])))
    return s + el(300, 238, 30, 12, sk[3], opacity=.28, filter=d.blur(4))


def shoes(d, col, sole='#F4F5FA', laces=True, y=690, gap=36):
    g = d.lg((0, col[0]), (.5, col[1]), (1, col[2]))
    b = P('M-33 -4C-37 -30 -21 -46 1 -46C19 -46 23 -37 33 -28C46 -21 53 -13 50 -2Z', g)
    b += S('M4 -39L14 -30M11 -41L23 -28', '#fff', 3.5) if laces else S('M-16 -40Q4 -22 22 -38', col[2], 4, opacity=.7)
    b += P('M-35 -11Q8 -5 51 -11Q54 0 46 0H-30Q-37 0 -35 -11Z', sole) + S('M-24 -27Q-20 -37 -7 -39', '#fff', 4, opacity=.5)
    return T(b, 300 - gap, y, 1, flip=True) + T(b, 300 + gap, y)


def trousers(d, col, stripe=None, wide=0, y=456):
    """Two trouser legs from y, under the hem of the top, down to the shoes; `wide`: looser at the foot."""
    s = ''
    for k in (-1, 1):
        def x(v):
            return n(300 + k * v)
        g = d.lg((0, col[2] if k > 0 else col[1]), (.4, col[0] if k < 0 else col[1]), (1, col[1] if k < 0 else col[2]), x2=1, y2=0)
        leg = f'M{x(1)} {y}C{x(3)} 520 {x(7-wide/2)} 600 {x(8-wide/2)} 660Q{x(36)} 671 {x(63+wide)} 660C{x(65+wide)} 590 {x(78)} 520 {x(76)} {y}Z'
        s += P(leg, g)
        s += S(f'M{x(40)} 500Q{x(36)} 590 {x(36)} 652', col[0], 6, opacity=.25, filter=d.blur(2.5))
        s += S(f'M{x(10-wide/2)} 653Q{x(36)} 663 {x(61+wide)} 653', col[2], 3, opacity=.6)
        if stripe:
            s += S(f'M{x(76)} 470C{x(74)} 530 {x(62+wide)} 590 {x(58+wide)} 654', stripe, 6)
    return s + P(f'M224 {y}H376V{y+16}Q300 {y+48} 224 {y+16}Z', col[2], opacity=.5)


def tights(d, col):
    s = ''
    for k in (-1, 1):
        x = 300 + k * 34
        s += P(f'M{x-21} 560C{x-18} 600 {x-15} 630 {x-14} 668H{x+14}C{x+15} 630 {x+18} 600 {x+21} 560Z', d.lg((0, col[1]), (.35, col[0]), (1, col[2]), x2=1, y2=0))
    return s


def skirt(d, col, y=600, half=100, folds=True, waist=462):
    """A skirt from `waist`, under the hem of the top, that widens to `half` at height y."""
    q = f'M{300-68} {waist}C{300-76} {waist+30} {n(300-half*.92)} {y-50} {300-half} {y-6}Q300 {y+24} {300+half} {y-6}C{n(300+half*.92)} {y-50} {300+76} {waist+30} {300+68} {waist}Z'
    b = ''.join(S(f'M{n(300+k*20)} 470Q{n(300+k*24)} {y-70} {n(300+k*half/3.4)} {y+14}', col[2], 5, opacity=.4, filter=d.blur(1.5)) for k in (-2, -.7, .7, 2)) if folds else ''
    b += S(f'M{300-half} {y-8}Q300 {y+20} {300+half} {y-8}', col[2], 9, opacity=.5) + S(f'M256 466Q240 540 228 {y-16}', col[0], 14, opacity=.4, filter=d.blur(6))
    return G(P(q, d.lg((0, col[1]), (.3, col[0]), (.6, col[1]), (1, col[2]), x2=1, y2=0)), filter=d.sh(4, 4, .24)) + G(b, clip_path=d.clip(P(q, '#000'))), q


def collar(fill, line, drop=0):
    """A shirt's collar round the neck."""
    b = ''
    for k in (-1, 1):
        q = f'M{300+k*27} 250C{300+k*38} 258 {300+k*46} 268 {300+k*50} 282L{300+k*22} {304+drop}L300 284C{300+k*14} 278 {300+k*24} 266 {300+k*27} 250Z'
        b += P(q, fill) + S(f'M{300+k*50} 282L{300+k*22} {304+drop}L300 284', line, 2.5, opacity=.6)
    return b


def lanyard(d, col, dark, sign='', long=390):
    """A ribbon and a card with a face on it; `sign` is drawn on the card, round the origin."""
    s = S(f'M258 274Q274 330 300 {long-16}Q326 330 342 274', dark, 11) + S(f'M258 273Q274 329 300 {long-17}Q326 329 342 273', col, 8)
    face = C(0, 22, 11, '#9CC4F2') + C(0, 19, 4.5, '#4A74B8') + P('M-8 30Q0 21 8 30Z', '#4A74B8') + S('M-12 44H12M-9 52H6', '#B9C2D4', 4)
    card = R(-20, 4, 40, 56, 7, '#fff') + (sign or face) + R(-6, -4, 12, 11, 3, '#C3CBD9')
    return s + G(T(card, 300, long - 16), filter=d.sh(3, 2.5, .3))
