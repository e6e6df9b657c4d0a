//! What happens once in three years, played from the first click to the last.

use crate::{
    PASSPHRASE, report,
    school::{School, urlencoded},
};
use axum::http::{StatusCode, header};
use lantern_frame::{
    report::{What, Who},
    roster::Role,
};

const LEAD: usize = 0;
const DEPUTY: usize = 1;
const HEAD: usize = 2;
const CHAIR: usize = 3;

fn person(school: &School, role: Role) -> u16 {
    school.roster().readers.iter().find(|r| r.role == role).unwrap().person
}

#[tokio::test]
async fn set_up_gives_every_reader_what_she_may_read_and_nobody_else() {
    let school = School::set_up().await;
    let roster = school.roster();
    assert_eq!(roster.version, 1);
    let label = |key| roster.readers.iter().find(|r| r.verify_key == key).unwrap().label.clone();
    assert_eq!(roster.roots.map(label), ["Designated safeguarding lead", "Deputy safeguarding lead", "Chair of governors"]);
    school.tell(&report(1));
    let mut about_head = report(2);
    (about_head.who, about_head.staff) = (Who::GrownUpAtSchool, roster.readers.iter().find(|r| r.role == Role::Headteacher).map(|r| r.no));
    school.tell(&about_head);
    school.look().await;
    for (desk, reports) in [(LEAD, 1), (DEPUTY, 2), (HEAD, 0), (CHAIR, 1)] {
        assert_eq!(school.reports(desk).await, reports, "desk {desk}");
    }
}

#[tokio::test]
async fn a_deputy_joins_and_is_given_the_open_cases() {
    let mut school = School::set_up().await;
    school.tell(&report(1));
    let mut other = report(2);
    other.what = What::Trick;
    school.tell(&other);
    school.look().await;
    let new = school.desk(Role::DeputyLead, "Second deputy").await;
    school.propose(LEAD, "join", &format!("role=deputy&card={}", urlencoded(&school.card(new)))).await;
    let page = school.desks[LEAD].text("/people/proposal").await;
    assert!(page.contains("Second deputy reads from now on, as: Deputy safeguarding lead."), "{page}");
    assert!(!page.contains("signs changes"), "a change that nobody asked for");
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    assert_eq!(school.reports(new).await, 0);
    // Both the lead and a deputy hand over: she has each once.
    for from in [LEAD, DEPUTY] {
        let no = school.roster().readers.iter().find(|r| r.label == "Second deputy").unwrap().no;
        let world = &school.desks[from];
        let done = world.post("/people/hand-over", &format!("csrf={}&to={no}", world.csrf)).await;
        assert_eq!(done.headers()[header::LOCATION], "/people?done=handed");
    }
    school.post().await;
    school.look().await;
    assert_eq!(school.reports(new).await, 2);
    assert_eq!(school.reports(HEAD).await, 0);
    school.tell(&report(3));
    school.look().await;
    assert_eq!(school.reports(new).await, 3);
}

#[tokio::test]
async fn the_lead_changes_without_the_old_one() {
    let mut school = School::set_up().await;
    school.tell(&report(1));
    school.look().await;
    let deputy = person(&school, Role::DeputyLead);
    // A second deputy, so that three can still sign when the lead is gone.
    let new = school.desk(Role::DeputyLead, "Second deputy").await;
    school.propose(DEPUTY, "join", &format!("role=deputy&card={}", urlencoded(&school.card(new)))).await;
    school.sign_and_publish(DEPUTY, CHAIR).await;
    school.look().await;
    school.propose(DEPUTY, "lead", &format!("person={deputy}")).await;
    let page = school.desks[DEPUTY].text("/people/proposal").await;
    assert!(page.contains("Designated safeguarding lead does not read any more"), "{page}");
    assert!(page.contains("Second deputy signs changes."), "{page}");
    school.sign_and_publish(DEPUTY, CHAIR).await;
    school.look().await;
    let roster = school.roster();
    assert_eq!(roster.version, 3);
    assert_eq!(person(&school, Role::DesignatedSafeguardingLead), deputy);
    school.tell(&report(2));
    school.look().await;
    assert_eq!(school.reports(LEAD).await, 1, "the old key opens something new");
    assert_eq!(school.reports(DEPUTY).await, 2);
}

#[tokio::test]
async fn a_lost_key_loses_nothing() {
    let mut school = School::set_up().await;
    school.tell(&report(1));
    school.look().await;
    let lead = person(&school, Role::DesignatedSafeguardingLead);
    let new = school.desk(Role::DesignatedSafeguardingLead, "Designated safeguarding lead").await;
    school.propose(DEPUTY, "lost", &format!("person={lead}&card={}", urlencoded(&school.card(new)))).await;
    assert!(school.desks[DEPUTY].text("/people/proposal").await.contains("has new keys"));
    school.sign_and_publish(DEPUTY, CHAIR).await;
    school.look().await;
    let no = school.roster().readers.iter().find(|r| r.person == lead).unwrap().no;
    let world = &school.desks[DEPUTY];
    world.post("/people/hand-over", &format!("csrf={}&to={no}", world.csrf)).await;
    school.post().await;
    school.tell(&report(2));
    school.look().await;
    assert_eq!(school.reports(new).await, 2);
    assert_eq!(school.reports(LEAD).await, 1, "the lost key opens what was told later");
    // She signs with the new key from now on.
    school.propose(new, "renew", "").await;
    school.sign_and_publish(new, CHAIR).await;
    assert_eq!(school.roster().version, 3);
}

#[tokio::test]
async fn a_stolen_desk_is_off_the_list_and_its_signature_counts_for_nothing() {
    let mut school = School::set_up().await;
    let deputy = person(&school, Role::DeputyLead);
    let new = school.desk(Role::DeputyLead, "Deputy safeguarding lead").await;
    school.propose(LEAD, "stolen", &format!("person={deputy}&card={}", urlencoded(&school.card(new)))).await;
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    // The thief has the old desk open: she proposes herself, signs, and finds nobody.
    school.propose(DEPUTY, "renew", "").await;
    let page = school.desks[DEPUTY].text("/people/proposal").await;
    assert!(!page.contains("id=\"sign\""), "the stolen key may sign");
    let publish = school.desks[DEPUTY].post("/people/proposal/publish", &format!("csrf={}", school.desks[DEPUTY].csrf)).await;
    assert_eq!(publish.headers()[header::LOCATION], "/people/proposal");
    assert_eq!(school.roster().version, 2);
    school.tell(&report(1));
    school.look().await;
    assert_eq!((school.reports(DEPUTY).await, school.reports(new).await), (0, 1));
}

#[tokio::test]
async fn what_cannot_be_is_refused_in_words() {
    let school = School::set_up().await;
    let world = &school.desks[LEAD];
    let refused = async |task: &str, fields: String| {
        let response = world.post(&format!("/people/{task}"), &format!("csrf={}&{fields}", world.csrf)).await;
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY, "{task}");
        crate::World::body(response).await
    };
    let lead = person(&school, Role::DesignatedSafeguardingLead);
    assert!(refused("leave", format!("person={lead}")).await.contains("needs a designated safeguarding lead"));
    assert!(refused("join", "role=deputy&card=hello".into()).await.contains("not one whole card"));
    let own = urlencoded(&school.card(LEAD));
    assert!(refused("join", format!("role=lead&card={own}")).await.contains("on the list already"));
    let mut other = school.card(DEPUTY);
    other = other.replace(&hex::encode(crate::SCHOOL), &hex::encode([9; 16]));
    assert!(refused("join", format!("role=trust&card={}", urlencoded(&other))).await.contains("of another school"));
    // One signature, however often, is one; and nothing is signed without the passphrase.
    school.propose(LEAD, "renew", "").await;
    let wrong = format!("csrf={}&passphrase=something+else", world.csrf);
    assert_eq!(world.post("/people/proposal/sign", &wrong).await.status(), StatusCode::FORBIDDEN);
    school.sign(LEAD).await;
    school.sign(LEAD).await;
    assert!(!world.text("/people/proposal").await.contains("id=\"publish\""));
    let text = world.text("/people/proposal/file").await;
    let page = world.post("/people/sign", &format!("csrf={}&text={}", world.csrf, urlencoded(&text[..text.len() / 2]))).await;
    assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_papers_are_shown_once_and_kept_nowhere() {
    let school = School::set_up().await;
    let world = &school.desks[LEAD];
    let form = format!("csrf={}&holder-1=Chair&holder-2=Trust&holder-3=Lead", world.csrf);
    let page = crate::World::body(world.post("/people/break-glass", &form).await).await;
    let keys: Vec<&str> = page.split("AGE-SECRET-KEY-1").skip(1).map(|rest| &rest[..58]).collect();
    assert_eq!(keys.len(), 3);
    assert_eq!(page.matches("BEGIN AGE ENCRYPTED FILE").count(), 6, "each pair stands on two papers");
    let disk = crate::everything(world.dir.path());
    for key in keys {
        assert!(!crate::holds(&disk, key), "a paper's key lies on the disk");
    }
    assert!(world.text("/people/break-glass").await.contains("Papers were made on Tuesday 24 November"));
    assert!(!world.text("/people/break-glass").await.contains("AGE-SECRET"));
}

#[tokio::test]
async fn signing_and_proposing_need_our_own_forms() {
    let school = School::set_up().await;
    let world = &school.desks[LEAD];
    for path in
        ["/people/renew", "/people/break-glass", "/people/hand-over", "/people/proposal/sign", "/settings", "/second", "/passphrase"]
    {
        let form = format!("csrf=guess&passphrase={}", PASSPHRASE.replace(' ', "+"));
        assert_eq!(world.post(path, &form).await.status(), StatusCode::FORBIDDEN, "{path}");
    }
}

/// The first page, served for real: nobody is in without the link, and what it makes opens with that passphrase.
#[tokio::test]
async fn the_first_page_makes_a_desk() {
    use lantern_desk::startup::{Config, setup, spawn};
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("desk");
    let config = Config::new(data.clone());
    let (mut first, mut made) = setup(config.again()).await.unwrap();
    let base = first.url.split("/open/").next().unwrap().to_owned();
    let web = crate::browser::web();
    assert_eq!(web.get(&base).send().await.unwrap().status(), 403);
    let entered = web.get(&first.url).send().await.unwrap();
    let cookie = entered.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let page = web.get(&base).header("cookie", &cookie).send().await.unwrap().text().await.unwrap();
    let csrf = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let form = |csrf: &str, again: &str| format!("csrf={csrf}&role=deputy&label=Deputy+lead&new=lamp+river+oboe+six&again={again}&link=");
    let send = |body: String| {
        let request = web.post(&base).header("cookie", &cookie).header("content-type", "application/x-www-form-urlencoded");
        request.body(body).send()
    };
    assert_eq!(send(form("guess", "lamp+river+oboe+six")).await.unwrap().status(), 403);
    assert_eq!(send(form(&csrf, "something+else")).await.unwrap().status(), 422);
    assert!(!data.join("identity.ron").exists());
    let desk = tokio::spawn(async move {
        let answer = made.recv().await.unwrap();
        let handle = spawn(config).await.unwrap();
        answer.send(handle.url.clone()).unwrap();
        handle
    });
    let done = send(form(&csrf, "lamp+river+oboe+six")).await.unwrap().text().await.unwrap();
    let handle = desk.await.unwrap();
    assert!(done.contains(&handle.url));
    first.done().await;
    assert!(handle.desk.unlock(zeroize::Zeroizing::new("lamp river oboe six".into())).await.is_ok());
    assert_eq!(handle.desk.label, "Deputy lead");
    handle.stop().await;
}
