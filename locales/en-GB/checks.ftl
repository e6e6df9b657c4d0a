### What `lantern-pack check` and the page for grown-ups say about a lesson. For teachers and translators; not voiced.
### Each says what is amiss and what to do next. The number, file and line stand before it.

## It cannot be read as a lesson (LP00)

check-unreadable = This cannot be read: { $why }. Look for a missing comma, bracket or quotation mark here or just before.
check-unknown-field = There is no field called { $name } here. Did you mean { $known }?
check-unknown-value = { $name } is not one of the words that may stand here. Use one of: { $known }.
check-missing-field = The field { $name } is missing here. Add it.
check-field-twice = The field { $name } is given twice. Take one of them out.
check-file-missing = This file is missing or cannot be read. Put it there, or take its lesson or language out of pack.ron.
check-schema = This file is written for form { $found } of the format; this app knows form { $known }. Update the app, or save the file in form { $known }.
check-bad-name = { $name } cannot be used as a name. Use small letters, digits and single hyphens, beginning with a letter, at most 40.
check-name-twice = The name { $name } is already in use. Give one of them another name.
check-id-differs = The lesson calls itself { $found }, but its file is called { $expected }. Make the two the same.
check-locale = { $name } is not a language of this pack. Write a tag such as en-GB or ur, and list it under locales.
check-picture = There is no picture { $name } in the art kit. { $near ->
    [none] Choose a name from the art kit, or correct the spelling.
   *[other] Did you mean { $near }?
}
check-number = The area of { $name } is not inside the picture. All four numbers lie between 0 and 1, and none is too small to tap.
check-no-prop = Pupils spot clues on the prop, but card { $node } has no prop. Give its stage one.
check-words-junk = This is not a message: { $why }. A message is written: name = sentence.
check-words-twice = The message { $id } is given twice. Take one of them out.
check-words-kebab = { $id } cannot be used as a name. Use small letters, digits and single hyphens.
check-words-missing = The sentence { $id } is missing in { $tag }. Translate it there.
check-words-extra = The sentence { $id } is not in the first language. Take it out, or correct its name.
check-words-attributes = { $id } does not have the same attributes as in the first language: { $names }. Add or remove them.
check-words-variables = { $id } does not have the same variables as in the first language: { $names }. Add or remove them.
check-words-unknown = { $id } uses { $to }, which does not exist. Correct the name.

## The story (LP01 to LP06)

check-arrow = Card { $node } has an arrow to { $to }, but there is no such card. { $near ->
    [none] Lead it to a card that exists.
   *[other] Did you mean { $near }?
}
check-no-box = The thing { $name } belongs in a box called { $to }, but there is no such box. Correct its name.
check-unreached = Nobody can get to the card { $node }. Give some card an arrow to it, or take it out.
check-no-end = From the card { $node } there is no way to an End. Lead an arrow on from it.
check-not-mended = After the risky choice { $name } of card { $node } nothing puts it right. Let a Mend, or a choice with a Strong card, follow within two cards.
check-mend-nowhere = The Mend { $node } does not lead back to a choice: { $to } is none. Lead it to the choice at which it is put right.
check-no-strong = The choice { $node } has no Strong card. Add something that the character can do well.
check-options = Card { $node } has { $count } for { $field }. At this stage it is { $least } to { $most }.

## Sentences and sounds (LP07 to LP15)

check-text-missing = The sentence { $id } is missing in { $tag }. Write it below this line.
check-text-unused = Nothing in the lesson uses the sentence { $id }. Take it out, or correct its name.
check-variable = { $id } holds a variable. Sentences of a story are fixed, so that they can be recorded: write the words out.
check-sound-missing = { $id } has no recording ({ $sound }). Record it with lantern-pack voice.
check-sound-broken = The recording of { $id } cannot be played ({ $sound }). Record it again, as OGG Vorbis.
check-sound-stale = The recording of { $id } says other words than are written. Record it again with lantern-pack voice.
check-word-times = The word times of { $id } do not rise, run past its end, or are not one a word. Record it again with lantern-pack voice.
check-words-late = The word times of { $id } do not fit its recording: they were made for { $cue } ms, and it lasts { $sound } ms. Make them again.
check-long-clip = The recording of { $id } lasts { $seconds } seconds; at most { $most } hold a child's ear. Make two cards of it.
check-loudness = The recording of { $id } is at { $loud } dB where somebody speaks; it should be at { $wanted } dB, give or take 2. Record it again, or set its volume.
check-clipped = The recording of { $id } crackles: it was too loud for the microphone. Record it again, a little further away.
check-silent = Nothing is to be heard in the recording of { $id }. Record it again.
check-no-alt = { $id } shows a picture but does not say what is in it. Add .alt below it.
check-no-card = { $name } has no card picture. Add card: and a name from the art kit.

## Children (LP16 to LP26)

check-long-sentence = A sentence of { $id } has { $count } words; at this stage it is at most { $most }. Part it or shorten it.
check-many-sentences = { $id } has { $count } sentences; at this stage it is at most { $most }. Shorten it, or make it two cards.
check-long-word = { $id } uses the long word { $word }; at this stage it is at most { $most } letters. Find a shorter one, or put it in the lesson's glossary.
check-long-mean = The sentences of this lesson have { $mean } words on average; at this stage it is at most { $most }. Shorten the longest.
check-hard-words = The words of this lesson are hard for this stage: the { $formula } formula says { $score }, at most { $most }. Hardest: { $words }. Find simpler ones, or put them in the lesson's glossary.
check-shaming = { $id } uses the word { $word }, which can shame a child who has done the same. Say what happens instead.
check-personal = { $id } holds an address, a number or a real brand: { $what }. Make one up, or leave it out.
check-licence = The pack does not say under which licence it may be used. Fill in licence in pack.ron, for example CC-BY-SA-4.0.
check-credit = Nobody is named for { $name }. Write in credits.ron who made it, where it is from and under which licence.
check-credit-empty = The credit of { $name } does not say its { $field }. Fill it in, or take the file out of the pack.
check-too-large = This is too large: { $size } (at most { $most }). Make two of it.
check-lesson-size = The recordings of this lesson in { $tag } take { $size } MB; at most { $most } MB fit. Shorten them, or make two lessons.
check-picture-broken = { $name } is not there, or is no PNG picture of at most 2048 by 2048 dots. Save it again as PNG, or take its credit out.
check-picture-size = { $name } takes { $size } KB; a picture takes at most { $most } KB. Make it smaller.
check-too-heavy = The mood { $mood } is too heavy for this stage; the heaviest is { $ceiling }. Choose a lighter story, or an older stage.
check-approval = This lesson is Heavy, so a named adult must open it for pupils. Write approval: Needed below its mood.
check-no-help = Nobody in this story asks for help. Add a Strong card on which the character asks or calls somebody.
check-teacher = The teacher's notes do not say what to do if a child tells ({ $id }). Add it: listen, thank, tell the safeguarding lead the same day.
check-tell-symbol = { $name } is the sign of the Tell button, which belongs to the app alone. Show another picture.
check-tell-corner = The clue { $name } lies in the corner of the picture where the Tell button stands on the screen. Move it, so that nobody learns to tap there for something else.
check-picture-words = There are words in the picture { $name } ({ $words }). Pupils who cannot read, or read another language, miss them: draw what they mean instead.
check-picture-unseen = Nobody has said whether there are words in the picture { $name }. Look at it, and write words: false in its credit if there are none.
check-not-signed-off = Nobody has signed off this translation ({ $tag }). Let somebody who speaks it read it, then import it with --signed-off-by and their role; or make the language a Draft in pack.ron.
check-risky-longer = On card { $node } more follows the risky choice ({ $risky } words) than the strong one ({ $strong }). Children choose again what is longest: shorten it.
check-risky-livelier = On card { $node } what follows the risky choice is livelier than what follows the strong one. Take some of its exclamation marks out, or cheer the strong one up.

## A signed pack (LP28)

check-seal-signature = This pack was not signed by the holder of the key that you named. Do not use it; ask whoever gave it to you.
check-seal-changed = { $name } was changed after the pack was signed. Ask for the pack again; if you changed it yourself, sign it again with bundle --key.
check-seal-missing = { $name } was in the pack when it was signed and is not there now. Ask for the pack again; if you took it out yourself, sign it again with bundle --key.
check-seal-extra = { $name } was put in after the pack was signed. Take it out; if you put it in yourself, sign it again with bundle --key.

## The command line

check-good = { $pack }: { $count ->
    [one] the lesson is in good order
   *[other] all { $count } lessons are in good order
}.
check-some = { $pack }: { $good } of { $count } lessons can be shown; { $findings ->
    [one] one finding
   *[other] { $findings } findings
}.
check-page = What { $number } means, with a picture: { $page }
check-refused = { $pack }: the pack cannot be shown.
