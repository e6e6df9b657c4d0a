//! The pages in real headless Chromium, driven through WebDriver: unlock, triage, the ceremonies; axe-core finds nothing
//! at WCAG 2.2 AA on any of them; a report prints as one A4 page. With LANTERN_SHOTS=FOLDER every page is left there as
//! a picture, 1280 and 800 wide. Without chromedriver the test says so and is skipped.

use crate::{PASSPHRASE, World, report, school::School};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use lantern_desk::{clock::Clock as _, pages};
use lantern_frame::{
    Report,
    report::{Code, Feeling, On, Place, Stage, What, Who, Whose},
    roster::Role,
};
use serde_json::{Value, json};
use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;

/// A client for plain HTTP on this computer.
pub fn web() -> reqwest::Client {
    // Another test may have been first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build().unwrap()
}

struct Browser {
    driver: Child,
    session: String,
    web: reqwest::Client,
    shots: Option<PathBuf>,
    _profile: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = Command::new("curl").args(["-s", "-X", "DELETE", &self.session]).stdout(Stdio::null()).status();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    async fn start() -> Option<Self> {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut driver = Command::new("chromedriver");
        driver.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let Ok(driver) = driver.spawn() else {
            eprintln!("SKIPPED the pages in a real browser: chromedriver is not there (Debian packages chromium, chromium-driver)");
            return None;
        };
        let (web, base) = (web(), format!("http://127.0.0.1:{port}"));
        for _ in 0..200 {
            if web.get(format!("{base}/status")).send().await.is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let profile = tempfile::tempdir().unwrap();
        let args = json!([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--window-size=1280,900",
            format!("--user-data-dir={}", profile.path().display()),
        ]);
        let wanted = json!({"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": {"args": args}}}});
        let answer: Value = web.post(format!("{base}/session")).json(&wanted).send().await.unwrap().json().await.unwrap();
        let id = answer["value"]["sessionId"].as_str().unwrap_or_else(|| panic!("no browser: {answer}")).to_owned();
        let shots = std::env::var_os("LANTERN_SHOTS").map(PathBuf::from);
        if let Some(folder) = &shots {
            std::fs::create_dir_all(folder).unwrap();
        }
        Some(Self { driver, session: format!("{base}/session/{id}"), web, shots, _profile: profile })
    }

    async fn call(&self, path: &str, body: Value) -> Value {
        let answer: Value = self.web.post(format!("{}/{path}", self.session)).json(&body).send().await.unwrap().json().await.unwrap();
        assert!(answer["value"].get("error").is_none(), "{path}: {}", answer["value"]);
        answer["value"].clone()
    }

    async fn open(&self, url: &str) {
        self.call("url", json!({"url": url})).await;
    }

    async fn run(&self, script: &str) -> Value {
        self.call("execute/sync", json!({"script": script, "args": []})).await
    }

    async fn element(&self, css: &str) -> String {
        let found = self.call("element", json!({"using": "css selector", "value": css})).await;
        found.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned()
    }

    async fn click(&self, css: &str) {
        let element = self.element(css).await;
        self.call(&format!("element/{element}/click"), json!({})).await;
    }

    /// Clicks what leads to another page, and waits until that is there.
    async fn go(&self, css: &str) {
        self.run("window.before = true").await;
        self.click(css).await;
        self.arrive().await;
    }

    async fn arrive(&self) {
        for _ in 0..200 {
            if self.run("return window.before === undefined && document.readyState === 'complete'").await == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("no other page came");
    }

    async fn type_into(&self, css: &str, text: &str) {
        let element = self.element(css).await;
        self.call(&format!("element/{element}/value"), json!({"text": text})).await;
    }

    async fn text(&self) -> String {
        self.run("return document.body.innerText").await.as_str().unwrap().to_owned()
    }

    /// Looks at the page that is open: axe finds nothing, nothing runs over the edge, and a picture is left.
    async fn look(&self, name: &str) {
        self.run(include_str!("../axe/axe.min.js")).await;
        let axe = "const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
                .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join(' | '))));";
        let mut found = Vec::new();
        for width in [1280, 800] {
            self.call("window/rect", json!({"width": width, "height": 900})).await;
            let violations = self.call("execute/async", json!({"script": axe, "args": []})).await;
            found.extend(violations.as_array().unwrap().iter().map(|v| format!("{name} at {width}: {v}")));
            let wide = self.run("return document.documentElement.scrollWidth - innerWidth").await;
            assert!(wide.as_i64().unwrap() <= 0, "{name} runs {wide} over the edge at {width}");
            if let Some(folder) = &self.shots {
                let height = self.run("return document.documentElement.scrollHeight").await.as_i64().unwrap().max(700);
                self.call("window/rect", json!({"width": width, "height": height + 130})).await;
                let shot: Value = self.web.get(format!("{}/screenshot", self.session)).send().await.unwrap().json().await.unwrap();
                std::fs::write(folder.join(format!("{name}-{width}.png")), STANDARD.decode(shot["value"].as_str().unwrap()).unwrap())
                    .unwrap();
            }
        }
        self.call("window/rect", json!({"width": 1280, "height": 900})).await;
        assert!(found.is_empty(), "{found:#?}");
    }

    /// Pages of the print view on A4.
    async fn printed(&self, name: &str) -> usize {
        let pdf = self.call("print", json!({"page": {"width": 21.0, "height": 29.7}, "background": false})).await;
        let pdf = STANDARD.decode(pdf.as_str().unwrap()).unwrap();
        if let Some(folder) = &self.shots {
            std::fs::write(folder.join(format!("{name}.pdf")), &pdf).unwrap();
        }
        let text = String::from_utf8_lossy(&pdf);
        text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
    }
}

fn reports() -> Vec<Report> {
    let mut hurt = report(1);
    (hurt.what, hurt.urgent, hurt.stage, hurt.feeling) = (What::Hurt, true, Stage::UpperKs2, Some(Feeling::Scared));
    (hurt.whose, hurt.place, hurt.on) = (Some(Whose::Friend), Some(Place::Home), Some(On::Chat));
    hurt.words = Some("my friend says her cousin hits her when nobody is there and she is scared to go home on friday".into());
    hurt.code = Some(Code::from_random([9, 2, 17, 30, 4, 11]));
    let mut practice = report(10);
    (practice.what, practice.urgent, practice.drill) = (What::Hurt, true, true);
    let mut picture = report(2);
    (picture.what, picture.who, picture.on, picture.feeling) = (What::Picture, Who::Stranger, Some(On::Game), Some(Feeling::Worried));
    let mut scary = report(3);
    (scary.what, scary.stage, scary.who) = (What::Scary, Stage::Eyfs, Who::NotSure);
    let mut staff = report(4);
    (staff.what, staff.who, staff.stage) = (What::SomethingElse, Who::GrownUpAtSchool, Stage::Ks1);
    let mut old = report(5);
    (old.what, old.day) = (What::Trick, old.day - 4);
    let mut all = vec![hurt, picture, scary, staff, old];
    all.push(practice);
    all.extend((6..9).map(report));
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_can_be_used_read_aloud_and_printed() {
    let Some(browser) = Browser::start().await else { return };
    let mut school = School::set_up().await;
    let new = school.desk(Role::DeputyLead, "Second deputy").await;
    let new_card = school.card(new);
    for told in reports() {
        school.tell(&told);
        if told.is_located() {
            school.locate(&told, "Tablet 7", "Year 6 Kingfishers");
        }
    }
    school.look().await;
    let world: &World = &school.desks[0];
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let served = tokio::spawn(axum::serve(listener, pages::router(world.desk.clone(), address)).into_future());
    let at = |path: &str| format!("http://{address}{path}");

    browser.open(&at("/")).await;
    browser.look("01-closed").await;
    world.desk.lock();
    browser.open(&at(&format!("/open/{}", world.desk.one_time_token().as_str()))).await;
    browser.look("02-unlock").await;
    browser.type_into("#passphrase", "a wrong one").await;
    browser.go("button.main").await;
    browser.look("03-unlock-wrong").await;
    browser.type_into("#passphrase", PASSPHRASE).await;
    browser.go("button.main").await;
    let text = browser.text().await;
    assert!(text.contains("Urgent: a child asked for a grown-up now."), "{text}");
    browser.look("04-today").await;

    browser.go("#alarm a").await;
    browser.look("05-urgent").await;
    browser.go("#take").await;
    assert!(!browser.text().await.contains("Kingfishers"));
    browser.type_into("#find-reason", "may be hurt at home").await;
    browser.go("#find-go").await;
    assert!(browser.text().await.contains("Year 6 Kingfishers"));
    browser.look("33-found").await;
    browser.click("#answer-form summary").await;
    browser.look("33-found-answer").await;
    browser.click("input[name=says-thanks]").await;
    browser.click("input[name=says-talk]").await;
    browser.go("#preview").await;
    let heard = browser.run("return document.getElementById('heard').innerText").await;
    assert!(heard.as_str().unwrap().contains("Thank you for telling us") && heard.as_str().unwrap().contains("talk with you"), "{heard}");
    browser.look("34-answer-preview").await;
    browser.go("#send-answer").await;
    assert!(browser.text().await.contains("Nobody has collected it yet."));
    browser.look("35-answered").await;
    browser.type_into("#note", "Went to Year 6 with the deputy. Spoke with the class teacher; nobody was asked to own up.").await;
    browser.go("#add-note").await;
    assert!(browser.text().await.contains("Went to Year 6"));
    browser.click("input[value=concern]").await;
    browser.type_into("#reason", "Passed on to children’s social care today at 10:40.").await;
    browser.go("#decide").await;
    browser.look("06-decided").await;
    assert_eq!(browser.printed("06-decided").await, 1, "a report prints on one page");
    browser.run("window.before = true; document.getElementById('delete').click()").await;
    browser.arrive().await;
    assert!(browser.text().await.contains("Their desks still have it"));
    browser.look("06-delete").await;
    browser.open(&at("/")).await;
    assert!(!browser.text().await.contains("Urgent: a child asked"));
    browser.look("07-today-later").await;
    browser.run("window.before = true; document.querySelectorAll('.reports.todo h3 a')[1].click()").await;
    browser.arrive().await;
    browser.look("08-report").await;
    browser.run("document.querySelector('#more summary').click()").await;
    browser.look("09-report-more").await;
    assert_eq!(browser.printed("09-report").await, 1);

    for (name, path) in [
        ("10-people", "/people"),
        ("11-join", "/people/join"),
        ("12-lead", "/people/lead"),
        ("13-lost", "/people/lost"),
        ("14-stolen", "/people/stolen"),
        ("15-leave", "/people/leave"),
        ("16-renew", "/people/renew"),
        ("16-rules", "/people/rules"),
        ("17-sign", "/people/sign"),
        ("18-hand-over", "/people/hand-over"),
        ("19-card", "/people/card"),
        ("20-break-glass", "/people/break-glass"),
        ("21-settings", "/settings"),
        ("21-old", "/old"),
        ("22-you", "/you"),
        ("23-passphrase", "/passphrase"),
        ("24-second", "/second"),
        ("25-missing", "/report/00112233445566778899aabbccddeeff"),
    ] {
        browser.open(&at(path)).await;
        browser.look(name).await;
    }

    // The lead changes, in the browser: choose, read, sign.
    browser.open(&at("/people/join")).await;
    let fill = "document.getElementById('card').value = arguments[0]";
    browser.call("execute/sync", json!({"script": fill, "args": [new_card]})).await;
    browser.go("#propose").await;
    browser.look("26-proposal").await;
    browser.type_into("#passphrase", PASSPHRASE).await;
    browser.go("#sign").await;
    assert!(browser.text().await.contains("Signed by 1 of the 2"));
    browser.look("27-proposal-signed").await;

    browser.open(&at("/people/break-glass")).await;
    browser.go("#make").await;
    browser.look("28-papers").await;
    assert_eq!(browser.printed("28-papers").await, 3, "one page for each holder");

    browser.open(&at("/second")).await;
    let code = world.desk.pending_second().now(world.desk.clock.now().unix).unwrap();
    browser.type_into("#code", &code).await;
    browser.type_into("#passphrase", PASSPHRASE).await;
    browser.go("#second-on").await;
    browser.look("29-recovery").await;
    browser.open(&at("/second")).await;
    browser.look("30-second-on").await;
    world.desk.set_link(Err(lantern_desk::school::Fault::NoServer));
    browser.open(&at("/")).await;
    browser.look("31-server-down").await;
    // A practice of another day is folded away.
    school.clock.forward(Duration::from_secs(86_400));
    world.desk.touch();
    browser.open(&at("/")).await;
    browser.run("document.querySelector('#practices summary').click()").await;
    browser.look("36-practices").await;
    // Nobody looked yesterday at something that is not for this reader.
    let yesterday = school.clock.now().half_day().0 - 1;
    let to = [world.keys.reader.recipient()];
    let watch = lantern_frame::Watch { id: [9; 16], day: yesterday }.seal(&to, crate::SCHOOL, 1, &mut rand::rng()).unwrap();
    school.shelf.frames.lock().unwrap().push(*watch.as_bytes());
    world.look().await;
    browser.open(&at("/")).await;
    browser.look("37-unread").await;
    browser.go(".unread button").await;
    assert!(!browser.text().await.contains("was not looked at"));
    browser.go("#lock").await;
    browser.look("32-locked-code").await;
    served.abort();
}
