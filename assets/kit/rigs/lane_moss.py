"""Moss the mole, in green dungarees. `draw(doc, mood, pose)` draws one picture of 600x700, base at y=690; LID is the colour of the lids."""
import math

import lane_face as F
from lane_draw import C, G, P, S, T, cubic, el, mirror, n, on

FUR = ('#A692AA', '#7D6883', '#58455F', '#3C2D44')
PATCH = ('#D9CBD8', '#BCA9BD')
PINK = ('#FFD9D2', '#F8AFA8', '#DF7F80')
GREEN = ('#9CCB5B', '#6FA63C', '#477A2A')
LID = '#C4B2C4'
IRIS = ('#7FA04A', '#3F5A20', '#171D0C')
LASH = '#35263C'
ARMS = {
    'up': [(184, 430), (112, 430), (78, 388), (74, 318)],
    'belly': [(182, 428), (124, 490), (160, 556), (232, 540)],
    'tummy': [(182, 428), (112, 490), (134, 586), (204, 586)],
    'mouth': [(184, 430), (112, 446), (130, 400), (208, 374)],
    'hang': [(182, 428), (140, 466), (122, 516), (128, 560)],
    'under': [(184, 430), (150, 510), (250, 530), (372, 494)],
    'over': [(184, 430), (148, 524), (264, 556), (378, 512)],
    'hip': [(180, 426), (84, 446), (84, 532), (166, 548)],
    'chin': [(184, 430), (96, 480), (120, 440), (190, 394)],
    'ear': [(182, 428), (66, 430), (62, 330), (122, 262)],
    'heart': [(182, 428), (132, 492), (184, 520), (262, 474)],
    'prop': [(184, 430), (146, 524), (264, 560), (372, 520)],
    'reach': [(182, 430), (150, 474), (114, 446), (92, 408)],
}
FORE = ('up', 'hang', 'hip')


def hand(d, p, name, flip):
    """A pink digging hand at the end of the arm."""
    x, y, th = on(p, 1)
    if name == 'hip':
        th += .7
    a = math.degrees(th)
    g = d.rg((0, PINK[0]), (.55, PINK[1]), (1, PINK[2]), cx=.4, cy=.3)
    spread = {'up': 34, 'ear': 20, 'reach': 0}.get(name, 22)
    s = ''
    if name == 'reach':
        ends = [(-8, 56, 23)]
        curl = [(26, 24), (52, 22)]
    else:
        ends = [(k * spread, 36 if k in (-1.5, 1.5) else 42, 20) for k in (-1.5, -.5, .5, 1.5)]
        curl = []
    for t, r, w in ends:
        u = math.radians(t)
        q = f'M0 0L{n(r*math.cos(u))} {n(r*math.sin(u))}'
        s += S(q, '#B85F66', w + 4, opacity=.55) + S(q, PINK[1], w)
        k = r - 2
        s += S(f'M{n(k*math.cos(u)+5*math.cos(u))} {n(k*math.sin(u)+5*math.sin(u))}l{n(7*math.cos(u))} {n(7*math.sin(u))}', '#FFF4EC', 8)
    s += C(0, 0, 29, '#B85F66', opacity=.35) + C(0, 0, 27.5, g)
    for t, r in curl:
        u = math.radians(t)
        s += C(r * math.cos(u), r * math.sin(u), 11, PINK[1], stroke='#B85F66', stroke_width=2, stroke_opacity=.5)
    return G(s, f'translate({n(x)} {n(y)}) rotate({n(a)}) scale(1.2 {-1.2 if flip else 1.2})')


def arm(d, name, flip):
    p = mirror(ARMS[name], 300 if flip else None)
    q = cubic(p)
    s = hand(d, p, name, flip) if name in FORE else ''
    s += S(q, FUR[3], 61, opacity=.5) + S(q, FUR[1], 56) + S(q, FUR[0], 20, opacity=.75, transform='translate(-4 -7)', filter=d.blur(5))
    s += '' if name in FORE else hand(d, p, name, flip)
    return G(s, filter=d.sh(3, 3, .18))


def body(d, mood):
    s = el(300, 684, 196, 11, '#2A2412', opacity=.34, filter=d.blur(6))
    feet = ''
    for sx in (1, -1):
        toes = ''.join(el(x, y, 19, 15, PINK[1], stroke='#B85F66', stroke_width=2.5, stroke_opacity=.5) for x, y in ((-62, 672), (-26, 677), (10, 676)))
        feet += G(el(-20, 660, 68, 27, d.rg((0, PINK[0]), (.5, PINK[1]), (1, PINK[2]))) + toes, f'translate({300-sx*72} 0) scale({sx} 1)')
    s += G(feet, filter=d.sh(3, 3, .25))
    fur = d.rg((0, FUR[0]), (.5, FUR[1]), (1, FUR[2]), cx=.4, cy=.3, r=.75)
    s += G(P('M300 330C400 330 446 420 458 520C468 610 424 664 300 664C176 664 132 610 142 520C154 420 200 330 300 330Z', fur), filter=d.sh(6, 6, .25))
    g = d.lg((0, GREEN[0]), (.45, GREEN[1]), (1, GREEN[2]))
    o = P('M206 420C250 436 350 436 394 420L400 506C430 512 450 520 460 530C466 600 436 656 368 668C340 670 318 664 300 648C282 664 260 670 232 668C164 656 134 600 140 530C150 520 170 512 200 506Z', g)
    s += G(o, filter=d.sh(4, 4, .25))
    s += S('M216 440C256 452 344 452 384 440', '#CDE79A', 5, opacity=.8) + S('M146 540C158 530 180 522 204 518M454 540C442 530 420 522 396 518', '#CDE79A', 4, opacity=.6)
    s += S('M300 646V566', GREEN[2], 5, opacity=.6) + ''.join(S(f'M{x} {y}V{y+60}', GREEN[2], 4, opacity=.22) for x, y in ((176, 560), (206, 570), (394, 570), (424, 560), (250, 596), (350, 596)))
    s += S('M176 654Q230 672 290 650M424 654Q370 672 310 650', '#CDE79A', 6, opacity=.45)
    # pocket with a leaf
    s += P('M244 462H356V512Q356 538 330 538H270Q244 538 244 512Z', d.lg((0, GREEN[0]), (1, GREEN[1])), stroke=GREEN[2], stroke_width=3, stroke_opacity=.7)
    s += S('M252 474H348', '#E4F3BD', 4, opacity=.9, stroke_dasharray='9 8')
    s += P('M276 520C270 494 296 482 326 484C328 508 306 530 276 520Z', d.lg((0, '#FFE08A'), (1, '#F0A63A'))) + S('M270 528C284 512 298 502 314 494', '#B8741F', 4)
    # straps and buttons
    for sx in (1, -1):
        t = f'translate({0 if sx == 1 else 600} 0) scale({sx} 1)'
        s += G(S('M232 436C214 404 206 376 206 350', GREEN[2], 35) + S('M232 436C214 404 206 376 206 350', GREEN[1], 30) + S('M222 430C206 400 198 376 198 356', '#CDE79A', 4, opacity=.6), t)
        s += C(300 - sx * 66, 442, 15, '#7A4A1E') + C(300 - sx * 66, 440, 14, d.rg((0, '#FFE9A8'), (.6, '#F2B84A'), (1, '#C9812A')))
        s += C(300 - sx * 66 - 4, 440, 2.4, '#8A5520') + C(300 - sx * 66 + 4, 440, 2.4, '#8A5520')
    if mood == 'wobbly':
        s += F.knot(300, 566, 1.05, '#F4EFFF')
    return s


def head(d, mood, pose):
    s = ''
    skull = ('M300 44C392 44 452 112 458 200C468 214 482 226 496 232C486 244 472 248 462 248C470 262 482 272 494 276C478 290 456 292 442 288'
             'C418 344 364 376 300 376C236 376 182 344 158 288C144 292 122 290 106 276C118 272 130 262 138 248C128 248 114 244 104 232C118 226 132 214 142 200C148 112 208 44 300 44Z')
    s += G(P(skull, d.rg((0, FUR[0]), (.5, FUR[1]), (1, FUR[2]), cx=.42, cy=.3, r=.72)), filter=d.sh(6, 5, .3))
    # tuft with a leaf
    s += P('M262 62C262 34 276 18 292 8C292 22 298 30 304 34C310 22 322 14 338 12C332 24 336 34 344 42C338 56 322 66 300 66Z', d.lg((0, FUR[0]), (1, FUR[1])))
    s += G(P('M330 40C326 6 358 -4 396 8C390 42 358 58 330 40Z', d.lg((0, '#B6E06A'), (1, '#5E9A34'))) + S('M318 52C340 36 360 24 380 16', '#3F6E22', 5), filter=d.sh(3, 2, .25))
    s += S('M196 116Q222 78 262 66', '#D9CBDC', 9, opacity=.55)
    pg = d.rg((0, PATCH[0]), (.7, PATCH[1]), (1, '#A38FA6'), cx=.5, cy=.45, r=.62)
    s += P('M300 150C292 112 258 96 224 98C178 102 158 142 162 186C166 236 196 262 236 262H364C404 262 434 236 438 186C442 142 422 102 376 98C342 96 308 112 300 150Z', pg)
    s += P('M300 214C352 226 380 244 402 268C424 294 414 330 390 346C366 362 334 370 300 370C266 370 234 362 210 346C186 330 176 294 198 268C220 244 248 214 300 214Z', d.rg((0, '#FFF6F0'), (.6, '#F1E4E6'), (1, '#CDB9C8'), cx=.45, cy=.35, r=.7))
    for cx, left in ((228, True), (372, False)):
        s += F.eye(d, cx, 172, 53, 58, PATCH, IRIS, LASH, left, **F.look(mood, pose))
        s += S(F.brow(mood, cx, 172, 53, 58, left, 6), '#3A2942', 13)
    red = '#EE4438' if mood == 'cross' else '#F2645A'
    s += ''.join(el(x, 276, 30, 20, red, opacity=F.CHEEK[mood] + .1, filter=d.blur(4)) for x in (196, 404))
    for sx in (1, -1):
        s += G(S('M216 286Q190 282 168 286M218 300Q194 304 174 314', '#7D6883', 3.5, opacity=.6), f'translate({0 if sx == 1 else 600} 0) scale({sx} 1)')
    up = 8 if 'mouth' in F.arms(mood, pose) else 0
    s += F.mouth(F.MOUTH[mood], 300, (326 if F.MOUTH[mood] in ('smile', 'eek', 'wave', 'frown', 'pout') else 318) - up, .84, '#6A3A44')
    nose = d.rg((0, '#FFC9C9'), (.5, '#F58A94'), (1, '#D0566C'), cx=.4, cy=.3, r=.75)
    s += G(P('M300 204C336 204 360 222 358 246C356 272 328 286 300 286C272 286 244 272 242 246C240 222 264 204 300 204Z', nose), filter=d.sh(5, 4, .35)) + el(278, 222, 18, 9, '#fff', opacity=.85, transform='rotate(-18 278 222)')
    s += el(283, 262, 5.5, 4, '#A83A52', opacity=.65, transform='rotate(20 283 262)') + el(317, 262, 5.5, 4, '#A83A52', opacity=.65, transform='rotate(-20 317 262)')
    if mood == 'sad':
        s += F.drop(d, 190, 232, 1.15)
    if mood == 'worried':
        s += F.drop(d, 132, 62, .85) + F.drop(d, 482, 66, 1.05)
    if mood == 'wobbly':
        s += F.drop(d, 484, 84, 1.05)
    if mood == 'cross':
        s += F.steam(d, 462, 130, 1.15) + F.steam(d, 138, 130, 1.15, right=False)
    return s


def draw(d, mood, pose):
    left, right = F.arms(mood, pose)
    rot = 5 if pose == 'think' else 0
    if mood == 'listening':
        rot = -5 if left == 'ear' else 5
    seen = len(d.eyes)
    h = head(d, mood, pose)
    d.turned(seen, rot, 300, 370)
    h = G(h, f'rotate({rot} 300 370)') if rot else h
    back = ''.join(arm(d, a, f) for a, f in ((left, False), (right, True)) if a == 'up')
    s = body(d, mood)
    s += back + h + ''.join(arm(d, a, f) for a, f in ((left, False), (right, True)) if a != 'up')
    if mood == 'wobbly' and pose == 'stand':
        s += F.wiggles(496, 520, 1.1) + T(F.wiggles(0, 0, 1.1), 104, 520, flip=True)
    if mood == 'puzzled':
        s += F.question(d, 540, 96, 1.25)
    if mood == 'listening':
        s += F.sound(522, 196, .85) if right == 'ear' else F.sound(78, 196, .85, right=False)
    d.A(s)
