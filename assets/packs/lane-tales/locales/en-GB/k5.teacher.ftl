### k5: notes for the teacher.

k5-teacher-aim = Children learn that a password or picture-key stays with its owner and the grown-ups who look after them, that a good friend can be told “no” kindly and helped another way, and that a key which is out can be changed.
k5-teacher-before = One tablet between two, sound on. Explain “picture-key”: a few pictures, tapped in order, that let one child in. Tuppence means well; the story has no villain. Do not let children say their own passwords aloud, and do not ask who has shared one.
k5-teacher-ask-1 = Tuppence is a good friend. Why does Nib’s tummy still feel odd?
k5-teacher-ask-2 = Tuppence told only one friend. How did four friends come to know?
k5-teacher-ask-3 = How could Nib say no and still be kind? How could Pom be fed without the key?
k5-teacher-listen-for = “Keep the key, share the pies”: another way to help; keys can change, so telling is worth it; a grown-up at home may know a key and a friend may not. If a child says “My brother knows mine”, thank them and say that a grown-up can help to make a new one.
k5-teacher-if-a-child-tells-you = Listen, stay calm and let the child use their own words. Do not ask leading questions, do not ask for the password, do not look into the account yourself and do not promise to keep it to yourself. Say “Thank you for telling me”. Write down what was said, and tell the designated safeguarding lead the same day, at once if someone may be in danger.
k5-teacher-without-tablets = Hold a picture-key party: each child draws three small pictures from a sheet of twelve, while partners turn their backs and count to ten. Fold the paper, post it into an envelope, and take it home to the grown-up who looks after them. Practise “My key is just for me. Shall we do it together?”
k5-teacher-home = This week Nib’s friend asked for Nib’s picture-key. Make or change one password together, turn your back while your child types it, and agree which grown-ups may know it. If a key has been shared, change it and say thank you for telling.
