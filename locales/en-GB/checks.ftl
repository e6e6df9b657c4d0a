### What the checker says about a lesson pack: to a teacher, with what to do next.

# Variables: $name (the id as written)
pack-name = The id “{ $name }” has letters that cannot be used. Use small letters, digits and hyphens only.
check-no-file = This file is missing. Add it, or take its lesson or language out of pack.ron.
# Variables: $problem (what the reader stumbled over)
check-syntax = This cannot be read: { $problem }. Compare the line with a lesson that works.
# Variables: $schema (the number in the file)
check-schema = This file is written for format { $schema }, which this version does not know. Update Lantern, or set schema to 1.
# Variables: $id, $expected
check-id = The lesson calls itself { $id } but its file is called { $expected }. Give both the same name.
# Variables: $card (where the arrow starts), $to (where it should lead)
check-arrow = The arrow on the card “{ $card }” leads to “{ $to }”, and there is no such card. Check the spelling, or add the card.
# Variables: $card, $item, $to
check-no-bin = On the card “{ $card }” the thing “{ $item }” belongs in the box “{ $to }”, and there is no such box. Check the spelling, or add the box.
# Variables: $card
check-unreached = Nobody can get to the card “{ $card }”. Give some card an arrow to it, or take it out.
# Variables: $card
check-no-end = From the card “{ $card }” there is no way to an End. Give it an arrow that leads on.
# Variables: $card, $option
check-no-mend = The risky way “{ $option }” on the card “{ $card }” is not mended within two cards. Lead it to a Mend, or to a choice with a strong way.
# Variables: $card, $to
check-mend-to = The Mend “{ $card }” leads to “{ $to }”, which is not a Choice. A Mend leads back to a choice.
# Variables: $card
check-no-strong = The choice “{ $card }” has no strong way. Give it one that keeps everybody safe.
# Variables: $card, $least, $most
check-options = The choice “{ $card }” should offer { $least } to { $most } ways at this age. Add or take away some.
# Variables: $card
check-clues = The card “{ $card }” needs a prop, clues whose areas lie inside it (0 to 1), and no more needed than there are.
# Variables: $card
check-faces = The card “{ $card }” should offer two to four faces.
# Variables: $card, $option
check-double = On the card “{ $card }” the name “{ $option }” is used twice. Give each its own.
check-no-help = No way through this lesson asks for help. Practise Tell, or add a Talk.
check-mood = This is more tense than the age allows. Choose a softer mood.
# Variables: $card, $picture
check-picture = The card “{ $card }” shows “{ $picture }”, and the kit has no such picture. Check the spelling, or choose another; assets/kit/kit.ron lists them.
# Variables: $message, $file
check-no-message = The sentence { $message } is missing in { $file }. Write it there.
# Variables: $message
check-unused = Nobody uses the sentence { $message }. Take it out, or check the spelling of its name.
# Variables: $message
check-placeable = The sentence { $message } holds a variable. Stories say the same to everybody: write the words out.
# Variables: $message
check-address = The sentence { $message } holds something that looks like a real address or number. Leave it out.
# Variables: $message, $word
check-shaming = The sentence { $message } says “{ $word }”, which can shame a child. Say what happened instead.
# Variables: $message, $words
check-reading = The sentence { $message } is too long for the age. Use at most { $words } words a sentence, and for the youngest two sentences a card.
# Variables: $message
check-no-alt = The picture of { $message } has no description. Add a line “.alt = ...” below it.
# Variables: $message, $sound
check-no-voice = The sentence { $message } has no recording: { $sound } is missing. Record it, or run cargo xtask narrate.
# Variables: $message
check-stale-voice = The recording of { $message } says other words than the text. Record it again.
# Variables: $message
check-cues = The word times of { $message } do not rise, or go past the end. Record it again.
# Variables: $message
check-long-clip = The recording of { $message } is longer than ten seconds. Make two cards of it.
check-no-teacher = The teacher's notes lack “if-a-child-tells-you”. Write what a grown-up should do.
