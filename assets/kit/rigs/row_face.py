"""Moods of the Row children in eyes, brows and mouth, the arms that go with a mood and pose, and the small signs beside
a figure. The face itself is the one face of the kit's people (`grown_face.face`); nothing here knows a figure.
Sizes of faces are those of `room_people` (222 wide, 263 high, round the origin)."""
import grown_face
import lane_face as L
from room_people import mouth

MOODS, POSES = L.MOODS, L.POSES
# look: shift of the pupils; ir: iris; low, lid, tilt: lids; brow: outer, arch and inner height; cheek: blush.
LOOK = {
    'happy': dict(look=(5, -1), ir=20.5, low=.14, brow=(0, -18, -12), mouth='grin', cheek=.5),
    'calm': dict(look=(5, 3), ir=21, low=.1, brow=(4, -8, 2), mouth='soft', cheek=.42),
    'wobbly': dict(look=(-4, 12), ir=17.5, lid=.14, tilt=9, brow=(12, -4, -18), mouth='wave', cheek=.14),
    'worried': dict(look=(10, 4), ir=15.5, brow=(6, -12, -24), mouth='wobble', cheek=.2),
    'sad': dict(look=(0, 14), ir=20, lid=.3, tilt=14, brow=(12, -4, -16), mouth='frown', cheek=.28),
    'cross': dict(look=(0, 7), ir=18, lid=.25, tilt=-17, low=.08, brow=(-16, -8, 15), mouth='pout', cheek=.66),
    'puzzled': dict(look=(9, -10), ir=19, brow=(8, -8, -1), browR=(-14, -32, -14), mouth='side', cheek=.32),
    'listening': dict(look=(12, 2), ir=20.5, low=.05, brow=(0, -14, -10), mouth='listen', cheek=.42),
}
# The eyes follow the hand in `reach`, and wander in `think`.
REACH = dict(happy=(12, 1), calm=(12, 3), wobbly=(11, 8), worried=(13, 4), sad=(9, 13), cross=(12, 7), puzzled=(13, -2), listening=(13, 2))
THINK = dict(happy=(9, -11), calm=(10, -9), wobbly=(-5, 12), worried=(-12, 5), sad=(-7, 14), cross=(-12, 7), puzzled=(11, -12), listening=(13, -4))

# Left and right arm of the standing pose; the left arm of the two others.
STAND_ARMS = dict(happy=('out', 'up'), calm=('rest', 'rest'), wobbly=('tummy', 'tummy'), worried=('wring', 'wring'), sad=('hang', 'hang'), cross=('tuck', 'over'), puzzled=('out', 'out'), listening=('heart', 'ear'))
REACH_ARM = dict(happy='out', calm='rest', wobbly='tummy', worried='wring', sad='hang', cross='hip', puzzled='rest', listening='heart')
THINK_ARM = dict(happy='prop', calm='prop', wobbly='tummy', worried='heart', sad='hang', cross='hip', puzzled='prop', listening='prop')

# Rise of the shoulders (down is more), of the head, and its turn.
SHOULDERS = dict(wobbly=4, worried=-8, sad=10, cross=-6)
NOD = dict(wobbly=4, worried=-1, sad=8, cross=3)
TILT = dict(happy=-3, wobbly=-3, worried=2, sad=-6, puzzled=6, listening=7)


def arms(mood, pose):
    """Names of the left and right arm."""
    if pose == 'reach':
        return REACH_ARM[mood], 'reach'
    return (THINK_ARM[mood], 'chin') if pose == 'think' else STAND_ARMS[mood]


def tilt(mood, pose):
    """Turn of the head in degrees."""
    if pose == 'reach':
        return {'sad': -4, 'worried': -2}.get(mood, 3)
    if pose == 'think':
        return {'sad': 7, 'cross': 3, 'wobbly': 4}.get(mood, 6)
    return TILT.get(mood, 0)


def settings(mood, pose):
    """What the face of a mood looks like in a pose."""
    m = dict(LOOK[mood])
    if pose != 'stand':
        m['look'] = (REACH if pose == 'reach' else THINK)[mood]
    return m


def face(d, sk, m, turn=6, **k):
    """The face at the origin with a child's mouth; the rest as in `grown_face.face`."""
    kind, x = m['mouth'], turn + 2
    s = grown_face.face(d, sk, m, turn, talk=False, **k)
    return s + (L.mouth(kind, x, 86, .56, sk[3], 12) if kind in ('wave', 'pout') else mouth(d, kind, sk, x, 86))


def at_head(d, mood):
    """Signs that move with the head, in the face's own units."""
    if mood == 'sad':
        return L.drop(d, 60, 48, .7)
    if mood == 'worried':
        return L.drop(d, 142, -86, .8)
    if mood == 'cross':
        return L.steam(d, 124, -34, .95) + L.steam(d, -124, -34, .95, right=False)
    return ''


def beside(d, mood, pose, right, y=0):
    """Signs beside the figure: the tight tummy, the question, what is heard. `y` moves those of the trunk."""
    if mood == 'wobbly':
        return L.knot(300, 462 + y, .62, '#FFF4FF') + L.wiggles(446, 452 + y, .9) + L.G(L.wiggles(0, 0, .9), f'translate(154 {452+y}) scale(-1 1)')
    if mood == 'puzzled':
        return L.question(d, 526, 196, 1.1)
    if mood == 'listening' and right == 'ear':
        return L.sound(506, 196, .8, rot=-6)
    if mood == 'listening':
        return L.sound(470, 188, .8, rot=-8)
    return ''
