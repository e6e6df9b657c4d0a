"""Faces of the grown-ups: how a mood looks in eyes, brows and mouth, and one face that every head of `grown_heads`
is built on. Sizes are those of `room_people` (222 wide, 263 high, round the origin); eyes are noted in `doc.eyes`.
A grown-up's feeling is always a kind one: concerned rather than frightened, puzzled rather than cross."""
from lane_draw import C, G, P, S, el, n
from room_people import FACE, eye, mouth

MOODS = ('happy', 'calm', 'listening', 'worried', 'sad', 'puzzled')
# look: shift of the pupils; ir: iris; low, lid, tilt: lids; brow: outer, arch and inner height; cheek: blush.
LOOK = {
    'happy': dict(look=(-3, 2), ir=20, low=.15, brow=(0, -18, -10), mouth='grin', cheek=.5),
    'calm': dict(look=(-3, 4), ir=21, low=.1, brow=(4, -9, 0), mouth='soft', cheek=.42),
    'listening': dict(look=(-11, 11), ir=20.5, low=.06, brow=(3, -13, -13), mouth='listen', cheek=.42),
    'worried': dict(look=(-8, 6), ir=17.5, brow=(8, -8, -22), mouth='worry', cheek=.22),
    'sad': dict(look=(-5, 13), ir=20, lid=.27, tilt=13, brow=(12, -3, -16), mouth='frown', cheek=.25),
    'puzzled': dict(look=(-10, -10), ir=19, brow=(-12, -30, -12), browR=(8, -7, 2), mouth='side', cheek=.32),
}
# In the pose `reach` the eyes go where the hand goes.
REACH = dict(happy=(9, 2), calm=(10, 4), listening=(11, 3), worried=(11, 5), sad=(9, 12), puzzled=(11, -3))
BROWN = ('#8A5228', '#4A2616', '#160A06')
DARK = ('#6A3F22', '#3A1E10', '#120805')
BLUE = ('#6FA0C8', '#2F5E8E', '#10243A')


def settings(mood, pose):
    m = dict(LOOK[mood])
    if pose == 'reach':
        m['look'] = REACH[mood]
    return m


def lips(d, kind, sk, x, y):
    """A mouth; `worry` is a grown-up's: closed, drawn to one side of a wave, not a cry."""
    if kind == 'worry':
        return S(f'M{x-27} {y+9}Q{x-17} {y-7} {x-5} {y+1}Q{x+6} {y+8} {x+14} {y}Q{x+21} {y-5} {x+28} {y+7}', sk[3], 6.5) + S(f'M{x-8} {y+19}Q{x} {y+16} {x+9} {y+19}', sk[2], 4, opacity=.85)
    return mouth(d, kind, sk, x, y)


def face(d, sk, m, turn=0, iris=BROWN, browc='#2A1813', lash='#2A1813', browW=9, glasses=None, age=0, ears=True, lashes=False, under='', talk=True, freckles=False, gap=52):
    """The face at the origin. `sk`: skin as light, base, shade, line; `turn` moves the features to a side; `age`: 0, 1 (lines
    at the eyes), 2 (more); `under`: a beard, drawn below nose and mouth; `talk`: draw the mouth here."""
    s = ''
    if ears:
        for k in (-1, 1):
            s += el(k * 106, 14, 22, 28, d.rg((0, sk[1]), (1, sk[2]), cx=.5 - k * .1, cy=.4)) + S(f'M{k*112} 0q{k*8} 14 {-k*6} 26', sk[2], 4, opacity=.8)
    s += P(FACE, d.rg((0, sk[0]), (.6, sk[1]), (1, sk[2]), cx=.42, cy=.36, r=.78))
    glow = el(-30, -40, 70, 60, '#FFE3B8', opacity=.16, filter=d.blur(16, 60)) + S('M-112 30C-104 84 -60 134 0 136C60 134 104 84 112 30', sk[2], 16, opacity=.5, filter=d.blur(9))
    dark = int(sk[1][1:3], 16) < 0x90
    for k in (-1, 1):
        glow += el(turn + k * 72, 54, 25, 16, '#E8563F', opacity=round(m['cheek'] * (.55 if dark else .85), 2), filter=d.blur(6, 60))
    s += G(glow, clip_path=d.clip(P(FACE, '#000')))
    s += under
    if freckles:
        s += ''.join(C(turn + k * x, y, 2.6, sk[2], opacity=.9) for k in (-1, 1) for x, y in ((60, 48), (72, 40), (82, 50), (70, 57)))
    xs = (turn - gap, turn + gap)
    for i, x in enumerate(xs):
        k = -1 if i == 0 else 1
        s += eye(d, x, 4, 29, 34, m['look'][0], m['look'][1], round(m['ir'] * 1.05, 1), sk, m.get('lid', 0), m.get('tilt', 0) * k, m.get('low', 0), iris, lash)
        d.eyes.append([x, 4, 29, 34])
        if lashes and not m.get('lid'):
            s += S(f'M{x+k*27} -8q{k*7} -2 {k*12} -8M{x+k*22} -19q{k*6} -4 {k*9} -11', lash, 4.5)
        b = m['browR'] if i == 1 and 'browR' in m else m['brow']
        y0 = -50 + (2 if glasses else 0)
        s += S(f'M{x+k*32} {y0+b[0]+4}Q{x+k*6} {y0+b[1]-4} {x-k*24} {y0+b[2]+4}', browc, browW)
        if age:
            s += S(f'M{x+k*38} 12q{k*8} 4 {k*12} 3M{x+k*37} 22q{k*7} 6 {k*9} 8', sk[2], 3, opacity=.7)
            s += S(f'M{x-20} 47Q{x} 54 {x+20} 46', sk[2], 3, opacity=.5)
        if age > 1:
            s += S(f'M{x-16} 56Q{x} 61 {x+14} 56', sk[2], 2.5, opacity=.4)
    s += S(f'M{turn+6} 34Q{turn+18} 50 {turn+2} 54Q{turn-4} 55 {turn-8} 51', sk[3], 5, opacity=.85) + el(turn + 2, 38, 6, 10, '#fff', opacity=.14)
    if age and not under:
        s += S(f'M{turn-46} 68Q{turn-54} 80 {turn-50} 92M{turn+50} 68Q{turn+58} 80 {turn+54} 92', sk[2], 3.5, opacity=.5)
    if age and m['mouth'] in ('worry', 'frown'):
        s += S(f'M{turn-24} -86Q{turn} -92 {turn+26} -86', sk[2], 3, opacity=.5)
    if talk:
        s += lips(d, m['mouth'], sk, turn + 2, 86)
    if glasses:
        c, cd = glasses
        for x in xs:
            s += C(x, 6, 43, '#DFF3FF', opacity=.13) + C(x, 6, 43, 'none', stroke=cd, stroke_width=9.5) + C(x, 6, 43, 'none', stroke=c, stroke_width=6)
            s += S(f'M{x-30} -14Q{x-22} -28 {x-6} -32', '#fff', 5, opacity=.7)
        s += S(f'M{turn-10} 0Q{turn} -8 {turn+10} 0', cd, 9) + S(f'M{turn-10} 0Q{turn} -8 {turn+10} 0', c, 5.5)
        s += S(f'M{n(xs[1]+42)} -2L109 -6M{n(xs[0]-42)} -2L-109 -6', cd, 7)
    return s
