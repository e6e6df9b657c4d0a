"""Gran Heron, in her glasses and shawl. `draw(doc, mood, pose)` draws one picture of 600x700, base at y=690; LID is the colour of the lids."""
import lane_face as F
from lane_draw import C, G, P, S, el, n, shell

B = ('#E3EFF8', '#A9C6DE', '#6C93B5', '#426688')
FACE = ('#FFFFFF', '#F2F7FB', '#CFDFEC')
LID = '#DCE8F2'
LIDS = ('#FFFFFF', '#DCE8F2')
IRIS = ('#5B8FC0', '#24507C', '#0E1E30')
LASH = '#31435C'
# Wings as (root x, root y, turn, size): behind the shawl, and before it.
BACK = {
    'up': (206, 392, 120, .84), 'hang': (214, 344, -4, .86), 'low': (218, 352, 6, .90),
    'ear': (192, 420, 164, .98), 'hip': (210, 400, 34, .74), 'reach': (216, 404, 106, .86),
}
FRONT = {
    'tummy': (186, 404, -30, .72), 'mouth': (206, 470, -150, .66), 'under': (176, 416, -64, .74), 'over': (176, 424, -66, .76),
    'chin': (196, 440, -152, .82), 'heart': (186, 416, -58, .66), 'prop': (176, 424, -66, .74),
}
SWAP = {'belly': 'hang', 'hang': 'low'}
CREST = dict(happy=-6, calm=0, wobbly=20, worried=-16, sad=44, cross=-15, puzzled=-10, listening=-6)
BROW = dict(F.BROWS, happy=((-.9, 6), (-.1, -34), (.78, 4)), calm=((-.85, 8), (-.1, -18), (.78, 6)))


def feather(d, a, pivot, y, rx, ry, grad, line, back=False):
    s = (el(0, y + 2, rx + 2, ry + 2, '#2E4A66', opacity=.35) if back else '') + el(0, y, rx, ry, grad) + S(f'M0 {n(y-ry*.7)}V{n(y+ry*.6)}', line, 3, opacity=.5)
    return G(s, f'rotate({a} 0 {pivot})')


def wing(d, x, y, rot, size, flip=False, fan=1.0, sleeve=False):
    """A feathered wing, root at (x, y), hanging straight down at rot 0; `flip` is the right one, given as the left;
    `sleeve`: it lifts the shawl with it."""
    far, near = d.lg((0, B[2]), (1, '#35536F')), d.lg((0, B[1]), (1, B[2]))
    f = ''.join(feather(d, n(a * fan), 40, k - 64, w, 64, far, '#9FC0DB', True) for a, k, w in ((-20, 218, 20), (-10, 240, 21), (1, 250, 22), (12, 240, 21), (22, 216, 20)))
    f += ''.join(feather(d, n(a * fan), 20, k - 44, 24, 48, near, '#DCEAF5') for a, k in ((-26, 150), (-13, 164), (0, 170), (13, 164), (26, 150)))
    f += P('M-46 20C-60 80 -50 128 0 134C50 128 60 80 46 20C36 -30 -36 -30 -46 20Z', d.rg((0, '#F0F7FC'), (.5, B[0]), (1, B[1]), cx=.4, cy=.3, r=.75))
    f += S('M-30 92q15 16 30 0q15 16 30 0M-18 62q18 14 36 0', B[2], 4, opacity=.45)
    if sleeve:
        f += ''.join(S(f'M{k*11} {n(98-abs(k)*1.6)}q2 10 0 20', '#8A3E72', 6) + S(f'M{k*11-1} {n(98-abs(k)*1.6)}q2 8 0 16', '#D682B4', 2) for k in range(-5, 6))
        f += P('M-52 -26C-66 20 -68 60 -62 90Q0 112 62 90C68 60 66 20 52 -26C32 -56 -32 -56 -52 -26Z', d.rg((0, '#DF8FBC'), (.6, '#C96FA3'), (1, '#A9548C'), cx=.45, cy=.3, r=.8))
        for v, c, o in ((78, '#FFE9D0', .85), (58, '#FFE9D0', .85), (36, '#F3B5D6', .4), (14, '#F3B5D6', .4), (-8, '#F3B5D6', .4)):
            f += S(f'M-56 {v-6}' + 'l8 12 8 -12' * 7, c, 5, opacity=o)
    if flip:
        x, rot = 616 - x, -rot
    return G(G(f, f'translate({x} {y}) rotate({rot}) scale({size})'), filter=d.sh(4, 4, .22))


def shawl(d):
    main = 'M240 288C192 316 150 384 154 468Q236 480 306 548Q388 480 470 464C470 384 424 316 376 288Q308 340 240 288Z'
    edge = [(154 + k * 152 / 9, 468 + (k / 9)**1.7 * 80) for k in range(10)] + [(306 + k * 164 / 9, 548 - (1 - (1 - k / 9)**1.7) * 84) for k in range(1, 10)]
    s = ''.join(S(f'M{x:.0f} {y-4:.0f}q3 12 0 24', '#8A3E72', 6) + S(f'M{x-1:.0f} {y-4:.0f}q3 10 0 20', '#D682B4', 2) for x, y in edge)
    s += G(P(main, d.rg((0, '#E9A0C8'), (.55, '#C56A9F'), (1, '#8F4078'), cx=.4, cy=.2, r=.9)), filter=d.sh(6, 5, .3))
    b = ''
    for r in range(14):
        y, pale = 340 + r * 19, r in (8, 9, 12)
        p = ''.join(f'M{300+k*19} {n(y-6-abs(k)*5.2)}l8 12 8 -12' for k in range(-12, 13))
        b += S(p, '#FFE9D0' if pale else '#F3B5D6', 4.5, opacity=.85 if pale else .38)
    b += S('M160 470C158 384 196 322 240 296', '#FFD9EC', 7, opacity=.5) + P('M420 300C470 350 480 420 470 470L420 500C440 420 430 350 400 300Z', '#6A2458', opacity=.22)
    return s + G(b, clip_path=d.clip(P(main, '#000')))


def legs(d):
    s = el(306, 682, 150, 11, '#2A2412', opacity=.30, filter=d.blur(6))
    for x in (268, 352):
        q = f'M{x} 520L{x-3} 604L{x} 680'
        s += S(q, '#A8652A', 19) + S(q, '#E5A651', 14) + C(x - 3, 604, 12, '#D9933F') + S(f'M{x-5} 560V668', '#FFDD9A', 3, opacity=.6)
        s += S(f'M{x} 676L{x-36} 684M{x} 676L{x+28} 684M{x} 676L{x-6} 686', '#A8652A', 16) + S(f'M{x} 675L{x-36} 683M{x} 675L{x+28} 683M{x} 675L{x-6} 684', '#E5A651', 11)
    return s


def trunk(d):
    tail = d.lg((0, B[2]), (1, '#34536F'))
    s = ''.join(P(f'M400 {470+k*16}C460 {500+k*16} 500 {530+k*14} {x} {y}C470 {y+14} 410 {586+k*4} 380 580Z', tail) for k, (x, y) in enumerate(((548, 560), (536, 588), (508, 606))))
    body = 'M196 420C190 330 250 300 312 300C384 300 436 356 446 430C454 500 440 560 400 586C360 608 290 608 256 588C212 560 200 490 196 420Z'
    s += G(P(body, d.rg((0, '#F4F9FD'), (.4, B[0]), (.75, B[1]), (1, B[2]), cx=.38, cy=.4, r=.75)), filter=d.sh(6, 6, .25))
    return s + ''.join(S(f'M{x-14} {y-6}q14 14 28 0', B[2], 4, opacity=.55) for x, y in ((250, 560), (290, 574), (334, 574), (376, 560), (270, 588), (312, 592), (356, 586), (410, 548)))


def neck(d):
    q = 'M310 352C350 310 348 270 322 236C304 212 302 190 304 160'
    s = S(q, B[3], 86, opacity=.4) + S(q, B[1], 82) + S(q, B[0], 60) + S(q, '#fff', 26, opacity=.85, transform='translate(-10 0)', filter=d.blur(5))
    return s + ''.join(S(f'M{x-16} {y}l6 10M{x} {y+2}l4 10M{x+14} {y}l2 8', B[3], 4, opacity=.45) for y, x in ((236, 312), (262, 326), (286, 332)))


def beak(d, mood):
    dark = d.lg((0, '#F2A23A'), (1, '#C96E22'))
    if mood == 'happy':
        s = P('M336 172C352 224 306 292 226 320C216 322 214 314 220 308C262 272 288 230 296 186Z', dark)
        s += P('M324 196C322 240 286 278 244 300C270 262 290 236 300 206Z', '#8C2B2E') + P('M306 250C300 266 280 284 262 292C270 274 286 256 306 250Z', '#F0796A')
    elif mood == 'worried':
        s = P('M338 172C350 222 298 284 212 306C204 307 202 300 206 295C254 268 294 228 312 180Z', dark) + P('M326 190C320 230 282 270 232 294C262 266 290 240 304 206Z', '#8C2B2E')
    else:
        s = P('M338 172C346 220 286 276 202 292C196 293 192 288 196 284C250 262 300 226 322 176Z', dark)
    up = 'M264 166Q302 146 340 168C334 216 276 262 196 286C186 288 184 280 190 272C222 236 246 206 264 166Z'
    s += G(P(up, d.lg((0, '#FFE08A'), (.5, '#FFBE4A'), (1, '#E98B2C'), x1=.2, x2=.8)), filter=d.sh(4, 3, .25))
    s += S('M274 172C262 206 244 234 214 264', '#FFF3C4', 7, opacity=.8) + el(290, 180, 7, 4, '#B8641F', opacity=.6, transform='rotate(-40 290 180)')
    ink, w = '#A3541A', 7
    # The corner of the beak and, where it helps, its edge carry the mood.
    s += {
        'happy': S('M334 188Q352 198 368 184', '#B8641F', 6), 'calm': S('M334 188Q352 198 368 184', '#B8641F', 6), 'listening': S('M334 188Q350 196 362 186', '#B8641F', 6),
        'sad': S('M336 184Q356 186 366 204', ink, w), 'worried': S('M338 182Q354 184 362 198', ink, w), 'cross': S('M336 184Q358 184 370 206', ink, w + 1) + S('M326 194C302 234 262 262 214 280', ink, 5, opacity=.75),
        'wobbly': S('M366 192q-9 -12 -18 -2t-18 4q-2 16 -16 16q0 18 -18 18q-2 17 -20 16q-4 16 -22 14q-6 12 -24 10', ink, 6),
        'puzzled': S('M336 186Q350 176 366 186', ink, w),
    }[mood]
    return s


def head(d, mood, pose, flip):
    pl = d.lg((0, '#31435C'), (1, '#5C7894'), x2=1, y2=0)
    crest = P('M352 66C420 30 480 40 560 78C500 74 440 84 384 104Z', pl) + P('M366 90C430 84 480 104 530 150C476 128 420 124 380 128Z', pl)
    if mood in ('cross', 'happy'):
        crest += P('M330 60C380 26 440 22 506 42C456 48 410 64 372 96Z', pl)
    h = G(crest, f'rotate({CREST[mood]} 368 92)')
    face = d.rg((0, FACE[0]), (.55, FACE[1]), (1, FACE[2]), cx=.4, cy=.4, r=.7)
    h += G(P('M302 40C374 40 410 84 410 132C410 188 366 214 302 214C238 214 194 188 194 132C194 84 230 40 302 40Z', face), filter=d.sh(5, 5, .25))
    h += P('M196 112C204 66 248 36 304 36C362 36 402 66 410 116C392 82 352 66 330 74Q304 84 276 74C252 66 212 82 196 112Z', d.lg((0, '#5A7695'), (1, '#31435C')))
    h += S('M240 58Q266 44 300 44', '#A9C6DE', 6, opacity=.7)
    pink, op = ('#F0443C', .75) if mood == 'cross' else ('#F2788A', .5)
    h += ''.join(el(x, 184, 19, 12, pink, opacity=op, filter=d.blur(4)) for x in (224, 384))
    e = F.look(mood, pose)
    if pose == 'stand' and mood in ('happy', 'calm', 'listening'):
        e['dx'], e['dy'] = {'happy': (-.16, .05), 'calm': (-.16, .12), 'listening': (-.34, .18)}[mood]
    e['dx'] = -e['dx'] if pose == 'reach' and flip and e['dx'] > 0 else e['dx']
    e['tilt'] = e.get('tilt', 0) * .9
    for cx, left in ((250, True), (354, False)):
        h += F.eye(d, cx, 130, 38, 42, LIDS, IRIS, LASH, left, lw=5, **e)
    for cx in (250, 354):
        h += C(cx, 130, 47, '#EAF6FF', opacity=.14) + C(cx, 130, 47, 'none', stroke='#5E2E18', stroke_width=10) + C(cx, 130, 47, 'none', stroke='#C9783E', stroke_width=6)
        h += S(f'M{cx-30} 112Q{cx-22} 96 {cx-4} 92', '#fff', 5, opacity=.75)
    h += S('M296 122Q302 114 308 122', '#5E2E18', 10) + S('M296 122Q302 114 308 122', '#C9783E', 6) + S('M400 122Q408 118 412 110', '#C9783E', 6) + S('M204 122Q198 120 195 114', '#C9783E', 6)
    for cx, left in ((250, True), (354, False)):
        q = F.brow(mood, cx, 130, 42, 70, left, -4)
        h += S(q, '#2B3D55', 21, opacity=.5) + S(q, '#FFFFFF', 17) + S(q, '#B9CDDD', 8, opacity=.8)
    h += beak(d, mood)
    if mood == 'sad':
        h += F.drop(d, 222, 178, .95)
    if mood == 'worried':
        h += F.drop(d, 186, 36, .8)
    if mood in ('worried', 'wobbly'):
        h += F.drop(d, 440, 120, 1)
    if mood == 'cross':
        h += F.steam(d, 418, 140, 1) + F.steam(d, 186, 140, 1, right=False)
    return h


def draw(d, mood, pose):
    names = [SWAP.get(a, a) for a in F.arms(mood, pose)]
    back = ''.join(wing(d, *BACK[a], flip=bool(i), fan=.5 if a in ('reach', 'hip') else 1) for i, a in enumerate(names) if a in BACK)
    front = ''.join(wing(d, *FRONT[a], flip=bool(i), fan=.62, sleeve=True) for i, a in enumerate(names) if a in FRONT)
    if mood == 'listening' and pose == 'stand':
        front = ''
        back = wing(d, *BACK['hang']) + wing(d, *BACK['ear'], flip=True)
    flip = pose == 'reach'
    rot = 5 if pose == 'think' else 0
    if mood == 'listening':
        rot = 9 if names[0] == 'ear' else -9
    seen = len(d.eyes)
    h = head(d, mood, pose, flip)
    if flip:
        h = G(h, 'translate(612 0) scale(-1 1)')
    d.turned(seen, rot, 306, 210, 306 if flip else None)
    h = G(h, f'rotate({rot} 306 210)') if rot else h
    q = 'translate(25 46) scale(.92 .84)'
    s = legs(d) + G(trunk(d) + back, q)
    s += G(neck(d), 'translate(612 0) scale(-1 1)') if flip else neck(d)
    s += G(shawl(d), q)
    s += G(C(308, 346, 22, '#FFD98A'), filter=d.sh(3, 2, .3)) + shell(d, 308, 346, 18, ('#FFE7B0', '#F2B04E', '#C9772E', '#8A4A1E'))
    if mood == 'wobbly':
        s += F.knot(308, 440, .9, '#FFF2FA')
    s += G(front, q) + h
    if mood == 'wobbly' and pose == 'stand':
        s += F.wiggles(464, 372, .9)
    if mood == 'puzzled':
        s += F.question(d, 500, 190, 1.2)
    if mood == 'listening':
        s += F.sound(500, 236, .9, rot=-18) if names[1] == 'ear' or pose == 'stand' else F.sound(112, 236, .9, right=False, rot=18)
    d.A(s)
