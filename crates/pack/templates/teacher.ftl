### Notes for the teacher. They are printed and read, not spoken. Plain sentences; a colleague teaches from them tomorrow.

# What pupils can do afterwards that they could not do before.
@lesson@-teacher-aim = Pupils notice the wobbly feeling when something online asks for more than it should, stop, and ask a grown-up.

# What to have ready, and what to know about the class.
@lesson@-teacher-before = Have the tablets charged and the sound on, one between two. Check that everybody knows where the Tell button is and whose faces are behind it. Any face they choose is right.

# Three open questions: what did they see, what could they do, who helps?
@lesson@-teacher-ask-1 = How did the face change, and when?
@lesson@-teacher-ask-2 = What could be done after the risky card? Was it too late?
@lesson@-teacher-ask-3 = Who could be asked at home, and who at school?

# What shows that it has arrived; what to answer when it has not.
@lesson@-teacher-listen-for = A feeling given as a reason to stop; a grown-up named at home and one at school. If somebody says “I always do that”, thank them and say that stopping now still helps.

# Leave this as it is, unless your designated safeguarding lead asks for other words.
@lesson@-teacher-if-a-child-tells-you = Listen, stay calm and let the child use their own words. Do not ask leading questions and do not promise to keep it to yourself. Say “Thank you for telling me”. Write down what was said, and tell the designated safeguarding lead the same day, at once if someone may be in danger.

# The same aim with paper, voices and hands.
@lesson@-teacher-without-tablets = Print the cards with “lantern-pack print”, lay them out as the story goes, and let pupils walk it with a counter. At the choice they stop, breathe, and say whom they would ask.

# For the sheet that goes home.
@lesson@-teacher-home = This week we heard a story in which something online asked for more than it should. When your child next plays, sit beside them for a few minutes and agree whom they will ask.
