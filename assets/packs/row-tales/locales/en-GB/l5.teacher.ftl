### l5: notes for the teacher.

l5-teacher-aim = Pupils notice what their own body says about too much, name the hooks by which an app calls them back (a clock, guilt, a prize that is always tomorrow, money), and make a plan with a grown-up.
l5-teacher-before = One tablet between two, sound on. Some pupils read, practise or play to a streak that school or home has set: say that the app is not the villain and that reading is a joy, and mind homework that works in the same way. Spending on a tablet may be a worry in some families. Nobody is asked how late they were up.
l5-teacher-ask-1 = Was Callum reading at five in the morning, or was he doing something else?
l5-teacher-ask-2 = Which of the four hooks would still work on a grown-up?
l5-teacher-ask-3 = Flick went out at midnight and nothing else happened. Why was it so hard to let it?
l5-teacher-listen-for = “It wants him back” said of the app and not of Callum; tired eyes and string legs as news from the body; a plan that somebody helps with. If a pupil says that they would buy the saver, thank them, and follow that branch: Grandad asks for the money back, and nobody is in trouble.
l5-teacher-if-a-child-tells-you = Listen, stay calm and let the pupil use their own words. Do not ask leading questions and do not promise to keep it to yourself. Say “Thank you for telling me”. Write down what was said, and tell the designated safeguarding lead the same day, at once if somebody may be in danger. A child who is awake most nights, plays for money or has nobody to help with a plan at home needs that conversation too.
l5-teacher-without-tablets = Put four real hooks on string: a kitchen timer, a sad paper flame, a locked box, a coin. One pupil holds a paper book in the middle; at each tug of a string the class names the hook and calls out a reply to it. Then draw the plan for one evening, with the tablet’s bed in it.
l5-teacher-home = This week Callum got up at five for a streak, and his ear landed in the custard. Look for the hooks together in one app on your own telephone, and let your child catch you out. Choose where the tablets sleep at night. Telling about a bill is thanked and not punished.
