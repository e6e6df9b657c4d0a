"""Drawing helpers of the rooms, screens, cards, loose things and signs: the document with Fluent Emoji bodies in it,
and short forms on top of `lane_draw`. Nothing here knows a picture by name. `fluent.json` beside this file holds the
emoji bodies that are used (MIT, npm @iconify-json/fluent-emoji); with FLUENT_ICONS set to that package's icons.json
a body that is new is copied into it."""

import json
import math
import os
import re

import lane_draw
from lane_draw import C, G, KIT, P, R, S, at, el, n, shell  # noqa: F401

HERE = os.path.dirname(os.path.abspath(__file__))
_STORE = os.path.join(HERE, 'fluent.json')
_bodies = json.load(open(_STORE, encoding='utf-8')) if os.path.exists(_STORE) else {}
_used = set()


def _body(name):
    _used.add(name)
    if name not in _bodies:
        pack = json.load(open(os.environ['FLUENT_ICONS'], encoding='utf-8'))
        icon = pack['icons'].get(name) or pack['icons'][pack['aliases'][name]['parent']]
        _bodies[name] = [icon.get('width', pack.get('width', 32)), icon['body']]
        with open(_STORE, 'w', encoding='utf-8') as f:
            json.dump(_bodies, f, indent=0, sort_keys=True)
    return _bodies[name]


class Doc(lane_draw.Doc):
    """One picture; `w` and `h` in pixels."""

    def __init__(s, w, h):
        super().__init__(w, h)
        s.seq = 0

    def ic(s, name, x, y, size, rot=0, op=1, flip=False):
        """A Fluent Emoji body in a square of `size` from (x, y); its ids are made its own."""
        w, b = _body(name)
        s.seq += 1
        p = f'q{s.seq}_'
        for i in sorted(set(re.findall(r'id="([^"]+)"', b))):
            b = b.replace(f'id="{i}"', f'id="{p}{i}"').replace(f'url(#{i})', f'url(#{p}{i})').replace(f'href="#{i}"', f'href="#{p}{i}"')
        t = f'translate({n(x)} {n(y)})' + (f' rotate({n(rot)} {n(size/2)} {n(size/2)})' if rot else '')
        t += (f' translate({n(size)} 0) scale(-1 1)' if flip else '') + f' scale({size/w:.4f})'
        return f'<g transform="{t}"' + (f' opacity="{op}"' if op != 1 else '') + f'>{b}</g>'

    def svg(s):
        return super().svg().replace('<svg xmlns=', '<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns=', 1)

    def save(s, family, name):
        """Writes svg/<family>/<name>.svg; baking it is another step."""
        folder = os.path.join(KIT, 'svg', family)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, name + '.svg'), 'w', encoding='utf-8') as f:
            f.write(s.svg())


def make(family, size, pictures, names):
    """Writes every picture of `pictures` (name: function of the document giving its body), or those in `names`."""
    for name in names or pictures:
        if name in pictures:
            d = Doc(*size)
            d.A(pictures[name](d))
            d.save(family, name)


def T(body, x=0, y=0, s=1, rot=0, flip=False, op=None):
    return G(body, f'translate({n(x)} {n(y)}) rotate({n(rot)}) scale({-s if flip else s:.4g} {s:.4g})', **({'opacity': op} if op else {}))


def turn(body, a, x, y):
    return G(body, f'rotate({n(a)} {n(x)} {n(y)})')


def lift(d, body, dy=5, sd=4, op=0.27, c='#4A2B12'):
    """Body with a soft shadow below it."""
    return G(body, filter=d.sh(dy, sd, op, c))


def glow(d, x, y, r, c='#FFE9A0', op=0.9):
    return C(x, y, r, d.rg((0, c, op), (0.45, c, op * 0.42), (1, c, 0), cx=0.5, cy=0.5, r=0.5))


def floor(d, x, y, rx, ry=12, op=0.28):
    """Shadow on the ground."""
    return el(x, y, rx, ry, '#3A2412', opacity=op, filter=d.blur(6))


def polar(x, y, r, a):
    return x + r * math.cos(math.radians(a)), y + r * math.sin(math.radians(a))


def clipped(d, shape, body):
    return G(body, clip_path=d.clip(shape))


def lane(d, who, mood, x, y, s, pose='stand', flip=False, parts=False):
    """A figure of the lane, its 600x700 picture scaled by `s` with the top left at (x, y)."""
    import importlib

    rig = importlib.import_module('lane_' + who)
    sub = lane_draw.Doc()
    sub.defs = d.defs
    rig.draw(sub, mood, pose)
    body = '\n'.join(sub.o)
    return T(body, x + (600 * s if flip else 0), y, s, flip=flip)


def cli(family, size, pictures, argv):
    """`script.py [--list] [name ...]`: writes the named pictures (all without names), or prints their names."""
    names = [a for a in argv if not a.startswith('--')]
    if '--list' in argv:
        print(' '.join(k for k in pictures if not names or k in names))
    else:
        make(family, size, pictures, names)


def by_name(*functions):
    """{'do-this': do_this, ...}"""
    return {f.__name__.rstrip('_').replace('_', '-'): f for f in functions}
