"""Drawing helpers of the Lantern Lane rigs: an SVG document with shared gradients, filters and
clips (named by their content, so that a picture is the same each time it is made), short forms
of the shapes, tubes along curves, and Nib's shell. Nothing here knows a figure or a mood."""
import hashlib
import math
import os

KIT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Doc:
    """One picture of w x h pixels. `eyes` collects the open eyes as [x, y, rx, ry]."""

    def __init__(s, w=600, h=700):
        s.w, s.h, s.defs, s.o, s.eyes = w, h, {}, [], []

    def A(s, x):
        s.o.append(x)
        return s

    def _def(s, tag, body):
        k = tag + hashlib.md5((tag + body).encode()).hexdigest()[:6]
        s.defs[k] = body.replace('@ID', k)
        return f'url(#{k})'

    def lg(s, *stops, x1=0, y1=0, x2=0, y2=1, user=False):
        u = ' gradientUnits="userSpaceOnUse"' if user else ''
        return s._def('l', f'<linearGradient id="@ID" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"{u}>{st(stops)}</linearGradient>')

    def rg(s, *stops, cx=.4, cy=.32, r=.8, user=False):
        u = ' gradientUnits="userSpaceOnUse"' if user else ''
        return s._def('r', f'<radialGradient id="@ID" cx="{cx}" cy="{cy}" r="{r}"{u}>{st(stops)}</radialGradient>')

    def sh(s, dy=5, sd=4, op=.25, c='#4A2B12'):
        return s._def('f', '<filter id="@ID" x="-30%" y="-30%" width="160%" height="160%">'
                      f'<feDropShadow dx="0" dy="{dy}" stdDeviation="{sd}" flood-color="{c}" flood-opacity="{op}"/></filter>')

    def blur(s, sd, m=30):
        return s._def('b', f'<filter id="@ID" x="-{m}%" y="-{m}%" width="{100+2*m}%" height="{100+2*m}%"><feGaussianBlur stdDeviation="{sd}"/></filter>')

    def clip(s, body):
        return s._def('c', f'<clipPath id="@ID">{body}</clipPath>')

    def svg(s):
        return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{s.w}" height="{s.h}" viewBox="0 0 {s.w} {s.h}">\n<defs>\n'
                + '\n'.join(s.defs.values()) + '\n</defs>\n' + '\n'.join(s.o) + '\n</svg>\n')

    def turned(s, since, rot, ox, oy, flip=None):
        """Moves the eyes noted since index `since` as their drawing was moved: mirrored about x=`flip`, then turned."""
        a = math.radians(rot)
        for e in s.eyes[since:]:
            if flip is not None:
                e[0] = 2 * flip - e[0]
            x, y = e[0] - ox, e[1] - oy
            e[0], e[1] = ox + x * math.cos(a) - y * math.sin(a), oy + x * math.sin(a) + y * math.cos(a)
        if flip is not None:
            s.eyes[since:] = s.eyes[since:][::-1]


def st(stops):
    r = ''
    for x in stops:
        op = f' stop-opacity="{x[2]}"' if len(x) > 2 else ''
        r += f'<stop offset="{x[0]}" stop-color="{x[1]}"{op}/>'
    return r


def at(k):
    return ''.join(f' {a.replace("_", "-")}="{v}"' for a, v in k.items())


def n(v):
    """A number as short as it can be at a tenth of a pixel."""
    return f'{v:.1f}'.rstrip('0').rstrip('.')


def G(body, t='', **k):
    return f'<g{f" transform=" + chr(34) + t + chr(34) if t else ""}{at(k)}>{body}</g>'


def T(body, x=0, y=0, s=1, rot=0, flip=False):
    return G(body, f'translate({n(x)} {n(y)}) rotate({n(rot)}) scale({-s if flip else s:g} {s:g})')


def el(cx, cy, rx, ry, fill, **k):
    return f'<ellipse cx="{n(cx)}" cy="{n(cy)}" rx="{n(rx)}" ry="{n(ry)}" fill="{fill}"{at(k)}/>'


def P(d, fill='none', **k):
    return f'<path d="{d}" fill="{fill}"{at(k)}/>'


def S(d, c, w, **k):
    return f'<path d="{d}" fill="none" stroke="{c}" stroke-width="{n(w)}" stroke-linecap="round" stroke-linejoin="round"{at(k)}/>'


def R(x, y, w, h, rx, fill, **k):
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{rx}" fill="{fill}"{at(k)}/>'


def C(cx, cy, r, fill, **k):
    return f'<circle cx="{n(cx)}" cy="{n(cy)}" r="{n(r)}" fill="{fill}"{at(k)}/>'


def cubic(p, flip=None):
    """Path of a curve given as four points; mirrored about x=`flip`."""
    p = mirror(p, flip)
    return f'M{n(p[0][0])} {n(p[0][1])}C' + ' '.join(f'{n(x)} {n(y)}' for x, y in p[1:])


def mirror(p, flip):
    return [(2 * flip - x, y) for x, y in p] if flip is not None else list(p)


def on(p, t):
    """Point and direction (radians) of a four-point curve at t in 0..1."""
    u = 1 - t
    x, y = (u**3 * p[0][i] + 3 * u * u * t * p[1][i] + 3 * u * t * t * p[2][i] + t**3 * p[3][i] for i in (0, 1))
    dx, dy = (3 * u * u * (p[1][i] - p[0][i]) + 6 * u * t * (p[2][i] - p[1][i]) + 3 * t * t * (p[3][i] - p[2][i]) for i in (0, 1))
    return x, y, math.atan2(dy, dx)


def band(p, width, a=0.0, b=1.0, steps=14):
    """Closed outline along a four-point curve from t=a to t=b; `width(t)` is the full width there."""
    up, dn = [], []
    for k in range(steps + 1):
        t = a + (b - a) * k / steps
        x, y, th = on(p, t)
        w = width(t) / 2
        up.append((x + w * math.sin(th), y - w * math.cos(th)))
        dn.append((x - w * math.sin(th), y + w * math.cos(th)))
    return 'M' + 'L'.join(f'{n(x)} {n(y)}' for x, y in up + dn[::-1]) + 'Z'


def spiral(cx, cy, r0, turns, th0, w0, wmin=1.5, decay=.62):
    """A closed tapering band along a shrinking spiral, and its middle line; decay is the radius left after a turn."""
    o, i, c = [], [], []
    steps = int(turns * 36)
    for k in range(steps + 1):
        t = k / steps
        a = th0 + t * turns * 2 * math.pi
        r = r0 * decay**(t * turns) * (1 - .12 * t)
        w = max(wmin, w0 * (1 - t)**.8 * min(1, .25 + t * 8))
        for line, q in ((o, r + w / 2), (i, r - w / 2), (c, r)):
            line.append((cx + q * math.cos(a), cy + q * math.sin(a)))

    def f(line):
        return ' '.join(f'{n(x)} {n(y)}' for x, y in line)
    return 'M' + f(o) + 'L' + f(i[::-1]) + 'Z', 'M' + f(c)


def shell(d, cx, cy, r, pal=('#FFD08A', '#E9994A', '#B5622A', '#7A3A18'), th=1.9):
    """Nib's shell, and the small one on Gran's brooch."""
    hi, mid, lo, dk = pal
    g = d.rg((0, hi), (.55, mid), (1, lo), cx=.38, cy=.3, r=.78)
    cl = d.clip(C(cx, cy, r, '#000'))
    edge, mids = spiral(cx + r * .02, cy + r * .02, r * .99, 2.6, th, r * .07, decay=.56)
    s = S(mids, dk, r * .22, opacity=.30, filter=d.blur(round(r * .05, 1)))
    for k in range(22 if r > 40 else 0):
        a = k * 2 * math.pi / 22 + .1
        x1, y1 = cx + r * .56 * math.cos(a), cy + r * .56 * math.sin(a)
        xm, ym = cx + r * .8 * math.cos(a + .02), cy + r * .8 * math.sin(a + .02)
        x2, y2 = cx + r * math.cos(a + .22), cy + r * math.sin(a + .22)
        s += S(f'M{n(x1)} {n(y1)}Q{n(xm)} {n(ym)} {n(x2)} {n(y2)}', dk, r * .018, opacity=.13)
    _, m2 = spiral(cx, cy, r * .80, 2.2, th + .05, 1, decay=.56)
    s += S(m2, '#FFF3CF', r * .10, opacity=.42, filter=d.blur(round(r * .04, 1)))
    s += P(edge, dk, opacity=.85)
    s += S(f'M{n(cx-r*.93)} {n(cy+r*.05)}A{n(r*.93)} {n(r*.93)} 0 0 1 {n(cx+r*.3)} {n(cy-r*.88)}', '#FFF6DC', r * .05, opacity=.75)
    s += P(f'M{n(cx-r)} {n(cy+r*.2)}A{n(r)} {n(r)} 0 0 0 {n(cx+r)} {n(cy+r*.1)}A{n(r*1.02)} {n(r*.86)} 0 0 1 {n(cx-r)} {n(cy+r*.2)}Z', dk, opacity=.28)
    return (C(cx, cy, r, g) + G(s, clip_path=cl)
            + el(cx - r * .42, cy - r * .5, r * .13, r * .07, '#fff', opacity=.75, transform=f'rotate(-38 {n(cx-r*.42)} {n(cy-r*.5)})'))
