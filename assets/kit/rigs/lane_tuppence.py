"""Tuppence the hare, in a blue pinafore with a copper coin. `draw(doc, mood, pose)` draws one picture of 600x700, base at y=690;
LID is the colour of the lids."""
import math

import lane_face as F
from lane_draw import C, G, P, S, T, band, cubic, el, mirror, n, on

K = .94  # the head is drawn a little larger than it is set
FUR = ('#F8D9A4', '#E3AE6B', '#C08345', '#8C5526')
CREAM = ('#FFFDF6', '#FFF1D9', '#EBCFA4')
BLUE = ('#8FBDF5', '#5A90E0', '#3562B4')
LID = '#EBC48C'
IRIS = ('#C98A2E', '#6B4312', '#221406')
LASH = '#5E3616'
ARMS = {
    'up': [(228, 416), (150, 430), (118, 392), (104, 318)],
    'belly': [(230, 414), (160, 470), (196, 540), (268, 524)],
    'tummy': [(230, 414), (142, 470), (164, 566), (232, 562)],
    'mouth': [(226, 418), (112, 462), (150, 404), (244, 376)],
    'hang': [(230, 414), (186, 452), (170, 506), (172, 554)],
    'under': [(230, 416), (196, 490), (280, 516), (372, 478)],
    'over': [(230, 416), (194, 502), (290, 536), (376, 494)],
    'hip': [(228, 412), (118, 440), (118, 508), (208, 526)],
    'chin': [(228, 416), (104, 474), (160, 424), (246, 380)],
    'ear': [(230, 414), (96, 420), (88, 330), (140, 236)],
    'heart': [(230, 414), (168, 476), (212, 510), (280, 462)],
    'prop': [(230, 416), (192, 506), (290, 540), (366, 504)],
    'reach': [(228, 414), (176, 462), (126, 444), (84, 408)],
}
EARS = {
    'up': [(262, 192), (234, 110), (222, 40), (244, -12)],
    'perk': [(260, 192), (222, 120), (190, 50), (198, -12)],
    'bent': [(262, 192), (226, 30), (170, -24), (124, 96)],
    'wave': [(262, 192), (150, 140), (290, 40), (158, 2)],
    'droop': [(258, 190), (204, 60), (100, 60), (66, 190)],
    'down': [(244, 196), (170, 60), (70, 150), (96, 352)],
    'back': [(258, 190), (204, 130), (140, 92), (56, 78)],
    'open': [(256, 194), (206, 130), (160, 66), (120, 6)],
}
MOOD_EARS = dict(happy=('perk', 'perk'), calm=('up', 'up'), wobbly=('wave', 'wave'), worried=('droop', 'droop'), sad=('down', 'down'),
                 cross=('back', 'back'), puzzled=('perk', 'bent'), listening=('up', 'open'))


def ear(d, name, flip):
    p = mirror(EARS[name], 300 if flip else None)
    big = 1.16 if name == 'open' else 1

    def w(t):
        return big * (30 + 42 * math.sin(math.pi * min(1, t * .86 + .06))) * math.sqrt(max(0, 1 - t**6))
    g = d.lg((0, FUR[0]), (.6, FUR[1]), (1, FUR[2]), x2=1 if flip else -1, y2=.2)
    shape = band(p, w, steps=40)
    s = G(P(shape, g, stroke=FUR[3], stroke_width=2, stroke_opacity=.35), filter=d.sh(3, 3, .2))
    s += P(band(p, lambda t: max(2, w(t) - 30), .05, .86, 24), d.lg((0, '#F2A59A'), (1, '#FBCFC2'), y1=1, y2=0), opacity=.95)
    x, y, th = on(p, 1)
    x, y = x - 4 * math.cos(th), y - 4 * math.sin(th)
    return s + G(C(x, y, 38, d.rg((0, '#38221A'), (.72, '#4A2E20'), (1, '#6B4630', 0), cx=.5, cy=.5, r=.5)), clip_path=d.clip(P(shape, '#000')))


def arm(d, name, flip):
    p = mirror(ARMS[name], 300 if flip else None)
    x, y, th = on(p, 1)
    q = cubic(p)
    s = S(q, FUR[3], 45, opacity=.5) + S(q, FUR[1], 40) + S(q, FUR[0], 15, opacity=.8, transform='translate(-3 -5)', filter=d.blur(4))
    a = math.degrees(th)
    g = d.rg((0, '#FFF3DC'), (.6, '#F4CF98'), (1, FUR[1]), cx=.4, cy=.3)
    if name == 'reach':
        h = S('M4 -6L42 -9', FUR[3], 25, opacity=.5) + S('M4 -6L42 -9', '#F2CC94', 20) + C(2, 0, 27, FUR[3], opacity=.4) + C(2, 0, 25, g)
        h += S('M14 6q12 -1 13 -9M10 16q11 0 14 -7', FUR[2], 4, opacity=.7) + S('M14 -13L38 -15', '#FFF3DC', 5, opacity=.8)
        h = G(h, 'scale(1 -1)') if not flip else h
    else:
        h = el(4, 0, 31, 26, FUR[3], opacity=.4) + el(4, 0, 29, 24, g) + S('M20 -9q8 1 10 3M22 3q7 1 9 0', FUR[2], 3.5, opacity=.65)
        if name in ('up', 'ear'):
            h += el(2, -20 if flip else 20, 9, 11, '#F4CF98')  # a thumb
    s += G(h, f'translate({n(x)} {n(y)}) rotate({n(a)})')
    # sleeve with two stripes
    end = .22 if name in ('mouth', 'chin') else .36  # the sleeve ends before a sharp elbow
    s += P(band(p, lambda t: 54 - 4 * t, 0, end), d.lg((0, '#FFF9EA'), (1, '#EBD8B8'))) + C(p[0][0], p[0][1], 26.5, '#FFF6E2')
    for t in (.06, .2, .33):
        t *= end / .36
        s += P(band(p, lambda t: 55 - 4 * t, t, t + .055 * end / .36, 4), '#EC6A55')
    return G(s, filter=d.sh(3, 3, .18))


def body(d, mood):
    s = el(300, 684, 170, 11, '#2A2412', opacity=.34, filter=d.blur(6))
    s += G(C(416, 560, 36, d.rg((0, '#FFFFFF'), (.6, '#FBF0DC'), (1, '#DDBF95'))) + ''.join(C(416 + 30 * math.cos(a), 560 + 30 * math.sin(a), 14, '#FDF5E6') for a in (-1.2, -.5, .2, .9, 1.6)), filter=d.sh(3, 3, .2))
    legs = ''
    for sx in (1, -1):
        b = S('M254 560C240 600 244 630 248 656', FUR[3], 63, opacity=.4) + S('M254 560C240 600 244 630 248 656', FUR[1], 58) + S('M244 572C232 604 236 630 238 648', FUR[0], 16, opacity=.7, filter=d.blur(4))
        b += P('M284 640C294 660 290 690 262 690H182C158 690 150 672 164 662C184 648 224 652 238 636Z', d.lg((0, FUR[0]), (.5, FUR[1]), (1, FUR[2])))
        b += S('M176 690Q170 680 180 672M202 690Q197 680 206 672', FUR[3], 4, opacity=.55) + S('M178 662C196 655 218 656 236 648', '#FFF3DC', 6, opacity=.7)
        legs += G(b, f'translate({0 if sx == 1 else 600} 0) scale({sx} 1)')
    s += G(legs, filter=d.sh(3, 3, .25))
    s += P('M238 380C214 388 208 408 212 438C216 470 226 490 234 508H366C374 490 384 470 388 438C392 408 386 388 362 380Z', d.lg((0, '#FFF9EA'), (1, '#EBD8B8')))
    s += ''.join(S(f'M{216+(y-404)//4} {y}Q300 {y+14} {384-(y-404)//4} {y}', '#EC6A55', 12) for y in (404, 436))
    g = d.lg((0, BLUE[0]), (.5, BLUE[1]), (1, BLUE[2]), x1=.2, x2=.8)
    o = P('M244 424C280 434 320 434 356 424L366 492C392 520 414 556 424 594Q300 630 176 594C186 556 208 520 234 492Z', g)
    s += G(o, filter=d.sh(5, 4, .28))
    s += S('M180 588Q300 620 420 588', '#D5E6FF', 5, opacity=.85, stroke_dasharray='10 9') + S('M236 492Q300 508 364 492', BLUE[2], 5, opacity=.55)
    s += S('M252 434C284 441 316 441 348 434', '#D5E6FF', 4, opacity=.8, stroke_dasharray='9 8')
    s += ''.join(S(q, BLUE[2], 5, opacity=.4) for q in ('M262 512Q250 552 240 594', 'M338 512Q350 552 360 594', 'M300 514V600'))
    for sx in (1, -1):
        t = f'translate({0 if sx == 1 else 600} 0) scale({sx} 1)'
        s += G(S('M260 434C250 412 246 396 246 380', BLUE[2], 27) + S('M260 434C250 412 246 396 246 380', BLUE[1], 22) + S('M252 424C246 408 242 396 242 384', '#D5E6FF', 3, opacity=.7), t)
    coin = d.rg((0, '#FFE0B8'), (.45, '#E08B4A'), (1, '#9C4A1E'), cx=.38, cy=.3, r=.75)
    k = 'M300 448l6 13 14 2 -10 10 2 14 -12 -7 -12 7 2 -14 -10 -10 14 -2Z'
    s += G(C(300, 468, 29, coin), filter=d.sh(3, 2, .35)) + C(300, 468, 22, 'none', stroke='#7A3814', stroke_width=2.5, stroke_opacity=.6)
    s += P(k, '#FFD9A6', stroke='#8A441A', stroke_width=2, stroke_linejoin='round') + S('M280 456A24 24 0 0 1 296 444', '#fff', 4, opacity=.8)
    if mood == 'wobbly':
        s += F.knot(300, 548, 1.06, '#FFFFFF')
    return s


def head(d, mood, pose, ears):
    s = ''.join(ear(d, e, f) for e, f in zip(ears, (False, True)))
    skull = ('M300 144C360 144 400 184 411 242C416 266 426 282 442 294C434 304 424 309 414 310C418 320 426 328 437 333C424 345 408 346 398 341C374 366 340 378 300 378'
             'C260 378 226 366 202 341C192 346 176 345 163 333C174 328 182 320 186 310C176 309 166 304 158 294C174 282 184 266 189 242C200 184 240 144 300 144Z')
    s += G(P(skull, d.rg((0, FUR[0]), (.55, FUR[1]), (1, FUR[2]), cx=.42, cy=.32, r=.72)), filter=d.sh(6, 5, .28))
    s += P('M274 156C272 138 280 124 294 114C294 126 298 132 304 136C308 126 316 120 328 118C324 130 326 140 332 150C318 164 286 166 274 156Z', d.lg((0, FUR[0]), (1, FUR[1])))
    s += S('M216 206Q240 176 276 168', '#FFF6DE', 8, opacity=.6)
    # pale cheeks and muzzle
    s += P('M300 252C330 252 344 276 372 284C404 292 414 318 396 338C372 362 336 370 300 370C264 370 228 362 204 338C186 318 196 292 228 284C256 276 270 252 300 252Z', d.rg((0, CREAM[0]), (.6, CREAM[1]), (1, CREAM[2]), cx=.45, cy=.4, r=.7))
    for cx, left in ((240, True), (360, False)):
        s += el(cx, 238, 56, 62, d.rg((0, '#FFF3DA'), (1, '#F3D09A')), opacity=.9)
        s += F.eye(d, cx, 238, 46, 52, ('#F9DFB2', LID), IRIS, LASH, left, **F.look(mood, pose))
        s += S(F.brow(mood, cx, 238, 46, 52, left, 3), '#70431C', 11)
    red = '#EE4438' if mood == 'cross' else '#F2645A'
    s += ''.join(el(x, 314, 27, 18, red, opacity=F.CHEEK[mood], filter=d.blur(4)) for x in (208, 392))
    s += ''.join(C(x, y, 3, '#9C6A3A', opacity=.6) for x, y in ((240, 300), (252, 310), (238, 316), (360, 300), (348, 310), (362, 316)))
    for sx in (1, -1):
        s += G(S('M224 306Q196 298 172 300M226 316Q198 316 176 324', '#8C5526', 3, opacity=.5), f'translate({0 if sx == 1 else 600} 0) scale({sx} 1)')
    kind = F.MOUTH[mood]
    hands = 'mouth' in F.arms(mood, pose)
    my = (336 if kind in ('smile', 'eek', 'wave', 'frown', 'pout') else 326) - (4 if hands else 0)
    if kind in ('soft', 'small', 'side'):
        ty = {'soft': 329, 'small': 329, 'side': 328}[kind]
        s += P(f'M289 {ty}H311V{ty+15}Q311 {ty+19} 306 {ty+19}H294Q289 {ty+19} 289 {ty+15}Z', '#fff', stroke='#B89878', stroke_width=2) + S(f'M300 {ty+3}V{ty+17}', '#D9C4A8', 2)
    s += F.mouth(kind, 300, my, .72 if kind != 'smile' else .76, '#7A4420', 10)
    nose = d.rg((0, '#FFC2BC'), (.5, '#F0868A'), (1, '#C4526A'), cx=.4, cy=.3, r=.75)
    s += S('M300 296V306', '#7A4420', 5, opacity=.7) + G(P('M276 276C276 266 288 262 300 262C312 262 324 266 324 276C324 288 310 298 300 300C290 298 276 288 276 276Z', nose), filter=d.sh(3, 2, .25)) + el(292, 272, 8, 4.5, '#fff', opacity=.85)
    if mood == 'sad':
        s += F.drop(d, 204, 288, 1.05)
    if mood == 'worried':
        s += F.drop(d, 156, 206, .8) + F.drop(d, 448, 190, 1)
    if mood == 'wobbly':
        s += F.drop(d, 448, 164)
    if mood == 'cross':
        s += F.steam(d, 424, 216, 1.1) + F.steam(d, 176, 216, 1.1, right=False)
    return s


def draw(d, mood, pose):
    left, right = F.arms(mood, pose)
    ears = MOOD_EARS[mood]
    rot = 5 if pose == 'think' else 0
    if mood == 'listening':
        rot = -5 if left == 'ear' else 5
        ears = ears[::-1] if left == 'ear' else ears
    seen = len(d.eyes)
    h = head(d, mood, pose, ears)
    for e in d.eyes[seen:]:
        e[:] = [300 + (e[0] - 300) * K, 374 + (e[1] - 374) * K, e[2] * K, e[3] * K]
    d.turned(seen, rot, 300, 374)
    h = G(h, f'rotate({rot} 300 374) translate({n(300-300*K)} {n(374-374*K)}) scale({K})')
    s = body(d, mood) + ''.join(arm(d, a, f) for a, f in ((left, False), (right, True)) if a == 'up')
    s += h + ''.join(arm(d, a, f) for a, f in ((left, False), (right, True)) if a != 'up')
    if mood == 'wobbly' and pose == 'stand':
        s += F.wiggles(452, 480, 1.1) + T(F.wiggles(0, 0, 1.1), 148, 480, flip=True)
    if mood == 'puzzled':
        s += F.question(d, 536, 196, 1.2)
    if mood == 'listening':
        s += F.sound(520, 130, .9, rot=-10) if right == 'ear' else F.sound(80, 130, .9, right=False, rot=10)
    d.A(s)
