"""What the faces of Lantern Lane share: how a mood looks in eyes, brows and mouth, what the arms do
in each mood and pose, and the small signs beside a figure (tear, steam, question mark, sound).
The words for moods and poses are the kit's own; sizes come from each figure."""
from lane_draw import C, G, P, S, T, el, n, spiral

MOODS = ('happy', 'calm', 'wobbly', 'worried', 'sad', 'cross', 'puzzled', 'listening')
POSES = ('stand', 'reach', 'think')

# Where the pupils look (share of the eye's half width and height), size of the iris, upper lid (share of the eye,
# slope: inner end up is negative), lower lid.
EYES = {
    'happy': dict(dx=.12, dy=-.03, ir=.69, low=.12),
    'calm': dict(dx=.06, dy=.08, ir=.70, low=.10),
    'wobbly': dict(dx=-.09, dy=.17, ir=.53, lid=.16, tilt=-12),
    'worried': dict(dx=.20, dy=.06, ir=.46),
    'sad': dict(dx=-.06, dy=.31, ir=.625, lid=.36, tilt=-15),
    'cross': dict(dx=.02, dy=.10, ir=.58, lid=.29, tilt=17, low=.08),
    'puzzled': dict(dx=.25, dy=-.23, ir=.625),
    'listening': dict(dx=.30, dy=-.02, ir=.66),
}
REACH_LOOK = dict(happy=(.26, .02), calm=(.26, .06), wobbly=(.20, .18), worried=(.30, .06), sad=(.18, .30), cross=(.24, .10),
                  puzzled=(.30, -.04), listening=(.30, .02))
THINK_LOOK = dict(happy=(.20, -.22), calm=(.22, -.20), wobbly=(-.10, .24), worried=(-.26, .04), sad=(-.14, .34), cross=(-.26, .08),
                  puzzled=(.27, -.25), listening=(-.30, -.04))
# Outer end, bend, inner end of a brow: across in half eye widths from the eye's middle, down in 70ths of its half height from its top.
BROWS = {
    'happy': ((-.69, -4), (-.06, -36), (.59, -10)),
    'calm': ((-.60, -6), (-.03, -26), (.53, -12)),
    'wobbly': ((-.81, 12), (-.16, -4), (.56, -26)),
    'worried': ((-.86, 6), (-.20, -14), (.52, -42)),
    'sad': ((-.81, 18), (-.16, 4), (.56, -20)),
    'cross': ((-.74, -22), (-.02, -16), (.70, 24)),
    'puzzled': ((-.75, -14), (-.09, -54), (.62, -18)),
    'listening': ((-.66, -6), (-.05, -34), (.59, -14)),
}
PUZZLED_RIGHT = ((.69, 12), (.09, -14), (-.56, -2))
MOUTH = dict(happy='smile', calm='soft', wobbly='wave', worried='eek', sad='frown', cross='pout', puzzled='side', listening='small')
CHEEK = dict(happy=.55, calm=.45, wobbly=.2, worried=.22, sad=.3, cross=.75, puzzled=.35, listening=.45)

# Left and right arm of the standing pose; left arm of the two others, whose right arm is `reach` and `chin`.
STAND_ARMS = dict(happy=('up', 'up'), calm=('belly', 'belly'), wobbly=('tummy', 'tummy'), worried=('mouth', 'mouth'), sad=('hang', 'hang'),
                  cross=('under', 'over'), puzzled=('belly', 'chin'), listening=('heart', 'ear'))
REACH_ARM = dict(happy='up', calm='belly', wobbly='tummy', worried='mouth', sad='hang', cross='hip', puzzled='chin', listening='ear')
THINK_ARM = dict(happy='prop', calm='prop', wobbly='tummy', worried='mouth', sad='hang', cross='hip', puzzled='prop', listening='ear')


def arms(mood, pose):
    """Names of the left and right arm."""
    if pose == 'reach':
        return REACH_ARM[mood], 'reach'
    if pose == 'think':
        return THINK_ARM[mood], 'chin'
    return STAND_ARMS[mood]


def look(mood, pose):
    """Settings of the eyes in a mood and pose."""
    e = dict(EYES[mood])
    if pose != 'stand':
        e['dx'], e['dy'] = (REACH_LOOK if pose == 'reach' else THINK_LOOK)[mood]
    return e


def eye(d, cx, cy, rx, ry, skin, iris, lash, left, dx=0, dy=0, ir=.65, lid=0, tilt=0, low=0, note=True, lw=6):
    """One open eye. `skin`: light and base colour of the lid; `left`: the eye on the left of the picture."""
    if note:
        d.eyes.append([cx, cy, rx, ry])
    tilt = tilt if left else -tilt
    cl = d.clip(f'<ellipse cx="{n(cx)}" cy="{n(cy)}" rx="{n(rx)}" ry="{n(ry)}"/>')
    px, py, r = cx + dx * rx, cy + dy * ry, ir * rx
    b = el(cx, cy - ry, rx * 1.1, ry * .55, '#8A5A48', opacity=.16)
    b += C(px, py, r, d.rg((0, iris[0]), (1, iris[1]), cx=.5, cy=.75, r=.7)) + C(px, py, r * .62, iris[2])
    b += C(px + r * .34, py - r * .42, r * .34, '#fff') + C(px - r * .36, py + r * .4, r * .15, '#fff', opacity=.85)
    if low:
        b += G(el(cx, cy + ry * (2 - 2 * low), rx * 1.4, ry, skin[1]), f'rotate({-tilt*.4:g} {n(cx)} {n(cy)})')
    if lid:
        y = cy - ry + 2 * ry * lid
        edge = f'{n(cx+rx*1.6)} {n(y+ry*.3)}Q{n(cx)} {n(y-ry*.42)} {n(cx-rx*1.6)} {n(y+ry*.3)}'
        b += G(P(f'M{n(cx-rx*1.6)} {n(cy-ry*2.2)}H{n(cx+rx*1.6)}V{edge[edge.index(" ")+1:]}Z', d.lg((0, skin[0]), (1, skin[1]))) + S('M' + edge, lash, lw + 1),
               f'rotate({tilt:g} {n(cx)} {n(cy)})')
    s = el(cx, cy, rx, ry, d.rg((0, '#FFFFFF'), (.7, '#FFFDF8'), (1, '#E9DCD6'), cx=.45, cy=.55, r=.62)) + G(b, clip_path=cl)
    if not lid:
        s += S(f'M{n(cx-rx*.94)} {n(cy-ry*.34)}Q{n(cx-rx*.6)} {n(cy-ry)} {n(cx)} {n(cy-ry)}Q{n(cx+rx*.6)} {n(cy-ry)} {n(cx+rx*.94)} {n(cy-ry*.34)}', lash, lw)
    return s


def brow(mood, cx, cy, rx, ry, left, lift=0):
    """Path of the brow over an eye; `lift` moves it up, in pixels."""
    pts = PUZZLED_RIGHT if mood == 'puzzled' and not left else [(x if left else -x, y) for x, y in BROWS[mood]]
    q = [(cx + x * rx, cy - ry + y * ry / 70 - lift) for x, y in pts]
    return 'M{} {}Q{} {} {} {}'.format(*(n(v) for p in q for v in p))


def mouth(kind, x, y, s=1, ink='#8A4526', w=9):
    """A mouth about 104 wide at s=1, its middle at (x, y)."""
    b = {
        'smile': P('M-52 -38Q0 -14 52 -38Q56 36 0 38Q-56 36 -52 -38Z', '#6B1F22') + P('M-38 12Q0 -14 40 12Q26 37 0 37Q-26 37 -38 12Z', '#F0796A')
        + P('M-44 -32Q0 -13 44 -32L42 -22Q0 -4 -41 -22Z', '#fff') + S('M-62 -42Q-56 -40 -52 -36M62 -42Q56 -40 52 -36', ink, 6),
        'eek': P('M-46 10Q-52 -24 0 -26Q52 -24 46 10Q40 30 22 18Q0 6 -22 18Q-40 30 -46 10Z', '#6B1F22', stroke=ink, stroke_width=4)
        + P('M-40 -10Q-36 -21 0 -22Q36 -21 40 -10Q38 0 0 -3Q-38 0 -40 -10Z', '#fff') + S('M-20 -20V-3M0 -21V-3M20 -20V-3', '#D9C4BC', 2.5),
        'side': S('M-28 6Q-6 -16 14 -2T50 -14', ink, w),
        'wave': S('M-58 2q12 -18 24 0t24 0t24 0t24 0t22 -2', ink, w),
        'frown': S('M-44 18Q-2 -30 42 18', ink, w) + S('M-16 32Q0 24 16 32', ink, w * .55, opacity=.5),
        'pout': S('M-48 18Q-40 -8 -12 -7H12Q40 -8 48 18', ink, w * 1.15) + S('M-20 18Q0 10 20 18', ink, w * .6, opacity=.55),
        'soft': S('M-48 -14Q0 30 48 -14', ink, w),
        'small': S('M-30 -6Q0 20 30 -6', ink, w),
    }[kind]
    return T(b, x, y, s)


# Small signs beside a figure.

def drop(d, x, y, s=1):
    """A tear or a bead of sweat, its point at (x, y)."""
    g = d.lg((0, '#D6F2FF'), (1, '#58B7F0'))
    return T(P('M0 0C16 26 22 38 12 52C2 64 -16 60 -18 44C-19 30 -8 18 0 0Z', g, stroke='#3E97CF', stroke_width=2, stroke_opacity=.5) + el(-8, 44, 4, 7, '#fff', opacity=.9), x, y, s)


def question(d, x, y, s=1, rot=10):
    """A question mark about 76 high, its middle at (x, y)."""
    line = 'M-19 -16C-19 -40 19 -42 19 -17C19 0 0 0 0 16'
    g = d.lg((0, '#FF7A8A'), (.5, '#E8284A'), (1, '#B0123A'), y1=-40, y2=40, user=True)
    b = S(line, '#fff', 22) + C(0, 34, 14, '#fff') + S(line, g, 14) + C(0, 34, 9, g) + S('M-16 -22Q-12 -32 -2 -33', '#FFC4CC', 4)
    return G(T(b, x, y, s, rot), filter=d.sh(3, 3, .22))


def steam(d, x, y, s=1, right=True):
    """A puff of steam beside a cross head, blown outward."""
    g = d.rg((0, '#FFFFFF'), (.6, '#FBEDEA'), (1, '#E9B7AE'), cx=.45, cy=.35, r=.7)
    b = S('M-14 6Q2 4 10 -4', '#E36A5A', 7) + C(20, -8, 13, g) + C(40, -20, 17, g) + C(46, 4, 12, g) + C(29, 3, 12, g)
    return G(T(b, x, y, s, flip=not right), filter=d.sh(2, 2, .22))


def wiggles(x, y, s=1):
    """The shiver of a wobbly tummy."""
    return T(S('M0 0q12 12 0 24t0 24t0 24', '#8E6BD8', 8, opacity=.85) + S('M24 0q12 12 0 24t0 24t0 24', '#8E6BD8', 8, opacity=.5), x, y, s)


def knot(x, y, s=1, halo=None):
    """The spiral of a tight tummy; `halo` is a colour behind it."""
    _, line = spiral(0, 0, 46, 2.1, 2.6, 1, decay=.52)
    return T((S(line, halo, 15, opacity=.8) if halo else '') + S(line, '#7F58D0', 8.5, opacity=.92), x, y, s)


def sound(x, y, s=1, right=True, rot=0):
    """Sound that comes to an ear at (x, y) from the right (or left)."""
    b = ''.join(S(f'M{n(r*.82)} {n(-r*.57)}A{r} {r} 0 0 1 {n(r*.82)} {n(r*.57)}', '#fff', 13, opacity=.85) for r in (26, 48, 70))
    b += ''.join(S(f'M{n(r*.82)} {n(-r*.57)}A{r} {r} 0 0 1 {n(r*.82)} {n(r*.57)}', c, 8) for r, c in ((26, '#1D7FC4'), (48, '#3C9FDD'), (70, '#7CC4EE')))
    return T(b, x, y, s, rot, flip=not right)
