"""Tablet screens whose parts are tapped in a Spot, and others that single stories asked for: straight on, 720x540, the screen from
(38, 36) to (682, 500). Each function names its areas as the stories do: x and y in shares of the picture.
`python3 screens_spot.py [name ...]` writes svg/prop/<name>.svg."""

import sys

import room_bits as B
from room_draw import C, P, R, S, T, cli, clipped, el, glow, lift, turn
from room_people import avatar
from screens_row import TEAM

LAUGH = 'face-with-tears-of-joy'


def chat(d, a='#DDF2EE', b='#BFE3E8', top=('#2FA7A0', '#1C8088'), h=164):
    return (
        R(38, 36, 644, 464, 0, d.lg((0, a), (1, b)))
        + ''.join(C(60 + (k * 97) % 610, 210 + (k * 61) % 280, 7, '#fff', opacity=0.5) for k in range(14))
        + R(38, 36, 644, h, 0, d.lg((0, top[0]), (1, top[1])))
    )


def gap(d, x, y, r):
    return C(x, y, r, '#fff', opacity=0.28) + C(x, y, r, 'none', stroke='#fff', stroke_width=7, stroke_dasharray='17 13')


def goose(d, x, y, r, crown=False):
    s = C(x, y, r * 1.08, '#fff') + C(x, y, r, d.lg((0, '#8FD3F5'), (1, '#C9EFA8'))) + clipped(d, C(x, y, r, '#000'), d.ic('goose', x - r * 0.86, y - r * 0.74, r * 1.8))
    return s + (lift(d, d.ic('crown', x - r * 0.86, y - r * 1.4, r * 0.92, rot=-16), 3, 3, 0.3) if crown else '')


def chat_without(d):
    """goose .05-.30 x .05-.35; gap .68-.95 x .05-.35; laughing bubbles .06-.48 x .44-.90; empty seat .54-.92 x .46-.88."""
    s = chat(d) + goose(d, 128, 114, 60)
    for k, t in enumerate(TEAM[1:]):
        s += avatar(d, t[0], 'happy', 252 + k * 92, 114, 40, t[2])
    s += gap(d, 586, 114, 56)
    for x, y, w, h, z, n_ in ((66, 372, 220, 92, 62, 3), (150, 300, 186, 84, 58, 2), (58, 236, 196, 84, 58, 2)):
        s += B.bub(d, x, y, w, h, (x - 8, y + h + 12), ('#FFFFFF', '#FFF3D2'), 34) + ''.join(d.ic(LAUGH, x + w / 2 - n_ * (z + 4) / 2 + k * (z + 4), y + h / 2 - z / 2, z) for k in range(n_))
    s += B.bub(d, 400, 252, 250, 208, (664, 470), ('#FFF0B8', '#FFD873'), 50)
    seat = (
        R(-52, -86, 104, 104, 24, d.lg((0, '#5AA8F0'), (1, '#2A62B4')))
        + R(-60, 10, 120, 40, 18, d.lg((0, '#6CB4F4'), (1, '#2A5CA8')))
        + S('M-40 50V78M40 50V78', '#5B6B88', 12)
        + R(-46, -94, 92, 20, 10, '#FFC93C')
    )
    s += T(seat, 525, 366, 1.0) + S('M440 284L612 432M612 284L440 432', '#fff', 25) + S('M440 284L612 432M612 284L440 432', '#D22F38', 16)
    return B.frontal(d, s)


def chat_laugh(d):
    s = chat(d) + goose(d, 128, 114, 60)
    for k, t in enumerate(TEAM[1:]):
        s += avatar(d, t[0], 'joy', 252 + k * 92, 114, 40, t[2])
    s += gap(d, 586, 114, 56)
    for x, y, w, n_ in ((70, 222, 330, 4), (310, 316, 346, 4), (84, 410, 250, 3)):
        s += B.bub(d, x, y, w, 84, (x - 14, y + 74) if x < 200 else (x + w + 14, y + 74), ('#FFFFFF', '#FFF3D2'), 34) + ''.join(
            d.ic(LAUGH, x + w / 2 - n_ * 37 + k * 74, y + 11, 62) for k in range(n_)
        )
    return B.frontal(d, s + d.ic('rolling-on-the-floor-laughing', 430, 412, 76, rot=-10) + d.ic(LAUGH, 552, 408, 60, rot=14))


def goose_crown(d):
    s = chat(d, top=('#F5A83A', '#D9781C'), a='#FFF6DF', b='#FFE0A8', h=190) + goose(d, 360, 132, 78, True)
    for k, (who, bg) in enumerate((('plait', '#FFE08A'), ('sana', '#9BE0DA'), ('puffs', '#FFE0C0'), ('bowl', '#FFD0E2'), ('fade', '#CFF0B8'), ('ginger', '#BFE0FF'))):
        s += avatar(d, who, 'happy', 110 + k * 100, 292, 42, bg)
    s += (
        B.bub(d, 92, 372, 240, 96, (76, 350), ('#FFFFFF', '#FFF3D2'), 38)
        + B.heart(d, 150, 420, 0.66)
        + d.ic('party-popper', 206, 386, 70)
        + B.bub(d, 388, 372, 240, 96, (648, 350), ('#FFFFFF', '#E6F4FF'), 38)
    )
    return B.frontal(d, s + d.ic('smiling-face-with-smiling-eyes', 418, 386, 70) + d.ic('goose', 506, 380, 84))


def quiz_chat(d):
    """blank face .68-.95 x .05-.35; school .30-.66 x .38-.68; clock .05-.27 x .62-.94; egg .70-.95 x .62-.94."""
    s = chat(d, '#EFE6FF', '#D3BCF2', ('#8E6BE0', '#5A3BB8'))
    for k, t in enumerate(TEAM):
        s += avatar(d, t[0], t[1], 96 + k * 98, 114, 42, t[2])
    s += B.unknown(d, 586, 112, 62, '#FFD34E') + B.bub(d, 218, 208, 256, 154, (540, 190), ('#FFFFFF', '#F6F0FF'), 44) + B.school(d, 312, 340, 0.6) + B.question(d, 432, 282, 1.05, 6)
    s += S('M52 420H86M46 446H80M54 472H90', '#6F46C8', 8, opacity=0.8) + turn(B.clock(d, 134, 424, 56, 4, 40), 12, 134, 424)
    s += glow(d, 594, 420, 100, '#FFF3B0', 0.9) + lift(d, d.ic('hatching-chick', 516, 340, 154), 4, 4, 0.28)
    return B.frontal(d, s + B.bub(d, 250, 396, 220, 72, (492, 412), ('#FFFFFF', '#F6F0FF'), 32) + B.scribble(282, 432, 160, 0, '#9AA6BC', 1, 11, 4))


def scout_private(d):
    """star .06-.34 x .08-.38; padlock .38-.64 x .08-.38; whistle .68-.94 x .08-.38; clock .06-.36 x .56-.92; face .60-.94 x .50-.92."""
    s = R(38, 36, 644, 464, 0, d.lg((0, '#DDE8FA'), (1, '#A9BEE6'))) + lift(d, R(48, 46, 624, 170, 40, d.lg((0, '#FFFFFF'), (1, '#EAF1FD'))), 5, 5, 0.28) + P('M560 208L600 262L622 208Z', '#EAF1FD')
    s += (
        glow(d, 144, 128, 90, '#FFE9A0', 0.9)
        + d.ic('glowing-star', 72, 54, 146)
        + S('M254 70V192M474 70V192', '#C4D2EA', 5, stroke_dasharray='3 13')
        + B.padlock(d, 366, 146, 1.12, False, ('#C9A8F5', '#6F46C8'))
    )
    wh = (
        lift(d, P('M-30 -34H74V-2H54A52 52 0 1 1 -30 -10Z', d.lg((0, '#FFD860'), (1, '#E8921A')), stroke='#8A4A08', stroke_width=5, stroke_linejoin='round'), 3, 3, 0.25)
        + C(8, 24, 24, '#8A4A08')
        + C(8, 24, 14, '#FFB02E')
        + P('M8 -34H34L28 -12H8Z', '#6B3A08')
        + S('M-30 -24Q-58 -58 -88 -48', '#2E7BE8', 10)
    )
    s += T(wh, 574, 120, 1.0) + S('M510 62L636 186', '#fff', 17) + S('M510 62L636 186', '#D22F38', 10)
    f = (
        C(0, 0, 40, d.rg((0, '#FFF0B0'), (0.55, '#FFD24E'), (1, '#E8961A')))
        + ''.join(C(k * 13, -9, 4.6, '#5A3210') for k in (-1, 1))
        + S('M12 44C12 32 6 26 3 20', '#B9700F', 22)
        + S('M12 44C12 32 6 26 3 20', '#FFCF5E', 18)
        + S('M2 22L1 0', '#B9700F', 14)
        + S('M2 22L1 0', '#FFCF5E', 10)
    )
    s += lift(d, T(f, 642, 168, 0.72), 2, 2, 0.3) + turn(B.clock(d, 150, 396, 76, 9), -4, 150, 396) + S('M56 330Q44 346 46 366M244 330Q256 346 254 366', '#F5A21C', 7)
    s += B.unknown(d, 548, 378, 96, '#4A5B9A', False) + B.bub(d, 284, 322, 148, 84, (440, 372), ('#FFFFFF', '#EAF1FD'), 34) + B.arrow(d, 358, 364, 0.74, 0, ('#FFB05A', '#E2702F'))
    return B.frontal(d, s)


def flood_zoom(d):
    """six fingers on an umbrella .06-.34 x .48-.90; the same tree three times .36-.96 x .06-.32; water that mirrors a blue sky .36-.64 x .42-.72;
    shadow of a lamp post towards the sun .68-.96 x .50-.92."""
    s = R(38, 36, 644, 464, 0, d.lg((0, '#8592AA'), (0.45, '#BFC7D4'), (0.5, '#C9CFDA'))) + ''.join(d.ic('cloud', x, y, z, op=0.75) for x, y, z in ((60, 40, 120), (180, 60, 110)))
    s += P('M38 206Q160 200 240 186T460 164T682 160V262H38Z', d.lg((0, '#9DB592'), (1, '#7C9478'))) + B.school(d, 150, 262, 0.96)
    for x in (272, 402, 532):
        s += d.ic('deciduous-tree', x, 42, 148)
    # pale sun at the right, low; the shadow runs towards it
    s += glow(d, 654, 262, 70, '#FFF6CC', 1) + C(654, 258, 25, '#FFFBE0')
    s += P('M38 262Q160 246 280 260T520 258T682 262V500H38Z', d.lg((0, '#6E8296'), (1, '#46586C')))
    # the mirrored, sunny sky
    w = 'M256 234H472V392H256Z'
    s += (
        clipped(d, el(364, 312, 104, 74, '#000'), P(w, d.lg((0, '#5FC4FF'), (1, '#B9ECFF'))) + d.ic('sun', 286, 262, 70) + d.ic('cloud', 352, 292, 88) + d.ic('cloud', 300, 330, 56))
        + el(364, 312, 104, 74, 'none', stroke='#E6F8FF', stroke_width=5, opacity=0.8)
        + S('M280 372q20 -9 40 0t40 0t40 0t36 -2', '#fff', 5, opacity=0.8)
    )
    # the hand on the umbrella, six fingers
    s += (
        S('M148 500V300', '#5B3A22', 15)
        + S('M146 500V300', '#A9743E', 6)
        + lift(d, P('M44 318C52 238 244 238 252 318Q226 300 200 318Q174 300 148 318Q122 300 96 318Q70 300 44 318Z', d.lg((0, '#FF8A78'), (1, '#D22F38'))), 4, 4, 0.28)
        + S('M84 290Q104 264 140 258', '#FFD3C8', 6, opacity=0.8)
    )
    sk, lo = '#F8CBA8', '#C98A64'
    s += P('M196 380C226 386 236 430 230 476L216 500H140L150 440Z', d.lg((0, '#FFD34E'), (1, '#E8961A'))) + P(
        'M116 366C120 346 200 346 206 374V470C200 490 130 490 122 468Z', sk, stroke=lo, stroke_width=3
    )
    for k in range(6):
        y = 362 + k * 21
        s += S(f'M196 {y}H{112-(2 if k in (0, 5) else 8)}', lo, 21) + S(f'M196 {y}H{112-(2 if k in (0, 5) else 8)}', sk, 17) + S(f'M{110-(0 if k in (0, 5) else 6)} {y-2}h7', '#FFF0E4', 8, opacity=0.9)
    # lamp post and its shadow
    s += P('M528 440L640 276L660 292L552 452Z', '#1E2A3E', opacity=0.62) + el(652, 282, 24, 13, '#1E2A3E', opacity=0.62, transform='rotate(-54 652 282)')
    s += S('M540 448V300', '#2E3A4E', 13) + R(520, 438, 40, 16, 6, '#2E3A4E') + P('M522 306L528 270H552L558 306Z', '#E3E9F2') + P('M518 272Q540 250 562 272Z', '#2E3A4E')
    return B.frontal(d, s + ''.join(S(f'M{x} {y}q17 -8 34 0', '#C4D6E6', 4, opacity=0.7) for x, y in ((300, 430), (420, 460), (590, 470), (450, 412), (630, 420))))


def streak_hooks(d):
    """clock .06-.44 x .08-.46; ill flame .56-.94 x .08-.46; chest .06-.44 x .54-.92; coin on a shield .56-.94 x .54-.92."""
    s = R(38, 36, 644, 464, 0, d.lg((0, '#FFF3DA'), (1, '#FFD9A0')))
    for x, y, c in ((48, 44, ('#FFE3DD', '#FFC4B8')), (366, 44, ('#E6E9F5', '#C4CBE2')), (48, 274, ('#FFF6CC', '#FFE39A')), (366, 274, ('#DDF1FF', '#B4DAF7'))):
        s += lift(d, R(x, y, 306, 220, 34, d.lg((0, c[0]), (1, c[1]))), 3, 3, 0.2)
    s += C(196, 156, 92, 'none', stroke='#F3A89C', stroke_width=13) + S('M196 64A92 92 0 0 1 285 133', '#D9342F', 13) + B.clock(d, 196, 158, 64, 11, 50)
    s += (
        '<g transform="translate(512 246) rotate(16) scale(1.2)" opacity=".96">'
        + P(
            'M6 -116C22 -96 50 -84 48 -46C48 -14 26 4 0 4C-28 4 -50 -14 -48 -48C-46 -74 -34 -78 -44 -104C-26 -102 -14 -90 -10 -76C2 -86 8 -98 6 -116Z',
            d.lg((0, '#9FB8A8'), (0.5, '#7A9AA8'), (1, '#56708C')),
        )
        + P('M2 -62C10 -50 28 -44 26 -24C26 -8 14 0 0 0C-16 0 -28 -10 -26 -28C-24 -42 -14 -44 -10 -52Z', d.lg((0, '#E3F0D0'), (1, '#B9CCA0')))
        + ''.join(S(f'M{k*12-7} -30q7 -5 14 0', '#3A4A5E', 4) for k in (-1, 1))
        + S('M-9 -8Q0 -16 9 -8', '#3A4A5E', 4.5)
        + P('M22 -26c7 11 10 15 6 22c-5 7 -14 4 -14 -5c0 -6 4 -12 8 -17z', '#5FB4F0')
        + '</g>'
    )
    s += turn(R(586, 92, 13, 104, 6, '#fff', stroke='#8FA0BC', stroke_width=3) + C(592, 196, 13, '#E2483F') + R(589, 136, 7, 60, 3, '#E2483F'), 24, 592, 150)
    s += glow(d, 196, 380, 140, '#FFE27A', 1) + chest(d, 196, 466, 0.62) + d.ic('sparkles', 284, 288, 52) + d.ic('sparkles', 66, 300, 42, flip=True)
    return B.frontal(d, s + B.shield(d, 516, 384, 1.3, B.coin(d, 0, 2, 40)))


def chest(d, x, y, s=1):
    gold = d.lg((0, '#FFE58A'), (0.5, '#FFC63C'), (1, '#D98E1E'))
    b = lift(
        d,
        P('M-154 -132C-154 -212 -108 -238 -60 -238H60C108 -238 154 -212 154 -132Z', d.lg((0, '#E3A25C'), (1, '#B06C34'))) + R(-148, -136, 296, 136, 16, d.lg((0, '#D08A48'), (1, '#9A5A28'))),
        5,
        5,
        0.28,
    )
    b += ''.join(R(k - 15, -236 + abs(0), 30, 236, 4, gold) for k in (-109, 111)) + R(-160, -146, 320, 24, 9, gold) + R(-160, -16, 320, 18, 8, gold) + S('M-148 -140H148', '#FFF6D0', 4, opacity=0.8)
    return T(b + B.padlock(d, 0, -100, 1.15), x, y, s)


def car(d, x, y, s, c, flip=False):
    b = (
        el(0, 0, 120, 12, '#2A3A4A', opacity=0.3)
        + P('M-112 -14V-50C-112 -66 -96 -72 -80 -74L-50 -112Q-44 -120 -32 -120H36Q48 -120 56 -110L84 -74C104 -72 114 -62 114 -46V-14Z', d.lg((0, c[0]), (1, c[1])))
        + P('M-60 -76L-38 -106H-4V-76ZM8 -76V-106H34Q40 -106 44 -100L62 -76Z', d.lg((0, '#E6F6FF'), (1, '#9CC9E8')))
        + ''.join(C(k * 64, -14, 25, '#2A2E3A') + C(k * 64, -14, 12, '#C9D3E0') for k in (-1, 1))
        + R(100, -56, 14, 14, 6, '#FFE9A0')
        + S('M-96 -60H-70', '#fff', 5, opacity=0.6)
    )
    return T(b, x, y, s, flip=flip)


def cow_photo(d):
    from props import cow

    s = R(38, 36, 644, 464, 0, '#22283C')
    v = (
        R(56, 54, 608, 428, 0, d.lg((0, '#8FD3F5'), (0.42, '#E6F6FF'), (0.43, '#C9B8A8'), (0.5, '#9AA4B6'), (1, '#7C889E')))
        + ''.join(
            R(x, 124, 100, 122, 0, c) + P(f'M{x-8} 124L{x+50} 82L{x+108} 124Z', '#A9564A') + R(x + 18, 152, 26, 32, 3, '#FFF3C0') + R(x + 58, 152, 26, 32, 3, '#FFF3C0')
            for x, c in ((70, '#E8A884'), (196, '#F3C9A0'), (420, '#D98A6A'), (546, '#F0BE94'))
        )
        + ''.join(S(f'M{x} 330L{x-40} 482', '#fff', 8, opacity=0.8) for x in (90, 280, 470, 660))
    )
    v += car(d, 150, 410, 0.92, ('#8FC8F7', '#2E7BE8')) + car(d, 586, 410, 0.92, ('#FF9A86', '#D22F38')) + T(cow(d), 252, 226, 0.56)
    return B.frontal(d, s + clipped(d, R(56, 54, 608, 428, 16, '#000'), v))


SCREENS = {'tablet-' + f.__name__.replace('_', '-'): f for f in (chat_without, chat_laugh, goose_crown, quiz_chat, scout_private, flood_zoom, streak_hooks, cow_photo)}

if __name__ == '__main__':
    cli('prop', (720, 540), SCREENS, sys.argv[1:])
