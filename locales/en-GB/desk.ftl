### The desk: what a trusted adult reads. Worried, interrupted, short of time: plain words, the next step first.
### The answers of the child (tell-...) are in tell.ftl, so that she reads what the child saw; so are the sentences of an
### answer to the child (tell-answer-...), so that she reads what the child will hear.

## Frame of every page

desk-name = Lantern desk
desk-skip = Skip to the reports
desk-title-today = Reports – Lantern desk
desk-title-urgent =
    { $n ->
        [one] URGENT: 1 report – Lantern desk
       *[other] URGENT: { $n } reports – Lantern desk
    }
# Only practices wait: the word "urgent" is kept for children.
desk-title-practice = Practice – Lantern desk
desk-title-report = { $what } – Lantern desk
desk-title-report-urgent = URGENT: { $what } – Lantern desk
desk-title-unlock = Unlock – Lantern desk
desk-title-closed = Closed – Lantern desk
desk-lock = Lock
desk-lock-hint = Lantern also locks by itself after ten minutes without a click.

## How things stand with the school's server

desk-link-never = Asking the school’s server for the first time …
desk-link-ok =
    { $minutes ->
        [0] Connected, looked just now
        [one] Connected, looked 1 minute ago
       *[other] Connected, looked { $minutes } minutes ago
    }
desk-link-last-never = Nothing has been fetched since the desk was opened.
desk-link-last =
    { $minutes ->
        [0] The last time it worked was less than a minute ago.
        [one] The last time it worked was 1 minute ago.
       *[other] The last time it worked was { $minutes } minutes ago.
    }
desk-link-no-server = The school’s server does not answer. Check that this computer is on the school’s network; if it is, ask whoever looks after the server. Lantern keeps trying, and reports are kept until then.
desk-link-refused = The school’s server does not know this desk any more. Ask whoever looks after the server for a new enrolment link.
desk-link-revoked = This desk’s enrolment was taken back, so it gets no reports any more. If that was not agreed with you, ring the technician now. If it was, ask for a new code to enrol this desk again.
desk-link-copy-taken = The school’s server does not take the sealed copy of your casebook: another desk keeps a copy under this name. If that desk is lost or no longer used, the technician must revoke it first; then this one goes on by itself.
desk-link-copy-large = Your casebook has grown too large for the sealed copy on the school’s server, so none is made any more. Tell whoever looks after Lantern, and make a copy of the desk’s folder meanwhile.
desk-link-certificate = What answers is not your school’s server, so nothing was fetched. Tell whoever looks after the server.
desk-link-clock = This computer’s clock seems to be wrong, so the server could not be trusted. Set the date and time; Lantern tries again by itself.
desk-link-not-enrolled = This desk is not enrolled with a school yet, so no reports can come. Ask whoever looks after the server for an enrolment link.
desk-link-strange = The school’s server gave an answer that this desk does not understand. One of the two needs an update.
desk-link-not-newer = Somebody else has published a newer list of readers meanwhile. Wait a minute until it is here, then make this change again.
desk-link-cannot = The school’s server is older than this desk and cannot do this yet. Ask whoever looks after it to update it.
desk-link-disk = Reports could not be written to this computer’s disk. Make room on it; nothing is lost, and Lantern tries again by itself.
desk-link-down = Not connected
desk-link-up = Connected

## Notices

desk-newer =
    { $n ->
        [one] 1 report for you was made by a newer Lantern and cannot be read yet. Update this desk today: it may be urgent.
       *[other] { $n } reports for you were made by a newer Lantern and cannot be read yet. Update this desk today: they may be urgent.
    }
desk-damaged =
    { $n ->
        [one] 1 message for you arrived damaged and could not be read. Ask around today whether a child needs you, and tell whoever looks after the server.
       *[other] { $n } messages for you arrived damaged and could not be read. Ask around today whether a child needs you, and tell whoever looks after the server.
    }
desk-unplaced =
    { $n ->
        [one] 1 thing that another desk sent cannot be placed: its report is not here, or whoever wrote it is not on the list of readers. Ask the other readers whether something stands in their records that is missing in yours.
       *[other] { $n } things that other desks sent cannot be placed: their reports are not here, or whoever wrote them is not on the list of readers. Ask the other readers whether something stands in their records that is missing in yours.
    }
desk-mail-failing = The school’s server cannot send its mails, so nobody is reminded to open her desk. Tell whoever looks after the server today, and look at your desk by yourself until it is mended.
desk-mail-not-set = The school’s server has no mail addresses, so nobody is reminded to open her desk. Ask whoever looks after the server to set them, and agree who looks and when.
desk-unreadable =
    { $n ->
        [one] 1 report in your casebook cannot be read: the disk may be failing. Ask a deputy to open it on her desk.
       *[other] { $n } reports in your casebook cannot be read: the disk may be failing. Ask a deputy to open them on her desk.
    }
desk-roster-expired = The list of adults who read reports is past its date. It still works. Make and sign a new one this week.
desk-roster-none = No signed list of readers has come from the server yet, so tablets cannot send. Two signers need to sign it and one to publish it.

## The list

desk-today = Reports
desk-alarm =
    { $n ->
        [one] Urgent: a child asked for a grown-up now.
       *[other] Urgent: { $n } children asked for a grown-up now.
    }
desk-alarm-drill = Practice: no child is waiting. Deal with it as if one were.
desk-alarm-go = Read it first
# On the computer's desktop, where anybody may read it: nothing about what was told.
desk-alarm-notice = Please look at your desk now.
desk-alarm-practice = This is a practice. Please look at your desk.
# To the chair of governors, about a report that is not for her to read.
desk-unread-today = A report has not been looked at today. Ask the safeguarding lead.
desk-unread = A report was not looked at on { $date }. Ask the safeguarding lead.
desk-unread-hint = It is not for you to read, and your desk knows nothing else about it. If the lead cannot say that somebody has it now, ask a deputy.
desk-unread-asked = I have asked
desk-summary =
    { $n ->
        [0] Nothing is left to do.
        [one] 1 report to deal with
       *[other] { $n } reports to deal with
    }{ $n ->
        [0] {""}
       *[other] { $unseen ->
            [0] , all of them seen.
            [one] , 1 of them not seen by anyone yet.
           *[other] , { $unseen } of them not seen by anyone yet.
        }
    }
desk-to-do = To deal with
desk-done = Decided
desk-empty = No reports
desk-empty-more = Nothing has been told that you can read. Lantern looks every minute while this desk is open, and a new report appears here by itself.
desk-urgent = Urgent
desk-not-seen = Not seen by anyone yet
desk-seen-by = Seen by { $by }
desk-yours = You have it
desk-with = With: { $by }
desk-nobody = Nobody yet
desk-by = by { $by }
desk-drill = Practice
desk-practices =
    { $n ->
        [one] 1 practice of an earlier day
       *[other] { $n } practices of earlier days
    }
desk-practices-hint = No child told these. They count for nothing.
desk-folded = { $n } reports with the same answers
desk-about-staff = About a grown-up at school
desk-has-words = With the child’s own words

## When, and by when

desk-date =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
desk-when-today =
    { $half ->
        [morning] this morning
       *[afternoon] this afternoon
    }
desk-when-yesterday =
    { $half ->
        [morning] yesterday morning
       *[afternoon] yesterday afternoon
    }
desk-when-past =
    { $half ->
        [morning] in the morning of { $date }, { $days } days ago
       *[afternoon] in the afternoon of { $date }, { $days } days ago
    }
desk-when-ahead = on { $date } by the tablet’s clock, which runs ahead
desk-told = Told { $when }
desk-due-today = Due by { $time } today
desk-due = Due by { $time } on { $date }
desk-overdue-today = Overdue: was due by { $time } today
desk-overdue = Overdue: was due by { $time } on { $date }
desk-left-minutes =
    { $minutes ->
        [0] Less than a minute left
        [one] 1 minute left
       *[other] { $minutes } minutes left
    }
desk-left-hours =
    { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    } { $minutes ->
        [0] left
        [one] 1 minute left
       *[other] { $minutes } minutes left
    }
desk-stamp-half = { $date } { $year }, { $half ->
        [morning] in the morning
       *[afternoon] in the afternoon
    }
desk-stamp = { $date } { $year }, { $time }

## One report

desk-back = All reports
desk-answers = What the child told, in the child’s own pictures
desk-own-words = In the child’s own words
desk-stage-eyfs = Reception, ages 4 to 5
desk-stage-ks1 = Years 1 and 2, ages 5 to 7
desk-stage-lower-ks2 = Years 3 and 4, ages 7 to 9
desk-stage-upper-ks2 = Years 5 and 6, ages 9 to 11
desk-stage-label = Lessons for
desk-told-label = Told
desk-due-label = Due
desk-readers-label = Who can read it
desk-holder-label = Who has it
desk-outcome-label = Decided
desk-staff-who = The child chose
desk-staff-nobody = The child did not say who.
desk-what-now = What to do now
desk-unconfirmed = Unconfirmed: this is what one child tapped, and nobody has checked it. It is not a ground for a search or a sanction by itself.
desk-not-anonymous = Children were told: “We don’t ask your name.” Please keep that promise as far as safety allows.

desk-do-urgent = The child asked for a grown-up now. Put down what you are doing and go round the classes that had the tablets this half-day, or send a deputy.
desk-do-head-lado = This is about the headteacher. Ring the local authority’s designated officer (LADO) first, before you speak with anyone in school, and the same day.
desk-do-head-chair = Then tell the chair of governors, who manages the case. Do not tell the headteacher.
desk-do-staff-head = This is about a grown-up who works here. Take it to the headteacher today; the two of you speak with the LADO within one working day.
desk-do-staff-unnamed = This is about a grown-up who works here, and the child did not say who. Speak with the headteacher today; if it may be the headteacher, with the chair of governors and the LADO instead.
desk-do-staff-quiet = Do not question that person, do not warn them, and do not look into it yourself.
desk-do-hurt = If anyone may be hurt or in danger now, ring 999. Otherwise ring children’s social care today. Childline for the child: 0800 1111.
desk-do-picture = Do not look at, copy, print or pass on the picture, and do not ask the child to show it. Follow the UKCIS advice on sharing nudes and semi-nudes; Report Remove can take it down.
desk-do-contact = Someone the child does not know may be in touch with them. Keep messages and names as they are, do not answer them, speak with the parents, and report to CEOP or the police.
desk-do-secret = A secret that weighs on a child can mean grooming or harm at home. Think about who may be asking for it before you speak with anyone, and take advice from children’s social care if you are unsure.
desk-do-trick = Speak with the parents about what was paid or given away. Change passwords and tell the seller or the bank. Do not tell the child off: the trick was made to work.
desk-do-account = Change the password with the child and a parent, sign out other devices, and find out whether somebody still has access.
desk-do-hate = Record it as a hate incident under your policy. Look after the children it hurts first; think about Prevent if an adult or group is behind it.
desk-do-unkind = Follow your anti-bullying policy. See to the child who is hurt first, then to the one who hurts: both need an adult.
desk-do-scary = Ask what was seen, on what and where, so that it can be blocked. Do not look it up with the child. Tell the parents how to talk about it.
desk-do-open = The child did not say what it is. Make time for the classes that had the tablets: a quiet word that you are there, and when.
desk-do-find = The report carries no name. Ask the teachers who had the tablets that half-day which child seemed worried, and go yourself. Children were told that a grown-up may come.
desk-do-no-hunt = The report carries no name. Do not make children own up. Speak with the classes that had the tablets, and say when and where you can be found.
desk-do-listen = When a child speaks with you: listen, let them use their own words, do not ask leading questions, and thank them. Never promise to keep it secret; say whom you will tell and why.
desk-do-record = Write down today, in your safeguarding record, what was told in these words, what you did and why.

## Dealing with a report

desk-take = I will deal with it
desk-take-hint = The other readers see that you have it, and its clock stops. You can give it back.
desk-take-over = Take it over
desk-take-over-hint = Somebody else has it. Speak with them first; both names stay in the record.
desk-look = I have only seen it
desk-give-back = Give it back, so that somebody else can take it

desk-folded-hint = Same answers, same half-day, no words. It may be one worry told by several children, one child, or a game: what you do here goes for all of them.
desk-merged = { $n } reports of one matter
desk-merged-hint = A reader put these together. What you do here goes for all of them.
desk-apart = Treat this one on its own
desk-merge = The same matter as
desk-merge-choice = { $what }, { $when }
desk-merge-go = Put together

desk-decide = What did it come to?
desk-decide-all = Goes for all { $n } reports that are shown here as one.
desk-outcome-concern = Concern
desk-outcome-concern-hint = It goes on in your safeguarding record.
desk-outcome-play = Play or test
desk-outcome-play-hint = Somebody tried the tablet out. No child is told off for it.
desk-outcome-no-action = No further action
desk-outcome-no-action-hint = Looked into, and nothing more is to be done here.
desk-why = Why
desk-reason = Why (needed for “play or test” and “no further action”)
desk-reason-missing = Please write in a few words why. Whoever reads the record later was not there.
desk-decide-go = Decide
desk-reopen = Open it again
desk-reopen-go = Open again

desk-note = Add a note
desk-note-hint = What you did, whom you told, what was said, in these words. A note cannot be changed later; the other readers of this report see it.
desk-note-go = Add

desk-find = This child asks to be found
desk-find-hint = The child gave something by which you can find it. Say first why you look; the other readers of this report see that you looked, and why.
desk-find-reason = Why do you look?
desk-find-go = Show me how to find this child
desk-found = How to find this child
desk-found-peg = The picture on the child's peg: { $picture }
desk-found-seat = The number of the child's seat: { $seat }
desk-found-name = The child typed this name:
desk-found-hint = Fetch the child without saying why, as for an errand, and not straight after others have seen it at the tablet.
desk-find-place = Where this was told can be looked up
desk-find-place-hint = The tablet sealed which tablet it was, and when. Say first why you look; the other readers of this report see that you looked, and why.
desk-found-tablet = Tablet
desk-found-class = Class
desk-found-when = Told
desk-found-at = { $date }, { $time } by the tablet’s clock
desk-found-until = Tablet, class and time are wiped after { $date }, unless this becomes a concern.
desk-found-kept = Tablet, class and time are kept as long as this is a concern.
desk-more = More: reference, same matter, give back
desk-link-to = Reference in your safeguarding record
desk-link-go = Add reference

desk-record = Record of this report
desk-record-empty = Nothing has been done yet.
desk-record-hint = Every line stays as it was written, with who wrote it and when.
desk-did-seen = Saw it
desk-did-taken = Took it
desk-did-given-back = Gave it back
desk-did-decided = Decided:
desk-did-reopened = Opened it again
desk-did-note = Note
desk-did-merged = Put it together with another report
desk-did-apart = Took it out: it is dealt with on its own
desk-did-linked = Reference in the safeguarding record: { $to }
desk-did-found = Looked at who or where the child is, because:
desk-did-replied = Left the child an answer:
desk-did-withdrawn = Took the answer off the board
# No reader did this: a tablet said it, and there is no author.
desk-did-collected = The answer was collected at a tablet
desk-did-deleted = Deleted it at their own desk, because:
desk-did-handed-over = Handed the case over to { $to }

desk-drill-more = This is a practice. No child told this; it counts for nothing. Deal with it as if it were real.

## Answering a child

desk-answer = Answer the child
desk-answer-hint = With six pictures, which this child may have kept, it can hear an answer on any tablet, in a voice, for two weeks. It may never come back for it: if a child may be in danger, go and find it instead.
desk-answer-begin = Choose an answer
desk-answer-another = Give another answer
desk-answer-choose = Choose one to three sentences. None of them says what the worry was.
desk-answer-problem = Please choose one, two or three sentences.
desk-answer-home-care = Not if somebody at home may be part of the worry.
desk-answer-preview = See it as the child will hear it
desk-answer-title = Your answer
desk-answer-heard = The child hears this, in a grown-up’s friendly voice:
desk-answer-until = It goes to the tablets within the hour and waits until { $date }. The other readers of this report see that you answered, and what.
desk-answer-not-urgent = This report is one that should not wait for a child to come back. An answer alone is not enough.
desk-answer-staff = This is about a grown-up who works here. Whoever copies the sealed answers from a tablet or the server and has a very large computer could find out that there is an answer, and who may read the report. If that person might do so, go and see the child instead.
desk-answer-again = There is an answer already. A new one takes its place.
desk-answer-change = Change it
desk-answer-send = Give this answer
desk-answer-by = Answered by { $by }:
desk-answer-waits = It waits on the tablets until { $date }. Nobody has collected it yet.
desk-answer-collected = It was collected at a tablet.
desk-answer-over = Its two weeks are over, and nobody collected it.
desk-answer-full = All places for your desk’s answers are taken. It waits, and goes to the tablets as soon as one is free.
desk-answer-withdraw = Take this answer back
desk-answer-no-list = Answers can be given once this desk is on the signed list of readers.
desk-answer-failed = The answer was not given
desk-answer-failed-why = This computer may be short of memory or of room on its disk: close other programs, then try again. Nothing was sent and nothing stands in the record.

## Your desk: passphrase and second factor

desk-nav = Pages of the desk
desk-nav-reports = Reports
desk-nav-people = People and keys
desk-nav-settings = Settings
desk-title-of = { $what } – Lantern desk
desk-you = Your desk
desk-print = Print
desk-passphrase-rule = At least { $length } characters. { $rule }
desk-change-never = It is changed only when somebody else may know it.
desk-change-ten-weeks = It is changed every ten weeks.
desk-change-six-months = It is changed every six months.
desk-change-twice-a-year = It is changed twice a year, by 1 January and 1 September.
desk-passphrase-set = Set on { $date }.
desk-passphrase-change = Change the passphrase
desk-passphrase-soon = Your school asks for a new passphrase by { $date }.
desk-passphrase-overdue = Your school asked for a new passphrase by { $date }.
desk-passphrase-first = Your passphrase is past the day that your school has set. Please change it now.
desk-passphrase-read = If a child may be waiting, read the reports first.
desk-passphrase-advice = Take at least { $length } characters: four words that do not belong together are easy to keep and hard to guess. Nobody can bring it back for you.
desk-passphrase-ncsc = Your school has chosen regular changes. Today’s advice (NCSC) is to change only when somebody may know it.
desk-passphrase-old = The passphrase you have now
desk-passphrase-new = The new passphrase
desk-passphrase-again = The new one again
desk-passphrase-differ = The two new ones are not the same. Type both again.
desk-passphrase-short = The new one is too short. Add another word.
desk-passphrase-same = The new one is the old one. Take another.
desk-passphrase-copy = The copy of your identity file that you keep in a safe place still opens with the old passphrase. Make a new copy afterwards and destroy the old one.
desk-copy = Sealed copy of your casebook
desk-copy-why = Every half-day your desk gives the school’s server a copy that nobody there can read. With your identity file and your passphrase you get it back on another computer; with two break-glass papers it opens without you.
desk-copy-last = The server has a copy of { $when }.
desk-copy-never = The server has no copy yet.
desk-copy-save = Save a copy as a file
desk-copy-restore = Get back what is missing here from the server’s copy
desk-copy-restored = What was missing is back. Nothing that was here has changed.
desk-copy-none = The server has no copy of your casebook.
desk-copy-failed = The copy could not be fetched or opened. Check that the desk is connected; if it is, tell whoever looks after the server.
desk-second = Second factor
desk-second-on =
    { $n ->
        [0] On: your desk asks for a code from your telephone. No recovery code is left: make new ones.
        [one] On: your desk asks for a code from your telephone. 1 recovery code is left.
       *[other] On: your desk asks for a code from your telephone. { $n } recovery codes are left.
    }
desk-second-off = Off: your desk opens with the passphrase alone. With a second factor, somebody who has watched you type it still cannot open your desk.
desk-second-begin = Turn it on
desk-second-manage = New recovery codes, or turn it off
desk-second-why = You need your telephone with an app for codes (any that shows six digits every thirty seconds), and a printer or a pen.
desk-second-scan = Open the app on your telephone and scan this picture.
desk-second-type = Type the six digits that it shows now, and your passphrase.
desk-second-keep = You then get ten recovery codes on paper, for the day the telephone is lost.
desk-second-qr = Picture for your telephone’s app. The letters below say the same.
desk-second-letters = Cannot scan? Type these letters into the app:
desk-second-wrong = Those digits do not fit. Check that your telephone’s clock is right, and type the digits that it shows now.
desk-second-prove = Either change asks for your passphrase and a code.
desk-second-codes = Make new recovery codes
desk-second-end = Turn the second factor off
desk-recovery = Recovery codes
desk-recovery-why = Each opens your desk once instead of a code from your telephone, together with your passphrase. Print or write them down now: they are not shown again. Keep them where you keep the school’s keys, not with this computer.
desk-recovery-done = I have them on paper

## The first page

desk-title-setup = Set up – Lantern desk
desk-setup = Set up your desk
desk-setup-why = On this computer you will read what children tell. Your keys are made here and never leave it; nobody, not even the technician, can open your desk without your passphrase.
desk-setup-role = You are
desk-setup-label = How you are called on the pages
desk-setup-label-hint = Your role, not your name: “Deputy safeguarding lead”.
desk-setup-again = The passphrase again
desk-setup-link = Enrolment link
desk-setup-link-hint = The technician gives it to you. You can leave this empty and enrol later.
desk-setup-go = Make my desk
desk-setup-done = Your desk is made
desk-setup-done-why = Copy the file identity.ron from its folder to a stick and lock that away: without it and your passphrase nobody can read your reports. Then open your desk and send “My card” to whoever makes the list of readers.
desk-setup-open = Open my desk
desk-setup-wrong = Please say in a few words how you are called: at most 80 letters.
desk-setup-disk = The desk could not be made: make room on the disk, and check that you may write in its folder.

## Deleting, and old records

desk-delete = Delete this case here
desk-delete-back = Back to the report
desk-delete-what =
    { $n ->
        [one] This deletes one report at this desk.
       *[other] This deletes all { $n } reports that are shown here as one, at this desk.
    }
desk-delete-1 = What the child told goes, and everything that was done about it: notes, decision, tablet and minute, the answer and whether it was collected. It is written over and cannot be brought back.
desk-delete-2 = What stays is one line: that a case was deleted here, the day, who, and why. So the same report does not come in again.
desk-delete-3 = The other readers of this case hear that you deleted it, and why. Their desks still have it; each decides about her own.
desk-delete-4 = Sealed copies that were made before still have it: the server’s until the next half-day, those that you saved until you delete them. A copy that is restored at this desk does not bring it back. Papers that were printed stay.
desk-delete-5 = Make sure first that your safeguarding record has what it must keep. Deleting here is no place to hide something: an inspector or a court may ask why.
desk-delete-reason = Why is it deleted?
desk-delete-reason-hint = For example “kept in the safeguarding record, retention rule 4.2”. Write no names and nothing of what was told: this line stays.
desk-delete-word = delete
desk-delete-type = To go on, type the word “{ $word }”
desk-delete-go = Delete it at this desk
desk-delete-no-reason = Please write in a few words why it is deleted. Nothing was deleted.
desk-delete-no-word = The word was not typed as it stands there. Nothing was deleted.
desk-deleted-by = Deleted by { $by } at their own desk on { $date }. This desk still has it.
desk-delete-too = Delete it here, too?
desk-delete-open = It is open at this desk: decide it first, then it can be deleted here, too.
desk-deleted-now = The case is deleted at this desk. The other readers will hear of it.
desk-old = Old records
desk-old-no-rule = This desk has no rule for how long decided cases are kept; you can set one under “Settings”. Nothing is deleted by itself.
desk-old-rule =
    { $n ->
        [one] By the rule of this desk a decided case is kept for one whole school year after the one in which it was decided. Nothing is deleted by itself: open each and decide.
       *[other] By the rule of this desk a decided case is kept for { $n } whole school years after the one in which it was decided. Nothing is deleted by itself: open each and decide.
    }
desk-old-waits =
    { $n ->
        [one] Old records: 1 case is due, or was deleted by another reader
       *[other] Old records: { $n } cases are due, or were deleted by another reader
    }
desk-old-none = No case is due by that rule.
desk-old-due = Due to be deleted
desk-old-since = Due since { $date }
desk-old-others = Deleted by other readers at their desks
desk-old-here = Deleted at this desk
desk-old-stone = A case, deleted by { $by } on { $date }
desk-old-date = { $date } { $year }

## People and keys

desk-role-lead = Designated safeguarding lead
desk-role-deputy = Deputy safeguarding lead
desk-role-head = Headteacher
desk-role-chair = Chair of governors
desk-role-trust = Safeguarding lead of the trust or local authority
desk-role-online = Online-safety lead
desk-yes = Yes
desk-readers = Who reads
desk-readers-who = Reader
desk-readers-role = Role
desk-readers-signs = Signs changes
desk-readers-you = (this desk)
desk-readers-list = List number { $version }, good until { $date } { $year }. Its three signers have the print { $print }; every tablet’s page for grown-ups shows the same letters.
desk-people-none = There is no list of readers yet
desk-people-none-more = Tablets cannot send until a list is signed by two people. Each reader sets up her own desk and saves her card; then one of you makes the first list.
desk-happened = What has happened?
desk-published = The new list is published. Tablets take it within a minute or two of being used. If somebody joined, hand the open cases over to her now.
desk-handed =
    { $n ->
        [0] The cases are handed over.
        [one] The cases are on their way: 1 piece is left, and one goes out each minute. Leave this program running.
       *[other] The cases are on their way: { $n } pieces are left, and one goes out each minute. Leave this program running.
    }
desk-proposal-waits = A change of the list of readers is on its way at this desk.
desk-proposal-see = See it

desk-task-first = Make the first list
desk-task-first-why = The list says who reads which report. It needs at least two people who read, and three who may sign; two of those three sign each change, so that nobody can change it alone.
desk-task-first-1 = Each reader has set up her own desk on her own computer, and it is enrolled with the school’s server.
desk-task-first-2 = She has sent you her card, or brought it on a stick. It holds nothing secret.
desk-task-first-3 = Ring each of them and compare the sixteen letters on her card’s page with those you will see here, so that nobody has swapped a card on the way.
desk-task-first-4 = Lead, deputy and chair of governors will sign changes. Where the head is also the lead: deputy, chair and the trust.
desk-first-school = Name of the school, as children know it
desk-first-cards = The cards of all readers, one after another

desk-task-join = Somebody joins
desk-task-join-hint = A deputy, a new head, a new chair. About five minutes.
desk-task-join-why = From the moment the new list is published, children’s reports are sealed to her, too.
desk-task-join-1 = She sets up her own desk on her own computer: the technician gives her an enrolment link, she chooses a passphrase.
desk-task-join-2 = On her desk, under “People and keys”, she opens “My card” and sends you the text, or brings it on a stick.
desk-task-join-3 = Ring her. She reads out the sixteen letters of her card; you compare them on the next page.
desk-task-join-4 = Two of the three signers sign. Then hand the open cases over to her.
desk-card = Her card
desk-card-hint = Paste the whole text, with the brackets.
desk-card-file = Or choose the file:
desk-join-role = She joins as
desk-join-online = An online-safety lead reads nothing until you also make her the first contact, under “Who reads what”.

desk-task-lead = The lead changes
desk-task-lead-hint = A new designated safeguarding lead. About ten minutes, two people, no technician.
desk-task-lead-why = The new lead must be a reader already. If she is not, let her join first as a deputy; both changes can be signed in one sitting.
desk-task-lead-1 = Choose who leads from now on, and say whether the lead before stays as a deputy.
desk-task-lead-2 = Two signers read the change and sign it. The lead who leaves need not be one of them.
desk-task-lead-3 = Publish it: from then on tablets seal to the new lead, and no new report opens with the old key.
desk-task-lead-4 = Hand the open cases over to her from a deputy’s desk.
desk-task-lead-5 = The lead who leaves closes her desk and gives the computer back. What she has read stays read: her copy of the identity file is destroyed before witnesses.
desk-lead-who = The new lead
desk-lead-stays = The lead before stays as a deputy

desk-task-lost = A key is lost
desk-task-lost-hint = A passphrase is forgotten, an identity file is gone. Nothing that was told is lost.
desk-task-lost-why = Nobody can bring a key back. She makes a new one, and the others hand her the open cases: every report went to all of its readers.
desk-task-lost-1 = She sets up a new desk in a new folder; the technician gives her a new enrolment link.
desk-task-lost-2 = She sends you her new card. Ring her and compare the sixteen letters.
desk-task-lost-3 = Two signers sign, one publishes. Then hand the open cases over to her.
desk-lost-who = Whose key it is
desk-lost-card = Her new card

desk-task-stolen = A computer is stolen
desk-task-stolen-hint = A desk’s computer is gone, or somebody knows its passphrase. Do this the same hour.
desk-task-stolen-why = Whoever has the computer still needs the passphrase, and the second factor does not help against a copy of the disk. So the old key is taken off the list at once.
desk-task-stolen-1 = Ring the technician: the stolen desk is revoked at the server, in one step.
desk-task-stolen-2 = She sets up a new desk on another computer, with another passphrase, and sends you her new card. Ring her and compare the sixteen letters.
desk-task-stolen-3 = If that takes longer than today, let her leave the list for now (“Somebody leaves”) and join again later.
desk-task-stolen-4 = Two signers sign, one publishes. From then on nothing new opens with the stolen key.
desk-task-stolen-5 = Tell the head and the data protection officer today: the clock for reporting a breach is 72 hours. Write down which open cases were on that desk.

desk-task-leave = Somebody leaves
desk-task-leave-hint = She does not read any more from the moment the list is published.
desk-task-leave-why = Her key opens nothing that is told afterwards. If she was one of the three signers, another reader takes that place.
desk-task-leave-1 = Take from her: the computer with her desk, the copy of her identity file, her break-glass paper if she has one.
desk-task-leave-2 = Choose her, read the change, let two signers sign, publish.
desk-task-leave-3 = If she leads, use “The lead changes” instead.
desk-leave-who = Who leaves

desk-task-renew = Renew the list
desk-task-renew-hint = The same people for another year. Two signatures.
desk-task-renew-why = A list past its date still works, so that no child is ever blocked; desks and tablets ask grown-ups to renew it.

desk-task-rules = Who reads what
desk-task-rules-hint = First contact, two people who are close, and who joins where few are left. Two signatures.
desk-task-rules-why = These rules stand in the signed list beside the names, and every tablet obeys them from the moment the list is published. They stay when the list is changed for another reason. A report that was sealed before opens for those it was sealed to.
desk-rules-nobody = Nobody
desk-rules-then = {", then "}
desk-rules-first = First contact
desk-rules-first-who = Who sees plain reports beside the lead and the deputies
desk-rules-first-nobody = Nobody: the lead and the deputies alone
desk-rules-first-hint = A plain report is one that is not about a grown-up who works here. Choose the online-safety lead, for example, or a pastoral lead. She reads nothing that is about a grown-up at school through this.
desk-rules-pairs = Two people who are close
desk-rules-pairs-hint = Partners, relatives, close friends. Neither reads what is about the other: when a child taps the face of one of them, the report is not sealed to the other, whatever she is to the school. It does not help where a child taps no face. The pair stands in the list that every tablet and the server hold; the reason does not.
desk-rules-pair-one = Pair { $n }: one
desk-rules-pair-other = Pair { $n }: the other
desk-rules-fallback = Who joins where fewer than two would read
desk-rules-fallback-hint = In this order, until there are two. The person whom the report is about, and whoever is paired with her, is passed over.
desk-rules-place = Place { $n }
desk-rules-first-is = First contact for plain reports: { $who }.
desk-rules-fallback-is = Where fewer than two would read, there join: { $roles }.
desk-rules-watch-is = If nobody looks on its day at a report about a grown-up at school whom the child does not name, this hears that there is one, and no more: { $who }.
desk-rules-watch-nobody = If nobody looks on its day at a report about a grown-up at school whom the child does not name, nobody else hears of it: there is no chair of governors who neither reads it nor is close to somebody who does.
desk-rules-pair-is = { $one } and { $other }: neither reads what is about the other.

desk-task-sign = Sign a change
desk-task-sign-hint = Another signer has sent you a change of the list.
desk-task-sign-why = Paste what she sent. You will see in words what it changes before you sign anything.
desk-take-text = The change, as text
desk-take-file = Or choose the file:
desk-take-go = Read it
desk-take-wrong = This is not the next list of your school: it may be cut, of another school, or older than the one in force. Ask for it again.

desk-task-hand-over = Hand over cases
desk-task-hand-over-hint = To somebody who joined, or who has a new key.
desk-task-hand-over-why = Each open report that she may read and, if you tick it, each concern that was decided, with its record, is sealed to her key. She sees each of them once, even if two of you do this.
desk-hand-over-to = To
desk-hand-over-choice =
    { $n ->
        [0] { $who } (no open case that she may read)
        [one] { $who } (1 open case)
       *[other] { $who } ({ $n } open cases)
    }
desk-hand-over-concerns = And the cases that were decided to be a concern
desk-hand-over-go = Hand them over
desk-hand-one = Hand this case to
desk-hand-one-hint = To a reader who joined after it was told, or has a new key. She gets the report and its whole record, sealed to her key, one part a minute. It stays yours to deal with until she takes it.
desk-hand-one-go = Hand it over

desk-task-card = My card
desk-task-card-hint = What others need to put you on the list. Nothing secret.
desk-task-card-why = Send the text or the file to the person who makes the list. It holds only the public halves of your keys; anybody may see it.
desk-card-print = Your card’s letters, to be read out over the telephone:
desk-card-text = Your card
desk-card-save = Save it as a file
desk-card-unenrolled = Your desk is not enrolled with the school’s server yet, so the card names no school. Ask for an enrolment link first.

desk-problem-card = That is not one whole card. Copy the text again from the first bracket to the last.
desk-problem-school = That card is of another school, or its desk is not enrolled yet. She enrols it and sends the card again.
desk-problem-nobody = That person is not on the list any more. Go back and choose again.
desk-problem-already = That is on the list already. If she has lost her key, she needs a card of a new one.
desk-problem-signers = Three different people must be able to sign: lead, deputy and chair, or the trust where the head is the lead. Add one of them.
desk-problem-few = At least two different people have to read. Add somebody first.
desk-problem-lead = The list needs a designated safeguarding lead. Use “The lead changes”.
desk-problem-shared = Two people have one key. Each sets up a desk of her own.
desk-problem-many = The list is full. Let somebody leave first.
desk-problem-route = With this list nobody would read a report about one of these people, or more than eight would. Add a chair of governors or the trust, or have fewer deputies; with pairs of people who are close, let somebody else join where few are left, or take a pair away.
desk-problem-pair = A pair needs two different people who are on the list. Choose both, or choose “Nobody” for both.
desk-problem-roster = This list could not be used. Check the names: they are short and in ordinary letters.

desk-propose = Go on
desk-propose-hint = Nothing changes yet. You see in words what would change; two signers decide.
desk-proposal = A change of the list of readers
desk-proposal-why = Read what it changes. If a line surprises you, do not sign: ring the person who proposed it.
desk-proposal-changes = What it changes
desk-proposal-print = Letters of this change, to be compared over the telephone with the other signer:
desk-proposal-signed =
    { $n ->
        [0] Nobody has signed it yet; it needs two
        [one] Signed by 1 of the 2 that it needs
       *[other] Signed by
    }
desk-proposal-drop = Drop this change
desk-diff-joins = { $who } reads from now on, as: { $role }.
desk-diff-leaves = { $who } does not read any more as: { $role }.
desk-diff-keys = { $who } has new keys; what is sealed from now on opens with those alone.
desk-diff-renamed = “{ $from }” is called “{ $to }” from now on.
desk-diff-signs = { $who } signs changes.
desk-diff-signs-stranger = Somebody who does not read signs changes. Do not sign this unless you know who it is.
desk-diff-signs-no-more = { $who } does not sign changes any more.
desk-diff-first = { $who } is the first contact: she reads every report that is not about a grown-up who works here, beside the lead and the deputies.
desk-diff-first-none = There is no first contact any more: plain reports are read by the lead and the deputies alone.
desk-diff-fallback = Where fewer than two would read, there join, in this order: { $roles }.
desk-diff-fallback-none = Where fewer than two would read, nobody joins any more.
desk-diff-apart = { $one } and { $other } are close: neither reads what is about the other.
desk-diff-apart-no-more = { $one } and { $other } are not kept apart any more: each may read what is about the other, if her post says so.
desk-diff-hours = School days, hours and holidays are set anew. Tablets tell children by them when somebody will read.
desk-diff-until = The list is good until { $date } { $year }.
desk-sign = Your signature
desk-sign-go = I have read it: sign
desk-publish = Publish it
desk-publish-why = Two have signed. Published, it holds for every tablet and every desk of the school.
desk-publish-go = Publish now
desk-pass-on = Give it to the other signer
desk-pass-on-why = Send her the file or the text. On her desk, under “People and keys”, she opens “Sign a change”. When two have signed, either of you publishes it. It holds nothing secret.
desk-pass-on-sent = It is on its way to the desks of: { $who }. They see it within a few minutes of opening their desks, as long as this program runs. When two have signed, either of you publishes it.
desk-pass-on-or = If that takes too long, send her the file or the text; on her desk she opens “Sign a change”.
desk-pass-on-save = Save it as a file
desk-pass-on-text = The change, as text

desk-task-break-glass = Break-glass papers
desk-task-break-glass-hint = For the day on which every reader’s key is lost. Ten minutes, a printer, three envelopes.
desk-task-break-glass-why = Three people each get a paper. Any two of them together can open the copies of the casebook; one alone cannot. It needs no Lantern, only the free program “age”.
desk-task-break-glass-1 = Choose three holders: the chair of governors, the safeguarding lead of the trust or local authority, and the lead. Neither the head nor a technician holds one.
desk-task-break-glass-2 = Stand beside a printer that keeps no copies, and let nobody else be in the room.
desk-task-break-glass-3 = Print the three papers. They are shown once and kept nowhere.
desk-task-break-glass-4 = Put each into an envelope, sign across the flap, and hand it over the same day.
desk-task-break-glass-5 = When a holder leaves, make new papers and burn all three old ones.
desk-papers-made = Papers were made on { $date }. New ones take their place.
desk-papers-holder = Holder of paper { $n }
desk-papers-holder-1 = Chair of governors
desk-papers-holder-2 = Safeguarding lead of the trust
desk-papers-holder-3 = Designated safeguarding lead
desk-papers-make = Make the papers
desk-papers-again = Make new papers
desk-papers = Break-glass papers
desk-papers-now = Print these now: when you leave this page they are gone. Check that all three came out and can be read before you go on.
desk-papers-print = Print the three papers
desk-papers-done = They are printed and in their envelopes
desk-paper-of = Break-glass paper { $n } of 3: { $who }
desk-paper-what = Keep this in a sealed envelope in a safe. With one of the other two papers it opens the sealed copies of this school’s safeguarding reports, if all readers’ keys are lost. Alone it opens nothing.
desk-paper-key = The key of this paper
desk-paper-sealed = What two papers open
desk-paper-how = Each holder types or scans the key of her own paper into a file of its own (key-1.txt, key-2.txt, key-3.txt), on a computer without a network. The picture beside each block holds the same text: save it as sealed.age. Then, with the program “age”, the two lines in this order; key.txt then opens the copies in the same way.
desk-paper-pair = { $first } first, then { $second }
desk-paper-keep = Every use is to be told to all readers. When it was used, or a holder leaves: new papers, and burn these.

## Settings

desk-set-scope = For this desk. Who reads what is not set here: that is in the signed list of readers.
desk-set-saved = Saved.
desk-set-rang = The alarm rang as an urgent report would ring, and said that it is a practice. If you heard and saw nothing, check this computer’s sound and notices.
desk-set-unread = Something is not written as it should be. Times are written 08:30, days 2026-12-19. Nothing was saved.
desk-set-wrong = These settings do not go together: is there a school day, does the day end after it begins, is a holiday’s last day after its first? Lessons last 1 to 120 minutes; tablet and class are kept for 1 to 60 school days, decided cases for 0 to 30 school years. Nothing was saved.
desk-set-disk = The settings could not be written: make room on the disk. Nothing was saved.
desk-set-save = Save the settings
desk-set-calendar = The school’s days
desk-set-opens = The day begins
desk-set-closes = The day ends
desk-set-closed = Holidays, bank holidays and INSET days
desk-set-closed-hint = One a line: first day, last day, what it is. For example: 2026-12-19 2027-01-03 Christmas. One day alone is one date.
desk-set-clocks = By when a report is to be seen
desk-set-lesson = Minutes until a lesson is over: an urgent report is due by then
desk-set-show-at = Times at which milder reports appear
desk-set-show-at-hint = So that nobody who watches the screen can tell in which lesson a child told. Urgent reports, those of harm and those about a grown-up at school appear at once.
desk-set-locator-days = School days until which tablet, class and minute an urgent report came from is wiped, unless it becomes a concern
desk-set-keep-years = Whole school years for which a decided case is kept (1 to 30; 0: no rule)
desk-set-keep-hint = Counted from the end of the school year in which it was decided. What is due is listed under “Old records”; nothing is deleted by itself. Ask who decides about records at your school.
desk-set-alarm = Alarm for urgent reports
desk-set-sound = Play a sound
desk-set-notice = Show a notice on this computer’s desktop
desk-set-locked = Also ring while this desk is locked, on the day on which it was unlocked
desk-set-again = Minutes until it rings again while nobody has seen the report
desk-set-alarm-hint = The notice never says what was told.
desk-set-try = Try the alarm
desk-set-length = Shortest passphrase, in characters (12 or more)
desk-set-change = How often it is changed
desk-set-change-hint = Today’s advice (NCSC) is not to ask for regular changes. The other choices are for schools whose policy says so.
desk-weekday =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }

## Locked, closed, refused

desk-unlock = Your desk is locked
desk-unlock-waiting = A child needs a grown-up now. Unlock to read it.
desk-unlock-unread = There is a note for you. Unlock to read it.
desk-unlock-listens = Enter your passphrase to read reports. Until midnight this desk still rings if something urgent comes.
desk-unlock-why = Enter your passphrase to read reports. While it is locked, Lantern cannot see whether something urgent has come, so please unlock it as soon as you can.
desk-passphrase = Passphrase
desk-unlock-go = Unlock
desk-code = Code from your telephone
desk-code-lost = Telephone lost? Type one of your recovery codes from paper instead.
desk-unlock-code = The passphrase fits, the code does not. Wait for the next code of your app and try again; each code works once.
desk-unlock-wait = Too many wrong tries. Wait a few minutes, then try again. If a child may need you now, ask a deputy to open her desk.
desk-unlock-wrong = That passphrase does not fit. Check capital letters and spaces, and try again.
desk-unlock-damaged = Your identity file cannot be read. Bring it back from your copy, or ask a deputy to read the reports until you have a new one.
desk-closed = This page needs your link
desk-closed-why = For safety, the desk opens only with the link that it showed when it started, and each link works once. Start the desk again and use the new link.
desk-refused = That did not come from this page
desk-refused-why = Go back to the list and try again. If this happens again, close the browser and start the desk anew.
desk-missing = There is no such report
desk-missing-why = It may belong to another reader. Go back to the list.
desk-trouble = The casebook could not be read
desk-trouble-why = Check that the disk has room, then start the desk again. Nothing has been thrown away.
desk-to-list = Back to the list

# At the foot of every page; each tablet's page for grown-ups shows the same letters.
desk-signed-by = The list of trusted adults is signed by { $print }.
