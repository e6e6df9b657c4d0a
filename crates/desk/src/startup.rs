//! Starts a desk: its casebook, its look at the server, its pages. A program or a test calls [`spawn`] and gets a handle.

use crate::{
    alarm,
    casebook::Casebook,
    clock::{Clock, SystemClock},
    fetch,
    identity::{self, Card},
    outgoing,
    pages::{self, Pictures},
    remote::Remote,
    roster,
    school::School,
    sentences::Sentences,
    settings::Settings,
    state::{Desk, Parts},
};
use anyhow::{Context, Result, ensure};
use lantern_frame::SchoolId;
use std::{fmt, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::{
    net::TcpListener,
    sync::{mpsc, oneshot, watch},
    task::JoinHandle,
};
use zeroize::Zeroizing;

/// How often the desk looks whether it is to lock.
const WATCH: Duration = Duration::from_secs(5);
/// The first question for the school's authority comes within this time.
const FIRST_RENEWAL: Duration = Duration::from_secs(10 * 60);
/// Time between two such questions.
const RENEWAL: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a stop waits for an answer that is on its way.
const STOP: Duration = Duration::from_secs(3);

/// How a desk is opened.
pub struct Config {
    /// The desk's folder, made by `init`.
    pub data: PathBuf,
    /// Where to serve the pages: an address of this computer's loopback; port 0 takes any.
    pub listen: SocketAddr,
    /// Time between two looks at the server.
    pub fetch: Duration,
    /// Unlocks at once; otherwise the page asks.
    pub passphrase: Option<Zeroizing<String>>,
    /// Where pictures are, if not beside the program.
    pub assets: Option<PathBuf>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Config(..)")
    }
}

impl Config {
    /// A desk in this folder as `open` opens it: any free port, a look every minute, locked.
    pub fn new(data: PathBuf) -> Self {
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        Self { data, listen, fetch: Duration::from_secs(60), passphrase: None, assets: None, clock: Arc::new(SystemClock::start()) }
    }
}

impl Config {
    /// The same once more.
    pub fn again(&self) -> Self {
        Self {
            data: self.data.clone(),
            listen: self.listen,
            fetch: self.fetch,
            passphrase: self.passphrase.clone(),
            assets: self.assets.clone(),
            clock: Arc::clone(&self.clock),
        }
    }
}

/// The first pages while they are served.
#[derive(Debug)]
pub struct Setup {
    /// The link to them; works once.
    pub url: String,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Setup {
    /// Waits until the last answer is out, and stops.
    pub async fn done(&mut self) {
        let _ = self.stop.send(true);
        if tokio::time::timeout(STOP, &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}

/// Serves the pages that make a desk in a folder that has none. When one is made, a sender comes out: give it the link
/// to the desk that was started, and the browser goes there.
///
/// # Errors
/// An address that is taken or is not loopback, or a folder that cannot be made.
pub async fn setup(config: Config) -> Result<(Setup, mpsc::Receiver<oneshot::Sender<String>>)> {
    ensure!(config.listen.ip().is_loopback(), "a desk is served to this computer only: give --listen an address such as 127.0.0.1:0");
    crate::files::private_folder(&config.data)?;
    let (made, receive) = mpsc::channel(1);
    let desk = Arc::new(Desk::new(Parts {
        casebook: Casebook::open(&config.data.join("casebook.db")).await?,
        pictures: Pictures::default(),
        roster: None,
        alarm: Arc::new(alarm::Silent),
        settings: Settings::load(&config.data)?,
        sentences: Sentences::english()?,
        label: String::new(),
        clock: config.clock,
        data: config.data,
        school: None,
    }));
    // Any port: the one that was asked for is kept free for the desk itself.
    let listener = TcpListener::bind(SocketAddr::new(config.listen.ip(), 0)).await.context("cannot serve the first pages")?;
    let address = listener.local_addr()?;
    let url = link(&desk, address);
    let (stop, mut stopped) = watch::channel(false);
    let serving = axum::serve(listener, pages::setup_router(Arc::clone(&desk), address, made)).with_graceful_shutdown(async move {
        let _ = stopped.wait_for(|stop| *stop).await;
    });
    let task = tokio::spawn(async move {
        if let Err(why) = serving.await {
            tracing::error!("the first pages are not served any more: {why}");
        }
        desk.casebook.close().await;
    });
    Ok((Setup { url, stop, task }, receive))
}

/// A desk that runs.
#[derive(Debug)]
pub struct Handle {
    /// The link to its pages; works once.
    pub url: String,
    /// Where its pages are served.
    pub address: SocketAddr,
    /// The desk itself.
    pub desk: Arc<Desk>,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Handle {
    /// Another link; an older one that was not used is void.
    pub fn link(&self) -> String {
        link(&self.desk, self.address)
    }

    /// Locks, stops answering and closes the casebook.
    pub async fn stop(self) {
        self.desk.close();
        // Nobody may be listening any more; then there is nothing to stop.
        let _ = self.stop.send(true);
        for mut task in self.tasks {
            if tokio::time::timeout(STOP, &mut task).await.is_err() {
                task.abort();
            }
        }
        self.desk.casebook.close().await;
    }
}

/// Asks about once a day which authority signs for the school, at moments that hang on nothing that anybody did.
async fn renew(desk: Arc<Desk>) {
    let Some((_, school)) = &desk.school else { return };
    tokio::time::sleep(FIRST_RENEWAL.mul_f64(rand::random())).await;
    loop {
        // Where it fails, the old one still holds, and the link's trouble is on the page.
        if let Err(why) = school.renew().await {
            tracing::debug!("which authority signs could not be asked: {why:?}");
        }
        tokio::time::sleep(RENEWAL).await;
    }
}

fn link(desk: &Desk, address: SocketAddr) -> String {
    format!("http://{address}/open/{}", desk.one_time_token().as_str())
}

/// Starts a desk. Call within a tokio runtime with its time and network on.
///
/// # Errors
/// No desk in that folder, a passphrase that does not fit, an address that is taken or is not loopback: says what to do.
pub async fn spawn(config: Config) -> Result<Handle> {
    ensure!(config.listen.ip().is_loopback(), "a desk is served to this computer only: give --listen an address such as 127.0.0.1:0");
    ensure!(
        identity::exists(&config.data),
        "there is no desk in {}: make one with `lantern-desk init`, or give the right folder with --data",
        config.data.display()
    );
    let card = Card::read(&identity::card_path(&config.data))?;
    let school: Option<(SchoolId, Arc<dyn School>)> = match Remote::load(&config.data)? {
        Some(remote) => Some((remote.school_id(), Arc::new(remote))),
        None => None,
    };
    let desk = Arc::new(Desk::new(Parts {
        casebook: Casebook::open(&config.data.join("casebook.db")).await?,
        pictures: Pictures::find(config.assets.as_deref()),
        roster: roster::load(&config.data),
        sentences: Sentences::english()?,
        alarm: Arc::new(alarm::System::new(&config.data)),
        settings: Settings::load(&config.data)?,
        label: card.label,
        clock: config.clock,
        data: config.data,
        school,
    }));
    if let Some(passphrase) = config.passphrase {
        desk.unlock(passphrase).await?;
    }
    let listener = TcpListener::bind(config.listen).await.with_context(|| {
        format!("cannot serve the pages at {}: another program has that port; leave --listen away to take any", config.listen)
    })?;
    let address = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let until = |mut stopped: watch::Receiver<bool>| async move {
        // An error means that the handle is gone: stop as well.
        let _ = stopped.wait_for(|stop| *stop).await;
    };
    let serving = axum::serve(listener, pages::router(Arc::clone(&desk), address)).with_graceful_shutdown(until(stopped.clone()));
    let mut tasks = vec![tokio::spawn(async move {
        if let Err(why) = serving.await {
            tracing::error!("the pages are not served any more: {why}");
        }
    })];
    let (looking, watched) = (Arc::clone(&desk), Arc::clone(&desk));
    let looks = fetch::run(looking, config.fetch);
    let posts = outgoing::run(Arc::clone(&desk), outgoing::TICK);
    let (looks_until, posts_until, watch_until) = (until(stopped.clone()), until(stopped.clone()), until(stopped.clone()));
    let (renewing, renew_until) = (Arc::clone(&desk), until(stopped.clone()));
    tasks.push(tokio::spawn(async move {
        tokio::select! { () = renew(renewing) => {} () = renew_until => {} }
    }));
    tasks.push(tokio::spawn(async move {
        tokio::select! { () = posts => {} () = posts_until => {} }
    }));
    tasks.push(tokio::spawn(async move {
        tokio::select! { () = looks => {} () = looks_until => {} }
    }));
    tasks.push(tokio::spawn(async move {
        let watch = async {
            loop {
                tokio::time::sleep(WATCH).await;
                watched.lock_if_idle();
            }
        };
        tokio::select! { () = watch => {} () = watch_until => {} }
    }));
    Ok(Handle { url: link(&desk, address), address, desk, stop, tasks })
}
