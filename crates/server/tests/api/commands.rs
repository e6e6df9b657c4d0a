//! What a technician types about classes and staff, through the program itself, while the server runs.

use super::school::*;
use std::process::Command as Run;

/// What the program prints; `Err`: what it complains of.
fn run(app: &TestApp, words: &[&str]) -> Result<String, String> {
    // The folder stands behind the last word of the command itself.
    let group = matches!(words[0], "class" | "staff");
    let (verb, rest) = words.split_at(if group { 2 } else { 1 });
    let mut command = Run::new(env!("CARGO_BIN_EXE_lantern-server"));
    command.args(verb).arg("--data").arg(app.dir.path()).args(rest);
    let out = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    if out.status.success() { Ok(text(&out.stdout)) } else { Err(text(&out.stderr)) }
}

fn pin_in(said: &str) -> String {
    said.lines().find_map(|line| line.strip_prefix("PIN ")).unwrap().to_owned()
}

#[tokio::test]
async fn a_technician_makes_classes_and_accounts_and_ends_them() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, _) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Tablet).await);
    assert!(run(&app, &["class", "add", "Swans", "--stage", "ks1"]).unwrap().starts_with("Swans (Ks1)"));
    assert!(run(&app, &["class", "add", "swans", "--stage", "ks1"]).unwrap_err().contains("already"));
    run(&app, &["class", "add", "Owls", "--stage", "LowerKs2"]).unwrap();
    assert_eq!(run(&app, &["class", "assign", "Swans", "1", "2"]).unwrap(), "2 tablets.\n");
    assert!(run(&app, &["class", "assign", "Swans", "1", "9"]).unwrap_err().contains("no tablet has the number 9"));
    assert_eq!(run(&app, &["class", "free", "2"]).unwrap(), "1 tablets.\n");
    assert_eq!(run(&app, &["custodian", "Network manager", "1"]).unwrap(), "Written down for 1 devices.\n");
    let list = run(&app, &["class", "list"]).unwrap();
    assert!(list.contains("Swans") && list.contains("1 tablets") && list.contains("0 tablets"), "{list}");
    let devices = run(&app, &["devices"]).unwrap();
    let first = devices.lines().nth(1).unwrap();
    assert!(
        devices.lines().next().unwrap().contains("PIN with") && first.contains("Swans") && first.contains("Network manager"),
        "{devices}"
    );
    run(&app, &["class", "change", "Owls", "--rename", "Eagles", "--stage", "UpperKs2"]).unwrap();

    let said = run(&app, &["staff", "add", "Year 2 teacher", "--class", "Swans", "--approves"]).unwrap();
    assert!(said.starts_with("Year 2 teacher\n") && said.contains("shown this once"));
    let setup = tablet.setup(&app).await;
    let teacher = setup.staff.iter().find(|s| s.label == "Year 2 teacher").unwrap();
    let token = tablet.open(&app, teacher, &pin_in(&said)).await.unwrap().token;
    let swans = setup.classes.iter().find(|c| c.label == "Swans").unwrap();
    tablet.order(&app, &token, swans, Command::Start(plan("e5"))).await.unwrap();
    let new = pin_in(&run(&app, &["staff", "new-pin", "Year 2 teacher"]).unwrap());
    assert_ne!(new, pin_in(&said));
    let supply = run(&app, &["staff", "supply", "Supply teacher", "--class", "Swans"]).unwrap();
    assert!(supply.starts_with("Supply teacher (Swans, 20"), "{supply}");
    assert!(run(&app, &["staff", "supply", "Supply teacher", "--class", "Swans", "--day", "2020-01-01"]).unwrap_err().contains("over"));
    let list = run(&app, &["staff", "list"]).unwrap();
    assert!(list.contains("opens locked lessons") && list.contains("for one day") && !list.contains(&new), "{list}");
    assert_eq!(run(&app, &["staff", "leave", "Year 2 teacher"]).unwrap(), "Year 2 teacher starts nothing any more.\n");
    assert!(run(&app, &["staff", "leave", "Year 2 teacher"]).unwrap_err().contains("staff list"));

    let log = run(&app, &["record", "lessons"]).unwrap();
    assert!(log.starts_with("from,to,staff,tablet,class,stage,lesson,revision,moment,promises\r\n"), "{log}");
    assert!(log.lines().any(|line| line.contains(",Year 2 teacher,1,Swans,Ks1,e5,1,lesson,0")), "{log}");
    run(&app, &["class", "remove", "Swans"]).unwrap();
    assert!(!run(&app, &["devices"]).unwrap().contains("Swans"));
}

#[tokio::test]
async fn promises_records_and_the_end_of_the_year() {
    let Some(school) = School::open().await else { return };
    let (app, token) = (&school.app, school.token().await);
    let file = app.dir.path().join("promises.ftl");
    let written = |text: &str| std::fs::write(&file, text).unwrap();
    let name = file.to_str().unwrap();
    written("promise-1 = We tell a grown-up.\n");
    assert!(run(app, &["promises", "--stage", "Ks1", name]).unwrap_err().contains("promise-2"));
    written("promise-1 = We tell a grown-up.\npromise-2 = We are kind.\npromise-recall = We tell, and we are kind.\n");
    assert!(run(app, &["promises", "--stage", "ks1", name]).unwrap().starts_with("Version 1 for Ks1."));
    assert!(run(app, &["promises", "--stage", "ks1", name]).unwrap().starts_with("Version 2 for Ks1."));
    let promises = school.tablet.setup(app).await.promises;
    assert!(promises.len() == 1 && promises[0].version == 2 && promises[0].text.contains("We are kind."));

    let session = school.start(&token, "e5").await.id;
    school.tablet.tell::<()>(app, paths::BEAT, &beat(session, "e5", &[("ask", "tell", 6), ("ask", "hide", 2)])).await.unwrap();
    school.order(&token, Command::Promised(2)).await.unwrap();
    school.order(&token, Command::End).await.unwrap();
    let to = app.dir.path().join("choices.csv");
    assert_eq!(run(app, &["record", "choices", "--to", to.to_str().unwrap()]).unwrap(), "");
    let csv = std::fs::read_to_string(to).unwrap();
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows[0], "year,class,lesson,revision,moment,card,choice,tablets");
    assert!(rows[1].ends_with(",Swans,e5,1,lesson,ask,hide,fewer than 5") && rows[2].ends_with(",Swans,e5,1,lesson,ask,tell,6"), "{csv}");
    assert!(run(app, &["record", "lessons"]).unwrap().lines().any(|line| line.ends_with(",e5,1,lesson,2")));
    assert_eq!(run(app, &["end-year"]).unwrap(), "0 rows of earlier school years are deleted.\n");
}
