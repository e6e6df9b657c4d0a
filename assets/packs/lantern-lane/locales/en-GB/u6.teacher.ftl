### u6: notes for the teacher.

u6-teacher-aim = Pupils recognise a pressured offer by its clues (hurry, a changed address, a request for a code, small print), stop, and know that telling helps even after they have typed something in.
u6-teacher-before = One tablet between two to four, sound on. Some pupils will have lost money or an account this way; start by saying that such tricks fool adults every day. Do not ask anyone to own up in front of the class.
u6-teacher-ask-1 = Which clue would still work if the spelling and the pictures were perfect?
u6-teacher-ask-2 = Why is it harder to tell after typing the code than before? What would make it easier?
u6-teacher-ask-3 = Sana’s friends nearly typed their codes. How can she warn them without laughing at anyone?
u6-teacher-listen-for = The timer is there to stop us thinking; real games do not ask for login codes; telling late is better than not telling. Notice pupils who say that they would hide it, and ask the group what a good friend would do for them.
u6-teacher-if-a-child-tells-you = Listen, stay calm and let the pupil use their own words. Do not ask leading questions, do not look at the account yourself and do not promise to keep it to yourself. Say “Thank you for telling me”. Write down what was said, and tell the designated safeguarding lead the same day, at once if someone may be in danger.
u6-teacher-without-tablets = Print or draw the message on a large sheet. Groups circle the clues, then act the two evenings: the one on which Sana tells, and the one on which she waits. End with what the adult says first.
u6-teacher-home = This week we looked at messages that offer free gems against a timer. Ask your child to show you the four clues. Agree that nobody will be in trouble for telling, even if a code has been typed or money spent.
