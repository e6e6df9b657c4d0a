### e5, Reception. Heard, not read: at most 8 words a sentence, 2 sentences a message.
### .alt is what a screen reader says of the picture.

e5-title = The Button That Wants a Name
e5-open = Nib plays the shell game. It is fun!
    .alt = Nib the snail smiles at a tablet with shells on it.
e5-ask = The game says, “Tell me your name!”
    .alt = Nib looks puzzled. An empty box is on the tablet.
e5-feel = How does Nib feel?
    .alt = Nib’s face, close up. Its mouth is wobbly.
e5-pick = What can Nib do?
    .alt = Nib thinks.
e5-pick-type = Put the name in.
e5-pick-call = Call Gran Heron.
e5-more = Now it asks, “Where do you live?” Nib can still stop.
    .alt = Nib looks worried. A box with a house is on the tablet.
e5-mend = What can Nib do now?
    .alt = Nib thinks again.
e5-mend-type = Put more in.
e5-mend-call = Call Gran Heron.
e5-gran = Gran Heron comes. “Thank you for telling me.”
    .alt = Gran Heron bends down and listens to Nib.
e5-sort = What do we keep safe?
e5-sort-keep = Keep safe
e5-sort-show = Fine to show
e5-sort-name = My name
e5-sort-home = My home
e5-sort-shell = My best shell
e5-sort-colour = My best colour
e5-talk = Who helps you? Tell your partner.
e5-end = Gran stays near. Nib is safe and plays again.
    .alt = Nib and Gran Heron smile on Lantern Lane.
