### e5: notes for the teacher.

e5-teacher-aim = Children notice the tight-tummy feeling when a game asks about them, stop, and call a grown-up. Some things are ours to keep safe: our name, our home.
e5-teacher-before = Have the tablets charged and the sound on, one between two. Check that the children know where the Tell button is and whose faces are behind it. Any face they choose for Nib is right.
e5-teacher-ask-1 = How did Nib’s face change when the game asked for a name?
e5-teacher-ask-2 = What could Nib do after putting the name in? Was it too late?
e5-teacher-ask-3 = Who could Nib call if Gran Heron were out? Who could we call?
e5-teacher-listen-for = “It wants my name” said as a reason to stop; a named grown-up at home and one at school. If a child says “I always put my name in”, thank them and say that stopping now still helps.
e5-teacher-if-a-child-tells-you = Listen, stay calm and let the child use their own words. Do not ask leading questions and do not promise to keep it to yourself. Say “Thank you for telling me”. Write down what was said, and tell the designated safeguarding lead the same day, at once if someone may be in danger.
e5-teacher-without-tablets = Draw a box on a big sheet and let a puppet ask “Tell me your name!” Children stop, breathe, and call a grown-up by name. Sort four real things into “keep safe” and “fine to show”.
e5-teacher-home = This week we heard how Nib the snail called Gran when a game asked for a name. When your child next plays, sit beside them for a few minutes and agree whom they will call if a game asks about them.
