//! What the server says of itself and of this desk, in sentences that say what to do.

use crate::World;
use lantern_desk::school::Fault;
use lantern_wire::State;

#[tokio::test]
async fn mails_that_fail_or_were_never_set_are_said_on_every_page() {
    let mut world = World::new().await;
    world.enter().await;
    let state = |mail_failing, mail_set| *world.shelf.state.lock().unwrap() = Some(State { mail_failing, mail_set });
    world.look().await;
    assert!(!world.text("/").await.contains("mail"), "an older server says nothing of mails");
    for (failing, set, sentence) in
        [(true, true, Some("cannot send its mails")), (false, false, Some("has no mail addresses")), (false, true, None)]
    {
        state(failing, set);
        let pulse = world.text("/pulse").await;
        world.look().await;
        assert_ne!(world.text("/pulse").await, pulse, "an open page does not learn of it");
        for path in ["/", "/settings", "/you"] {
            let page = world.text(path).await;
            assert_eq!(page.contains("cannot send its mails"), sentence == Some("cannot send its mails"), "{path}");
            assert_eq!(page.contains("has no mail addresses"), sentence == Some("has no mail addresses"), "{path}");
        }
    }
}

#[tokio::test]
async fn a_desk_whose_enrolment_was_taken_back_says_so() {
    let mut world = World::new().await;
    world.enter().await;
    *world.shelf.fault.lock().unwrap() = Some(Fault::Revoked);
    let outcome = lantern_desk::fetch::look(&world.desk, &world.keys, crate::SCHOOL, &*world.shelf, false).await;
    world.desk.set_link(outcome);
    let page = world.text("/").await;
    assert!(page.contains("enrolment was taken back") && page.contains("new code"), "{page}");
}

#[tokio::test]
async fn a_copy_that_the_server_does_not_take_is_said_until_it_does() {
    let mut world = World::new().await;
    world.enter().await;
    *world.shelf.copy_fault.lock().unwrap() = Some(Fault::CopyTaken);
    world.look().await;
    let page = world.text("/").await;
    assert!(page.contains("another desk keeps a copy under this name") && page.contains("revoke it first"), "{page}");
    assert!(world.text("/you").await.contains("The server has no copy yet."));
    // It stays until a copy is taken, also where a look in between tries none.
    world.look().await;
    assert!(world.text("/").await.contains("another desk keeps a copy"));
    *world.shelf.copy_fault.lock().unwrap() = None;
    world.clock.forward(std::time::Duration::from_secs(31 * 60));
    world.enter().await;
    world.look().await;
    assert!(!world.text("/").await.contains("another desk keeps a copy"));
}
