"""Pictures of Tell, 300x300: whom I would like to tell, how to find me, show it instead of sending, hearing back, closed school.
`python3 tell_more.py [name ...]` writes svg/tell/<name>.svg."""

import sys

import grown
import room_bits as B
from room_draw import C, P, R, S, T, cli, clipped, el, floor, lift, turn


def face(who, a, b, badge=''):
    """A grown-up of the kit in a round picture, and what she does in the corner."""

    def draw(d):
        sub = grown.Doc()
        sub.defs, sub.seq = d.defs, 4000
        grown.draw(sub, who, 'happy', 'stand')
        body = '\n'.join(sub.o)
        s = C(150, 146, 138, '#fff') + C(150, 146, 128, d.lg((0, a), (1, b)))
        top = 18 - 0.66 * (40 if who != 'assistant' else 20)
        s += clipped(d, C(150, 146, 128, '#000'), T(body, 150 - 300 * 0.66, top, 0.66))
        return lift(d, s, 4, 4, 0.25) + (lift(d, C(238, 236, 54, '#fff') + d.ic(badge, 200, 198, 76), 3, 3, 0.3) if badge else '')

    return draw


def staff_online(d):
    return face('coach', '#CFE6FF', '#8FBDF2', 'laptop')(d)


def anyone(d):
    s = ''
    for who, x, y, r, a in (('parent', 92, 106, 74, '#FFE3A8'), ('office', 210, 106, 74, '#CFF0B8'), ('grandparent', 150, 206, 80, '#F6C9DE')):
        sub = grown.Doc()
        sub.defs, sub.seq = d.defs, 4000 + x * 10
        grown.draw(sub, who, 'happy', 'stand')
        k = r / 190
        s += lift(d, C(x, y, r, '#fff') + C(x, y, r * 0.92, a) + clipped(d, C(x, y, r * 0.92, '#000'), T('\n'.join(sub.o), x - 300 * k, y - 175 * k, k)), 3, 3, 0.25)
    return s


def board(d):
    """A row of coat pegs."""
    s = lift(d, R(24, 52, 252, 56, 20, d.lg((0, '#F2C58A'), (1, '#C98A4A'))), 4, 4, 0.3) + S('M44 66H250', '#FFE6BE', 5, opacity=0.7)
    return s + ''.join(lift(d, S(f'M{x} 92V124Q{x} 140 {x + 16} 140', '#8A5A2E', 12), 2, 2, 0.3) for x in (80, 150, 220))


def find_peg(d):
    return board(d) + lift(d, R(112, 130, 96, 116, 20, '#FFFDF6') + d.ic('snail', 122, 146, 78), 4, 4, 0.3)


def find_seat(d):
    s = floor(d, 150, 274, 110) + lift(d, d.ic('chair', 30, 40, 220), 4, 4, 0.2)
    return s + lift(d, C(226, 86, 56, '#fff') + C(226, 86, 48, '#3F86DA'), 3, 3, 0.3) + S('M212 70L230 60V114', '#fff', 11)


def find_name(d):
    s = lift(d, R(40, 84, 220, 150, 26, '#F2544B') + R(40, 84, 220, 50, 26, '#D43A3A') + R(54, 128, 192, 92, 16, '#FFFDF6'), 4, 4, 0.3)
    s += ''.join(C(x, 106, 8, '#fff') for x in (116, 150, 184))
    return s + S('M78 186Q96 150 110 178Q122 204 138 176Q152 150 164 182Q174 200 190 172Q202 156 220 178', '#33407A', 9) + lift(d, d.ic('pencil', 186, 176, 96), 3, 3, 0.3)


def find_ask(d):
    return find_peg(d) + lift(d, d.ic('waving-hand', 184, 30, 108), 4, 4, 0.3)


def find_no(d):
    return find_peg(d) + B.cross(d, 232, 78, 46)


def chosen_ask(d):
    return anyone(d) + B.heart(d, 250, 236, 0.9)


def show(d):
    """A picture card held up, for somebody in the room to see."""
    card = R(52, 34, 196, 150, 22, '#FFFDF6') + R(52, 34, 196, 150, 22, 'none', stroke='#E0C7A0', stroke_width=7)
    card += d.ic('worried-face', 72, 66, 82) + d.ic('raised-hand', 152, 66, 82)
    hands = lift(d, d.ic('raised-fist', 36, 166, 96, rot=8), 4, 4, 0.3) + lift(d, d.ic('raised-fist', 168, 166, 96, rot=-8, flip=True), 4, 4, 0.3)
    return lift(d, card, 5, 5, 0.3) + hands


def code(d):
    s = ''
    for i, icon in enumerate(('owl', 'kite', 'red-apple', 'sailboat', 'crescent-moon', 'bell')):
        x, y = 22 + 88 * (i % 3), 56 + 98 * (i // 3)
        s += lift(d, R(x, y, 80, 90, 16, '#FFFDF6') + d.ic(icon, x + 8, y + 13, 64), 3, 3, 0.27)
    return s


def code_enter(d):
    return turn(code(d), 0, 150, 150) + lift(d, d.ic('envelope-with-arrow', 186, 186, 108), 4, 4, 0.3)


def box_open(d):
    s = floor(d, 150, 268, 104) + B.box(d, 150, 232, 1.0, sign='')
    return s + lift(d, d.ic('envelope', 84, 22, 112, rot=-6), 4, 4, 0.3) + B.heart(d, 224, 66, 0.8)


def closed_school(d):
    s = lift(d, C(150, 140, 130, d.lg((0, '#2B3566'), (1, '#5A5FA8'))), 4, 4, 0.3)
    s += clipped(d, C(150, 140, 130, '#000'), B.school(d, 150, 236, 1.15) + R(0, 0, 300, 300, 0, '#1A2350', opacity=0.35) + P('M0 236H300V300H0Z', '#27406A'))
    return s + d.ic('crescent-moon', 176, 22, 74) + C(76, 66, 4, '#FFF3C0') + C(116, 40, 3, '#FFF3C0') + C(60, 112, 3, '#FFF3C0')


PICTURES = {
    'chosen-parent': face('parent', '#FFE3A8', '#F7B85A', 'house'),
    'chosen-teacher': face('teacher', '#CFF0B8', '#86CB6A', 'books'),
    'chosen-assistant': face('assistant', '#F6C9DE', '#E58FB6', 'scissors'),
    'chosen-office': face('office', '#CFE6FF', '#8FBDF2', 'telephone-receiver'),
    'chosen-anyone': anyone,
    'chosen-ask': chosen_ask,
    'staff-online': staff_online,
    'find-ask': find_ask,
    'find-no': find_no,
    'find-peg': find_peg,
    'find-seat': find_seat,
    'find-name': find_name,
    'show': show,
    'code': code,
    'code-enter': code_enter,
    'box-open': box_open,
    'school-closed': closed_school,
}

if __name__ == '__main__':
    cli('tell', (300, 300), PICTURES, sys.argv[1:])
