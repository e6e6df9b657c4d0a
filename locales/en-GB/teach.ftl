### A teacher's own pages, behind her PIN. For grown-ups: none of it is voiced.

teach-who = Who is teaching?
teach-this-tablet = This tablet
teach-somebody-else = Somebody else
teach-pin = Type your PIN.
teach-pin-checking = One moment...
teach-pin-wrong = That is not the PIN of this account. Try again.
teach-pin-wait = That is not the PIN. Wait { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
  } before the next try.
teach-pin-not-today = This account starts no lessons today. Ask the office.
teach-class = Which class?
teach-class-none = No class belongs to this account yet. Ask the office to add one.
teach-other-class = Another class
teach-asking = One moment...
teach-link-server = Over the school’s server.
teach-link-here = The server is away: this tablet tells the others in the room.
teach-link-none = The server is away. What you start is told to the tablets in this room if the network allows it; else start it on each tablet.
teach-no-server = The school’s server does not answer.
teach-refused = The server refuses. Close this page and type your PIN again.

## The class's page

teach-start-now = Start this now
teach-carry-on = Back to the session
teach-running = A session is running with this class.
teach-no-lesson = There is no story for this class’s age on this tablet.
teach-lessons = Stories
teach-lessons-all = All stories
teach-lessons-none = No story here fits. Try another topic.
teach-topics = Find by topic
teach-short = Ten minutes or less
teach-minutes = { $minutes } minutes
teach-eyes = Eyes on me
teach-eyes-off = Back to work
teach-eyes-longer = Ten minutes
teach-told = If a child tells you
teach-taught = What was taught
teach-taught-line = Stories that were taught this school year. A dash: there is one, and it was not taught yet.

## One story

teach-suit = Make it suit
teach-suit-line = This suits the session or this tablet. No child is named, and nothing of it is kept afterwards.
teach-suit-symbols = With symbols
teach-suit-slower = Slower
teach-suit-fewer = Fewer choices
teach-suit-larger = Larger words
teach-suit-still = Pictures keep still
teach-suit-contrast = High contrast
teach-suit-silent = No sound
teach-play-alone = Play it first
teach-cards = Every card
teach-notes = Teacher’s notes
teach-start-here = Only this tablet
teach-locked = Locked: look at every card first
teach-approve = I have seen every card. Open it for our school.
teach-approve-read-on = Read on to the last card; then you can open it for the school.
teach-approve-ask = This story is locked. Somebody who may open it, such as the safeguarding lead, looks at every card first.
teach-note-aim = What it is for
teach-note-before = Before you begin
teach-note-ask-1 = To ask
teach-note-ask-2 = To ask
teach-note-ask-3 = To ask
teach-note-listen-for = Listen for
teach-note-if-a-child-tells-you = If a child tells you
teach-note-without-tablets = Without tablets
teach-note-home = For home

## The session

teach-session = The session
teach-tablets-of = { $tablets } of { $of } tablets are with you.
teach-tablets = { $tablets ->
    [one] One tablet is with you.
   *[other] { $tablets } tablets are with you.
  }
teach-next = Next card
teach-another = Another story
teach-bars = What they chose
teach-bars-none = Nothing to show yet. A question is shown once five tablets have answered it.
teach-bars-few = a few
teach-bars-line = Counted by class, without names. Fewer than five stay uncounted; bars move five answers at a time.
teach-hall = For a hall
teach-hall-on = For a hall: on
teach-end = End and reset

## If a child tells you

teach-told-1 = Listen. Stay calm. Let the child use its own words.
teach-told-2 = Say: “Thank you for telling me. You have done the right thing.”
teach-told-3 = Do not promise to keep it a secret. Say who needs to know, and why.
teach-told-4 = Do not question or investigate. Do not look at pictures; ask that nothing is deleted.
teach-told-5 = Write down the child’s own words, with date and time, as soon as you can.
teach-told-6 = Tell the designated safeguarding lead today; at once if a child may be in danger.

## Strands of the curriculum

strand-self-image = Self-image and identity
strand-relationships = Online relationships
strand-reputation = Online reputation
strand-bullying = Online bullying
strand-information = Managing online information
strand-health = Health, wellbeing, lifestyle
strand-privacy = Privacy and security
strand-copyright = Copyright and ownership
