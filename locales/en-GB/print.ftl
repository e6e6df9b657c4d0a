### What stands on the printed sheets of a lesson besides its own sentences. Read, not voiced.

## The cards

print-how = Cut the cards out. Lay out card 1 and read it aloud. Each card says which one comes next; at a choice, the pupils decide together. Any feeling is right, and every way ends safe.
print-card = Card { $n }
print-next = Go on to card { $n }
print-back = It can be put right: go back to card { $n }
print-option-next = → card { $n }
print-end = The end. How do you feel now? Who can you tell?
print-spot-area = Look closely at the picture.

## The teacher's notes

print-teacher = For the teacher
print-aim = What it is for
print-before = Before the lesson
print-ask = Questions to ask
print-listen-for = Listen for
print-if-a-child-tells-you = If a child tells you something
print-without-tablets = Without tablets
print-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}

## The sheet that goes home

print-home = For home
print-home-lines = What we talked about at home:
print-licence = Pictures: Lantern’s art kit. Words: the pack { $pack }, licence { $licence }.
