//! What decides who reads what beside the names: set on the desk's page, read by both signers, in force on every tablet.

use crate::{
    World, report,
    school::{School, urlencoded},
};
use axum::http::StatusCode;
use lantern_frame::{
    Roster,
    report::{Report, Who},
    roster::Role,
    who_reads,
};

const LEAD: usize = 0;
const DEPUTY: usize = 1;
const CHAIR: usize = 3;
const AS_BEFORE: &str = "join-0=deputy&join-1=chair&join-2=trust";

fn person(roster: &Roster, role: Role) -> u16 {
    roster.readers.iter().find(|r| r.role == role).unwrap().person
}

fn about(roster: &Roster, role: Role) -> Report {
    let no = roster.readers.iter().find(|r| r.role == role).unwrap().no;
    let mut told = report(9);
    (told.who, told.staff) = (Who::GrownUpAtSchool, Some(no));
    told
}

fn read_by(roster: &Roster, report: &Report) -> Vec<String> {
    who_reads(roster, report).into_iter().map(|r| r.label.clone()).collect()
}

/// Sets the rules at the lead's desk; gives what the signers read.
async fn set(school: &School, fields: &str) -> String {
    school.propose(LEAD, "rules", fields).await;
    let page = school.desks[LEAD].text("/people/proposal").await;
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    page
}

async fn refused(school: &School, fields: &str) -> String {
    let world = &school.desks[LEAD];
    let response = world.post("/people/rules", &format!("csrf={}&{fields}", world.csrf)).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY, "{fields}");
    World::body(response).await
}

#[tokio::test]
async fn two_who_are_close_do_not_read_about_one_another_once_two_have_signed() {
    let school = School::set_up().await;
    let before = school.roster();
    let told = about(&before, Role::Headteacher);
    assert_eq!(read_by(&before, &told), ["Chair of governors", "Deputy safeguarding lead"]);
    let (head, chair) = (person(&before, Role::Headteacher), person(&before, Role::ChairOfGovernors));
    let fields = format!("pair-0-a={head}&pair-0-b={chair}&join-0=deputy&join-1=chair&join-2=lead");
    let page = set(&school, &fields).await;
    assert!(page.contains("Headteacher and Chair of governors are close: neither reads what is about the other."), "{page}");
    assert!(
        page.contains("there join, in this order: Deputy safeguarding lead, then Chair of governors, then Designated safeguarding lead."),
        "{page}"
    );
    let roster = school.roster();
    assert_eq!(read_by(&roster, &told), ["Deputy safeguarding lead", "Designated safeguarding lead"]);
    assert_eq!(read_by(&roster, &about(&roster, Role::DeputyLead)), read_by(&before, &about(&before, Role::DeputyLead)), "nobody else");
    school.tell(&told);
    school.look().await;
    for (desk, reports) in [(LEAD, 1), (DEPUTY, 1), (2, 0), (CHAIR, 0)] {
        assert_eq!(school.reports(desk).await, reports, "desk {desk}");
    }
    let people = school.desks[LEAD].text("/people").await;
    assert!(people.contains("Headteacher and Chair of governors: neither reads what is about the other."), "{people}");
    // Taken away again: the signers read that, too.
    let page = set(&school, AS_BEFORE).await;
    assert!(page.contains("Headteacher and Chair of governors are not kept apart any more"), "{page}");
    assert_eq!(read_by(&school.roster(), &told), ["Chair of governors", "Deputy safeguarding lead"]);
}

#[tokio::test]
async fn an_online_safety_lead_reads_plain_reports_as_the_first_contact_alone() {
    let mut school = School::set_up().await;
    let new = school.desk(Role::OnlineSafetyLead, "Online-safety lead").await;
    school.propose(LEAD, "join", &format!("role=online&card={}", urlencoded(&school.card(new)))).await;
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    let roster = school.roster();
    let labels = read_by(&roster, &report(1));
    assert!(!labels.contains(&"Online-safety lead".to_owned()), "{labels:?}");
    let no = roster.readers.iter().find(|r| r.role == Role::OnlineSafetyLead).unwrap().no;
    let page = set(&school, &format!("first={no}&{AS_BEFORE}")).await;
    assert!(page.contains("Online-safety lead is the first contact: she reads every report that is not about a grown-up"), "{page}");
    let roster = school.roster();
    assert_eq!(read_by(&roster, &report(1)), ["Online-safety lead", "Designated safeguarding lead", "Deputy safeguarding lead"]);
    for role in [Role::Headteacher, Role::DeputyLead] {
        assert!(!read_by(&roster, &about(&roster, role)).contains(&"Online-safety lead".to_owned()), "{role:?}");
    }
    // She leaves, and the signers read that nobody is the first contact now.
    let person = person(&roster, Role::OnlineSafetyLead);
    school.propose(LEAD, "leave", &format!("person={person}")).await;
    let page = school.desks[LEAD].text("/people/proposal").await;
    assert!(page.contains("There is no first contact any more"), "{page}");
}

#[tokio::test]
async fn rules_stay_when_the_list_is_changed_for_another_reason() {
    let mut school = School::set_up().await;
    let before = school.roster();
    let (head, chair, lead) =
        (person(&before, Role::Headteacher), person(&before, Role::ChairOfGovernors), person(&before, Role::DesignatedSafeguardingLead));
    let deputy_no = before.readers.iter().find(|r| r.role == Role::DeputyLead).unwrap().no;
    let fields = format!("first={deputy_no}&pair-0-a={head}&pair-0-b={chair}&pair-1-a={head}&pair-1-b={lead}&join-0=trust&join-1=deputy");
    set(&school, &fields).await;
    let rules = |roster: &Roster| (roster.first_contact, roster.fallback.clone(), roster.conflicts.clone());
    let set_so = rules(&school.roster());
    assert_eq!(set_so, (Some(deputy_no), vec![Role::Trust, Role::DeputyLead], vec![(head, chair), (head, lead)]));
    let new = school.desk(Role::DeputyLead, "Second deputy").await;
    school.propose(LEAD, "join", &format!("role=deputy&card={}", urlencoded(&school.card(new)))).await;
    let page = school.desks[LEAD].text("/people/proposal").await;
    assert!(!page.contains("are close") && !page.contains("first contact"), "{page}");
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    school.propose(LEAD, "renew", "").await;
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    assert_eq!(rules(&school.roster()), set_so);
    // Somebody who leaves takes her pair along, and the signers read it; the other pair stays.
    school.propose(LEAD, "leave", &format!("person={chair}")).await;
    let page = school.desks[LEAD].text("/people/proposal").await;
    assert!(page.contains("Headteacher and Chair of governors are not kept apart any more"), "{page}");
    school.sign_and_publish(LEAD, DEPUTY).await;
    assert_eq!(school.roster().conflicts, [(head, lead)]);
}

#[tokio::test]
async fn rules_by_which_nobody_would_read_some_report_are_refused_in_words() {
    let school = School::set_up().await;
    let roster = school.roster();
    let (head, chair, deputy) =
        (person(&roster, Role::Headteacher), person(&roster, Role::ChairOfGovernors), person(&roster, Role::DeputyLead));
    // Chair and deputies read about the head: without them, and with nobody who joins, it is nobody.
    let nobody = format!("pair-0-a={head}&pair-0-b={chair}&pair-1-a={deputy}&pair-1-b={head}&{AS_BEFORE}");
    let page = refused(&school, &nobody).await;
    assert!(page.contains("nobody would read a report about one of these people"), "{page}");
    assert!(page.contains(&format!("<option value=\"{deputy}\" selected>")), "what was chosen is lost: {page}");
    for (fields, says) in [
        (format!("pair-0-a={head}&{AS_BEFORE}"), "two different people"),
        (format!("pair-0-a={head}&pair-0-b={head}&{AS_BEFORE}"), "two different people"),
        (format!("pair-0-a={head}&pair-0-b=77&{AS_BEFORE}"), "not on the list any more"),
        (format!("first=77&{AS_BEFORE}"), "not on the list any more"),
    ] {
        let page = refused(&school, &fields).await;
        assert!(page.contains(says), "{fields}: {page}");
    }
    assert!(school.desks[LEAD].desk.proposal(&school.desks[LEAD].keys).await.unwrap().is_none(), "a refused change is on its way");
    assert_eq!(school.roster().version, 1);
}
