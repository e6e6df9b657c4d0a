"""What the grown-ups wear: for each figure the colours of its sleeves, how tall it stands, and the drawing of what is
below the hips (`low`, stays put) and of its top (`high`, leans with the trunk). No writing on anything."""
import grown_body as B
from grown_heads import GREEN, LILAC, VIOLET
from lane_draw import C, G, P, R, S, T

INK = ('#6C7BB4', '#414D86', '#2A335F')
PURPLE = ('#C9A8F5', '#8A5FD6', '#5A3A9C')
TEAL = ('#74D3C6', '#2E9C96', '#176468')
DENIM = ('#7FA6DE', '#4A74B8', '#2C4C86')
BROWN = ('#B08A66', '#84603F', '#5A3E26')
GREY = ('#8C93A8', '#5E6680', '#3E4560')
CORAL = ('#FFB88A', '#F2854A', '#BE5426')
PLUM = ('#B2699A', '#84407A', '#592655')
WHITE = ('#FFFFFF', '#F4F4FA', '#D3D6E6')


def vee(d, fill, line, tip=372, half=30):
    """What shows in the opening of a jacket or cardigan."""
    return P(f'M{300-half} 262C{300-half+4} 300 {300-10} {tip-20} 300 {tip}C{300+10} {tip-20} {300+half-4} 300 {300+half} 262Z', fill) + S(f'M{300-half} 264C{300-half+4} 302 {300-10} {tip-18} 300 {tip}C{300+10} {tip-18} {300+half-4} 302 {300+half} 264', line, 3, opacity=.5)


def flower(x, y, r, c, mid='#FFE9A8'):
    return ''.join(C(x + r * u, y + r * v, r * .72, c) for u, v in ((0, -1), (.95, -.3), (.6, .8), (-.6, .8), (-.95, -.3))) + C(x, y, r * .6, mid)


def teacher_low(d):
    s = B.tights(d, ('#8A7AB8', '#5E4F8C', '#41346A')) + B.shoes(d, ('#F2B56A', '#C97F34', '#8A5018'), '#6A4322', False)
    sk, q = B.skirt(d, INK, 604, 104, False, 480)
    dots = ''.join(flower(x, y, 5, '#F9A8B8') for x, y in ((232, 492), (280, 500), (330, 488), (366, 512), (220, 540), (262, 548), (312, 540), (352, 556), (214, 584), (250, 594), (296, 588), (340, 600), (384, 586), (384, 548)))
    return s + sk + G(dots, clip_path=d.clip(P(q, '#000')), opacity=.85)


def teacher_high(d):
    s = B.top(d, B.trunk(88, 70, 78, 470), ('#FFFDF6', '#F6EBD8', '#D8C4A4'))
    side = 'M278 264C250 268 222 276 212 298C206 330 222 380 226 420C226 450 216 480 214 500Q246 512 274 504C276 430 286 340 278 264Z'
    for k in (1, -1):
        b = P(side, d.rg((0, PURPLE[0]), (.5, PURPLE[1]), (1, PURPLE[2]), cx=.3, cy=.2, r=.95))
        b = G(b, filter=d.sh(3, 3, .26)) + G(''.join(S(f'M{x} 270Q{x-8} 390 {x-4} 520', PURPLE[2], 2.5, opacity=.25) for x in range(222, 276, 12)), clip_path=d.clip(P(side, '#000'))) + S('M277 270C284 340 276 430 272 502', PURPLE[2], 7) + S('M274 290C279 350 273 430 269 498', PURPLE[0], 2.5, opacity=.7)
        s += G(b, 'translate(600 0) scale(-1 1)') if k < 0 else b
    s += ''.join(C(328, y, 5.5, '#FFD97A') for y in (400, 436, 472))
    return s + B.collar('#FFFFFF', '#CFC4B4', -4) + B.lanyard(d, '#F0574C', '#A82A30', long=366)


def parent_low(d):
    return B.trousers(d, DENIM) + B.shoes(d, ('#FFFFFF', '#E9ECF4', '#B9C0D2'), '#F6A23A')


def parent_high(d):
    q = B.trunk(98, 78, 80, 480)
    b = ''.join(S(f'M190 {y}Q300 {y+14} 410 {y}', c, w, opacity=.9) for y, c, w in ((352, '#FFE3A8', 9), (370, '#F2856A', 12), (388, '#FFE3A8', 9)))
    s = B.top(d, q, TEAL, (480, 80)) + G(b + S('M384 340Q374 370 380 400', TEAL[2], 26, opacity=.45, filter=d.blur(7)), clip_path=d.clip(P(q, '#000')))
    return s + P('M266 262C268 292 284 304 300 304C316 304 332 292 334 262L326 254Q300 286 274 254Z', '#FFFFFF') + S('M262 264C264 298 282 311 300 311C318 311 336 298 338 264', TEAL[2], 8) + S('M264 266C267 296 283 307 300 307', TEAL[0], 2.5, opacity=.7)


def grandparent_low(d):
    return B.trousers(d, BROWN) + B.shoes(d, ('#9A6A48', '#6E4528', '#482A14'), '#3A2616')


def grandparent_high(d):
    s = B.top(d, B.trunk(90, 76, 82, 476), TEAL, (476, 82)) + vee(d, '#FFFDF6', TEAL[2], 366, 34)
    chk = ''.join(S(f'M{x} 262V366', '#8FB4DE', 2.5, opacity=.6) for x in range(272, 334, 12)) + ''.join(S(f'M262 {y}H338', '#8FB4DE', 2.5, opacity=.6) for y in range(272, 366, 12))
    s += G(chk, clip_path=d.clip(P('M270 262C274 300 290 346 300 362C310 346 326 300 330 262Z', '#000')))
    s += S('M264 266C270 312 290 356 300 372C310 356 330 312 336 266M300 372V476', TEAL[2], 7, opacity=.9) + S('M300 374V474', TEAL[0], 2, opacity=.5)
    s += ''.join(C(309, y, 6.5, '#7A4A26') + C(307, y - 2, 2, '#E2B184') for y in (394, 424, 454))
    for k in (-1, 1):
        s += R(300 + k * 50 - 21, 418, 42, 38, 8, TEAL[1]) + S(f'M{300+k*50-19} 422h38', TEAL[2], 5)
    return s + B.collar('#FFFFFF', '#A9B8CE')


def office_low(d):
    s = B.shoes(d, ('#7D88B8', '#4C5688', '#333A66'), '#2A2F52', False, gap=40)
    sk, q = B.skirt(d, PLUM, 660, 112, waist=490)
    return s + sk + G(S('M180 636Q300 668 420 636', '#F2C6DE', 4, opacity=.7) + S('M180 622Q300 654 420 622', '#F2C6DE', 2.5, opacity=.5), clip_path=d.clip(P(q, '#000')))


def fall(d, sc, q, folds, pin=''):
    """The fall of a headscarf over chest and shoulders."""
    g = d.rg((0, sc[0]), (.5, sc[1]), (1, sc[2]), cx=.36, cy=.2, r=.95)
    return G(P(q, g), filter=d.sh(4, 4, .28)) + S(folds, sc[2], 4, opacity=.5) + pin


def office_high(d):
    q = B.trunk(86, 70, 88, 524)
    s = B.top(d, q, INK) + G(S('M204 506Q300 530 396 506', INK[0], 4, opacity=.7) + S('M232 434Q300 448 368 434', INK[2], 10) + S('M300 316V430', INK[2], 3, opacity=.7), clip_path=d.clip(P(q, '#000')))
    s += ''.join(C(300, y, 5, '#F2D9F5') for y in (352, 382, 412))
    s += fall(d, LILAC, 'M238 210C216 254 208 300 236 318C262 336 338 338 364 318C392 300 384 254 362 210Z', 'M236 262Q300 318 366 258M244 300Q300 330 352 302')
    return s + flower(330, 304, 8, '#F2788A')


def lead_low(d):
    return B.trousers(d, INK, wide=10, y=480) + B.shoes(d, ('#5A5468', '#34303E', '#1C1A24'), '#1C1A24', False)


def lead_high(d):
    q = B.trunk(92, 72, 82, 504)
    s = B.top(d, q, INK)
    s += P('M262 262C268 330 288 400 300 424C312 400 332 330 338 262Z', '#FFF6FF') + S('M300 424V506', INK[2], 4)
    for k in (-1, 1):
        s += P(f'M{300+k*36} 262C{300+k*62} 272 {300+k*64} 300 {300+k*60} 320L{300+k*46} 330L{300+k*54} 344C{300+k*36} 384 {300+k*14} 410 300 428C{300+k*14} 390 {300+k*32} 320 {300+k*36} 262Z', d.lg((0, INK[0]), (1, INK[1])), stroke=INK[2], stroke_width=2.5)
        s += S(f'M{300+k*34} 462h{k*36}', INK[2], 5)
    s += C(308, 446, 6, '#C9A84E') + C(308, 478, 6, '#C9A84E')
    shield = P('M0 8C8 13 14 14 17 14C18 32 12 44 0 50C-12 44 -18 32 -17 14C-14 14 -8 13 0 8Z', '#2F86E0') + P('M0 38C-14 28 -9 18 0 24C9 18 14 28 0 38Z', '#F0405A')
    s += B.lanyard(d, '#3F8BEA', '#1F4FA0', shield, 372)
    return s + fall(d, VIOLET, 'M236 206C212 250 204 288 228 308C256 328 330 330 360 312C376 300 392 260 364 206Z', 'M234 256Q290 312 366 252M240 292Q296 322 352 296') + fall(
        d, VIOLET, 'M246 286C236 320 228 352 216 384Q240 398 262 390C270 352 280 318 288 298Z', 'M262 306Q250 346 240 388')


def coach_low(d):
    return B.trousers(d, GREY, '#F4F6FA') + B.shoes(d, ('#FFE07A', '#F2A62A', '#C2700E'))


def coach_high(d):
    q = B.trunk(102, 84, 84, 478)
    b = P('M180 250H420V330L300 366L180 330Z', GREEN[2], opacity=.55) + S('M180 330L300 366L420 330', '#fff', 7)
    s = B.top(d, q, GREEN, (478, 84)) + G(b, clip_path=d.clip(P(q, '#000')))
    s += S('M300 296V478', '#E4F4DA', 5) + S('M300 296V478', '#9FB8A0', 2, stroke_dasharray='2 5') + R(295, 316, 10, 17, 4, '#FFD34E')
    s += P('M264 250C254 262 250 276 252 290Q276 306 300 300Q324 306 348 290C350 276 346 262 336 250C326 282 274 282 264 250Z', GREEN[1], stroke=GREEN[1], stroke_width=7, stroke_linejoin='round') + P('M264 250C254 262 250 276 252 290Q276 306 300 300Q324 306 348 290C350 276 346 262 336 250C326 280 274 280 264 250Z', d.lg((0, GREEN[0]), (1, GREEN[2]))) + S('M300 300Q298 290 296 276', GREEN[2], 3)
    s += S('M262 280Q276 350 300 384Q324 350 338 280', '#FFD34E', 6)
    w = P('M-6 -18H32V0H24A22 22 0 1 1 -6 -8Z', d.lg((0, '#F2F5FA'), (1, '#8E9BAD'))) + C(4, 8, 8, '#5B6478')
    return s + G(T(w, 298, 396, .9), filter=d.sh(3, 2, .3))


def assistant_high(d):
    q = B.trunk(86, 70, 78, 470)
    s = B.top(d, q, CORAL, (470, 78))
    k = ''.join(S(f'M{x} {y}l8 8l8 -8', '#FFE0B8', 3.5, opacity=.8) for y in (336, 350) for x in range(206, 400, 16))
    s += G(k, clip_path=d.clip(P(q, '#000')))
    s += S('M262 264C264 296 282 308 300 308C318 308 336 296 338 264', CORAL[2], 9) + B.collar('#E6F4FF', '#8FB4DE', -8)
    return s


WEAR = {
    # sleeve colours, cuff, low, high, lift (pixels taller), size of the head, what the arms do
    'teacher': dict(col=PURPLE, cuff=PURPLE[2], low=teacher_low, high=teacher_high, tall=-2, hs=.70),
    'parent': dict(col=TEAL, cuff=TEAL[2], low=parent_low, high=parent_high, tall=12, hs=.72, w=(64, 50)),
    'grandparent': dict(col=TEAL, cuff=TEAL[2], low=grandparent_low, high=grandparent_high, tall=0, hs=.72),
    'office': dict(col=INK, cuff=INK[2], low=office_low, high=office_high, tall=0, hs=.70, w=(58, 46), band=False),
    'lead': dict(col=INK, cuff=INK[2], low=lead_low, high=lead_high, tall=8, hs=.71, w=(60, 47), band=False),
    'coach': dict(col=GREEN, cuff=GREEN[2], low=coach_low, high=coach_high, tall=2, hs=.72, w=(66, 52), stripe='#FFFFFF'),
    'assistant': dict(col=CORAL, cuff=CORAL[2], low=None, high=assistant_high, tall=-52, hs=.71, w=(56, 45), seated=True),
}
