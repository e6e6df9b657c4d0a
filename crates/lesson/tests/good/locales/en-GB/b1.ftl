### b1, Years 5 and 6.

b1-title = The song at the show
b1-open = Robin sang a song at the school show. One long note went up when it had to go down, and somebody had it on film.
    .alt = Robin smiles in the classroom.
b1-pick = Now the film is in the class chat. All the others laugh at it. What can Robin’s friend do?
    .alt = The classroom.
b1-pick-join = Laugh with them.
b1-pick-tell = Show it to a teacher.
b1-pick-pass = Send it on to a friend.
b1-laugh = Soon the whole year has seen it. Robin does not come to lunch.
    .alt = The hall is full, and one chair is not.
b1-told = The teacher says, “Thank you for telling me. I will sit down with Robin first, and then with the others.” Robin comes in for a late lunch and eats two plates of it.
    .alt = The hall at lunch.
b1-after = The next day it is time to sing again. What can help Robin now?
    .alt = The hall.
b1-after-sit = Sit beside Robin.
b1-after-ask = Ask a teacher to play along.
b1-talk = Somebody has a film of a friend. What can the table think of?
b1-end = Robin sings it once more. The long note goes down, and up, and all the way round.
    .alt = The hall, full of people who clap.
