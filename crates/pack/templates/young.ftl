### @limits@
### Every sentence that pupils hear. The name before = is lesson-card or lesson-card-option: leave it, and change what follows.
### .alt is what a screen reader says of the picture. Characters, never “you”.

@lesson@-title = @title@

# The story opens: who, where, doing what? Something a child knows.
@lesson@-open = Nib plays the shell game in the garden.
    .alt = Nib the snail smiles at a tablet with shells on it.

# Something happens online, and the character feels it.
@lesson@-feel = A box asks for Nib’s name. How does Nib feel?
    .alt = Nib’s face, close up. Its mouth is wobbly.

# What can the character do? Keep the cards about equally long.
@lesson@-pick = What can Nib do?
    .alt = Nib thinks.
@lesson@-pick-name = Put the name in.
@lesson@-pick-gran = Call Gran Heron.

# What follows from the risky card: short, honest, and nothing is lost. Nobody is told off.
@lesson@-mend = Now it asks, “Where do you live?”
    .alt = Nib looks worried. A box with a house is on the tablet.
@talk@
# Everybody is safe. Whoever told is thanked, in the words a good grown-up uses.
@lesson@-end = Gran Heron says, “Thank you for telling me.” Nib is safe.
    .alt = Nib and Gran Heron smile on Lantern Lane.
