//! Cases for a reader who joined later: one from its own page, also when it was decided; all open ones, and concerns with
//! them; never to somebody who may not read it.

use crate::{
    World, report,
    school::{School, urlencoded},
};
use axum::http::StatusCode;
use lantern_desk::case::Outcome;
use lantern_frame::{
    report::Who,
    roster::{ReaderNo, Role},
};

const LEAD: usize = 0;
const DEPUTY: usize = 1;
const CHAIR: usize = 3;

/// A school in which a second deputy has joined after three reports were told. Gives her place and number.
async fn joined() -> (School, usize, ReaderNo) {
    let mut school = School::set_up().await;
    let mut about_head = report(3);
    let head = school.roster().readers.iter().find(|r| r.role == Role::Headteacher).unwrap().no;
    (about_head.who, about_head.staff) = (Who::GrownUpAtSchool, Some(head));
    let mut play = report(2);
    play.what = lantern_frame::report::What::Scary;
    for told in [&report(1), &play, &about_head] {
        school.tell(told);
    }
    school.look().await;
    let new = school.desk(Role::DeputyLead, "Second deputy").await;
    school.propose(LEAD, "join", &format!("role=deputy&card={}", urlencoded(&school.card(new)))).await;
    school.sign_and_publish(LEAD, DEPUTY).await;
    school.look().await;
    let no = school.roster().readers.iter().find(|r| r.label == "Second deputy").unwrap().no;
    (school, new, no)
}

async fn hand(world: &World, address: &str, fields: &str) -> StatusCode {
    world.post(address, &format!("csrf={}&{fields}", world.csrf)).await.status()
}

#[tokio::test]
async fn a_case_that_was_decided_is_handed_to_a_deputy_from_its_own_page() {
    let (school, new, no) = joined().await;
    let lead = &school.desks[LEAD];
    let row = school.row(LEAD, 1).await;
    let address = format!("/report/{row}");
    lead.act(row, "note", "text=Rang+home").await;
    lead.act(row, "decide", "outcome=concern&reason=").await;
    let page = lead.text(&address).await;
    assert!(page.contains("Hand this case to") && page.contains(&format!("<option value=\"{no}\">Second deputy</option>")), "{page}");
    assert_eq!(page.matches("<option value").count(), 1, "whoever has it is not offered: {page}");
    assert_eq!(lead.post(&format!("{address}/hand-over"), &format!("csrf=guess&to={no}")).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(hand(lead, &format!("{address}/hand-over"), &format!("to={no}")).await, StatusCode::SEE_OTHER);
    let page = lead.text(&address).await;
    assert!(page.contains("Handed the case over to Second deputy") && !page.contains("Hand this case to"), "{page}");
    school.post().await;
    school.look().await;
    let case = school.case(new, 1).await.unwrap();
    assert!(matches!(case.outcome, Some((Outcome::Concern, _, _))));
    assert_eq!(school.reports(new).await, 1, "this one and no other");
    let hers = school.desks[new].text(&format!("/report/{}", case.entry.row)).await;
    assert!(hers.contains("Rang home") && hers.contains("Handed the case over to Second deputy"), "{hers}");
    assert!(!hers.contains("Hand this case to"), "everybody has it");
    // From now on she hears of what is done, and the others of what she does.
    school.desks[new].act(case.entry.row, "reopen", "reason=once+more").await;
    school.post().await;
    school.look().await;
    assert!(school.case(LEAD, 1).await.unwrap().open() && school.case(DEPUTY, 1).await.unwrap().open());
}

#[tokio::test]
async fn concerns_go_with_the_open_cases_if_they_are_wanted_and_play_does_not() {
    for wanted in [false, true] {
        let (school, new, no) = joined().await;
        let lead = &school.desks[LEAD];
        lead.act(school.row(LEAD, 1).await, "decide", "outcome=concern&reason=").await;
        lead.act(school.row(LEAD, 2).await, "decide", "outcome=play&reason=tried+it+out").await;
        assert!(lead.text("/people/hand-over").await.contains("name=\"concerns\""));
        let tick = if wanted { "&concerns=yes" } else { "" };
        assert_eq!(hand(lead, "/people/hand-over", &format!("to={no}{tick}")).await, StatusCode::SEE_OTHER);
        school.post().await;
        school.look().await;
        assert_eq!((school.reports(new).await, school.case(new, 1).await.is_some()), (usize::from(wanted), wanted));
    }
}

#[tokio::test]
async fn nobody_is_handed_what_she_may_not_read() {
    let (school, new, no) = joined().await;
    // The head is offered nothing of what is about her, nor the lead.
    let chair = &school.desks[CHAIR];
    let row = school.row(CHAIR, 3).await;
    let page = chair.text(&format!("/report/{row}")).await;
    assert!(page.contains("Second deputy</option>") && !page.contains("Headteacher</option>"), "{page}");
    for role in [Role::Headteacher, Role::DesignatedSafeguardingLead, Role::DeputyLead] {
        let other = school.roster().readers.iter().find(|r| r.role == role).unwrap().no;
        assert_eq!(
            hand(chair, &format!("/report/{row}/hand-over"), &format!("to={other}")).await,
            StatusCode::INTERNAL_SERVER_ERROR,
            "{role:?}"
        );
    }
    assert_eq!(chair.desk.casebook.outgoing().await.unwrap(), 0);
    assert_eq!(hand(chair, &format!("/report/{row}/hand-over"), &format!("to={no}")).await, StatusCode::SEE_OTHER);
    school.post().await;
    school.look().await;
    assert!(school.case(new, 3).await.is_some() && school.case(2, 3).await.is_none());
}
