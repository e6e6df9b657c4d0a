"""Writes the pictures of Lantern Lane: `python3 lane.py [who ...]` makes `svg/actor/<who>-<mood>.svg` (standing) and
`<who>-<pose>-<mood>.svg` for every mood and pose, and `eyes/<who>.json` with the colour of the lids and
the open eyes of each picture as [x, y, half width, half height]. Baking them to PNG is another step."""
import json
import os
import sys

import lane_face as F
import lane_gran
import lane_moss
import lane_nib
import lane_tuppence
from lane_draw import KIT, Doc

CAST = dict(nib=lane_nib, moss=lane_moss, tuppence=lane_tuppence, gran=lane_gran)


def main(names):
    folder = os.path.join(KIT, 'svg', 'actor')
    os.makedirs(folder, exist_ok=True)
    os.makedirs(os.path.join(KIT, 'eyes'), exist_ok=True)
    for who in names or CAST:
        rig, eyes = CAST[who], {}
        for pose in F.POSES:
            for mood in F.MOODS:
                name = f'{who}-{mood}' if pose == 'stand' else f'{who}-{pose}-{mood}'
                d = Doc()
                rig.draw(d, mood, pose)
                with open(os.path.join(folder, name + '.svg'), 'w', encoding='utf-8') as f:
                    f.write(d.svg())
                eyes[name] = dict(lid=rig.LID, eyes=[[round(v, 1) for v in e] for e in d.eyes])
        lines = ',\n'.join(f'  {json.dumps(k)}: {json.dumps(v)}' for k, v in eyes.items())
        with open(os.path.join(KIT, 'eyes', who + '.json'), 'w', encoding='utf-8') as f:
            f.write('{\n' + lines + '\n}\n')


if __name__ == '__main__':
    main(sys.argv[1:])
