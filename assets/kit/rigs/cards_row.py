"""Cards of Tollgate Row and of both casts: children, grown-ups and hands, each doing one thing. `python3 cards_row.py [name ...]`
writes svg/card/<name>.svg, 400x300."""

import sys

import room_bits as B
from cards_lane import scene
from room_draw import C, P, R, S, T, by_name, cli, clipped, el, floor, glow, lift, turn
from room_people import avatar, bust, sleeve


def backdrop(d, a, b):
    return R(0, 0, 400, 300, 0, d.lg((0, a), (1, b))) + glow(d, 200, 110, 200, '#FFFFFF', 0.55)


def hand(d, x, y, kind='point', skin='tan', shirt='violet', s=1.7, hrot=0):
    """An arm from the bottom right; its finger (or hand) ends near (x, y)."""
    k = 44 if kind == 'point' else 20
    return sleeve(d, [(x + 96, y + 190), (x + 70, y + 150), (x + 40, y + 108), (x + k * 0.3, y + k * 1.2)], kind, s, hrot, False, skin, shirt)


def ripple(x, y, c='#fff'):
    return ''.join(C(x, y, r, 'none', stroke=c, stroke_width=5, opacity=o) for r, o in ((20, 0.95), (34, 0.6), (48, 0.3)))


def lanyard(d):
    return S('M-36 176L0 262L36 176', '#E2483F', 12) + R(-26, 262, 52, 62, 8, '#fff') + C(0, 284, 12, '#FFD34E') + S('M-14 308H14', '#B9C2D4', 6)


def whistle(d):
    return S('M-34 176Q0 250 34 176', '#FFD34E', 9) + lift(d, P('M-6 236H30V254H24A22 22 0 1 1 -6 246Z', d.lg((0, '#E9EEF5'), (1, '#8E9BAD'))), 3, 2, 0.3) + C(4, 262, 8, '#5B6478')


def tell_teacher(d):
    b = backdrop(d, '#CFEFEA', '#8FCFC6') + R(230, 20, 150, 110, 10, '#C98442') + R(240, 30, 130, 90, 4, '#2FA7A0') + d.ic('rainbow', 262, 40, 62)
    b += T(bust(d, 'bun', 'listening', 'violet', -8, front=lanyard(d)), 284, 152, 0.64) + T(bust(d, 'fade', 'worried', 'orange', 6), 86, 220, 0.5)
    return scene(d, b + B.bub(d, 26, 22, 154, 94, (96, 146), ('#FFFFFF', '#E6F4FF'), 40) + B.scribble(56, 54, 96, 0, '#4B6A9E', 1, 9, 2) + B.scribble(56, 78, 58, 0, '#4B6A9E', 1, 9, 5))


def talk_parent(d):
    b = backdrop(d, '#FFE3C0', '#F2B080') + R(-10, 196, 420, 120, 0, d.lg((0, '#8FBCE8'), (1, '#4A78B8'))) + R(-30, 120, 90, 200, 34, '#5F92CE') + R(340, 120, 90, 200, 34, '#5F92CE')
    b += T(bust(d, 'beard', 'listening', 'teal', -8), 270, 146, 0.6) + T(bust(d, 'puffs', 'calm', 'gold', 6), 118, 190, 0.54)
    b += B.bub(d, 30, 14, 96, 62, (98, 96), ('#FFFFFF', '#FFF3D2'), 28) + B.dots(78, 45, 6.5, '#C98442') + B.bub(d, 148, 16, 84, 62, (224, 92), ('#FFFFFF', '#EAF7F4'), 28)
    return scene(d, b + B.heart(d, 190, 48, 0.42))


def ask_coach(d):
    b = R(0, 0, 400, 300, 0, d.lg((0, '#A9DBF5'), (0.5, '#E6F6FF'), (0.52, '#8FD66B'), (1, '#4FA352'))) + S('M0 176H400M250 176V300', '#fff', 5, opacity=0.7)
    b += S('M300 170V96H392V170M300 96L392 170M346 96V170M300 132H392', '#fff', 4, opacity=0.7)
    b += T(bust(d, 'beard', 'listening', 'green', -6, front=whistle(d)), 266, 152, 0.62) + P(
        'M196 96C196 44 336 40 340 92L196 100ZM190 98Q176 110 158 106Q170 88 196 86Z', d.lg((0, '#4FB24E'), (1, '#2B7A3E'))
    )
    b += T(bust(d, 'ginger', 'puzzled', 'blue', 6), 96, 206, 0.52) + B.bub(d, 22, 14, 110, 86, (90, 126), ('#FFFFFF', '#FFF3D2'), 38) + B.question(d, 76, 54, 0.82)
    return scene(d, b + lift(d, d.ic('soccer-ball', 164, 222, 76), 4, 4, 0.3))


def chatframe(d, x, y, w, h, body, rot=0):
    return B.slab(d, x, y, w, h, R(x, y, w, h, 0, d.lg((0, '#DDF2EE'), (1, '#BFE3E8'))) + R(x, y, w, 44, 0, '#2FA7A0') + body, rot)


def answer_chat(d):
    c = B.bub(d, 96, 62, 150, 54, (74, 92), ('#FFFFFF', '#F2F6FB'), 24) + B.scribble(116, 90, 104, 0, '#9AA6BC', 1, 9, 4) + B.unknown(d, 62, 96, 20, q=False)
    c += B.bub(d, 136, 134, 170, 62, (330, 170), ('#6FC0FF', '#2E7BE8'), 28) + B.dots(220, 166, 10, '#fff')
    s = chatframe(d, 16, 16, 348, 250, c, -3)
    return s + B.poke(d, 262, 182, 124)


def leave_chat(d):
    c = (
        B.bub(d, 70, 66, 120, 46, (54, 92), ('#FFB3A8', '#F2786A'), 22)
        + B.scribble(90, 90, 80, 0, '#fff', 1, 9, 4)
        + B.bub(d, 110, 122, 120, 46, (248, 150), ('#FFB3A8', '#F2786A'), 22)
        + B.scribble(130, 146, 80, 0, '#fff', 1, 9, 7)
        + B.bub(d, 70, 178, 120, 46, (54, 200), ('#FFB3A8', '#F2786A'), 22)
        + B.scribble(90, 202, 80, 0, '#fff', 1, 9, 9)
    )
    s = chatframe(d, 14, 18, 262, 250, c, -3)
    s += lift(d, R(226, 44, 146, 236, 14, d.lg((0, '#9A5F30'), (1, '#6B3F1C'))), 6, 6, 0.3) + R(240, 58, 118, 222, 6, d.lg((0, '#FFF6D0'), (1, '#FFD98A'))) + glow(d, 300, 170, 100, '#FFFBE6', 1)
    s += P('M240 58L176 84V294L240 280Z', d.lg((0, '#7CCB6A'), (1, '#2F8A4E'))) + C(192, 192, 8, '#FFD34E') + S('M190 102L228 86V164L190 174Z', '#C4EFA0', 5, opacity=0.7)
    return s + B.arrow(d, 302, 176, 1.0, 0, ('#7BE36A', '#259A42'))


def invite_her(d):
    s = glow(d, 200, 150, 150, '#FFF0C8', 0.9) + lift(d, C(128, 150, 122, d.lg((0, '#DDF2EE'), (1, '#8FCFC6'))), 5, 5, 0.25) + C(128, 150, 112, 'none', stroke='#fff', stroke_width=7)
    for who, mood, x, y, bg in (('ginger', 'happy', 128, 86, '#BFE0FF'), ('fade', 'happy', 76, 174, '#CFF0B8'), ('bowl', 'happy', 180, 174, '#FFD0E2')):
        s += avatar(d, who, mood, x, y, 46, bg)
    s += avatar(d, 'sana', 'joy', 334, 150, 54, '#9BE0DA')
    return s + B.arrow(d, 250, 150, 0.56, 180, ('#7BE36A', '#259A42')) + B.heart(d, 252, 84, 0.5) + B.plus(d, 372, 206, 27, ('#7BE36A', '#259A42'))


def add_player(d):
    s = lift(d, R(12, 40, 376, 190, 44, d.lg((0, '#8E6BE0'), (1, '#5A3BB8'))), 6, 6, 0.3) + R(26, 54, 348, 162, 34, d.lg((0, '#FFFFFF'), (1, '#F0E8FF')))
    for k, (who, bg) in enumerate((('plait', '#FFE08A'), ('ginger', '#BFE0FF'), ('bowl', '#FFD0E2'), ('fade', '#CFF0B8'))):
        s += avatar(d, who, 'happy', 74 + (k % 2) * 84, 96 + (k // 2) * 78, 33, bg)
    s += B.unknown(d, 282, 134, 52, '#6F46C8') + B.plus(d, 334, 88, 30, ('#7BE36A', '#259A42'))
    return s + B.poke(d, 304, 178, 122, False)


def ask_who(d):
    b = backdrop(d, '#DDE9FB', '#A8C2EA') + T(bust(d, 'hijab', 'puzzled', 'blue', 6), 104, 176, 0.6)
    b += B.bub(d, 178, 16, 92, 86, (168, 130), ('#FFFFFF', '#FFF3D2'), 36) + B.question(d, 224, 56, 0.82) + B.unknown(d, 308, 172, 74, '#4B6A9E')
    return scene(d, b)


def join_laugh(d):
    b = backdrop(d, '#FFD9A8', '#F59A6A')
    for who, x, y, k, sh, t in (('bowl', 92, 126, 0.46, 'blue', -10), ('ginger', 210, 112, 0.48, 'green', 6), ('fade', 318, 140, 0.5, 'orange', 12)):
        b += T(bust(d, who, 'joy', sh, t), x, y, k)
    for x, y, r in ((150, 44, -14), (264, 40, 10), (34, 60, -24), (376, 66, 20)):
        b += turn(S(f'M{x-16} {y}l8 -12l8 12l8 -12l8 12', '#fff', 6), r, x, y)
    b += sleeve(d, [(480, 330), (440, 300), (400, 280), (330, 250)], 'point', 1.3, 0, False, 'dark', 'red')
    return scene(d, b)


def wake_early(d):
    b = (
        R(0, 0, 400, 300, 0, d.lg((0, '#1F2660'), (0.7, '#45408A'), (1, '#7A5C9A')))
        + C(52, 52, 24, '#FFF3C8')
        + C(62, 45, 21, '#28306C')
        + ''.join(d.ic('star', x, y, 18, op=0.8) for x, y in ((104, 30), (150, 70), (26, 108), (206, 26)))
    )
    b += lift(d, P('M20 214C30 150 90 136 150 148C216 140 250 170 248 226C250 262 220 270 130 268C60 272 16 262 20 214Z', d.rg((0, '#FFFFFF'), (1, '#B9C2EA'))), 4, 4, 0.3)
    b += T(bust(d, 'ginger', 'sad', 'teal', -10), 134, 170, 0.5) + lift(d, P('M-10 250C60 226 190 236 290 250L410 262V310H-10Z', d.lg((0, '#6FA8E8'), (1, '#3C62B8'))), 4, 4, 0.3)
    b += B.clock(d, 312, 140, 66, 5) + S('M232 92Q222 80 226 64M392 92Q402 80 398 64M246 66Q242 54 250 42M378 66Q384 52 374 42', '#FFD34E', 6)
    return scene(d, b + B.flame(d, 304, 272, 0.42))


def pause_streak(d):
    s = glow(d, 170, 150, 150, '#DDEBFF', 1) + B.flame(d, 150, 264, 1.75, 'asleep')
    s += (
        lift(d, C(268, 116, 66, '#fff') + C(268, 116, 58, d.lg((0, '#6FC0FF'), (1, '#2E6FD0'))), 5, 5, 0.3)
        + R(246, 88, 15, 56, 6, '#fff')
        + R(275, 88, 15, 56, 6, '#fff')
        + S('M224 86Q236 68 258 64', '#CFE9FF', 6, opacity=0.8)
    )
    return s + B.poke(d, 292, 158, 124, False) + d.ic('crescent-moon', 22, 20, 66)


def phone(d, x, y, w, h, screen, rot=0):
    s = lift(d, R(x, y, w, h, 28, d.lg((0, '#4A5578'), (1, '#242B44'))), 6, 6, 0.3) + clipped(d, R(x + 10, y + 12, w - 20, h - 24, 18, '#000'), screen) + R(x + w / 2 - 22, y + 17, 44, 8, 4, '#242B44')
    return turn(s, rot, x + w / 2, y + h / 2)


def scout_chat(d, x, y, w):
    c = (
        R(x, y, w, 300, 0, d.lg((0, '#E6EEFB'), (1, '#C4D6F2')))
        + R(x, y, w, 62, 0, '#3C5A9A')
        + B.unknown(d, x + 46, y + 40, 19, q=False)
        + d.ic('soccer-ball', x + 76, y + 24, 32)
        + d.ic('star', x + 114, y + 24, 32)
    )
    return c + B.bub(d, x + 24, y + 76, w - 78, 54, (x + 12, y + 116), ('#FFFFFF', '#F2F6FB'), 24) + d.ic('star', x + 38, y + 86, 34) + B.scribble(x + 82, y + 103, w - 158, 0, '#9AA6BC', 1, 8, 4)


def reply_scout(d):
    c = scout_chat(d, 92, 14, 226) + B.bub(d, 156, 158, 140, 54, (312, 196), ('#6FC0FF', '#2E7BE8'), 24) + B.dots(224, 185, 8, '#fff')
    return phone(d, 86, 8, 238, 330, c, -3) + B.arrow(d, 306, 228, 0.66, -30) + B.poke(d, 262, 204, 116, False)


def block_report(d):
    s = (
        glow(d, 200, 150, 150, '#FFE3DD', 0.9)
        + B.unknown(d, 112, 152, 84, '#8FA0BC', False)
        + C(112, 152, 92, 'none', stroke='#fff', stroke_width=24)
        + C(112, 152, 92, 'none', stroke='#D9342F', stroke_width=16)
        + S('M48 88L176 216', '#fff', 24)
        + S('M48 88L176 216', '#D9342F', 16)
    )
    s += (
        lift(d, R(222, 92, 156, 120, 34, d.lg((0, '#FFC04E'), (1, '#EE7A1C'))), 6, 6, 0.3)
        + R(238, 100, 124, 16, 8, '#fff', opacity=0.35)
        + S('M272 184V122', '#fff', 11)
        + P('M272 120Q300 108 318 122Q332 132 346 124V160Q332 168 318 158Q300 146 272 158Z', '#fff')
    )
    return s + B.poke(d, 318, 190, 116, False)


def save_message(d):
    s = glow(d, 200, 130, 150, '#E6F4FF', 0.9) + B.bub(d, 72, 34, 256, 108, (96, 168), ('#FFFFFF', '#EAF3FF'), 44, '#B9CDEA') + B.scribble(108, 74, 184, 30, '#6B83AE', 2, 11, 6)
    for a, b in (((1, 1)), ((-1, 1))):
        x = 200 - a * 164
        s += S(f'M{x} 62V22Q{x} 12 {x+a*10} 12H{x+a*44}M{x} 118V158Q{x} 168 {x+a*10} 168H{x+a*44}', '#fff', 17) + S(
            f'M{x} 62V22Q{x} 12 {x+a*10} 12H{x+a*44}M{x} 118V158Q{x} 168 {x+a*10} 168H{x+a*44}', '#2E7BE8', 10
        )
    s += (
        B.arrow(d, 200, 190, 0.66, 90)
        + lift(d, P('M74 224H150L166 240H326Q336 240 336 250V282Q336 292 326 292H74Q64 292 64 282V234Q64 224 74 224Z', d.lg((0, '#FFD98A'), (1, '#F0A030'))), 5, 5, 0.3)
        + R(64, 246, 272, 46, 10, d.lg((0, '#FFE7A8'), (1, '#F5B84A')))
    )
    return s + B.tick(d, 322, 256, 30)


def floodpic(d, w=150, h=112, odd=True):
    """The picture of the flooded school, from (0, 0)."""
    s = R(0, 0, w, h, 0, d.lg((0, '#7F93B8'), (1, '#C4CEDD'))) + T(B.school(d, 0, 0, 1), w * 0.5, h * 0.76, min(w / 300, h / 250))
    s += P(f'M0 {h*.66}Q{w*.13} {h*.6} {w*.25} {h*.66}T{w*.5} {h*.66}T{w*.75} {h*.66}T{w} {h*.66}V{h}H0Z', d.lg((0, '#6FB4E8', 0.92), (1, '#2F6FB0')))
    return s + ''.join(S(f'M{w*x:.0f} {h*y:.0f}q{w*.05:.0f} -5 {w*.1:.0f} 0', '#DDF1FF', 3, opacity=0.8) for x, y in ((0.1, 0.8), (0.5, 0.78), (0.76, 0.86), (0.3, 0.92)))


def forward_it(d):
    s = glow(d, 150, 150, 150, '#FFE9C8', 0.9) + B.photo(d, 14, 64, 176, 150, floodpic(d, 160, 124), -6)
    for x, y, r, who, mood, bg in ((330, 58, 40, 'bowl', 'worried', '#FFD0E2'), (344, 152, 40, 'fade', 'puzzled', '#CFF0B8'), (322, 246, 40, 'ginger', 'worried', '#BFE0FF')):
        s += avatar(d, who, mood, x, y, r, bg)
    s += B.arrow(d, 236, 92, 0.78, -24, ('#FFB05A', '#E2702F')) + B.arrow(d, 246, 152, 0.78, 0, ('#FFB05A', '#E2702F')) + B.arrow(d, 236, 214, 0.78, 26, ('#FFB05A', '#E2702F'))
    return s + B.poke(d, 122, 184, 118)


def check_first(d):
    s = glow(d, 200, 150, 150, '#E6FFD8', 0.9) + B.photo(d, 12, 30, 132, 120, floodpic(d, 116, 96), -6) + B.question(d, 78, 186, 0.9)
    s += (
        lift(d, R(150, 46, 238, 196, 22, '#fff'), 6, 6, 0.28)
        + P('M150 68Q150 46 172 46H366Q388 46 388 68V84H150Z', '#E3E9F4')
        + ''.join(C(172 + k * 18, 65, 5.5, c) for k, c in enumerate(('#F2645A', '#FFC93C', '#6CC24A')))
        + R(232, 56, 140, 18, 9, '#fff')
    )
    s += clipped(
        d,
        P('M150 84H388V220Q388 242 366 242H172Q150 242 150 220Z', '#000'),
        R(150, 84, 238, 160, 0, d.lg((0, '#8FD3F5'), (1, '#E6F6FF'))) + P('M150 214Q270 196 388 214V244H150Z', '#7CCB6A') + C(352, 116, 17, '#FFD34E') + B.school(d, 258, 218, 0.74),
    )
    return s + B.tick(d, 354, 228, 34) + hand(d, 206, 196, 'point', 'brown', 'gold', 1.25)


def look_closer(d):
    s = glow(d, 190, 140, 150, '#FFF0C8', 0.9) + B.photo(d, 20, 22, 300, 232, floodpic(d, 284, 206), -4)
    fingers = ''.join(
        S(f'M{x} 178L{x2} {y}', '#E3A27C', 17) + S(f'M{x} 178L{x2} {y}', '#F8CBA8', 14)
        for x, x2, y in ((206, 188, 132), (216, 206, 116), (226, 224, 110), (236, 242, 114), (246, 260, 124), (252, 280, 142))
    )
    inner = (
        R(140, 60, 190, 190, 0, d.lg((0, '#BFD6EE'), (1, '#6FA8D8')))
        + fingers
        + S('M204 186Q180 180 174 164', '#E3A27C', 18)
        + S('M204 186Q180 180 174 164', '#F8CBA8', 15)
        + P('M198 172H262C270 206 256 236 230 238C204 236 194 206 198 172Z', '#F8CBA8')
        + P('M196 224H266V270H196Z', '#4FB24E')
    )
    return s + B.lens(d, 228, 154, 84, inner, 44) + sleeve(d, [(460, 380), (430, 350), (400, 320), (352, 284)], 'fist', 1.3, 0, False, 'dark', 'teal')


def ask_who_made_it(d):
    s = glow(d, 190, 150, 150, '#E6D8FF', 0.9) + B.photo(
        d, 20, 30, 214, 182, R(0, 0, 198, 156, 0, d.lg((0, '#A9DBF5'), (1, '#FFE7C0'))) + d.ic('rainbow', 22, 8, 100) + d.ic('horse-face', 84, 50, 100), -5
    )
    s += lift(
        d,
        turn(
            R(196, 160, 30, 128, 8, d.lg((0, '#FFD98A'), (0.5, '#F5A21C'), (1, '#C9780F'), x2=1, y2=0))
            + P('M196 160L211 124L226 160Z', '#FFE7C0')
            + P('M205 140L211 124L217 140Z', '#4A3222')
            + R(196, 270, 30, 20, 6, '#F2788A'),
            38,
            211,
            210,
        ),
        4,
        4,
        0.3,
    )
    return s + B.unknown(d, 308, 108, 66, '#6F46C8') + S('M236 214Q258 206 272 184', '#6F46C8', 6, stroke_dasharray='2 13')


def say_sorry(d):
    s = (
        glow(d, 220, 140, 150, '#FFE0E6', 0.95)
        + B.bub(d, 20, 18, 172, 122, (152, 168), ('#FFFFFF', '#FFEFF2'), 50)
        + B.heart(d, 104, 78, 1.05)
        + lift(d, T(d.ic('adhesive-bandage', -34, -34, 68), 110, 82), 2, 2, 0.25)
    )
    s += sleeve(d, [(490, 330), (440, 310), (390, 286), (312, 256)], 'fist', 1.75, 0, False, 'brown', 'green')
    return (
        s
        + lift(d, S('M292 262Q272 200 260 150', '#3F9A4A', 11) + P('M276 214Q316 202 322 174Q288 174 272 200Z', '#57B45A') + T(d.ic('sunflower', 0, 0, 150), 168, 52, 1), 3, 3, 0.25)
        + C(296, 256, 18, '#B97A4C')
        + C(294, 252, 8, '#D69A6C', opacity=0.8)
    )


def fix_it_together(d):
    left = P('M-96 -56H-10V-18C8 -34 26 -22 26 0C26 22 8 34 -10 18V56H-96Z', d.lg((0, '#FF8A98'), (1, '#D9345A')), stroke='#fff', stroke_width=6, stroke_linejoin='round')
    right = P('M96 -56H-2V-18C16 -34 34 -22 34 0C34 22 16 34 -2 18V56H96Z', d.lg((0, '#7CC4F7'), (1, '#2E7BE8')), stroke='#fff', stroke_width=6, stroke_linejoin='round')
    s = glow(d, 200, 120, 150, '#FFF3C0', 1) + lift(d, T(right, 218, 118, 1.05), 4, 4, 0.28) + lift(d, T(left, 186, 118, 1.05), 4, 4, 0.28) + B.joy_lines(200, 60, 24, '#FFB13B', 6, -140, -40, 3)
    s += sleeve(d, [(-40, 320), (0, 300), (40, 270), (86, 176)], 'fist', 1.6, 0, True, 'light', 'gold') + sleeve(
        d, [(440, 320), (400, 300), (360, 270), (314, 176)], 'fist', 1.6, 0, False, 'dark', 'green'
    )
    return s


def bin_(d, x, y, s=1):
    g = d.lg((0, '#8FD8C6'), (0.4, '#3FB09C'), (1, '#1D7A70'), x2=1, y2=0)
    b = lift(d, P('M-88 -118Q0 -90 88 -118L72 -6Q70 4 58 6Q0 14 -58 6Q-70 4 -72 -6Z', g), 5, 5, 0.28)
    b += ''.join(S(f'M{k*38} {-90-abs(k)*5}L{k*31} {-4-abs(k)*2}', '#15655C', 7, opacity=0.45) for k in (-1.6, -0.8, 0, 0.8, 1.6))
    return T(b + S('M-88 -118Q0 -90 88 -118', '#C9F5EA', 9) + S('M-88 -118Q0 -90 88 -118', '#5CC4B2', 4), x, y, s)


def delete_photo(d):
    s = glow(d, 180, 150, 150, '#FFF0C8', 0.8) + floor(d, 170, 288, 100) + el(170, 156, 100, 18, '#0E4A44')
    s += B.photo(d, 88, 12, 164, 156, B.garden_bit(d, 0, 0, 148, 130) + T(B.mudnib(d, 0, 0, 0.2), 22, 4), 8) + S('M58 60Q64 34 86 24M292 44Q308 66 306 96', '#F5A21C', 6)
    s += bin_(d, 170, 284, 1.12)
    return s + sleeve(d, [(470, 330), (430, 300), (380, 240), (264, 96)], 'fist', 1.5, 0, False, 'tan', 'violet')


def true_box(d):
    return glow(d, 200, 140, 160, '#E6FFD8', 1) + B.box(d, 200, 284, 1.25, ('#B8EBA0', '#62BC5E', '#2F7F46'), '') + B.tick(d, 200, 206, 58)


def not_sure_box(d):
    return glow(d, 200, 140, 160, '#FFF0C8', 1) + B.box(d, 200, 284, 1.25, ('#FFE49A', '#F5B63C', '#B4741A'), '') + lift(d, C(200, 206, 54, '#fff'), 3, 3, 0.25) + B.question(d, 200, 202, 1.1, 0)


def share_box(d):
    s = glow(d, 200, 140, 160, '#DDF1FF', 1) + B.box(d, 200, 284, 1.25, ('#A9DDF5', '#5FAEE0', '#2C6FA8'), '')
    for who, x, bg in (('puffs', 128, '#FFE08A'), ('ginger', 200, '#FFD0E2'), ('bowl', 272, '#CFF0B8')):
        s += avatar(d, who, 'happy', x, 208, 31, bg)
    return s + B.arrow(d, 200, 66, 0.9, -90, ('#7BE36A', '#259A42'))


def keep_box(d):
    return (
        glow(d, 200, 140, 160, '#E6D8FF', 1)
        + B.box(d, 200, 276, 1.35, ('#D9B8F5', '#9A6BD0', '#5C3A94'), R(-110, -138, 220, 30, 10, '#B78AE6') + S('M-98 -132H98', '#F0E0FF', 4, opacity=0.8), False)
        + B.padlock(d, 200, 170, 1.15, False, ('#FFE08A', '#F0A020'))
    )


CARDS = by_name(
    tell_teacher,
    talk_parent,
    ask_coach,
    answer_chat,
    leave_chat,
    invite_her,
    add_player,
    ask_who,
    join_laugh,
    wake_early,
    pause_streak,
    reply_scout,
    block_report,
    save_message,
    forward_it,
    check_first,
    look_closer,
    ask_who_made_it,
    say_sorry,
    fix_it_together,
    delete_photo,
    true_box,
    not_sure_box,
    share_box,
    keep_box,
)

if __name__ == '__main__':
    cli('card', (400, 300), CARDS, sys.argv[1:])
