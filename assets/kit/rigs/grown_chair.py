"""The wheelchair of the assistant, from the front, and the legs of somebody who sits in it. The seat is at y=560, wheels stand
on y=690; the trunk of `grown_body` is drawn 52 pixels lower than that of somebody who stands."""
from grown_body import shoes
from lane_draw import C, G, P, R, S, el, n

FRAME = ('#6FC7E8', '#2A8FBE', '#15597E')
DENIM = ('#7F93C8', '#50629E', '#33406F')


def wheel(d, x):
    """A big wheel, nearly edge on, with its hand rim outside."""
    k = 1 if x > 300 else -1
    s = el(x, 574, 25, 114, '#2A2F42') + el(x + k * 2, 574, 17, 103, '#59627C') + el(x + k * 2, 574, 14, 99, '#E9EEF6', opacity=.55)
    s += ''.join(S(f'M{n(x+k*2)} 574L{n(x+k*2+dx)} {y}', '#8E9AB2', 2) for dx, y in ((-9, 496), (9, 496), (-13, 540), (13, 540), (-13, 608), (13, 608), (-9, 652), (9, 652)))
    s += C(x + k * 2, 574, 9, FRAME[1]) + C(x + k * 2 - 2, 571, 3, '#fff', opacity=.7)
    s += S(f'M{x-k*15} 500Q{x-k*24} 574 {x-k*15} 650', '#6A748E', 3, opacity=.6)
    return s + el(x + k * 9, 574, 20, 101, 'none', stroke='#B9C4D6', stroke_width=5) + S(f'M{x-16} 500Q{x-24} 540 {x-23} 580', '#fff', 3, opacity=.35)


def behind(d):
    """What is behind the one who sits: shadow, back rest, handles, wheels."""
    s = el(300, 684, 186, 11, '#2A1C12', opacity=.32, filter=d.blur(6))
    for k in (-1, 1):
        s += S(f'M{300+k*92} 560V392', FRAME[2], 12) + S(f'M{300+k*92} 560V392', FRAME[1], 8) + S(f'M{300+k*92} 394Q{300+k*92} 382 {300+k*104} 382H{300+k*114}', '#2A2F42', 14)
    s += R(206, 400, 188, 168, 22, d.lg((0, '#4A5478'), (1, '#2A3050')))
    return s + wheel(d, 160) + wheel(d, 440)


def legs(d):
    """Seat, thighs seen end on, shins, shoes on the foot rests, small wheels and the frame in front."""
    s = R(196, 552, 208, 30, 12, d.lg((0, '#3E4768'), (1, '#22283F')))
    for k in (-1, 1):
        x = 300 + k * 106
        s += S(f'M{x} 560V640', FRAME[2], 12) + S(f'M{x} 560V640', FRAME[1], 8) + S(f'M{x-2} 564V636', FRAME[0], 2.5)
        s += el(x, 668, 11, 21, '#2A2F42') + el(x, 668, 4, 9, '#B9C4D6')
        s += S(f'M{300+k*104} 588L{300+k*76} 672', FRAME[2], 9) + S(f'M{300+k*104} 588L{300+k*76} 672', FRAME[1], 6)
    s += R(216, 672, 168, 12, 6, '#3E4768')
    s += shoes(d, ('#FF9AA8', '#E2506A', '#A82A48'), '#F4F5FA', True, 678, 36)
    for k in (-1, 1):
        x = 300 + k * 42
        g = d.lg((0, DENIM[1]), (.35, DENIM[0]), (1, DENIM[2]), x2=1, y2=0)
        s += P(f'M{x-28} 574C{x-26} 610 {x-22-k*2} 630 {x-22-k*3} 648Q{x-k*3} 657 {x+22-k*3} 648C{x+22-k*2} 630 {x+26} 610 {x+28} 574Z', g)
        s += S(f'M{x-21-k*3} 642Q{x-k*3} 650 {x+21-k*3} 642', DENIM[2], 3, opacity=.6)
        knee = f'M{x-36} 506C{x-44} 540 {x-40} 590 {x} 592C{x+40} 590 {x+44} 540 {x+36} 506Z'
        s += G(P(knee, d.rg((0, DENIM[0]), (.55, DENIM[1]), (1, DENIM[2]), cx=.4, cy=.5, r=.7)), filter=d.sh(4, 3, .28))
        s += el(x - 8, 558, 17, 12, '#A9B8E2', opacity=.45, filter=d.blur(4, 60))
    return s
