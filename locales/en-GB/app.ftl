### Lantern: every sentence a pupil can meet outside the stories and the Tell flow. All of it is voiced.
### Heard by four-year-olds: at most eight words a sentence, two sentences a message.

app-name = Lantern
# The language's own name, in the language itself.
language-name = English

## Buttons, the same on every screen

button-tell = Tell a trusted adult
button-hear = Hear it again
button-home = Home
button-language = Another language
button-next = Next
button-back = Back one
button-take = This one
button-hide = Hide this
button-staff = For grown-ups
button-done = All done

## Home and the list of stories

boot-wait = Lantern is waking up.
home-welcome = Hello! Tap your picture.
stage-eyfs = Reception
stage-ks1 = Years 1 and 2
stage-lower-ks2 = Years 3 and 4
stage-upper-ks2 = Years 5 and 6
list-pick = Which story shall we hear?
list-empty = There is no story here yet. Tap the house to go back.
language-pick = Which language would you like?

## In a story

leave-ask = Shall we stop the story here?
leave-yes = Yes, stop here
leave-no = No, keep going
leave-pause = A little rest
pause-line = Resting time. The story waits here.
pause-go = Carry on
stop-line = Stop. Hands off, breathe slowly with the lantern, and think.
stop-done = I am ready
talk-done = We have talked
sort-hint = Tap a picture. Then tap where it goes.
spot-hint = Tap each clue you can find.
mend-line = It can be put right.
mend-go = Put it right

face-happy = Happy
face-wobbly = Wobbly
face-sad = Sad
face-puzzled = Puzzled
face-cross = Cross
face-scared = Scared
face-calm = Calm
face-worried = Worried
face-listening = Listening

## After every story

end-thanks = Well listened! Thank you for helping.
feelings-ask = How do you feel now?
feelings-heard = Thank you for showing me. Every feeling is fine.
tell-who-ask = Who can I tell?
tell-who-line = Tell a grown-up you trust. Or tap the hand with the heart.
trusted-home = Someone who looks after me
trusted-teacher = My teacher
trusted-helper = Another grown-up at school
trusted-lantern = The hand with the heart
end-again = Hear it once more
end-home = Back to the start

## Trouble, in a child's words

trouble-sorry = This story is having a rest. Please show a grown-up.
trouble-pack = A grown-up can mend this story. The other stories still work.
trouble-no-stories = The stories are not here yet. Please show a grown-up.
trouble-sound = I cannot speak just now. You can still look and tap.
trouble-tell = You can still tap the hand with the heart.

## The page for grown-ups on the tablet (read, not voiced to infants)

staff-title = For grown-ups
staff-link-up = The school server answers. Reports are on their way as usual.
staff-link-down = The school server does not answer. Reports are kept safe in this tablet and go by themselves when it is back.
staff-link-not-enrolled = This tablet is not enrolled yet. Ask your technician for an enrolment code. Reports are kept safe in the tablet until then.
staff-link-certificate = The server's certificate does not fit this school. Ask your technician. Reports are kept safe in the tablet.
staff-link-clock = This tablet's clock looks wrong. Please set the date and time. Reports are kept safe in the tablet.
staff-link-refused = The server refuses this tablet. It may have been revoked: ask your technician. Reports are kept safe in the tablet.
staff-practice = Send a practice report
staff-practice-kept = The practice report is safe in this tablet. Within a few minutes the readers’ desks show it, marked as practice.
staff-connect = Connect this tablet
staff-connect-how = Type the six digits that lantern-server enrol shows. The tablet finds the school’s server by itself on this network.
staff-connect-asking = Looking for the school’s server...
staff-connect-done = This tablet is connected. It shows the trusted adults within a few minutes.
staff-enrol-code = These digits were not taken: they are wrong, older than an hour, or made for a desk. Make new ones on the server.
staff-enrol-too-many = Too many wrong digits. Make new ones on the server.
staff-enrol-no-server = No school server was found on this network. Check the network, or connect with lantern enrol and the server's name.
staff-enrol-other-school = That server belongs to another school than this tablet. Nothing was changed.
staff-enrol-trouble = The server's answer cannot be used. Bring tablet and server to the same release and try again.
staff-no-roster = No list of trusted adults has reached this tablet yet. Until it has, a child who presses Tell is asked to tell a grown-up in the room.
staff-roster-expired = The list of trusted adults is out of date. Reports still reach them; ask the safeguarding lead to sign a new list.
staff-roots = The list of trusted adults is signed by { $print }. The safeguarding lead’s desk shows the same letters; if not, take this tablet out of use.
staff-disk = The tablet could not write to its disk. Make room or hand it to your technician; until then children are asked to tell a grown-up in the room.
staff-sound = There is no working sound on this tablet. Stories go on with words and pictures.
staff-packs-good = All lesson packs are in good order.
staff-packs-bad = These lessons are not shown to children until they are mended:
staff-none = Everything is in good order.

# What makes this tablet comfortable: each card says how it is now, and a tap changes it.
staff-words-normal = Words: normal size
staff-words-large = Words: large
staff-words-largest = Words: twice as large
staff-still-off = Pictures move a little
staff-still-on = Pictures keep still
staff-scan-off = Switches: none
staff-scan-one = One switch: the ring walks, Space takes
staff-scan-two = Two switches: Space walks, Enter takes
staff-hall-off = For a class
staff-hall-on = For a hall: large words, clicker
staff-about = About Lantern
staff-about-lantern = Lantern: stories about being safe online, and a sealed way to tell a trusted adult. The program is under the MIT licence, the stories under CC BY-SA 4.0. People, animals and rooms are our own drawings.
staff-about-ideas = Its five words, Safe, Meeting, Accepting, Reliable, Tell, are our own. The idea of such a family of rules is Childnet’s; none of its words or pictures are used. Strands follow Education for a Connected World.
staff-about-voice = The voice is a recording made with Kokoro-82M by hexgrad (Apache licence 2.0), with the pronunciation of hibari and misaki (Apache licence 2.0). Koniwa (CC BY 3.0) and SIWIS (CC BY 4.0) are among its sources. No child is recorded, and the tablet does not listen.
staff-about-type = Letters: Andika by SIL International and Noto Naskh Arabic by Google, both under the SIL Open Font Licence 1.1.
staff-about-emoji = Some things in the pictures are from Fluent Emoji, copyright Microsoft Corporation, under the MIT licence.
staff-about-engine = Built with Bevy and many other Rust libraries; their licences are in the source.
staff-about-more = The full credits are in the file CREDITS.md beside the pictures.
staff-preview = Preview. This pack is not signed; children do not see it.
staff-locked = “{ $title }” ({ $id }) is locked: a named adult previews it first, then your technician opens it on this tablet with lantern approve { $id }.

## Words by which a child may mean a grown-up at school, and words of readers' labels that mean nobody. Never shown.

staff-words = head headteacher head-teacher headmaster headmistress principal teacher teachers teaching-assistant ta dinner-lady caretaker coach sir miss governor
staff-words-plain = the and year class school lead grown who group our for
