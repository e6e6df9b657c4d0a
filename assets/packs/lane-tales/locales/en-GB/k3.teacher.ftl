### k3: notes for the teacher.

k3-teacher-aim = Children see that somebody who watches can help: a kind word, sitting close, and telling a grown-up. Joining in “because two did” hurts as much as starting it, and can be put right.
k3-teacher-before = One tablet between two, sound on. Watch for a child who is left out at the moment: play it with the whole class, never because of one child. Agree that we speak of Nib, Moss and Tuppence and not of anybody in the room. The story does not say who the other two were: what happens with them is grown-ups’ work.
k3-teacher-ask-1 = Moss did not press a thumb. Could he still help Nib?
k3-teacher-ask-2 = Why did Tuppence press a thumb for a song that she had not heard?
k3-teacher-ask-3 = Which helped Nib most: the kind word, sitting close, or telling? Could it be all three?
k3-teacher-listen-for = “Tell” said as help and not as telling tales; kind words about something real (the plop) and not only “it’s good”; “I could sit with them”. A child who says “I would look away” is honest: ask what would make the next step easier.
k3-teacher-if-a-child-tells-you = Listen, stay calm and let the child use their own words, whether it was done to them or by them. Do not ask leading questions and do not promise to keep it to yourself. Say “Thank you for telling me”. Leave messages as they are and do not let them be deleted. Write down what was said, and tell the designated safeguarding lead the same day, at once if someone may be in danger.
k3-teacher-without-tablets = Sing the rain song: drip, drip, plop. A puppet turns its thumb down. One child after another shows a way to help and the thumb comes up a little each time. Then sort picture strips onto a big heart: helps, or hurts.
k3-teacher-home = This week Nib’s rain song got three thumbs down, and Moss was watching. Ask your child what a friend can do who sees that. Sing drip, drip, plop together, and agree on a grown-up at home and one at school to tell.
