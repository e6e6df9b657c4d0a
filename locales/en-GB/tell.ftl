### Tell a trusted adult: what the child sees and hears, and (the answers) what the adult reads.
### Answers are called tell-<question>-<answer>. Kept plain: heard by four-year-olds too.

## The flow

tell-no-blame = You have done nothing wrong. You are not in trouble for telling.
tell-promise = We don't ask your name. The grown-ups whose faces you see here will read it.
tell-promise-find = If we think someone isn't safe, a grown-up may look for them.
tell-readers = These grown-ups will read it.
tell-back = Back one
tell-stop = Stop. Keep nothing.
tell-skip = Skip this
tell-hidden = Hidden. Tap the lantern to see it again.
tell-hidden-open = Show it again
tell-still-there = Are you still there?
tell-still-there-yes = Yes, I am here

tell-send-ask = Shall I send it?
tell-send = Send it
tell-sure-ask = Are you ready to send?
tell-sure-yes = Yes, send it now
tell-sure-no = Not yet
tell-keeping = I am putting it in the safe box.

tell-kept = It's safe. Thank you for telling.
tell-kept-wait = It is kept safe in this tablet. Please tell a grown-up in the room as well.
tell-kept-urgent = It's safe. Now show this to the nearest grown-up.
tell-full = This tablet is full of messages. Please tell a grown-up in the room now.
tell-disk = I could not keep it safe. Please tell a grown-up in the room now.
tell-no-readers = This tablet cannot send yet. Please tell a grown-up in the room now.
tell-trying = I still hold it for you. I will keep trying.
tell-done = All done

tell-advice-keep = Keep the message and do not answer. Show a grown-up.
tell-advice-picture = Do not show or send the picture. Just tell a grown-up.
tell-advice-hurt = If someone is hurt now, shout for a grown-up.

## Whose worry it is

tell-whose = Who is this about?
tell-whose-me = Me
tell-whose-friend = Someone I know
tell-whose-saw = Something I saw
tell-whose-not-sure = I'm not sure

## What happened

tell-what = What happened?
tell-what-unkind = Someone is unkind
tell-what-scary = I saw something scary or rude
tell-what-secret = Someone wants me to keep a secret
tell-what-picture = A picture of me
tell-what-asked-about-me = Someone asks about me
tell-what-stranger = Someone I don't know
tell-what-trick = A trick or a prize
tell-what-account = Someone got into my game
tell-what-hate = Hateful words or pictures
tell-what-hurt = Someone is hurt
tell-what-something-else = Something else
tell-what-dont-want-to-say = I don't want to say

## Who it is about

tell-who = Who did it?
tell-who-child = Another child
tell-who-grown-up = A grown-up I know
tell-who-stranger = Someone I don't know
tell-who-grown-up-at-school = A grown-up at school
tell-who-not-sure = I'm not sure

tell-staff = Which grown-up is it? They will not see this.
tell-staff-other = Another grown-up at school
tell-staff-wont-say = I won't say who

tell-role-lead = The grown-up who keeps us safe
tell-role-deputy = The second grown-up who keeps us safe
tell-role-head = The headteacher
tell-role-chair = The chair of governors
tell-role-trust = A grown-up from the trust
tell-role-online = The grown-up who looks after computers

## Where, and on what

tell-place = Where was it?
tell-place-school = At school
tell-place-home = At home
tell-place-elsewhere = Somewhere else
tell-place-not-sure = I'm not sure

tell-on = What was it on?
tell-on-game = A game
tell-on-console = A games console
tell-on-chat = A chat
tell-on-social = Social media
tell-on-message = A message
tell-on-email = An email
tell-on-call = A video call
tell-on-video = A video or music
tell-on-website = A website
tell-on-blog = A blog
tell-on-podcast = A podcast
tell-on-phone = A phone or tablet
tell-on-not-sure = None, or not sure

## Feelings, words, now

tell-feeling = How do you feel?
tell-feeling-worried = Worried
tell-feeling-sad = Sad
tell-feeling-scared = Scared
tell-feeling-cross = Cross
tell-feeling-embarrassed = Embarrassed
tell-feeling-muddled = Mixed up
tell-feeling-ok = All right

tell-words = You can say more in your own words. You don't have to.
tell-words-done = That's all
tell-words-clear = Clear it
tell-words-space = Space
tell-words-delete = Rub out one
tell-words-line = New line
tell-words-full = That is all the room there is.

tell-now = Do you need a grown-up now?
tell-now-yes = Yes, now
tell-now-no = No, it can wait

## Beside Send: nobody has to

tell-chosen-ask = I'd like to tell...
tell-chosen = Who would you like to tell?
tell-chosen-parent = Someone at home
tell-chosen-teacher = My teacher
tell-chosen-assistant = A teaching assistant
tell-chosen-office = Someone in the office
tell-chosen-lead = The grown-up who keeps us safe
tell-chosen-deputy = The second grown-up who keeps us safe
tell-chosen-head = The headteacher
tell-chosen-anyone = Anyone who can help

tell-find-ask = Please come and find me
tell-find = How can we find you?
tell-find-peg = My peg picture
tell-find-seat = My seat number
tell-find-name = My name
tell-find-no = No, don't find me
tell-find-peg-ask = Which picture is on your peg?
tell-find-seat-ask = What is your seat number?
tell-find-name-ask = Type your name. You don't have to.

tell-show = Show it, don't send it
tell-show-ask = Show this to a grown-up you trust.
tell-show-done = All done. Keep nothing.

tell-named = You wrote about a grown-up at school. Is this about them?
tell-named-yes = Yes, it is about them
tell-named-no = No, it isn't

## When it is read

tell-when-today = They will read it today.
tell-when-monday = School is closed now. They will read it on Monday.
tell-when-tuesday = School is closed now. They will read it on Tuesday.
tell-when-wednesday = School is closed now. They will read it on Wednesday.
tell-when-thursday = School is closed now. They will read it on Thursday.
tell-when-friday = School is closed now. They will read it on Friday.
tell-when-saturday = School is closed now. They will read it on Saturday.
tell-when-sunday = School is closed now. They will read it on Sunday.
tell-when-open = They will read it when school is open again.
tell-closed-help = If you need help now, tell a grown-up at home, or ring Childline on 0800 1111. If someone is in danger, ring 999.

## Hearing back

tell-box-open = A grown-up opened the box today.
tell-code-ask = I'd like an answer
tell-code = Your six pictures
tell-code-how = Remember them, or draw them on paper. Keep them to yourself.
tell-code-where = Look again tomorrow: tap the hand, then "My six pictures". An answer waits for two weeks. We see when you have read it.
tell-recall-ask = My six pictures
tell-recall = Tap your six pictures, one after the other.
tell-looking = I am looking for your answer.
tell-no-answer = There is no answer for these pictures now.
tell-no-answer-more = It may still come. If something is wrong, tell again, or tell a grown-up here.
tell-no-board = I cannot look for answers now. Please try again later.

tell-answer-thanks = Thank you for telling us. A grown-up here has read it. You did the right thing.
tell-answer-talk = One of us would like to talk with you, at a quiet time.
tell-answer-come = You can come to any of us. You are not in trouble for telling.
tell-answer-doing = We are doing something to help. It may take a little while.
tell-answer-done = We have done something about it. If it is not better, please tell us again.
tell-answer-more = We would like to know a bit more. You can press the hand and tell us.
tell-answer-home = It can help to tell someone at home, too. Choose a grown-up you trust.
tell-answer-childline = You can talk to Childline at any time. It is free. The number is 0800 1111.

## Pictures of coat pegs and codes

peg-owl = Owl
peg-fox = Fox
peg-snail = Snail
peg-frog = Frog
peg-bee = Bee
peg-fish = Fish
peg-whale = Whale
peg-duck = Duck
peg-butterfly = Butterfly
peg-apple = Apple
peg-pear = Pear
peg-banana = Banana
peg-carrot = Carrot
peg-cake = Cake
peg-ball = Ball
peg-kite = Kite
peg-drum = Drum
peg-bell = Bell
peg-key = Key
peg-umbrella = Umbrella
peg-boat = Boat
peg-train = Train
peg-bicycle = Bicycle
peg-rocket = Rocket
peg-sun = Sun
peg-moon = Moon
peg-star = Star
peg-rainbow = Rainbow
peg-tree = Tree
peg-flower = Flower
peg-mushroom = Mushroom
peg-snowman = Snowman
