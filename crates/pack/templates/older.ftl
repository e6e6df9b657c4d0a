### @limits@
### Every sentence that pupils meet. The name before = is lesson-card or lesson-card-option: leave it, and change what follows.
### .alt is what a screen reader says of the picture. Characters, never “you”.

@lesson@-title = @title@

# The story opens: who, where, doing what? Something a child knows.
@lesson@-open = Sana plays her gem game after tea.
    .alt = Sana smiles at a tablet with a gem game on it.

# Something happens online, and the character feels it.
@lesson@-feel = A message pops up: “Free gems! Tap here!” How does Sana feel?
    .alt = Sana’s face, close up. She looks puzzled.

# What can the character do? Keep the cards about equally long.
@lesson@-pick = What could Sana do now?
    .alt = Sana thinks.
@lesson@-pick-tap = Tap the message.
@lesson@-pick-ask = Ask a grown-up.

# What follows from the risky card: short, honest, and it can be put right. Nobody is told off.
@lesson@-mend = The page asks for a code. Sana can still stop.
    .alt = Sana looks worried. The tablet shows a page with gems and a box for a code.
@talk@
# Everybody is safe. Whoever told is thanked, in the words a good grown-up uses.
@lesson@-end = They read the message together. “Thank you for showing me,” says Dad. Sana goes back to her game.
    .alt = Sana and her dad smile in the kitchen.
