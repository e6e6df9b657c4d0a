### e1: notes for the teacher.

e1-teacher-aim = Children notice how a body says no (drooping eyes, a wobbly mouth, a tight tummy), practise the words “No thank you”, and hear that we ask before we send a picture of somebody. One no ought to be enough; when it is not heard, Nib may say it again or fetch a grown-up, and both are good.
e1-teacher-before = Have the tablets charged and the sound on, one between two. Check that the children know where the Tell button is and whose faces are behind it. Moss is not unkind: Moss loves mud and thinks that everybody would. Keep it Nib’s story; do not ask whether it has happened to anybody.
e1-teacher-ask-1 = Nib laughed in the mud and still did not want the picture sent. Can both be true?
e1-teacher-ask-2 = What could Moss see before Nib said a word?
e1-teacher-ask-3 = Tuppence had seen the picture already. What made Nib’s tummy soft again?
e1-teacher-listen-for = “Nib does not like it” said as reason enough; noticing a face or a tummy; “ask first”. Praise a clear, friendly “No thank you” however small the voice, and a sign, a shake of the head or a symbol card just as much.
e1-teacher-if-a-child-tells-you = Listen, stay calm and let the child use their own words. Do not ask leading questions, do not ask to see a picture and do not promise to keep it to yourself. Say “Thank you for telling me”. Write down what was said, and tell the designated safeguarding lead the same day, at once if someone may be in danger.
e1-teacher-without-tablets = In pairs, one child frames the other with two hands like a camera and asks “May I?”. The other says “Yes please” or “No thank you”, and the camera goes down at once. Swap. Then let a puppet ask twice, and children show both good ways: say it again, or call a grown-up by name.
e1-teacher-home = This week we heard how Nib the snail said “No thank you” to a muddy picture. Before you send a picture of your child to anyone, ask “May I?”, show it, and let your child’s answer count. It is the quickest way to teach them to ask.
