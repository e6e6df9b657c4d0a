### a1, Reception.

a1-title = A name
a1-open = Nib plays a game.
    .alt = Nib and a tablet.
a1-feel = How does Nib feel?
    .alt = Nib.
a1-pick = What can Nib do?
    .alt = Nib thinks.
a1-pick-type = Put it in.
a1-pick-call = Call Gran.
a1-more = It asks more.
    .alt = A box.
a1-sort = What do we keep safe?
a1-sort-keep = Keep safe
a1-sort-show = Show
a1-sort-name = My name
a1-sort-hat = My hat
a1-spot = What is odd?
    .alt = A game.
a1-spot-clock = A clock ticks.
a1-spot-box = A box asks.
a1-talk = Who can help Nib?
a1-end = Nib is safe.
