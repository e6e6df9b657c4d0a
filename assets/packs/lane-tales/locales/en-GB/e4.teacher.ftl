### e4: notes for the teacher.

e4-teacher-aim = Children read what a tired, hungry body says, hear that stopping is hard when the next race starts by itself, and meet two things that help: tucking the tablet in, and telling a grown-up.
e4-teacher-before = Have the tablets charged and the sound on, one between two. Check that the children know where the Tell button is and whose faces are behind it. Homes differ in meals, screens and who puts children to bed: it is Tuppence’s plan, not a rule for every home. Some children watch alone; do not ask them how long.
e4-teacher-ask-1 = What did Tuppence’s ears, eyes, mouth and tummy say?
e4-teacher-ask-2 = Who started the next race: Tuppence, or the tablet? Why does that make it hard to stop?
e4-teacher-ask-3 = The soup went cold. How did telling Gran Heron help?
e4-teacher-listen-for = Body words (itchy, floppy, rumbly, yawny); “it started by itself”; an own idea for a good stop, such as saying night night to the tablet. If a child says “I have more than that”, thank them and go on.
e4-teacher-if-a-child-tells-you = Listen, stay calm and let the child use their own words: about nights, hunger, being alone or something seen on a screen as well. Do not ask leading questions and do not promise to keep it to yourself. Say “Thank you for telling me”. Write down what was said, and tell the designated safeguarding lead the same day, at once if someone may be in danger.
e4-teacher-without-tablets = Play turnip race in the hall: children run on the spot. When the teacher stops, somebody always calls “One more!” Race until legs are tired, then let children say where in the body they feel it and choose the last race themselves. Tuck a pretend tablet into a box bed.
e4-teacher-home = This week we heard how Tuppence the hare wanted one more go while her soup went cold. Pick a last video or game together before it starts, turn off “play next” if you can, and let your child tuck the tablet in. Stopping is hard for grown-ups too.
