"""Writes the pictures of the children of the Row: `python3 row.py [who ...]` makes `svg/actor/<who>-<mood>.svg` (standing, or
seated in a wheelchair) and `<who>-<pose>-<mood>.svg` for every mood and pose, and `eyes/<who>.json` with the colour of the
lids and the open eyes of each picture as [x, y, half width, half height]. Baking them to PNG is another step."""
import json
import os
import sys

import row_body as B
import row_chair
import row_face as F
from lane_draw import KIT, Doc, G, T, el, n
from row_heads import HEADS, LID, SKINS
from row_wear import WEAR

WHO = tuple(WEAR)
HEAD_Y, SIZE, CHIN = 184, 1.04, 318
# Where a child has a way of its own: both arms of the standing pose.
OWN = {
    'kasia': dict(happy=('wheel', 'up'), listening=('lap', 'heart')),
    'idris': dict(happy=('hip', 'up'), listening=('rest', 'heart')),
    'robin': dict(happy=('up', 'up')),
    'callum': dict(happy=('out', 'out'), cross=('hip', 'hip')),
    'adaeze': dict(cross=('hip', 'hip')),
}
# A child who sits leaves no arm hanging beside a wheel.
SEATED = dict(rest='wheel', hang='lap')


def head(d, who, mood, pose):
    """(behind the trunk, the head, before the trunk) in place; the eyes noted in the picture's pixels."""
    seen = len(d.eyes)
    back, s, front = HEADS[who](d, F.settings(mood, pose))
    s += F.at_head(d, mood)
    y, rot = HEAD_Y + F.NOD.get(mood, 0), F.tilt(mood, pose)
    for e in d.eyes[seen:]:
        e[:] = [300 + SIZE * e[0], y + SIZE * e[1], SIZE * e[2], SIZE * e[3]]
    d.turned(seen, rot, 300, CHIN)

    def place(b, a=rot):
        return G(T(b, 300, y, SIZE), f'rotate({a} 300 {CHIN})') if b else ''
    # Plaits hang: they follow a turned head only a little.
    return place(back), place(s), place(front, rot * .4)


def draw(d, who, mood, pose):
    w, sk, rise = WEAR[who], SKINS[who], F.SHOULDERS.get(mood, 0)
    left, right = OWN.get(who, {}).get(mood) if pose == 'stand' and mood in OWN.get(who, {}) else F.arms(mood, pose)
    seated = w.get('seated')
    if seated:
        left, right = SEATED.get(left, left), SEATED.get(right, right)
    style = dict(stripe=w.get('stripe'), bare=w.get('bare', 0), w=w.get('w', (60, 48)))

    def arms(front):
        return ''.join(B.limbs(d, side, a, w['col'], w['cuff'], sk, rise, **style) for side, a in ((-1, left), (1, right)) if B.ARMS[a][4] == front)

    back, face, front = head(d, who, mood, pose)
    body = back + arms(0) + w['high'](d, rise) + B.neck(d, sk, rise) + face + front
    over = arms(1) + F.beside(d, mood, pose, right)
    if seated:
        for e in d.eyes:
            e[1] += row_chair.DOWN
        down = f'translate(0 {row_chair.DOWN})'
        d.A(row_chair.behind(d) + G(body, down) + row_chair.legs(d) + G(over, down))
    else:
        d.A(el(300, 684, 140, 11, '#2A1C12', opacity=.32, filter=d.blur(6)) + w['low'](d) + body + over)


def main(names):
    folder = os.path.join(KIT, 'svg', 'actor')
    os.makedirs(folder, exist_ok=True)
    os.makedirs(os.path.join(KIT, 'eyes'), exist_ok=True)
    for who in names or WHO:
        eyes = {}
        for pose in F.POSES:
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
