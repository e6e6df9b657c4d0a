"""The seven heads of the grown-ups, each `head(doc, mood settings)` -> drawing round the origin. They are the people of
the cards and screens (`room_people`), drawn for a whole figure; `back` hair lies behind the shoulders."""
import grown_face as F
from lane_draw import C, G, P, S, el
from room_people import HAIR, SKIN

GREY = ('#6A6468', '#3A3438', '#1C181C')
SOFT = ('#4A3A3A', '#261C1E', '#120C0E')
LILAC = ('#F6E2F8', '#D0A8DE', '#8F62AE')
VIOLET = ('#C4A2F2', '#8F63D2', '#5B3A9E')
WHITE = ('#FFFFFF', '#E9E6EA', '#B9B4C0')
GREEN = ('#8FDC74', '#4FB24E', '#276E38')
DEEP = ('#B07A54', '#8A5636', '#643A20', '#41230F')
AMBER = ('#E2B184', '#C98F5F', '#A06A3E', '#75482A')


def shine(d, q, c, w=8, op=.5):
    return S(q, c, w, opacity=op, filter=d.blur(2.5))


def hair_fill(d, h, cx=.38, cy=.22):
    return d.rg((0, h[0]), (.55, h[1]), (1, h[2]), cx=cx, cy=cy, r=.85)


def teacher(d, m):
    """Dark hair in a bun, gold earrings."""
    h, sk = HAIR['dark'], SKIN['tan']
    g = hair_fill(d, h)
    s = C(6, -150, 44, g) + S('M-24 -166Q4 -190 34 -170M-30 -146Q4 -170 42 -146', h[0], 4, opacity=.6) + S('M-30 -124Q4 -112 44 -126', '#F2645A', 11) + S('M-24 -126Q0 -119 26 -122', '#FFB0A6', 3, opacity=.8)
    s += P('M0 -148C84 -148 120 -92 117 -10C117 30 100 60 96 70H-96C-100 60 -117 30 -117 -10C-120 -92 -84 -148 0 -148Z', g)
    s += F.face(d, sk, m, browc=h[2])
    s += P('M-114 10C-128 -96 -84 -150 0 -152C84 -150 128 -96 114 10C108 -40 80 -84 10 -104C-50 -84 -100 -50 -114 10Z', g)
    s += S('M10 -106C-30 -96 -74 -72 -100 -36M10 -106C50 -94 84 -68 102 -30', h[0], 3, opacity=.5) + S('M10 -104Q6 -130 4 -150', h[2], 3, opacity=.5)
    for k in (-1, 1):
        s += C(k * 108, 48, 7, '#F2B22E') + C(k * 108 - 2, 46, 2.5, '#FFF3C4')
    return s + shine(d, 'M-70 -108Q-30 -136 30 -134', '#A88468')


def bearded(d, m, sk, h, age, lower=0, brow='#1A1416'):
    """A short beard round the mouth; the lips show in it."""
    g = hair_fill(d, h, .4, .25)
    b = P(f'M-112 4C-111 56 -98 98 -66 {118+lower}C-46 {136+lower} -22 {144+lower} 0 {144+lower}C22 {144+lower} 46 {136+lower} 66 {118+lower}C98 98 111 56 112 4'
          'C106 36 94 56 74 60C54 63 28 60 2 60C-24 60 -54 63 -74 60C-94 56 -106 36 -112 4Z', g)
    b += S('M-84 84Q-58 122 -8 132', h[0], 6, opacity=.35, filter=d.blur(2)) + S('M-40 66Q-20 58 0 66Q22 58 44 66', h[2], 3, opacity=.5)
    # The lips on a patch of skin-warm shade, so that the mood reads in a dark beard.
    s = F.face(d, sk, m, iris=F.DARK, browc=brow, lash='#160E10', browW=11, age=age, under=b, talk=False)
    pale = (sk[0], sk[1], h[2], '#F0B49A')
    return s + F.lips(d, m['mouth'], pale, 2, 90)


def parent(d, m):
    """Very short hair, a short dark beard."""
    h = SOFT
    s = bearded(d, m, DEEP, h, 0)
    g = hair_fill(d, h)
    s += P('M-112 6C-124 -96 -80 -152 0 -152C80 -152 124 -96 112 6C108 -16 104 -40 96 -58C86 -78 76 -88 60 -94Q0 -108 -60 -94C-76 -88 -86 -78 -96 -58C-104 -40 -108 -16 -112 6Z', g)
    s += shine(d, 'M-66 -120Q-30 -140 20 -140', '#8E7878', 9, .5)
    return s


def coach(d, m):
    """Grey-black beard, a green cap with its peak to the left, where children stand."""
    s = bearded(d, m, SKIN['dark'], GREY, 1, 4)
    s += P('M-112 8C-118 -30 -116 -56 -110 -84H110C116 -56 118 -30 112 8C108 -14 105 -36 96 -58C60 -78 -60 -78 -96 -58C-105 -36 -108 -14 -112 8Z', hair_fill(d, GREY))
    dome = 'M-120 -60C-124 -128 -70 -172 0 -172C70 -172 124 -128 120 -60Q0 -98 -120 -60Z'
    s += '<g transform="translate(0 -11)">' + P(dome, d.rg((0, GREEN[0]), (.55, GREEN[1]), (1, GREEN[2]), cx=.36, cy=.2, r=.9))
    s += G(S('M0 -174Q4 -120 0 -84M-4 -172C-44 -150 -66 -116 -70 -72M6 -172C44 -150 66 -116 70 -72', GREEN[2], 3, opacity=.5), clip_path=d.clip(P(dome, '#000')))
    s += el(0, -171, 10, 6, GREEN[1]) + shine(d, 'M-82 -124Q-50 -158 4 -160', '#E2FFD4', 8, .6)
    peak = 'M-126 -52C-150 -46 -156 -66 -132 -82C-70 -114 60 -112 116 -82C128 -74 126 -58 112 -60C40 -84 -60 -80 -126 -52Z'
    return s + G(P(peak, d.lg((0, GREEN[1]), (1, GREEN[2]))), filter=d.sh(4, 3, .3)) + S('M-130 -70C-70 -98 50 -98 108 -74', GREEN[0], 4, opacity=.7) + '</g>'


def grandparent(d, m):
    """White hair at the sides, a white moustache."""
    sk = SKIN['light']
    g = d.rg((0, WHITE[0]), (.6, WHITE[1]), (1, WHITE[2]), cx=.4, cy=.25, r=.85)
    s = ''.join(C(k * x, y, r, g) for k in (-1, 1) for x, y, r in ((106, -36, 30), (114, -4, 25), (92, -72, 24), (104, 22, 17)))
    low = {'grin': 92, 'frown': 96}.get(m['mouth'], 94)
    s += F.face(d, sk, m, browc='#C3BCC9', browW=13, age=2, iris=F.BLUE, lash='#5A4038', talk=False) + F.lips(d, m['mouth'], sk, 2, low)
    s += ''.join(S(f'M{k*98} -50q{k*12} 10 {k*8} 24M{k*112} -16q{k*8} 8 {k*2} 18', '#A9A3B2', 3, opacity=.6) for k in (-1, 1))
    s += shine(d, 'M-56 -106Q-14 -126 36 -112', '#fff', 9, .6) + S('M-54 -88Q2 -99 58 -87', sk[2], 3, opacity=.45)
    tache = 'M2 62C-14 54 -44 56 -66 82C-44 86 -18 84 2 75C22 84 48 86 70 82C48 56 18 54 2 62Z'
    return s + G(P(tache, g), filter=d.sh(2, 2, .25)) + S('M2 66Q-24 62 -48 78M2 66Q28 62 52 78', '#C9C3D0', 2.5, opacity=.8)


def scarfed(d, m, sc, sk, age, lashes, folds):
    """A headscarf with the face let in; its fall over the shoulders belongs to the clothes."""
    g = d.rg((0, sc[0]), (.5, sc[1]), (1, sc[2]), cx=.36, cy=.22, r=.9)
    s = P('M0 -160C90 -160 136 -98 137 -10C138 66 124 128 78 164Q0 194 -78 164C-124 128 -138 66 -137 -10C-136 -98 -90 -160 0 -160Z', g)
    cut = 'M4 -110C72 -110 102 -66 101 2C100 46 90 86 62 110C44 126 22 132 4 132C-16 132 -38 126 -56 110C-84 86 -94 46 -95 2C-96 -66 -66 -110 4 -110Z'
    s += P(cut, sc[2], transform='translate(0 -2) scale(1.05)', opacity=.85)
    seen = len(d.eyes)
    f = F.face(d, sk, m, turn=2, ears=False, age=age, lashes=lashes)
    for e in d.eyes[seen:]:
        e[0], e[1], e[2], e[3] = 3 + .95 * e[0], 6 + .95 * e[1], .95 * e[2], .95 * e[3]
    s += G(G(f, 'translate(3 6) scale(.95)') + S(cut, sc[2], 13, opacity=.35, filter=d.blur(6)), clip_path=d.clip(P(cut, '#000')))
    return s + shine(d, 'M-112 -66C-94 -120 -50 -142 4 -142', '#fff', 8, .55) + S(folds, sc[2], 4, opacity=.45)


def office(d, m):
    """A pale lilac headscarf with small dots, held by a pin."""
    s = scarfed(d, m, LILAC, SKIN['tan'], 0, False, 'M100 -86C126 -52 128 20 112 76M-108 -78C-130 -36 -128 30 -112 84')
    for x, y in ((-116, -20), (-108, -64), (-82, -104), (-42, -130), (6, -136), (52, -128), (90, -100), (114, -60), (120, -14), (116, 34), (-118, 28)):
        s += C(x, y, 4, '#fff', opacity=.75)
    return s


def lead(d, m):
    """A deep violet headscarf, lashes, a few lines at the eyes."""
    return scarfed(d, m, VIOLET, AMBER, 1, True, 'M92 -96C128 -54 130 10 116 70M-98 -90C-126 -50 -128 14 -116 70M60 146Q-10 176 -76 136')


def assistant(d, m):
    """A black bob with a fringe, round red glasses."""
    h, sk = HAIR['black'], SKIN['mid']
    g = hair_fill(d, h)
    s = P('M0 -154C88 -154 130 -98 130 -18C132 40 138 84 122 116C104 128 84 122 78 106H-78C-84 122 -104 128 -122 116C-138 84 -132 40 -130 -18C-130 -98 -88 -154 0 -154Z', g)
    s += F.face(d, sk, m, iris=('#6A4028', '#3A2014', '#140A06'), browc='#1C1A20', lash='#1C1A20', glasses=('#F0645C', '#96262E'))
    s += P('M-112 64C-134 14 -136 -58 -112 -98C-86 -140 -46 -158 0 -158C46 -158 86 -140 112 -98C136 -58 134 14 112 64C116 20 114 -18 100 -54C84 -64 60 -70 40 -92C14 -70 -50 -62 -96 -50C-112 -18 -114 20 -112 64Z', g)
    s += S('M40 -92C52 -110 50 -134 38 -152', h[2], 3.5, opacity=.7) + S('M20 -98C-14 -76 -54 -70 -92 -62M-118 -20C-122 20 -120 56 -116 96M118 -20C122 20 120 56 116 96', h[0], 4, opacity=.6)
    return s + shine(d, 'M-92 -86Q-62 -132 6 -136', '#A4A6BE', 9, .6) + G(P('M0 -12C8 -18 16 -10 10 -2C18 2 14 14 4 10C0 18 -12 14 -10 6C-18 4 -16 -8 -8 -8C-8 -16 -4 -16 0 -12Z', '#FFD34E') + C(1, 0, 4.5, '#F28A2E'), 'translate(92 -90)')


HEADS = dict(teacher=teacher, parent=parent, grandparent=grandparent, assistant=assistant, office=office, lead=lead, coach=coach)
SKINS = dict(teacher=SKIN['tan'], parent=DEEP, grandparent=SKIN['light'], assistant=SKIN['mid'], office=SKIN['tan'], lead=AMBER, coach=SKIN['dark'])


def _between(a, b, t):
    return '#' + ''.join(f'{round(int(a[i:i+2], 16) * (1 - t) + int(b[i:i+2], 16) * t):02X}' for i in (1, 3, 5))


# The eyes lie where the face is between its light and its base colour.
LID = {who: _between(sk[0], sk[1], .6) for who, sk in SKINS.items()}
