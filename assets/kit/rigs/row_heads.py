"""The six heads of the Row, each `head(doc, mood settings)` -> (what lies behind the trunk, the head, what hangs before the
trunk), round the origin. They are the children of the cards and screens (`room_people`), drawn for a whole figure."""
import math

import row_face as F
from lane_draw import C, G, P, R, S, T, el
from room_people import HAIR, SKIN

PUFF = ('#5A3A2E', '#382019', '#1E100B')
CHESTNUT = ('#8A5A3E', '#5A3523', '#351C12')
SKINS = dict(kasia=SKIN['tan'], idris=SKIN['dark'], adaeze=('#B8784C', '#98603A', '#73421F', '#4F2A12'), robin=SKIN['mid'], callum=SKIN['light'], sana=SKIN['brown'])
SIDE_PART = 'M-115 8C-132 -94 -80 -153 0 -153C80 -153 132 -94 115 8C112 -44 86 -88 40 -112C14 -76 -50 -62 -86 -38C-102 -26 -110 -12 -115 8Z'


def fill(d, h):
    return d.rg((0, h[0]), (.55, h[1]), (1, h[2]), cx=.38, cy=.22, r=.85)


def shine(d, q, c, w=8, op=.55):
    return S(q, c, w, opacity=op, filter=d.blur(2.5))


def plait(d, h, pts, tie, s0=1.0, s1=.82, tail=60):
    """A plait along points from the top down, its ribbon in the colours `tie`."""
    g = d.rg((0, h[0]), (.6, h[1]), (1, h[2]), cx=.4, cy=.25, r=.85)
    steps = []
    for i, (x, y) in enumerate(pts):
        x2, y2 = pts[min(i + 1, len(pts) - 1)]
        x1, y1 = pts[max(i - 1, 0)]
        steps.append((x, y, s0 + (s1 - s0) * i / (len(pts) - 1), -math.degrees(math.atan2(x2 - x1, y2 - y1))))
    x, y, k, a = steps[-1]
    t = tail / 60
    b = T(P(f'M-14 -4C-28 {20*t:.0f} -14 {42*t:.0f} 2 {60*t:.0f}C18 {42*t:.0f} 28 {20*t:.0f} 14 -4Z', g) + S(f'M-4 6Q-8 {26*t:.0f} 0 {46*t:.0f}M6 6Q8 {22*t:.0f} 4 {38*t:.0f}', h[0], 2.5, opacity=.6), x, y + 8, k, a)
    for x, y, k, a in reversed(steps):
        e = ''
        for m, v in ((-1, 0), (1, 9)):
            e += el(m * 12.4, v, 16.6, 23, h[2], transform=f'rotate({m*34} {m*12.4} {v})') + el(m * 12, v - 1, 14.3, 21.2, g, transform=f'rotate({m*34} {m*12} {v-1})')
        e += S('M-19 -9Q-14 0 -5 9', h[0], 2.2, opacity=.8) + S('M19 0Q14 10 5 18', h[0], 2.2, opacity=.55)
        b += T(e, x, y, k, a)
    x, y, k, a = steps[-1]
    return G(b + T(R(-19, -8, 38, 16, 7, tie[0]) + S('M-12 -4H9', tie[1], 3.5, opacity=.7), x, y + 8, k, a), filter=d.sh(3, 3, .25))


def sana(d, m):
    """Dark hair parted at the side, one long plait, round teal glasses."""
    h = HAIR['dark']
    back = P('M0 -150C86 -150 124 -92 121 -10C119 40 96 92 40 118C-10 134 -70 136 -92 118C-116 92 -122 46 -122 -10C-126 -92 -86 -150 0 -150Z', fill(d, h))
    s = F.face(d, SKINS['sana'], m, glasses=('#1FB5AE', '#0B5F66')) + C(-110, 42, 6, '#FFD34E') + C(110, 42, 6, '#FFD34E')
    s += P(SIDE_PART, fill(d, h)) + S('M40 -114C20 -128 6 -140 0 -151', h[2], 3, opacity=.8)
    s += S('M20 -96C-14 -72 -56 -62 -92 -40M-6 -104C-40 -82 -74 -70 -100 -46', h[0], 3, opacity=.55) + S('M62 -94C86 -74 102 -46 108 -16', h[0], 3, opacity=.5)
    s += shine(d, 'M-66 -120Q-30 -142 14 -140', '#A07A64', 9) + T(R(-20, -6, 40, 12, 6, '#F2645A') + R(-16, -4, 22, 4, 2, '#fff', opacity=.5), 74, -112, 1, 38)
    front = plait(d, h, [(-84, 84), (-86, 100), (-86, 116), (-83, 132), (-79, 149), (-74, 167), (-69, 186), (-64, 205), (-60, 225), (-58, 246)], ('#19A7A0', '#fff'))
    return back, s, front


def kasia(d, m):
    """Warm brown hair parted at the side, two short plaits with yellow ribbons."""
    h = CHESTNUT
    back = P('M0 -150C86 -150 124 -92 121 -10C120 34 108 74 92 92H-92C-108 74 -120 34 -122 -10C-126 -92 -86 -150 0 -150Z', fill(d, h))
    s = F.face(d, SKINS['kasia'], m, browc='#4A2A1C', iris=('#7FA45A', '#466B34', '#16260F'))
    s += P('M-115 10C-132 -94 -80 -153 0 -153C80 -153 132 -94 115 10C113 -34 96 -78 56 -106C48 -80 20 -66 -6 -70L4 -82C-20 -62 -56 -50 -88 -46C-102 -32 -112 -12 -115 10Z', fill(d, h))
    s += S('M56 -108C44 -126 26 -142 8 -151', h[2], 3, opacity=.8) + S('M40 -100C10 -76 -40 -64 -90 -54M20 -112C-20 -88 -70 -78 -104 -56M72 -98C92 -74 106 -46 110 -14', h[0], 3.2, opacity=.6)
    s += shine(d, 'M-70 -116Q-34 -140 10 -140', '#D0A080', 9)
    front = ''
    for k in (-1, 1):
        front += plait(d, h, [(k * x, y) for x, y in ((104, 72), (109, 92), (112, 113), (112, 135), (109, 158))], ('#FFC93C', '#FFF3C4'), 1, .8, 46)
    return back, s, front


def adaeze(d, m):
    """Two round puffs of hair with yellow bobbles."""
    h = PUFF
    g = d.rg((0, h[0]), (1, h[2]), cx=.4, cy=.3, r=.8)
    s = ''
    for k in (-1, 1):
        x, y = k * 112, -92
        s += C(x, y, 53, g) + ''.join(C(x + 41 * math.cos(a * .628), y + 41 * math.sin(a * .628), 22, g) for a in range(10))
        s += el(x - 10, y - 18, 24, 18, '#8A6454', opacity=.28, filter=d.blur(7, 60)) + ''.join(S(f'M{x+u} {y+v}q7 -7 13 0', '#7A5446', 3, opacity=.45) for u, v in ((-32, -14), (-6, -34), (14, -8), (-14, 14), (20, 22)))
    s += F.face(d, SKINS['adaeze'], m, lashes=True)
    s += P('M-114 -6C-124 -96 -78 -148 0 -148C78 -148 124 -96 114 -6C104 -52 82 -78 50 -84C20 -66 -44 -62 -72 -76C-96 -62 -108 -44 -114 -6Z', g) + S('M0 -147Q6 -110 4 -76', h[2], 3, opacity=.6)
    s += shine(d, 'M-58 -116Q-10 -138 50 -118', '#8A6454', 8, .6)
    for k in (-1, 1):
        s += C(k * 80, -97, 15, d.rg((0, '#FFE27A'), (1, '#F2A81E'))) + C(k * 80 - 4, -102, 4, '#fff', opacity=.7)
    return '', s, ''


def robin(d, m):
    """A black mop with a jagged fringe and a tuft."""
    h = HAIR['black']
    back = ''
    s = P('M0 -152C84 -152 122 -96 120 -20C119 8 114 24 108 36H-108C-114 24 -119 8 -120 -20C-122 -96 -84 -152 0 -152Z', fill(d, h))
    s += F.face(d, SKINS['robin'], m, iris=('#6A4028', '#3A2014', '#140A06'), browc='#1C1A20', lash='#1C1A20')
    s += P('M-8 -146Q0 -172 28 -171Q14 -160 24 -144Z', h[1])
    s += P('M-117 6C-130 -98 -80 -156 0 -156C80 -156 130 -98 117 6C112 -30 104 -56 92 -74L66 -58L48 -84L14 -58L-8 -86L-44 -56L-62 -82L-90 -50C-104 -38 -112 -20 -117 6Z', fill(d, h))
    return back, s + shine(d, 'M-70 -116Q-30 -142 26 -138', '#8A8CA0', 8, .6), ''


def callum(d, m):
    """Ginger hair swept to the side, freckles."""
    h = HAIR['ginger']
    s = P('M0 -148C84 -148 120 -92 117 -20C116 10 112 30 106 40H-106C-112 30 -116 10 -117 -20C-120 -92 -84 -148 0 -148Z', fill(d, h))
    s += F.face(d, SKINS['callum'], m, iris=('#6FA0C8', '#2F5E8E', '#10243A'), browc='#9A4A1C', lash='#7A3A18')
    s += ''.join(C(6 + k * x, y, 2.7, '#C4744A', opacity=.8) for k in (-1, 1) for x, y in ((58, 50), (70, 42), (81, 51), (69, 58), (90, 42)))
    s += P('M-116 0C-132 -92 -96 -150 -30 -160Q-40 -148 -24 -152C40 -176 120 -130 118 -40Q118 -14 114 2C108 -40 92 -66 66 -84Q62 -66 44 -62Q46 -84 34 -92C0 -62 -50 -60 -84 -66Q-80 -54 -88 -44C-102 -34 -110 -20 -116 0Z', fill(d, h))
    s += S('M-70 -112Q-20 -146 50 -128M-40 -92Q0 -104 20 -120', h[0], 7, opacity=.7, filter=d.blur(1.5)) + S('M66 -84Q90 -100 84 -128M34 -92Q50 -110 44 -130', h[2], 3.5, opacity=.5)
    return '', s, ''


def idris(d, m):
    """Very short dark hair with a line shaved in, a hearing aid."""
    h = ('#4A3A3A', '#241A1C', '#120C0E')
    s = F.face(d, SKINS['idris'], m, iris=('#6A3F22', '#3A1E10', '#120805'), browc='#140C0C', lash='#140C0C', browW=11)
    s += P('M-112 -2C-122 -96 -80 -150 0 -150C80 -150 122 -96 112 -2C106 -44 98 -76 74 -88Q0 -112 -74 -88C-98 -76 -106 -44 -112 -2Z', d.rg((0, h[0]), (.6, h[1]), (1, h[2]), cx=.4, cy=.2, r=.85))
    s += shine(d, 'M-62 -118Q-24 -140 26 -136', '#8E7878', 9, .5) + S('M92 -66Q104 -46 106 -26', '#9C6644', 4, opacity=.75)
    # Behind the ear, with a clear tube round into it.
    aid = P('M94 -12C94 -34 116 -42 130 -28C142 -14 140 12 132 30C128 40 116 38 118 26C122 10 122 -6 114 -12C108 -16 104 -10 104 -4Q94 -2 94 -12Z', d.lg((0, '#7CD0FF'), (.5, '#2F9BE8'), (1, '#1B6AB8')), stroke='#144F8E', stroke_width=2)
    aid += S('M120 -24Q130 -18 130 2', '#DDF4FF', 4, opacity=.9) + C(127, 22, 3, '#FFE27A') + S('M99 -6Q94 6 104 16', '#BFE6FF', 4.5) + el(104, 19, 7, 6, '#DFF3FF', stroke='#7FA8C8', stroke_width=1.5)
    return '', s + aid, ''


HEADS = dict(kasia=kasia, idris=idris, adaeze=adaeze, robin=robin, callum=callum, sana=sana)


def _between(a, b, t):
    return '#' + ''.join(f'{round(int(a[i:i+2], 16) * (1 - t) + int(b[i:i+2], 16) * t):02X}' for i in (1, 3, 5))


# The eyes lie where the face is between its light and its base colour.
LID = {who: _between(sk[0], sk[1], .6) for who, sk in SKINS.items()}
