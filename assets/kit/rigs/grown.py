"""Writes the pictures of the grown-ups: `python3 grown.py [who ...]` makes `svg/actor/<who>-<mood>.svg` (standing, or seated in
a wheelchair) and `<who>-reach-<mood>.svg`, and `eyes/<who>.json` with the colour of the lids and the open
eyes of each picture as [x, y, half width, half height]. Baking them to PNG is another step."""
import json
import math
import os
import sys

import grown_body as B
import grown_chair
import grown_face as F
from grown_heads import HEADS, LID, SKINS
from grown_wear import WEAR
from lane_draw import KIT, Doc, G, T, el, n

WHO = tuple(WEAR)
POSES = ('stand', 'reach')
HEAD_Y = 142
HIP = 470

# Left and right arm of each mood; where a figure has a way of its own it is named below.
STAND = dict(happy=('welcome', 'wave'), calm=('rest', 'rest'), listening=('knee', 'knee'), worried=('belly', 'chin'), sad=('droop', 'droop'), puzzled=('rest', 'temple'))
OWN = {
    'teacher': dict(calm=('under', 'clasp')),
    'parent': dict(happy=('welcome', 'welcome')),
    'grandparent': dict(calm=('under', 'clasp'), listening=('knee', 'heart')),
    'office': dict(calm=('under', 'clasp'), listening=('under', 'clasp')),
    'lead': dict(happy=('welcome', 'welcome')),
    'coach': dict(calm=('hip', 'rest'), puzzled=('hip', 'temple')),
    'assistant': dict(calm=('wheel', 'wheel'), listening=('under', 'clasp'), sad=('under', 'clasp'), puzzled=('wheel', 'temple'), happy=('wheel', 'wave')),
}
REACH_LEFT = dict(happy='welcome', calm='rest', listening='heart', worried='belly', sad='droop', puzzled='rest')
# Turn of the head; nearness of the chin to the chest.
TILT = dict(happy=2, calm=0, listening=-6, worried=-4, sad=-7, puzzled=-5)
NOD = dict(happy=0, calm=0, listening=14, worried=3, sad=9, puzzled=0)


def turned(eyes, rot, ox, oy, dx=0, dy=0):
    """Moves noted eyes as their drawing: turned about a point, then shifted."""
    a = math.radians(rot)
    for e in eyes:
        x, y = e[0] - ox, e[1] - oy
        e[0], e[1] = ox + x * math.cos(a) - y * math.sin(a) + dx, oy + x * math.sin(a) + y * math.cos(a) + dy


def head(d, who, mood, pose):
    """The head in place over the trunk, its eyes noted in the picture's pixels."""
    seen, k = len(d.eyes), WEAR[who]['hs']
    s = HEADS[who](d, F.settings(mood, pose))
    y = HEAD_Y + NOD[mood]
    for e in d.eyes[seen:]:
        e[:] = [300 + k * e[0], y + k * e[1], k * e[2], k * e[3]]
    rot = 3 if pose == 'reach' and mood != 'sad' else TILT[mood]
    turned(d.eyes[seen:], rot, 300, 236)
    return G(T(s, 300, y, k), f'rotate({rot} 300 236)')


def draw(d, who, mood, pose):
    w, sk = WEAR[who], SKINS[who]
    left, right = OWN.get(who, {}).get(mood, STAND[mood])
    if pose == 'reach':
        left, right = REACH_LEFT[mood], 'reach'
    style = dict(w=w.get('w', (60, 47)), stripe=w.get('stripe'), band=w.get('band', True))

    def arms(front):
        return ''.join(B.limbs(d, side, a, w['col'], w['cuff'], sk, **style) for side, a in ((-1, left), (1, right)) if B.ARMS[a][4] == front)

    seen = len(d.eyes)
    body = arms(0) + B.neck(d, sk) + w['high'](d) + head(d, who, mood, pose)
    seated = w.get('seated')
    lean, down = (-8, 8 if seated else 30) if mood == 'listening' and pose == 'stand' else (0, 0)
    down -= w['tall']
    turned(d.eyes[seen:], lean, 300, HIP, 0, down)

    def leant(s):
        return G(s, f'translate(0 {n(down)}) rotate({lean} 300 {HIP})') if s else ''

    if seated:
        # Thighs come towards the one who looks: before the trunk, behind the hands.
        d.A(grown_chair.behind(d) + leant(body) + grown_chair.legs(d) + leant(arms(1)))
    else:
        d.A(el(300, 684, 150, 11, '#2A1C12', opacity=.32, filter=d.blur(6)) + w['low'](d) + leant(body + arms(1)))


def main(names):
    folder = os.path.join(KIT, 'svg', 'actor')
    os.makedirs(folder, exist_ok=True)
    os.makedirs(os.path.join(KIT, 'eyes'), exist_ok=True)
    for who in names or WHO:
        eyes = {}
        for pose in POSES:
            for mood in F.MOODS:
                name = f'{who}-{mood}' if pose == 'stand' else f'{who}-{pose}-{mood}'
                d = Doc()
                draw(d, who, mood, pose)
                with open(os.path.join(folder, name + '.svg'), 'w', encoding='utf-8') as f:
                    f.write(d.svg())
                eyes[name] = dict(lid=LID[who], eyes=[[round(v, 1) for v in e] for e in d.eyes])
        lines = ',\n'.join(f'  {json.dumps(k)}: {json.dumps(v)}' for k, v in eyes.items())
        with open(os.path.join(KIT, 'eyes', who + '.json'), 'w', encoding='utf-8') as f:
            f.write('{\n' + lines + '\n}\n')


if __name__ == '__main__':
    main(sys.argv[1:])
