"""The 32 pictures of coat pegs and picture codes, 160x160: `python3 pegs.py [name ...]` writes svg/peg/<name>.svg.
Plain things that a four-year-old can name, no two alike in shape or colour."""

import sys

from room_draw import cli, el, lift

ICONS = dict(
    owl='owl', fox='fox', snail='snail', frog='frog', bee='honeybee', fish='tropical-fish', whale='spouting-whale', duck='duck',
    butterfly='butterfly', apple='red-apple', pear='pear', banana='banana', carrot='carrot', cake='birthday-cake', ball='soccer-ball', kite='kite',
    drum='drum', bell='bell', key='old-key', umbrella='umbrella', boat='sailboat', train='locomotive', bicycle='bicycle', rocket='rocket',
    sun='sun-with-face', moon='crescent-moon', star='star', rainbow='rainbow', tree='deciduous-tree', flower='sunflower', mushroom='mushroom', snowman='snowman-without-snow',
)


def peg(icon):
    return lambda d: el(80, 148, 46, 6, '#4A2B12', opacity=0.22, filter=d.blur(4)) + lift(d, d.ic(icon, 12, 8, 136), 3, 3, 0.22)


if __name__ == '__main__':
    cli('peg', (160, 160), {name: peg(icon) for name, icon in ICONS.items()}, sys.argv[1:])
