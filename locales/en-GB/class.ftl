### What a class does together, as pupils see and hear it. Every message here is voiced.

button-join = Join your class
join-how = Tap the three pictures that your teacher shows.
join-asking = Finding your class...
join-again = Not found yet. Look at the three pictures and try again.
join-delete = Take the last picture away
eyes-line = Eyes up! Look at your teacher.

## What the class has promised. Before the first story of a session all of it, before every other story one line.

promise-title = Our promises
promise-yes = We promise
promise-monitor = Your teacher can see which story the class plays, and how many tablets chose each card.
promise-monitor-tell = Nobody sees who tapped what. What you tell with Tell only reaches the faces that are shown there.
promise-eyfs-1 = We ask before we tap something new.
promise-eyfs-2 = We are kind on a screen, too.
promise-eyfs-3 = We keep our name and our home safe.
promise-eyfs-4 = Funny feeling? We tell a grown-up.
promise-eyfs-then = If we forget, we stop and try again. Telling is always all right.
promise-eyfs-recall = Funny feeling? We tell a grown-up.
promise-ks1-1 = We ask a grown-up before we go somewhere new.
promise-ks1-2 = We are as kind on a screen as in this room.
promise-ks1-3 = We keep our name, our home and our password safe.
promise-ks1-4 = If something worries us, we stop and tell.
promise-ks1-then = If we forget a promise, we talk about it and put it right. Nobody is in trouble for telling.
promise-ks1-recall = If something worries us, we stop and tell.
promise-lks2-1 = I ask before I share a name, a photo or where somebody is.
promise-lks2-2 = I am kind online, and I ask before I post about someone else.
promise-lks2-3 = I keep my passwords to myself.
promise-lks2-4 = I never meet somebody from online without a grown-up I trust.
promise-lks2-5 = If something worries me, I keep it, I do not answer, and I tell.
promise-lks2-then = Who breaks a promise talks about it with the teacher, and may have to leave the tablet for a while. Nobody is punished for telling.
promise-lks2-recall = Keep it, do not answer, tell. Nobody is punished for telling.
promise-uks2-1 = I think before I share: whose is it, who sees it, how long does it stay?
promise-uks2-2 = I treat people online as I would face to face, also when nobody knows my name.
promise-uks2-3 = I use strong passwords and keep them to myself.
promise-uks2-4 = I ask who wrote it, and look again, before I pass it on.
promise-uks2-5 = I never meet somebody from online without a grown-up I trust.
promise-uks2-6 = If something worries me, I keep it, I do not answer, and I tell.
promise-uks2-then = Who breaks a promise talks about it with the teacher, and may have to leave the tablet for a while. Nobody is punished for telling.
promise-uks2-recall = Keep it, do not answer, tell. Nobody is punished for telling.
