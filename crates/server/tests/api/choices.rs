//! What classes choose: counted once, shown from five on, by class alone, and gone at the end of the year.

use super::school::*;

async fn count(school: &School, beat: &Beat) -> Result<(), Refusal> {
    school.tablet.tell(&school.app, paths::BEAT, beat).await
}

async fn lines(school: &School) -> Vec<(String, String, String, Option<u32>)> {
    let lines = manage::tallies(&place(&school.app)).await.unwrap();
    lines.into_iter().map(|l| (l.lesson, l.card, l.choice, l.tablets)).collect()
}

fn line(lesson: &str, card: &str, choice: &str, tablets: Option<u32>) -> (String, String, String, Option<u32>) {
    (lesson.into(), card.into(), choice.into(), tablets)
}

#[tokio::test]
async fn a_beat_counts_once_is_withheld_under_five_and_is_the_classs_at_the_end() {
    let Some(school) = School::open().await else { return };
    let token = school.token().await;
    let session = school.start(&token, "e5").await.id;
    for i in 0..6 {
        let said = beat(session, "e5", &[("ask", if i == 0 { "hide" } else { "tell" }, 1)]);
        // Its answer was lost: it comes again, also twice at the same moment, and after a restart.
        let (first, again) = tokio::join!(count(&school, &said), count(&school, &said));
        assert_eq!((first, again, count(&school, &said).await), (Ok(()), Ok(()), Ok(())));
        let seen = school.order(&token, Command::Look).await.unwrap().seen;
        assert_eq!(seen.len(), usize::from(i >= 4), "{i}: {seen:?}");
    }
    let said = beat(session, "e5", &[("mend", "sorry", 3)]);
    count(&school, &said).await.unwrap();
    let school = school.restart().await;
    count(&school, &said).await.unwrap();
    let seen = school.order(&token, Command::Look).await.unwrap().seen;
    assert_eq!(seen.len(), 1, "three are nobody's to see");
    assert_eq!(seen[0].options, [("hide".to_owned(), None), ("tell".to_owned(), None)], "as it was at five: neither has five yet");
    assert_eq!(lines(&school).await, [], "while it runs there is no table");
    school.order(&token, Command::End).await.unwrap();
    assert_eq!(count(&school, &beat(session, "e5", &[("ask", "tell", 1)])).await, Err(Refusal::NoSession));
    assert_eq!(lines(&school).await, [line("e5", "ask", "hide", None), line("e5", "ask", "tell", Some(5))]);
    // Nothing of the session is left.
    let mine = school.app.mine();
    for (table, column) in [("tallies", "session"), ("beats", "session"), ("class_docs", "id")] {
        let some = school
            .app
            .count(&format!("SELECT count(*) FROM {table} WHERE {mine} AND {column} = '{session}' AND '{table}' <> 'class_docs'"))
            .await;
        assert_eq!(some, 0, "{table}");
    }
}

/// One child who was ill does the lesson alone: the class's counts before and after would tell what it chose.
#[tokio::test]
async fn a_session_of_a_few_moves_no_count() {
    let Some(school) = School::open().await else { return };
    let token = school.token().await;
    let session = school.start(&token, "e5").await.id;
    count(&school, &beat(session, "e5", &[("ask", "tell", 9), ("ask", "hide", 6)])).await.unwrap();
    school.order(&token, Command::End).await.unwrap();
    let before = lines(&school).await;
    assert_eq!(before, [line("e5", "ask", "hide", Some(6)), line("e5", "ask", "tell", Some(9))]);
    let session = school.start(&token, "e5").await.id;
    count(&school, &beat(session, "e5", &[("ask", "hide", 1)])).await.unwrap();
    school.order(&token, Command::End).await.unwrap();
    assert_eq!(lines(&school).await, before);
    let session = school.start(&token, "e5").await.id;
    count(&school, &beat(session, "e5", &[("ask", "hide", 5)])).await.unwrap();
    school.order(&token, Command::End).await.unwrap();
    assert_eq!(lines(&school).await[0], line("e5", "ask", "hide", Some(11)));
}

/// A stolen tablet can count wrongly, a little; it writes nothing down and fills no table.
#[tokio::test]
async fn only_what_was_played_is_counted_and_little_at_a_time() {
    let Some(school) = School::open().await else { return };
    let token = school.token().await;
    let session = school.start(&token, "e5").await.id;
    school.start(&token, "e6").await;
    // Said late, of the lesson before.
    count(&school, &beat(session, "e5", &[("ask", "tell", u32::MAX)])).await.unwrap();
    for bad in [
        beat(session, "tom-hit-me", &[("ask", "tell", 9)]),
        Beat { rev: 2, ..beat(session, "e5", &[("ask", "tell", 9)]) },
        Beat { moment: Moment::After, ..beat(session, "e5", &[("ask", "tell", 9)]) },
        beat(session, "", &[]),
    ] {
        count(&school, &bad).await.unwrap();
    }
    for i in 0..30 {
        let names: Vec<String> = (0..10).map(|j| format!("n{i}-{j}")).collect();
        let choices: Vec<_> = names.iter().map(|name| (name.as_str(), "a", 5)).collect();
        count(&school, &beat(session, "e6", &choices)).await.unwrap();
    }
    school.order(&token, Command::End).await.unwrap();
    let lines = lines(&school).await;
    assert_eq!(lines[0], line("e5", "ask", "tell", Some(10)));
    assert_eq!(lines.len(), 1 + lantern_class::MAX_KINDS);
}

#[tokio::test]
async fn a_teacher_sees_her_classes_and_who_looks_after_the_curriculum_sees_all() {
    let Some(school) = School::open().await else { return };
    let (app, at, token) = (&school.app, place(&school.app), school.token().await);
    for (class, lesson) in [(&school.swans, "e5"), (&school.owls, "e7")] {
        let told = school.hers.order(app, &token, class, Command::Start(plan(lesson))).await.unwrap();
        count(&school, &beat(told.session.unwrap().id, lesson, &[("ask", "tell", 8)])).await.unwrap();
        school.hers.order(app, &token, class, Command::End).await.unwrap();
    }
    let before = Plan { moment: Moment::Before, ..plan("m1") };
    school.order(&token, Command::Start(before)).await.unwrap();
    let record = async |token: &str| {
        let record: Record = school.hers.tell(app, paths::RECORD, &token).await.unwrap();
        let taught: Vec<_> = record.taught.into_iter().map(|t| (t.class, t.lesson)).collect();
        (taught, record.lines.into_iter().map(|l| (l.class, l.tablets)).collect::<Vec<_>>())
    };
    let (taught, lines) = record(&token).await;
    assert_eq!(taught, [("Swans".to_owned(), "e5".to_owned()), ("Owls".into(), "e7".into())], "a question before a lesson is no lesson");
    assert_eq!(lines.len(), 2);
    let may = manage::May { classes: vec!["Owls".into()], ..manage::May::default() };
    let (teacher, pin) = manage::add_staff(&at, "Year 3 teacher", &may).await.unwrap();
    let hers = school.hers.open(app, &teacher, pin.as_str()).await.unwrap().token;
    assert_eq!(record(&hers).await, (vec![("Owls".into(), "e7".into())], vec![("Owls".into(), Some(8))]));
}

#[tokio::test]
async fn the_end_of_the_year_deletes_the_years_before_and_nothing_else() {
    let Some(school) = School::open().await else { return };
    let (at, token) = (place(&school.app), school.token().await);
    for lesson in ["e5", "e6"] {
        let session = school.start(&token, lesson).await.id;
        count(&school, &beat(session, lesson, &[("ask", "tell", 8)])).await.unwrap();
        school.order(&token, Command::End).await.unwrap();
    }
    assert_eq!(manage::end_year(&at).await.unwrap(), 0);
    let mine = school.app.mine();
    school.app.sql(&format!("UPDATE tallies SET year = '2019-20' WHERE lesson = 'e5' AND {mine}")).await;
    school.app.sql(&format!("UPDATE class_docs SET id = '2020' || id WHERE kind = 'log' AND body LIKE '%e5%' AND {mine}")).await;
    manage::set_promises(&at, "Ks1", "promise-1 = A.\npromise-2 = B.\npromise-recall = C.\n").await.unwrap();
    assert_eq!(manage::end_year(&at).await.unwrap(), 2);
    assert_eq!(lines(&school).await, [line("e6", "ask", "tell", Some(8))]);
    let log = manage::sessions(&at).await.unwrap();
    assert!(log.iter().all(|e| e.lesson != "e5") && log.iter().any(|e| e.lesson == "e6"));
    assert_eq!(school.tablet.setup(&school.app).await.promises.len(), 1);
}

/// A server that was stopped between the end of a session and the sum.
#[tokio::test]
async fn what_a_stop_left_behind_is_counted_at_the_next_start() {
    let Some(school) = School::open().await else { return };
    let token = school.token().await;
    let session = school.start(&token, "e5").await.id;
    count(&school, &beat(session, "e5", &[("ask", "tell", 8)])).await.unwrap();
    school.app.sql(&format!("DELETE FROM class_docs WHERE kind = 'session' AND {}", school.app.mine())).await;
    let school = school.restart().await;
    assert_eq!(lines(&school).await, [line("e5", "ask", "tell", Some(8))]);
}
