"""What the Row children wear: for each the colours and cut of the sleeves, and the drawing of what is below the hips (`low`) and of
the top (`high`, whose shoulders go down by `rise`). No writing on anything."""
import math

import row_body as B
from lane_draw import C, G, P, R, S, n
from row_heads import SKINS

GOLD = ('#FFE07A', '#FBBE2E', '#D98C14')
DENIM = ('#6E9BE0', '#3F6DBE', '#2A4A8C')
RED = ('#FF8A78', '#E2483F', '#A82A30')
GREY = ('#A3A9BC', '#70778E', '#4C5268')
BLUE = ('#8FC8F7', '#3F86DA', '#23549E')
NAVY = ('#7D88B8', '#4C5688', '#333A66')
GREEN = ('#A6E48A', '#57B554', '#2F7F42')
VIOLET = ('#D3B6F8', '#9A70DE', '#6544A8')
BLACK = ('#5A5568', '#2C2834', '#17141C')


def star(x, y, r, c, line):
    p = ' '.join(f'{n(x+q*math.sin(k*math.pi/5))} {n(y-q*math.cos(k*math.pi/5))}' for k, q in ((k, r if k % 2 == 0 else r * .5) for k in range(10)))
    return P(f'M{p}Z', c, stroke=line, stroke_width=3, stroke_linejoin='round')


def sana_low(d):
    return B.trousers(d, DENIM, cuff=DENIM[0]) + B.shoes(d, ('#FF7A8A', '#D93A5E', '#A82A48'))


def sana_high(d, rise):
    c = GOLD
    s = P(f'M218 {352+rise}C230 306 262 300 300 300C338 300 370 306 382 {352+rise}Q300 396 218 {352+rise}Z', c[2])
    s += B.top(d, B.trunk(rise), c, 546)
    s += P('M248 452H352L374 506Q376 516 364 516H236Q224 516 226 506Z', d.lg((0, c[1]), (1, c[2]))) + S('M248 453L226 506M352 453L374 506', '#C47C0E', 4) + S('M250 453H350', '#FFF0B0', 4, opacity=.8)
    hood = P('M222 346C240 384 274 402 300 402C326 402 360 384 378 346C386 326 366 312 352 316C340 352 322 366 300 366C278 366 260 352 248 316C234 312 214 326 222 346Z', d.lg((0, c[0]), (.5, c[1]), (1, c[2])))
    hood += S('M228 344C246 378 276 394 300 394', '#FFF3C4', 5, opacity=.5)
    for k in (-1, 1):
        hood += S(f'M{300+k*22} 380Q{300+k*28} 408 {300+k*24} 432', '#fff', 5) + S(f'M{300+k*24} 426V438', '#E9EEF5', 8)
    return s + G(hood, f'translate(0 {n(rise*.7)})')


def callum_low(d):
    return B.trousers(d, NAVY, stripe='#F4F6FA') + B.shoes(d, ('#FFB25A', '#EE7A22', '#B85210'))


def callum_high(d, rise):
    c = BLUE
    band = S('M190 424Q300 442 410 424', '#FFFFFF', 26) + S('M190 408Q300 426 410 408', c[2], 4, opacity=.7) + S('M190 440Q300 458 410 440', c[2], 4, opacity=.7)
    s = B.top(d, B.trunk(rise), c, 546, band)
    s += S(f'M300 {360+rise}V544', '#DCEAF8', 6) + S(f'M300 {360+rise}V544', '#7E9CC0', 2.5, stroke_dasharray='2 6') + R(294, 392 + rise, 12, 22, 5, '#FFD34E')
    neck = P('M250 318C240 330 236 342 240 356Q270 376 300 372Q330 376 360 356C364 342 360 330 350 318C336 356 264 356 250 318Z', d.lg((0, c[0]), (1, c[2]))) + S('M244 350Q272 368 300 366Q328 368 356 350', '#fff', 4, opacity=.75)
    return s + G(neck, f'translate(0 {n(rise*.7)})')


def adaeze_low(d):
    s = B.bare_legs(d, SKINS['adaeze'], ('#FFFFFF', '#F0F1F7', '#C6CADA'), 632)
    return s + B.shoes(d, BLACK, ('#3A3644', '#1E1A24'), 'strap') + B.skirt(d, GREY)


def adaeze_high(d, rise):
    s = B.top(d, B.trunk(rise), RED, 546)
    s += P('M262 330Q300 392 338 330L330 322H270Z', '#F4F4FA') + star(346, 414 + rise, 19, '#FFD34E', '#E09A1E')
    return s + B.collar('#FFFFFF', '#C3C7D8', rise)


def idris_low(d):
    s = B.bare_legs(d, SKINS['idris'], GREY, 634, '#E2483F')
    return s + B.shoes(d, BLACK, ('#FFFFFF', '#D6DAE4'), 'tape', accent='#8E93A8') + B.shorts(d, GREY, 608)


def idris_high(d, rise):
    c = ('#FF9A62', '#EE6A2A', '#B0421A')
    band = ''.join(S(f'M180 {y}Q300 {y+16} 420 {y}', w, k) for y, w, k in ((452, '#FFF3DC', 15), (478, '#2A7FB8', 15)))
    s = B.top(d, B.trunk(rise), c, 546, band)
    return s + G(P('M262 322C266 358 282 372 300 372C318 372 334 358 338 322L330 318Q300 356 270 318Z', '#FFF3DC') + S('M258 324C260 364 280 380 300 380C320 380 340 364 342 324', c[2], 9) + S('M260 328C262 364 281 378 300 378', c[0], 3, opacity=.7), f'translate(0 {n(rise*.6)})')


def robin_low(d):
    s = B.bare_legs(d, SKINS['robin'], ('#FFFFFF', '#F0F1F7', '#C6CADA'), 640, '#F2645A')
    return s


def robin_high(d, rise):
    c = GREEN
    lines = ''.join(S(f'M180 {y}Q300 {y+16} 420 {y}', '#FFFBE8', 11, opacity=.95) for y in range(352, 560, 30))
    q = B.trunk(rise, 538, 90)
    s = B.top(d, q, c, None, lines) + G(S('M264 326C266 356 282 366 300 366C318 366 334 356 336 326', c[2], 9), f'translate(0 {n(rise*.6)})')
    bib = 'M246 410H354C360 446 376 462 400 470V560H200V470C224 462 240 446 246 410Z'
    b = P(bib, d.lg((0, DENIM[0]), (.3, DENIM[1]), (1, DENIM[2])))
    b += S('M246 410H354', '#A9C6F2', 5) + S('M200 474C226 466 244 446 249 416M400 474C374 466 356 446 351 416', '#A9C6F2', 2.5, stroke_dasharray='6 5', opacity=.9)
    b += R(270, 436, 60, 48, 9, DENIM[2], opacity=.45) + R(268, 432, 64, 48, 9, DENIM[1]) + S('M272 442H328', '#A9C6F2', 3, stroke_dasharray='6 5')
    s += G(b, clip_path=d.clip(P(q, '#000')))
    for k in (-1, 1):
        def x(v):
            return n(300 + k * v)
        s += P(f'M{x(-1)} 506H{x(91)}C{x(90)} 560 {x(74)} 610 {x(68)} 660Q{x(38)} 672 {x(9)} 660L{x(2)} 566Z', d.lg((0, DENIM[1 if k < 0 else 2]), (.35, DENIM[0] if k < 0 else DENIM[1]), (.65, DENIM[1]), (1, DENIM[2]), x2=1, y2=0))
        s += P(f'M{x(4)} 626Q{x(38)} 638 {x(75)} 626L{x(71)} 652Q{x(38)} 664 {x(7)} 652Z', '#A9C6F2')
    s += P('M209 496H391V512Q300 530 209 512Z', DENIM[2], opacity=.5) + S('M209 510Q300 526 391 510', '#A9C6F2', 2.5, stroke_dasharray='6 5', opacity=.8) + S('M300 520V566', DENIM[2], 3.5, opacity=.6)
    s += B.shoes(d, ('#FFE07A', '#F2B22E', '#C2820E'))
    for k in (-1, 1):
        x = 300 + k * 46
        s += S(f'M{x} 424C{x+k*6} 396 {x+k*8} 372 {x+k*4} {340+rise}', DENIM[2], 21) + S(f'M{x} 424C{x+k*6} 396 {x+k*8} 372 {x+k*4} {340+rise}', DENIM[1], 17) + C(x, 424, 9, '#E8A93A') + C(x - 2, 422, 3, '#FFF0BE')
    return s


def kasia_high(d, rise):
    c = VIOLET
    q = B.trunk(rise, 556, 100)
    s = B.top(d, q, ('#FFF6DC', '#FBE2A2', '#E0B45E'))
    s += G(''.join(C(x, y, 4.5, '#F2788A', opacity=.8) for x, y in ((284, 404), (318, 418), (290, 440), (322, 460), (286, 478), (312, 498))), clip_path=d.clip(P(q, '#000')))
    side = f'M268 316C240 326 218 {334+rise} 210 {356+rise}C202 410 196 470 198 532Q204 552 270 554C274 500 292 420 268 316Z'
    for k in (1, -1):
        b = P(side, d.lg((0, '#B694EE'), (1, '#7350BC')))
        b += G(''.join(S(f'M{x} 330Q{x-10} 440 {x-6} 556', c[2], 2.5, opacity=.28) for x in range(214, 280, 22)) + R(190, 530, 90, 30, 0, c[2], opacity=.45), clip_path=d.clip(P(side, '#000')))
        b += S('M274 322C293 410 279 496 274 552', '#8A5A2A', 6, opacity=.3) + S('M269 322C288 410 274 496 269 552', c[2], 8) + S('M267 350C280 420 270 490 266 546', c[0], 2.5, opacity=.8)
        s += G(b, 'translate(600 0) scale(-1 1)') if k < 0 else b
    s += ''.join(C(321, y, 6.5, '#FFD34E') + C(319, y - 2, 2, '#fff', opacity=.8) for y in (424, 466, 508))
    return s + G(S('M266 326C268 358 284 370 300 370C316 370 332 358 334 326', '#E0B45E', 7), f'translate(0 {n(rise*.6)})')


WEAR = {
    # sleeve colours, cuff, what is below the hips, the top
    'kasia': dict(col=VIOLET, cuff=VIOLET[2], low=None, high=kasia_high, seated=True),
    'idris': dict(col=('#FF9A62', '#EE6A2A', '#B0421A'), cuff='#FFF3DC', low=idris_low, high=idris_high),
    'adaeze': dict(col=RED, cuff=RED[2], low=adaeze_low, high=adaeze_high),
    'robin': dict(col=GREEN, cuff='#FFFBE8', low=robin_low, high=robin_high, bare=.42),
    'callum': dict(col=BLUE, cuff=BLUE[2], low=callum_low, high=callum_high, stripe='#FFFFFF'),
    'sana': dict(col=GOLD, cuff=GOLD[2], low=sana_low, high=sana_high),
}
