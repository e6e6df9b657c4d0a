"""Kasia's wheelchair from the front, and the legs of a child who sits in it. The seat is at y=570, wheels stand on y=690; the
trunk of `row_body` is drawn DOWN pixels lower than that of a child who stands."""
from lane_draw import G, P, R, S, el, n
from row_body import shoes

DOWN = 22
FRAME = ('#FF9AB8', '#E8507E', '#A82A58')
LEGS = ('#7FD8CC', '#35A79E', '#1C6E6E')


def wheel(d, k):
    """A big wheel, set a little aslant, with its rim for the hand and a bright guard for the spokes."""
    b = el(0, 0, 24, 106, '#2A2F42') + el(2, 0, 17, 96, '#59627C') + el(2, 0, 14, 92, d.lg((0, '#FFE9A8'), (.5, '#FFC95A'), (1, '#F29A3A')))
    b += ''.join(el(2, y, 5.5, 10, c, opacity=.95) for y, c in ((-54, '#F2788A'), (54, '#F2788A'))) + S('M2 -88V-80M2 80V88', '#fff', 3)
    b += el(2, 0, 8, 13, FRAME[1]) + el(1, -3, 3, 5, '#fff', opacity=.7) + el(9, 0, 19, 94, 'none', stroke='#C6D0E0', stroke_width=5) + S('M-15 -70Q-22 -34 -21 6', '#fff', 3, opacity=.35)
    return G(b, f'translate({300+k*146} 582) rotate({-k*3}) scale({k} 1)')


def behind(d):
    """What is behind the child: shadow, back rest, handles, wheels."""
    s = el(300, 684, 184, 11, '#2A1C12', opacity=.32, filter=d.blur(6))
    for k in (-1, 1):
        s += S(f'M{300+k*104} 570V432Q{300+k*104} 420 {300+k*114} 420H{300+k*122}', FRAME[2], 13) + S(f'M{300+k*104} 570V432Q{300+k*104} 420 {300+k*114} 420H{300+k*122}', FRAME[1], 8) + S(f'M{300+k*114} 420H{300+k*124}', '#2A2F42', 15)
    return s + R(192, 430, 216, 150, 24, '#3A4366') + wheel(d, -1) + wheel(d, 1)


def legs(d):
    """Seat, thighs seen end on, shins, shoes on the foot rest, small wheels and the frame in front."""
    s = R(194, 564, 212, 28, 12, '#2E3552')
    for k in (-1, 1):
        x = 300 + k * 104
        s += S(f'M{x} 572V646', FRAME[2], 12) + S(f'M{x} 572V646', FRAME[1], 8) + S(f'M{x-2} 576V640', FRAME[0], 2.5)
        s += el(x, 671, 10, 19, '#2A2F42') + el(x, 671, 4, 8, '#B9C4D6')
        s += S(f'M{300+k*100} 596L{300+k*78} 676', FRAME[2], 9) + S(f'M{300+k*100} 596L{300+k*78} 676', FRAME[1], 6)
    s += R(212, 675, 176, 12, 6, '#3E4768')
    s += shoes(d, ('#FFF6DC', '#FFC95A', '#C2820E'), ('#FFFFFF', '#D6DAE4'), 'tape', 681, 38, '#E8507E')
    for k in (-1, 1):
        x = 300 + k * 43
        g = d.lg((0, LEGS[1]), (.35, LEGS[0]), (1, LEGS[2]), x2=1, y2=0)
        s += P(f'M{x-27} 586C{x-25} 612 {x-21} 630 {n(x-20-k*4)} 645Q{x-k*4} 654 {n(x+20-k*4)} 645C{x+21} 630 {x+25} 612 {x+27} 586Z', g) + S(f'M{n(x-19-k*4)} 639Q{x-k*4} 647 {n(x+19-k*4)} 639', LEGS[2], 3, opacity=.6)
        knee = f'M{x-34} 526C{x-43} 556 {x-39} 602 {x} 604C{x+39} 602 {x+43} 556 {x+34} 526Q{x} 512 {x-34} 526Z'
        s += G(P(knee, d.rg((0, LEGS[0]), (.55, LEGS[1]), (1, LEGS[2]), cx=.4, cy=.5, r=.7)), filter=d.sh(4, 3, .28))
    return s
