//! Puts the server together, starts it, and stops it in order: no more connections, requests to their end, the last
//! commit, the database closed. For `main`, for tests, and for a demonstration that runs it in its own process.

use crate::announce::Announcement;
use crate::authority::{self, Authority, Leaf, tls};
use crate::class::Classes;
use crate::folder::{lock, make_folder, note_address};
use crate::limit::WrongCodes;
use crate::listen::{self, Patience};
use crate::mail;
use crate::metrics::{self, Watched};
use crate::routes::{App, BODY_TIMEOUT, router};
use crate::settings::{Place, Settings};
use crate::store::{Database, Keep, Store, Writer, WriterTask};
use anyhow::Context as _;
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use lantern_wire::{Batch, Half};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::{fs, io, time::Duration};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// Days that a half-day is kept after every desk has it: a desk that comes back from its backup finds them here.
const GRACE_DAYS: i32 = 3;
/// Days that a half-day is kept which some desk has not fetched: longer than a summer.
const KEEP_DAYS: i32 = 60;
/// Days for which it is known which mails went out.
const REMEMBER_DAYS: i32 = 400;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Days after which the server's own certificate is made anew while it runs.
const RENEW_DAYS: u32 = 30;

/// How to serve.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of the database and the school's authority; made if missing.
    pub data: PathBuf,
    /// Where to listen. Port 0 takes any free one ([`Handle::addr`] says which).
    pub listen: SocketAddr,
    /// Host names or addresses by which devices reach the server, besides `localhost` and `127.0.0.1`. The first stands
    /// in enrolment links.
    pub names: Vec<String>,
    /// Frames of one tick are kept without order. 60 s in a school; tests and demonstrations shorten it.
    pub tick: Duration,
    /// Most connections at a time.
    pub connections: usize,
    /// How long a request's header, and then its body, may take.
    pub patience: Duration,
    /// `postgres://...` instead of SQLite in the data folder; goes before `server.ron`.
    pub database: Option<String>,
    /// The school's short name in that PostgreSQL; goes before `server.ron`.
    pub school: Option<String>,
    /// Also serve `/metrics` on this port of loopback (0: any free one, [`Handle::metrics`] says which).
    pub metrics: Option<u16>,
    /// Announce the server to tablets on the same network, where devices elsewhere can reach it.
    pub announce: bool,
}

impl Config {
    /// A server for a school, with ticks of a minute.
    pub fn new(data: impl Into<PathBuf>, listen: SocketAddr) -> Self {
        Self {
            data: data.into(),
            listen,
            names: Vec::new(),
            tick: Duration::from_secs(60),
            connections: 1024,
            patience: BODY_TIMEOUT,
            database: None,
            school: None,
            metrics: None,
            announce: false,
        }
    }
}

/// A running server.
pub struct Handle {
    /// Where it listens.
    pub addr: SocketAddr,
    /// Where it serves `/metrics`, if it does.
    pub metrics: Option<SocketAddr>,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
    /// What runs beside the serving: the daily work, the mails.
    beside: Vec<JoinHandle<()>>,
    writing: WriterTask,
    store: Store,
    data: PathBuf,
    _announcement: Option<Announcement>,
    // Held while serving: two servers on one folder would give out places twice.
    _lock: fs::File,
}

impl Handle {
    /// Drops the half-days that need not be kept, as the server does by itself once a day. Returns how many.
    ///
    /// # Errors
    /// A clock out of all bounds, or a database that does not answer.
    pub async fn drop_old(&self) -> anyhow::Result<usize> {
        drop_old(&self.store).await
    }

    /// Sends the mails that are due at `now` and have not been sent, by the settings as they are in the data folder now;
    /// the server does so by itself twice a minute. Returns how many went out.
    ///
    /// # Errors
    /// Settings that are not in order, or a database that does not answer.
    pub async fn mail_round(&self, now: Timestamp) -> anyhow::Result<usize> {
        let settings = Settings::load(&self.data)?;
        let Some(mail) = &settings.mail else { return Ok(0) };
        mail::round(&self.store, &self.data, mail, &settings.calendar, now).await
    }

    /// Stops: what is under way comes to its end (10 s at most), then the database is closed.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        let _ = self.serving.await;
        for task in self.beside {
            task.abort();
            let _ = task.await;
        }
        let _ = self.writing.await;
        self.store.close().await;
    }
}

/// Starts a server on the current runtime.
///
/// # Errors
/// Each error's words tell a technician what to do: a folder that cannot be written, a port that is taken, a file that
/// is missing or damaged, another server on the same folder.
pub async fn spawn(config: Config) -> anyhow::Result<Handle> {
    make_folder(&config.data)?;
    let lock = lock(&config.data)?;
    let authority = Arc::new(Authority::open(&config.data)?);
    let place = Place { data: config.data.clone(), database: config.database.clone(), school: config.school.clone() };
    let settings = Settings::load(&config.data)?;
    let store = open_store(&place, &settings).await?;
    store.agree_on(&authority).await?;
    let mut names = config.names.clone();
    names.extend(["localhost".to_owned(), "127.0.0.1".to_owned()]);
    if !config.listen.ip().is_unspecified() {
        names.push(config.listen.ip().to_string());
    }
    let leaf = Arc::new(Leaf::new(&authority, &names)?);
    let listener = TcpListener::bind(config.listen).await.map_err(|e| bind_trouble(&e, config.listen))?;
    let addr = listener.local_addr()?;
    let server = note_address(&config, addr)?;
    let metrics = match config.metrics {
        Some(port) => Some(bind_metrics(port).await?),
        None => None,
    };
    let (writer, writing) = Writer::start(store.clone(), config.tick).await?;
    let watch = writer.watch();
    let (stop, stopping) = watch::channel(false);
    let classes = Arc::new(Classes::open(store.clone(), settings.calendar.clone(), stopping.clone()).await?);
    let watching = classes.clone();
    let app = App {
        classes,
        store: store.clone(),
        writer,
        authority: authority.clone(),
        wrong_codes: WrongCodes::default(),
        body_timeout: config.patience,
        copying: Semaphore::new(1),
        mail_set: settings.mail.is_some(),
    };
    let acceptor = TlsAcceptor::from(Arc::new(tls(leaf.clone())?));
    let patience = Patience { header: config.patience, ..Patience::default() };
    let serving = tokio::spawn(listen::serve(listener, acceptor, router(Arc::new(app)), config.connections, patience, stopping));
    let mut beside = vec![tokio::spawn(daily(store.clone(), authority, leaf, names)), tokio::spawn(async move { watching.watch().await })];
    match &settings.mail {
        Some(mail) => beside.push(tokio::spawn(mail::run(store.clone(), config.data.clone(), mail.clone(), settings.calendar.clone()))),
        None => tracing::warn!("no mail is set in server.ron: nobody is asked to open a desk, and nobody is told when none is opened"),
    }
    let metrics_addr = metrics.as_ref().map(TcpListener::local_addr).transpose()?;
    if let Some(listener) = metrics {
        let authority_until = authority::dates(&config.data)?.to;
        let watched =
            Watched { store: store.clone(), writer: watch, data: config.data.clone(), authority_until, started: Timestamp::now() };
        beside.push(tokio::spawn(metrics::serve(listener, watched)));
    }
    let announcement = announce(&config, &server, addr);
    Ok(Handle {
        addr,
        metrics: metrics_addr,
        stop,
        serving,
        beside,
        writing,
        store,
        data: config.data,
        _announcement: announcement,
        _lock: lock,
    })
}

async fn bind_metrics(port: u16) -> anyhow::Result<TcpListener> {
    let listen = SocketAddr::from(([127, 0, 0, 1], port));
    TcpListener::bind(listen).await.map_err(|e| bind_trouble(&e, listen).context("--metrics"))
}

/// `None` where it is not wanted, where nobody elsewhere could come, or where the network has no multicast.
fn announce(config: &Config, server: &str, addr: SocketAddr) -> Option<Announcement> {
    if !config.announce || config.names.is_empty() || addr.ip().is_loopback() {
        return None;
    }
    let started = Announcement::start(server, addr.port());
    started.inspect_err(|e| tracing::warn!("tablets cannot find this server by themselves: type its address there ({e})")).ok()
}

async fn drop_old(store: &Store) -> anyhow::Result<usize> {
    let (fetched, unfetched) = keeps().context("this machine's date is out of all bounds: set its clock")?;
    store.drop_old(fetched, unfetched).await.context("old half-days could not be dropped; trying again tomorrow")
}

async fn daily(store: Store, authority: Arc<Authority>, leaf: Arc<Leaf>, names: Vec<String>) {
    for day in 0_u32.. {
        if day % RENEW_DAYS == RENEW_DAYS - 1
            && let Err(e) = leaf.renew(&authority, &names)
        {
            tracing::error!("the server's certificate could not be renewed: start the server again within the year ({e})");
        }
        let long_ago = Timestamp::now().to_zoned(TimeZone::UTC).date().saturating_sub(REMEMBER_DAYS.days());
        if let Err(e) = store.forget_duties(&long_ago.to_string()).await {
            tracing::error!("mails of long ago could not be forgotten; trying again tomorrow ({e})");
        }
        match drop_old(&store).await {
            Ok(0) => {}
            Ok(dropped) => tracing::info!("{dropped} old half-days dropped"),
            Err(e) => tracing::error!("{e:#}"),
        }
        tokio::time::sleep(DAY).await;
    }
}

/// What every desk has fetched, and what some has not.
fn keeps() -> Option<(Keep, Keep)> {
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let keep = |days: i32| {
        let day = today.checked_sub(days.days()).ok()?;
        let before = Batch::new(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?, Half::Morning).ok()?;
        Some(Keep { before, newest: 2 * i64::from(days) })
    };
    Some((keep(GRACE_DAYS)?, keep(KEEP_DAYS)?))
}

pub(crate) async fn open_store(place: &Place, settings: &Settings) -> anyhow::Result<Store> {
    let database = place.database(settings)?;
    Store::open(&database).await.with_context(|| match database {
        Database::Sqlite(data) => format!(
            "the database in {} cannot be opened: check that the disk is not full and that this user may write there; if it is damaged, put it back from the backup",
            data.display()
        ),
        // Not its address: that may hold a password.
        Database::Postgres { school, .. } => format!(
            "the PostgreSQL database of {school} cannot be opened: check that it runs, that this machine reaches it, and the address and password in server.ron"
        ),
    })
}

fn bind_trouble(error: &io::Error, listen: SocketAddr) -> anyhow::Error {
    let port = listen.port();
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            anyhow::anyhow!("port {port} is taken by another program: stop that one, or choose another port with --listen")
        }
        io::ErrorKind::PermissionDenied => {
            anyhow::anyhow!("this user may not listen on port {port}: choose one above 1023 with --listen, such as 8443")
        }
        io::ErrorKind::AddrNotAvailable => {
            anyhow::anyhow!("{} is no address of this machine: use 0.0.0.0:{port} to listen on all of them", listen.ip())
        }
        _ => anyhow::anyhow!("cannot listen on {listen}: {error}"),
    }
}
