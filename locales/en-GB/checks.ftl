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
check-no-strong = The choice { $node } has no Strong card. Add something that the character can do well.
check-options = Card { $node } has { $count } for { $field }. At this stage it is { $least } to { $most }.

## Sentences and sounds (LP07 to LP15)

check-text-missing = The sentence { $id } is missing in { $tag }. Write it below this line.
check-text-unused = Nothing in the lesson uses the sentence { $id }. Take it out, or correct its name.
check-variable = { $id } holds a variable. Sentences of a story are fixed, so that they can be recorded: write the words out.
check-sound-missing = { $id } has no recording ({ $sound }). Record it with cargo xtask narrate.
check-sound-stale = The recording of { $id } says other words than are written. Record it again with cargo xtask narrate.
check-word-times = The word times of { $id } do not rise, run past its end, or are not one a word. Record it again with cargo xtask narrate.
check-no-alt = { $id } shows a picture but does not say what is in it. Add .alt below it.
check-no-card = { $name } has no card picture. Add card: and a name from the art kit.

## Children (LP16 to LP26)

check-long-sentence = A sentence of { $id } has { $count } words; at this stage it is at most { $most }. Part it or shorten it.
check-many-sentences = { $id } has { $count } sentences; at this stage it is at most { $most }. Shorten it, or make it two cards.
check-long-word = { $id } uses the long word { $word }; at this stage it is at most { $most } letters. Find a shorter one, or put it in the lesson's glossary.
check-long-mean = The sentences of this lesson have { $mean } words on average; at this stage it is at most { $most }. Shorten the longest.
check-shaming = { $id } uses the word { $word }, which can shame a child who has done the same. Say what happens instead.
check-personal = { $id } holds an address, a number or a real brand: { $what }. Make one up, or leave it out.
check-licence = The pack does not say under which licence it may be used. Fill in licence in pack.ron, for example CC-BY-SA-4.0.
check-too-large = This is too large: { $size } (at most { $most }). Make two of it.
check-too-heavy = The mood { $mood } is too heavy for this stage; the heaviest is { $ceiling }. Choose a lighter story, or an older stage.
check-no-help = Nobody in this story asks for help. Add a Strong card on which the character asks or calls somebody.
check-teacher = The teacher's notes do not say what to do if a child tells ({ $id }). Add it: listen, thank, tell the safeguarding lead the same day.
check-tell-symbol = { $name } is the sign of the Tell button, which belongs to the app alone. Show another picture.
check-not-signed-off = Nobody has signed off this translation ({ $tag }). Let somebody who speaks it read it, then import it with --signed-off-by and their role; or make the language a Draft in pack.ron.
check-risky-longer = On card { $node } more follows the risky choice ({ $risky } words) than the strong one ({ $strong }). Children choose again what is longest: shorten it.

## The command line

check-good = { $pack }: { $count ->
    [one] the lesson is in good order
   *[other] all { $count } lessons are in good order
}.
check-some = { $pack }: { $good } of { $count } lessons can be shown; { $findings ->
    [one] one finding
   *[other] { $findings } findings
}.
check-refused = { $pack }: the pack cannot be shown.
