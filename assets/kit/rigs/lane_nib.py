"""Nib the snail. `draw(doc, mood, pose)` draws one picture of 600x700, base at y=690; LID is the colour of the lids."""
import lane_face as F
from lane_draw import C, G, P, S, cubic, el, n, on, shell

SK = ('#FFE6C4', '#FBC795', '#E59A62', '#B8693A')
LID = '#FBC795'
IRIS = ('#B4702F', '#5E3013', '#24100A')
LASH = '#5A2C18'
# Arms from the shoulder; the right ones are drawn as they are, not mirrored: the body is not even.
LEFT = {
    'up': [(326, 500), (270, 506), (236, 480), (224, 418)],
    'belly': [(328, 506), (316, 548), (340, 566), (386, 559)],
    'tummy': [(326, 500), (290, 548), (296, 600), (342, 606)],
    'mouth': [(326, 506), (270, 500), (276, 432), (334, 410)],
    'hang': [(326, 504), (304, 540), (300, 570), (306, 603)],
    'under': [(326, 504), (306, 560), (380, 586), (474, 548)],
    'hip': [(326, 500), (262, 516), (262, 590), (326, 590)],
    'chin': [(328, 510), (268, 510), (282, 438), (348, 420)],
    'ear': [(326, 500), (216, 506), (204, 400), (250, 316)],
    'heart': [(328, 508), (300, 552), (340, 560), (392, 534)],
    'prop': [(326, 504), (306, 566), (380, 592), (466, 556)],
}
RIGHT = {
    'up': [(484, 500), (536, 506), (562, 474), (566, 413)],
    'belly': [(486, 506), (500, 548), (474, 572), (427, 565)],
    'tummy': [(488, 500), (536, 548), (520, 602), (467, 608)],
    'mouth': [(486, 506), (540, 500), (526, 432), (448, 412)],
    'hang': [(488, 504), (512, 540), (516, 570), (508, 603)],
    'over': [(488, 506), (508, 566), (420, 588), (338, 552)],
    'chin': [(486, 512), (556, 520), (548, 440), (456, 414)],
    'ear': [(486, 502), (566, 504), (580, 400), (524, 322)],
    'reach': [(484, 508), (524, 524), (540, 482), (548, 452)],
}


def arm(d, p, point=False):
    x, y, _ = on(p, 1)
    q = cubic(p)
    s = S(q, '#A85C30', 49, opacity=.45) + S(q, SK[1], 44) + S(q, SK[0], 18, opacity=.8, transform='translate(-3 -5)', filter=d.blur(4))
    g = d.rg((0, '#FFEACB'), (.6, SK[1]), (1, '#F2B07A'), cx=.4, cy=.3)
    if point:
        f = f'M{n(x+4)} {n(y-6)}L{n(x+38)} {n(y-22)}'
        s += S(f, '#A85C30', 25, opacity=.5) + S(f, '#FBCB9B', 20) + S(f'M{n(x+8)} {n(y-12)}L{n(x+36)} {n(y-25)}', '#FFE6C4', 6, opacity=.8)
    s += C(x, y, 24.6, g)
    if point:
        s += S(f'M{n(x+6)} {n(y+8)}q9 1 13 -6', '#C97F4B', 4, opacity=.6)
    return s


def body(d, mood):
    skin = d.lg((0, SK[0]), (.45, SK[1]), (1, SK[2]), x1=.2, y1=0, x2=.8, y2=1)
    front = 'L470 380C480 440 524 496 524 566C524 612 532 632 558 652C586 674 578 690 550 690Z'
    s = el(306, 686, 282, 10, '#3A2412', opacity=.36, filter=d.blur(6))
    s += G(P('M30 690C52 650 130 632 236 634C270 604 282 540 288 470C290 430 292 400 304 380' + front, skin), filter=d.sh(5, 5, .22))
    s += P('M30 690C52 656 120 652 236 662C330 672 480 684 574 676Q572 690 550 690Z', '#C97F4B', opacity=.45)
    s += S('M60 672C110 648 190 640 246 646', '#FFF0D8', 6, opacity=.6)
    s += G(shell(d, 196, 462, 182), filter=d.sh(6, 6, .3))
    s += P('M262 690C268 640 284 560 290 480C292 430 296 404 306 380' + front, d.lg((0, SK[1]), (.25, SK[0]), (.7, SK[1]), (1, '#EBA46C'), x1=0, y1=.4, x2=1, y2=.5))
    s += S('M290 484C284 560 272 620 262 672', '#A85C30', 5, opacity=.35)
    tum = d.rg((0, '#FFF8E8'), (.7, '#FFEFD2'), (1, '#FFE0B4'), cx=.45, cy=.4, r=.65)
    s += P('M322 500C330 476 470 476 486 510C504 560 500 640 474 676C430 690 350 690 318 676C300 640 308 550 322 500Z', tum)
    s += ''.join(S(f'M322 {y}Q404 {y+26} 490 {y}', '#E3A873', 5, opacity=.45) for y in (548, 598, 644))
    if mood == 'wobbly':
        s += F.knot(404, 582)
    kn = d.lg((0, '#46C3BA'), (.5, '#2A9F9A'), (1, '#1C7A7C'))
    sc = P('M440 446C470 440 500 460 516 492L532 530L484 552C476 516 452 486 424 466Z', kn)
    sc += ''.join(S(f'M{490+k*10} {549-k*4.6:.0f}l6 14', '#1F8586', 6) for k in range(5))
    sc += S('M462 492L504 470', '#FFF1D0', 10) + S('M476 520L520 500', '#FFF1D0', 10)
    sc += P('M278 398C300 452 470 456 498 394C516 408 514 440 502 452C450 500 330 500 278 456C264 440 266 412 278 398Z', kn)
    s += G(sc, filter=d.sh(4, 3, .28)) + S('M318 436L310 484M370 450L366 494M424 448L428 490M472 428L486 466', '#FFF1D0', 11)
    return s + S('M286 420C320 462 460 464 496 414', '#7FE0D6', 5, opacity=.7)


def head(d, mood, pose):
    s = S('M338 240Q322 200 312 150', '#D98F58', 56) + S('M440 240Q458 200 468 150', '#D98F58', 56)
    s += S('M338 240Q322 200 312 150', SK[1], 50) + S('M440 240Q458 200 468 150', SK[1], 50)
    face = d.rg((0, '#FFF0D6'), (.5, '#FDD2A4'), (1, '#E79F68'), cx=.42, cy=.34, r=.72)
    s += G(P('M388 204C466 204 516 250 522 318C528 384 470 424 388 424C306 424 250 384 256 318C262 250 312 204 388 204Z', face), filter=d.sh(6, 5, .25))
    s += S('M296 262Q322 226 364 218', '#FFFBEF', 9, opacity=.7)
    for cx, left in ((310, True), (468, False)):
        s += G(el(cx, 130, 74, 80, d.rg((0, '#FFECD0'), (.6, SK[1]), (1, '#E09358'))), filter=d.sh(4, 3, .2))
        s += F.eye(d, cx, 130, 64, 70, SK, IRIS, LASH, left, **F.look(mood, pose))
        s += S(F.brow(mood, cx, 130, 64, 70, left), '#7A3F1E', 13)
    red = '#EE4438' if mood == 'cross' else '#F2645A'
    s += ''.join(el(x, 344, 30, 20, red, opacity=F.CHEEK[mood], filter=d.blur(4)) for x in (296, 484))
    hands = 'mouth' in F.arms(mood, pose)
    s += F.mouth(F.MOUTH[mood], 390, 340 if hands else 360, .95 if hands else 1)
    if mood == 'sad':
        s += F.drop(d, 274, 262, 1.15)
    if mood == 'worried':
        s += F.drop(d, 250, 214, .8) + F.drop(d, 548, 200, 1)
    if mood == 'wobbly':
        s += F.drop(d, 540, 236)
    if mood == 'cross':
        s += F.steam(d, 524, 254, 1) + F.steam(d, 250, 254, 1, right=False)
    return s


def draw(d, mood, pose):
    left, right = F.arms(mood, pose)
    rot = 5 if pose == 'think' else 0
    if mood == 'listening':
        rot = -4 if 'ear' == left else 4
    seen = len(d.eyes)
    h = head(d, mood, pose)
    d.turned(seen, rot, 388, 424)
    s = body(d, mood) + (G(h, f'rotate({rot} 388 424)') if rot else h)
    s += arm(d, LEFT[left]) + arm(d, RIGHT[right], right == 'reach')
    if mood == 'wobbly' and pose == 'stand':
        s += F.wiggles(548, 500)
    if mood == 'puzzled':
        s += F.question(d, 560, 246)
    if mood == 'listening':
        s += F.sound(530, 262, .8, rot=-12) if right == 'ear' else F.sound(244, 262, .8, right=False, rot=12)
    d.A(s)
